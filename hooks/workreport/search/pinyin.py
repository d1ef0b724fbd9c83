"""Chinese that is asked for by its sound: the pinyin of headings and terms, whole and by initials, without tones and blanks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workreport.lexicon.characters import HAN

if TYPE_CHECKING:
    from collections.abc import Iterable

RUN = re.compile(f"[{HAN}]{{2,}}")
"""What has a pinyin: a run of two Han characters or more."""
LONGEST = 12
"""Characters of a run that is asked for as a whole; longer headings are asked for by their beginning."""


Spoken = dict[str, tuple[str, str]]
"""By word, its pinyin (``xiangcunzhenxing``) and its initials (``xczx``)."""


def spoken(texts: Iterable[str]) -> Spoken:
    """How the words of some texts sound, in the order of the texts."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415  # its tables take a tenth of a second, which a build with nothing new spares

    words = dict.fromkeys(match[0][:LONGEST] for text in texts for match in RUN.finditer(text))
    return {
        word: ("".join(lazy_pinyin(word, errors="ignore")), "".join(lazy_pinyin(word, style=Style.FIRST_LETTER, errors="ignore")))
        for word in words
    }


def sounds(words: Spoken) -> dict[str, list[str]]:
    """By pinyin and by initials, the words that sound so, in their order."""
    found: dict[str, dict[str, None]] = {}
    for word, heard in words.items():
        for sound in heard:
            if len(sound) > 2:
                found.setdefault(sound, {})[word] = None
    return {sound: list(words) for sound, words in sorted(found.items())}
