"""The lines of a manuscript sorted by what they belong to: front, speech, appendices."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workreport.lexicon.han_numerals import UP_TO_99
from workreport.outline.candidates import joined
from workreport.outline.corrections import Corrected, split

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workreport.model import Line
    from workreport.outline.front import FrontMatter
    from workreport.outline.tail import Tail


TITLE_UNDER_A_NOTICE = 2
"""The level of a title that text of the source stands above."""
NUMBERED = re.compile(rf"^附(?:件|录|表)?\s*[\d{UP_TO_99}]+$")
"""The number of an appendix, alone on its line."""


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of a page in the making."""

    line: Line
    level: int = 0
    """Of the subsection heading that leads it; 0 for none."""
    word: str = ""
    """The kind an editor gave it."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The lines of a report by what they belong to."""

    title: Row | None
    opening: tuple[Row, ...]
    speech: tuple[Row, ...]
    appendices: tuple[tuple[Row | None, tuple[Row, ...]], ...]


def sort_rows(corrected: Corrected, matter: FrontMatter, tail: Tail) -> Rows:
    """Sorts the lines, and puts together titles, conference lines and headings that take several."""
    lines, given = corrected.lines, corrected.words
    spans = {*matter.conferences, *([matter.title] if matter.title else [])}
    opening = list(_merged(lines, given, 0, matter.body, spans))
    title: Row | None = None
    if opening and matter.title:
        place = sum(1 for _row in _merged(lines, given, 0, matter.title[0], spans))
        if matter.words == " ".join(line.text for line in lines[slice(*matter.title)]):
            opening[place] = replace(opening[place], line=replace(opening[place].line, text=matter.words))
        named, rest = _title(opening[place], matter)
        if place:
            opening[place : place + 1] = [replace(named, level=TITLE_UNDER_A_NOTICE), *rest]
        else:
            title, opening[:1] = named, rest
    heads = {(matter.body + start, matter.body + stop) for start, stop in joined(lines[matter.body : tail.speech])}
    speech = tuple(_merged(lines, given, matter.body, tail.speech, heads))
    appendices = []
    starts = [*(start for start, _ in tail.appendices), len(lines)][1:]
    for (start, past), stop in zip(tail.appendices, starts, strict=True):
        head = next(iter(_merged(lines, given, start, past, {(start, past)})), None)
        appendices.append((head, tuple(_merged(lines, given, past, stop, set()))))
    return Rows(title, tuple(opening), speech, tuple(appendices))


def _title(row: Row, matter: FrontMatter) -> tuple[Row, list[Row]]:
    """The title, and what runs on after it on its line."""
    text, words = row.line.text, matter.words or ""
    if not text.startswith(words) or len(text) == len(words):
        return row, []
    first, rest = split(row.line, len(text) - len(text[len(words) :].lstrip()))
    return Row(first), [Row(rest)]


def _merged(
    lines: Sequence[Line],
    given: Sequence[str],
    start: int,
    stop: int,
    spans: Iterable[tuple[int, int]],
) -> Iterable[Row]:
    """Lines as rows, those of a span put together into one."""
    ends = dict(spans)
    index = start
    while index < stop:
        past = min(ends.get(index, index + 1), stop)
        past = max(past, index + 1)
        yield Row(_together(lines[index:past]), word=given[index])
        index = past


def _together(lines: Sequence[Line]) -> Line:
    """Lines as one; a blank parts a numeral from what follows it, as the line's end did (附件1 名词解释)."""
    if len(lines) == 1:
        return lines[0]
    bold: list[tuple[int, int]] = []
    text = ""
    for line in lines:
        text += " " if NUMBERED.search(text) and not text.endswith(" ") else ""
        bold.extend((start + len(text), end + len(text)) for start, end in line.bold)
        text += line.text
    last = lines[-1].last or lines[-1].number
    pictures = tuple(name for line in lines for name in line.pictures)
    return replace(lines[0], text=text, bold=tuple(bold), last=last, pictures=pictures)
