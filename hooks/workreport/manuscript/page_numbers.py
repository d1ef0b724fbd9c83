"""Numbers of pages, and the running heads beside them, in the text of a printed or scanned document.

GB/T 9704-2012, 7.5 sets a page number between dashes: — 1 —. A form that nothing but a page number has is one wherever it stands; a bare
number is one where it counts on.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from workreport.model import LeftOut

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workreport.model import Line

DASH = "—―－–−‐‑-"
OUTSIDE = re.compile(
    rf"^(?:[{DASH}]{{1,2}}\s*(?P<dashed>\d{{1,3}})\s*[{DASH}]{{1,2}}|[·•]\s*(?P<dotted>\d{{1,3}})\s*[·•]"
    r"|第\s*(?P<page>\d{1,3})\s*页(?:\s*[，,/／]?\s*[（(]?共\s*\d{1,3}\s*页[）)]?)?|[Pp]age\s*(?P<english>\d{1,3})(?:\s*of\s*\d{1,3})?"
    r"|(?P<of>\d{1,3})\s*[/／]\s*\d{1,3}|(?P<bare>\d{1,3}))$"
)
"""A line that is the number of a page: — 3 —, 第 3 页 共 9 页, 3/9, 3."""
UNMISTAKABLE = ("dashed", "page")
"""Forms that nothing else has; the others must count on, three at least."""
FEWEST = 3
HEAD = 40
"""Characters of a running head at most."""
PAGE_NUMBER = "page number"
RUNNING_HEAD = "running head"


def propose(lines: Sequence[Line]) -> tuple[LeftOut, ...]:
    """The page numbers among the lines, an entry for each form with its count, and the lines beside them on three pages at least."""
    found = {place: match for place, line in enumerate(lines) if len(line.text) <= HEAD and (match := OUTSIDE.match(line.text))}
    numbers = {place: (match.lastgroup or "", int(match[match.lastgroup or 0])) for place, match in found.items()}
    counting = {place for run in _runs(numbers) for place in run}
    kept = [place for place, (form, _) in numbers.items() if form in UNMISTAKABLE or place in counting]
    entries: defaultdict[str, list[int]] = defaultdict(list)
    for place in kept:
        entries[re.sub(r"\s", "", re.sub(r"\d+", "#", lines[place].text))].append(place)
    pages = []
    for places in entries.values():
        where = tuple(lines[place].number for place in places)
        bare = numbers[places[0]][0] == "bare"
        pages.append(LeftOut(lines[places[0]].text, PAGE_NUMBER, where, len(places), guess=bare))
    return (*pages, *_running_heads(lines, set(kept)))


def _runs(numbers: dict[int, tuple[str, int]]) -> Iterator[list[int]]:
    """Places of numbers of one form that count on by one, each at least four lines from the one before."""
    open_runs: dict[str, list[int]] = {}
    for place, (form, number) in numbers.items():
        run = open_runs.get(form, [])
        if run and number == numbers[run[-1]][1] + 1 and place > run[-1] + 3:
            run.append(place)
        else:
            open_runs[form] = run = [place]
        if len(run) >= FEWEST:
            yield run


def _running_heads(lines: Sequence[Line], pages: set[int]) -> Iterator[LeftOut]:
    """Short lines that stand on the line after, or before, the page number on three pages at least, and nowhere else."""
    texts: defaultdict[str, list[int]] = defaultdict(list)
    for place in sorted({beside for page in pages for beside in (page - 1, page + 1)} - pages):
        if 0 <= place < len(lines) and len(lines[place].text) <= HEAD and lines[place].text[-1] not in "。；，、：":
            texts[lines[place].text].append(place)
    for text, places in texts.items():
        if len(places) >= FEWEST:
            yield LeftOut(text, RUNNING_HEAD, tuple(lines[place].number for place in places))
