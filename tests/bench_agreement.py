"""Measures the checks of a translation: what they catch of errors put in on purpose, and how often they cry over official English.

    python tests/bench_agreement.py [--translations FOLDER] [--glossary FILE] [--parallel FOLDER] [--copies 300] [--seed 1] [--show]

An error is caught where a check speaks up at the segment's own line. Before any error is put in, the translation must be free of problems.
"""

from __future__ import annotations

import argparse
import functools
import os
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workreport import catalogue, checks, glossary, terms
from workreport.model import Segment, Term, Unit
from workreport.problems import Place
from workreport.quantities import agreement, chinese, english
from workreport.yamlfile import read_yaml

CHECKOUT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("WORKREPORT_SHARED", CHECKOUT.parent / "shared"))

_FIGURE = re.compile(r"(?<![A-Za-z0-9.,])(?<!Covid-)[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_SCALE = re.compile(r"\b(?:thousand|million|billion|trillion)\b")
_UNIT = re.compile(r"(?<=[0-9n] )(?:yuan|mu|hectares|kilometers|cubic meters|square meters)\b")
_PERCENT = re.compile(r"(?<=[0-9]) percent\b")
_SENTENCE_END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?]”)|(?<=[.!?]\)))\s+(?=[A-Z“(])")
_UNITS = ("yuan", "mu", "hectares", "kilometers", "cubic meters", "square meters", "percent")
_SCALES = ("thousand", "million", "billion", "trillion")


@dataclass(frozen=True)
class Translated:
    """A unit in its file."""

    path: str
    unit: Unit


Error = Callable[[Unit, random.Random, Sequence[Term]], str | None]
"""Puts one error into a unit's English; None where the unit has nothing to spoil in that way."""


def digit_changed(unit: Unit, chance: random.Random, _glossary: Sequence[Term]) -> str | None:
    """37 becomes 87."""
    figures = list(_FIGURE.finditer(unit.text))
    if not figures:
        return None
    figure = chance.choice(figures)
    places = [at for at in range(*figure.span()) if unit.text[at].isdigit()]
    at = chance.choice(places)
    digits = [digit for digit in "0123456789" if digit != unit.text[at] and (digit != "0" or at != places[0])]
    return unit.text[:at] + chance.choice(digits) + unit.text[at + 1 :]


def magnitude_changed(unit: Unit, chance: random.Random, _glossary: Sequence[Term]) -> str | None:
    """A million becomes a billion or nothing; 9,000 becomes 90,000,000: the 万 forgotten or put in twice."""
    scales = list(_SCALE.finditer(unit.text))
    if scales:
        scale = chance.choice(scales)
        other = chance.choice([word for word in (*_SCALES, "") if word != scale.group()])
        return re.sub("  ", " ", unit.text[: scale.start()] + other + unit.text[scale.end() :])
    figures = [figure for figure in _FIGURE.finditer(unit.text) if "," in figure.group() and "." not in figure.group()]
    if not figures:
        return None
    figure = chance.choice(figures)
    many = f"{int(figure.group().replace(',', '')) * 10_000:,}"
    return unit.text[: figure.start()] + many + unit.text[figure.end() :]


def unit_swapped(unit: Unit, chance: random.Random, _glossary: Sequence[Term]) -> str | None:
    """Yuan become mu."""
    found = list(_UNIT.finditer(unit.text))
    if not found:
        return None
    match = chance.choice(found)
    other = chance.choice([word for word in _UNITS if word != match.group()])
    return unit.text[: match.start()] + other + unit.text[match.end() :]


def percent_lost(unit: Unit, chance: random.Random, _glossary: Sequence[Term]) -> str | None:
    """4 percent becomes 4."""
    found = list(_PERCENT.finditer(unit.text))
    if not found:
        return None
    match = chance.choice(found)
    return unit.text[: match.start()] + unit.text[match.end() :]


def number_added(unit: Unit, chance: random.Random, _glossary: Sequence[Term]) -> str | None:
    """A figure between two words."""
    if not unit.text:
        return None
    words = unit.text.split(" ")
    number = chance.choice(
        [
            f"{chance.randint(2, 99)}",
            f"{chance.randint(1000, 99999):,}",
            f"{chance.randint(1, 99)} percent",
            chance.choice(["two", "three", "seven"]),
        ]
    )
    words.insert(chance.randint(1, len(words)), number)
    return " ".join(words)


def sentence_dropped(unit: Unit, chance: random.Random, _glossary: Sequence[Term]) -> str | None:
    """One English sentence of the segment is gone, which for most segments is all there is."""
    if not unit.text:
        return None
    sentences = _SENTENCE_END.split(unit.text)
    del sentences[chance.randrange(len(sentences))]
    return " ".join(sentences)


def term_replaced(unit: Unit, chance: random.Random, glossary_terms: Sequence[Term]) -> str | None:
    """One rendering of a glossary term that stands in the Chinese becomes another term's."""
    here = set(glossary.finder(glossary_terms).findall(unit.zh))
    renderings = [said for term in glossary_terms if term.zh in here for said in (term.en, *term.alt)]
    places = [match for said in renderings for match in re.finditer(rf"\b{re.escape(said)}\b", unit.text)]
    if not places:
        return None
    place, other = chance.choice(places), chance.choice(glossary_terms)
    return unit.text[: place.start()] + other.en + unit.text[place.end() :]


ERRORS: tuple[Error, ...] = (digit_changed, magnitude_changed, unit_swapped, percent_lost, number_added, sentence_dropped, term_replaced)


def checker(glossary_terms: Sequence[Term], year: int) -> Callable[[Translated], tuple[str, ...]]:
    """What “workreport check” says of a segment's English, each problem with its file and line."""
    ready = terms.ready(glossary_terms)

    @functools.cache
    def said(one: Translated) -> tuple[str, ...]:
        joined = catalogue.Joined(Segment(one.unit.id, one.unit.zh, 1), one.unit, one.unit.state)
        place = Place(one.path, one.unit.line)
        if not one.unit.text:
            return (f"{place}: {one.unit.id} is {one.unit.state} and has no translation",)  # `catalogue.read` says so of the file
        return tuple(map(str, checks.segment(joined, place, "en", ready, year)))

    return said


def read(folder: Path) -> Iterator[Translated]:
    """Every translated unit below a folder."""
    for path in sorted(folder.glob("*.yml")):
        pages, _ = catalogue.read(read_yaml(path.read_bytes(), path.name), path.name, "en")
        yield from (Translated(path.name, unit) for unit in pages.units if unit.text)


def seeded(
    units: Sequence[Translated], glossary_terms: Sequence[Term], copies: int, seed: int, year: int, *, show: bool
) -> tuple[int, int]:
    """Spoils `copies` copies, one error each, and prints what was caught; how many were caught, and how many copies there were.

    Caught means: the checks say something of the spoiled copy that they do not say of the clean one, and all at the spoiled segment's line.
    """
    said = checker(glossary_terms, year)
    clean = {problem for one in units for problem in said(one)}
    print(f"the translation before any error: {len(units)} segments, {len(clean)} problems", *sorted(clean), sep="\n  ")
    chance = random.Random(seed)
    made: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    while made.total() < copies:
        error = ERRORS[made.total() % len(ERRORS)]
        index = chance.randrange(len(units))
        one = units[index]
        text = error(one.unit, chance, glossary_terms)
        if text is None or text == one.unit.text:
            continue
        spoiled = replace(one, unit=replace(one.unit, text=text))
        copy = (*units[:index], spoiled, *units[index + 1 :])
        new = {problem for it in copy for problem in said(it)} - clean
        hit = bool(new) and all(problem.startswith(f"{one.path}:{one.unit.line}: ") for problem in new)
        made[error.__name__] += 1
        caught[error.__name__] += hit
        if show and not hit:
            print(f"  missed, {error.__name__}: {one.path}:{one.unit.line}\n    {one.unit.text}\n    {text}")
    for name, count in made.items():
        print(f"{name.replace('_', ' '):<20}{caught[name]:>4} of {count:>3}")
    print(f"{'caught':<20}{caught.total():>4} of {made.total():>3}  {caught.total() / made.total():.1%}")
    return caught.total(), made.total()


RIGHT: dict[tuple[int, int], str] = {
    (2021, 49): "the English adds the year 2020",
    (2021, 100): "the English counts the meetings: 73rd, 22nd",
    (2021, 137): "the English adds “for five years”",
    (2021, 237): "the English adds (2021-2025)",
    (2021, 272): "the English names the 14th Five-Year Plan",
    (2021, 588): "the English adds 2022 to the Winter Olympics",
    (2022, 9): "the English leaves out that the resolution is the third",
    (2022, 71): "27.3% is broken over two lines",
    (2022, 72): "27.3% is broken over two lines",
    (2022, 104): "the English adds 2030",
    (2022, 125): "the English adds 2022 to the Winter Olympics",
    (2022, 129): "the English adds (2021–2025)",
    (2022, 142): "the English counts the meetings: 76th, 16th, 28th …",
    (2022, 283): "the English leaves out 约, twice",
    (2022, 414): "100 million mu are rounded to three digits",
    (2022, 540): "the English adds 2022 to the Winter Olympics",
    (2022, 589): "the English adds 2027",
}
"""Alarms over the State Council's reports that are no false ones, by year and line, as read by hand: the texts do differ in a figure."""


def false_alarms(parallel: Path, year: int, *, show: bool) -> tuple[int, int, int]:
    """Of one State Council report: segments that raise an alarm, those of them with no true difference, and segments with figures."""
    zh = (parallel / f"statecouncil-{year}.zh.txt").read_text(encoding="utf-8").splitlines()
    en = (parallel / f"statecouncil-{year}.en.txt").read_text(encoding="utf-8").splitlines()
    alarms = false = figures = 0
    for number, (source, target) in enumerate(zip(zh, en, strict=True), 1):
        if not any(it.binding for it in (*chinese.quantities(source), *english.quantities(target))):
            continue
        figures += 1
        found = agreement.agree(source, target, year=year)
        alarms += bool(found)
        false += bool(found) and (year, number) not in RIGHT
        if show and found:
            print(f"  {year}:{number}: {source}\n    {target}", *(f"    ! {it.what}" for it in found), sep="\n")
            print(f"    = {RIGHT.get((year, number), 'FALSE')}")
    return alarms, false, figures


def main(arguments: Sequence[str]) -> int:
    """Prints both measures; the exit status is 1 where fewer than 98 percent of the errors are caught."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--translations", type=Path, default=CHECKOUT / "translations/en/2023")
    options.add_argument("--glossary", type=Path, default=CHECKOUT / "translations/en/glossary.yml")
    options.add_argument("--parallel", type=Path, default=SHARED / "parallel")
    options.add_argument("--copies", type=int, default=300)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--show", action="store_true", help="print what was missed, and every false alarm")
    options.add_argument("--year", type=int, default=2023, help="the report's")
    chosen = options.parse_args(arguments)
    own, _ = glossary.read(read_yaml(chosen.glossary.read_bytes(), chosen.glossary.name))
    listed = glossary.over(glossary.general("en"), own, {})
    caught, made = seeded(tuple(read(chosen.translations)), listed, chosen.copies, chosen.seed, chosen.year, show=chosen.show)
    if chosen.parallel.exists():
        counts = [false_alarms(chosen.parallel, year, show=chosen.show) for year in (2021, 2022)]
        alarms, false, figures = (sum(column) for column in zip(*counts, strict=True))
        print(f"State Council, 2021 and 2022: {figures} segments with figures, {alarms} with an alarm ({alarms / figures:.1%}),")
        print(f"  {false} of these false ({false / figures:.1%}); in the others the two texts do differ in a figure")
    return 0 if caught >= 0.98 * made else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
