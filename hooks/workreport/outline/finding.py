"""The way through the room: front matter and tail first, then the hierarchy between them, then the pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from workreport.model import Artefact, Correction, Heading, Line, Manuscript, Page, Report
from workreport.outline import presentation, themes
from workreport.outline.candidates import Candidate, candidate, joined, words
from workreport.outline.contents import find_contents
from workreport.outline.corrections import Corrected, correct, split
from workreport.outline.front import FrontMatter, find_front, front
from workreport.outline.hierarchy import Found, divide
from workreport.outline.notes import find_notes
from workreport.outline.pages import Draft, Row, closing_of_part, closing_of_report, finish
from workreport.outline.sentences import sentences
from workreport.outline.tail import Tail, find_tail
from workreport.problems import Place, Problem, Severity, in_order

LEVELS = {"part": 1, "section": 2, "heading": 3}
"""The level an editor's word gives a heading."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What is found of a report."""

    report: Report
    problems: tuple[Problem, ...] = ()
    """Doubts about the structure as warnings; corrections that quote nothing, or two things, as errors."""
    artefacts: tuple[Artefact, ...] = ()
    """Everything that was taken away: by the reader of the manuscript, and of a web page's chrome by the outline."""


def find(manuscript: Manuscript, report_id: str = "", corrections: Sequence[Correction] = (), corrections_path: str = "") -> Outline:
    """Finds the structure of a report.

    The segments of the report, in order, are the lines of the manuscript to the character, less the artefacts and the blanks between
    sentences. Never raises: what cannot be understood is prose, and a doubt.
    """
    text = tuple(line for line in manuscript.lines if line.kind != "footnote")
    footnotes = tuple(line for line in manuscript.lines if line.kind == "footnote")
    contents = find_contents(text)
    listed = tuple(Artefact(text[index].number, "table of contents", text[index].text) for index in sorted(contents))
    text = tuple(line for index, line in enumerate(text) if index not in contents)
    corrected = correct(text, corrections, corrections_path, manuscript.path)
    matter = find_front(corrected.lines)
    tail = find_tail(corrected.lines, matter.body, frozenset(i for i, word in enumerate(corrected.words) if word == "appendix"))
    rows = _rows(corrected, matter, tail)
    found = _headings(rows.speech)
    finished = _pages(rows, found, themes.bold_heads(corrected.lines), footnotes)
    pages = tuple(page for page, _ in finished)
    blanks = tuple(blank for _, taken in finished for blank in taken)
    notes, orphans = find_notes(pages)
    headings = (*_listed(rows.speech, found), *_listed_appendices(rows.appendices))
    last = corrected.lines[tail.end - 1] if tail.end else None
    report = Report(report_id, manuscript.path, front(matter, corrected.lines, (last.last or last.number) if last else 1), pages, headings, notes)
    doubts = _doubts(manuscript.path, rows.speech, found, tail, orphans, corrected.lines)
    return Outline(report, in_order([*corrected.problems, *doubts]), (*manuscript.artefacts, *listed, *corrected.artefacts, *rows.chrome, *blanks))


def as_json(outline: Outline) -> dict[str, Any]:
    """The outline in the shape that ``workreport outline --json`` prints."""
    return presentation.as_json(outline.report)


def as_tree(outline: Outline) -> str:
    """The outline as a tree for a person."""
    return presentation.as_tree(outline.report)


@dataclass(frozen=True, slots=True)
class _Rows:
    """The lines of a report by what they belong to."""

    title: Row | None
    opening: tuple[Row, ...]
    speech: tuple[Row, ...]
    appendices: tuple[tuple[Row | None, tuple[Row, ...]], ...]
    chrome: tuple[Artefact, ...]


def _rows(corrected: Corrected, matter: FrontMatter, tail: Tail) -> _Rows:
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
    return _Rows(title, tuple(opening), speech, tuple(appendices), taken)


def _title(row: Row, matter: FrontMatter) -> tuple[Row, list[Row]]:
    """The title, and what runs on after it on its line."""
    words_of_title = matter.words or ""
    if row.line.text.startswith(words_of_title) and len(row.line.text) > len(words_of_title):
        first, rest = split(row.line, len(words_of_title))
        return Row(first), [Row(replace(rest, text=rest.text.lstrip()))]
    return row, []


def _merged(
    lines: Sequence[Line], given: Sequence[str], start: int, stop: int, spans: Iterable[tuple[int, int]], without: frozenset[int] = frozenset()
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


def _headings(speech: Sequence[Row]) -> tuple[Found, ...]:
    """The headings found, with the editor's word over the evidence."""
    lines = [row.line for row in speech]
    free = divide(lines, 0, len(lines), frozenset(index for index, row in enumerate(speech) if row.word))
    given = [Found(_given(lines[index], index), LEVELS[row.word]) for index, row in enumerate(speech) if row.word in LEVELS]
    return tuple(sorted([*free, *given], key=lambda it: it.candidate.index))


def _given(line: Line, index: int) -> Candidate:
    """A heading by an editor's word: the candidate it is, else its first sentence."""
    return candidate(line, index) or Candidate(index, None, len(sentences(line.text)[0]), run_in=len(sentences(line.text)) > 1, bold=False)


def _listed(speech: Sequence[Row], found: Sequence[Found]) -> Iterable[Heading]:
    for it in found:
        head = speech[it.candidate.index].line
        text = words(head.text[: it.candidate.head].rstrip())
        text = text[:-1] if it.candidate.run_in and text[-1] in "。：:！!？?" else text.rstrip("。")
        kind: Literal["part", "section", "subsection"] = "part" if it.level == 1 else "section" if it.level == 2 else "subsection"
        yield Heading(head.number, it.level, kind, text.strip(), it.candidate.run_in)


def _listed_appendices(appendices: Iterable[tuple[Row | None, tuple[Row, ...]]]) -> Iterable[Heading]:
    for head, _ in appendices:
        if head:
            yield Heading(head.line.number, 1, "appendix", words(head.line.text).rstrip("。"), run_in=False)


def _pages(rows: _Rows, found: Sequence[Found], bold_heads: bool, footnotes: Sequence[Line]) -> tuple[tuple[Page, tuple[Artefact, ...]], ...]:
    drafts = [Draft("opening", "opening", rows.title.line if rows.title else None, "", list(rows.opening))]
    first = found[0].candidate.index if found else 0
    drafts[0].rows.extend(rows.speech[:first])
    drafts.extend(_speech(rows.speech, found, first))
    for position, (head, inside) in enumerate(rows.appendices, 1):
        drafts.append(Draft(f"appendix-{position}", "appendix", head.line if head else None, "", list(inside)))
    if footnotes:
        drafts.append(Draft(f"appendix-{len(rows.appendices) + 1}", "appendix", None, "", [Row(line, word="prose") for line in footnotes]))
    return tuple(finish(draft, bold_heads=bold_heads) for draft in drafts if draft.heading or draft.rows)


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


def _part(
    speech: Sequence[Row], lines: Sequence[Line], found: Sequence[Found], number: int, stop: int, *, last: bool
) -> Iterable[Draft]:
    sections = [it for it in found if it.level == 2]
    start = (sections or found)[-1 if sections else 0].candidate.index
    closing = _given_closing(speech, start, stop)
    if closing is None and sections:
        closing = closing_of_part(lines, start, stop)
    elif closing is None and last:
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
            draft.heading, draft.number = head, it.candidate.mark.text if it.candidate.mark else ""
            if rest:
                draft.rows.append(Row(rest))
        else:
            draft.rows.append(replace(row, level=it.level - 1))
    yield draft


def _given_closing(speech: Sequence[Row], start: int, stop: int) -> int | None:
    return next((index for index in range(start, stop) if speech[index].word == "closing"), None)


def _doubts(
    path: str, speech: Sequence[Row], found: Sequence[Found], tail: Tail, orphans: Iterable[tuple[str, int]], lines: Sequence[Line]
) -> Iterable[Problem]:
    for it in found:
        if it.doubt:
            place = Place(path, speech[it.candidate.index].line.number)
            yield Problem(place, it.doubt, "correct report.yml if this is no heading", Severity.WARNING)
    if not found:
        yield Problem(Place(path), "no heading is found", "quote the headings in the corrections of report.yml if it has any", Severity.WARNING)
    if tail.doubtful:
        place = Place(path, lines[tail.end].number)
        yield Problem(place, "from here on the text looks like the foot of a web page", "correct report.yml if it is the report's", Severity.WARNING)
    for mark, line in orphans:
        yield Problem(Place(path, line), f"the mark {mark} has no entry", "compare with the source", Severity.WARNING)
