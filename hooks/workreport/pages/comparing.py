"""A report's figures beside those of the other reports of the same body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workreport.indicators.audit import audit
from workreport.indicators.series import history, promises, series
from workreport.pages.figures import Comparisons

if TYPE_CHECKING:
    from collections.abc import Collection

    from workreport.indicators.model import Indicators


def comparisons(own: Indicators, related: Collection[Indicators]) -> Comparisons:
    """The report's arithmetic, promises and series; `related` are the figures of all reports of its body, newest first, with its own."""
    return Comparisons(audit(own, history(related)), promises(related), series(related))
