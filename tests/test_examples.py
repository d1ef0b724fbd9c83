"""The examples in docstrings, which tell an engineer what a function does."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest

from conftest import ROOT

PACKAGE = ROOT / "hooks"
MODULES = sorted(
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
    for path in (PACKAGE / "workreport").rglob("*.py")
    if ">>> " in path.read_text("utf-8")
)


@pytest.mark.parametrize("name", MODULES)
def test_an_example_shows_what_happens(name: str) -> None:
    """What a docstring says that a call gives is what it gives."""
    found = doctest.testmod(import_module(name))
    assert found.attempted > 0
    assert found.failed == 0


def test_there_are_examples() -> None:
    """They are looked for where they stand."""
    assert "workreport.search.values" in MODULES
