"""The table of observations for spreadsheets: ``indicators.xlsx``.

XlsxWriter, and not openpyxl, writes it: it takes the time of creation from us and gives the parts of the file a fixed one, so that
two builds are the same to the byte (law 7); openpyxl stamps both with the time of the build.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import xlsxwriter

from workreport.data.observations import COLUMNS, rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workreport.indicators.model import Indicators

WIDTHS = {"string": 16, "number": 14, "integer": 11}
WIDE = {"label_zh": 34, "label_en": 48, "quote": 60, "segment": 18, "note_zh": 40, "note_en": 40}
"""Widths of columns in characters."""


def indicators_xlsx(reports: Iterable[Indicators], date: str) -> bytes:
    """The rows of ``indicators.csv`` on one sheet with a frozen, filtered head; `date` (ISO) is written as the file's own."""
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": datetime.fromisoformat(date).replace(tzinfo=UTC)})
    sheet = book.add_worksheet("indicators")
    head = book.add_format({"bold": True, "bottom": 1})
    for place, column in enumerate(COLUMNS):
        sheet.set_column(place, place, WIDE.get(column.name, WIDTHS[column.type]))
        sheet.write_string(0, place, column.name, head)
    table = rows(reports)
    for line, row in enumerate(table, 1):
        for place, cell in enumerate(row):
            if isinstance(cell, Decimal | int):
                sheet.write_number(line, place, float(cell))
            elif cell is not None:
                sheet.write_string(line, place, cell)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, len(table), len(COLUMNS) - 1)
    book.close()
    return data.getvalue()
