"""The promise board: how far the year's targets were reached, the furthest from its target first, and what is promised for the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.pages.figures import promise_rows, row

if TYPE_CHECKING:
    from workreport.indicators.model import Indicator, Indicators
    from workreport.pages.figures import Comparisons, PromiseRow, Row

WIDTH = 100
"""Of a gauge, in its own units: a unit is a percent, and the tick of the target stands at its right end."""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A result that the report measures by the year's target."""

    row: Row
    width: float
    """How long its bar is, of `WIDTH`; a result past its target fills the gauge."""


@dataclass(frozen=True, slots=True)
class Target:
    """A target, last year's result for the same thing, and what became of it."""

    promise: PromiseRow
    before: Row | None
    """None where the report gives no result for it."""


@dataclass(frozen=True, slots=True)
class Board:
    """What a report says of its targets."""

    shortfalls: tuple[Shortfall, ...]
    targets: tuple[Target, ...]

    def __bool__(self) -> bool:
        """Whether there is anything on it."""
        return bool(self.shortfalls or self.targets)


EMPTY = Board((), ())


def board(indicators: Indicators | None, compared: Comparisons | None) -> Board:
    """The board of a report; empty where it has no figures."""
    if indicators is None or compared is None:
        return EMPTY
    measured = [
        (observation.comparison("progress"), row(observation, indicator, indicators.report))
        for indicator, observation in indicators.observations()
        if observation.comparison("progress")
    ]
    found = [Shortfall(one, min(float(part.figure.number), WIDTH)) for part, one in measured if part]
    shortfalls = tuple(sorted(found, key=lambda one: one.width))
    promises = promise_rows(compared, indicators.report)
    return Board(shortfalls, tuple(Target(promise, _before(indicators, promise)) for promise in promises))


def _before(indicators: Indicators, promise: PromiseRow) -> Row | None:
    """The result that the same report gives for the year before the target's."""
    indicator: Indicator = indicators.indicator(promise.target.indicator)
    year = promise.target.period[:4]
    done = (one for one in indicator.observations if one.status == "actual" and one.period[:4] < year)
    last = max(done, key=lambda one: one.period, default=None)
    return row(last, indicator, indicators.report) if last else None
