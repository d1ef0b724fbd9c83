"""Another figure in the manner of an English one: 84 companies, 96 companies; 680 million yuan, 1.25 billion yuan."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from workreport.lexicon.bounds import EXACT
from workreport.lexicon.english_numerals import RANKED, SMALL, TENS_WORDS
from workreport.lexicon.units import ENGLISH_SCALES, MONTHS
from workreport.quantities.wording import fixed

if TYPE_CHECKING:
    from workreport.quantities.model import Quantity

_TENS = ("", "", *TENS_WORDS)
_RANKED = (*RANKED, "twentieth")
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_SCALES = {word: scale for word, scale in ENGLISH_SCALES.items() if word in ("million", "billion", "trillion")}
_ALL_SCALES = {word: scale for word, scale in ENGLISH_SCALES.items() if word in ("hundred", "thousand")} | _SCALES

_NUMBER = re.compile(
    r"(?P<figure>[0-9][0-9,]*(?:\.[0-9]+)?)|\b(?P<words>(?:" + "|".join(filter(None, _TENS)) + r")-(?:" + "|".join(SMALL[1:10]) + r")|"
    rf"(?:{'|'.join(sorted((*SMALL, *filter(None, _TENS)), key=len, reverse=True))}))\b",
    re.IGNORECASE,
)
_SCALE = re.compile(rf"[ -]({'|'.join(_ALL_SCALES)})\b", re.IGNORECASE)
_NTH = re.compile(r"(?P<figure>[0-9]+)(?:st|nd|rd|th)")
_COUNTED = re.compile(r"(?! percent| yuan)(?: [a-z].*)?")
"""What stands behind a figure that, were it small, would be written in words."""
WORDED = 10
"""Whole numbers below it are written in words, but before percent and yuan."""
LEAST_DIGITS = 4
"""A figure that is rounded shows as many significant digits, as law 3 wants."""
MOST_DIGITS = 5
"""A figure with more significant digits than so many, and more than the one in whose place it stands, is rounded."""


def restated(old: Quantity, new: Quantity) -> str | None:
    """The Chinese quantity `new` in the words of the English `old`: its unit, its manner, its bound unless `new` has another.

    None where that manner has no place for it: a half, twice.
    """
    match old.kind:
        case "heading":
            return _heading(old.text, int(new.value)) if new.kind == "heading" else None
        case "month":
            return MONTHS[int(new.value) - 1] if 1 <= new.value <= len(MONTHS) else None
        case "year" | "day":
            return str(new.value)
    if old.kind == "ordinal" or _NTH.fullmatch(old.text) or old.text.lower() in _RANKED:
        return _ordinal(old.text, new.value)
    if old.equivalent:
        head, bracket = old.text.split(" (", 1)
        first = _amount(head, old.value, new, old.digits)
        second = _amount(bracket.removesuffix(")"), old.equivalent.value, new, old.equivalent.digits)
        plain = f"{first} ({second})" if first and second else None
    else:
        plain = _amount(old.text, old.value, new, old.digits)
    return _bounded(plain, old, new) if plain else None


def _heading(text: str, value: int) -> str | None:
    if text.strip("(). ").isdecimal():
        return re.sub("[0-9]+", str(value), text)
    return f"{_ROMAN[value]}." if 0 < value < len(_ROMAN) else None


def _ordinal(text: str, value: Fraction) -> str | None:
    if value.denominator != 1 or value < 1:
        return None
    number = int(value)
    if _NTH.search(text):
        return _NTH.sub(nth(number), text)
    if text.lower() in _RANKED:
        return _in_case(_RANKED[number] if number < len(_RANKED) else nth(number), text)
    return re.sub("[0-9]+", str(number), text) if re.search("[0-9]", text) else None


def nth(number: int) -> str:
    """An ordinal in figures: 1st, 12th, 23rd."""
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _amount(text: str, value: Fraction, new: Quantity, digits: int) -> str | None:
    """`text` with its number replaced; `value` is what it says, in the base unit."""
    match = _NUMBER.search(text)
    if not match:
        return None
    number = Fraction(match["figure"].replace(",", "")) if match["figure"] else Fraction(spoken(match["words"]) or 0)
    end, scale = match.end(), 1
    while found := _SCALE.match(text, end):
        scale *= _ALL_SCALES[found[1].lower()]
        end = found.end()
    if not number:
        return None
    amount = new.value * number * scale / value
    joint = "-" if scale > 1 and text[match.end()] == "-" else " "
    tail = text[end:]
    worded = bool(match["words"]) or (number >= WORDED and scale == 1 and bool(_COUNTED.fullmatch(tail)))
    if amount.denominator == 1 and amount < WORDED and worded:
        written = SMALL[int(amount)]
        return text[: match.start()] + (_in_case(written, match["words"]) if match["words"] else written) + tail
    return text[: match.start()] + _figure(amount, digits, joint, scaled=scale > 1) + tail


def _figure(amount: Fraction, digits: int, joint: str, *, scaled: bool) -> str:
    """A number in figures, in millions and the like from a million up, where the old one was or where it is none too long."""
    scale, word = 1, ""
    if scaled or amount >= 10**6:
        word, scale = next(((word, size) for word, size in reversed(_SCALES.items()) if amount >= size), ("", 1))
    shown = _decimal(amount / scale, digits)
    return f"{shown}{joint}{word}" if word else shown


def _decimal(value: Fraction, digits: int) -> str:
    """The value exactly, unless that takes more digits than are shown in such a place; then rounded."""
    for places in range(7):
        if (value * 10**places).denominator == 1:
            exact = fixed(value, places)
            if len(exact.replace(",", "").replace(".", "").lstrip("0")) <= max(digits, MOST_DIGITS) or not places:
                return exact
            break
    whole = len(str(int(value))) if value >= 1 else 0
    places = max(0, max(LEAST_DIGITS, digits if digits <= MOST_DIGITS else LEAST_DIGITS) - whole)
    return fixed(value, places)


def _bounded(text: str, old: Quantity, new: Quantity) -> str:
    """The words with the bound of `new`, where that is another than the one the old words had."""
    bound = old.equivalent.bound if old.equivalent and old.bound == EXACT else old.bound
    if bound.direction == new.bound.direction and (bound.strict == new.bound.strict or not new.bound.direction):
        return text
    match = _NUMBER.search(text)
    assert match
    bare = text[match.start() :]
    if bound.position == "after":
        bare = re.sub(rf"(?: \w+)?,? {re.escape(bound.word)}$", "", bare, flags=re.IGNORECASE)
    return f"{new.bound.english} {bare}" if new.bound.direction else bare


def spoken(words: str) -> int | None:
    """The value of a number below a hundred in words; None where they are none."""
    tens, _, ones = words.lower().partition("-")
    if not ones and tens in SMALL:
        return SMALL.index(tens)
    if tens in _TENS[2:]:
        return 10 * _TENS.index(tens) + (SMALL.index(ones) if ones else 0)
    return None


def in_words(number: int) -> str | None:
    """A whole number below a hundred in words; None for any other."""
    if 0 <= number < len(SMALL):
        return SMALL[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return f"{_TENS[tens]}-{SMALL[ones]}" if ones else _TENS[tens]
    return None


def _in_case(word: str, like: str) -> str:
    return word.capitalize() if like[:1].isupper() else word
