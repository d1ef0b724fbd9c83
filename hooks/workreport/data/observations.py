"""Observations as a table, one row each: ``indicators.csv``, and the columns that the other files share."""

from __future__ import annotations

import csv
import io
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


COLUMNS = (
    Column("report", "string", "Report", required=True),
    Column("indicator", "string", "Indicator", required=True),
    Column("group", "string", "Group", required=True),
    Column("group_zh", "string", "Group in Chinese", required=True),
    Column("group_en", "string", "Group in English", required=True),
    Column("label_zh", "string", "Indicator in Chinese", required=True),
    Column("label_en", "string", "Indicator in English", required=True),
    Column("period", "string", "Year or month; “open” where the report names none", required=True),
    Column("status", "string", "Actual value, target, or planned: approved or under way, not yet done", required=True),
    Column("value", "string", "Numeral as the source writes it", required=True),
    Column("unit", "string", "Unit as the source writes it; empty where it gives none"),
    Column("qualifier", "string", "余 over, 约 about, 左右 around; empty for an exact figure"),
    Column("number", "number", "What the numeral says", required=True),
    Column("multiplier", "integer", "What 万 or 亿 in the unit multiplies the number by", required=True),
    Column("base_value", "number", "Number times multiplier: the value in the base unit", required=True),
    Column("base_unit_zh", "string", "Base unit in Chinese", required=True),
    Column("base_unit_en", "string", "Base unit in English", required=True),
    Column("unit_code", "string", "ISO 4217 for money, UCUM for measures; empty for things counted"),
    Column("growth_percent", "number", "Growth on the year before"),
    Column("growth_qualifier", "string", "Its qualifier: 左右 around; empty for an exact figure"),
    Column("progress_percent", "number", "Share of the year’s target"),
    Column("share_percent", "number", "Share of a total"),
    Column("share_of_zh", "string", "That total in Chinese"),
    Column("share_of_en", "string", "That total in English"),
    Column("rank", "integer", "Rank"),
    Column("rank_in_zh", "string", "Among whom, in Chinese"),
    Column("rank_in_en", "string", "Among whom, in English"),
    Column("rate_percent", "number", "Rate that goes with the value"),
    Column("rate_zh", "string", "Name of the rate in Chinese"),
    Column("rate_en", "string", "Name of the rate in English"),
    Column("segment", "string", "Address of the sentence: report/page/sentence", required=True),
    Column("quote", "string", "Words of the sentence that give the figure", required=True),
    Column("note_zh", "string", "Remark of the editors in Chinese"),
    Column("note_en", "string", "Remark of the editors in English"),
)
"""The table's columns, in order."""


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
