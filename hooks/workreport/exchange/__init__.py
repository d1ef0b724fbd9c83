"""Translations on the way to OmegaT, Weblate or Poedit and back: TMX 1.4, XLIFF and PO, by translate-toolkit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workreport.exchange import po, tmx, xliff
from workreport.exchange.rows import Merged, Parcel, Row, merge, rows
from workreport.problems import Place, Problem, ProblemsError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["FORMATS", "Merged", "Parcel", "Row", "merge", "read", "rows", "write"]

FORMATS = {"tmx": tmx, "xliff": xliff, "po": po}
ENDINGS = {"tmx": "tmx", "xlf": "xliff", "xliff": "xliff", "po": "po"}
"""The format of a file, by its ending."""
LARGEST = 32 * 1024 * 1024
"""Bytes; a translation of the longest report has not a tenth of them."""


def write(form: str, listed: Sequence[Row], language: str, date: str) -> bytes:
    """The rows as a file of the format ``tmx``, ``xliff`` or ``po``; `date` is the ISO date of the text, the only date that is written."""
    writer: Callable[[Sequence[Row], str, str], bytes] = FORMATS[form].write
    return writer(listed, language, date)


def read(data: bytes, path: str) -> Parcel:
    """What a file brings back; its ending tells the format.

    Raises ProblemsError where it is none of the three, is too large, declares entities, is broken or cut off, or brings nothing.
    """
    form = ENDINGS.get(path.rpartition(".")[2].lower())
    if form is None:
        raise ProblemsError([Problem(Place(path), "the file is no TMX, XLIFF or PO", "name a file that ends in .tmx, .xlf, .xliff or .po")])
    if len(data) > LARGEST:
        raise ProblemsError([Problem(Place(path), f"the file has {len(data)} bytes", f"keep it below {LARGEST}")])
    if b"<!ENTITY" in data.replace(b"\0", b""):  # UTF-16 too
        raise ProblemsError([Problem(Place(path), "the file declares entities", "export it again without a document type of its own")])
    reader: Callable[[bytes], Parcel] = FORMATS[form].read
    try:
        parcel = reader(data)
    except Exception as error:  # noqa: BLE001  # translate-toolkit and lxml raise a dozen kinds for broken files, all meaning one thing
        first = (str(error).splitlines() or [type(error).__name__])[0]
        raise ProblemsError([Problem(Place(path), f"the file is broken ({first})", "export it again")]) from None
    if not parcel.rows:
        raise ProblemsError([Problem(Place(path), "the file brings no translation", "import a file that “workreport export” wrote")])
    return parcel
