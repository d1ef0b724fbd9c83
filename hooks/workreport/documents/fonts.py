"""The faces of PDFs and pictures, cut to the characters of a report.

Noto Serif SC (宋) for text where its package is installed, two weights of Noto Sans CJK SC (黑) for headings and where it is not, and for
what they lack (emoji, Arabic letters, symbols) as much of other Noto faces. A character that none has is shown as a box.

The package's font is variable and opens at its thinnest, and Typst takes it so.
HarfBuzz cuts it at a weight, with plain outlines in place of variable ones (CFF for CFF2), in tenths of a second.
Every machine gets the same bytes.
"""

from __future__ import annotations

import hashlib
import importlib.util
import io
import os
import shutil
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from workreport.documents.boxes import BOX, BOXES, is_unseen
from workreport.documents.typesetting import missing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    import uharfbuzz
    from fontTools.ttLib import TTFont

PACKAGE = "manimgx_fonts_cjk"
FILE = "NotoSansCJK-VF.otf.ttc"
FACE = "Noto Sans CJK SC"
FAMILY = "Report Hei"
DIGEST = "digest"
"""The file beside faces that tells whether they are whole."""
SONG = ("pylopdf_fonts_zh_cn", "NotoSerifSC-Regular.otf", "Report Song")
"""The package of the face for text, its file, and what we call the family."""
OTHERS = "manimgx_fonts"
"""The package with Noto faces for other scripts, symbols and emoji."""
WEIGHTS = {"Regular": 400, "Bold": 700}
LATIN = "".join(map(chr, range(0x20, 0x7F))) + BOX
LEFT_OUT = ("BASE", "GPOS", "GSUB", "STAT", "VORG", "vhea", "vmtx")
"""Tables for setting lines from top to bottom and for other scripts and faces, which the documents do without."""


@dataclass(frozen=True, slots=True)
class Faces:
    """The faces for some characters; they are cut when somebody needs them, once."""

    characters: str
    folder: Path
    """Where they are when they have been cut; it is named for all that they are cut from."""

    def cut(self) -> Path:
        """The folder, with the faces in it.

        Raises ModuleNotFoundError where the font's package is not installed.
        """
        if not _is_whole(self.folder):
            _cut_into(self.folder, self.characters)
        return self.folder


def fonts_for(text: str, kept: Path) -> Faces | None:
    """The faces for a text, kept in a folder below `kept`; None where what cuts and sets them is not installed."""
    return None if missing() is not None else faces(text, kept)


def faces(characters: str, kept: Path) -> Faces:
    """The faces for these characters."""
    wanted = "".join(sorted({*characters, *LATIN}))
    others = (name for name in (OTHERS, SONG[0]) if _folder(name))
    made_of = " ".join((wanted, *(version(name.replace("_", "-")) for name in (PACKAGE, *others, "uharfbuzz", "fonttools"))))
    return Faces(wanted, kept / hashlib.sha256(made_of.encode()).hexdigest()[:16])


def lacking(text: str) -> frozenset[str]:
    """The characters of a text that documents show a box for; none where no documents are made."""
    if missing() is not None:
        return frozenset()
    shown = {character for character in text if not is_unseen(character)}
    without = shown - _characters(_headings(), shown)
    others = _folder(OTHERS)
    return frozenset(without.difference(*(here for _path, _face, here in _fall_backs(without, others)) if others else ()))


@lru_cache(maxsize=1)
def _headings() -> uharfbuzz.Face:
    """The face for headings."""
    return _face(_folder_of(PACKAGE) / FILE)


def _cut_into(folder: Path, wanted: str) -> None:
    others, song = _folder(OTHERS), _folder(SONG[0])
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix=".part-", dir=folder.parent))
    face = _headings()
    for style, weight in WEIGHTS.items():
        (part / f"{style}.otf").write_bytes(_named(_cut(face, wanted, weight), style))
    if song:
        (part / "Song.otf").write_bytes(_named(_cut(_only(song / SONG[1]), wanted), "Regular", SONG[2]))
    without = set(wanted) - _characters(face, wanted)
    if without and others:
        without -= _fall_back(without, others, part)
    (part / BOXES).write_text("".join(sorted(without)), "utf-8")
    (part / DIGEST).write_text(_digest(part), "utf-8")
    try:
        part.rename(folder)
    except OSError:  # another process was first, with the same bytes
        shutil.rmtree(part)


def _fall_back(without: set[str], faces: Path, folder: Path) -> set[str]:
    """Cuts from other faces the characters that are lacking, each from the first that has it, and returns those found."""
    import uharfbuzz as hb  # noqa: PLC0415  # as below

    found: set[str] = set()
    for path, face, here in _fall_backs(without, faces):
        plan = hb.SubsetInput()
        plan.unicode_set.update(map(ord, here))
        plan.pin_axis_location(face, "wght", WEIGHTS["Regular"])
        (folder / f"{path.stem.partition('[')[0]}.ttf").write_bytes(bytes(hb.subset(face, plan).blob.data))
        found |= here
    return found


def _fall_backs(without: Collection[str], faces: Path) -> Iterator[tuple[Path, uharfbuzz.Face, set[str]]]:
    """The other faces that have characters that are lacking, each with those that no face before it has."""
    left = set(without)
    for path in sorted(faces.glob("*.ttf")) if left else ():
        face = _only(path)
        here = _characters(face, left)
        if here and "Italic" not in path.name:
            left -= here
            yield path, face, here


def _folder(package: str) -> Path | None:
    """Where a package of faces is installed; None where it is not."""
    spec = importlib.util.find_spec(package)
    return Path(spec.origin).parent if spec and spec.origin else None


def _folder_of(package: str) -> Path:
    """The same of a package without which there are no documents."""
    folder = _folder(package)
    if folder is None:
        raise ModuleNotFoundError(package)
    return folder


def _characters(face: uharfbuzz.Face, among: Iterable[str]) -> set[str]:
    """The characters that a face has, of some."""
    own = face.unicodes
    return {character for character in among if ord(character) in own}


def _is_whole(folder: Path) -> bool:
    """Whether the faces in a folder are there, and as they were cut."""
    try:
        os.utime(folder)  # in use, so that no build lets go of them
        return (folder / DIGEST).read_text("utf-8") == _digest(folder)
    except (OSError, UnicodeDecodeError):
        return False


def _digest(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != DIGEST)
    return hashlib.sha256(b"".join(path.name.encode() + path.read_bytes() for path in files)).hexdigest()


def _face(path: Path) -> uharfbuzz.Face:
    """The face for simplified characters among those of the collection."""
    import uharfbuzz as hb  # noqa: PLC0415  # a library that only a build with new characters needs

    collection = hb.Blob.from_file_path(str(path))
    faces = (hb.Face(collection, number) for number in range(hb.Face(collection).count))
    return next(face for face in faces if face.get_name(hb.OTNameIdPredefined.FONT_FAMILY) == FACE)


def _only(path: Path) -> uharfbuzz.Face:
    """The one face of a file."""
    import uharfbuzz as hb  # noqa: PLC0415  # as above

    return hb.Face(hb.Blob.from_file_path(str(path)))


def _cut(face: uharfbuzz.Face, wanted: str, weight: int | None = None) -> bytes:
    """A font of these characters alone; a variable one fixed at a weight."""
    import uharfbuzz as hb  # noqa: PLC0415  # as above

    plan = hb.SubsetInput()
    plan.unicode_set.update(map(ord, wanted))
    plan.drop_table_tag_set.update(int.from_bytes(tag.encode()) for tag in LEFT_OUT)
    plan.flags = hb.SubsetFlags.DOWNGRADE_CFF2 | hb.SubsetFlags.NOTDEF_OUTLINE
    if weight:
        plan.pin_axis_location(face, "wght", weight)
    return bytes(hb.subset(face, plan).blob.data)


def _named(content: bytes, style: str, family: str = FAMILY) -> bytes:
    """The same font under the family's own name: the cut one still has the names of the thinnest weight."""
    from fontTools.fontBuilder import FontBuilder  # noqa: PLC0415  # as above
    from fontTools.ttLib import TTFont  # noqa: PLC0415  # as above

    font = TTFont(io.BytesIO(content), recalcBBoxes=False, recalcTimestamp=False, lazy=True)
    full = f"{family} {style}"
    names = {"familyName": family, "styleName": style, "fullName": full, "psName": full.replace(" ", "")}
    FontBuilder(font=font).setupNameTable(names, mac=False)
    bold = style == "Bold"
    _set(font, "OS/2", SELECTION, 0x20 if bold else 0x40)
    _set(font, "head", MAC_STYLE, 1 if bold else 0)
    out = io.BytesIO()
    font.save(out, reorderTables=None)  # in the order they come, which spares writing them twice
    return out.getvalue()


SELECTION = 62
"""Where ``fsSelection`` stands in the table OS/2 (OpenType 1.9), in bytes."""
MAC_STYLE = 44
"""Where ``macStyle`` stands in the table head."""


def _set(font: TTFont, tag: str, at: int, value: int) -> None:
    """Sets two bytes of a table and leaves the others as they are: fontTools would read and write the outlines of every character."""
    from fontTools.ttLib.tables.DefaultTable import DefaultTable  # noqa: PLC0415  # as above

    table = DefaultTable(tag)
    data = font.reader[tag]
    table.data = data[:at] + value.to_bytes(2) + data[at + 2 :]
    font[tag] = table
