"""A text as search sees it. The same cases bind the browser’s rules (tests/browser/units.test.js), so that both are one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workreport.search import units

CASES = json.loads((Path(__file__).parent / "cases" / "search" / "units.json").read_text("utf-8"))


@pytest.mark.parametrize("law", CASES)
def test_units(law: str) -> None:
    """The units of a text are those that the case lists, in order."""
    text, expected = CASES[law]
    assert units.units(text) == expected
