"""Numbers as English writes them: figures, words, scales, fractions, and any mixture of these."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from fractions import Fraction
from math import prod

from workreport.lexicon.units import ENGLISH_SCALES

SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS_WORDS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
RANKED = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
)  # fmt: skip
TENS = {word: 10 * value for value, word in enumerate(TENS_WORDS, 2)}
CARDINALS = {word: value for value, word in enumerate(SMALL)} | {"nought": 0, "naught": 0} | TENS
ORDINALS = {word: value for value, word in enumerate(RANKED)} | {f"{word[:-1]}ieth": 10 * value for value, word in enumerate(TENS_WORDS, 2)}
PARTS = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
}  # fmt: skip
"""Names of fractions without the s of their plural."""
SIGNS = {chr(code): Fraction(unicodedata.numeric(chr(code))).limit_denominator(10) for code in (*range(0xBC, 0xBF), *range(0x2150, 0x215F))}
"""½, ⅔ and their like."""

FIGURE = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
COUNTING = "|".join(sorted(CARDINALS, key=len, reverse=True))
SCALE = "|".join(sorted(ENGLISH_SCALES, key=len, reverse=True))
_ABOVE = rf"(?:an?|{COUNTING}|[1-9]|several)"
_BELOW = "|".join(PARTS)
_JOINT = r"(?: - | {1,2}|[-‐‑–])"

_SCALES = re.compile(rf"(?:(?: {{1,2}}|-)?(?:{SCALE})\b(?!s))+", re.IGNORECASE)
_BARE = re.compile(rf"(?=(?:{SCALE})\b)", re.IGNORECASE)
_JOINED = re.compile(_JOINT)
_FIGURE = re.compile(FIGURE)
_SIGN = re.compile(f"[{''.join(SIGNS)}]")
_WORD = re.compile(rf"(?:{COUNTING})\b", re.IGNORECASE)
_POINT = re.compile(rf" point(?P<digits>(?: (?:{COUNTING})\b)+)", re.IGNORECASE)
_FRACTION = re.compile(
    rf"(?P<above>{_ABOVE}){_JOINT}(?P<below>{_BELOW})s?\b|(?P<bare>half|quarter)(?=[ -](?:an? )?(?:{SCALE})\b)",
    re.IGNORECASE,
)
_OF = re.compile(rf"(?: of)?(?:[ -]an?)?(?=[ -](?:{SCALE})\b)", re.IGNORECASE)
_AND = re.compile(r",? and ", re.IGNORECASE)
_RATIO = re.compile(r"(?<![0-9]/)(?P<above>[0-9]{1,3})/(?P<below>[0-9]{1,3})(?![0-9/])")
_OUT_OF = re.compile(
    rf"(?P<above>{COUNTING}|[1-9])(?: out of(?: every)?| in(?: every)?) (?P<below>(?:{COUNTING})|(?:5|10|100|1,?000)(?![0-9,]))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number of an English text."""

    value: Fraction
    last: Fraction
    """The value of one in the last digit shown: for 1.5887 billion 100,000."""
    digits: int
    """How many significant digits are shown."""
    end: int
    scale: int = 1
    """What the scales behind it multiply by."""
    figure: bool = False
    """Whether it is written in Arabic digits."""
    part: bool = False
    """Whether it is a bare fraction: two thirds."""
    article: bool = False
    """Whether it is a fraction of one said by an article: a third, half."""


def precision(figure: str) -> tuple[Fraction, int]:
    """The value of the last digit shown and the number of significant digits: for 1.5887 1/10000 and 5, for 2,000 1 and 4."""
    whole, _, decimals = figure.replace(",", "").partition(".")
    return Fraction(1, 10 ** len(decimals)), max(1, len((whole + decimals).lstrip("0")))


def read(text: str, position: int) -> Number | None:
    """The number that begins at a place; None where none does.

    number   := ratio | portion | scale+ | whole ["point" digit+] ["and" fraction scale*]
    ratio    := figure "/" figure | cardinal ("in" | "out of") cardinal                two in five, 3/4
    portion  := fraction [["of"] ["a"] scale+]                                            half a million, two thirds of a million
    fraction := ("a" | cardinal) ("half" | "third" | "quarter" | …) ["s"] | "half" | "quarter" | "⅔"
    whole    := group (["and"] group)*                                                     4 thousand 3 hundred and 21
    group    := (figure | cardinal) scale*
    cardinal := "twenty" [joint "one"] | …          joint := " " | "-" | " - "          scale := "hundred" | … | "trillion"

    Behind a scale of a thousand or more a fraction is one of that scale (one million and a half). A group after another is smaller than
    the scale before it, and follows “hundred and” or has a scale itself, so that a list is no sum.
    """
    if ratio := _ratio(text, position):
        return ratio
    if portion := _portion(text, position):
        return portion
    if bare := _BARE.match(text, position):
        return _scaled(text, Number(Fraction(1), Fraction(1), 1, bare.end()))
    whole = _whole(text, position)
    if whole is None:
        return None
    if match := _POINT.match(text, whole.end):
        digits = "".join(str(CARDINALS[word.lower()]) for word in match["digits"].split())
        value = whole.value + Fraction(int(digits), 10 ** len(digits))
        return _scaled(text, replace(whole, value=value, last=Fraction(1, 10 ** len(digits)), digits=len(digits) + 1, end=match.end()))
    return _with_fraction(text, whole)


def _ratio(text: str, position: int) -> Number | None:
    if (match := _RATIO.match(text, position)) and int(match["above"]) < int(match["below"]):
        return Number(Fraction(int(match["above"]), int(match["below"])), Fraction(1), 1, match.end(), figure=True, part=True)
    if match := _OUT_OF.match(text, position):
        above, below = (_counted(match[name]) for name in ("above", "below"))
        if 0 < above < below:
            return Number(Fraction(above, below), Fraction(1), 1, match.end(), part=True)
    return None


def _counted(words: str) -> int:
    return int(words.replace(",", "")) if words[0].isdecimal() else CARDINALS[words.lower()]


def _portion(text: str, position: int) -> Number | None:
    """A fraction with the scale it is of."""
    if match := _FRACTION.match(text, position):
        found = Number(
            _fraction(match),
            Fraction(1),
            1,
            match.end(),
            part=True,
            article=match["above"] is None or match["above"].lower() in ("a", "an"),
        )
    elif match := _SIGN.match(text, position):
        found = Number(SIGNS[match.group()], Fraction(1), 1, match.end(), part=True)
    else:
        return None
    of = _OF.match(text, found.end)
    scaled = _scaled(text, replace(found, end=of.end())) if of else found
    return replace(scaled, part=False) if scaled.scale > 1 else found


def _fraction(match: re.Match[str]) -> Fraction:
    below = PARTS[(match["below"] or match["bare"]).lower()]
    above = (match["above"] or "a").lower()
    return Fraction(int(above) if above.isdecimal() else CARDINALS.get(above, 1), below)


def _with_fraction(text: str, whole: Number) -> Number:
    """A number with the fraction behind it: one and a half, 3½."""
    if whole.figure and (match := _SIGN.match(text, whole.end)):
        return _scaled(text, replace(whole, value=whole.value + SIGNS[match.group()], end=match.end()))
    joint = _AND.match(text, whole.end)
    fraction = _FRACTION.match(text, joint.end()) if joint else None
    if not fraction or fraction["bare"] or (fraction["above"] and fraction["above"].lower() == "several"):
        return whole
    part = Number(_fraction(fraction), Fraction(1), 1, fraction.end())
    scaled = _scaled(text, part)
    if scaled.scale > 1:
        value = whole.value + scaled.value if whole.scale > 1 else (whole.value + part.value) * scaled.scale
        return replace(whole, value=value, end=scaled.end, scale=max(whole.scale, scaled.scale))
    size = whole.scale if whole.scale >= 1000 else 1
    return replace(whole, value=whole.value + part.value * size, end=part.end)


def _scaled(text: str, number: Number) -> Number:
    """A number with the scales behind it."""
    match = _SCALES.match(text, number.end)
    if not match:
        return number
    scale = prod(ENGLISH_SCALES[word] for word in re.findall("[a-z]+", match.group().lower()))
    return replace(number, value=number.value * scale, last=number.last * scale, end=match.end(), scale=scale)


def _whole(text: str, position: int) -> Number | None:
    total = _group(text, position)
    while total and total.scale > 1:
        joint = _AND.match(text, total.end)
        start = joint.end() if joint else total.end + 1
        if not joint and text[total.end : start] != " ":
            break
        following = None if _FRACTION.match(text, start) else _group(text, start)
        hundred = joint and total.scale % 1000 and following and following.scale == 1 and following.value < 100
        lesser = following and 1 < following.scale < total.scale and following.value < total.scale and not joint
        both_words = following and joint and not following.figure and not total.figure and following.value < min(total.scale, 1000)
        if not following or not (hundred or lesser or both_words):
            break
        inner = following.scale if following.scale > 1 else total.scale if total.scale < 1000 else following.scale
        total = replace(total, value=total.value + following.value, last=following.last, digits=9, end=following.end, scale=inner)
        if following.scale == 1:
            outer = _scaled(text, replace(total, scale=1))
            return outer if outer.scale > 1 else replace(total, scale=1)
    return total


def _group(text: str, position: int) -> Number | None:
    if match := _FIGURE.match(text, position):
        last, digits = precision(match.group())
        return _scaled(text, Number(Fraction(match.group().replace(",", "")), last, digits, match.end(), figure=True))
    match = _WORD.match(text, position)
    if not match:
        return None
    value, end = CARDINALS[match.group().lower()], match.end()
    if match.group().lower() in TENS and (joint := _JOINED.match(text, end)) and (unit := _WORD.match(text, joint.end())):
        small = CARDINALS[unit.group().lower()]
        if 0 < small < 10:
            value, end = value + small, unit.end()
    return _scaled(text, Number(Fraction(value), Fraction(1), 1, end))
