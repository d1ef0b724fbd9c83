"""Tables for people who translate in a spreadsheet: CSV and XLSX, a row a segment.

``id``, ``zh``, the language's code, ``state``, ``note``, ``check``. The first row has these names; other columns are left alone.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING, Any

from workreport.exchange.rows import BrokenError, Parcel, Row
from workreport.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

KNOWN = ("id", "zh", "state", "note", "check")
SHEET = "segments"
END = "end"
"""What stands in the first column of the last row: a table has no end of its own, and one without it was cut off."""
WIDTHS = (18, 60, 80, 12, 30, 30)
"""Of the columns, in characters."""
FORMULA = ("=", "+", "-", "@")
"""What a spreadsheet takes a cell for a formula by; such a text is written with an apostrophe before it."""
LARGEST = 64 * 1024 * 1024
"""Bytes of a workbook, unpacked."""


def _cells(listed: Iterable[Row], language: str) -> Iterator[list[str]]:
    yield ["id", "zh", language, "state", "note", "check"]
    for row in listed:
        yield [row.id, row.zh, row.text, row.state, row.note, row.check]
    yield [END, "", "", "", "", ""]


def write_csv(listed: Sequence[Row], language: str, date: str) -> bytes:  # noqa: ARG001  # a table bears no date
    """The rows as CSV in UTF-8 with a mark that Excel knows it by."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    for cells in _cells(listed, language):
        writer.writerow([f"'{cell}" if cell.startswith((*FORMULA, "'")) else cell for cell in cells])
    return stream.getvalue().encode("utf-8-sig")


def write_xlsx(listed: Sequence[Row], language: str, date: str) -> bytes:
    """The rows as a workbook of one sheet, every cell a text, `date` its date."""
    import xlsxwriter  # noqa: PLC0415  # only an export to a workbook needs it

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(
        stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    )
    book.set_properties({"created": dt.datetime.fromisoformat(date).replace(tzinfo=dt.UTC)})
    sheet = book.add_worksheet(SHEET)
    wrapped = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    head = book.add_format({"bold": True})
    for number, cells in enumerate(_cells(listed, language)):
        for column, cell in enumerate(cells):
            sheet.write_string(number, column, cell, head if number == 0 else wrapped)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    book.close()
    return stream.getvalue()


def read_csv(data: bytes) -> Parcel:
    """The rows of a CSV file in UTF-8 with commas, semicolons or tabs, as spreadsheets write it.

    Raises ValueError where it has no columns ``id`` and ``zh``, and where a row has more cells than the first: a comma that parts one
    text into two.
    """
    text = data.decode("utf-8-sig")
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[list[str]] = []
    for row in reader:
        if rows and len(row) > len(rows[0]):
            what = _("the row has more cells than the first one")
            raise BrokenError(
                what, _("put a text with commas or quotation marks in quotation marks, each of its own doubled"), reader.line_num
            )
        rows.append([cell.removeprefix("'") for cell in row])
    return _parcel(rows)


def read_xlsx(data: bytes) -> Parcel:
    """The rows of a workbook's sheet of segments, or of its first.

    Raises ValueError where it has no columns ``id`` and ``zh``, unpacks to more than `LARGEST`, or holds a translation that the spreadsheet
    has made a number or a date of: 5.4% is 0.054 then.
    """
    from openpyxl import load_workbook  # noqa: PLC0415  # only a workbook that comes back needs it, and numpy with it

    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        if sum(entry.file_size for entry in packed.infolist()) > LARGEST:
            raise BrokenError(_("the file is too large"))
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    rows = [["" if cell is None else _text(cell, number) for cell in row] for number, row in enumerate(_values(book), 1)]
    book.close()
    return _parcel(rows)


def _values(book: Any) -> Iterable[Iterable[object]]:
    sheet = book[SHEET] if SHEET in book.sheetnames else book.worksheets[0]
    values: Iterable[Iterable[object]] = sheet.iter_rows(values_only=True)
    return values


def _text(cell: object, row: int) -> str:
    if isinstance(cell, str):
        return cell
    what = _("row {row} has a number or a date where a text belongs: {cell}").format(row=row, cell=cell)
    raise BrokenError(what, _("give the cell the format “Text” and type it again"))


def _parcel(rows: Sequence[Sequence[str]]) -> Parcel:
    while rows and not any(rows[0]):
        rows = rows[1:]
    head = [cell.strip().lower() for cell in rows[0]] if rows else []
    if "id" not in head or "zh" not in head:
        raise BrokenError(
            _("the file has no id and no zh in its first row"), _("give the first row the names id, zh, en, state, note, check")
        )
    language = next((name for name in head if name not in KNOWN and name.isalpha() and len(name) <= 3), "")  # en, fr
    if END not in {row[head.index("id")] for row in rows[1:] if len(row) > head.index("id")}:
        raise BrokenError(_("the file is cut off"), _("take the row “end” back in, or export it again"))
    found = []
    for row in rows[1:]:
        cells = dict(zip(head, row, strict=False))
        if cells.get("id") and cells.get("zh"):
            text = cells.get(language, "").strip()
            found.append(Row(cells["id"], cells["zh"], text, cells.get("state", ""), cells.get("note", ""), cells.get("check", "")))
    return Parcel(language, tuple(found))
