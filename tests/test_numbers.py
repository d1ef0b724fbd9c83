"""The grammars of numbers, each in its own language."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from workreport.quantities import chinese, english

FOLDER = Path(__file__).with_name("cases") / "numbers"
READERS = {"chinese": chinese.quantities, "english": english.quantities}
CASES = {
    f"{language}-{case['text']}": (language, case)
    for language in READERS
    for cases in yaml.safe_load((FOLDER / f"{language}.yml").read_text(encoding="utf-8")).values()
    for case in cases
}


@pytest.mark.parametrize(("language", "case"), CASES.values(), ids=CASES)
def test_numbers_are_read_as_reports_write_them(language: Any, case: Any) -> None:
    """Value, unit and bound of every quantity, in reading order."""
    read = [(one.value, one.kind, one.bound.direction) for one in READERS[language](case["text"])]
    assert read == [(Fraction(str(value)), kind, *(bound or [""])) for value, kind, *bound in case["reads"]]
