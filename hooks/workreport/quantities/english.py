"""The quantities of an English text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from workreport.lexicon import bounds
from workreport.lexicon.bounds import EXACT
from workreport.lexicon.english_numerals import CARDINALS, COUNTING, ORDINALS, PARTS, SCALE, SIGNS, TENS, read
from workreport.lexicon.units import ENGLISH, ENGLISH_SCALES, MONTHS
from workreport.quantities.model import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workreport.lexicon.units import Kind

_WORDS = {
    "once": 1, "single": 1, "primary": 1, "top": 1, "twice": 2, "double": 2, "doubled": 2, "doubling": 2, "both": 2, "dual": 2,
    "secondary": 2, "twofold": 2, "triple": 3, "tripled": 3, "tertiary": 3, "threefold": 3, "tripling": 3,
    "quadruple": 4, "quadrupled": 4, "dozen": 12, "century": 100,
    "centenary": 100,
}  # fmt: skip
"""Words that may stand for a number of the Chinese, and as often do not."""

_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10, "XI": 11, "XII": 12}

_MONEY = r"(?:US|HK)?\$|RMB\s?|CNY\s?|USD\s?|¥|￥|€|£"
_MONEYS: dict[str, Kind] = {"$": "dollar", "US$": "dollar", "USD": "dollar", "HK$": "hongkong", "€": "euro", "£": "pound"}
_RANKS = "|".join(sorted(ORDINALS, key=len, reverse=True))
_SCALE_AT = re.compile(rf"(?:{SCALE})\b", re.IGNORECASE)
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
_RANK = re.compile(rf"(?:(?P<tens>{'|'.join(TENS)})[- ])?(?P<rank>{_RANKS})\b", re.IGNORECASE)
_HALF = re.compile(r"half\b", re.IGNORECASE)
_FRONT = re.compile(rf"(?P<sign>(?:minus|negative) |[-−–](?=[0-9$]))?(?P<money>{_MONEY})?", re.IGNORECASE)
_PLUS = re.compile(r"-plus|\+(?![0-9A-Za-z+])")
_UNIT_BEHIND = re.compile(rf"(?: - | {{1,2}}|-)?(?P<unit>{_UNIT})(?![A-Za-z0-9²³])(?:[- ](?P<scales>(?:{SCALE})\b))?", re.IGNORECASE)
_CENTS = re.compile(
    rf"(?:,? and)? (?P<cents>[0-9]{{1,2}}|(?:{COUNTING})(?:[- ](?:{COUNTING}))?)(?: cents?\b|(?=\s*[.,;!?]?$))", re.IGNORECASE
)
_WORD = re.compile(rf"(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))})\b", re.IGNORECASE)
_ENUMERATED = re.compile(r"\b(?:[Pp]hase|[Pp]art|[Tt]ype|[Cc]lass|[Gg]rade)s? (?P<roman>I{1,3}|IV|V)\b")
_SUPERLATIVE = re.compile(r"\bthe (?:largest|biggest|greatest|heaviest|highest|longest|fastest|best|most)\b")
"""What is first of all by a measure: 全区第一的任务量, the heaviest workload in the district."""
_NAMED = re.compile(r"[Cc][Oo][Vv][Ii][Dd]-19|\bCO2\b|\bSARS-CoV-2\b")
"""Names with a figure that the Chinese names have not: 新冠肺炎, 二氧化碳."""

_UNKNOWN = re.compile(r"\b(?:several|many|few|of|some|tens of|per)[ -]$|\b(?:hundreds|thousands|millions|tens) of $", re.IGNORECASE)
_START = re.compile(
    rf"(?:(?<![0-9A-Za-z%)])[-−–])?(?:{_MONEY})?(?<![0-9.,])[0-9]|[{''.join(SIGNS)}]|\b(?:{'|'.join(MONTHS)})\b"
    rf"|(?i:\b(?:(?:minus|negative) (?=[0-9]|{COUNTING})|{COUNTING}|{_RANKS}|half|quarter"
    rf"|an?[- ](?:{'|'.join(PARTS)})|{'|'.join(_WORDS)}|{SCALE})\b)"
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


@dataclass(frozen=True, slots=True)
class _Amount:
    """A quantity with what it was read from, so that a list or a range can share its unit."""

    quantity: Quantity
    end: int
    scale: int = 0
    """The scale behind the number; 0 for what is no amount (a date, a rank)."""
    unit: str = ""


def _read(text: str) -> Iterator[_Amount]:
    position = 0
    if match := _HEADING.match(text):
        numeral = match["bracketed"] or match["arabic"]
        value = int(numeral) if numeral else _ROMAN[match["roman"]]
        yield _Amount(_simple(text, match.span(), "heading", value, figure=True), 0)
        position = match.end()
    names = [match.span() for match in _NAMED.finditer(text)]
    for match in _ENUMERATED.finditer(text):
        yield _Amount(_simple(text, match.span(), "ordinal", _ROMAN[match["roman"]], binding=False), 0)
    for match in _SUPERLATIVE.finditer(text):
        yield _Amount(_simple(text, match.span(), "ordinal", 1, binding=False), 0)
    while start := _START.search(text, position):
        position = start.start()
        inside = next((end for begin, end in names if begin <= position < end), None)
        if inside is not None:
            position = inside
            continue
        found, position = _one(text, position)
        yield from found


def _one(text: str, position: int) -> tuple[list[_Amount], int]:  # noqa: PLR0911  # a return a form
    """What stands at a place where a quantity may begin, and where it ends."""
    if match := _DATE.match(text, position):
        return [_Amount(one, 0) for one in _date(text, match)], match.end()
    amount = _amount(text, position)
    if (match := _YEAR.match(text, position)) and not (amount and (amount.unit or amount.scale > 1)):
        return [_Amount(_simple(text, match.span(), "year", int(match["year"]), figure=True), 0)], match.end()
    if match := _NTH.match(text, position):
        return [_Amount(_simple(text, match.span(), "ordinal", int(match["numeral"]), figure=True), 0)], match.end()
    if not amount and (match := _HALF.match(text, position)):
        return [_Amount(_simple(text, match.span(), "ratio", Fraction(1, 2), binding=False), 0)], match.end()
    if (match := _RANK.match(text, position)) and (not amount or amount.end < match.end() + bool(match["tens"])):  # no 20/3
        value = ORDINALS[match["rank"].lower()] + (CARDINALS[match["tens"].lower()] if match["tens"] else 0)
        enumerating = _ENUMERATING.search(text[: match.start()]) and text[match.end() : match.end() + 1] == ","
        return [_Amount(_simple(text, match.span(), "ordinal", value, binding=value > 1 and not enumerating), 0)], match.end()
    if amount:
        bare = _SCALE_AT.match(text, position)
        if bare and _UNKNOWN.search(text[:position]):
            return [], amount.end
        return [amount], amount.end
    if match := _WORD.match(text, position):
        return [_Amount(_simple(text, match.span(), "count", _WORDS[match["word"].lower()], binding=False), 0)], match.end()
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


def _amount(text: str, position: int) -> _Amount | None:
    """A number with its sign, money or unit, and bound; None where no number stands here."""
    front = _FRONT.match(text, position)
    assert front, "it may be empty"
    number = read(text, front.end())
    if number is None:
        return None
    kind: Kind = "count"
    factor, unit, end, scale = Fraction(1), "", number.end, number.scale
    plus = _PLUS.match(text, end)
    if plus:
        end = plus.end()
    if match := _UNIT_BEHIND.match(text, end):
        unit = match["unit"]
        (kind, factor), end = _unit(unit), match.end()
        if match["scales"]:
            scale *= ENGLISH_SCALES[match["scales"].lower()]
            factor *= ENGLISH_SCALES[match["scales"].lower()]
    elif front["money"]:
        kind = _MONEYS.get(front["money"].strip().upper(), "yuan")
    elif number.part:
        kind = "ratio"
    value = number.value * factor * (-1 if front["sign"] else 1)
    if kind in ("dollar", "euro") and number.scale == 1 and (cents := _CENTS.match(text, end)):
        small = read(text, cents.start("cents"))
        assert small, "the pattern admits numbers alone"
        value, end = value + small.value / 100, cents.end()
    start, stop = position, end
    bound = EXACT
    if plus:
        bound = bounds.OVER
    elif after := bounds.english_after(text, stop):
        bound, stop = after
    elif before := bounds.english_before(text, start):
        bound, start = before
    words = text[position : number.end].lower()
    pointing = words == "two" and kind == "count" and _POINTING.search(text[:position])
    binding = number.figure or scale > 1 or (number.value > 1 and not pointing) or (number.part and not number.article)
    quantity = Quantity(
        value, kind, number.last * factor, number.digits, bound, start, stop, text[start:stop].strip(), binding, number.figure
    )
    return _Amount(quantity, end, scale, unit)


def _unit(words: str) -> tuple[Kind, Fraction]:
    return next(unit for pattern, unit in ENGLISH.items() if re.fullmatch(pattern, words.lower()))


def _linked(text: str, found: list[_Amount]) -> list[Quantity]:
    """Gives the first of two linked amounts the unit of the second, from the right to the left, so that a list of three shares one unit."""
    linked = list(found)
    for index in range(len(linked) - 2, -1, -1):
        first, following = linked[index : index + 2]
        second = following.quantity
        if not (first.scale and following.scale) or first.unit or first.quantity.kind != "count" or second.kind == "count":
            continue
        link = _LINK.fullmatch(text, first.end, second.start) or _LINK.match(text, first.end)
        if not link or not second.start <= link.end() <= following.end:
            continue
        factor = _unit(following.unit)[1] if following.unit else Fraction(1)
        if first.scale == 1 and following.scale > 1 and not link["to"].startswith(","):
            factor *= following.scale
        quantity = replace(first.quantity, value=first.quantity.value * factor, unit=first.quantity.unit * factor, kind=second.kind)
        linked[index] = replace(first, quantity=quantity, unit=following.unit)
    return [amount.quantity for amount in linked]


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
