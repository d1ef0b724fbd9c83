"""Figures as data: their file, their proof from the source, and the account of every numeral (law 5)."""

from __future__ import annotations

import itertools
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from conftest import yaml_of
from measured import cases, interfaces, real, small
from workreport.catalogue import join
from workreport.indicators.formatting import chinese_value, english_value
from workreport.indicators.links import english_figure_links, figure_links
from workreport.indicators.model import Figure, Observation, Unit
from workreport.indicators.notation import multiplier, number
from workreport.library import load
from workreport.pages.figures import key_figures, section_figures, tables

if TYPE_CHECKING:
    from pathlib import Path

CASES = cases("indicators")


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[name for name, _ in CASES])
def test_problems_name_line_and_remedy(case: dict[str, Any]) -> None:
    """Each fault of an indicator file is one sentence with file, line and what to do, and a sound file has none."""
    found = small(case["segments"], case["file"])
    assert [str(problem) for problem in found.problems] == case["problems"]


@pytest.mark.usefixtures("first_report")
def test_every_numeral_is_accounted_for(project: Path) -> None:
    """Law 5: every numeral of the report of 2023 stands in an observation or is exempted, and the source has 150 by a rule of its own."""
    found = real(project)
    assert found.problems == ()
    source = re.sub(r"\[bookmark:[^\]]*\]", "", (project / "docs/reports/2023/report.txt").read_text(encoding="utf-8"))
    assert len(re.findall(r"\d+(?:\.\d+)?", source)) == found.account.arabic.total == 150
    figures = [
        figure for _, one in found.indicators.observations() for figure in (one.figure, *(other.figure for other in one.comparisons))
    ]
    arabic = sum(figure.value.replace(".", "").isascii() for figure in figures)
    assert found.account.arabic.observed == arabic
    assert found.account.lines() == (
        f"150 of 150 numerals accounted for: {arabic} in observations, {150 - arabic} exempted",
        "13 of 13 quantities in Han numerals accounted for: 4 in observations, 9 exempted",
    )


@pytest.mark.usefixtures("first_report")
def test_values_in_the_base_unit(project: Path) -> None:
    """The exact value of a figure is its numeral times its 万 or 亿, worked out here by hand from the source."""
    indicators = real(project).indicators
    found = {observation.key: observation.figure.exact for _, observation in indicators.observations()}
    assert found["rural-income", "2022", "actual"] == 1588665900
    assert found["rural-income", "2023", "target"] == 1699000000
    assert found["labor-income", "2023", "target"] == Decimal("36789.8")
    assert found["well-house-funds", "open", "actual"] == 436680
    assert found["energy-base-investment", "open", "target"] == 36200000000
    assert found["epidemic-supplies", "2022", "actual"] == 10000
    assert found["consolidation-villages", "2023", "target"] == 5
    assert found["pm25-rank", "2022", "actual"] == 2
    assert found["workplace-accidents", "2022", "actual"] == 0


@pytest.mark.usefixtures("first_report")
def test_a_changed_digit_of_the_source_is_found(project: Path) -> None:
    """Where the source changes a figure, its quote no longer stands there."""
    found = real(project)
    segments = {f"{page.id}/{segment.id}": segment.text.replace("3673万元", "3763万元") for page, segment in found.report.segments()}
    changed = small(segments, (project / found.indicators.path).read_text(encoding="utf-8"))
    assert any(
        "“固定资产投资完成投资纳统3673万元，完成全年任务18%” does not stand in 1/p2s3" in str(problem) for problem in changed.problems
    )


UNITS = {
    "yuan": Unit("yuan", ("元",), "yuan", "yuan", "CNY"),
    "mu": Unit("mu", ("亩",), "mu", "mu", "mu"),
    "percent": Unit("percent", ("%",), "percent", "percent", "%"),
    "households": Unit("households", ("户",), "households", "household", ""),
    "cubic": Unit("cubic", ("方",), "cubic meters", "cubic meter", "m3"),
    "visits": Unit("visits", ("人/年",), "visits a year", "visit a year", ""),
    "place": Unit("place", ("位", "名"), "place", "place", ""),
}


@pytest.mark.parametrize(
    ("value", "written", "qualifier", "unit", "chinese", "english"),
    [
        ("158866.59", "万元", "", "yuan", "158866.59万元", "1.5887 billion yuan"),
        ("16.99", "亿元", "约", "yuan", "约16.99亿元", "about 1.699 billion yuan"),
        ("4043.47", "万元", "", "yuan", "4043.47万元", "40.43 million yuan"),
        ("123.4567", "万元", "", "yuan", "123.4567万元", "1.235 million yuan"),
        ("43.668", "万元", "", "yuan", "43.668万元", "436,680 yuan"),
        ("36789.8", "元", "", "yuan", "36789.8元", "36,789.8 yuan"),
        ("362", "亿元", "约", "yuan", "约362亿元", "about 36.2 billion yuan"),
        ("960", "万元", "余", "yuan", "960余万元", "over 9.6 million yuan"),
        ("1000", "方", "余", "cubic", "1000余方", "over 1,000 cubic meters"),
        ("8051.98", "亩", "", "mu", "8051.98亩", "536.8 hectares (8,051.98 mu)"),
        ("18.7", "亩", "", "mu", "18.7亩", "1.25 hectares (18.7 mu)"),
        ("7", "%", "左右", "percent", "7%左右", "around 7%"),
        ("1", "户", "", "households", "1户", "1 household"),
        ("60", "万人/年", "", "visits", "60万人/年", "600,000 visits a year"),
        ("第二", "", "", "place", "第二", "2nd"),
        ("第十一", "名", "", "place", "第十一名", "11th"),
    ],
)
def test_numbers_in_each_manner(*, value: str, written: str, qualifier: str, unit: str, chinese: str, english: str) -> None:
    """In Chinese a figure is written as the source has it, in English converted, and never to fewer than four digits."""
    scale = multiplier(written, UNITS[unit].zh) or 1
    figure = Figure(value, written, qualifier, number(value) or Decimal(0), scale, "1/p1s1", "", 1)
    observation = Observation("one", "2022", "actual", figure, UNITS[unit], (), {}, "", 1)
    assert (chinese_value(observation), english_value(observation)) == (chinese, english)


@pytest.mark.usefixtures("first_report")
def test_figures_in_chinese_text_lead_to_rows(project: Path) -> None:
    """Every observation and comparison is a stretch of its segment that begins with its numeral and ends with its unit; none overlap."""
    found = real(project)
    spans = 0
    for page in found.report.pages:
        for segment, links in figure_links(page, found.claims).items():
            text = next(one.text for one in page.segments() if one.id == segment)
            assert all(start < end for start, end, _ in links)
            assert all(before[1] <= after[0] for before, after in itertools.pairwise(links))
            for start, end, name in links:
                observations = found.indicators.indicator(name).observations
                figures = [figure for one in observations for figure in (one.figure, *(other.figure for other in one.comparisons))]
                stretch = text[start:end].replace(" ", "")
                assert any(stretch.startswith(one.value) and stretch.endswith(one.unit) for one in figures), stretch
                spans += 1
    assert spans == sum(1 + len(one.comparisons) for _, one in found.indicators.observations())


@pytest.mark.usefixtures("first_report")
def test_figures_in_english_text_lead_to_rows(project: Path) -> None:
    """Nearly every figure is found in the English sentence too, and each stretch found says the figure's value."""
    work = load(project, "2023")
    found = real(project)
    linked: dict[str, list[str]] = {}
    for page in work.report.pages:
        english = {one.segment.id: one.unit.text for one in join(page, work.catalogues["en"].get(page.id)) if one.unit}
        for segment, links in english_figure_links(page, found.indicators, english).items():
            linked[f"{page.id}/{segment}"] = [english[segment][start:end] for start, end, _ in links]
    money = ["1.5887 billion yuan", "34,383 yuan", "36.73 million yuan", "40.43 million yuan"]
    shares = ["4 percent", "4 percent", "18 percent", "55 percent"]
    assert linked["1/p2s3"] == [words for pair in zip(money, shares, strict=True) for words in pair]
    assert linked["1-6/p1s6"] == ["544 groups", "758 visitors", "427 groups", "621 visitors"]
    assert linked["1-7/p1s5"] == ["six villages"]
    total = sum(1 + len(one.comparisons) for _, one in found.indicators.observations())
    assert sum(map(len, linked.values())) >= 0.95 * total


def test_alike_figures_are_linked_in_the_order_of_the_source() -> None:
    """Where two figures look alike in English, the first in the Chinese is the first in the English."""
    text = """
groups: [{id: farms, label: {zh: 农业, en: Farming}}]
units: {villages: {zh: 个, en: villages}, bases: {zh: 个, en: bases}}
indicators:
- {id: villages, group: farms, label: {zh: 村, en: Villages}, unit: villages,
   observations: [{period: 2022, status: actual, value: 5, unit: 个, segment: 1/p1s1, quote: 5个村}]}
- {id: bases, group: farms, label: {zh: 基地, en: Bases}, unit: bases,
   observations: [{period: 2022, status: actual, value: 5, unit: 个, segment: 1/p1s1, quote: 5个基地}]}
"""
    found = small({"1/p1s1": "现有5个基地，在5个村。"}, text)
    english = "There are five growing bases in five administrative villages."
    links = english_figure_links(found.report.pages[0], found.indicators, {"p1s1": english})
    assert links == {"p1s1": ((10, 14, "bases"), (32, 36, "villages"))}


@pytest.mark.usefixtures("first_report")
def test_rows_of_the_page(project: Path) -> None:
    """Every observation is one row of one table, no two rows share an anchor, and an indicator's first row is the indicator's own."""
    indicators = real(project).indicators
    rows = [row for table in tables(indicators) for row in table.rows]
    assert len(rows) == len(list(indicators.observations()))
    anchors = [row.id for row in rows]
    assert len(set(anchors)) == len(anchors)
    assert {f"indicator-{indicator.id}" for indicator in indicators.indicators} <= set(anchors)
    assert [row.indicator for row in key_figures(indicators)] == list(indicators.key)


@pytest.mark.usefixtures("first_report")
def test_figures_of_a_section(project: Path) -> None:
    """A section's figures are those whose words stand on its page, in the order of the page."""
    indicators = real(project).indicators
    rows = section_figures(indicators)["1-6"]
    assert {row.segment.partition("/")[0] for row in rows} == {"1-6"}
    assert [row.segment for row in rows] == sorted(
        (row.segment for row in rows), key=lambda name: [int(n) for n in re.findall(r"\d+", name)]
    )
    assert len(rows) == sum(observation.figure.segment.startswith("1-6/") for _, observation in indicators.observations())


@pytest.mark.usefixtures("first_report")
def test_labels_are_in_both_languages(project: Path) -> None:
    """Every label has its Chinese and its English, and no Chinese character stands in an English one."""
    data = yaml_of((project / "docs/reports/2023/indicators.yml").read_text(encoding="utf-8"))
    labels = [one["label"] for kind in ("groups", "indicators", "charts") for one in data[kind]]
    assert all(re.search("[一-鿿]", label["zh"]) and not re.search("[一-鿿]", label["en"]) for label in labels)


def test_words_are_the_same_in_both_languages(project: Path) -> None:
    """The interface has the same keys for figures in each language, with the same places to fill."""
    chinese, english = (interfaces(project)[language].group("indicators") for language in ("zh", "en"))
    assert chinese.keys() == english.keys()
    optional = {"names"}
    for key, words in chinese.items():
        assert set(re.findall(r"{(\w+)}", words)) - optional == set(re.findall(r"{(\w+)}", english[key])) - optional, key


@pytest.mark.parametrize(
    ("unit", "units", "times"), [("万元", ["元"], 10_000), ("亿元", ["元"], 10**8), ("％", ["%"], 1), ("个", ["元"], None)]
)
def test_a_written_unit_is_a_unit_and_its_multiplier(unit: str, units: list[str], times: int | None) -> None:
    """A scale before a unit multiplies by it; a full-width percent sign is a percent sign; another unit is none of them."""
    assert multiplier(unit, units) == times
