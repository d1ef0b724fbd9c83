"""Bounds of figures, from the source's word to what readers are shown: no figure is turned into its opposite."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from conftest import yaml_of
from workreport import manuscript
from workreport.indicators import provenance, schema
from workreport.indicators.formatting import chinese_value, english_value
from workreport.indicators.proposing import head, proposals
from workreport.lexicon.bounds import CHINESE
from workreport.outline import find
from workreport.problems import Severity
from workreport.quantities.agreement import agree
from workreport.quantities.chinese import quantities
from workreport.quantities.model import Disagreement
from workreport.yamlfile import read_yaml

TABLES = {path.stem: yaml_of(path.read_text(encoding="utf-8")) for path in sorted(Path(__file__).with_name("cases").glob("bounds/*.yml"))}
SHARED_KEYS = ("direction", "strict", "right", "wrong")
CASES = {
    f"{name}-{case['text']}": case | {key: case.get(key, table[key]) for key in SHARED_KEYS}
    for name, table in TABLES.items()
    for case in table["cases"]
}
each_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES)

REPORT = "某某镇政府工作报告\n（2025年1月8日）\n一、2024年工作回顾\n（一）甲。{}。\n"
FILE = """\
groups: [{{id: all, label: {{zh: 全, en: All}}}}]
units:
  percent: {{zh: '%', en: percent, code: '%'}}
  households: {{zh: 户, en: households, one: household}}
indicators:
- id: one
  group: all
  label: {{zh: 率, en: Rate}}
  unit: {unit}
  observations:
  - {{period: 2024, status: actual, value: '{value}', unit: '{sign}', {qualifier}segment: 1-1/p1s1, quote: '{text}'}}
"""


def figure(case: Any) -> tuple[str, str, str]:
    """Value, unit and qualifier of a case."""
    return case.get("value", "5"), "%" if "%" in case["text"] else "户", case.get("qualifier", case["word"])


def in_english(template: str, case: Any) -> str:
    """A sentence that says the case's number in English."""
    number = {"上千": "1,000 households", "十": "10 households"}.get(
        case.get("value", ""), "5 percent" if "%" in case["text"] else "5 households"
    )
    return f"It was {template.format(number)} in all."


@each_case
def test_a_bound_is_read_with_its_negator(case: Any) -> None:
    """The quantity has the bound's direction and strictness."""
    (found,) = [one for one in quantities(case["text"]) if one.binding]
    assert (found.bound.word, found.bound.direction, found.bound.strict) == (case["word"], case["direction"], case["strict"])


@each_case
def test_a_bound_is_proposed_in_the_words_of_the_source(case: Any) -> None:
    """`workreport new` proposes the whole bound as the qualifier, its negator too."""
    text = REPORT.format(case["text"]).encode()
    lines = proposals(find(manuscript.read(text, "report.txt"), "2025")).removeprefix(head()).splitlines()
    (proposed,) = [line for line in (yaml_of(line.removeprefix("# - ")) for line in lines) if line["segment"].startswith("1-1/p")]
    assert (proposed["value"], proposed["unit"], proposed.get("qualifier", "")) == figure(case)
    assert proposed["quote"] == case["text"]


@each_case
def test_a_bound_is_proven_and_shown_in_both_languages(case: Any) -> None:
    """The file that says the source's own bound is accepted, one that leaves it out is refused, and tables show it in either language."""
    report = find(manuscript.read(REPORT.format(case["text"]).encode(), "report.txt"), "2025").report
    value, unit, qualifier = figure(case)

    def read(said: str) -> Any:
        name = {"%": "percent"}.get(unit, "households")
        text = FILE.format(unit=name, value=value, sign=unit, qualifier=f"qualifier: {said}, " if said else "", text=case["text"])
        indicators, problems = schema.read(read_yaml(text.encode(), "indicators.yml"), "2025")
        assert problems == ()
        return indicators, provenance.prove(indicators, report)[1]

    indicators, problems = read(qualifier)
    assert problems == ()
    ((_, observation),) = indicators.observations()
    assert (chinese_value(observation), english_value(observation)) == (case["zh"], case["en"])
    if qualifier:
        assert [problem.remedy for problem in read("")[1]] == [f"write “qualifier: {qualifier}”"]


@each_case
def test_english_of_the_same_direction_agrees_and_no_other(case: Any) -> None:
    """A translation may say a bound in any of English's words for it; a bound left out, put in or turned round is named."""
    for template in case["right"]:
        assert errors(case["text"], in_english(template, case)) == [], template
    for template in case["wrong"]:
        assert len(errors(case["text"], in_english(template, case))) == 1, template


def errors(zh: str, en: str) -> list[Disagreement]:
    """The disagreements that are errors; that no direction is said of a figure is a warning, and no matter of its bound."""
    return [one for one in agree(zh, en) if one.severity is Severity.ERROR]


def test_every_bound_has_a_case() -> None:
    """No word of the table goes untried, and of each base word some negation is tried."""
    tried = {case["word"] for case in CASES.values()}
    bare = {
        word for word, bound in CHINESE.items() if not any(word.startswith(negator) for negator in ("不", "未", "没", "并", "尚", "从"))
    }
    assert bare <= tried
    assert {"不" + word for word in ("超过", "高于", "多于", "低于", "少于", "突破", "达", "及", "到", "足")} <= tried


def test_trillions_are_said_as_such() -> None:
    """20万亿元 is 20 trillion yuan in a table."""
    report = FILE.format(unit="yuan", value="20", sign="万亿元", qualifier="", text="总额20万亿元").replace(
        "units:\n", "units:\n  yuan: {zh: 元, en: yuan, code: CNY}\n"
    )
    indicators, problems = schema.read(read_yaml(report.encode(), "indicators.yml"), "2025")
    assert problems == ()
    ((_, observation),) = indicators.observations()
    assert english_value(observation) == "20 trillion yuan"
