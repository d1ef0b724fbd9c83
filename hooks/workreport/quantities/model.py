"""What the two readers of quantities hand to the check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.problems import Severity

if TYPE_CHECKING:
    from fractions import Fraction

    from workreport.lexicon.bounds import Bound
    from workreport.lexicon.units import Kind

UNMEASURED: frozenset[Kind] = frozenset({"count", "ordinal", "heading", "year", "month", "day", "times"})
"""Kinds without a unit of measure: any of them may stand for any other between the languages (第一批, Batch 1; 2022年, 2022)."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity as a text says it."""

    value: Fraction
    """Exact, in the base unit of its kind: yuan, m², m, m³, kg, V, W, Wh, months (span), hours, °C; a ratio of 1 is 100 percent."""
    kind: Kind
    unit: Fraction
    """The value of one in the last digit shown: for 1.5887 billion yuan 100,000, for 2,000 yuan 1."""
    digits: int
    """How many significant digits are shown: 5 for 1.5887 billion, 4 for 2,000."""
    bound: Bound
    """On which side of the value the truth lies; `bounds.EXACT` where the text says none."""
    start: int
    end: int
    text: str
    """The very words, unit and bound included."""
    binding: bool = True
    """Whether the other language must say it too: a numeral that may be a mere word (一二三产业, one) can answer, but not ask."""
    figure: bool = False
    """Whether it is written in Arabic digits: each such one wants its own counterpart."""
    alternatives: tuple[Fraction, ...] = ()
    """Other values that say the same: grown by 1.5 times is 2.5 times as much."""
    equivalent: Quantity | None = None
    """The same quantity in another unit, in brackets behind: hectares (mu)."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A quantity that one language says and the other does not."""

    what: str
    """What is wrong, with the right value where it can be known; one clause without a final stop."""
    remedy: str
    """What to do; one clause without a final stop."""
    zh: Quantity | None
    en: Quantity | None
    severity: Severity = Severity.ERROR
    turned: bool = False
    """Whether it is about where a figure goes."""
