"""Figures of a report as data: their file, its proof from the source, the report's arithmetic recomputed, and series over the years."""

from workreport.indicators.audit import audit
from workreport.indicators.examining import Figures, examine
from workreport.indicators.series import history, promises, series

__all__ = ["Figures", "audit", "examine", "history", "promises", "series"]
