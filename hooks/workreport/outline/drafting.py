"""Rows and headings into drafts of pages: which page each paragraph stands on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workreport.outline.candidates import ENDING
from workreport.outline.corrections import split
from workreport.outline.pages import Draft, closing_of_part, closing_of_report
from workreport.outline.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workreport.model import Line
    from workreport.outline.hierarchy import Found


def draft_pages(rows: Rows, found: Sequence[Found], footnotes: Sequence[Line]) -> list[Draft]:
    """The pages of a report in order, those with nothing on them left out."""
    drafts = [Draft("opening", "opening", rows.title.line if rows.title else None, "", list(rows.opening))]
    first = found[0].candidate.index if found else 0
    drafts[0].rows.extend(rows.speech[:first])
    drafts.extend(_speech(rows.speech, found, first))
    for position, (head, inside) in enumerate(rows.appendices, 1):
        drafts.append(Draft(f"appendix-{position}", "appendix", head.line if head else None, "", list(inside)))
    if footnotes:
        drafts.append(Draft(f"appendix-{len(rows.appendices) + 1}", "appendix", None, "", [Row(line, word="prose") for line in footnotes]))
    return [draft for draft in drafts if draft.heading or draft.rows]


def _speech(speech: Sequence[Row], found: Sequence[Found], first: int) -> Iterable[Draft]:
    """The pages from the first heading to the report's closing."""
    lines = [row.line for row in speech]
    tops = [position for position, it in enumerate(found) if it.level == 1]
    if not tops:
        closing = _given_closing(speech, first, len(speech))
        closing = closing_of_report(lines, first, len(speech)) if closing is None else closing
        yield Draft("1", "part", rows=list(speech[first:closing]))
        if closing is not None:
            yield Draft("closing", "closing", rows=list(speech[closing:]))
        return
    for number, (top, past) in enumerate(zip(tops, [*tops[1:], len(found)], strict=True), 1):
        stop = found[past].candidate.index if past < len(found) else len(speech)
        yield from _part(speech, lines, found[top:past], number, stop, last=past == len(found))


def _part(speech: Sequence[Row], lines: Sequence[Line], found: Sequence[Found], number: int, stop: int, *, last: bool) -> Iterable[Draft]:
    sections = [it for it in found if it.level == 2]
    start = (sections or found)[-1 if sections else 0].candidate.index
    closing = _given_closing(speech, start, stop)
    if closing is None and sections:
        closing = closing_of_part(lines, start, stop)
    elif closing is None and last and not ENDING.match(lines[found[0].candidate.index].text):
        closing = closing_of_report(lines, start + 1, stop)
    draft = Draft(str(number), "part")
    places = {it.candidate.index: it for it in found}
    section = 0
    for index in range(found[0].candidate.index, stop):
        if index == closing:
            yield draft
            draft = Draft("closing", "closing") if last else Draft(f"{number}-closing", "part-closing")
        it = places.get(index)
        if it is None or (closing is not None and index > closing and it.level <= 2):
            draft.rows.append(speech[index])
            continue
        row = speech[index]
        head, rest = split(row.line, it.candidate.head) if it.candidate.run_in else (row.line, None)
        if it.level == 2:
            yield draft
            section += 1
            draft = Draft(f"{number}-{section}", "section")
        if it.level <= 2:
            draft.alike = bool(it.candidate.opening)
            draft.heading, draft.number = head, it.candidate.mark.text if it.candidate.mark else ""
            if rest:
                draft.rows.append(Row(rest))
        else:
            draft.rows.append(replace(row, level=it.level - 1))
    yield draft


def _given_closing(speech: Sequence[Row], start: int, stop: int) -> int | None:
    return next((index for index in range(start, stop) if speech[index].word == "closing"), None)
