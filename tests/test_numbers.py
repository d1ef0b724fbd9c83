"""The grammars of numbers, each in its own language."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from conftest import yaml_of
from workreport.quantities import chinese, english
from workreport.quantities.model import Quantity

FOLDER = Path(__file__).with_name("cases") / "numbers"
READERS: dict[str, Callable[..., tuple[Quantity, ...]]] = {"chinese": chinese.quantities, "english": english.quantities}
CASES = {
    f"{language}-{case['text']}{case.get('year', '')}{case.get('protected', '')}": (language, case)
    for language in READERS
    for cases in yaml_of((FOLDER / f"{language}.yml").read_text(encoding="utf-8")).values()
    for case in cases
}


@pytest.mark.parametrize(("language", "case"), CASES.values(), ids=CASES)
def test_numbers_are_read_as_reports_write_them(language: Any, case: Any) -> None:
    """Value, unit and bound of every quantity, in reading order.

    Where a case says so, also which of them the other language must say (`asks`), their very words (`words`), and the value of one in the
    last digit shown with the number of digits (`shown`).
    """
    told = {name: case[name] for name in ("protected", "year") if name in case}
    found = READERS[language](case["text"], **told)
    read = [(one.value, one.kind, one.bound.direction) for one in found]
    assert read == [(Fraction(str(value)), kind, *(bound or [""])) for value, kind, *bound in case["reads"]]
    if "asks" in case:
        assert [one.binding for one in found] == case["asks"]
    if "words" in case:
        assert [one.text for one in found] == case["words"]
    if "shown" in case:
        assert [(one.unit, one.digits) for one in found] == [(Fraction(str(unit)), digits) for unit, digits in case["shown"]]
