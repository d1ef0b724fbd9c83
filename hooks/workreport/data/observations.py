"""Observations as a table, one row each: ``indicators.csv``, and the columns that the other files share."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workreport.indicators.model import Comparison, Group, Indicator, Indicators, Observation

Cell = str | Decimal | int | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table, described as the Table Schema of Frictionless Data does."""

    name: str
    type: Literal["string", "number", "integer"]
    title: str
    required: bool = False
    zh: str = ""
    """The title in Chinese."""
    concept: str = ""
    """The concept of SDMX that the column is of, where one fits."""
    numeral: bool = False
    """Whether its text is a number as a rule, as which a workbook holds it then."""


SDMX = "http://purl.org/linked-data/sdmx/2009/"
"""Where the concepts of SDMX have their addresses, in the RDF Data Cube vocabulary."""

COLUMNS = (
    Column("report", "string", "Report", required=True, zh="报告"),
    Column("indicator", "string", "Indicator", required=True, zh="指标代码"),
    Column("group", "string", "Group", required=True, zh="分组代码"),
    Column("group_zh", "string", "Group in Chinese", required=True, zh="分组（中文）"),
    Column("group_en", "string", "Group in English", required=True, zh="分组（英文）"),
    Column("label_zh", "string", "Indicator in Chinese", required=True, zh="指标（中文）"),
    Column("label_en", "string", "Indicator in English", required=True, zh="指标（英文）"),
    Column(
        "period",
        "string",
        "Year or month; “open” where the report names none",
        required=True,
        zh="年份或月份；报告未说明的为“open”",
        concept=f"{SDMX}dimension#timePeriod",
        numeral=True,
    ),
    Column(
        "status",
        "string",
        "Actual value, target, or planned: approved or under way, not yet done",
        required=True,
        zh="实际值、目标值，或已批准、在建而尚未完成的计划值",
        concept=f"{SDMX}attribute#obsStatus",
    ),
    Column("value", "string", "Numeral as the source writes it", required=True, zh="原文数字", numeral=True),
    Column("unit", "string", "Unit as the source writes it; empty where it gives none", zh="原文单位；原文没有的留空"),
    Column("qualifier", "string", "余 over, 约 about, 左右 around; empty for an exact figure", zh="限定词：余、约、左右；精确数字留空"),
    Column("number", "number", "What the numeral says", required=True, zh="数值"),
    Column(
        "multiplier",
        "integer",
        "What 万 or 亿 in the unit multiplies the number by",
        required=True,
        zh="单位中的万、亿所表示的倍数",
        concept=f"{SDMX}attribute#unitMult",
    ),
    Column(
        "base_value",
        "number",
        "Number times multiplier: the value in the base unit",
        required=True,
        zh="数值乘以倍数，即基本单位的值",
        concept=f"{SDMX}measure#obsValue",
    ),
    Column("base_unit_zh", "string", "Base unit in Chinese", required=True, zh="基本单位（中文）"),
    Column("base_unit_en", "string", "Base unit in English", required=True, zh="基本单位（英文）"),
    Column(
        "unit_code",
        "string",
        "ISO 4217 for money, UCUM for measures; empty for things counted",
        zh="货币用ISO 4217代码，计量单位用UCUM代码；计数单位留空",
        concept=f"{SDMX}attribute#unitMeasure",
    ),
    Column("growth_percent", "number", "Growth on the year before", zh="同比增长（%）"),
    Column("growth_qualifier", "string", "Its qualifier: 左右 around; empty for an exact figure", zh="增长的限定词：左右；精确数字留空"),
    Column("progress_percent", "number", "Share of the year’s target", zh="完成全年任务的比例（%）"),
    Column("share_percent", "number", "Share of a total", zh="占总量的比例（%）"),
    Column("share_of_zh", "string", "That total in Chinese", zh="所占的总量（中文）"),
    Column("share_of_en", "string", "That total in English", zh="所占的总量（英文）"),
    Column("rank", "integer", "Rank", zh="位次"),
    Column("rank_in_zh", "string", "Among whom, in Chinese", zh="排名范围（中文）"),
    Column("rank_in_en", "string", "Among whom, in English", zh="排名范围（英文）"),
    Column("rate_percent", "number", "Rate that goes with the value", zh="与该数值一同列出的比率（%）"),
    Column("rate_zh", "string", "Name of the rate in Chinese", zh="比率名称（中文）"),
    Column("rate_en", "string", "Name of the rate in English", zh="比率名称（英文）"),
    Column("segment", "string", "Address of the sentence: report/page/sentence", required=True, zh="语句编号：报告/页面/语句"),
    Column("quote", "string", "Words of the sentence that give the figure", required=True, zh="给出该数字的原文"),
    Column("note_zh", "string", "Remark of the editors in Chinese", zh="编者说明（中文）"),
    Column("note_en", "string", "Remark of the editors in English", zh="编者说明（英文）"),
)
"""The table's columns, in order."""


def as_number(column: Column, cell: Cell) -> Cell:
    """A cell as a workbook holds it: a year or a plain numeral as a number, ``2023-06`` or “9.7” with a unit’s letters as text."""
    if column.numeral and isinstance(cell, str) and PLAIN.fullmatch(cell):
        return Decimal(cell)
    return cell


PLAIN = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,10})?")
"""A numeral that a workbook keeps to the digit."""


def rows(reports: Iterable[Indicators]) -> tuple[tuple[Cell, ...], ...]:
    """A row for each observation of each report, with a cell for each of `COLUMNS`; several reports make a time series."""
    found = []
    for report in reports:
        groups = {group.id: group for group in report.groups}
        for indicator, observation in report.observations():
            cells = _cells(report.report, groups[indicator.group], indicator, observation)
            found.append(tuple(cells[column.name] for column in COLUMNS))
    return tuple(found)


def indicators_csv(reports: Iterable[Indicators]) -> bytes:
    """The table as CSV (RFC 4180) in UTF-8, with a byte order mark, so that Excel shows the Chinese."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(column.name for column in COLUMNS)
    writer.writerows([_written(cell) for cell in row] for row in rows(reports))
    return text.getvalue().encode("utf-8-sig")


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)


def _cells(report: str, group: Group, indicator: Indicator, observation: Observation) -> dict[str, Cell]:
    figure, unit = observation.figure, observation.unit
    growth = observation.comparison("growth")
    return {
        "report": report,
        "indicator": indicator.id,
        "group": group.id,
        "group_zh": group.label["zh"],
        "group_en": group.label["en"],
        "label_zh": indicator.label["zh"],
        "label_en": indicator.label["en"],
        "period": observation.period,
        "status": observation.status,
        "value": figure.value,
        "unit": figure.unit or None,
        "qualifier": figure.qualifier or None,
        "number": figure.number,
        "multiplier": figure.multiplier,
        "base_value": figure.exact,
        "base_unit_zh": unit.zh[0],
        "base_unit_en": unit.en,
        "unit_code": unit.code or None,
        **_compared(growth, "growth_percent"),
        "growth_qualifier": (growth.figure.qualifier or None) if growth else None,
        **_compared(observation.comparison("progress"), "progress_percent"),
        **_compared(observation.comparison("share"), "share_percent", "share_of"),
        **_compared(observation.comparison("rank"), "rank", "rank_in"),
        **_compared(observation.comparison("rate"), "rate_percent", "rate"),
        "segment": f"{report}/{figure.segment}",
        "quote": figure.quote,
        "note_zh": observation.note.get("zh"),
        "note_en": observation.note.get("en"),
    }


def _compared(comparison: Comparison | None, number: str, of: str = "") -> dict[str, Cell]:
    cells: dict[str, Cell] = {number: comparison.figure.number if comparison else None}
    if of:
        cells |= {f"{of}_{language}": comparison.of.get(language) if comparison else None for language in ("zh", "en")}
    return cells
