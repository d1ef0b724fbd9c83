"""Marks in the text joined with the entries that explain them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workreport.model import Line, Note, Page

if TYPE_CHECKING:
    from collections.abc import Sequence

MARK = re.compile(r"[\[〔［](\d{1,3})[\]〕］]|([①-⑳㉑-㉟])")
"""A mark in the text: [1], 〔1〕, ①."""
ENTRY = re.compile(r"^[\[〔［【(（]?(\d{1,3})[\]〕］】)）.．、]|^([①-⑳㉑-㉟])")
"""What an entry begins with: the same, or 1. or 1、."""


def find_notes(pages: Sequence[Page], footnotes: Sequence[Line]) -> tuple[tuple[Note, ...], tuple[tuple[str, int], ...]]:
    """The notes, and the marks (with their lines) that no entry explains where others are explained.

    The footnotes are the paragraphs of the last page, if there are any. Circled numerals count only where entries bear them, since they
    also number the clauses of a sentence.
    """
    entries = {footnote.mark: f"{pages[-1].id}/p{position}" for position, footnote in enumerate(footnotes, 1)}
    for page in pages:
        if page.kind == "appendix":
            for paragraph in page.paragraphs:
                if paragraph.segments and (found := ENTRY.match(paragraph.segments[0].text)):
                    entries.setdefault(found[1] or found[2], f"{page.id}/{paragraph.id}")
    if not entries:
        return (), ()
    notes: list[Note] = []
    orphans: list[tuple[str, int]] = []
    for page in pages:
        if page.kind == "appendix":
            continue
        for segment in page.segments():
            for found in MARK.finditer(segment.text):
                entry = entries.get(found[0]) or entries.get(found[1] or found[2])
                if entry:
                    notes.append(Note(found[0], f"{page.id}/{segment.id}", entry))
                elif found[1]:
                    orphans.append((found[0], segment.line))
    return tuple(notes), tuple(orphans) if notes else ()
