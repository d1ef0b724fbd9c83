"""Whether a figure goes the same way in both languages: up 4 percent is not down 4 percent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workreport.lexicon.directions import change, english_changes, loose_change

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workreport.lexicon.directions import Change
    from workreport.quantities.model import Quantity

_CLAUSE_END = re.compile(r"[;:—]|\.(?=\s|$)|,(?! respectively)")
_NEAR = 5
"""Words behind a figure that may still say its direction: a 4 percent year-on-year increase."""


def reversed_and_lost(zh: str, en: str, pairs: Sequence[tuple[Quantity, Quantity]]) -> Iterator[tuple[Quantity, Quantity, Change, Change]]:
    """Of paired figures, those whose direction the English turns round or leaves out: both quantities, the Chinese and the English one.

    A Chinese figure has the direction of the word at it. An English one has that of the nearest word before it in its clause, else of a
    word close behind it in the same clause; else that of the figure before it in a list. A direction counts as left out where neither
    its clause nor the rest of the sentence up to the next figure has any.
    """
    words = english_changes(en)
    ordered = sorted({target.start: target for _, target in pairs}.values(), key=lambda it: it.start)
    for source, target in pairs:
        firm: Change = "down" if source.value < 0 else change(zh, source.start, source.end)
        wanted = firm or loose_change(zh, source.start)
        if not wanted or source.kind in ("year", "month", "day", "heading"):
            continue
        said = _said(en, target, words, ordered)
        if wanted not in said and said:
            yield source, target, wanted, said[0]
        elif firm and not said and target.value >= 0:
            yield source, target, wanted, ""


def _said(en: str, target: Quantity, words: Sequence[tuple[int, int, Change]], ordered: Sequence[Quantity]) -> tuple[Change, ...]:
    """The directions at an English figure, the likeliest first; empty where there is none."""
    before = [one for one in ordered if one.end <= target.start]
    floor = before[-1].end if before else 0
    clause = max((match.end() for match in _CLAUSE_END.finditer(en, floor, target.start)), default=floor)
    behind = next((one.start for one in ordered if one.start >= target.end), len(en))
    stop = next((match.start() for match in _CLAUSE_END.finditer(en, target.end, behind)), behind)
    within = [way for start, end, way in words if clause <= start and end <= target.end and not target.start <= start < target.end - 1]
    within += [way for start, end, way in words if target.start <= start and end <= target.end]
    close = [way for start, _, way in words if target.end <= start < stop and len(en[target.end : start].split()) <= _NEAR]
    if within or close:
        return tuple(dict.fromkeys([*reversed(within), *close]))
    rest = [way for start, end, way in words if floor <= start and end <= behind]
    if rest:
        return tuple(dict.fromkeys(rest))
    if before:
        return _said(en, before[-1], words, ordered)
    return ()
