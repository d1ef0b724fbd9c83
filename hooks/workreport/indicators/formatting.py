"""Figures as each language writes them: 158866.59万元 in Chinese, 1.5887 billion yuan in English."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from workreport.lexicon import bounds
from workreport.lexicon.english_numerals import RANKED, SMALL
from workreport.lexicon.units import MU_TO_A_HECTARE

if TYPE_CHECKING:
    from workreport.indicators.model import Comparison, Figure, Observation, Unit

WORDED = 10
"""Whole numbers and ranks below it are written in words."""


def chinese_value(observation: Observation) -> str:
    """As the source writes it: 约16.99亿元, 1000余方, 第二."""
    return _chinese(observation.figure)


def english_value(observation: Observation) -> str:
    """As official English reports write it, for a table: about 1.699 billion yuan, over 1,000 cubic meters, 91.55%, 2nd.

    Millions are given to two places after the point, billions and trillions to four, and all to at least four digits; mu in hectares
    (15 mu each, four digits) with the mu in brackets.
    """
    return _english(observation.figure, observation.unit)


def chinese_comparison(comparison: Comparison) -> str:
    """4%, 7%左右, 第一; a decline −4%."""
    return f"{_sign(comparison)}{_chinese(comparison.figure)}"


def english_comparison(comparison: Comparison) -> str:
    """4%, around 7%, 1st; a decline −4%."""
    figure = comparison.figure
    words = f"{_sign(comparison)}{plain(abs(figure.number))}{figure.unit}"
    return ordinal(int(figure.number)) if figure.ordinal else _bounded(words, figure.qualifier)


def _sign(comparison: Comparison) -> str:
    return "−" if comparison.figure.number < 0 else ""


def english_amount(amount: Decimal, unit: Unit) -> str:
    """An amount in a base unit, for a table: 36.73 million yuan, 1 household, 95.91%."""
    if unit.code == "%":
        return f"{plain(amount)}%"
    if unit.code == "mu":
        return f"{_hectares(amount)} ({plain(amount)} mu)"
    return english_measure(amount, unit)


def english_measure(amount: Decimal, unit: Unit) -> str:
    """An amount in its base unit, whatever that is, so that one can reckon with it: 36.73 million yuan, 8,600 mu, 1 household."""
    return _measured(scaled(amount), amount, unit)


def english_digits(amount: Decimal, unit: Unit) -> str:
    """The same with all its digits, for what a reader is to see nothing rounded of: 1,588,665,900 yuan."""
    return _measured(plain(amount), amount, unit)


def _measured(number: str, amount: Decimal, unit: Unit) -> str:
    """A number as written with its unit; `amount` is what it says."""
    return f"{number} {unit.one if amount == 1 else unit.en}"


def english_forms(figure: Figure, unit: Unit | None) -> tuple[str, ...]:
    """How running English may write a figure, the fullest form first: ``80 percent``; ``six organic orchards`` is found as ``six``.

    `unit` is None for a comparison.
    """
    amount = figure.exact
    if figure.ordinal:
        return (RANKED[int(amount)],) if amount < WORDED else (ordinal(int(amount)),)
    if figure.unit == "%":
        return (f"{plain(amount)} percent", f"{plain(amount)}%")
    if unit is None:
        return (plain(amount),)
    if unit.code == "mu":
        return (f"{_hectares(amount)} ({plain(amount)} mu)", f"{plain(amount)} mu")
    forms = [_measured(number, amount, unit) for number in _numbers(amount)]
    return (*forms, *_numbers(amount))


def ordinal(rank: int) -> str:
    """1st, 2nd, 11th."""
    ending = "th" if rank % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{ending}"


def plain(amount: Decimal) -> str:
    """All digits, with commas: 10,063; 8,051.98."""
    return f"{amount.normalize():,f}"


def scaled(amount: Decimal) -> str:
    """Commas below a million, then millions, billions and trillions: 436,680; 40.43 million; 1.5887 billion; 20 trillion."""
    if amount >= 10**12:
        return f"{plain(round_to(amount / 10**12, 4))} trillion"
    if amount >= 10**9:
        return f"{plain(round_to(amount / 10**9, 4))} billion"
    if amount >= 10**6:
        millions = amount / 10**6
        return f"{plain(round_to(millions, 2 if millions >= 10 else 3))} million"
    return plain(amount)


def round_to(amount: Decimal, places: int) -> Decimal:
    """Rounded half up to places after the point."""
    return amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _hectares(mu: Decimal) -> str:
    """To four figures, and no finer than the mu are given: 18.7 mu is 1.25 hectares."""
    hectares = mu / MU_TO_A_HECTARE
    given = len(mu.normalize().as_tuple().digits) - 1 - mu.adjusted()
    return f"{plain(round_to(hectares, min(3 - hectares.adjusted(), max(given, 0) + 1)))} hectares"


def _numbers(amount: Decimal) -> tuple[str, ...]:
    spelled = (SMALL[int(amount)],) if amount == amount.to_integral_value() and amount < WORDED else ()
    return (*spelled, *dict.fromkeys((scaled(amount), plain(amount))))


def _bounded(words: str, bound: str) -> str:
    return f"{bounds.CHINESE[bound].english} {words}" if bound else words


def _english(figure: Figure, unit: Unit) -> str:
    return ordinal(int(figure.number)) if figure.ordinal else _bounded(english_amount(figure.exact, unit), figure.qualifier)


def _chinese(figure: Figure) -> str:
    match bounds.CHINESE[figure.qualifier].position if figure.qualifier else "":
        case "before":
            return f"{figure.qualifier}{figure.value}{figure.unit}"
        case "within":
            return f"{figure.value}{figure.qualifier}{figure.unit}"
        case _:
            return f"{figure.value}{figure.unit}{figure.qualifier}"
