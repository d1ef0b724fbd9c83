"""The way through the room: front matter and tail first, then the hierarchy between them, then the pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from workreport.model import Artefact, Correction, Heading, Line, Manuscript, Report
from workreport.outline import presentation, themes
from workreport.outline.candidates import Candidate, candidate, words
from workreport.outline.contents import find_contents
from workreport.outline.corrections import correct
from workreport.outline.drafting import draft_pages
from workreport.outline.front import find_front, front
from workreport.outline.hierarchy import Found, divide
from workreport.outline.notes import find_notes
from workreport.outline.pages import finish
from workreport.outline.rows import Row, Rows, sort_rows
from workreport.outline.sentences import sentences
from workreport.outline.tail import Tail, find_tail
from workreport.problems import Place, Problem, Severity, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PROSE = 100
"""Characters from which on a line above the report is no headline."""
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
    listed = [Artefact(text[index].number, "table of contents", text[index].text) for index in sorted(contents)]
    text = tuple(line for index, line in enumerate(text) if index not in contents)
    corrected = correct(text, corrections, corrections_path, manuscript.path)
    matter = find_front(corrected.lines)
    tail = find_tail(corrected.lines, matter.body, frozenset(i for i, word in enumerate(corrected.words) if word == "appendix"))
    rows = sort_rows(corrected, matter, tail)
    found = _headings(rows.speech)
    bold_heads = themes.bold_heads(corrected.lines)
    finished = [finish(draft, bold_heads=bold_heads) for draft in draft_pages(rows, found, footnotes)]
    pages = tuple(page for page, _ in finished)
    blanks = [blank for _, taken in finished for blank in taken]
    notes, orphans = find_notes(pages, footnotes)
    last = corrected.lines[tail.end - 1] if tail.end else Line(1, "")
    report = Report(
        report_id,
        manuscript.path,
        front(matter, corrected.lines, last.last or last.number),
        pages,
        (*_listed(rows.speech, found), *_listed_appendices(rows)),
        notes,
    )
    doubts = _doubts(report, rows, found, tail, orphans, corrected.lines)
    taken = (*manuscript.artefacts, *listed, *corrected.artefacts, *rows.chrome, *blanks)
    return Outline(report, in_order([*corrected.problems, *doubts]), taken)


def as_json(outline: Outline) -> dict[str, Any]:
    """The outline in the shape that ``workreport outline --json`` prints."""
    return presentation.as_json(outline.report)


def as_tree(outline: Outline) -> str:
    """The outline as a tree for a person."""
    return presentation.as_tree(outline.report)


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


def _listed_appendices(rows: Rows) -> Iterable[Heading]:
    for head, _ in rows.appendices:
        if head:
            yield Heading(head.line.number, 1, "appendix", words(head.line.text).rstrip("。"), run_in=False)


def _doubts(
    report: Report, rows: Rows, found: Sequence[Found], tail: Tail, orphans: Iterable[tuple[str, int]], lines: Sequence[Line]
) -> Iterable[Problem]:
    """What an editor should look at, as warnings."""

    def doubt(line: int | None, what: str, remedy: str) -> Problem:
        return Problem(Place(report.source, line), what, remedy, Severity.WARNING)

    for above in rows.chrome:
        if above.line < report.front.body_first_line and len(above.text) >= PROSE and above.text[-1] in "。！":
            yield doubt(
                above.line, "this paragraph above the title is taken for a web page's", "move it below the title if it is the report's"
            )
    for it in found:
        if it.doubt:
            yield doubt(rows.speech[it.candidate.index].line.number, it.doubt, "correct report.yml if this is no heading")
    if not found:
        yield doubt(None, "no heading is found", "quote the headings in the corrections of report.yml if it has any")
    if tail.doubtful:
        what = "from here on the text looks like the foot of a web page"
        yield doubt(lines[tail.end].number, what, "correct report.yml if it is the report's")
    for mark, line in orphans:
        yield doubt(line, f"the mark {mark} has no entry", "compare with the source")
