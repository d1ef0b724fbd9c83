"""The same indicator over several reports: time series, and what was promised against what was reported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.indicators.model import OPEN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from decimal import Decimal

    from workreport.indicators.audit import History
    from workreport.indicators.model import Indicator, Indicators, Observation


@dataclass(frozen=True, slots=True)
class Point:
    """An observation and the report it stands in."""

    report: str
    indicator: Indicator
    """As that report describes it."""
    observation: Observation


@dataclass(frozen=True, slots=True)
class Series:
    """An indicator over the years."""

    indicator: Indicator
    """As the newest report that has it describes it."""
    points: tuple[Point, ...]
    """By period, the target of a period before what is planned and its actual value."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A target, and what a report said of its period afterwards."""

    indicator: Indicator
    target: Point
    reported: Point | None
    """None as long as no report has an actual value for the period."""
    silent: str = ""
    """The id of the first report about the period that gives no figure for it; empty where none is there yet, or a figure is."""

    @property
    def reached(self) -> Decimal | None:
        """The reported value in percent of the promised one; None where there is none, or nothing was promised but 0."""
        if self.reported is None or not self.target.observation.figure.exact:
            return None
        return self.reported.observation.figure.exact / self.target.observation.figure.exact * 100


def history(reports: Iterable[Indicators]) -> History:
    """Every observation of every report by indicator, period and status; where two reports have the same, the newer one's counts."""
    return {observation.key: observation for report in _in_order(reports) for _, observation in report.observations()}


def series(reports: Collection[Indicators]) -> tuple[Series, ...]:
    """Every indicator that two reports or more have values for, in the order of the newest report that has it."""
    points: dict[str, dict[tuple[str, str], Point]] = {}
    indicators: dict[str, Indicator] = {}
    for report in _in_order(reports):
        for indicator, observation in report.observations():
            indicators[indicator.id] = indicator
            if observation.period != OPEN:
                status = {"target": "0", "planned": "1", "actual": "2"}[observation.status]
                points.setdefault(indicator.id, {})[observation.period, status] = Point(report.report, indicator, observation)
    order = [indicator.id for report in reversed(_in_order(reports)) for indicator in report.indicators]
    found = {name: tuple(point for _, point in sorted(points.get(name, {}).items())) for name in dict.fromkeys(order)}
    return tuple(Series(indicators[name], of) for name, of in found.items() if len({point.report for point in of}) > 1)


def promises(reports: Iterable[Indicators]) -> tuple[Promise, ...]:
    """Every target with a period, oldest report first, and the actual value that a later report gives for it."""
    ordered = _in_order(reports)
    actual = {
        (indicator.id, observation.period): Point(report.report, indicator, observation)
        for report in ordered
        for indicator, observation in report.observations()
        if observation.status == "actual"
    }
    return tuple(
        _promise(indicator, Point(report.report, indicator, observation), actual.get((indicator.id, observation.period)), ordered)
        for report in ordered
        for indicator, observation in report.observations()
        if observation.status == "target" and observation.period != OPEN
    )


def _promise(indicator: Indicator, target: Point, reported: Point | None, ordered: list[Indicators]) -> Promise:
    about = (report.report for report in ordered if report.report > target.report and _year(report.report) > target.observation.period[:4])
    return Promise(indicator, target, reported, "" if reported else next(about, ""))


def _year(report: str) -> str:
    """The year a report was delivered in: the last folder of its id."""
    return report.rpartition("/")[2][:4]


def _in_order(reports: Iterable[Indicators]) -> list[Indicators]:
    return sorted(reports, key=lambda report: report.report)
