"""The Chinese face of PDFs and pictures: two weights of Noto Sans CJK SC, cut from the variable font to the characters a site uses.

The package's font is variable and opens at its thinnest; Typst takes it so, and fontTools' instancer needs a minute for what is asked here.
Drawing the outlines at a weight into a new font takes seconds, and every machine gets the same bytes.
"""

from __future__ import annotations

import hashlib
import importlib.util
import io
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

PACKAGE = "manimgx_fonts_cjk"
FILE = "NotoSansCJK-VF.otf.ttc"
FACE = "Noto Sans CJK SC"
FAMILY = "Report Hei"
WEIGHTS = {"Regular": 400, "Bold": 700}
EPOCH = 3_600_000_000
"""The date in the fonts, in seconds from 1904: any will do that is always the same."""
LATIN = "".join(map(chr, range(0x20, 0x7F)))


def cut(characters: str, cache: Path) -> Path:
    """A folder with the two weights for these characters; they are drawn once and kept in `cache`.

    Raises ModuleNotFoundError where the font's package is not installed.
    """
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(PACKAGE)
    wanted = "".join(sorted({*characters, *LATIN}))
    key = hashlib.sha256(f"{wanted} {version(PACKAGE.replace('_', '-'))} {version('fonttools')} 1".encode()).hexdigest()[:16]
    folder = cache / "fonts" / key
    if not folder.is_dir():
        from fontTools.ttLib import TTCollection  # noqa: PLC0415  # half a second that most builds need not spend

        part = folder.with_name(key + ".part")
        part.mkdir(parents=True, exist_ok=True)
        with TTCollection(Path(spec.origin).with_name(FILE), lazy=True) as fonts:
            source = next(font for font in fonts if font["name"].getDebugName(1).startswith(FACE))
            for style in WEIGHTS:
                (part / f"{style}.otf").write_bytes(_drawn(source, wanted, style))
        part.rename(folder)
    return folder


def _drawn(source: TTFont, wanted: str, style: str) -> bytes:
    """A static font with the outlines of `source` at one weight, without its positioning features."""
    from fontTools.fontBuilder import FontBuilder  # noqa: PLC0415  # as above
    from fontTools.pens.t2CharStringPen import T2CharStringPen  # noqa: PLC0415  # as above

    weight = WEIGHTS[style]
    known = source.getBestCmap()
    cmap = {ord(character): known[ord(character)] for character in wanted if ord(character) in known}
    glyphs = source.getGlyphSet(location={"wght": weight})
    names = [".notdef", *sorted(set(cmap.values()), key=source.getGlyphID)]
    outlines, metrics = {}, {}
    for name in names:
        pen = T2CharStringPen(glyphs[name].width, glyphs)
        glyphs[name].draw(pen)
        outlines[name] = pen.getCharString()
        metrics[name] = (round(glyphs[name].width), 0)
    builder = FontBuilder(source["head"].unitsPerEm, isTTF=False)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(cmap)
    builder.setupCFF(f"{FAMILY.replace(' ', '')}-{style}", {"FullName": f"{FAMILY} {style}"}, outlines, {})
    builder.setupHorizontalMetrics(metrics)
    builder.setupHorizontalHeader(ascent=source["hhea"].ascent, descent=source["hhea"].descent)
    name = f"{FAMILY.replace(' ', '')}-{style}"  # Typst leaves a font out that has no full and no PostScript name.
    builder.setupNameTable({"familyName": FAMILY, "styleName": style, "fullName": f"{FAMILY} {style}", "psName": name}, mac=False)
    bold = style == "Bold"
    heights = {"sTypoAscender": source["OS/2"].sTypoAscender, "sTypoDescender": source["OS/2"].sTypoDescender}
    builder.setupOS2(usWeightClass=weight, fsSelection=0x20 if bold else 0x40, **heights)
    builder.setupPost()
    font = builder.font
    font["head"].macStyle = 1 if bold else 0
    font["head"].created = font["head"].modified = EPOCH
    font.recalcTimestamp = False
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
