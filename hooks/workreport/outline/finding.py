"""The way through the room: front matter and tail first, then the hierarchy between them, then the pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from workreport.manuscript.characters import LOST, problem
from workreport.manuscript.left_out import as_artefacts, places, unmatched
from workreport.messages import _
from workreport.model import Artefact, Correction, Heading, LeftOut, Line, Manuscript, Report
from workreport.outline import furniture, presentation, themes
from workreport.outline.candidates import Candidate, candidate, words
from workreport.outline.corrections import correct, known_places
from workreport.outline.drafting import draft_pages
from workreport.outline.front import find_front, front, parted
from workreport.outline.hierarchy import Found, divide
from workreport.outline.notes import find_notes
from workreport.outline.pages import finish
from workreport.outline.rows import Row, Rows, sort_rows
from workreport.outline.sentences import sentences
from workreport.outline.tail import find_tail
from workreport.problems import Place, Problem, Severity, in_order

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

LEVELS = {"part": 1, "section": 2, "heading": 3}
"""The level an editor's word gives a heading."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What is found of a report."""

    report: Report
    problems: tuple[Problem, ...] = ()
    """Doubts about the structure as warnings; corrections that quote nothing, or two things, as errors."""
    artefacts: tuple[Artefact, ...] = ()
    """Everything that was taken away: what the reader of the manuscript took out of lines, and the lines left out."""
    left_out: tuple[LeftOut, ...] = ()
    """The lines left out: those that an editor listed, or those that are proposed."""
    text: str = ""
    """What is on the pages as plain text, a paragraph a line; notes at the end, each with its mark."""
    lost: tuple[Problem, ...] = ()
    """Errors for characters that were lost and no correction quotes. They stop no build, where readers see a box, and are warnings among
    the problems."""


def find(
    manuscript: Manuscript,
    report_id: str = "",
    corrections: Sequence[Correction] = (),
    corrections_path: str = "",
    left_out: Sequence[LeftOut] | None = None,
) -> Outline:
    """Finds the structure of a report.

    Lines that `left_out` quotes are no text, and no others; without a list, `furniture` proposes one. The segments of the report, in order,
    are the lines of the manuscript to the character, less the artefacts and the blanks between sentences. Never raises: what cannot be
    understood is prose, and a doubt.
    """
    text = tuple(line for line in manuscript.lines if line.kind != "footnote")
    footnotes = tuple(line for line in manuscript.lines if line.kind == "footnote")
    done = frozenset(manuscript.left_out)
    entries = furniture.propose(text) if left_out is None else tuple(entry for entry in left_out if entry not in done)
    placed = places(entries, text)
    out = {place for found in placed.values() for place in found}
    kept = parted(_kept(text, out))
    corrected = correct(kept, corrections, corrections_path, manuscript.path)
    matter = find_front(corrected.lines)
    tail = find_tail(corrected.lines, matter.body, frozenset(i for i, word in enumerate(corrected.words) if word == "appendix"))
    rows = sort_rows(corrected, matter, tail)
    found = _headings(rows.speech)
    bold_heads = themes.bold_heads(corrected.lines)
    finished = [finish(draft, bold_heads=bold_heads) for draft in draft_pages(rows, found, footnotes)]
    pages = tuple(page for page, _blanks in finished)
    blanks = [blank for _page, some in finished for blank in some]
    notes, orphans = find_notes(pages, footnotes)
    last = corrected.lines[-1] if corrected.lines else Line(1, "")
    report = Report(
        report_id,
        manuscript.path,
        front(matter, corrected.lines, last.last or last.number),
        pages,
        (*_listed(rows.speech, found), *_listed_appendices(rows)),
        notes,
    )
    problems = [*manuscript.problems, *corrected.problems, *unmatched(entries, placed, corrections_path, manuscript.path)]
    known = known_places(corrected.lines, corrections)
    doubted = [problem(it, manuscript.path) for it in manuscript.doubtful if it.character != LOST or it.line not in known]
    lost = tuple(it for it in doubted if it.severity is Severity.ERROR)
    problems += [replace(it, severity=Severity.WARNING) for it in doubted]
    problems += _doubts(report, rows, found, orphans)
    listed = tuple(sorted([*manuscript.left_out, *placed], key=lambda entry: entry.lines or (0,))) if left_out is None else tuple(left_out)
    problems += _guesses(listed, manuscript.path)
    plain = "".join(f"{line.mark} {line.text}\n" if line.mark else f"{line.text}\n" for line in (*corrected.lines, *footnotes))
    taken = (*manuscript.artefacts, *as_artefacts(placed, text), *blanks)
    return Outline(report, in_order(problems), taken, listed, plain, lost)


def _kept(lines: Sequence[Line], out: Container[int]) -> list[Line]:
    """The lines without those left out, whose pictures stay, under the line before or over the first."""
    kept: list[Line] = []
    waiting: tuple[str, ...] = ()
    for place, line in enumerate(lines):
        if place in out:
            if kept and line.pictures:
                kept[-1] = replace(kept[-1], pictures=(*kept[-1].pictures, *line.pictures))
            else:
                waiting += line.pictures
        else:
            kept.append(replace(line, pictures=(*waiting, *line.pictures)) if waiting else line)
            waiting = ()
    return kept


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
    for head, _inside in rows.appendices:
        if head:
            yield Heading(head.line.number, 1, "appendix", words(head.line.text).rstrip("。"), run_in=False)


def _doubts(report: Report, rows: Rows, found: Sequence[Found], orphans: Iterable[tuple[str, int]]) -> Iterable[Problem]:
    """What an editor should look at, as warnings."""

    def doubt(line: int | None, what: str, remedy: str) -> Problem:
        return Problem(Place(report.source, line), what, remedy, Severity.WARNING)

    for it in found:
        if it.doubt:
            yield doubt(rows.speech[it.candidate.index].line.number, it.doubt, _("correct report.yml if this is no heading"))
    if not found:
        yield doubt(None, _("no heading is found"), _("quote the headings in the corrections of report.yml if it has any"))
    for mark, line in orphans:
        yield doubt(line, _("the mark {mark} has no entry").format(mark=mark), _("compare with the source"))


def _guesses(listed: Iterable[LeftOut], path: str) -> Iterable[Problem]:
    """A doubt with its words for each line that is left out by a guess."""
    remedy = _("take its entry out of “left-out” in report.yml if it is text of the report")
    for entry in listed:
        if entry.guess:
            what = _("“{quote}” is left out by a guess: {reason}").format(quote=entry.quote, reason=_(entry.reason))
            yield Problem(Place(path, entry.lines[0] if entry.lines else None), what, remedy, Severity.WARNING)
