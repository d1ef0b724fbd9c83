"""An editor's word on the structure, joined to the lines it quotes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workreport.manuscript.characters import LOST
from workreport.messages import _, listed
from workreport.outline.sentences import sentences
from workreport.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workreport.model import Correction, Line

KINDS = ("part", "section", "heading", "theme", "prose", "closing", "appendix", "lost")


@dataclass(frozen=True, slots=True)
class Corrected:
    """The lines as the editor wants them seen."""

    lines: tuple[Line, ...]
    words: tuple[str, ...]
    """For each line the kind an editor gave it, or nothing."""
    problems: tuple[Problem, ...]


def correct(lines: Sequence[Line], corrections: Sequence[Correction], path: str, source: str) -> Corrected:
    """Finds what each correction quotes: the beginning of a line, or of a sentence, where the line is then cut.

    A quote that stands nowhere or in two places is an error, and so is a kind that is none.
    """
    problems: list[Problem] = []
    cuts: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for correction in corrections:
        place = Place(path, correction.line)
        if correction.kind not in KINDS:
            what = _("“{kind}” is no kind of correction").format(kind=correction.kind)
            problems.append(Problem(place, what, _("write one of {known}").format(known=listed(KINDS))))
            continue
        if correction.kind == "lost":
            if LOST not in correction.quote or not any(correction.quote in line.text for line in lines):
                what = _("“{quote}” quotes no place of {source} where a character was lost").format(quote=correction.quote, source=source)
                problems.append(Problem(place, what, _("quote the words with the box in them, or take the correction out")))
            continue
        found = list(_places(lines, correction.quote)) if correction.quote else []
        if len(found) != 1:
            if found:
                what, remedy = _("“{quote}” stands in {n} places of {source}"), _("quote more of it")
            else:
                what, remedy = _("“{quote}” begins no line or sentence of {source}"), _("quote the very words")
            problems.append(Problem(place, what.format(quote=correction.quote, n=len(found), source=source), remedy))
            continue
        ((index, at),) = found
        cuts[index][at] = correction.kind
    seen: list[Line] = []
    words: list[str] = []
    for index, line in enumerate(lines):
        for piece, word in _cut(line, cuts.get(index, {})):
            seen.append(piece)
            words.append(word)
    return Corrected(tuple(seen), tuple(words), tuple(problems))


def known_places(lines: Sequence[Line], corrections: Sequence[Correction]) -> frozenset[int]:
    """The lines in which an editor knows of a lost character: a correction quotes words with it there."""
    quotes = [it.quote for it in corrections if it.kind == "lost" and LOST in it.quote]
    return frozenset(
        number
        for line in (lines if quotes else ())
        if any(quote in line.text for quote in quotes)
        for number in range(line.number, (line.last or line.number) + 1)
    )


def split(line: Line, at: int) -> tuple[Line, Line]:
    """A line cut in two before the character at a place."""
    before = tuple((start, min(end, at)) for start, end in line.bold if start < at)
    after = tuple((max(start, at) - at, end - at) for start, end in line.bold if end > at)
    return replace(line, text=line.text[:at], bold=before, pictures=()), replace(line, text=line.text[at:], bold=after)


def _places(lines: Sequence[Line], quote: str) -> list[tuple[int, int]]:
    places = []
    for index, line in enumerate(lines):
        if line.kind == "table" or quote not in line.text:
            continue
        at = 0
        for sentence in sentences(line.text):
            if line.text.startswith(quote, at):
                places.append((index, at))
            at += len(sentence)
    return places


def _cut(line: Line, cuts: dict[int, str]) -> list[tuple[Line, str]]:
    pieces: list[tuple[Line, str]] = []
    rest, done, word = line, 0, cuts.get(0, "")
    for at in sorted(cuts):
        if at:
            first, rest = split(rest, at - done)
            pieces.append((first, word))
            done, word = at, cuts[at]
    return [*pieces, (rest, word)]
