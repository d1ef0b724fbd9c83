"""The observations for spreadsheets, ``indicators.xlsx``: the table for machines, one for people, which prints, and notes.

XlsxWriter, and not openpyxl, writes it: it takes the time of creation from us and gives the parts of the file a fixed one, so that
two builds are the same to the byte (law 7); openpyxl stamps both with the time of the build.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from workreport.data.datapackage import description, title
from workreport.data.licences import licence
from workreport.data.observations import COLUMNS, as_number, rows
from workreport.languages import SOURCE, in_languages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from workreport.data.observations import Cell
    from workreport.interface import Interface
    from workreport.library import Work

WIDTHS = {"string": 16, "number": 14, "integer": 11}
WIDE = {"label_zh": 34, "label_en": 48, "quote": 60, "segment": 18, "note_zh": 40, "note_en": 40}
"""Widths of columns in characters."""
PRINTED = (
    ("label", ("label_zh", "label_en"), 40),
    ("period", ("period",), 9),
    ("status", ("status",), 9),
    ("value", ("value",), 13),
    ("unit", ("unit", "base_unit_en"), 14),
    ("qualifier", ("qualifier",), 9),
    ("growth", ("growth_percent",), 9),
    ("progress", ("progress_percent",), 9),
    ("segment", ("segment",), 17),
    ("quote", ("quote",), 42),
)
"""The columns of the sheet for people: the key of its head, the columns of the table that stand in a cell, a line each, and its width."""
A4 = 9
"""XlsxWriter’s number for the paper."""


@dataclass(frozen=True, slots=True)
class Formats:
    """How cells look."""

    head: Format
    text: Format
    number: Format


def indicators_xlsx(work: Work, interfaces: Mapping[str, Interface]) -> bytes:
    """The rows of ``indicators.csv`` under the same heads; the same for people, in every language of the site; and what the data are.

    Years and plain numerals are numbers. The file’s own date is that of the report’s texts.
    """
    assert work.indicators
    data = io.BytesIO()
    import xlsxwriter  # noqa: PLC0415  # only a report that is made anew needs it

    book = xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    first = interfaces[SOURCE]
    book.set_properties(
        {
            "title": title(work.indicators, work.facts, first),
            "author": work.facts.body.get(SOURCE, ""),
            "subject": title(work.indicators, work.facts, interfaces.get("en", first)),
            "comments": _lines(text for text in (licence(words).text for words in interfaces.values()) if text),
            "created": datetime.fromisoformat(work.updated).replace(tzinfo=UTC),
        }
    )
    wrapped = {"text_wrap": True, "valign": "top"}
    formats = Formats(
        head=book.add_format({"bold": True, "bottom": 1, **wrapped}),
        text=book.add_format(wrapped),
        number=book.add_format({"valign": "top"}),
    )
    table = rows([work.indicators])
    _machines(book.add_worksheet("indicators"), table, formats)
    people = book.add_worksheet(_tab("data.sheet", interfaces))
    _people(people, table, interfaces, formats)
    _notes(book.add_worksheet(_tab("data.notes", interfaces)), work, interfaces, formats)
    people.activate()
    people.set_first_sheet()
    book.close()
    return data.getvalue()


def _machines(sheet: Worksheet, table: tuple[tuple[Cell, ...], ...], formats: Formats) -> None:
    """The table as programs read it, under the names of its columns."""
    for place, column in enumerate(COLUMNS):
        sheet.set_column(place, place, WIDE.get(column.name, WIDTHS[column.type]))
        sheet.write_string(0, place, column.name, formats.head)
    for line, row in enumerate(table, 1):
        for place, cell in enumerate(row):
            _write(sheet, line, place, as_number(COLUMNS[place], cell), None)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, len(table), len(COLUMNS) - 1)
    _print_set_up(sheet)


def _people(sheet: Worksheet, table: tuple[tuple[Cell, ...], ...], interfaces: Mapping[str, Interface], formats: Formats) -> None:
    """The columns that people read, as wide as a page, with heads and units in every language."""
    numbers = {column.name: place for place, column in enumerate(COLUMNS)}
    for place, (key, _, width) in enumerate(PRINTED):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, _lines(words.text(f"data.head.{key}") for words in interfaces.values()), formats.head)
    for line, row in enumerate(table, 1):
        for place, (key, names, _) in enumerate(PRINTED):
            cells = [as_number(COLUMNS[numbers[name]], row[numbers[name]]) for name in names]
            if key == "status":
                cells = [_lines(words.words.get(f"indicators.status.{cells[0]}", str(cells[0])) for words in interfaces.values())]
            if len(cells) == 1:
                _write(sheet, line, place, cells[0], formats)
            else:
                _write(sheet, line, place, _lines(str(cell) for cell in cells if cell), formats)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(table), len(PRINTED) - 1)
    _print_set_up(sheet)


def _print_set_up(sheet: Worksheet) -> None:
    """A4, landscape, one page wide, the head on every page, the page’s number below."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&C&P / &N")


def _notes(sheet: Worksheet, work: Work, interfaces: Mapping[str, Interface], formats: Formats) -> None:
    """What the data are, whose, under which terms, and what each column holds."""
    assert work.indicators
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 110)
    line = 0
    for words in interfaces.values():
        said = (
            (words.text("data.notes"), title(work.indicators, work.facts, words)),
            ("", description(work.indicators, work.facts, words)),
            (words.text("footer.source"), _lines(text for text, _ in in_languages(work.facts.provenance, [words.language]))),
            (words.text("footer.licence"), licence(words).text),
        )
        for name, text in said:
            if text:
                sheet.write_string(line, 0, name, formats.head)
                sheet.write_string(line, 1, text, formats.text)
                line += 1
    for column in COLUMNS:
        sheet.write_string(line, 0, column.name, formats.text)
        sheet.write_string(line, 1, f"{column.zh}\n{column.title}", formats.text)
        line += 1
    _print_set_up(sheet)


def _tab(key: str, interfaces: Mapping[str, Interface]) -> str:
    """The name of a sheet in the site’s languages, as long as a workbook allows."""
    return _lines(words.text(key) for words in interfaces.values()).replace("\n", " ")[:31]


def _lines(parts: Iterable[str]) -> str:
    """Parts below one another, none twice."""
    return "\n".join(dict.fromkeys(parts))


def _write(sheet: Worksheet, line: int, place: int, cell: Cell, formats: Formats | None) -> None:
    if isinstance(cell, Decimal | int):
        sheet.write_number(line, place, float(cell), formats.number if formats else None)
    elif cell is not None:
        sheet.write_string(line, place, cell, formats.text if formats else None)
