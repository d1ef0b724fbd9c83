"""Translations on the way to other people's tools and back: OmegaT, Weblate, Poedit, a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.exchange import po, tables, tmx, xliff
from workreport.exchange.rows import Merged, Parcel, Row, merge, rows
from workreport.messages import _
from workreport.problems import Place, Problem, ProblemsError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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
        endings = ", ".join(f".{ending}" for ending in ENDINGS)
        raise ProblemsError([Problem(Place(path), what, _("name a file that ends in {endings}").format(endings=endings))])
    if len(data) > LARGEST:
        what = _("the file has {size} bytes").format(size=len(data))
        raise ProblemsError([Problem(Place(path), what, _("keep it below {most}").format(most=LARGEST))])
    if b"<!ENTITY" in data.replace(b"\0", b""):  # UTF-16 too
        what = _("the file declares entities")
        raise ProblemsError([Problem(Place(path), what, _("export it again without a document type of its own"))])
    try:
        parcel = FORMATS[form].read(data)
    except Exception as error:  # noqa: BLE001  # the readers' libraries raise a dozen kinds for broken files, all meaning one thing
        first = (str(error).splitlines() or [type(error).__name__])[0]
        raise ProblemsError([Problem(Place(path), _("the file is broken ({reason})").format(reason=first), _("export it again"))]) from None
    if not parcel.rows:
        what = _("the file brings no translation")
        raise ProblemsError([Problem(Place(path), what, _("import a file that “workreport export” wrote"))])
    return parcel
