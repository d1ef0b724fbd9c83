"""The promise board: what was furthest from its target comes first, and each target stands beside the last result."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from measured import real
from workreport.pages.board import EMPTY, board
from workreport.pages.figures import Comparisons

if TYPE_CHECKING:
    from pathlib import Path


def test_a_report_without_figures_has_no_board() -> None:
    """Where nobody has taken up figures there is nothing to show."""
    assert board(None, None) == EMPTY
    assert not EMPTY


@pytest.mark.usefixtures("first_report")
def test_what_is_furthest_from_its_target_comes_first(project: Path) -> None:
    """Of 2023, investment at 18 percent of the year’s target, then revenue at 55; bars are as long as the shares."""
    made = board(real(project).indicators, Comparisons((), (), ()))
    assert [(one.row.indicator, one.width) for one in made.shortfalls] == [("fixed-investment", 18.0), ("government-revenue", 55.0)]
