"""How a Chinese source writes a figure: numeral, bound, multiplier, unit."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from workreport.lexicon import bounds, han_numerals
from workreport.lexicon.characters import ONE_WIDTH
from workreport.lexicon.han_numerals import ungrouped
from workreport.lexicon.units import SCALES
from workreport.quantities.numerals import ARABIC

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


SIGN = re.compile("[-负]")
DIGIT_FIRST = re.compile("[0-9]")
JOINT = re.compile("(?:-|—+|–|~|至|到|、|和)")
"""What joins the numbers of a list or range."""
JOINED = rf"(?:\s?{JOINT.pattern}\s?{han_numerals.FIGURE})"
"""Another number of a list or range: 至500."""
THREE_DIGITS = re.compile(r"\d{3}(?!\d)")
"""What may be the end of a longer number: the 345 of 12,345."""


def number(numeral: str) -> Decimal | None:
    """What a numeral says: ``158866.59``, ``2,876.53``, ``-3.2``, ``五``, ``3亿2000万``, ``上万`` (10000), ``第一`` (1); else None."""
    text = numeral.translate(ONE_WIDTH)
    sign = SIGN.match(text)
    text = text.removeprefix(sign[0] if sign else "第").removeprefix("上")
    if ARABIC.fullmatch(text):
        amount = Decimal(ungrouped(text))
    elif text and all(character in han_numerals.NUMERAL_CHARACTERS for character in text):
        value = han_numerals.value(text)
        if value is None:
            return None
        amount = Decimal(value)
    else:
        mixed = han_numerals.read(text, 0) if DIGIT_FIRST.match(text) else None
        if mixed is None or mixed.end < len(text) or mixed.over or mixed.several:
            return None
        amount = Decimal(mixed.value.numerator) / Decimal(mixed.value.denominator)
    return -amount if sign else amount


def multiplier(unit: str, units: Sequence[str]) -> int | None:
    """What a written unit multiplies by, where it is one of `units` with or without a scale before it: 万元 of 元 is 10000; None else.

    ％ is %.
    """
    unit = unit.translate(ONE_WIDTH)
    for base in units:
        plain = base.translate(ONE_WIDTH)
        if plain and unit.endswith(plain) and (scale := SCALES.get(unit.removesuffix(plain))):
            return scale
    return None


def find(value: str, unit: str, quote: str, start: int = 0) -> Iterator[re.Match[str]]:
    """Where a figure stands in a quote, full-width digits and marks the same as others."""
    plain = quote.translate(ONE_WIDTH)
    return _pattern(value.translate(ONE_WIDTH), unit.translate(ONE_WIDTH), joined=JOINT.search(plain) is not None).finditer(plain, start)


def _pattern(value: str, unit: str, *, joined: bool) -> re.Pattern[str]:
    """Finds a figure in a text: the whole numeral, a bound perhaps, the unit.

    figure := numeral (joint digits)* blank? ["余" | "多"] unit

    No digit or Han numeral touches the numeral's left, no digit its right. Between numeral and unit may stand the others of a list or
    range that share the unit (10至500万元), where the text has any that is `joined`: a pattern without them compiles in half the time.
    """
    digits = bool(ARABIC.fullmatch(value))
    own = r"[\d.]" if digits else rf"[\d.{han_numerals.NUMERAL_CHARACTERS}]"
    left = rf"(?<!{own})" + (r"(?<!\d,)" if THREE_DIGITS.match(value) else "")
    right = r"(?!\d|\.\d|,\d{3}(?!\d))" if digits else ""
    shared = f"{JOINED}*" if unit and digits and joined else ""
    within = "|".join(bounds.WITHIN)
    scale = next((scale for scale in sorted(SCALES, key=len, reverse=True) if scale and unit.startswith(scale) and unit != scale), "")
    inside = rf"|{scale}(?P<inside>{within}){re.escape(unit.removeprefix(scale))}" if scale else ""
    return re.compile(rf"{left}{re.escape(value)}{right}{shared}\s?(?:(?P<within>{within})?{re.escape(unit)}{inside})")


def bound_at(quote: str, found: re.Match[str]) -> str:
    """The bound that stands at a figure of `pattern` in its quote, in its very words: 余, 不超过; empty where none does."""
    groups = found.groupdict()
    if within := groups["within"] or groups.get("inside"):
        return within
    if behind := bounds.after(quote, found.end()):
        return behind[0].word
    before = bounds.before(quote, found.start())
    return before[0].word if before else ""
