"""XLIFF 1.2: one ``<file>`` a page, one ``<trans-unit>`` a segment; notes by ``from``.

Two flavours: the plain one, with our translations as targets; and OmegaT's, whose filter takes the target for the text to be translated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from workreport.exchange.inline import text_of
from workreport.exchange.rows import Parcel, Row, primary
from workreport.languages import SOURCE, tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
STATES = {"translated": "translated", "reviewed": "signed-off", "final": "final"}
"""Our states (XLIFF 2) in the words of XLIFF 1; a draft needs review."""
OURS = {theirs: ours for ours, theirs in STATES.items()}
DRAFT = "needs-review-translation"
_BLANKS = "{http://www.w3.org/XML/1998/namespace}space"


def write(listed: Sequence[Row], language: str, date: str) -> bytes:
    """All rows as XLIFF; `date` is that of the files."""
    return _written(listed, language, date, omegat=False)


def write_for_omegat(listed: Sequence[Row], language: str, date: str) -> bytes:
    """All rows with the Chinese as their targets: OmegaT shows the target as the text to translate, and writes the translation there."""
    return _written(listed, language, date, omegat=True)


def _written(listed: Sequence[Row], language: str, date: str, *, omegat: bool) -> bytes:
    root = etree.Element(f"{{{NAMESPACE}}}xliff", {"version": "1.2"}, nsmap={None: NAMESPACE})
    bodies: dict[str, etree._Element] = {}
    for row in listed:
        page, _, name = row.id.rpartition("/")
        if page not in bodies:
            told = {"original": page, "source-language": tag(SOURCE), "target-language": tag(language), "datatype": "plaintext"}
            bodies[page] = _below(_below(root, "file", **told, date=f"{date}T00:00:00Z"), "body")
        approved = "yes" if row.state in {"reviewed", "final"} else "no"
        unit = _below(bodies[page], "trans-unit", id=name, approved=approved)
        unit.set(_BLANKS, "preserve")
        _below(unit, "source").text = row.zh
        if omegat:
            _below(unit, "target").text = row.zh
        elif row.text:
            _below(unit, "target", state=STATES.get(row.state, DRAFT)).text = row.text
        notes = [("note", row.note), ("was", row.was), ("check", row.check), *((f"term:{term}", reason) for term, reason in row.terms)]
        for origin, text in notes:
            if text:
                _below(unit, "note", **{"from": origin}).text = text
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written


def _below(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)


def read(data: bytes) -> Parcel:
    """The rows of an XLIFF file of version 1; notes that say nothing of where they come from are the translator's.

    A target that is the source again is no translation. Inline codes are not text.
    """
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    found = []
    language = ""
    for file in root.iterfind("{*}file"):
        language = language or primary(file.get("target-language"))
        found += [_row(file.get("original", ""), unit) for unit in _units(file)]
    return Parcel(language, tuple(found))


def _units(file: etree._Element) -> Iterator[etree._Element]:
    yield from file.iterfind("{*}body//{*}trans-unit")


def _row(page: str, unit: etree._Element) -> Row:
    notes = {note.get("from") or "note": note.text or "" for note in unit.iterfind("{*}note")}
    source, target = unit.find("{*}source"), unit.find("{*}target")
    zh, text = (text_of(element) if element is not None else "" for element in (source, target))
    state = OURS.get(target.get("state", ""), "") if target is not None else "initial"
    if target is not None and target.get("state") == DRAFT:
        state = "initial"
    terms = tuple((origin.removeprefix("term:"), reason) for origin, reason in notes.items() if origin.startswith("term:"))
    translated = text if text != zh else ""
    return Row(f"{page}/{unit.get('id')}", zh, translated, state, notes.get("note", ""), notes.get("check", ""), terms)
