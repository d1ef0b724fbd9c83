"""Which of a term's renderings was used last: the one that a new report's translator is offered first."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from workreport import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workreport.memory.pairs import Pair
    from workreport.model import Term


def by_use(listed: Sequence[Term], pairs: Iterable[Pair]) -> tuple[Term, ...]:
    """The glossary, each term's renderings in this order: the one that the newest report to have the term uses most, then the others.

    Reports of no known year count as the oldest. A term that nothing renders keeps the glossary's order.
    """
    several = terms.ready(term for term in listed if term.alt)
    alone = {term.zh: [terms.ready([replace(term, en=one, alt=())]) for one in (term.en, *term.alt)] for term in listed if term.alt}
    used: dict[str, dict[int, Counter[str]]] = {}
    for pair in pairs if alone else ():
        for zh in dict.fromkeys(several.found.findall(pair.zh)):
            for one in alone.get(zh, ()):
                if one.places(zh, pair.text):
                    used.setdefault(zh, {}).setdefault(pair.year or 0, Counter())[one.renderings[zh][0]] += 1
    return tuple(_led_by(term, used[term.zh]) if term.zh in used else term for term in listed)


def _led_by(term: Term, by_year: dict[int, Counter[str]]) -> Term:
    counts = by_year[max(by_year)]
    first = max((term.en, *term.alt), key=lambda rendering: (counts[rendering], len(rendering) if counts[rendering] else 0))
    return replace(term, en=first, alt=tuple(one for one in (term.en, *term.alt) if one != first))
