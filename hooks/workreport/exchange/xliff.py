"""XLIFF 1.x as translate-toolkit writes it: one ``<file>`` a page, one ``<trans-unit>`` a segment; notes by ``from``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from translate.storage import xliff

from workreport.exchange.rows import Parcel, Row, primary
from workreport.languages import SOURCE, tag

if TYPE_CHECKING:
    from collections.abc import Sequence

STATES = {"initial": "new", "translated": "translated", "reviewed": "signed-off", "final": "final"}
"""Our states (XLIFF 2) in the words of XLIFF 1."""
OURS = {theirs: ours for ours, theirs in STATES.items()}


def write(listed: Sequence[Row], language: str, date: str) -> bytes:
    """All rows as XLIFF; `date` is that of the files."""
    store: Any = xliff.xlifffile(sourcelanguage=tag(SOURCE), targetlanguage=tag(language))
    for row in listed:
        page, _, name = row.id.rpartition("/")
        store.switchfile(page, createifmissing=True)
        unit = xliff.xliffunit(row.zh)
        store.addunit(unit)
        unit.setid(name)
        if row.text:
            unit.target = row.text
            state = "needs-review-translation" if row.state == "initial" else STATES[row.state]
            next(unit.xmlelement.iterchildren(unit.namespaced("target"))).set("state", state)
        unit.xmlelement.set("approved", "yes" if row.state in {"reviewed", "final"} else "no")
        told = [("note", row.note), ("was", row.was), ("check", row.check), *((f"term:{term}", reason) for term, reason in row.terms)]
        for origin, text in told:
            if text:
                unit.addnote(text, origin=origin)
    for file in store.document.getroot().iterchildren():
        file.set("date", f"{date}T00:00:00Z")
    return bytes(store)


def read(data: bytes) -> Parcel:
    """The rows of an XLIFF file; notes that say nothing of where they come from are the translator's."""
    found = []
    language = ""
    for unit in xliff.xlifffile.parsestring(data).units:
        element = unit.xmlelement
        notes = {note.get("from") or "note": note.text or "" for note in element.iterchildren(unit.namespaced("note"))}
        target = element.find(unit.namespaced("target"))
        state = OURS.get(target.get("state", ""), "") if target is not None else "initial"
        file = next(element.iterancestors(unit.namespaced("file")))
        page, language = file.get("original", ""), language or primary(file.get("target-language"))
        terms = tuple((origin.removeprefix("term:"), reason) for origin, reason in notes.items() if origin.startswith("term:"))
        text = unit.target or ""
        found.append(
            Row(f"{page}/{element.get('id')}", unit.source or "", text, state, notes.get("note", ""), notes.get("check", ""), terms)
        )
    return Parcel(language, tuple(found))
