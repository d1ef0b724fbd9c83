"""Figures that are asked for by their value, whatever the notation: 15.89亿元, 1.5887 billion, 158866.59万元."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from workreport.search.postings import Places

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from workreport.search.postings import Postings

LEAST_DIGITS = 2
"""Significant digits of a figure that is found by its value; 5 and 300 stand everywhere."""


def values(text: str) -> tuple[str, ...]:
    """The values of the figures in a Chinese text, each in the base unit of its kind as a plain decimal; a ratio as percent.

    >>> values("农村经济总收入158866.59万元，同比增长4.5%")
    ('1588665900', '4.5')
    """
    found: dict[str, None] = {}
    from workreport.quantities import chinese  # noqa: PLC0415  # only who reads a report anew needs it

    for quantity in chinese.quantities(text):
        if quantity.figure and quantity.kind not in ("year", "month", "day", "heading", "ordinal"):
            plain = _plain(quantity.value * 100 if quantity.kind in ("ratio", "point") else quantity.value)
            if plain and len(_digits(plain)) >= LEAST_DIGITS:
                found[plain] = None
    return tuple(found)


def _plain(value: Fraction) -> str:
    """The value as a plain decimal; empty where it has no end."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{exact.normalize():f}" if exact == value else ""


def _digits(plain: str) -> str:
    """The significant digits of a decimal."""
    return plain.replace(".", "").strip("0")


def families(plain: str) -> tuple[str, ...]:
    """The names under which a value is looked up: its first two digits, cut off and rounded, and its magnitude.

    >>> families("1588665900"), families("4.5")
    (('15e9', '16e9'), ('45e0',))
    """
    number = abs(Decimal(plain))
    if not number:
        return ()
    magnitude = number.adjusted()
    leading = number.scaleb(1 - magnitude)
    cut = int(leading)
    rounded = int(leading + Decimal("0.5"))
    names = [f"{cut}e{magnitude}", f"{rounded}e{magnitude}" if rounded < 100 else f"10e{magnitude + 1}"]
    return tuple(dict.fromkeys(names))


def of_values(rows: Sequence[Sequence[str]]) -> Postings:
    """The postings of values: by family, then by value; `rows` are the values of each passage, in the order of the passages."""
    found: dict[str, dict[str, Places]] = {}
    for passage, row in enumerate(rows):
        for plain in row:
            for family in families(plain):
                found.setdefault(family, {}).setdefault(plain, Places()).add(passage, 0)
    return {family: {plain: tails[plain].steps for plain in sorted(tails)} for family, tails in sorted(found.items())}
