"""Law 4 the other way round: a glossary term in the English that the Chinese does not say."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from workreport.lexicon.characters import HAN_CHARACTER
from workreport.messages import _
from workreport.terms import Fault

if TYPE_CHECKING:
    from workreport.terms import Terms

SHORT = 8
"""A segment of fewer Chinese characters (a name with an office) may lean on a single one."""


def unexpected_terms(zh: str, en: str, terms: Terms) -> tuple[Fault, ...]:
    """Every rendering of a glossary term in the English for which nothing in the Chinese gives ground.

    Ground is the term itself, as little as two neighboring characters of it (镇政府 for 青山镇人民政府), or another term with ground
    whose rendering takes some of the same words: the check is for a term put in another's place, and leaves a translator's freedom alone.
    A rendering of one common word (registration) is none to go by.
    """
    length = 1 if len(HAN_CHARACTER.findall(zh)) < SHORT else 2
    said = _pieces(zh, length)
    grounded: list[tuple[int, int]] = []
    doubtful: dict[tuple[int, int], str] = {}
    for term in terms.possible(en):
        spans = terms.places(term, en)
        if term in zh or _pieces(term, length) & said:
            grounded += spans
        else:
            doubtful |= {(start, end): term for start, end in spans if not en[start:end].isalpha() or en[start].isupper()}
    return tuple(
        Fault(
            _("“{en}” renders {doubtful}, which the Chinese does not say").format(en=en[start:end], doubtful=doubtful[start, end]),
            _("render what it says"),
        )
        for start, end in sorted(doubtful)
        if not any(begin < end and start < stop for begin, stop in grounded)
    )


@cache
def _pieces(text: str, length: int) -> frozenset[str]:
    """Every run of so many neighboring Chinese characters; other characters between them do not part them."""
    characters = "".join(HAN_CHARACTER.findall(text))
    return frozenset(characters[start : start + length] for start in range(len(characters) - length + 1))
