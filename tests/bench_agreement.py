"""Measures the checks of a translation: what they catch of errors put in on purpose, and how often they cry over good English.

    python tests/bench_agreement.py [--project FOLDER] [--parallel FOLDER] [--each 4] [--seeds 1 2] [--show]

Errors of the kinds of `seeded_errors.KINDS` are put into a report's translation and into the State Council's own pairs, one at a time, at
places that a seed draws; the places of the second seed were drawn after the checks were finished (those of
seeds 2 and 3 showed where they were not). An error is found where the checks say
something at its line, error or warning, that they do not say without it. The pairs have no glossary of their own, and are lines of other
people's layout: what the checks say of terms, and of how lines begin and end, is left out of their false alarms.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import seeded_errors
from seeded_errors import Pair
from workreport import catalogue, checks, library, terms
from workreport.lexicon.parts import tense
from workreport.model import Segment, Unit
from workreport.problems import Place
from workreport.quantities import chinese, english

CHECKOUT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("WORKREPORT_SHARED", CHECKOUT.parent / "shared"))
REPORT = "2023"
YEARS = (2021, 2022)
SWAPPED = "swapped neighbors"


@dataclass(frozen=True)
class Line:
    """A translated sentence where it stands."""

    name: str
    pair: Pair
    context: checks.Context
    year: int
    glossary: terms.Terms

    def said(self, en: str) -> frozenset[str]:
        """What the checks say of this Chinese with some English."""
        unit = Unit("x", self.pair.zh, en, "translated", 1)
        joined = catalogue.Joined(Segment("x", self.pair.zh, 1), unit, "translated")
        found = checks.segment(joined, Place("x", 1), "en", self.glossary, self.year, self.context)
        return frozenset(problem.what for problem in found)


def report(project: Path) -> Iterator[Line]:
    """Every translated sentence of the report."""
    work = library.load(project, REPORT)
    glossary = terms.ready(work.terms["en"])
    for page in work.report.pages:
        file = work.catalogues["en"].get(page.id)
        told = checks.contexts(work.report, page, file) if file else {}
        for joined in catalogue.join(page, file) if file else ():
            if joined.unit and joined.unit.text:
                name = f"{page.id}/{joined.unit.id}"
                yield Line(name, Pair(joined.unit.zh, joined.unit.text), told[joined.segment.id], int(REPORT), glossary)


def council(parallel: Path, year: int) -> Iterator[Line]:
    """A report of the State Council, line by line; quotation marks are put as American typography has them."""
    zh = (parallel / f"statecouncil-{year}.zh.txt").read_text(encoding="utf-8").splitlines()
    en = (parallel / f"statecouncil-{year}.en.txt").read_text(encoding="utf-8").splitlines()
    told, before = tense(""), ","
    for number, (source, target) in enumerate(zip(zh, en, strict=True), 1):
        told = tense(source) if re.match("[一二三]、", source) else told
        text = re.sub(r'"([^"]*)"', r"“\1”", target.strip().replace("'", "’").replace("  ", " "))
        yield Line(f"{year}:{number}", Pair(source, text), checks.Context(tense=told, before=before), year, terms.ready(()))
        before = text or ","


class Bench:
    """Errors planted at places that a seed draws."""

    def __init__(self, lines: Sequence[Line], *, show: bool) -> None:
        self.lines = lines
        self.show = show
        self.clean = [line.said(line.pair.en) for line in lines]
        self.made: Counter[str] = Counter()
        self.found: Counter[str] = Counter()

    def plant(self, seed: int, each: int, own: int) -> None:
        """So many errors of each kind; four in ten of the places are drawn among the first `own` lines, those of the report."""
        chance = random.Random(seed)
        for kind, spoil in seeded_errors.KINDS.items():
            wanted = self.made[kind] + each
            for _ in range(TRIES):
                if self.made[kind] == wanted:
                    break
                index = chance.randrange(len(self.lines)) if chance.random() < 0.6 else chance.randrange(own)
                pair = self.lines[index].pair
                text = spoil(pair, chance)
                if text is not None and text != pair.en:
                    self.note(kind, index, text, bool(self.lines[index].said(text) - self.clean[index]))
        for _ in range(each):
            index = chance.randrange(len(self.lines) - 1)
            first, second = self.lines[index], self.lines[index + 1]
            new = (first.said(second.pair.en) - self.clean[index]) | (second.said(first.pair.en) - self.clean[index + 1])
            self.note(SWAPPED, index, second.pair.en, bool(new))

    def note(self, kind: str, index: int, text: str, found: bool) -> None:  # an outcome, not a switch
        """Counts an error."""
        self.made[kind] += 1
        self.found[kind] += found
        if self.show and not found:
            line = self.lines[index]
            print(f"  missed, {kind}: {line.name}\n    {line.pair.zh}\n    {line.pair.en}\n    {text}")

    def told(self) -> tuple[int, int]:
        """Prints the result a kind; how many were found, and how many there were."""
        for kind, count in self.made.items():
            print(f"{kind:<20}{self.found[kind]:>4} of {count:>3}")
        print(f"{'found':<20}{self.found.total():>4} of {self.made.total():>3}  {self.found.total() / self.made.total():.1%}")
        return self.found.total(), self.made.total()


TRIES = 8000

RIGHT: dict[tuple[int, int], str] = {
    (2021, 49): "the English adds the year 2020",
    (2021, 100): "the English counts the meetings: 73rd, 22nd",
    (2021, 137): "the English adds “for five years”",
    (2021, 143): "a blank is missing behind a full stop",
    (2021, 237): "the English adds (2021-2025)",
    (2021, 272): "the English names the 14th Five-Year Plan",
    (2021, 340): "“cancelled” is not American spelling",
    (2021, 346): "the English leaves out businesses and the people",
    (2021, 588): "the English adds 2022 to the Winter Olympics",
    (2022, 9): "the English leaves out that the resolution is the third",
    (2022, 56): "a blank is missing behind a full stop",
    (2022, 71): "27.3% is broken over two lines",
    (2022, 72): "27.3% is broken over two lines",
    (2022, 104): "the English adds 2030",
    (2022, 125): "the English adds 2022 to the Winter Olympics",
    (2022, 129): "the English adds (2021–2025)",
    (2022, 142): "the English counts the meetings: 76th, 16th, 28th …",
    (2022, 185): "a blank is missing behind a full stop",
    (2022, 283): "the English leaves out 约, twice",
    (2022, 414): "100 million mu are rounded to three digits",
    (2022, 540): "the English adds 2022 to the Winter Olympics",
    (2022, 589): "the English adds 2027",
}
"""Alarms over the State Council's reports that are no false ones, by year and line, as read by hand: the texts do differ there."""

LAYOUT = (
    "final stop",
    "small letter",
    "has no partner",
    "a blank",
    "two marks",
    "two blanks",
    "straight",
    "line break",
    "is not rendered as",
)
"""Words of what is said of other people's layout."""


def false_alarms(lines: Sequence[Line], *, show: bool) -> tuple[int, int, int, int]:
    """Segments that raise an alarm, those with no true difference, those of these that have figures, and segments with figures."""
    alarms = false = with_figures = figures = 0
    for line in lines:
        has = any(it.binding for it in (*chinese.quantities(line.pair.zh), *english.quantities(line.pair.en)))
        figures += has
        said = [what for what in line.said(line.pair.en) if not any(word in what for word in LAYOUT)]
        year, number = map(int, line.name.split(":"))
        wrong = bool(said) and (year, number) not in RIGHT
        alarms += bool(said)
        false += wrong
        with_figures += wrong and has
        if show and said:
            print(f"  {line.name}: {line.pair.zh}\n    {line.pair.en}", *(f"    ! {what}" for what in said), sep="\n")
            print(f"    = {RIGHT.get((year, number), 'FALSE')}")
    return alarms, false, with_figures, figures


def main(arguments: Sequence[str]) -> int:
    """Prints both measures; the exit status is 1 where fewer than 92 percent of the errors are found, or the report raises an alarm."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--project", type=Path, default=CHECKOUT)
    options.add_argument("--parallel", type=Path, default=SHARED / "parallel")
    options.add_argument("--each", type=int, default=4, help="errors of each kind a seed")
    options.add_argument("--seeds", type=int, nargs="+", default=[1, 4])
    options.add_argument("--show", action="store_true", help="print what was missed, and every alarm")
    chosen = options.parse_args(arguments)
    own = list(report(chosen.project))
    pairs = [line for year in YEARS for line in council(chosen.parallel, year)] if chosen.parallel.exists() else []
    bench = Bench([*own, *pairs], show=chosen.show)
    alarms = sum(map(bool, bench.clean[: len(own)]))
    print(f"the report before any error: {len(own)} segments, {alarms} with an alarm")
    for seed in chosen.seeds:
        before = bench.found.total(), bench.made.total()
        bench.plant(seed, chosen.each, len(own))
        print(f"seed {seed}: {bench.found.total() - before[0]} of {bench.made.total() - before[1]} found")
    found, made = bench.told()
    if pairs:
        raised, false, with_figures, figures = false_alarms(pairs, show=chosen.show)
        print(
            f"State Council, 2021 and 2022: {len(pairs)} segments, {figures} with figures; {raised} with an alarm, {false} of these false,"
        )
        print(f"  {with_figures} of them in segments with figures ({with_figures / figures:.1%} of those)")
    return 0 if found >= 0.92 * made and not alarms else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
