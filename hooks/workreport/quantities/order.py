"""Which figure is whose: of several figures of one kind in a sentence, whether any two have changed places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from workreport.quantities.model import UNMEASURED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workreport.quantities.model import Quantity

    Pair = tuple[Quantity, Quantity]


Named = Sequence[tuple[tuple[int, int], tuple[int, int]]]
"""Terms that both texts have once: start and end in the Chinese, and in the English."""


def swapped(zh: str, en: str, pairs: Sequence[Pair], named: Callable[[], Named]) -> Iterator[tuple[Quantity, Quantity]]:
    """Pairs of Chinese figures that stand in the other order in the English, where the words beside them do not.

    `pairs` are figures with their answers, `named` gives the terms that both texts have. Two figures of
    one kind are suspected where their order differs; they are cleared where the terms nearest to them have changed places as well. A value
    that stands more than once is not followed.
    """
    values = Counter(value for source, target in pairs for value in {source.value, target.value})
    ordered = sorted((pair for pair in pairs if values[pair[0].value] == 1), key=lambda pair: pair[0].start)
    for (first, its), (second, other) in combinations(ordered, 2):
        alike = first.kind == second.kind or (first.kind in UNMEASURED and second.kind in UNMEASURED)
        if not alike or its.start <= other.start or first.kind in ("year", "month", "day", "heading"):
            continue
        if not _moved((zh, en), (first, its), (second, other), named()):
            yield first, second


def _moved(texts: tuple[str, str], one: Pair, two: Pair, named: Named) -> bool:
    """Whether the words between the figures have moved with them: a term nearest to each stands nearest to its answer too."""
    zh, en = texts
    for (source, answer), (_, rival) in ((one, two), (two, one)):
        near = min(named, key=lambda pair: _distance(zh, pair[0], source), default=None)
        if near is None or _distance(en, near[1], answer) >= _distance(en, near[1], rival):
            return False
    return True


_APART = 25
"""So many characters more is what stands behind a comma, an “and” or a semicolon."""


def _distance(text: str, span: tuple[int, int], figure: Quantity) -> int:
    """How far a term is from a figure."""
    between = text[span[1] : figure.start] if span[1] <= figure.start else text[figure.end : span[0]]
    return len(between) + _APART * len(_BREAK.findall(between))


_BREAK = re.compile(r"[,;，；、。:：]| and ")
