"""A Word file as the parts in it, opened with suspicion."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from workreport.manuscript import bounds
from workreport.manuscript.bounds import keep
from workreport.messages import _
from workreport.problems import Place, Problem, ProblemsError

if TYPE_CHECKING:
    from collections.abc import Iterator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""The namespace of WordprocessingML (ECMA-376 part 1, 17), as lxml writes it before a name."""
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
"""The same namespace in the strict form of the format, and in the usual one."""
DOCUMENT = "officeDocument"
UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, KeyError)
"""What the zip reader raises for broken, encrypted or unknown entries."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of the document to a part of the file."""

    id: str
    kind: str
    """``numbering``, ``image``, ``header`` …"""
    target: str
    """The part: ``word/numbering.xml``."""


@dataclass(slots=True)
class Package:
    """An open Word file."""

    path: str
    archive: zipfile.ZipFile
    names: frozenset[str]
    document: str = "word/document.xml"
    relations: tuple[Relation, ...] = ()
    """Of the document to its parts."""
    unpacked: int = 0
    """Bytes unpacked so far."""

    def part(self, kind: str) -> etree._Element | None:
        """The root of the part that stands in a relation to the document, None where there is no such part."""
        names = self.all_of(kind)
        return self.root(names[0]) if names else None

    def all_of(self, kind: str) -> list[str]:
        """The parts that stand in a relation to the document."""
        return [it.target for it in self.relations if it.kind == kind and it.target in self.names]

    def bytes_of(self, relation: str, most: int) -> bytes | None:
        """The bytes of the part that a relation leads to; None where there is no such part, or it unpacks to more than `most`."""
        name = next((it.target for it in self.relations if it.id == relation), "")
        if name not in self.names:
            return None
        try:
            with self.archive.open(name) as part:
                data = part.read(most + 1)
        except UNREADABLE:
            return None
        return data if len(data) <= most else None

    def root(self, name: str) -> etree._Element:
        """A part, parsed: no entity is expanded, nothing outside is read, a document type is refused.

        Raises ProblemsError where the part unpacks to too much or is no such XML.
        """
        try:
            with self.archive.open(name) as part:
                data = part.read(bounds.PART + 1)
        except UNREADABLE:
            raise ProblemsError([_broken(self.path, _("the part {name} in it cannot be unpacked").format(name=name))]) from None
        self.unpacked += len(data)
        keep(len(data), bounds.PART, _("the part {name} unpacks to too many bytes: {{number}}").format(name=name), self.path)
        keep(self.unpacked, bounds.UNPACKED, _("the parts unpack to too many bytes: {number}"), self.path)
        keep(data.count(b"<"), bounds.TAGS, _("the part {name} has too many tags: {{number}}").format(name=name), self.path)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(data.replace(STRICT, TRANSITIONAL), parser)
        except (etree.XMLSyntaxError, ValueError):
            raise ProblemsError([_broken(self.path, _("the part {name} in it is no XML").format(name=name))]) from None
        keep(
            depth(root),
            bounds.DEPTH,
            _("the part {name} has too many elements inside one another: {{number}}").format(name=name),
            self.path,
        )
        if root.getroottree().docinfo.doctype:
            what = _("the part {name} in it declares a document type, which may hide entities").format(name=name)
            raise ProblemsError([Problem(Place(self.path), what, _("open the file in a word processor and save it as .docx anew"))])
        return root


def depth(root: etree._Element) -> int:
    """How deep the elements of a part lie inside one another."""
    deepest, now = 0, 0
    for event, _element in etree.iterwalk(root, events=("start", "end")):
        now += 1 if event == "start" else -1
        deepest = max(deepest, now)
    return deepest


def unpack(data: bytes, path: str) -> Package:
    """Opens a Word file.

    Raises ProblemsError where it is broken, encrypted, or no Word file.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        names = frozenset(archive.namelist())
    except UNREADABLE:
        raise ProblemsError([_broken(path, _("the file is a broken archive"))]) from None
    keep(len(names), bounds.PARTS, _("the file has {number} parts"), path)
    package = Package(path, archive, names)
    main = next((it.target for it in _relations(package, "_rels/.rels", "") if it.kind == DOCUMENT), "")
    package.document = main if main in names else package.document
    if package.document not in names:
        raise ProblemsError([Problem(Place(path), _("the archive holds no Word document"), _("give the report as .docx or as text"))])
    folder, name = posixpath.split(package.document)
    package.relations = tuple(_relations(package, f"{folder}/_rels/{name}.rels", folder))
    return package


def _relations(package: Package, name: str, folder: str) -> Iterator[Relation]:
    if name not in package.names:
        return
    for relation in package.root(name):
        kind, target = relation.get("Type", "").rpartition("/")[2], relation.get("Target", "")
        if relation.get("TargetMode") != "External":
            part = posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))
            yield Relation(relation.get("Id", ""), kind, part)


def _broken(path: str, what: str) -> Problem:
    return Problem(Place(path), what, _("open it in a word processor and save it as .docx anew"))
