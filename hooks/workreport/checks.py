"""Every check of a report that needs more than one file: figures, terms, indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workreport.library import Work
    from workreport.problems import Problem


def problems(work: Work) -> tuple[Problem, ...]:
    """All problems of a report, errors first."""
    return work.problems
