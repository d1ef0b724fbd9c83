"""What a paragraph of a Word file shows: its runs, with bold, line breaks, marks of notes and text boxes."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from workreport.manuscript.numbering import value_of
from workreport.manuscript.package import W
from workreport.manuscript.styles import Styles, switch
from workreport.model import Artefact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml import etree

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DELETED = frozenset(f"{W}{name}" for name in ("del", "moveFrom"))
SILENT = frozenset(
    f"{W}{name}" for name in ("pPr", "rPr", "instrText", "delInstrText", "rt", "sdtPr", "annotationRef", "footnoteRef", "endnoteRef")
)
"""Elements that show nothing: properties, the code of a field, the reading over a ruby base, a note's own number."""
STRUCK = "struck through"
"""Why words that Word shows with a line through them are left out."""
BREAK = "\n"
PRIVATE = range(0xE000, 0xF900)
"""Codes of symbol fonts, which mean nothing outside them."""
FIXED = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": BREAK, f"{W}noBreakHyphen": "-"}
"""Elements that stand for one character."""


@dataclass(slots=True)
class Pieces:
    """A paragraph's text in the making."""

    number: int
    text: list[tuple[str, bool, bool]] = field(default_factory=list)
    """Pieces of text, whether they are bold, and whether they are struck through."""
    artefacts: list[Artefact] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    """Contents of the text boxes anchored in the paragraph."""

    def add(self, text: str, *, bold: bool, struck: bool = False) -> None:
        """Adds shown text."""
        if text:
            self.text.append((text, bold, struck))

    def without_struck(self, goes: Callable[[str], bool]) -> None:
        """Takes those struck-through words out of the text, and reports them, of which `goes` says so."""
        kept: list[tuple[str, bool, bool]] = []
        for struck, group in groupby(self.text, key=lambda piece: piece[2]):
            pieces = list(group)
            words = "".join(text for text, _bold, _struck in pieces).strip()
            if struck and words and goes(words):
                self.artefacts.append(Artefact(self.number, STRUCK, words, whole=True))
            else:
                kept += pieces
        self.text = kept

    def taken(self, kind: str, text: str) -> None:
        """Reports text that is not shown."""
        if text:
            self.artefacts.append(Artefact(self.number, kind, text))

    def lines(self) -> Iterator[tuple[str, list[tuple[int, int]]]]:
        """The lines between line breaks, each with the spans that are bold."""
        line: list[str] = []
        bold: list[tuple[int, int]] = []
        length = 0
        for piece, is_bold, _struck in self.text:
            for position, part in enumerate(piece.split(BREAK)):
                if position:
                    yield "".join(line), bold
                    line, bold, length = [], [], 0
                if is_bold and part:
                    if bold and bold[-1][1] == length:
                        bold[-1] = (bold[-1][0], length + len(part))
                    else:
                        bold.append((length, length + len(part)))
                line.append(part)
                length += len(part)
        yield "".join(line), bold


def gather(parent: etree._Element, into: Pieces, styles: Styles, style: str, notes: list[tuple[str, str, str]]) -> None:
    """Adds what the children of an element show; tracked insertions are text, deletions are reported."""
    for element in parent:
        if element.tag in DELETED:
            into.taken("deleted text", "".join(it.text or "" for it in element.iter(f"{W}t", f"{W}delText")))
        elif element.tag == f"{W}r":
            _run(element, into, styles, style, notes)
        elif element.tag == f"{MATH}t":
            into.add(element.text or "", bold=False)
        elif element.tag == f"{MC}AlternateContent":
            gather(_alternative(element), into, styles, style, notes)
        elif element.tag == f"{W}txbxContent":
            into.boxes.append(element)
        elif element.tag not in SILENT:
            gather(element, into, styles, style, notes)


def _alternative(element: etree._Element) -> etree._Element:
    """The branch of an alternative to read: the first that holds a text box, else the first."""
    branches = list(element)
    boxes = (branch for branch in branches if next(branch.iter(f"{W}txbxContent"), None) is not None)
    return next(boxes, branches[0] if branches else element)


def _run(run: etree._Element, into: Pieces, styles: Styles, style: str, notes: list[tuple[str, str, str]]) -> None:
    properties = run.find(f"{W}rPr")
    character = value_of(properties, "rStyle") if properties is not None else None
    if _switched(properties, "vanish", styles.hidden(character or ""), styles.hidden(style)):
        into.taken("hidden text", "".join(it.text or "" for it in run.iter(f"{W}t")))
        return
    bold = _switched(properties, "b", styles.bold(character or ""), styles.bold(style))
    struck = any(switch(properties, name) for name in ("strike", "dstrike"))
    for element in run:
        if element.tag == f"{W}t":
            into.add((element.text or "").replace(BREAK, " "), bold=bold, struck=struck)
        elif element.tag in FIXED:
            into.add(FIXED[element.tag], bold=bold)
        elif element.tag == f"{W}br":
            into.add(BREAK if element.get(f"{W}type", "textWrapping") == "textWrapping" else "", bold=bold)
        elif element.tag == f"{W}delText":
            into.taken("deleted text", element.text or "")
        elif element.tag == f"{W}softHyphen":
            into.taken("soft hyphen", "\u00ad")
        elif element.tag == f"{W}sym":
            _symbol(element, into, bold=bold)
        elif element.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            _reference(element, into, notes)
        elif element.tag not in SILENT:
            gather([element], into, styles, style, notes)  # type: ignore[arg-type]


def _switched(properties: etree._Element | None, name: str, by_character: bool | None, by_paragraph: bool | None) -> bool:
    """A property of a run: what it says itself, else its character style, else the paragraph's style."""
    said = (switch(properties, name), by_character, by_paragraph)
    return next((value for value in said if value is not None), False)


def _symbol(element: etree._Element, into: Pieces, *, bold: bool) -> None:
    """A character of a symbol font, shown where its code means the same without the font."""
    try:
        code = int(element.get(f"{W}char", ""), 16)
        symbol = chr(code)
    except (ValueError, OverflowError):
        return
    if code in PRIVATE or 0xD800 <= code < 0xE000:
        into.taken("symbol of a font", repr(symbol)[1:-1])
    else:
        into.add(symbol, bold=bold)


def _reference(element: etree._Element, into: Pieces, notes: list[tuple[str, str, str]]) -> None:
    """The mark of a note: Word counts footnotes and endnotes by their references, each from one."""
    kind = "footnote" if element.tag == f"{W}footnoteReference" else "endnote"
    number = sum(1 for which, _, _ in notes if which == kind) + 1
    mark = f"[{number}]" if kind == "footnote" else f"〔{number}〕"
    notes.append((kind, element.get(f"{W}id", ""), mark))
    into.add(mark, bold=False)
