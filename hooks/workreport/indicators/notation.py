"""How a Chinese source writes a figure: numeral, qualifier, multiplier, unit."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from workreport.lexicon import han_numerals
from workreport.quantities.numerals import ARABIC

if TYPE_CHECKING:
    from collections.abc import Sequence

BEFORE = ("约", "近", "超", "超过", "逾", "不少于", "不低于")
"""Qualifiers that stand before the numeral."""
WITHIN = ("余", "多")
"""Those that stand between numeral and unit."""
AFTER = ("左右", "以上", "以下", "以内")
"""Those that stand after the unit."""
QUALIFIERS = (*BEFORE, *WITHIN, *AFTER)
SCALES = {
    "": 1,
    "十": 10,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "百亿": 10**10,
    "千亿": 10**11,
    "万亿": 10**12,
}
"""What may stand before a unit, and what it multiplies by."""


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
    """Finds a figure in a text: the whole numeral, a qualifier perhaps, the unit.

    figure := numeral blank? ["余" | "多"] unit      where no digit or Han numeral touches the numeral's left, no digit its right
    """
    own = rf"[\d.{han_numerals.NUMERAL_CHARACTERS}]" if not ARABIC.fullmatch(value) else r"[\d.]"
    right = r"(?!\d|\.\d)" if ARABIC.fullmatch(value) else ""
    return re.compile(rf"(?<!{own}){re.escape(value)}{right}\s?(?P<within>{'|'.join(WITHIN)})?{re.escape(unit)}")
