"""How a quantity is told in English."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from workreport.quantities.units import MU

if TYPE_CHECKING:
    from workreport.quantities.model import Quantity

_SAID = {
    "yuan": (1, "{} yuan"), "dollar": (1, "{} dollars"), "euro": (1, "{} euros"), "length": (1000, "{} kilometers"), "volume": (1, "{} cubic meters"),
    "mass": (1000, "{} metric tons"), "ratio": (Fraction(1, 100), "{} percent"), "point": (1, "{} percentage points"), "voltage": (1000, "{} kV"),
    "power": (1000, "{} kilowatts"), "energy": (1000, "{} kilowatt-hours"), "temperature": (1, "{} °C"),
}  # fmt: skip
_QUALIFIER = {"": "", "over": "over ", "under": "up to ", "about": "about ", "nearly": "nearly "}
_MONTHS = "January February March April May June July August September October November December".split()


def in_english(quantity: Quantity) -> str:
    """The exact value with its unit as the translation may write it: ``1,588,665,900 yuan``, ``over 1,000``, ``536.8 hectares (8,051.98 mu)``."""
    value = quantity.value
    if quantity.kind == "area":
        said = _area(value, "亩" in quantity.text or "mu" in quantity.text)
    elif quantity.kind == "month" and value in range(1, 13):
        said = _MONTHS[int(value) - 1]
    elif quantity.kind in ("year", "day"):
        said = str(value)
    elif quantity.kind == "ordinal":
        said = f"number {_decimal(value)}"
    elif quantity.kind == "heading":
        said = f"heading {_decimal(value)}"
    elif quantity.kind == "span":
        said = f"{_decimal(value / 12)} years" if value % 12 == 0 else f"{_decimal(value)} months"
    elif quantity.kind == "hours":
        said = f"{_decimal(value / 24)} days" if value % 24 == 0 and value > 24 else f"{_decimal(value)} hours" if value >= 1 else f"{_decimal(value * 60)} minutes"
    elif quantity.kind in _SAID:
        factor, words = _SAID[quantity.kind]
        said = words.format(_decimal(value / factor))
    else:
        said = _decimal(value)
    return _QUALIFIER[quantity.qualifier] + said


def _area(value: Fraction, in_mu: bool) -> str:
    if in_mu:
        hectares = float(value / 10**4)
        return f"{hectares:,.4g} hectares ({_decimal(value / MU)} mu)" if hectares < 1000 else f"{hectares:,.0f} hectares ({_decimal(value / MU)} mu)"
    if value >= 10**6:
        return f"{_decimal(value / 10**6)} square kilometers"
    return f"{_decimal(value)} square meters"


def _decimal(value: Fraction) -> str:
    """A decimal with commas, to six places where it does not end sooner."""
    text = f"{float(value):,.6f}" if value.denominator > 1 else f"{value.numerator:,}"
    return text.rstrip("0").rstrip(".") if "." in text else text
