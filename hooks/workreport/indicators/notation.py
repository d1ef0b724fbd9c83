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

    figure := numeral blank? ["余" | "多"] unit      where no digit or Han numeral touches the numeral's left, no digit its right
    """
    own = rf"[\d.{han_numerals.NUMERAL_CHARACTERS}]" if not ARABIC.fullmatch(value) else r"[\d.]"
    right = r"(?!\d|\.\d)" if ARABIC.fullmatch(value) else ""
    return re.compile(rf"(?<!{own}){re.escape(value)}{right}\s?(?P<within>{'|'.join(bounds.WITHIN)})?{re.escape(unit)}")


def bound_at(quote: str, found: re.Match[str]) -> str:
    """The bound that stands at a figure of `pattern` in its quote, in its very words: 余, 不超过; empty where none does."""
    if within := found["within"]:
        return within
    if behind := bounds.after(quote, found.end()):
        return behind[0].word
    before = bounds.before(quote, found.start())
    return before[0].word if before else ""
