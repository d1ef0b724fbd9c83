"""The laws that a built site keeps, whatever its reports: read off the files a visitor gets, without a browser.

Numbered as in CONTRIBUTING.md. Those of figures and terms (3, 4, 5, 9) are checked on the inputs; that two builds are the same (7) is for a
test.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.laws.addresses import no_other_host, resolves
from workreport.laws.built import Built
from workreport.laws.documents import says_what_it_is
from workreport.laws.leaks import no_leak
from workreport.laws.sentences import as_written, complete, nothing_lost, one_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workreport.problems import Problem

__all__ = ["LAWS", "Built", "Law"]


@dataclass(frozen=True, slots=True)
class Law:
    """One law: what it says, and the function that tells where it is broken."""

    name: str
    breaches: Callable[[Built], Iterator[Problem]]


LAWS = (
    Law("1 nothing lost, nothing added", nothing_lost),
    Law("2 every sentence of a complete language is translated", complete),
    Law("6 every address resolves", resolves),
    Law("8 no other host, no inline script or style", no_other_host),
    Law("10 nothing is published that is on no page", no_leak),
    Law("a sentence has one id in every edition", one_id),
    Law("the translation is that of its files", as_written),
    Law("every page says its language, title and subject", says_what_it_is),
)
