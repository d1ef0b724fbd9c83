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
audits: [{{{audit}}}]
"""


def value(text: str, period: int = 2022, **compared: str) -> str:
    """An observation of 5人 or 5万元; what is compared with it stands in brackets in the same quote."""
    number, unit = re.fullmatch(r"([\d.]+)(.*)", text).groups()  # type: ignore[union-attr]
    more = "".join(f", {kind}: {{value: {share}, quote: {text}（{share}）}}" for kind, share in compared.items())
    quote = f"{text}（{next(iter(compared.values()))}）" if compared else text
    return f"{{period: {period}, status: actual, value: {number}, unit: {unit}, segment: 1/p1s1, quote: {quote}{more}}}"


OTHER = value("3333人", 2000)


@pytest.mark.parametrize(
    ("first", "second", "declared", "outcome", "sentence", "said"),
    [
        (
            [value("104万元", growth="4%")],
            OTHER,
            "kind: growth-base, value: one 2022 actual",
            "cannot-be-checked",
            "implied",
            {"implied": "100万元"},
        ),
        (
            [value("200万元", 2021), value("207万元", growth="3.5%")],
            OTHER,
            "kind: growth-base, value: one 2022 actual",
            "agrees",
            "rounded",
            {"before": "200万元", "exact": "3.5%"},
        ),
        (
            [value("200万元", 2021), value("207.19万元", growth="3.5%")],
            OTHER,
            "kind: growth-base, value: one 2022 actual",
            "agrees",
            "cut",
            {"exact": "3.595%"},
        ),
        (
            [value("200万元", 2021), value("207万元", growth="4.5%")],
            OTHER,
            "kind: growth-base, value: one 2022 actual",
            "does-not-agree",
            "differs",
            {"exact": "3.5%", "growth": "4.5%"},
        ),
        (
            [value("200万元", 2021), value("180万元", growth="-10%")],
            OTHER,
            "kind: growth-base, value: one 2022 actual",
            "agrees",
            "rounded",
            {"exact": "-10%"},
        ),
        (
            [value("7人", share="87.5%")],
            value("8人"),
            "kind: share, by: share, part: one 2022 actual, whole: two 2022 actual",
            "agrees",
            "rounded",
            {"exact": "87.5%"},
        ),
        (
            [value("2人", share="66.6%")],
            value("3人"),
            "kind: share, by: share, part: one 2022 actual, whole: two 2022 actual",
            "agrees",
            "cut",
            {"exact": "66.667%"},
        ),
        (
            [value("2人", share="60%")],
            value("3人"),
            "kind: share, by: share, part: one 2022 actual, whole: two 2022 actual",
            "does-not-agree",
            "differs",
            {"exact": "66.67%"},
        ),
        (
            [value("829人", rate="99.5%")],
            OTHER,
            "kind: share, by: rate, part: one 2022 actual",
            "cannot-be-checked",
            "whole",
            {"implied": "833人"},
        ),
        (
            [value("500人", rate="90%")],
            OTHER,
            "kind: share, by: rate, part: one 2022 actual",
            "cannot-be-checked",
            "whole-between",
            {"first": "553人", "last": "558人"},
        ),
        (
            [value("8人", rate="87.5%")],
            OTHER,
            "kind: share, by: rate, whole: one 2022 actual",
            "cannot-be-checked",
            "part",
            {"implied": "7人"},
        ),
        (
            [value("10000人", rate="87.5%")],
            OTHER,
            "kind: share, by: rate, whole: one 2022 actual",
            "cannot-be-checked",
            "part-between",
            {"first": "8745人", "last": "8755人"},
        ),
        ([value("7人", rate="50%")], OTHER, "kind: share, by: rate, whole: one 2022 actual", "does-not-agree", "no-part", {}),
        (
            [value("200万元", rate="18%")],
            OTHER,
            "kind: share, by: rate, whole: one 2022 actual",
            "cannot-be-checked",
            "part-measured",
            {"implied": "36万元", "first": "35万元", "last": "37万元"},
        ),
        (
            [value("17人")],
            value("26人"),
            "kind: part-whole, part: one 2022 actual, whole: two 2022 actual",
            "agrees",
            "agrees",
            {"share": "65.4%"},
        ),
        (
            [value("26人")],
            value("26人"),
            "kind: part-whole, part: one 2022 actual, whole: two 2022 actual",
            "agrees",
            "agrees",
            {"share": "100%"},
        ),
        (
            [value("27人")],
            value("26人"),
            "kind: part-whole, part: one 2022 actual, whole: two 2022 actual",
            "does-not-agree",
            "does-not-agree",
            {"share": "103.8%"},
        ),
        ([value("26人")], value("26人"), "kind: equal, one: one 2022 actual, other: two 2022 actual", "agrees", "agrees", {"one": "26人"}),
        (
            [value("27人")],
            value("26人"),
            "kind: equal, one: one 2022 actual, other: two 2022 actual",
            "does-not-agree",
            "does-not-agree",
            {"one": "27人", "other": "26人"},
        ),
    ],
)
def test_every_branch_of_the_arithmetic(first: Any, second: Any, declared: Any, outcome: Any, sentence: Any, said: Any) -> None:
    """Each way a computation can end, worked out here by hand."""
    money = "万元" in first[0]
    second = value("3333万元", 2000) if money and second is OTHER else second
    file = AUDITED.format(unit="yuan" if money else "people", first=", ".join(first), second=second, audit=declared)
    found = small({"1/p1s1": "。"}, file)
    assert not [problem for problem in found.problems if "stand in" not in problem.what]
    (finding,) = audit(found.indicators, history([found.indicators]))
    assert (finding.outcome, finding.sentence) == (outcome, f"{finding.kind}.{sentence}")
    assert {name: words["zh"] for name, words in finding.values.items() if name in said} == said
