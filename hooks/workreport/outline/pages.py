"""Lines and headings into the pages of a report, with the addresses of their sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workreport.lexicon.salutation import is_salutation
from workreport.model import Artefact, Line, Page, PageKind, Paragraph, Segment
from workreport.outline import themes
from workreport.outline.corrections import split
from workreport.outline.rows import Row
from workreport.outline.sentences import sentences
from workreport.outline.tail import EXHORTATION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WITHOUT_THEMES = ("opening", "appendix")
"""Pages whose paragraphs are front matter or entries."""
PASSES = 2
"""A theme found speaks for those beside it, and those for theirs; more passes than this were never of use."""
CLOSER = re.compile(
    r"^(?:(?:这些|上述|以上)成绩|(?:成绩|这些成就)(?:的取得|来之不易)|取得(?:这些|上述|以上|这样)的?成绩|在(?:看到|肯定|充分肯定|总结|取得).{0,12}成绩.{0,4}(?:的同时|时)|在此，我|"
    r"(?:同时，)?我们(?:也|还)(?:要)?清醒(?:地|的)?(?:看到|认识)|(?:同时，)?(?:也|还)(?:要)?清醒(?:地|的)?(?:看到|认识)|过去(?:一年|五年)?的?成绩|看到成绩)"
)
"""Paragraphs that take stock at the end of a part without addressing the assembly."""


@dataclass(slots=True)
class Draft:
    """A page while its lines are gathered."""

    id: str
    kind: PageKind
    heading: Line | None = None
    """The heading's words as a line of their own."""
    number: str = ""
    rows: list[Row] = field(default_factory=list)
    alike: bool = False
    """Whether its heading has no number and opens as its siblings do; their paragraphs are short and have themes."""


def starts_closing(text: str) -> bool:
    """Whether a paragraph turns from its section to the assembly or to taking stock."""
    return is_salutation(text) or bool(CLOSER.match(text))


def closing_of_report(lines: Sequence[Line], start: int, stop: int) -> int | None:
    """Where the paragraphs that close a report begin within its last part, of which no section is found.

    The last address to the assembly begins them; one that opens the part does only if it calls for something, as closings do.
    """
    calling = [index for index in range(start, stop) if EXHORTATION.search(lines[index].text[-120:])]
    for index in range(stop - 1, start - 1, -1):
        if is_salutation(lines[index].text):
            return index if index > start or calling else None
    return stop - 1 if calling and calling[-1] == stop - 1 else None


def closing_of_part(lines: Sequence[Line], start: int, stop: int) -> int | None:
    """Where the paragraphs that close a part begin after the heading of its last section."""
    for index in range(start + 1, stop):
        if starts_closing(lines[index].text):
            return index
    return None


def finish(draft: Draft, *, bold_heads: bool) -> tuple[Page, tuple[Artefact, ...]]:
    """The page with its themes found, its paragraphs cut and its sentences numbered; and the blanks taken from between sentences."""
    blanks: list[Artefact] = []
    title = Segment("title", _stripped(draft.heading.text, draft.heading.number, blanks), draft.heading.number) if draft.heading else None
    rows = draft.rows if draft.kind in WITHOUT_THEMES else _themed(draft.rows, bold_heads=bold_heads, alike=draft.alike)
    paragraphs = tuple(_paragraph(f"p{position}", row, blanks) for position, row in enumerate(rows, 1))
    pictures = draft.heading.pictures if draft.heading else ()
    return Page(draft.id, draft.kind, title, paragraphs, draft.number, pictures), tuple(blanks)


def _stripped(sentence: str, line: int, blanks: list[Artefact]) -> str:
    text = sentence.strip()
    if len(text) < len(sentence):
        blanks.append(Artefact(line, "blank between sentences", sentence[len(text) :]))
    return text


def _themed(rows: Sequence[Row], *, bold_heads: bool, alike: bool) -> Iterator[Row]:
    """The rows with each theme at the start of a row of its own, and that row at the theme's level."""
    pieces = [piece for row in rows for piece in _cut(row, bold_heads=bold_heads)]
    able = [not row.level and row.word != "prose" and row.line.kind == "text" and _may_have_theme(row.line) for row in pieces]
    led = [row.word == "theme" for row in pieces]
    for _ in range(PASSES):
        led = [led[position] or _is_led(pieces, able, led, position, bold_heads=bold_heads, alike=alike) for position in range(len(pieces))]
    above = 1
    for row, has_theme in zip(pieces, led, strict=True):
        above = row.level or above
        yield replace(row, level=min(above + 1, 6)) if has_theme else row


def _is_led(pieces: Sequence[Row], able: Sequence[bool], led: Sequence[bool], position: int, *, bold_heads: bool, alike: bool) -> bool:
    """Whether a theme leads a row, by the evidence in it and around it."""
    if not able[position]:
        return False
    sides = [side for side in (position - 1, position + 1) if 0 <= side < len(pieces)]
    around = themes.Neighbourhood(sum(able[side] for side in sides), sum(led[side] for side in sides), bold_heads, alike)
    line = pieces[position].line
    return themes.has_theme(line.text, line.bold, around)


def _cut(row: Row, *, bold_heads: bool) -> Iterator[Row]:
    """A row as one row for each theme inside it, and one for what stands before the first."""
    rest, done, word = row.line, 0, row.word
    if row.line.kind == "text" and not row.level and row.word != "prose":
        for at in themes.inner(row.line.text, row.line.bold, bold_heads=bold_heads):
            first, rest = split(rest, at - done)
            yield Row(first, word=word)
            done, word = at, "theme"
    yield Row(rest, 0 if done else row.level, word)


def _may_have_theme(line: Line) -> bool:
    parts = sentences(line.text)
    return len(parts) > 1 and themes.possible(parts[0])


def _paragraph(name: str, row: Row, blanks: list[Artefact]) -> Paragraph:
    number = row.line.number
    if row.line.kind == "table":
        return _table(name, row.line)
    texts = [_stripped(sentence, number, blanks) for sentence in sentences(row.line.text)]
    return Paragraph(
        name,
        tuple(Segment(f"{name}s{position}", text, number) for position, text in enumerate(texts, 1)),
        row.level,
        pictures=row.line.pictures,
        mark=row.line.mark or "",
    )


def _table(name: str, line: Line) -> Paragraph:
    segments: list[Segment] = []
    rows: list[tuple[str, ...]] = []
    for row in line.cells:
        ids = []
        for cell in row:
            if cell:
                segments.append(Segment(f"{name}s{len(segments) + 1}", cell, line.number))
            ids.append(segments[-1].id if cell else "")
        rows.append(tuple(ids))
    return Paragraph(name, tuple(segments), rows=tuple(rows), pictures=line.pictures)
