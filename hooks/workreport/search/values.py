"""Figures that are asked for by their value, whatever the notation: 15.89亿元, 1.5887 billion, 158866.59万元."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from workreport.search.postings import Places

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from workreport.search.postings import Postings

MARKS = {"yuan": "y", "ratio": "%", "point": "%", "area": "a", "length": "l"}
"""What stands after a value of a kind, so that 140万元 does not find 2100亩, which are 140万 square metres, too."""
LEAST_DIGITS = 2
"""Significant digits of a figure that is found by its value; 5 and 300 stand everywhere."""


def values(text: str) -> tuple[str, ...]:
    """The values of the figures in a Chinese text, each in the base unit of its kind as a plain decimal with the mark of the kind.

    A ratio is given as percent; see `MARKS`.

    >>> values("农村经济总收入158866.59万元，同比增长4.5%，种植18亩茶树36株")
    ('1588665900y', '4.5%', '12000a', '36')
    """
    found: dict[str, None] = {}
    from workreport.quantities import chinese  # noqa: PLC0415  # only who reads a report anew needs it

    for quantity in chinese.quantities(text):
        if quantity.figure and quantity.kind not in ("year", "month", "day", "heading", "ordinal"):
            plain = _plain(quantity.value * 100 if quantity.kind in ("ratio", "point") else quantity.value)
            if len(_digits(plain)) >= LEAST_DIGITS:
                found[plain + MARKS.get(quantity.kind, "")] = None
    return tuple(found)


def _plain(value: Fraction) -> str:
    """The value as a plain decimal, to twelve digits where it has no end, as square metres that were given in mu."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{(exact if exact == value else round(exact, 11 - exact.adjusted())).normalize():f}"


def _digits(plain: str) -> str:
    """The significant digits of a decimal."""
    return plain.replace(".", "").strip("0")


def families(plain: str) -> tuple[str, ...]:
    """The names under which a value is looked up: its first two digits, cut off and rounded, and its magnitude.

    >>> families("1588665900y"), families("4.5%")
    (('15e9', '16e9'), ('45e0',))
    """
    number = abs(Decimal(plain.rstrip("".join(MARKS.values()))))
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
    return {family: {plain: tails[plain].row() for plain in sorted(tails)} for family, tails in sorted(found.items())}
