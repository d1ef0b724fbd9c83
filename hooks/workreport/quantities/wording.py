"""How a quantity is told in English."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from workreport.lexicon.units import MONTHS, MU

if TYPE_CHECKING:
    from workreport.quantities.model import Quantity

_SAID: dict[str, tuple[int | Fraction, str]] = {
    "yuan": (1, "{} yuan"),
    "dollar": (1, "{} dollars"),
    "euro": (1, "{} euros"),
    "length": (1000, "{} kilometers"),
    "volume": (1, "{} cubic meters"),
    "mass": (1000, "{} metric tons"),
    "ratio": (Fraction(1, 100), "{} percent"),
    "point": (1, "{} percentage points"),
    "voltage": (1000, "{} kV"),
    "power": (1000, "{} kilowatts"),
    "energy": (1000, "{} kilowatt-hours"),
    "temperature": (1, "{} °C"),
    "ordinal": (1, "number {}"),
    "heading": (1, "heading {}"),
}


def in_english(quantity: Quantity) -> str:
    """The exact value with its unit as English may write it: ``1,588,665,900 yuan``, ``over 1,000``, ``536.8 hectares (8,051.98 mu)``."""
    return f"{quantity.bound.english} {_said(quantity)}".lstrip()


def _said(quantity: Quantity) -> str:  # noqa: PLR0911  # a return a kind
    value = quantity.value
    match quantity.kind:
        case "area":
            return _area(value, in_mu="亩" in quantity.text or "mu" in quantity.text)
        case "month":
            return MONTHS[int(value) - 1]
        case "year" | "day":
            return str(value)
        case "span":
            return f"{_decimal(value / 12)} years" if value % 12 == 0 else f"{_decimal(value)} months"
        case "hours" if value < 1:
            return f"{_decimal(value * 60)} minutes"
        case "hours" if value > 24 and value % 24 == 0:
            return f"{_decimal(value / 24)} days"
        case "hours":
            return f"{_decimal(value)} hours"
        case kind:
            factor, words = _SAID.get(kind, (1, "{}"))
            return words.format(_decimal(value / Fraction(factor)))


def _area(value: Fraction, *, in_mu: bool) -> str:
    """Hectares to four digits with the mu in brackets, or square kilometers or meters."""
    if in_mu:
        hectares = value / 10**4
        rounded = f"{float(hectares):,.4g}" if abs(hectares) < 1000 else fixed(hectares, 0)
        return f"{rounded} hectares ({_decimal(value / MU)} mu)"
    if value >= 10**6:
        return f"{_decimal(value / 10**6)} square kilometers"
    return f"{_decimal(value)} square meters"


def _decimal(value: Fraction) -> str:
    """A decimal with commas, to six places where it does not end sooner."""
    text = fixed(value, 6)
    return text.rstrip("0").rstrip(".")


def fixed(value: Fraction, places: int) -> str:
    """A number with commas, rounded to so many places, exact however many digits it has; a float ends at 309.

    >>> fixed(Fraction(24691, 20), 1), fixed(Fraction(-1, 3), 2)
    ('1,234.6', '-0.33')
    """
    whole, rest = divmod(round(abs(value) * 10**places), 10**places)
    sign = "-" if value < 0 and (whole or rest) else ""
    return f"{sign}{whole:,}.{rest:0{places}}" if places else f"{sign}{whole:,}"
