"""The lines of a manuscript sorted by what they belong to: front, speech, appendices, a web page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workreport.model import Artefact, Line
from workreport.outline.candidates import joined
from workreport.outline.corrections import Corrected, split

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workreport.outline.front import FrontMatter
    from workreport.outline.tail import Tail


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
    chrome: tuple[Artefact, ...]


def sort_rows(corrected: Corrected, matter: FrontMatter, tail: Tail) -> Rows:
    """Sorts the lines, and puts together titles, conference lines and headings that take several."""
    lines, given = corrected.lines, corrected.words
    chrome = [*range(matter.first), *matter.chrome, *range(tail.end, len(lines))]
    spans = {*matter.conferences, *([matter.title] if matter.title and matter.title[0] == matter.first else [])}
    opening = list(_merged(lines, given, matter.first, matter.body, spans, frozenset(matter.chrome)))
    title = None
    if opening and matter.title and matter.title[0] == matter.first:
        title, rest = _title(opening[0], matter)
        opening[:1] = rest
    heads = {(matter.body + start, matter.body + stop) for start, stop in joined(lines[matter.body : tail.speech])}
    speech = tuple(_merged(lines, given, matter.body, tail.speech, heads))
    appendices = []
    starts = [*(start for start, _ in tail.appendices), tail.end][1:]
    for (start, past), stop in zip(tail.appendices, starts, strict=True):
        head = next(iter(_merged(lines, given, start, past, {(start, past)})), None)
        appendices.append((head, tuple(_merged(lines, given, past, stop, set()))))
    taken = tuple(Artefact(lines[index].number, "web chrome", lines[index].text) for index in chrome)
    return Rows(title, tuple(opening), speech, tuple(appendices), taken)


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
    without: frozenset[int] = frozenset(),
) -> Iterable[Row]:
    """Lines as rows, those of a span put together into one."""
    ends = dict(spans)
    index = start
    while index < stop:
        past = min(ends.get(index, index + 1), stop)
        past = max(past, index + 1)
        if index not in without:
            yield Row(_together(lines[index:past]), word=given[index])
        index = past


def _together(lines: Sequence[Line]) -> Line:
    bold: list[tuple[int, int]] = []
    length = 0
    for line in lines:
        bold.extend((start + length, end + length) for start, end in line.bold)
        length += len(line.text)
    if len(lines) == 1:
        return lines[0]
    last = lines[-1].last or lines[-1].number
    return replace(lines[0], text="".join(line.text for line in lines), bold=tuple(bold), last=last)
