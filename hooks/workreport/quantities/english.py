"""The quantities of an English text."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from workreport.lexicon import bounds
from workreport.lexicon.bounds import EXACT
from workreport.lexicon.units import ENGLISH, ENGLISH_SCALES, MONTHS
from workreport.quantities.model import Quantity
from workreport.quantities.precision import precision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workreport.lexicon.units import Kind

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_RANKED = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
)  # fmt: skip
_CARDINAL = {word: value for value, word in enumerate(_SMALL)} | {word: 10 * value for value, word in enumerate(_TENS, 2)}
_ORDINAL = {word: value for value, word in enumerate(_RANKED)} | {f"{word[:-1]}ieth": 10 * value for value, word in enumerate(_TENS, 2)}
_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "tenth": 10}
_WORDS = {
    "once": 1, "single": 1, "primary": 1, "top": 1, "twice": 2, "double": 2, "doubled": 2, "doubling": 2, "both": 2, "dual": 2,
    "secondary": 2, "twofold": 2, "triple": 3, "tripled": 3, "tertiary": 3, "threefold": 3, "quadruple": 4, "dozen": 12, "century": 100,
    "centenary": 100,
}  # fmt: skip
"""Words that may stand for a number of the Chinese, and as often do not."""

_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10, "XI": 11, "XII": 12}

_FIGURE = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
_MONEY = r"US\$|\$|RMB\s?|¥"
_COUNTING = "|".join(sorted(_CARDINAL, key=len, reverse=True))
_CARDINALS = rf"(?:{_COUNTING})(?:[- ](?:{_COUNTING}))?(?: hundred and (?:{_COUNTING})(?:-(?:{_COUNTING}))?)?"
_RANKS = "|".join(sorted(_ORDINAL, key=len, reverse=True))
_SCALE = "|".join(ENGLISH_SCALES)
_UNIT = "|".join(sorted(ENGLISH, key=len, reverse=True))

_HEADING = re.compile(
    rf"\s*(?:\((?P<bracketed>[0-9]+)\)|(?P<roman>{'|'.join(sorted(_ROMAN, key=len, reverse=True))})\.(?=\s)|(?P<arabic>[0-9]+)\.(?=\s))"
)
_DATE = re.compile(
    rf"(?P<month>{'|'.join(MONTHS)})\b(?:\s+(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9,]*[0-9]))?"
    r"(?:,?\s+(?P<year>(?:19|20)[0-9]{2})(?![0-9]))?"
)
_MAY = re.compile(r"(?:\b(?:in|of|by|early|late|mid|since|until|from|to|and|last|this)[ -])$", re.IGNORECASE)
_YEAR = re.compile(r"(?P<year>(?:19|20)[0-9]{2})(?P<decade>s\b)?(?![0-9.]*[0-9]|,[0-9]{3})")
_NTH = re.compile(r"(?P<numeral>[0-9]+)(?:st|nd|rd|th)\b")
_RANK = re.compile(rf"(?:(?P<tens>{'|'.join(_TENS)})[- ])?(?P<rank>{_RANKS})\b", re.IGNORECASE)
_SHARE = re.compile(
    rf"(?P<part>a|an|one|two|three|four|seven|nine|[1-9])[- ](?P<whole>{'|'.join(_PARTS)})s?\b|(?P<half>half)\b", re.IGNORECASE
)
_AMOUNT = re.compile(
    rf"(?P<money>{_MONEY})?"
    rf"(?:(?P<figure>{_FIGURE})(?P<plus>-plus|\+(?![0-9A-Za-z+]))?"
    rf"|(?P<words>(?:{_CARDINALS})\b(?: and a half)?)|(?P<bare>(?=(?:{_SCALE})\b)))"
    rf"(?P<scales>(?:[- ]?(?:{_SCALE})\b(?!s))*)"
    rf"(?:[- ]?(?P<unit>{_UNIT})(?![A-Za-z0-9²³]))?",
    re.IGNORECASE,
)
_WORD = re.compile(rf"(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))})\b", re.IGNORECASE)
_ENUMERATED = re.compile(r"\b(?:[Pp]hase|[Pp]art|[Tt]ype|[Cc]lass|[Gg]rade)s? (?P<roman>I{1,3}|IV|V)\b")
_SUPERLATIVE = re.compile(r"\bthe (?:largest|biggest|greatest|heaviest|highest|longest|fastest|best|most)\b")
"""What is first of all by a measure: 全区第一的任务量, the heaviest workload in the district."""
_NAMED = re.compile(r"[Cc][Oo][Vv][Ii][Dd]-19|\bCO2\b|\bSARS-CoV-2\b")
"""Names with a figure that the Chinese names have not: 新冠肺炎, 二氧化碳."""

_UNKNOWN = re.compile(r"\b(?:several|many|few|of|some|tens of|per)[ -]$|\b(?:hundreds|thousands|millions|tens) of $", re.IGNORECASE)
_START = re.compile(
    rf"(?:{_MONEY})?(?<![0-9.,])[0-9]|\b(?:{'|'.join(MONTHS)})\b"
    rf"|(?i:\b(?:{_COUNTING}|{_RANKS}|half|an? (?:{'|'.join(_PARTS)})|{'|'.join(_WORDS)}|{_SCALE})\b)"
)
_LINK = re.compile(r"\s*(?P<to>-|–|—|to |and |or |,(?: and| or)? )\s*")
_POINTING = re.compile(r"\b(?:the|these|those|first|last) $", re.IGNORECASE)
_ENUMERATING = re.compile(r"(?:^|[.;:!?—]\s*)$")


_CONVERTED = ("area", "mass", "length", "volume")
"""Kinds of which a source's unit (亩, 斤) is told in another, with its own in brackets."""


def quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of an English text in reading order.

    text     := heading? (date | year | ordinal | share | amount | word | other)*
    heading  := roman "." | digits "." | "(" digits ")"                 at the very start
    date     := month [day] ["," year] | year                           each number is a quantity of its own
    ordinal  := digits ("st" | "nd" | "rd" | "th") | "first" | "second" | … | tens "-" "first" | …
    share    := ("a" | "one" | "two" | …) ("third" | "quarter" | …) | "half"
    amount   := [before] [money] (figure | cardinal | "") scale* [unit] [after]
    money    := "$" | "RMB" | …             scale := "hundred" | "thousand" | "million" | "billion" | "trillion"
    before   := "over" | "more than" | "about" | "nearly" | "up to" | …      after := "or more" | "and over" | "or so" | …
    word     := "twice" | "both" | "tertiary" | …

    Number, scale and unit may be joined by a blank or a hyphen (a 220-kV line, the million-mu project). The first of two amounts joined by
    to, and, or, a comma or a dash takes the second's unit where it has none, in a range its scale too (2 to 3 million yuan). A quantity
    whose brackets repeat it in another unit of the same kind is one, the brackets its `equivalent`: 536.8 hectares (8,051.98 mu).

    Figures bind: the other language must say them; so do cardinals and ordinals from two on, scales and shares. One, first, the largest,
    half and the words of _WORDS answer the Chinese but do not ask for it; nor do a two that points back (these two regions) and ordinals
    that count points off (“Second, …”). Several, hundreds of, millions of … are no quantities; nor is the figure of Covid-19 or CO2.
    """
    return tuple(_bracketed(text, _linked(text, list(_read(text)))))


def _read(text: str) -> Iterator[tuple[Quantity, re.Match[str] | None]]:
    position = 0
    if match := _HEADING.match(text):
        numeral = match["bracketed"] or match["arabic"]
        value = int(numeral) if numeral else _ROMAN[match["roman"]]
        yield _simple(text, match.span(), "heading", value, figure=True), None
        position = match.end()
    names = [match.span() for match in _NAMED.finditer(text)]
    for match in _ENUMERATED.finditer(text):
        yield _simple(text, match.span(), "ordinal", _ROMAN[match["roman"]], binding=False), None
    for match in _SUPERLATIVE.finditer(text):
        yield _simple(text, match.span(), "ordinal", 1, binding=False), None
    while start := _START.search(text, position):
        position = start.start()
        inside = next((end for begin, end in names if begin <= position < end), None)
        if inside is not None:
            position = inside
            continue
        found, position = _one(text, position)
        yield from found


def _one(text: str, position: int) -> tuple[list[tuple[Quantity, re.Match[str] | None]], int]:  # noqa: PLR0911  # a return a form
    """What stands at a place where a quantity may begin, and where it ends."""
    if match := _DATE.match(text, position):
        return [(one, None) for one in _date(text, match)], match.end()
    amount = _AMOUNT.match(text, position)
    if (match := _YEAR.match(text, position)) and not (amount and (amount["unit"] or amount["scales"])):
        return [(_simple(text, match.span(), "year", int(match["year"]), figure=True), None)], match.end()
    if match := _NTH.match(text, position):
        return [(_simple(text, match.span(), "ordinal", int(match["numeral"]), figure=True), None)], match.end()
    if match := _SHARE.match(text, position):
        return [(_share(text, match), None)], match.end()
    if match := _RANK.match(text, position):
        value = _ORDINAL[match["rank"].lower()] + (_CARDINAL[match["tens"].lower()] if match["tens"] else 0)
        enumerating = _ENUMERATING.search(text[: match.start()]) and text[match.end() : match.end() + 1] == ","
        return [(_simple(text, match.span(), "ordinal", value, binding=value > 1 and not enumerating), None)], match.end()
    if amount:
        if amount["bare"] is not None and _UNKNOWN.search(text[:position]):
            return [], amount.end()
        return [(_amount(text, amount), amount)], amount.end()
    if match := _WORD.match(text, position):
        return [(_simple(text, match.span(), "count", _WORDS[match["word"].lower()], binding=False), None)], match.end()
    return [], position + 1


def _date(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    dated = match["day"] or match["year"]
    if match["month"] == "May" and not dated and not _MAY.search(text[: match.start()]):
        return
    yield _simple(text, match.span("month"), "month", MONTHS.index(match["month"]) + 1, binding=bool(dated))
    if match["day"]:
        yield _simple(text, match.span("day"), "day", int(match["day"]), figure=True)
    if match["year"]:
        yield _simple(text, match.span("year"), "year", int(match["year"]), figure=True)


def _share(text: str, match: re.Match[str]) -> Quantity:
    if match["half"]:
        return _simple(text, match.span(), "ratio", Fraction(1, 2), binding=False)
    part = match["part"].lower()
    above = int(part) if part.isdecimal() else _CARDINAL.get(part, 1)
    return _simple(text, match.span(), "ratio", Fraction(above, _PARTS[match["whole"].lower()]), binding=part not in ("a", "an"))


def _amount(text: str, match: re.Match[str]) -> Quantity:
    scale = 1
    for word in re.findall(r"[a-z]+", match["scales"].lower()):
        scale *= ENGLISH_SCALES[word]
    kind: Kind = "count"
    factor = Fraction(1)
    if match["unit"]:
        kind, factor = _unit(match["unit"])
    elif match["money"]:
        kind = "dollar" if "$" in match["money"] else "yuan"
    start, end = match.span()
    bound = EXACT
    if match["plus"]:
        bound = bounds.OVER
    elif after := bounds.english_after(text, end):
        bound, end = after
    elif before := bounds.english_before(text, start):
        bound, start = before
    figure = match["figure"]
    last, digits = precision(figure) if figure else (Fraction(1), 1)
    value = Fraction(figure.replace(",", "")) if figure else _cardinal(match["words"]) if match["words"] else Fraction(1)
    pointing = match["words"] in ("two", "Two") and kind == "count" and _POINTING.search(text[: match.start()])
    binding = bool(figure) or scale > 1 or (value > 1 and not pointing)
    return Quantity(value * scale * factor, kind, last * scale * factor, digits, bound, start, end, text[start:end], binding, bool(figure))


def _cardinal(words: str) -> Fraction:
    """twenty-five, two hundred and thirty, three and a half."""
    if words.lower().endswith(" and a half"):
        return _cardinal(words[: -len(" and a half")]) + Fraction(1, 2)
    hundreds, _, rest = words.lower().rpartition(" hundred and ")
    small = Fraction(sum(_CARDINAL[word] for word in re.split("[- ]", rest)))
    return small + 100 * _cardinal(hundreds) if hundreds else small


def _unit(words: str) -> tuple[Kind, Fraction]:
    return next(unit for pattern, unit in ENGLISH.items() if re.fullmatch(pattern, words.lower()))


def _linked(text: str, found: list[tuple[Quantity, re.Match[str] | None]]) -> list[Quantity]:
    """Gives the first of two linked amounts the unit of the second, from the right to the left, so that a list of three shares one unit."""
    quantities = [quantity for quantity, _ in found]
    for index in range(len(found) - 2, -1, -1):
        (first, amount), (_, following) = found[index], found[index + 1]
        second = quantities[index + 1]
        if not amount or not following or amount["unit"] or second.kind == "count":
            continue
        link = _LINK.fullmatch(text, amount.end(), following.start()) or _LINK.match(text, amount.end())
        if not link or link.end() != following.start():
            continue
        factor = _unit(following["unit"])[1] if following["unit"] else Fraction(1)
        if not amount["scales"] and following["scales"] and not link["to"].startswith(","):
            for word in re.findall(r"[a-z]+", following["scales"].lower()):
                factor *= ENGLISH_SCALES[word]
        quantities[index] = replace(first, value=first.value * factor, unit=first.unit * factor, kind=second.kind)
    return quantities


def _bracketed(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """Joins a quantity with its equivalent in brackets."""
    index = 0
    while index < len(found):
        quantity = found[index]
        following = found[index + 1] if index + 1 < len(found) else None
        if (
            following
            and quantity.kind == following.kind
            and quantity.kind in _CONVERTED
            and text[quantity.end : following.start] == " ("
            and text[following.end : following.end + 1] == ")"
        ):
            yield replace(quantity, equivalent=following, end=following.end + 1, text=text[quantity.start : following.end + 1])
            index += 2
        else:
            yield quantity
            index += 1


def _simple(text: str, span: tuple[int, int], kind: Kind, value: int | Fraction, *, binding: bool = True, figure: bool = False) -> Quantity:
    return Quantity(Fraction(value), kind, Fraction(1), 1, EXACT, *span, text[slice(*span)].strip(), binding, figure)
