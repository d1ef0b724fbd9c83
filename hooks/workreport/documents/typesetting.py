"""PDF and pictures by Typst. A report's words reach it as JSON, so that nothing in them is ever markup."""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
import re
import tempfile
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from workreport.documents.boxes import BOX, boxed, without_loose_marks
from workreport.messages import _
from workreport.problems import Place, Problem, ProblemsError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from typst import Fonts

PACKAGES = {"typst": "typst", "manimgx_fonts_cjk": "manimgx-fonts-cjk", "uharfbuzz": "uharfbuzz", "fontTools": "fonttools"}


def missing() -> str | None:
    """What is not installed that PDFs need, and how to get it; None where all is there."""
    absent = [package for module, package in PACKAGES.items() if importlib.util.find_spec(module) is None]
    sentence = _("PDF files and card images are left out; get them with: pip install {packages}")
    return sentence.format(packages=" ".join(absent)) if absent else None


def pdf(content: Mapping[str, Any], template: Path, fonts: Path, pictures: Mapping[str, bytes] | None = None) -> bytes:
    """The report as a tagged PDF (PDF/UA-1) with bookmarks, fonts embedded as far as used; the same bytes for the same content.

    PDF/UA refuses a document with a character that no face has; a box stands for it (`boxes.boxed`). `pictures` are the source's, by name.
    """
    if not pictures:
        return _typeset(content, template, fonts, "pdf")
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder) / template.name
        copied.write_bytes(template.read_bytes())
        (Path(folder) / "pictures").mkdir()
        for name, picture in pictures.items():
            (Path(folder) / "pictures" / name).write_bytes(picture)
        return _typeset(content, copied, fonts, "pdf")


def card(content: Mapping[str, Any], template: Path, fonts: Path) -> bytes:
    """A picture of one page, a PNG: that which links to the report show (1200 × 630 pixels), or the cover of its book (1200 × 1600)."""
    return _typeset(content, template, fonts, "png")


@lru_cache(maxsize=2)
def _faces(folder: Path) -> Fonts:
    """The faces in a folder and Typst's own, read once."""
    import typst  # noqa: PLC0415  # 40 MB that only a build with documents needs

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder])


REMEMBERED = 10
"""After how many documents Typst forgets what it has laid out and not needed again."""


def _forget() -> None:
    """Has Typst forget what it has laid out, some 60 MB a report, by documents of nothing: a PDF has nothing in common with the next."""
    import typst  # noqa: PLC0415  # as above

    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.typ"
        empty.touch()
        compiler = typst.Compiler(empty, ignore_system_fonts=True)
        for _ in range(REMEMBERED + 1):
            compiler.compile(format="svg")


def _typeset(content: Mapping[str, Any], template: Path, fonts: Path, form: Literal["pdf", "png"]) -> bytes:
    import typst  # noqa: PLC0415  # as above

    words = without_loose_marks(boxed(json.dumps(content, ensure_ascii=False), fonts))
    moment = int(dt.datetime.fromisoformat(content["updated"]).replace(tzinfo=dt.UTC).timestamp())
    if form == "pdf":
        _forget()
    while True:
        try:
            made = typst.compile(
                template,
                font_paths=_faces(fonts),
                ignore_system_fonts=True,
                format=form,
                ppi=72.0,
                sys_inputs={"content": words},
                pdf_standards=["ua-1"] if form == "pdf" else [],
                timestamp=moment,
            )
        except typst.TypstError as error:
            shown = UNSHOWN.search(str(error))
            before, words = words, _without(words, shown[1]) if shown else _without_pictures(words)
            if words == before:
                what = _("the template of a document fails: {reason}").format(reason=error)
                raise ProblemsError([Problem(Place(f"documents/{template.name}"), what, _("mend it, or delete it"))]) from None
        else:
            return made if isinstance(made, bytes) else made[0]  # a list of pages where there are several; a card has one


def _without_pictures(words: str) -> str:
    """The content with what each picture shows in place of it: one that browsers show and the typesetter does not."""
    return re.sub(r'("name": "picture-\d+\.)\w+"', r'\1none"', words)


USUAL = frozenset(
    map(chr, (*range(0x20, 0x250), *range(0x2010, 0x2300), *range(0x2460, 0x2600), *range(0x3000, 0xA000), *range(0xFF00, 0xFFF0)))
)
"""Characters of Chinese and Latin writing, which the faces have."""
UNSHOWN = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
"""What Typst says of characters that have a glyph, and none in the company they stand in: a mark that its script does not set alone."""


def _without(words: str, shown: str) -> str:
    """The words with a box for what cannot be displayed.

    What a usual character cannot bear is the mark behind it, which goes; a character of another script goes with all of its script, whose
    others would be refused one by one.
    """
    if all(character in USUAL for character in shown):
        marks = "".join(sorted(character for character in set(words) if unicodedata.category(character).startswith("M")))
        return re.sub(f"{re.escape(shown)}[{re.escape(marks)}]+", shown + BOX, words) if marks else words
    scripts = {ord(character) >> 7 for character in shown if character not in USUAL}
    return without_loose_marks(
        "".join(BOX if character not in USUAL and ord(character) >> 7 in scripts else character for character in words)
    )
