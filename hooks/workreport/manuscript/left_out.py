"""Lines that are no text of the report, found where ``report.yml`` quotes them."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from workreport.messages import _
from workreport.model import Artefact, LeftOut
from workreport.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workreport.model import Line

SHAPE = re.compile(r"\s+|\d+")


def places(entries: Iterable[LeftOut], lines: Sequence[Line]) -> dict[LeftOut, tuple[int, ...]]:
    """Where in a sequence of lines each entry stands; an entry that stands nowhere, or otherwise than it says, is not in it.

    A quote is the whole line. Where it stands in more places than the entry has lines, only those lines are meant; an entry without lines
    means every place. Page numbers (`LeftOut.count`) are the lines of the quote's shape, numerals and blanks aside; a block is its first
    line, its last, and those between.
    """
    index: defaultdict[str, list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        index[line.text].append(place)
    found = {entry: _places(entry, lines, index) for entry in entries}
    return {entry: places for entry, places in found.items() if places}


def _places(entry: LeftOut, lines: Sequence[Line], index: Mapping[str, Sequence[int]]) -> tuple[int, ...]:
    if entry.to:
        starts = [start for start in index.get(entry.quote, ()) if _ends(entry, lines, start)]
        starts = [start for start in starts if not entry.lines or lines[start].number in entry.lines] or starts
        return tuple(range(starts[0], starts[0] + entry.count)) if starts else ()
    if entry.count:
        shape = _shape(entry.quote)
        numbered = tuple(place for place, line in enumerate(lines) if len(line.text) <= len(entry.quote) + 8 and shape.fullmatch(line.text))
        return _narrowed(entry, numbered, lines, entry.count)
    return _narrowed(entry, tuple(index.get(entry.quote, ())), lines, len(entry.lines))


def _ends(entry: LeftOut, lines: Sequence[Line], start: int) -> bool:
    last = start + entry.count - 1
    return entry.count > 0 and last < len(lines) and lines[last].text == entry.to


def _narrowed(entry: LeftOut, found: tuple[int, ...], lines: Sequence[Line], wanted: int) -> tuple[int, ...]:
    if not entry.lines or len(found) == wanted:
        return found if not entry.count or len(found) == wanted else ()
    listed = tuple(place for place in found if lines[place].number in entry.lines)
    return listed if len(listed) == wanted else ()


def _shape(quote: str) -> re.Pattern[str]:
    """The quote with any number for each of its numbers and any blanks, or none, for its blanks."""
    pieces, at = [], 0
    for found in SHAPE.finditer(quote):
        pieces += [re.escape(quote[at : found.start()]), r"\d{1,4}" if found[0][0].isdigit() else r"\s*"]
        at = found.end()
    return re.compile("".join([*pieces, re.escape(quote[at:])]))


def as_artefacts(found: Mapping[LeftOut, tuple[int, ...]], lines: Sequence[Line]) -> tuple[Artefact, ...]:
    """The lines left out, as artefacts."""
    reasons = {place: entry.reason for entry, places in found.items() for place in places}
    return tuple(Artefact(lines[place].number, reasons[place], lines[place].text, whole=True) for place in sorted(reasons))


def unmatched(entries: Iterable[LeftOut], found: Iterable[LeftOut], path: str, source: str) -> tuple[Problem, ...]:
    """An error for each entry that quotes nothing of the source."""
    known = set(found)
    what = _("what “left-out” quotes is not in {source}: {quote}")
    remedy = _("quote the whole line, or take the entry out")
    return tuple(
        Problem(Place(path, entry.place), what.format(source=source, quote=_said(entry)), remedy) for entry in entries if entry not in known
    )


def _said(entry: LeftOut) -> str:
    text = f"“{entry.quote} … {entry.to}”" if entry.to else f"“{entry.quote}”"
    text += f" × {entry.count}" if entry.count else ""
    return text + (f" ({', '.join(map(str, entry.lines))})" if entry.lines else "")


def listed(taken: Mapping[int, tuple[str, bool]], lines: Sequence[Line]) -> tuple[LeftOut, ...]:
    """Entries for lines to be left out, by their places with the reason and whether it is a guess; a line that repeats is one entry."""
    rows = sorted((lines[place].text, reason, guess, lines[place].number) for place, (reason, guess) in taken.items())
    entries = [
        LeftOut(text, reason, tuple(number for *_rest, number in group), guess=guess)
        for (text, reason, guess), group in groupby(rows, key=lambda row: row[:3])
    ]
    return tuple(sorted(entries, key=lambda entry: entry.lines))
