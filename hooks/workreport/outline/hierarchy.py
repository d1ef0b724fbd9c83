"""Which candidates are headings, and how deep each stands.

A report is divided from the top. Within a range of lines the candidates of one style of mark that count up (一、 二、 三、) are a run; the
run of the outermost style whose evidence suffices divides the range, and each of the ranges between its headings is divided in turn, by
the styles left. Depth is therefore depth in this report, whatever the numerals: where unnumbered titles stand over several runs of 一、,
一、 is the second level.

Evidence is weighed for each heading of a run (`WEIGHTS`) and averaged, so that siblings vouch for each other: what decides whether 1、 to
10、 are headings or items of a list is whether they are short, stand alone or run in, and head something.
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from workreport.messages import _
from workreport.outline.candidates import FIGURE, FRAME, PART_WORDS, Candidate, candidates, is_bare_title
from workreport.outline.marks import Style, mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workreport.model import Line

WEIGHTS = {
    "stands alone, no stop": 3.0,
    "stands alone, closed by 。": 1.0,
    "runs in, at most 40 characters": 2.0,
    "runs in, at most 60 characters": 1.0,
    "longer": -1.0,
    "ends like an item (；，)": -4.0,
    "ends in a colon, alone": -1.0,
    "heads text": 1.0,
    "heads nothing": -2.0,
    "holds a figure with its unit": -1.5,
    "bold": 2.0,
    "run of two": 1.0,
    "run of three or more": 1.5,
    "run of one": -1.5,
}
"""What each piece of evidence for a heading adds to its score."""
STYLES = {
    Style.DIVISION: 2.0,
    Style.CHAPTER: 2.0,
    Style.ARTICLE: 2.0,
    Style.HAN: 2.0,
    Style.HAN_BRACKETS: 1.5,
    Style.ROMAN: -2.25,
    Style.DIGITS: 0.0,
    Style.DIGIT_BRACKETS: -0.5,
    Style.CIRCLED: -1.0,
    Style.LETTERS: -2.25,
    Style.CLAUSE: -1.0,
}
"""How much a style of mark by itself speaks for a heading. Letters do where two or more stand alone over text, and not otherwise."""
RUN_IN_CLAUSE = -3.0
"""一是… with its text on the line is prose by rule; only where it stands alone is it a heading."""
NUMBERED_AS_ABOVE = -3.0
"""What it says against a run that the same marks number the level above: a list inside a part numbered 一、 is seldom of sections."""
ALIKE = 3
"""Unnumbered lines that open alike (一年来，我们…) from which on they are headings of one level."""
SIGNED = 2
"""The same of short lines with the same sign before each: ◆存在的问题."""
ENOUGH = 2.5
"""The average score from which on a run is taken for headings."""
DEEPEST = 5
PARAGRAPH = 40
"""A line with more characters is prose."""


@dataclass(frozen=True, slots=True)
class Found:
    """A heading found."""

    candidate: Candidate
    level: int
    doubt: str = ""
    """What is odd about it, in a clause; empty where nothing is."""


def divide(lines: Sequence[Line], start: int, stop: int, without: frozenset[int] = frozenset()) -> tuple[Found, ...]:
    """The headings among the lines from start to stop, in order; lines in `without` are none."""
    some = [it for it in candidates(lines, start, stop) if it.index not in without]
    alike = _alike(lines, some, stop)
    some = [it for it in some if it.index in alike or not it.opening or is_bare_title(lines[it.index].text)]
    some = [it if it.index in alike else replace(it, opening="") for it in some]
    return tuple(_divide(lines, some, stop, 1, frozenset()))


def _alike(lines: Sequence[Line], some: Sequence[Candidate], stop: int) -> frozenset[int]:
    """The places of unnumbered lines that open alike and head text, with no numbered heading between them; three of them at least."""
    groups: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    numbered = 0
    for it in some:
        numbered += it.mark is not None and it.mark.style <= Style.HAN_BRACKETS
        if it.opening:
            groups[numbered, it.opening].append(it.index)
    found: set[int] = set()
    for (_numbered, opening), places in groups.items():
        here = frozenset(places)
        over = [at for at in places if at + 1 < stop and at + 1 not in here]
        heading = [at for at in over if _text_under(lines, at + 1) and not mark(lines[at + 1].text)]
        if len({lines[at].text for at in heading}) >= (SIGNED if len(opening) == 1 else ALIKE):
            found.update(heading)
    return frozenset(found)


def _divide(
    lines: Sequence[Line], some: Sequence[Candidate], stop: int, level: int, used: frozenset[Style | None], above: Style | None = None
) -> Iterable[Found]:
    chosen = _choose(lines, some, stop, level, used, above) if level <= DEEPEST else None
    if not chosen:
        return
    if chosen.style is not None or all(it.candidate.mark is None for it in chosen.headings):
        used |= {chosen.style}
    places = [found.candidate.index for found in chosen.headings]
    position = 0
    for found, end in zip(chosen.headings, [*places[1:], stop], strict=True):
        yield found
        inside: list[Candidate] = []
        while position < len(some) and some[position].index < end:
            if some[position].index > found.candidate.index:
                inside.append(some[position])
            position += 1
        yield from _divide(lines, inside, end, level + 1, used, found.candidate.mark.style if found.candidate.mark else None)


@dataclass(frozen=True, slots=True)
class _Choice:
    """What divides a range."""

    headings: Sequence[Found]
    style: Style | None
    """The style that is used up by it: not where the same numerals number another level inside."""


def _choose(
    lines: Sequence[Line], some: Sequence[Candidate], stop: int, level: int, used: frozenset[Style | None], above: Style | None
) -> _Choice | None:
    """The run that divides a range, if any does."""
    alike = _alike_there(some, level)
    numbered = [it for it in some if it.mark and it.mark.style <= Style.HAN_BRACKETS]
    if alike and (not numbered or (level > 1 and numbered[0].index > alike[0].index)):
        return _Choice([Found(it, level) for it in alike], None)
    titles = _titles(lines, [it for it in some if len(it.opening) < 2], stop) if None not in used else []
    for style in Style:
        if style in used:
            continue
        runs = _runs([it for it in some if it.mark and it.mark.style == style], level)
        enough = ENOUGH - (NUMBERED_AS_ABOVE if style == above else 0.0)
        runs = _heading_text([run for run in runs if score(lines, [it.candidate for it in run], stop) >= enough], stop)
        if runs:
            over = _titles_over(lines, titles, runs, level)
            if over:
                return _Choice([Found(it, level) for it in over], None)
            outer = _outermost(runs)
            found = [*outer[0], *(it for run in outer[1:] for it in (_again(run[0]), *run[1:]))]
            if level == 1:
                found = _framed(lines, found, titles)
            return _Choice(found, style if len(outer) == len(runs) else None)
    if level == 1:
        titles = [it for it in titles if PART_WORDS.search(lines[it.index].text)]
    return _Choice([Found(it, level) for it in titles], None) if len(titles) > 1 and level <= 2 else None


def _alike_there(some: Sequence[Candidate], level: int) -> list[Candidate]:
    """The unnumbered headings that open alike: sentences below the first level, and lines with the sign of the first of them on any."""
    alike = [it for it in some if it.opening and (level > 1 or len(it.opening) == 1)]
    sign = alike[0].opening if alike and len(alike[0].opening) == 1 else ""
    return [it for it in alike if it.opening == sign] if sign else [it for it in alike if len(it.opening) > 1]


def _framed(lines: Sequence[Line], found: list[Found], titles: Sequence[Candidate]) -> list[Found]:
    """The headings of a run with those that stand before the first and after the last by their words: 前言, 结束语."""
    first, last = found[0].candidate.index, found[-1].candidate.index
    frame = [Found(it, 1) for it in titles if not first < it.index < last and FRAME.match(lines[it.index].text)]
    return sorted([*found, *frame], key=lambda it: it.candidate.index)


def _again(it: Found) -> Found:
    """A heading at which the numbers start again under the same heading, doubted for that where for nothing else."""
    assert it.candidate.mark is not None
    doubt = _("the numbers start again at “{mark}” under no title of its own").format(mark=it.candidate.mark.text)
    return replace(it, doubt=it.doubt or doubt)


def _missing(number: int, mark: str) -> str:
    return _("no heading numbered {number} stands before “{mark}”").format(number=number, mark=mark)


def _runs(some: Sequence[Candidate], level: int) -> list[list[Found]]:
    """Candidates of one style as headings of a level, in runs that count up from one, a run inside another included.

    A numeral left out or given twice is doubted, not refused; a numeral that continues no run is no heading's.
    """
    runs: list[list[Found]] = []
    open_runs: list[tuple[int, list[Found]]] = []
    for it in some:
        assert it.mark is not None
        number, doubt = it.mark.number, ""
        if any(last == number - 1 for last, _run in open_runs[-DEEPEST:]):
            while open_runs[-1][0] != number - 1:
                open_runs.pop()
        last, run = open_runs[-1] if open_runs else (0, [])
        if number == 1 or (not run and number <= 3):
            run = []
            runs.append(run)
            open_runs.append((number, run))
            doubt = "" if number == 1 else _missing(1, it.mark.text)
        elif number == last:
            doubt = _("duplicate number “{mark}”").format(mark=it.mark.text)
        elif last + 1 < number <= last + 3:
            doubt = _missing(last + 1, it.mark.text)
        elif number != last + 1:
            continue
        run.append(Found(it, level, doubt))
        open_runs[-1] = (number, run)
    return runs


def _heading_text(runs: list[list[Found]], stop: int) -> list[list[Found]]:
    """Where there are several runs, those of which a heading has text under it: a list of the headings alone is a table of contents."""
    if len(runs) < 2:
        return runs
    bounds = [*(run[0].candidate.index for run in runs), stop]
    return [run for run, end in zip(runs, bounds[1:], strict=True) if _has_text(run, max(end, run[-1].candidate.index))]


def _has_text(run: Sequence[Found], end: int) -> bool:
    places = [*(it.candidate.index for it in run), end]
    return any(it.candidate.run_in or following > it.candidate.index + 1 for it, following in zip(run, places[1:], strict=True))


def _outermost(runs: Sequence[Sequence[Found]]) -> list[Sequence[Found]]:
    """The runs that lie inside no other."""
    outer: list[Sequence[Found]] = []
    for run in runs:
        if not outer or run[0].candidate.index > outer[-1][-1].candidate.index:
            outer.append(run)
    return outer


def score(lines: Sequence[Line], run: Sequence[Candidate], stop: int) -> float:
    """The average weight of the evidence that the candidates of a run are headings; the last of several cannot show that it heads text."""
    total = 0.0
    for position, it in enumerate(run):
        following = run[position + 1].index if position + 1 < len(run) else stop
        total += sum(WEIGHTS[name] for name in evidence(lines, it, following, last=position > 0 and position + 1 == len(run)))
        total += STYLES[it.mark.style] if it.mark else 0.0
        if it.mark and it.mark.style == Style.CLAUSE and it.run_in:
            total += RUN_IN_CLAUSE
    length = "run of one" if len(run) == 1 else "run of two" if len(run) == 2 else "run of three or more"
    return total / len(run) + WEIGHTS[length]


def evidence(lines: Sequence[Line], it: Candidate, following: int, *, last: bool) -> Iterable[str]:
    """What speaks for and against a candidate, as names of `WEIGHTS`; `following` is the place of the next heading of its run."""
    text = lines[it.index].text
    head = text[: it.head]
    if it.head > 60:
        yield "longer"
    elif it.run_in:
        yield "runs in, at most 40 characters" if it.head <= 40 else "runs in, at most 60 characters"
    elif text[-1] in "；;，,、":
        yield "ends like an item (；，)"
    elif text[-1] in "：:":
        yield "ends in a colon, alone"
    elif text[-1] in "。！？!?":
        yield "stands alone, closed by 。"
    else:
        yield "stands alone, no stop"
    if it.run_in or following > it.index + 1:
        yield "heads text"
    elif not last:
        yield "heads nothing"
    if FIGURE.search(head):
        yield "holds a figure with its unit"
    if it.bold:
        yield "bold"


def _titles(lines: Sequence[Line], some: Sequence[Candidate], stop: int) -> list[Candidate]:
    """Unmarked titles with text under them."""
    titles = [it for it in some if it.mark is None]
    bounds = pairwise([*(it.index for it in titles), stop])
    return [it for it, (_, end) in zip(titles, bounds, strict=True) if end > it.index + 1 and _text_under(lines, it.index + 1)]


def _text_under(lines: Sequence[Line], index: int) -> bool:
    text = lines[index].text
    return lines[index].kind != "text" or len(text) > PARAGRAPH or text[-1] in "。！：；" or not text[0].isascii()


def _titles_over(lines: Sequence[Line], titles: Sequence[Candidate], runs: Sequence[Sequence[Found]], level: int) -> list[Candidate]:
    """The unnumbered titles that stand over the runs of a style, where any do.

    They do where the numbers start again and each time a title stands before the first; on the first level also where two titles speak as
    parts do (工作回顾, 目标任务) and the numbered headings do not, or both stand over paragraphs before the first numbered heading. No
    title between the first and the last heading of a run is one.
    """
    outer = _outermost(runs)
    starts = [run[0].candidate.index for run in outer]
    outside = []
    for it in titles:
        run = bisect(starts, it.index) - 1
        if run < 0 or it.index > outer[run][-1].candidate.index:
            outside.append(it)
    speaking = [it for it in outside if PART_WORDS.search(lines[it.index].text)]
    if len(outer) > 1:
        places = [it.index for it in outside]
        before = [bisect(places, start) for start in starts]
        if all(fewer < more for fewer, more in pairwise(before)):
            over = {places[count - 1] for count in before if count}
            return [it for it in outside if it.index in over or (level == 1 and it in speaking)]
    numbered = [found.candidate for run in outer for found in run]
    alike = sum(1 for it in numbered if PART_WORDS.search(lines[it.index].text[: it.head]))
    parts = 2 * alike < len(numbered) or _divide_the_beginning(lines, speaking, starts[0])
    return speaking if level == 1 and len(speaking) > 1 and parts else []


def _divide_the_beginning(lines: Sequence[Line], titles: Sequence[Candidate], first: int) -> bool:
    """Whether two titles stand before the first numbered heading, each over paragraphs of its own: no opening is divided like that."""
    before = [it.index for it in titles if it.index < first]
    paragraphs = [sum(len(lines[index].text) > PARAGRAPH for index in range(start + 1, end)) for start, end in pairwise([*before, first])]
    return len(before) > 1 and min(paragraphs) > 1
