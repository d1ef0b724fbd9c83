"""A report's figures beside those of the other reports of the same body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workreport.indicators.audit import audit
from workreport.indicators.series import history, promises, series
from workreport.languages import SOURCE
from workreport.pages.figures import Comparisons

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workreport.indicators.model import Indicators
    from workreport.summary import ReportSummary


def compared(reports: Iterable[ReportSummary]) -> dict[str, Comparisons]:
    """By report, its figures beside those of all reports of the same body; reports without figures are left out."""
    bodies: dict[str, list[Indicators]] = {}
    for report in reports:
        if report.indicators:
            bodies.setdefault(report.facts.body.get(SOURCE, report.id), []).append(report.indicators)
    found = {}
    for related in bodies.values():
        past, promised, lines = history(related), promises(related), series(related)
        found.update({one.report: Comparisons(audit(one, past), promised, lines) for one in related})
    return found
