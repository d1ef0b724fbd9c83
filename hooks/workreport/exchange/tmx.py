"""TMX 1.4: one ``<tu>`` a segment, its id as ``tuid``; state, check and terms as ``<prop>``, the note as ``<note>``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree
from translate.storage import tmx

from workreport.exchange.inline import text_of
from workreport.exchange.rows import Parcel, Row, primary
from workreport.languages import SOURCE, tag

if TYPE_CHECKING:
    from collections.abc import Sequence

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def write(listed: Sequence[Row], language: str, date: str) -> bytes:
    """The rows that have a translation, no draft, of the sentence they stand beside, as a translation memory."""
    store = tmx.tmxfile(sourcelanguage=tag(SOURCE))
    for row in listed:
        if not row.text or row.was or row.state == "initial":
            continue
        store.addtranslation(row.zh, tag(SOURCE), row.text, tag(language))
        element = store.units[-1].xmlelement
        element.set("tuid", row.id)
        told = [("state", row.state), ("check", row.check), *((f"term:{term}", reason) for term, reason in row.terms)]
        head = [_element("note", row.note)] if row.note else []
        head += [_element("prop", text, type=f"x-{kind}") for kind, text in told if text]
        for position, child in enumerate(head):
            element.insert(position, child)
    next(store.document.getroot().iterchildren("header")).set("creationdate", date.replace("-", "") + "T000000Z")
    return bytes(store)


def _element(name: str, text: str, **attributes: str) -> etree._Element:
    element = etree.Element(name, attributes)
    element.text = text
    return element


def read(data: bytes) -> Parcel:
    """The rows of a translation memory; the first language that is not Chinese is the translation's. Inline codes are not text."""
    found = []
    language = ""
    for unit in tmx.tmxfile.parsestring(data).units:
        element = unit.xmlelement
        props = {prop.get("type", ""): prop.text or "" for prop in element.iterfind("prop")}
        segments = {
            primary(variant.get(XML_LANG) or variant.get("lang")): text_of(variant.find("seg")) for variant in element.iterfind("tuv")
        }
        language = language or next((one for one in segments if one != SOURCE), "")
        terms = tuple((kind.removeprefix("x-term:"), reason) for kind, reason in props.items() if kind.startswith("x-term:"))
        note = element.findtext("note") or ""
        zh, text = segments.get(SOURCE, ""), segments.get(language, "")
        found.append(Row(element.get("tuid") or "", zh, text, props.get("x-state", ""), note, props.get("x-check", ""), terms))
    return Parcel(language, tuple(found))
