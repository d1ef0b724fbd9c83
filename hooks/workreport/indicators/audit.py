"""The report's own arithmetic, recomputed with its working.

What is recomputed is declared in ``indicators.yml``. A finding says what was computed and how it compares, and nothing about why: figures
that do not agree may be rounded, of different dates or of different scope.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING, Literal, cast

from workreport.indicators.formatting import chinese_value, english_digits, english_measure, english_value, plain, round_to
from workreport.indicators.model import ComparisonKind, Observation
from workreport.indicators.notation import number
from workreport.languages import in_language
from workreport.lexicon.han_numerals import NUMERAL_CHARACTERS

if TYPE_CHECKING:
    from workreport.indicators.model import Declaration, Figure, Indicators
    from workreport.model import Words

Outcome = Literal["agrees", "cannot-be-checked", "does-not-agree"]
History = Mapping[tuple[str, str, str], Observation]
"""Observations of all reports by indicator, period and status."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one audit found."""

    kind: str
    outcome: Outcome
    sentence: str
    """Which sentence of the interface says it, below ``indicators.audit``: ``growth-target.rounded``."""
    values: dict[str, Words]
    """What stands in the sentence's places, in each language's manner."""
    indicators: tuple[str, ...]
    """The indicators it is about; none where a list of names counts something that is no indicator."""
    label: Words
    """What it is about where `indicators` does not say so; else empty."""
    segment: str
    """The passage it is about: ``1/p2s3``."""
    quote: str
    """The words of the source that it recomputes."""

    def in_language(self, language: str) -> dict[str, str]:
        """The values in one language's manner."""
        return {name: in_language(words, language)[0] for name, words in self.values.items()}


def audit(indicators: Indicators, history: History) -> tuple[Finding, ...]:
    """Recomputes everything that the file declares, in its order.

    - ``growth-target``: ``base`` × (1 + the growth of ``target``) = ``target``, to the digits that the target shows; a target cut off
      and not rounded agrees too, and so does one from which the growth follows to the digits that it shows.
    - ``growth-base``: ``value`` ÷ (1 + its growth) = the year before, which `history` has where that year's report is published too.
    - ``share``: ``part`` ÷ ``whole`` = the percentage that one of them has in its comparison ``by``. Where one of the two is not given,
      what it must have been; of things that are counted it must be a whole number.
    - ``part-whole``: ``part`` is not greater than ``whole``.
    - ``equal``: ``one`` and ``other`` have the same value.
    - ``listed``: ``names`` has as many names as ``count`` (the value of ``of``, if it is an indicator’s) says; a list that ends in 等
      is not complete and cannot be checked.
    """
    findings = []
    for declaration in indicators.audits:
        match declaration.kind:
            case "growth-target":
                findings.append(_growth_target(declaration))
            case "growth-base":
                findings.append(_growth_base(declaration, history))
            case "share":
                findings.append(_share(declaration))
            case "part-whole":
                findings.append(_part_whole(declaration))
            case "equal":
                findings.append(_equal(declaration))
            case _:
                findings.append(_listed(declaration))
    return tuple(findings)


def _growth_target(declaration: Declaration) -> Finding:
    base, target = declaration.observation("base"), declaration.observation("target")
    growth = _comparison(target, "growth")
    exact = base.figure.exact * (100 + growth.number) / 100
    shown = exact / target.figure.multiplier
    places = _places(target.figure.number)
    implied = (target.figure.exact / base.figure.exact - 1) * 100
    values = {
        "base": {"zh": chinese_value(base), "en": english_digits(base.figure.exact, base.unit)},
        "growth": _percent(growth.number),
        "exact": {"zh": _amount(exact, target)["zh"], "en": english_digits(exact, target.unit)},
        "target": {"zh": chinese_value(target), "en": english_value(target)},
        "implied": _percent(round_to(implied, _places(growth.number) + 2)),
    }
    outcome, sentence = _compared(shown, target.figure.number, places)
    if outcome == "does-not-agree" and round_to(implied, _places(growth.number)) == growth.number:
        outcome, sentence = "agrees", "implied"
    if sentence == "cut":
        rounded = round_to(shown, places)
        values["rounded"] = {
            "zh": f"{rounded}{target.figure.unit}",
            "en": english_digits(rounded * target.figure.multiplier, target.unit),
        }
    return _finding(declaration, outcome, sentence, values, target, base)


def _growth_base(declaration: Declaration, history: History) -> Finding:
    observation = declaration.observation("value")
    growth = _comparison(observation, "growth")
    before = history.get((observation.indicator, str(int(observation.period) - 1), "actual")) if observation.period.isdigit() else None
    values = {"value": _said(observation), "growth": _percent(growth.number)}
    if before is None:
        implied = observation.figure.exact / (100 + growth.number) * 100
        values["implied"] = _amount(_like(implied, observation.figure), observation)
        return _finding(declaration, "cannot-be-checked", "implied", values, observation)
    exact = (observation.figure.exact / before.figure.exact - 1) * 100
    values |= {"before": _said(before), "exact": _percent(round_to(exact, _places(growth.number) + 2))}
    outcome, sentence = _compared(exact, growth.number, _places(growth.number))
    return _finding(declaration, outcome, sentence, values, observation)


def _share(declaration: Declaration) -> Finding:
    given = [observation for _, observation in declaration.observations]
    kind = cast("ComparisonKind", declaration.field("by"))
    share = next(comparison.figure for observation in given if (comparison := observation.comparison(kind)))
    places = _places(share.number)
    values: dict[str, Words] = {part: _said(observation) for part, observation in declaration.observations}
    values["share"] = _percent(share.number)
    if len(given) == 2:
        part, whole = declaration.observation("part"), declaration.observation("whole")
        exact = part.figure.exact / whole.figure.exact * 100
        values["exact"] = _percent(round_to(exact, places + 2))
        outcome, sentence = _compared(exact, share.number, places)
        return _finding(declaration, outcome, sentence, values, part, whole)
    only = given[0]
    half = Decimal(5).scaleb(-places - 1)
    low, high = (share.number - half) / 100, (share.number + half) / 100
    missing = "whole" if declaration.observations[0][0] == "part" else "part"
    if missing == "whole":
        low, high = only.figure.exact / high, only.figure.exact / low
        implied = only.figure.exact / share.number * 100
    else:
        low, high = only.figure.exact * low, only.figure.exact * high
        implied = only.figure.exact * share.number / 100
    if not only.unit.code:
        first, last = low.to_integral_value(ROUND_CEILING), high.to_integral_value(ROUND_FLOOR)
        if first > last:
            return _finding(declaration, "does-not-agree", f"no-{missing}", values, only)
        values["implied"] = _amount(first, only)
        if first < last:
            values |= {"first": _amount(first, only), "last": _amount(last, only)}
            return _finding(declaration, "cannot-be-checked", f"{missing}-between", values, only)
        return _finding(declaration, "cannot-be-checked", missing, values, only)
    values |= {name: _amount(_like(amount, only.figure), only) for name, amount in (("implied", implied), ("first", low), ("last", high))}
    return _finding(declaration, "cannot-be-checked", f"{missing}-measured", values, only)


def _part_whole(declaration: Declaration) -> Finding:
    part, whole = declaration.observation("part"), declaration.observation("whole")
    share = part.figure.exact / whole.figure.exact * 100
    values = {"part": _said(part), "whole": _said(whole), "share": _percent(round_to(share, 1))}
    outcome: Outcome = "agrees" if part.figure.exact <= whole.figure.exact else "does-not-agree"
    return _finding(declaration, outcome, outcome, values, part, whole)


def _equal(declaration: Declaration) -> Finding:
    one, other = declaration.observation("one"), declaration.observation("other")
    outcome: Outcome = "agrees" if one.figure.exact == other.figure.exact else "does-not-agree"
    return _finding(declaration, outcome, outcome, {"one": _said(one), "other": _said(other)}, one, other)


def _listed(declaration: Declaration) -> Finding:
    count, names = declaration.field("count"), declaration.field("names")
    numeral = re.match(rf"\d+|[{NUMERAL_CHARACTERS}]+", count)
    stated = int(number(numeral.group()) or 0) if numeral else 0
    found = len(listed_names(names))
    outcome: Outcome = "agrees" if found == stated else "does-not-agree"
    if names.endswith("等") and found < stated:
        outcome = "cannot-be-checked"
    values = {"count": _same(str(stated)), "found": _same(str(found)), "names": _same(names)}
    indicators = tuple(observation.indicator for _, observation in declaration.observations)
    return Finding(
        "listed",
        outcome,
        f"listed.{outcome}",
        values,
        indicators,
        declaration.label,
        declaration.field("segment"),
        declaration.field("quote"),
    )


def listed_names(names: str) -> tuple[str, ...]:
    """The names of a list.

    list := title+ | name (("、" | "和" | "及" | "，") name)* ["等"]      where title is in 《》 or “”, with anything between two of them
    """
    titles = re.findall("《[^》]*》|“[^”]*”", names)
    if titles:
        return tuple(titles)
    return tuple(name for name in re.split("[、和及，]", names.removesuffix("等")) if name)


def _compared(exact: Decimal, stated: Decimal, places: int) -> tuple[Outcome, str]:
    """How a computed number compares with the stated one, to the digits that the latter shows."""
    if round_to(exact, places) == stated:
        return "agrees", "rounded"
    if exact.quantize(Decimal(1).scaleb(-places), ROUND_DOWN) == stated:
        return "agrees", "cut"
    return "does-not-agree", "differs"


def _finding(
    declaration: Declaration, outcome: Outcome, sentence: str, values: dict[str, Words], first: Observation, *others: Observation
) -> Finding:
    names = dict.fromkeys(observation.indicator for observation in (first, *others))
    return Finding(
        declaration.kind,
        outcome,
        f"{declaration.kind}.{sentence}",
        values,
        tuple(names),
        declaration.label,
        first.figure.segment,
        first.figure.quote,
    )


def _comparison(observation: Observation, kind: ComparisonKind) -> Figure:
    comparison = observation.comparison(kind)
    assert comparison is not None, "the schema has seen to it"
    return comparison.figure


def _places(amount: Decimal) -> int:
    """Digits shown after the point."""
    return max(-cast("int", amount.as_tuple().exponent), 0)


def _like(amount: Decimal, figure: Figure) -> Decimal:
    """An amount in a base unit, to as many digits as a figure shows."""
    return round_to(amount / figure.multiplier, _places(figure.number)) * figure.multiplier


def _amount(exact: Decimal, like: Observation) -> Words:
    """An amount in a base unit: in Chinese in the unit that an observation is written in, in English in millions from a million on."""
    unit = like.figure.unit
    chinese = f"{(exact / like.figure.multiplier).normalize():f}{unit}"
    return {"zh": chinese, "en": english_measure(exact, like.unit)}


def _said(observation: Observation) -> Words:
    """A value as a working starts from it: as the source has it, or in the base unit."""
    return {"zh": chinese_value(observation), "en": _amount(observation.figure.exact, observation)["en"]}


def _percent(amount: Decimal) -> Words:
    return _same(f"{plain(amount)}%")


def _same(text: str) -> Words:
    return {"zh": text, "en": text}
