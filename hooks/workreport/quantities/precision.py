"""How precisely a figure is shown."""

from __future__ import annotations

from fractions import Fraction


def precision(figure: str) -> tuple[Fraction, int]:
    """The value of the last digit shown and the number of significant digits: for 1.5887 1/10000 and 5, for 2,000 1 and 4."""
    whole, _, decimals = figure.replace(",", "").partition(".")
    return Fraction(1, 10 ** len(decimals)), max(1, len((whole + decimals).lstrip("0")))
