"""Word files: the text as Word shows it, with its own numbers, without what tracked changes delete."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from workreport.manuscript import bounds, inspection
from workreport.manuscript.bounds import keep
from workreport.manuscript.characters import doubtful, modern
from workreport.manuscript.cleaning import clean
from workreport.manuscript.numbering import Numbering, integer, read_numbering, value_of
from workreport.manuscript.package import Package, W, unpack
from workreport.manuscript.pictures import Pictures
from workreport.manuscript.runs import MC, STRUCK, Pieces, Reading, alternative, gather, is_placeholder
from workreport.manuscript.styles import read_styles
from workreport.messages import _
from workreport.model import Artefact, LeftOut, Line, Manuscript
from workreport.problems import Place, Problem, ProblemsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
"""Elements around paragraphs that show what is in them."""
DELETED = frozenset(f"{W}{name}" for name in ("del", "moveFrom"))
CONTENTS = "Table of Contents"


@dataclass(slots=True)
class Document:
    """A Word file while it is read from top to bottom."""

    reading: Reading
    numbering: Numbering
    number: int = 0
    """Of the paragraph being read, counted from 1; what stands in the cells of a table is not counted."""
    lines: list[Line] = field(default_factory=list)
    artefacts: list[Artefact] = field(default_factory=list)
    carried: Pieces | None = None
    """A paragraph whose own end was deleted, waiting for the next."""
    in_contents: bool = False
    """Whether a table of contents that Word made is being read."""
    left_out: Sequence[LeftOut] | None = None
    """The words that an editor leaves out; None where the program proposes them."""
    listed: list[LeftOut] = field(default_factory=list)
    """Struck-through words that are left out."""
    pictures: Pictures | None = None
    """The pictures that are found on the way."""
    waiting: list[str] = field(default_factory=list)
    """The names of pictures that stand before the first line."""

    def inner(self, number: int) -> Document:
        """A part of the file that is read by itself, a cell or a note, whose paragraphs count from `number`."""
        return Document(self.reading, self.numbering, number, left_out=self.left_out, listed=self.listed, pictures=self.pictures)


def read(data: bytes, path: str, left_out: Sequence[LeftOut] | None = None) -> Manuscript:
    """Reads a Word file.

    A line is a paragraph, or what a line break leaves of one; the numbers Word shows stand in the text; a footnote is a line at the end,
    its mark ``[1]`` stands where Word shows it; a table is one line, unless it has a single column, which is a frame around text.

    Raises ProblemsError where the file is broken, too large, or without text.
    """
    package = unpack(data, path)
    styles = read_styles(package.part("styles"))
    lists = {name: style.list_id for name, style in styles.styles.items() if style.list_id}
    document = Document(Reading(styles), read_numbering(package.part("numbering"), lists), left_out=left_out, pictures=Pictures(package))
    body = package.root(package.document).find(f"{W}body")
    if body is not None:
        keep(sum(1 for _paragraph in body.iter(f"{W}p")), bounds.PARAGRAPHS, _("the file has {number} paragraphs"), path)
        notes = sum(1 for _note in body.iter(f"{W}footnoteReference", f"{W}endnoteReference"))
        keep(notes, bounds.NOTES, _("the file has {number} notes"), path)
        _blocks(document, body)
        _release(document)
    _notes(document, package)
    if not document.lines:
        raise ProblemsError([Problem(Place(path), _("the file holds no text"), _("give the file with the report in it"))])
    doubts = tuple(inspection.problems(package, path, document.artefacts)) if left_out is None else ()
    listed = tuple(dict.fromkeys(document.listed))
    odd = tuple(doubtful((line.number, line.text) for line in document.lines))
    pictures = document.pictures.taken if document.pictures else []
    return Manuscript(path, "docx", tuple(document.lines), tuple(document.artefacts), listed, doubts, odd, tuple(pictures))


def _blocks(document: Document, parent: etree._Element) -> None:
    for element in parent:
        if element.tag == f"{W}p":
            document.number += 1
            _paragraph(document, element)
        elif element.tag == f"{W}tbl":
            _release(document)
            _table(document, element)
        elif element.tag in DELETED:
            _deleted(document, element)
        elif element.tag == f"{MC}AlternateContent":
            _blocks(document, alternative(element))
        elif element.tag == f"{W}altChunk":
            document.artefacts.append(Artefact(max(document.number, 1), "inserted file", ""))
        elif element.tag == f"{W}sdt" and is_placeholder(element):
            _taken(document, element, "placeholder")
        elif element.tag in WRAPPERS:
            before, document.in_contents = document.in_contents, document.in_contents or _is_contents(element)
            _blocks(document, element)
            document.in_contents = before


def _is_contents(element: etree._Element) -> bool:
    gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(f"{W}val") == CONTENTS


def _taken(document: Document, element: etree._Element, kind: str) -> None:
    document.number += sum(1 for _ in element.iter(f"{W}p"))
    text = "".join(piece.text or "" for piece in element.iter(f"{W}t", f"{W}delText"))
    if text:
        document.artefacts.append(Artefact(max(document.number, 1), kind, text))


def _deleted(document: Document, element: etree._Element) -> None:
    _taken(document, element, "deleted text")


def _paragraph(document: Document, element: etree._Element) -> None:
    properties = element.find(f"{W}pPr")
    style = (value_of(properties, "pStyle") if properties is not None else None) or document.reading.styles.default
    contents = document.in_contents or document.reading.styles.is_contents(style)
    shown = document.carried or Pieces(document.number)
    if document.carried is None:
        shown.add(_number(document, properties, style), bold=False)
    document.carried = None
    gather(element, shown, document.reading, style)
    mark = properties.find(f"{W}rPr") if properties is not None else None
    if mark is not None and (mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None):
        document.carried = shown
        return
    _emit(document, shown, "contents" if contents else "text")


def _release(document: Document) -> None:
    """A paragraph that waited for the next and found none ends here."""
    if document.carried:
        carried, document.carried = document.carried, None
        _emit(document, carried)


def _goes(document: Document, number: int, words: str) -> bool:
    """Whether struck-through words are left out: all where nobody has listed them, else those that are listed."""
    if document.left_out is None:
        document.listed.append(LeftOut(words, STRUCK, (number,), guess=True))
        return True
    meant = [it for it in document.left_out if it.quote == words and not it.to and not it.count and (not it.lines or number in it.lines)]
    document.listed.extend(meant[:1])
    return bool(meant)


def _emit(document: Document, shown: Pieces, kind: Literal["text", "contents"] = "text") -> None:
    shown.without_struck(lambda words: _goes(document, shown.number, words))
    document.lines.extend(replace(line, kind=kind) for line in _lines(shown))
    document.artefacts.extend(shown.artefacts)
    _place_pictures(document, shown)
    for box in shown.boxes:
        inner = document.inner(document.number)
        for element in box:
            if element.tag == f"{W}p":
                _paragraph(inner, element)
            elif element.tag == f"{W}tbl":
                _table(inner, element)
        _release(inner)
        document.lines.extend(inner.lines)
        document.artefacts.extend(inner.artefacts)


def _place_pictures(document: Document, shown: Pieces) -> None:
    """Puts the pictures of a paragraph under its last line, or under the line before where it has no text."""
    for relation, words in shown.pictures:
        name = document.pictures.take(relation, words, shown.number) if document.pictures else ""
        if name:
            document.waiting.append(name)
        else:
            document.artefacts.append(Artefact(shown.number, "picture", words))
    if document.waiting and document.lines:
        last = document.lines[-1]
        document.lines[-1] = replace(last, pictures=(*last.pictures, *document.waiting))
        document.waiting.clear()


def _lines(shown: Pieces) -> Iterator[Line]:
    """The cleaned lines of a paragraph, with their bold spans."""
    for written, bold in shown.lines():
        text = modern(written)
        cleaned, artefacts, _ = clean(text, shown.number)
        shown.artefacts.extend(artefact for artefact in artefacts if artefact.kind != "blank line")
        if not cleaned:
            continue
        start = text.find(cleaned)
        moved = ((max(first - start, 0), min(last - start, len(cleaned))) for first, last in bold)
        spans = tuple((first, last) for first, last in moved if first < last)
        if start < 0:
            spans = ((0, len(cleaned)),) if bold else ()
        yield Line(shown.number, cleaned, spans)


def _number(document: Document, properties: etree._Element | None, style: str) -> str:
    """What Word shows before a paragraph: of the list it names, or of the one its style names."""
    own = properties.find(f"{W}numPr") if properties is not None else None
    list_id = value_of(own, "numId") if own is not None else None
    said = value_of(own, "ilvl") if own is not None else None
    styles = document.reading.styles
    list_id = styles.list_of(style) if list_id is None else list_id
    if not list_id or list_id == "0":
        return ""
    depth = styles.depth_of(style) if said is None else integer(said, 0)
    if depth is None:
        depth = document.numbering.level_of_style(list_id, [name for name, _ in styles.chain(style)])
    return document.numbering.advance(list_id, depth)


def _table(document: Document, table: etree._Element) -> None:
    """A table as one line; one of a single column as the paragraphs in it."""
    rows = [list(_cells(row)) for row in _descend(table, "tr")]
    if max((len(row) for row in rows), default=0) <= 1:
        for row in rows:
            for cell in row:
                if cell is not None:
                    _blocks(document, cell)
        return
    texts = tuple(tuple(_cell_text(document, cell) for cell in row) for row in rows)
    texts = tuple(row for row in texts if any(row))
    if texts:
        text = "\n".join("\t".join(row) for row in texts)
        document.lines.append(Line(max(document.number, 1), text.strip(), kind="table", cells=texts, pictures=tuple(document.waiting)))
        document.waiting.clear()


def _cells(row: etree._Element) -> Iterator[etree._Element | None]:
    """The cells of a row; None for one that goes on from the row above and for the columns that a wide one covers."""
    before = row.find(f"{W}trPr/{W}gridBefore")
    yield from [None] * min(max(integer(None if before is None else before.get(f"{W}val"), 0), 0), 100)
    for cell in _descend(row, "tc"):
        properties = cell.find(f"{W}tcPr")
        merge = properties.find(f"{W}vMerge") if properties is not None else None
        goes_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
        yield None if goes_on else cell
        span = integer(value_of(properties, "gridSpan") if properties is not None else None, 1)
        yield from [None] * min(max(span - 1, 0), 100)


def _descend(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, through wrappers; deleted ones left out."""
    for element in parent:
        if element.tag == f"{W}{name}":
            gone = element.find(f"{W}trPr/{W}del") if name == "tr" else element.find(f"{W}tcPr/{W}cellDel")
            if gone is None:
                yield element
        elif element.tag in WRAPPERS:
            yield from _descend(element, name)


def _cell_text(document: Document, cell: etree._Element | None) -> str:
    if cell is None:
        return ""
    inner = document.inner(document.number)
    _blocks(inner, cell)
    _release(inner)
    document.artefacts.extend(Artefact(max(document.number, 1), it.kind, it.text) for it in inner.artefacts)
    document.waiting += [name for line in inner.lines for name in line.pictures] + inner.waiting
    return re.sub(r"[\t\n]+", " ", " ".join(line.text for line in inner.lines))


def _notes(document: Document, package: Package) -> None:
    """The notes referred to, in the order of their marks, as lines at the end."""
    for kind in ("footnote", "endnote"):
        wanted = [(note, mark) for which, note, mark in document.reading.notes if which == kind]
        root = package.part(f"{kind}s") if wanted else None
        if root is None:
            continue
        notes = {element.get(f"{W}id", ""): element for element in root.iterchildren(f"{W}{kind}")}
        for note, mark in wanted:
            if note not in notes:
                continue
            inner = replace(document.inner(max(document.number, 1) - 1), pictures=None)
            _blocks(inner, notes[note])
            _release(inner)
            document.artefacts.extend(inner.artefacts)
            text = "".join(line.text for line in inner.lines)
            if text:
                document.lines.append(Line(max(document.number, 1), text, kind="footnote", mark=mark))
