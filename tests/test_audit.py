"""The report's own arithmetic recomputed, and figures over the years."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from measured import cases, interfaces, real, small, two_years
from workreport.indicators.audit import audit, listed_names
from workreport.indicators.series import history, promises, series

if TYPE_CHECKING:
    from pathlib import Path

CASES = cases("audit")


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[name for name, _ in CASES])
def test_findings(case: dict[str, Any], project: Path) -> None:
    """An audit says its outcome with its working, in both languages, and nothing else (each case states its law)."""
    found = small(case["segments"], case["file"])
    assert not [problem for problem in found.problems if "accounted" not in problem.what]
    told = []
    for finding in audit(found.indicators, history([found.indicators])):
        said = {
            language: words("indicators.audit." + finding.sentence, **finding.in_language(language))
            for language, words in interfaces(project).items()
        }
        told.append({"outcome": finding.outcome, **said})
    assert told == case["findings"]


@pytest.mark.usefixtures("first_report")
def test_the_real_report(project: Path) -> None:
    """Of the real report's arithmetic nothing disagrees; every declared computation is made, and each is said in both languages."""
    found = real(project)
    findings = audit(found.indicators, history([found.indicators]))
    assert len(findings) == len(found.indicators.audits)
    assert {finding.outcome for finding in findings} == {"agrees", "cannot-be-checked"}
    for language, words in interfaces(project).items():
        for finding in findings:
            said = words("indicators.audit." + finding.sentence, **finding.in_language(language))
            assert "{" not in said
            assert language == "zh" or not re.search("[一-鿿]", said.replace("等", ""))


@pytest.mark.usefixtures("first_report")
def test_a_wrong_count_would_be_found(project: Path) -> None:
    """Each list of names that agrees would disagree if one name were left out."""
    indicators = real(project).indicators
    agreeing = [
        one
        for one, found in zip(indicators.audits, audit(indicators, {}), strict=True)
        if (found.kind, found.outcome) == ("listed", "agrees")
    ]
    assert agreeing
    for declaration in agreeing:
        names = declaration.field("names")
        less = names.removeprefix(listed_names(names)[0]).lstrip("、和")
        fields = tuple((name, less if name == "names" else text) for name, text in declaration.fields)
        (finding,) = audit(replace(indicators, audits=(replace(declaration, fields=fields),)), {})
        assert finding.outcome == "does-not-agree", names


@pytest.mark.parametrize(
    ("names", "count"),
    [
        ("豆各庄、巨各庄、沙厂", 3),
        ("优化开发、重点开发、限制开发和禁止开发", 4),
        ("《甲方案》和《乙与丙办法》", 2),
        ("“一‘二’三”“四、五”", 2),
        ("前厂、赵家庄等", 2),
    ],
)
def test_names_are_counted(names: str, count: int) -> None:
    """Names are parted by 、 or 和; titles in marks are one name each, whatever is inside."""
    assert len(listed_names(names)) == count


def test_the_next_report_makes_a_series() -> None:
    """A second report with the same ids gives a time series and answers the first one's targets, whatever unit it writes."""
    one, two = two_years()
    (line,) = series([two, one])
    assert line.indicator.label["en"] == "Total rural income"
    assert [(point.report, *point.observation.key[1:], f"{point.observation.figure.exact}") for point in line.points] == [
        ("2023", "2022", "actual", "1000000"),
        ("2023", "2023", "target", "1070000"),
        ("2024", "2023", "actual", "1050000"),
    ]
    kept, unanswered = promises([one, two])
    assert kept.reported
    assert (kept.indicator.id, kept.reported.report, f"{kept.reached:.1f}") == ("income", "2024", "98.1")
    assert (unanswered.indicator.id, unanswered.reported, unanswered.reached) == ("grants", None, None)
    assert (kept.silent, unanswered.silent) == ("", "2024")
    assert [promise.silent for promise in promises([one])] == ["", ""]


def test_growth_is_checked_once_the_year_before_is_there() -> None:
    """Growth on the year before cannot be checked with one report and can with two."""
    one, two = two_years()
    assert [finding.outcome for finding in audit(two, history([two]))] == ["cannot-be-checked"]
    assert [finding.outcome for finding in audit(two, history([one, two]))] == ["agrees"]


@pytest.mark.usefixtures("first_report")
def test_one_report_has_promises_and_no_answers(project: Path) -> None:
    """The targets of the only report stand open, those without a period are none."""
    found = promises([real(project).indicators])
    assert found
    assert all(promise.reported is None for promise in found)
    assert {promise.target.observation.period for promise in found} == {"2023"}


AUDITED = """\
groups: [{{id: g, label: {{zh: 组, en: Group}}}}]
units:
  yuan: {{zh: 元, en: yuan, code: CNY}}
  people: {{zh: 人, en: people, one: person}}
indicators:
- id: one
  group: g
  label: {{zh: 甲, en: A}}
  unit: {unit}
  observations: [{first}]
- id: two
  group: g
  label: {{zh: 乙, en: B}}
  unit: {unit}
  observations: [{second}]
audits: [{audit}]
"""


def values(given: dict[int, str], unit: str) -> str:
    """Observations by year: 5人, or 5人 share 50% with the share in brackets in the same quote; one of 2000 where none is given."""
    return (
        ", ".join(_value(text, year) for year, text in given.items())
        or f"{{period: 2000, status: actual, value: 3333, unit: {unit}, segment: 1/p1s1, quote: 3333{unit}}}"
    )


def _value(text: str, year: int) -> str:
    figure, _, compared = text.partition(" ")
    number = re.match(r"[\d.]+", figure)
    assert number
    kind, _, share = compared.partition(" ")
    quote = f"{figure}（{share}）" if compared else figure
    more = f", {kind}: {{value: {share}, quote: {quote}}}" if compared else ""
    head = f"period: {year}, status: actual, value: {number.group()}, unit: {figure[number.end() :]}"
    return f"{{{head}, segment: 1/p1s1, quote: {quote}{more}}}"


@pytest.mark.parametrize("case", dict(cases("arithmetic"))["branches"])
def test_every_branch_of_the_arithmetic(case: Any) -> None:
    """Each way a computation can end, worked out by hand in the case."""
    money = "元" in next(iter(case["one"].values()))
    sign = "万元" if money else "人"
    file = AUDITED.format(
        unit="yuan" if money else "people", first=values(case["one"], sign), second=values(case.get("two", {}), sign), audit=case["audit"]
    )
    found = small({"1/p1s1": "。"}, file)
    assert not [problem for problem in found.problems if "stand in" not in problem.what]
    (finding,) = audit(found.indicators, history([found.indicators]))
    assert (finding.outcome, finding.sentence) == (case["outcome"], f"{finding.kind}.{case['sentence']}")
    said = case.get("says", {})
    assert {name: words["zh"] for name, words in finding.values.items() if name in said} == said
