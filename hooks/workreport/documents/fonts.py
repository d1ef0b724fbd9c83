"""The Chinese face of PDFs and pictures: two weights of Noto Sans CJK SC, cut from the variable font to the characters a site uses.

The package's font is variable and opens at its thinnest, and Typst takes it so.
HarfBuzz cuts it at a weight, with plain outlines in place of variable ones (CFF for CFF2), in tenths of a second.
Every machine gets the same bytes.
"""

from __future__ import annotations

import hashlib
import importlib.util
import io
import shutil
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from workreport.documents.typesetting import missing

if TYPE_CHECKING:
    import uharfbuzz

PACKAGE = "manimgx_fonts_cjk"
FILE = "NotoSansCJK-VF.otf.ttc"
FACE = "Noto Sans CJK SC"
FAMILY = "Report Hei"
WEIGHTS = {"Regular": 400, "Bold": 700}
LATIN = "".join(map(chr, range(0x20, 0x7F)))
COMMON = LATIN + "".join(
    sorted(
        {bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF)}
        | {chr(code) for block in ((0xA0, 0x180), (0x2010, 0x2028), (0x2030, 0x205F), (0x2460, 0x2474)) for code in range(*block)}
    )
)
"""GB 2312, Latin and general punctuation: all that a report usually has. One face for all reports is cut once a machine."""
LEFT_OUT = ("BASE", "GPOS", "GSUB", "STAT", "VORG", "vhea", "vmtx")
"""Tables for setting lines from top to bottom and for other scripts and faces, which the documents do without."""


def fonts_for(text: str, cache: Path) -> Path | None:
    """The faces for a text: those that all reports share, where they have its characters; else faces cut for it alone.

    None where what cuts and sets them is not installed.
    """
    if missing() is not None:
        return None
    return cut(COMMON, cache) if set(text) <= set(COMMON) else cut(text, cache)


def cut(characters: str, cache: Path) -> Path:
    """A folder with the two weights for these characters; they are cut once and kept in `cache`.

    Raises ModuleNotFoundError where the font's package is not installed.
    """
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(PACKAGE)
    wanted = "".join(sorted({*characters, *LATIN}))
    made_of = " ".join((wanted, *map(version, (PACKAGE.replace("_", "-"), "uharfbuzz", "fonttools"))))
    folder = cache / "fonts" / hashlib.sha256(made_of.encode()).hexdigest()[:16]
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=".part-", dir=folder.parent))
        face = _face(Path(spec.origin).with_name(FILE))
        for style in WEIGHTS:
            (part / f"{style}.otf").write_bytes(_named(_cut(face, wanted, style), style))
        try:
            part.rename(folder)
        except OSError:  # another process was first, with the same bytes
            shutil.rmtree(part)
    return folder


def _face(path: Path) -> uharfbuzz.Face:
    """The face for simplified characters among those of the collection."""
    import uharfbuzz as hb  # noqa: PLC0415  # a library that only a build with new characters needs

    collection = hb.Blob.from_file_path(str(path))
    faces = (hb.Face(collection, number) for number in range(hb.Face(collection).count))
    return next(face for face in faces if face.get_name(hb.OTNameIdPredefined.FONT_FAMILY) == FACE)


def _cut(face: uharfbuzz.Face, wanted: str, style: str) -> bytes:
    """A font of these characters alone, fixed at one weight."""
    import uharfbuzz as hb  # noqa: PLC0415  # as above

    plan = hb.SubsetInput()
    plan.unicode_set.update(map(ord, wanted))
    plan.drop_table_tag_set.update(int.from_bytes(tag.encode()) for tag in LEFT_OUT)
    plan.flags = hb.SubsetFlags.DOWNGRADE_CFF2 | hb.SubsetFlags.NOTDEF_OUTLINE
    plan.pin_axis_location(face, "wght", WEIGHTS[style])
    return bytes(hb.subset(face, plan).blob.data)


def _named(content: bytes, style: str) -> bytes:
    """The same font under the family's own name: the cut one still has the names of the thinnest weight."""
    from fontTools.fontBuilder import FontBuilder  # noqa: PLC0415  # as above
    from fontTools.ttLib import TTFont  # noqa: PLC0415  # as above

    font = TTFont(io.BytesIO(content), recalcBBoxes=False, recalcTimestamp=False)
    full = f"{FAMILY} {style}"
    names = {"familyName": FAMILY, "styleName": style, "fullName": full, "psName": full.replace(" ", "")}
    FontBuilder(font=font).setupNameTable(names, mac=False)
    bold = style == "Bold"
    font["OS/2"].fsSelection = 0x20 if bold else 0x40
    font["head"].macStyle = 1 if bold else 0
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
