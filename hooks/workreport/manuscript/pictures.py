"""Pictures of a source as they are published: the picture, and nothing that it says of its maker, its camera or its place.

PNG, JPEG, GIF, WebP and SVG, told by their content. Of the others only their kind is known; Word often holds EMF and WMF, which no browser
shows. What is taken out is taken out byte for byte, so that what a reader sees is the picture as received.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree
from PIL import Image

from workreport.model import Picture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workreport.manuscript.package import Package

LARGEST = 8 * 1024 * 1024
"""Bytes of a picture at most."""
MOST_PIXELS = 50_000_000
ORIENTATION = 0x0112
JFIF = b"\xff\xe0\0\x10JFIF\0"
PNG = b"\x89PNG\r\n\x1a\n"
KEPT_OF_PNG = frozenset((b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"acTL", b"fcTL", b"fdAT"))
KEPT_OF_WEBP = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"))
METADATA_OF_WEBP = 0x2C
"""The flags of VP8X that announce a profile, EXIF and XMP."""
SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}href"
DRAWN = frozenset(
    f"{SVG}{name}"
    for name in (
        *("svg", "g", "defs", "symbol", "use", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text"),
        *("tspan", "textPath", "linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask", "marker", "filter", "image"),
        *("feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR"),
        *("feGaussianBlur", "feMerge", "feMergeNode", "feMorphology", "feOffset", "feTile", "feTurbulence", "feDropShadow"),
    )
)
"""Elements of SVG that draw; scripts, style sheets, animations, foreign content and metadata go."""
REFERENCE = re.compile(r"url\(\s*['\"]?\s*(?!#)|javascript:|expression\(|@import|\\", re.IGNORECASE)
INLINE = re.compile(r"#[^\s]*\Z|data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*\Z")
BEGINNINGS = {
    PNG: "png",
    b"\xff\xd8\xff": "jpeg",
    b"GIF87a": "gif",
    b"GIF89a": "gif",
    b"\xd7\xcd\xc6\x9a": "WMF",
    b"\x01\x00\x09\x00": "WMF",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
    b"BM": "BMP",
}
"""First bytes of kinds of picture."""


SUFFIXES = {"png": "png", "jpeg": "jpg", "gif": "gif", "webp": "webp", "svg": "svg"}
MOST = 200
"""Pictures of a report at most."""


@dataclass(slots=True)
class Pictures:
    """The pictures of a Word file that can be shown, in the order in which they are met."""

    package: Package
    taken: list[Picture] = field(default_factory=list)

    def take(self, relation: str, words: str, line: int) -> str:
        """The name of the picture that a relation leads to, the same each time; nothing for one that is not there or cannot be shown."""
        data = self.package.bytes_of(relation, LARGEST)
        made = cleaned(data) if data and len(self.taken) < MOST else None
        if made is None:
            return ""
        known = next((picture.name for picture in self.taken if picture.content == made), "")
        if known:
            return known
        name = f"picture-{len(self.taken) + 1}.{SUFFIXES[kind(made)]}"
        self.taken.append(Picture(name, made, words, line))
        return name


def kind(data: bytes) -> str:
    """The kind of a picture by its first bytes: ``png``, ``jpeg``, ``gif``, ``webp``, ``svg``, or the name of one that is not shown."""
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "webp"
    if data[40:44] == b" EMF":
        return "EMF"
    known = next((name for start, name in BEGINNINGS.items() if data.startswith(start)), "")
    return known or ("svg" if b"<svg" in data[:4096] else "")


def cleaned(data: bytes) -> bytes | None:
    """The picture without its metadata; None where it is broken, too large, or of a kind that browsers do not show."""
    if len(data) > LARGEST:
        return None
    make = {"png": _png, "jpeg": _jpeg, "gif": _gif, "webp": _webp, "svg": _svg}.get(kind(data))
    try:
        made = make(data) if make else None
    except (OSError, IndexError, ValueError, SyntaxError, etree.LxmlError):
        return None
    return made if made and (kind(made) == "svg" or _opens(made)) else None


def _opens(data: bytes) -> bool:
    """Whether the picture can be decoded and is no larger than a screen needs."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return False
            picture.load()
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, Image.DecompressionBombError):
        return False
    return True


def _png(data: bytes) -> bytes:
    kept, at = [PNG], len(PNG)
    while at < len(data):
        length = int.from_bytes(data[at : at + 4])
        name, chunk = data[at + 4 : at + 8], data[at : at + 12 + length]
        if len(chunk) < 12 + length:
            return b""
        if name in KEPT_OF_PNG:
            kept.append(chunk)
        if name == b"IEND":
            return b"".join(kept)
        at += 12 + length
    return b""


def _jpeg(data: bytes) -> bytes:
    """Markers up to the scans; of the application's own JFIF (APP0), Adobe's (APP14), which says how colours are coded, and the way up."""
    kept, at = [data[:2], _way_up(data)], 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            return b""
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        length = int.from_bytes(data[at + 2 : at + 4])
        segment = data[at : at + 2 + length]
        if marker == 0xDA:
            return b"".join([*kept, *_scans(data, at)])
        own = 0xE0 <= marker <= 0xEF
        if (not own or (marker == 0xE0 and segment[4:8] == b"JFIF") or (marker == 0xEE and segment[4:9] == b"Adobe")) and marker != 0xFE:
            kept.append(JFIF + segment[9:16] + b"\0\0" if marker == 0xE0 else segment)
        at += 2 + length
    return b""


def _way_up(data: bytes) -> bytes:
    """An Exif segment that says no more than which way up the picture is; nothing where it is as it should be."""
    with Image.open(io.BytesIO(data)) as picture:
        orientation = int(picture.getexif().get(ORIENTATION, 1))
    if orientation not in range(2, 9):
        return b""
    entry = ORIENTATION.to_bytes(2) + b"\0\x03\0\0\0\x01" + orientation.to_bytes(2) + b"\0\0"
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01" + entry + b"\0\0\0\0"
    return b"\xff\xe1" + (len(exif) + 2).to_bytes(2) + exif


def _scans(data: bytes, at: int) -> Iterator[bytes]:
    """From the first scan to the end of the picture, without comments and application's markers between scans."""
    end = data.find(b"\xff\xd9", at)
    yield data[at : end + 2] if end >= 0 else data[at:] + b"\xff\xd9"


def _gif(data: bytes) -> bytes:
    """The screen and its frames; comments and the application's blocks go, the one that repeats the film apart."""
    size = 13 + (3 << ((data[10] & 7) + 1) if data[10] & 0x80 else 0)
    kept, at = [data[:size]], size
    while at < len(data):
        mark = data[at]
        if mark == 0x3B:
            return b"".join([*kept, b";"])
        start = at
        if mark == 0x21:
            label, at = data[at + 1], _blocks_end(data, at + 2)
            loops = label == 0xFF and data[start + 3 : start + 14] == b"NETSCAPE2.0"
            if label == 0xF9 or loops:
                kept.append(data[start:at])
        elif mark == 0x2C:
            palette = 3 << ((data[at + 9] & 7) + 1) if data[at + 9] & 0x80 else 0
            at = _blocks_end(data, at + 10 + palette + 1)
            kept.append(data[start:at])
        else:
            return b""
    return b""


def _blocks_end(data: bytes, at: int) -> int:
    while data[at]:
        at += data[at] + 1
    return at + 1


def _webp(data: bytes) -> bytes:
    kept, at = [], 12
    while at + 8 <= len(data):
        name, length = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        chunk = data[at : at + 8 + length + length % 2]
        if name == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~METADATA_OF_WEBP]) + chunk[9:]
        if name in KEPT_OF_WEBP:
            kept.append(chunk)
        at += 8 + length + length % 2
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _svg(data: bytes) -> bytes:
    """The drawing alone: known elements, no handler, no reference to anything outside it."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype or root.tag != f"{SVG}svg":
        return b""
    for element in [*root.iter()]:
        if element is not root and element.tag not in DRAWN:
            _drop(element)
    for element in root.iter():
        for name, value in [*element.attrib.items()]:
            if not _is_drawn(str(name), str(value)):
                del element.attrib[name]
    etree.cleanup_namespaces(root, keep_ns_prefixes=["xlink"])
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=False))


def _is_drawn(name: str, value: str) -> bool:
    if name in ("href", XLINK):
        return bool(INLINE.match(value.strip()))
    foreign = name.startswith("{") and not name.startswith("{http://www.w3.org/XML/1998/namespace}")
    return not foreign and not name.lower().startswith(("on", "data-")) and not REFERENCE.search(value)


def _drop(element: etree._Element) -> None:
    """Takes an element out, and leaves what stood behind it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
