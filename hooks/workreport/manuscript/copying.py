"""A copy of a Word file for readers: what Word shows of it, and nothing else that is in the file.

Kept are the text, its styles, its lists and its notes. Everything that is not needed to show these is left behind: tracked changes (the
text is as they leave it), hidden and struck-through words, comments, names, macros, embedded files, links, drawings, headers, and
marks of editing.
"""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from workreport.manuscript.numbering import switch
from workreport.manuscript.package import W, unpack

STEADY = (1980, 1, 1, 0, 0, 0)
"""The time in the archive's entries, so that the same file gives the same bytes."""
KEPT = ("styles", "numbering", "footnotes", "endnotes")
"""Kinds of part besides the document that the text needs."""
UNWRAPPED = ("ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent", "hyperlink")
"""Elements of which only the content stays."""
GONE = (
    *(
        "del",
        "moveFrom",
        "drawing",
        "pict",
        "object",
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
        "annotationRef",
        "proofErr",
    ),
    *("bookmarkStart", "bookmarkEnd", "permStart", "permEnd", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "altChunk", "subDoc"),
    *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "headerReference", "footerReference", "docVars"),
    *(
        "rPrChange",
        "pPrChange",
        "sectPrChange",
        "tblPrChange",
        "trPrChange",
        "tcPrChange",
        "tblGridChange",
        "numberingChange",
        "lsid",
        "nsid",
    ),
    *("cellIns", "cellDel", "cellMerge", "attachedTemplate", "instrText", "fldChar", "fldData", "control", "delText", "delInstrText"),
)
ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def copy(data: bytes, path: str) -> bytes:
    """The copy. Raises ProblemsError as `package.unpack` does."""
    package = unpack(data, path)
    parts = {"document": _cleaned(package.root(package.document))}
    for kind in KEPT:
        root = package.part(kind)
        if root is not None:
            parts[kind] = _cleaned(root)
    return _zipped(parts)


def _cleaned(root: etree._Element) -> bytes:
    gone = [run for run in root.iter(f"{W}r") if any(_is_on(run, name) for name in ("vanish", "strike", "dstrike"))]
    gone += root.iter(ALTERNATIVE, *(f"{W}{name}" for name in GONE))
    gone += [row for row in root.iter(f"{W}tr") if row.find(f"{W}trPr/{W}del") is not None]
    for element in gone:
        _remove(element)
    for element in [*root.iter(*(f"{W}{name}" for name in UNWRAPPED))]:
        _unwrap(element)
    for element in [*root.iter()]:
        if isinstance(element.tag, str) and not element.tag.startswith(W):
            _remove(element)
        else:
            for attribute in [str(name) for name in element.attrib if not _is_shown(str(name))]:
                del element.attrib[attribute]
    etree.cleanup_namespaces(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _is_shown(attribute: str) -> bool:
    """Whether an attribute is needed to show the text: one of Word's own that names no person, day or session of editing."""
    own = attribute.startswith((W, "{http://www.w3.org/XML/1998/namespace}"))
    return own and "rsid" not in attribute and attribute.removeprefix(W) not in ("author", "date", "initials")


def _is_on(run: etree._Element, name: str) -> bool:
    return bool(switch(run.find(f"{W}rPr"), name))


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element)


def _zipped(parts: dict[str, bytes]) -> bytes:
    kinds = [kind for kind in parts if kind != "document"]
    related = "".join(f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in kinds)
    overrides = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{MAIN}.{"document.main" if kind == "document" else kind}+xml"/>'
        for kind in parts
    )
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    main = f'<Relationship Id="document" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    files = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}">{defaults}{overrides}</Types>'.encode(),
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}">{main}</Relationships>'.encode(),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{related}</Relationships>'.encode(),
        **{f"word/{kind}.xml": content for kind, content in parts.items()},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, STEADY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return out.getvalue()
