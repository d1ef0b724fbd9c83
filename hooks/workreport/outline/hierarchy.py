"""Which candidates are headings, and how deep each stands.

A report is divided from the top. Within a range of lines the candidates of one style of mark that count up (一、 二、 三、) are a run; the
run of the outermost style whose evidence suffices divides the range, and each of the ranges between its headings is divided in turn, by
the styles left. Depth is therefore depth in this report, whatever the numerals: where unnumbered titles stand over several runs of 一、,
一、 is the second level.

Evidence is weighed for each heading of a run (`WEIGHTS`) and averaged, so that siblings vouch for each other: what decides whether 1、 to
10、 are headings or items of a list is whether they are short, stand alone or run in, and head something.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from workreport.model import Line
from workreport.outline.candidates import FIGURE, PART_WORDS, Candidate, candidates
from workreport.outline.marks import Style

WEIGHTS = {
    "stands alone, no stop": 3.0,
    "stands alone, closed by 。": 1.0,
    "runs in, at most 40 characters": 2.0,
    "runs in, at most 60 characters": 1.0,
    "runs in, longer": -2.0,
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
    Style.DIVISION: 1.0,
    Style.HAN: 1.0,
    Style.HAN_BRACKETS: 0.5,
    Style.DIGITS: 0.0,
    Style.DIGIT_BRACKETS: -0.5,
    Style.CIRCLED: -1.0,
    Style.CLAUSE: -2.0,
}
"""How much a style of mark by itself speaks for a heading."""
RUN_IN_CLAUSE = -3.0
"""一是… with its text on the line is prose by rule; only where it stands alone is it a heading."""
ENOUGH = 2.5
"""The average score from which on a run is taken for headings."""
DEEPEST = 5


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
    return tuple(_divide(lines, some, stop, 1, frozenset()))


def _divide(lines: Sequence[Line], some: Sequence[Candidate], stop: int, level: int, used: frozenset[Style | None]) -> Iterable[Found]:
    if level > DEEPEST or not some:
        return
    chosen = _choose(lines, some, stop, level, used)
    if not chosen:
        return
    used |= {chosen[0].candidate.mark.style if chosen[0].candidate.mark else None}
    places = [found.candidate.index for found in chosen]
    position = 0
    for found, end in zip(chosen, [*places[1:], stop], strict=True):
        yield found
        inside: list[Candidate] = []
        while position < len(some) and some[position].index < end:
            if some[position].index > found.candidate.index:
                inside.append(some[position])
            position += 1
        yield from _divide(lines, inside, end, level + 1, used)


def _choose(lines: Sequence[Line], some: Sequence[Candidate], stop: int, level: int, used: frozenset[Style | None]) -> list[Found]:
    """The run that divides a range, or an empty list."""
    titles = _titles(lines, some, stop) if None not in used else []
    for style in Style:
        if style in used:
            continue
        runs = _runs([it for it in some if it.mark and it.mark.style == style])
        runs = [run for run in runs if score(lines, [it.candidate for it in run], stop) >= ENOUGH]
        if runs:
            over = _titles_over(lines, titles, runs, level)
            return [Found(it, level) for it in over] or [replace(found, level=level) for run in runs for found in run]
    if level == 1:
        titles = [it for it in titles if PART_WORDS.search(lines[it.index].text)]
    return [Found(it, level) for it in titles] if len(titles) > 1 and level <= 2 else []


def _runs(some: Sequence[Candidate]) -> list[list[Found]]:
    """Candidates of one style as runs that count up from one; a numeral left out or given twice is doubted, not refused."""
    runs: list[list[Found]] = []
    last = 0
    for it in some:
        assert it.mark is not None
        number = it.mark.number
        if number == 1:
            runs.append([Found(it, 0)])
        elif number == last + 1 and runs:
            runs[-1].append(Found(it, 0))
        elif runs and number == last:
            runs[-1].append(Found(it, 0, f"the number of “{it.mark.text}” stands twice"))
        elif number in (last + 2, last + 3):
            doubt = f"no heading numbered {last + 1} stands before “{it.mark.text}”"
            if runs:
                runs[-1].append(Found(it, 0, doubt))
            else:
                runs.append([Found(it, 0, doubt)])
        else:
            continue
        last = number
    return runs


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
    if it.run_in:
        yield "runs in, at most 40 characters" if it.head <= 40 else "runs in, at most 60 characters" if it.head <= 60 else "runs in, longer"
    elif text[-1] in "；;，,、":
        yield "ends like an item (；，)"
    elif text[-1] in "：:":
        yield "ends in a colon, alone"
    elif text[-1] in "。！？!?":
        yield "stands alone, closed by 。" if it.head <= 60 else "runs in, longer"
    else:
        yield "stands alone, no stop" if it.head <= 60 else "runs in, longer"
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
    return lines[index].kind != "text" or len(text) > 40 or text[-1] in "。！：；" or not text[0].isascii()


def _titles_over(lines: Sequence[Line], titles: Sequence[Candidate], runs: Sequence[Sequence[Found]], level: int) -> list[Candidate]:
    """The unnumbered titles that stand over the runs of a style, where any do.

    They do where the numbers start again and each time a title stands before the first; on the first level also where two titles speak as
    parts do (工作回顾, 目标任务) and the numbered headings do not. No title between the first and the last heading of a run is one.
    """
    bounds = [(run[0].candidate.index, run[-1].candidate.index) for run in runs]
    outside = [it for it in titles if not any(first < it.index < last for first, last in bounds)]
    if len(bounds) > 1:
        before = [
            [it for it in outside if low < it.index < first] for (_, low), (first, _) in zip([(-1, -1), *bounds[:-1]], bounds, strict=True)
        ]
        if all(before[1:]):
            nearest = {group[-1].index for group in before if group}
            return [it for it in outside if it.index in nearest or (level == 1 and PART_WORDS.search(lines[it.index].text))]
    speaking = [it for it in outside if PART_WORDS.search(lines[it.index].text)]
    numbered = [found.candidate for run in runs for found in run]
    alike = sum(1 for it in numbered if PART_WORDS.search(lines[it.index].text[: it.head]))
    return speaking if level == 1 and len(speaking) > 1 and 2 * alike < len(numbered) else []
