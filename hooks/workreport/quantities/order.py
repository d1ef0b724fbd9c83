"""Which figure is whose: of several figures of one kind in a sentence, whether any two have changed places."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from workreport.quantities.model import UNMEASURED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workreport.quantities.model import Quantity


def swapped(
    pairs: Sequence[tuple[Quantity, Quantity]], named: Sequence[tuple[tuple[int, int], tuple[int, int]]]
) -> Iterator[tuple[Quantity, Quantity]]:
    """Pairs of Chinese figures that stand in the other order in the English, where the words beside them do not.

    `pairs` are figures with their answers, `named` the places of terms that both languages have, in each (start and end). Two figures of
    one kind are suspected where their order differs; they are cleared where the terms nearest to them have changed places as well. A value
    that stands more than once is not followed.
    """
    values = Counter(value for source, target in pairs for value in {source.value, target.value})
    ordered = sorted((pair for pair in pairs if values[pair[0].value] == 1), key=lambda pair: pair[0].start)
    for (first, its), (second, other) in combinations(ordered, 2):
        alike = first.kind == second.kind or (first.kind in UNMEASURED and second.kind in UNMEASURED)
        if not alike or its.start <= other.start or first.kind in ("year", "month", "day", "heading"):
            continue
        if not _moved(first, its, second, other, named):
            yield first, second


def _moved(
    first: Quantity, its: Quantity, second: Quantity, other: Quantity, named: Sequence[tuple[tuple[int, int], tuple[int, int]]]
) -> bool:
    """Whether the words between the figures have moved with them: a term nearest to each stands nearest to its answer too."""
    held = 0
    for source, answer, rival in ((first, its, other), (second, other, its)):
        near = min(named, key=lambda pair: _distance(pair[0], source), default=None)
        if near is None:
            return False
        held += _distance(near[1], answer) < _distance(near[1], rival)
    return held == 2


def _distance(span: tuple[int, int], figure: Quantity) -> int:
    """Characters between a term and a figure; what stands before a figure is nearer to it than what stands behind."""
    if span[1] <= figure.start:
        return figure.start - span[1]
    return 2 * max(0, span[0] - figure.end) + 1
