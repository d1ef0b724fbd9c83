"""How a Chinese source writes a figure: numeral, bound, multiplier, unit."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from workreport.lexicon import bounds, han_numerals
from workreport.lexicon.units import SCALES
from workreport.quantities.numerals import ARABIC

if TYPE_CHECKING:
    from collections.abc import Sequence


def number(numeral: str) -> Decimal | None:
    """What a numeral says: ``158866.59``, ``五``, ``上万`` (10000), ``第一`` (its rank); None for anything else."""
    text = numeral.removeprefix("第").removeprefix("上")
    if ARABIC.fullmatch(text):
        return Decimal(text)
    value = han_numerals.value(text) if text and all(character in han_numerals.NUMERAL_CHARACTERS for character in text) else None
    return None if value is None else Decimal(value)


def multiplier(unit: str, units: Sequence[str]) -> int | None:
    """What a written unit multiplies by, where it is one of `units` with or without a scale before it: 万元 of 元 is 10000; None else.

    ％ is %.
    """
    unit = unit.replace("％", "%")
    for base in units:
        if base and unit.endswith(base) and (scale := SCALES.get(unit.removesuffix(base))):
            return scale
    return None


def pattern(value: str, unit: str) -> re.Pattern[str]:
    """Finds a figure in a text: the whole numeral, a bound perhaps, the unit.

    figure := numeral (joint digits)* blank? ["余" | "多"] unit

    No digit or Han numeral touches the numeral's left, no digit its right. Between numeral and unit may stand the others of a list or
    range that share the unit (10至500万元).
    """
    digits = bool(ARABIC.fullmatch(value))
    own = r"[\d.]" if digits else rf"[\d.{han_numerals.NUMERAL_CHARACTERS}]"
    right = r"(?!\d|\.\d)" if digits else ""
    shared = r"(?:\s?(?:-|—+|–|~|～|至|到|、|和)\s?[0-9.]+)*" if unit and digits else ""
    within = "|".join(bounds.WITHIN)
    scale = next((scale for scale in sorted(SCALES, key=len, reverse=True) if scale and unit.startswith(scale) and unit != scale), "")
    inside = rf"|{scale}(?P<inside>{within}){re.escape(unit.removeprefix(scale))}" if scale else ""
    return re.compile(rf"(?<!{own}){re.escape(value)}{right}{shared}\s?(?:(?P<within>{within})?{re.escape(unit)}{inside})")


def bound_at(quote: str, found: re.Match[str]) -> str:
    """The bound that stands at a figure of `pattern` in its quote, in its very words: 余, 不超过; empty where none does."""
    groups = found.groupdict()
    if within := groups["within"] or groups.get("inside"):
        return within
    if behind := bounds.after(quote, found.end()):
        return behind[0].word
    before = bounds.before(quote, found.start())
    return before[0].word if before else ""
