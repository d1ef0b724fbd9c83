"""Translations on the way to other people's tools and back: OmegaT, Weblate, Poedit, a spreadsheet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.exchange import po, tables, tmx, xliff
from workreport.exchange.rows import BrokenError, Merged, Parcel, Row, merge, rows
from workreport.manuscript.encodings import decode
from workreport.messages import _, listed
from workreport.problems import Place, Problem, ProblemsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["FORMATS", "Merged", "Parcel", "Row", "merge", "read", "rows", "write"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format of files."""

    ending: str
    write: Callable[[Sequence[Row], str, str], bytes]
    read: Callable[[bytes], Parcel]


FORMATS: dict[str, Format] = {
    "tmx": Format("tmx", tmx.write, tmx.read),
    "xliff": Format("xlf", xliff.write, xliff.read),
    "omegat": Format("xlf", xliff.write_for_omegat, xliff.read),
    "po": Format("po", po.write, po.read),
    "csv": Format("csv", tables.write_csv, tables.read_csv),
    "xlsx": Format("xlsx", tables.write_xlsx, tables.read_xlsx),
}
"""By the name that ``export`` knows it by; ``omegat`` is XLIFF in that program's flavour."""
ENDINGS = {"tmx": "tmx", "xlf": "xliff", "xliff": "xliff", "po": "po", "csv": "csv", "xlsx": "xlsx"}
"""The format of a file, by its ending."""
TEXTS = ("po", "csv")
"""Formats that spreadsheets and editors save in the encoding of the machine: GB18030 on a Chinese Windows."""
CHARSET = re.compile(rb"(charset=)[\w-]+")
LINE = re.compile(r"\bline (\d+)")
"""Where a reader's library says that it stumbled."""
LARGEST = 32 * 1024 * 1024
"""Bytes; a translation of the longest report has not a tenth of them."""


def write(form: str, listed: Sequence[Row], language: str, date: str) -> bytes:
    """The rows as a file of one of `FORMATS`; `date` is the ISO date of the text, the only date that is written."""
    return FORMATS[form].write(listed, language, date)


def read(data: bytes, path: str) -> Parcel:
    """What a file brings back; its ending tells the format.

    Raises ProblemsError where it is none of ours, is too large, declares entities, is broken or cut off, or brings nothing.
    """
    form = ENDINGS.get(path.rpartition(".")[2].lower())
    if form is None:
        what = _("the file is no TMX, XLIFF, PO, CSV or XLSX")
        endings = listed(f".{ending}" for ending in ENDINGS)
        raise ProblemsError([Problem(Place(path), what, _("name a file that ends in {endings}").format(endings=endings))])
    if len(data) > LARGEST:
        what = _("the file has {size} bytes").format(size=len(data))
        raise ProblemsError([Problem(Place(path), what, _("keep it below {most}").format(most=LARGEST))])
    if b"<!ENTITY" in data.replace(b"\0", b""):  # UTF-16 too
        what = _("the file declares entities")
        raise ProblemsError([Problem(Place(path), what, _("export it again without a document type of its own"))])
    if form in TEXTS:
        data = CHARSET.sub(rb"\1UTF-8", decode(data, path)[0].encode(), count=1)
    try:
        parcel = FORMATS[form].read(data)
    except BrokenError as error:
        raise ProblemsError([Problem(Place(path, error.line), str(error), error.remedy or _("export it again"))]) from None
    except Exception as error:  # noqa: BLE001  # the readers' libraries raise a dozen kinds for broken files, all meaning one thing
        found = LINE.search(str(error))
        remedy = _("save it again in the program that wrote it, or export it again")
        raise ProblemsError([Problem(Place(path, int(found[1]) if found else None), _("the file is broken"), remedy)]) from None
    if not parcel.rows:
        what = _("the file brings no translation")
        raise ProblemsError([Problem(Place(path), what, _("import a file that “workreport export” wrote"))])
    if problems := tuple(_twice(parcel, path)):
        raise ProblemsError(problems)
    return parcel


def _twice(parcel: Parcel, path: str) -> Iterator[Problem]:
    """A problem for each segment that comes with two translations: nobody has said which is to stand."""
    texts: dict[str, str] = {}
    for row in parcel.rows:
        if row.id and row.text and texts.setdefault(row.id, row.text) != row.text:
            yield Problem(Place(path), _("{id} stands twice, with two translations").format(id=row.id), _("keep one of the two"))
