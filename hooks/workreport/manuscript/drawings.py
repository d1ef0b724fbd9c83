"""What a drawing, a picture of the old kind or an embedded object of a Word file holds: pictures to show, and things to name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workreport.manuscript.package import W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
CX = "{http://schemas.microsoft.com/office/drawing/2014/chartex}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
V = "{urn:schemas-microsoft-com:vml}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
NAMED = {
    f"{C}chart": "chart",
    f"{CX}chart": "chart",
    f"{DGM}relIds": "diagram",
    f"{OFFICE}OLEObject": "embedded object",
    f"{W}control": "form control",
    f"{W}movie": "film",
}
"""Elements that hold what is not read, and what it is called."""
HOLDERS = frozenset(f"{W}{name}" for name in ("drawing", "pict", "object"))


def held(element: etree._Element) -> Iterator[tuple[str, str, str]]:
    """What a drawing holds besides text boxes: its kind, its own words, and for a picture the id of its relation.

    The picture that stands for an embedded object or a chart is its last view, and is one with it.
    """
    words = _words(element)
    named = [(kind, words, "") for tag, kind in NAMED.items() for _found in element.iter(tag)]
    yield from named
    if named:
        return
    pictures = False
    for blip in element.iter(f"{A}blip"):
        pictures = True
        yield "picture", words, _svg(blip) or blip.get(f"{R}embed", "") or blip.get(f"{R}link", "")
    for image in element.iter(f"{V}imagedata"):
        pictures = True
        yield "picture", words or image.get(f"{OFFICE}title", ""), image.get(f"{R}id", "")
    for path in element.iter(f"{V}textpath"):
        yield "WordArt", path.get("string", ""), ""
        return
    if not pictures and next(element.iter(f"{W}txbxContent"), None) is None:
        yield "drawn shape", words, ""


def _svg(blip: etree._Element) -> str:
    """The relation of the SVG that a picture has beside its older form."""
    found = next((it for it in blip.iter() if isinstance(it.tag, str) and it.tag.endswith("}svgBlip")), None)
    return "" if found is None else found.get(f"{R}embed", "")


def _words(element: etree._Element) -> str:
    """The description that the author gave the drawing."""
    properties = next(element.iter(f"{WP}docPr"), None)
    if properties is not None:
        return properties.get("descr") or properties.get("title") or ""
    shape = next((it for it in element.iter(f"{V}shape") if it.get("alt")), None)
    return "" if shape is None else shape.get("alt", "")
