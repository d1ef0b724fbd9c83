"""gettext PO: the segment's id as ``msgctxt``, the note as translator's comment; state, check and terms as extracted comments (``#.``).

A stale translation is fuzzy, with the sentence it was made from as the previous one (``#|``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.storage import pypo

from workreport.exchange.rows import BrokenError, Parcel, Row, primary
from workreport.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence


REVIEWER = "(pofilter) "
"""What translate-toolkit’s checks begin their remarks with: they are for whoever translates, and no note to readers."""
COUNT = "X-Segments"
"""The field of the header that says how many entries there are: PO has no end of its own."""


def write(listed: Sequence[Row], language: str, date: str) -> bytes:
    """All rows as PO; what is translated and not reviewed is fuzzy, drafts too."""
    store = pypo.pofile(width=-1)
    moment = f"{date} 00:00+0000"
    store.updateheader(
        add=True,
        Project_Id_Version=listed[0].id.rsplit("/", 2)[0] if listed else "",
        POT_Creation_Date=moment,
        PO_Revision_Date=moment,
        Last_Translator="Automatically generated",
        Language_Team=language,
        Language=language,
        MIME_Version="1.0",
        Content_Type="text/plain; charset=UTF-8",
        Content_Transfer_Encoding="8bit",
        X_Generator="workreport",
    )
    store.updateheader(add=True, **{COUNT: str(len(listed))})
    for row in listed:
        unit = store.addsourceunit(row.zh)
        unit.setcontext(row.id)
        unit.target = row.text
        if row.note:
            unit.addnote(row.note, origin="translator")
        told = [("state", row.state), ("check", row.check), *((f"term {term}", reason) for term, reason in row.terms)]
        for kind, text in told:
            if text:
                unit.addnote(f"{kind}: {text}", origin="developer")
        unit.markfuzzy(bool(row.text) and row.state in {"initial", "translated"})
        if row.was:
            unit.prev_source = row.was
    return bytes(store)


def read(data: bytes) -> Parcel:
    """The rows of a PO file.

    PO has no end of its own: a file that does not end in a whole line, or with an entry that has no ``msgstr``, or has fewer entries than
    its header says, was cut off.

    Raises ValueError for such a file.
    """
    last = data.rstrip(b"\r\n").rpartition(b"\n")[2]
    if not data.endswith(b"\n") or not (last.endswith(b'"') or last.startswith(b"#~")):
        raise BrokenError(_("the file is cut off"))
    if data.rfind(b"\nmsgstr") < max(data.rfind(b"\nmsgid "), data.rfind(b"\nmsgctxt ")):
        raise BrokenError(_("the file is cut off"))
    store = pypo.pofile.parsestring(data)
    found = []
    for unit in store.units:
        if unit.isheader() or unit.isobsolete() or not unit.getcontext():
            continue
        told = dict(line.partition(": ")[::2] for line in unit.getnotes("developer").splitlines())
        state = told.get("state", "")
        terms = tuple((kind.removeprefix("term "), reason) for kind, reason in told.items() if kind.startswith("term "))
        said = unit.getnotes("translator").splitlines()
        note = "\n".join(line for line in said if not line.startswith(REVIEWER)).strip()
        found.append(Row(unit.getcontext(), unit.source, unit.target or "", state, note, told.get("check", ""), terms))
    if len(found) < int(store.parseheader().get(COUNT) or 0):
        raise BrokenError(_("the file is cut off"))
    return Parcel(primary(store.gettargetlanguage()), tuple(found))
