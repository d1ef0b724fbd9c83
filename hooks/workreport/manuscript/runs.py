"""What a paragraph of a Word file shows: its runs, with bold, struck-through words, line breaks, marks of notes, fields and text boxes.

Every element is shown, silent by its nature, or named: what is not known by name is read for its text and named.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from workreport.manuscript import formulas
from workreport.manuscript.drawings import HOLDERS, held
from workreport.manuscript.fields import Fields, without_result
from workreport.manuscript.numbering import integer, switch, value_of
from workreport.manuscript.package import W
from workreport.model import Artefact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lxml import etree

    from workreport.manuscript.styles import Styles

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DELETED = frozenset(f"{W}{name}" for name in ("del", "moveFrom"))
SILENT = frozenset(
    f"{W}{name}"
    for name in (
        *("pPr", "rPr", "delInstrText", "rt", "rubyPr", "sdtPr", "sdtEndPr", "annotationRef", "footnoteRef", "endnoteRef", "separator"),
        *("continuationSeparator", "bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd", "lastRenderedPageBreak"),
        *("commentRangeStart", "commentRangeEnd", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
        *("customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd", "smartTagPr", "customXmlPr"),
        *(
            "dayShort",
            "dayLong",
            "monthShort",
            "monthLong",
            "yearShort",
            "yearLong",
            "pgNum",
            "fldData",
            "tblPr",
            "tblGrid",
            "trPr",
            "tcPr",
        ),
    )
)
"""Elements that show nothing: properties, the code of a field, the reading over a ruby base, a note's own number, ends of ranges."""
THROUGH = frozenset(
    f"{W}{name}"
    for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdtContent", "ruby", "rubyBase", "dir", "bdo", "fldSimple")
)
"""Elements that show what is in them."""
STRUCK = "struck through"
"""Why words that Word shows with a line through them are left out."""
BREAK = "\n"
PRIVATE = range(0xE000, 0xF900)
"""Codes of symbol fonts, which mean nothing outside them."""
SYMBOLS = {
    ("symbol", 0xB7): "•",
    ("wingdings", 0x6C): "●",
    ("wingdings", 0x6E): "■",
    ("wingdings", 0x71): "❑",
    ("wingdings", 0x75): "◆",
    ("wingdings", 0x9F): "•",
    ("wingdings", 0xA7): "▪",
    ("wingdings", 0xA8): "◻",
    ("wingdings", 0xB2): "✧",
    ("wingdings", 0xD8): "➢",
    ("wingdings", 0xE0): "→",
    ("wingdings", 0xE8): "➔",
    ("wingdings", 0xFB): "✗",
    ("wingdings", 0xFC): "✓",
    ("wingdings", 0xFD): "☒",
    ("wingdings", 0xFE): "☑",
    ("wingdings 2", 0x50): "✓",
    ("wingdings 2", 0x52): "☑",
    ("wingdings 2", 0xA3): "□",
}
"""By font and code, the Unicode character of the symbols that documents use as bullets and ticks."""
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
    pictures: list[tuple[str, str]] = field(default_factory=list)
    """Pictures anchored in it: the id of the relation, and what the author says of it."""

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

    def named(self, kind: str, words: str = "") -> None:
        """Reports a thing that is not shown, with its own words if it has any."""
        self.artefacts.append(Artefact(self.number, kind, words))

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


@dataclass(slots=True)
class Reading:
    """What the reader knows while it goes through paragraphs: the styles, the notes and fields so far."""

    styles: Styles
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    """Notes referred to so far: kind, id, mark."""
    counts: dict[str, int] = field(default_factory=dict)
    """How many notes of each kind."""
    fields: Fields = field(default_factory=Fields)


def gather(parent: Iterable[etree._Element], into: Pieces, reading: Reading, style: str) -> None:
    """Adds what the children of an element show; tracked insertions are text, deletions are reported."""
    for element in parent:
        tag = element.tag
        if tag == f"{W}r":
            _run(element, into, reading, style)
        elif tag in SILENT:
            continue
        elif tag in DELETED:
            into.taken("deleted text", "".join(it.text or "" for it in element.iter(f"{W}t", f"{W}delText")))
        elif tag == f"{W}fldSimple":
            _simple_field(element, into, reading, style)
        elif tag == f"{W}sdt":
            _control(element, into, reading, style)
        elif tag in THROUGH:
            gather(element, into, reading, style)
        elif tag == f"{MC}AlternateContent":
            gather(alternative(element), into, reading, style)
        elif tag in HOLDERS:
            _drawing(element, into)
        elif isinstance(tag, str):
            _besides(element, into, reading, style)


def _besides(element: etree._Element, into: Pieces, reading: Reading, style: str) -> None:
    """Formulas, which are read as a line of text and named; and what is not known, which is named too."""
    if element.tag in (f"{formulas.M}oMath", f"{formulas.M}oMathPara"):
        words = formulas.text(element)
        into.add(words, bold=False)
        into.named("formula", words)
    elif element.tag == f"{W}subDoc":
        into.named("inserted file")
    else:
        into.named("unknown element", str(element.tag).rpartition("}")[2])
        gather(element, into, reading, style)


def alternative(element: etree._Element) -> etree._Element:
    """The branch of an alternative to read: the first that holds a text box, else the first."""
    branches = list(element)
    boxes = (branch for branch in branches if next(branch.iter(f"{W}txbxContent"), None) is not None)
    return next(boxes, branches[0] if branches else element)


def _run(run: etree._Element, into: Pieces, reading: Reading, style: str) -> None:
    properties = run.find(f"{W}rPr")
    styles = reading.styles
    character = (value_of(properties, "rStyle") if properties is not None else None) or ""
    if _switched(properties, "vanish", styles.hidden(character), styles.hidden(style)):
        into.taken("hidden text", "".join(it.text or "" for it in run.iter(f"{W}t")))
        _codes(run, into, reading)
        return
    bold = _switched(properties, "b", styles.bold(character), styles.bold(style))
    own = [switch(properties, name) for name in ("strike", "dstrike")]
    struck = any(own) if any(said is not None for said in own) else bool(styles.struck(character) or styles.struck(style))
    raised = value_of(properties, "vertAlign") if properties is not None else None
    for element in run:
        _in_run(element, into, reading, style, (bold, struck, raised or ""))


def _codes(run: etree._Element, into: Pieces, reading: Reading) -> None:
    """Codes of fields in a run that shows nothing."""
    for element in run:
        if element.tag in (f"{W}fldChar", f"{W}instrText"):
            _field(element, into, reading)


def _in_run(element: etree._Element, into: Pieces, reading: Reading, style: str, look: tuple[bool, bool, str]) -> None:
    bold, struck, raised = look
    tag = element.tag
    if tag in (f"{W}fldChar", f"{W}instrText"):
        _field(element, into, reading)
    elif tag in SILENT or reading.fields.in_code:
        return
    elif tag == f"{W}t":
        words = (element.text or "").replace(BREAK, " ")
        if raised == "superscript" and words.isdecimal() and words.isascii():
            words = formulas.above(words)
        into.add(words, bold=bold, struck=struck)
        reading.fields.show()
    elif tag in FIXED:
        into.add(FIXED[tag], bold=bold)
    elif tag == f"{W}br":
        into.add(BREAK if element.get(f"{W}type", "textWrapping") == "textWrapping" else "", bold=bold)
    elif tag == f"{W}delText":
        into.taken("deleted text", element.text or "")
    elif tag == f"{W}softHyphen":
        into.taken("soft hyphen", "\u00ad")
    elif tag == f"{W}sym":
        _symbol(element, into, bold=bold)
        reading.fields.show()
    elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
        _reference(element, into, reading)
    elif tag == f"{W}commentReference":
        into.named("comment")
    else:
        gather([element], into, reading, style)


def _field(element: etree._Element, into: Pieces, reading: Reading) -> None:
    if element.tag == f"{W}instrText":
        reading.fields.write(element.text or "")
        return
    shown = _form(element)
    ended = reading.fields.mark(element.get(f"{W}fldCharType", ""))
    if shown and reading.fields.open:
        reading.fields.open[-1].form = shown
    if ended:
        _result("".join(ended.code), into, ended.form)


def _form(element: etree._Element) -> str:
    """What the field of a form shows that keeps it in its properties: the chosen entry of a list, the tick of a box."""
    data = element.find(f"{W}ffData")
    if data is None:
        return ""
    if (choice := data.find(f"{W}ddList")) is not None:
        entries = [it.get(f"{W}val", "") for it in choice.iterchildren(f"{W}listEntry")]
        chosen = integer(value_of(choice, "result") or value_of(choice, "default"), 0)
        return entries[chosen] if 0 <= chosen < len(entries) else ""
    if (box := data.find(f"{W}checkBox")) is not None:
        said = switch(box, "checked")
        return "☑" if (switch(box, "default") if said is None else said) else "☐"
    return ""


def _result(code: str, into: Pieces, form: str = "") -> None:
    """What a field without a result shows; one that we cannot read is named."""
    shown = form or without_result(code)
    if shown is None:
        into.named("field without a result", code.strip())
    else:
        into.add(shown, bold=False)


def _simple_field(element: etree._Element, into: Pieces, reading: Reading, style: str) -> None:
    before = len(into.text)
    gather(element, into, reading, style)
    if len(into.text) == before and not reading.fields.in_code:
        _result(element.get(f"{W}instr", ""), into)


def _control(element: etree._Element, into: Pieces, reading: Reading, style: str) -> None:
    """A content control; what invites to fill it in is no text."""
    if is_placeholder(element):
        into.named("placeholder", "".join(it.text or "" for it in element.iter(f"{W}t")))
        return
    gather(element, into, reading, style)


def is_placeholder(element: etree._Element) -> bool:
    """Whether a content control still shows what invites to fill it in."""
    properties = element.find(f"{W}sdtPr")
    return properties is not None and bool(switch(properties, "showingPlcHdr"))


def _drawing(element: etree._Element, into: Pieces) -> None:
    for kind, words, relation in held(element):
        if kind == "picture":
            into.pictures.append((relation, words))
        else:
            into.named(kind, words)
    seen: set[etree._Element] = set()
    for box in element.iter(f"{W}txbxContent"):
        if not any(outer in seen for outer in box.iterancestors()):
            seen.add(box)
            into.boxes.append(box)


def _switched(properties: etree._Element | None, name: str, by_character: bool | None, by_paragraph: bool | None) -> bool:
    """A property of a run: what it says itself, else its character style, else the paragraph's style."""
    said = (switch(properties, name), by_character, by_paragraph)
    return next((value for value in said if value is not None), False)


def _symbol(element: etree._Element, into: Pieces, *, bold: bool) -> None:
    """A character of a symbol font: the Unicode one where we know it, itself where its code means the same without the font, else named."""
    try:
        code = int(element.get(f"{W}char", ""), 16)
        symbol = chr(code)
    except (ValueError, OverflowError):
        return
    font = element.get(f"{W}font", "").lower()
    if known := SYMBOLS.get((font, code & 0xFF if code in PRIVATE or code <= 0xFF else code)):
        into.add(known, bold=bold)
    elif code in PRIVATE or 0xD800 <= code < 0xE000:
        into.taken("symbol of a font", repr(symbol)[1:-1])
    else:
        into.add(symbol, bold=bold)


def _reference(element: etree._Element, into: Pieces, reading: Reading) -> None:
    """The mark of a note: Word counts footnotes and endnotes by their references, each from one."""
    kind = "footnote" if element.tag == f"{W}footnoteReference" else "endnote"
    number = reading.counts[kind] = reading.counts.get(kind, 0) + 1
    mark = f"[{number}]" if kind == "footnote" else f"〔{number}〕"
    reading.notes.append((kind, element.get(f"{W}id", ""), mark))
    into.add(mark, bold=False)
