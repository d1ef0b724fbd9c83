"""PDF and pictures by Typst. A report's words reach it as JSON, so that nothing in them is ever markup."""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
from typing import TYPE_CHECKING, Any, Literal

from workreport.documents.boxes import boxed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PACKAGES = {"typst": "typst", "manimgx_fonts_cjk": "manimgx-fonts-cjk", "uharfbuzz": "uharfbuzz", "fontTools": "fonttools"}


def missing() -> str | None:
    """What is not installed that PDFs need, and how to get it; None where all is there."""
    absent = [package for module, package in PACKAGES.items() if importlib.util.find_spec(module) is None]
    return f"PDF files and card images are left out; get them with: pip install {' '.join(absent)}" if absent else None


def pdf(content: Mapping[str, Any], template: Path, fonts: Path) -> bytes:
    """The report as a tagged PDF (PDF/UA-1) with bookmarks, fonts embedded as far as used; the same bytes for the same content.

    PDF/UA refuses a document with a character that no face has; a box stands for it (`boxes.boxed`).
    """
    return _typeset(content, template, fonts, "pdf")


def card(content: Mapping[str, Any], template: Path, fonts: Path) -> bytes:
    """The picture that links to the report show: a PNG of 1200 × 630 pixels."""
    return _typeset(content, template, fonts, "png")


def _typeset(content: Mapping[str, Any], template: Path, fonts: Path, form: Literal["pdf", "png"]) -> bytes:
    import typst  # noqa: PLC0415  # 40 MB that only a build with documents needs

    made = typst.compile(
        template,
        font_paths=[fonts],
        ignore_system_fonts=True,
        format=form,
        ppi=72.0,
        sys_inputs={"content": json.dumps(content, ensure_ascii=False).translate(boxed(fonts))},
        pdf_standards=["ua-1"] if form == "pdf" else [],
        timestamp=int(dt.datetime.fromisoformat(content["date"]).replace(tzinfo=dt.UTC).timestamp()),
    )
    return made if isinstance(made, bytes) else made[0]  # a list of pages where there are several; a card has one
