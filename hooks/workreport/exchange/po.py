"""gettext PO: the segment's id as ``msgctxt``, the note as translator's comment; state, check and terms as extracted comments (``#.``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.storage import pypo

from workreport.exchange.rows import Row

if TYPE_CHECKING:
    from collections.abc import Sequence


def write(listed: Sequence[Row], language: str, date: str) -> bytes:
    """All rows as PO; what is translated and not reviewed is fuzzy."""
    store = pypo.pofile()
    moment = f"{date} 00:00+0000"
    store.updateheader(
        add=True, Content_Type="text/plain; charset=UTF-8", Language=language, POT_Creation_Date=moment, PO_Revision_Date=moment
    )
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
        unit.markfuzzy(row.state == "translated")
    return bytes(store)


def read(data: bytes) -> tuple[Row, ...]:
    """The rows of a PO file. A fuzzy mark that an editor took away makes a translation reviewed, one set makes it translated."""
    found = []
    for unit in pypo.pofile.parsestring(data).units:
        if unit.isheader() or not unit.getcontext():
            continue
        told = dict(line.partition(": ")[::2] for line in unit.getnotes("developer").splitlines())
        state = told.get("state", "")
        if state == "translated" and not unit.isfuzzy():
            state = "reviewed"
        elif state in {"reviewed", "final"} and unit.isfuzzy():
            state = "translated"
        terms = tuple((kind.removeprefix("term "), reason) for kind, reason in told.items() if kind.startswith("term "))
        note = unit.getnotes("translator").strip()
        found.append(Row(unit.getcontext(), unit.source, unit.target or "", state, note, told.get("check", ""), terms))
    return tuple(found)
