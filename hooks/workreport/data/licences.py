"""Terms of reuse, as a site’s ``site.licence`` names them, for machines: names and addresses of the licences for data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workreport.interface import Interface

KNOWN = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC-BY-NC-4.0": "https://creativecommons.org/licenses/by-nc/4.0/",
    "CC-BY-ND-4.0": "https://creativecommons.org/licenses/by-nd/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "ODC-BY-1.0": "https://opendatacommons.org/licenses/by/1-0/",
    "ODbL-1.0": "https://opendatacommons.org/licenses/odbl/1-0/",
}
"""By SPDX identifier, the licences’ own pages."""


@dataclass(frozen=True, slots=True)
class Licence:
    """The terms under which a site’s texts and data may be used again."""

    text: str
    """As the site says it; empty where it says nothing."""
    name: str
    """The SPDX identifier, where the text names a licence that we know."""
    address: str
    """Where the terms stand; empty where nobody knows."""

    @property
    def reference(self) -> str:
        """The best that can be said in one word to machines: the address, else the text."""
        return self.address or self.text


def licence(words: Interface) -> Licence:
    """The licence of a site, as its words in one language say it."""
    return _named(words.words.get("site.licence", ""))


@lru_cache(maxsize=64)  # every page asks for it
def _named(text: str) -> Licence:
    plain = re.sub(r"[\s_-]+", "-", text).casefold()
    name = next((name for name in sorted(KNOWN, key=len, reverse=True) if name.casefold() in plain), "")
    stated = re.search(r"https?://[^\s，。）)]+", text)
    return Licence(text, name, stated[0] if stated else KNOWN.get(name, ""))
