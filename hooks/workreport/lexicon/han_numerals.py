"""Numbers as Chinese writes them: in Han numerals, in digits, and in both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from itertools import takewhile
from math import prod
from typing import TYPE_CHECKING

from workreport.lexicon.english_numerals import SIGNS, precision

if TYPE_CHECKING:
    from collections.abc import Sequence

_BY_VALUE = ("零〇○", "一壹", "二两贰兩貳倆", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
DIGITS = {character: digit for digit, characters in enumerate(_BY_VALUE) for character in characters}
TENS = {"十": 10, "拾": 10, "廿": 20, "卅": 30, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
SCALES = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
NUMERAL_CHARACTERS = "".join((*DIGITS, *TENS, *SCALES))
WRITTEN_DIGITS = "〇一二三四五六七八九"
"""The ten digits as numbers of headings and years are written with them, in order."""
UP_TO_99 = WRITTEN_DIGITS[1:] + "十廿卅"
"""What dates and the numbers of headings below a hundred are written with."""
PLACES = "十百千万亿"
"""What multiplies the digit before it, and what 数 and 几 stand before."""
HEADING = f"[{UP_TO_99}百廿卅零〇]"
"""One character of a heading's numeral."""


_BLANK = " \u00a0\u2009\u202f"
FIGURE = rf"(?:[0-9]{{1,3}}(?:(?:,[0-9]{{3}})+|(?:[{_BLANK}][0-9]{{3}})+)(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
"""Arabic digits as Chinese prints them: 12345.6, 12,345.6, 12 345.6 (GB/T 15835, 5.1.1: every three digits a comma or a blank)."""

YEAR = 4
"""So many digits in a row are a year."""
_UNIT_NOT_SCALE = "(?!瓦|伏|米|克|帕|赫|焦|字节|比特)"
_POINT = re.compile(f"点(?P<digits>[{''.join(set(DIGITS) - {'两'})}]+)(?![十百千钟分整半])")
_TOKEN = re.compile(
    rf"(?P<figure>{FIGURE})|(?P<digit>[{''.join(DIGITS)}])|(?P<place>[千兆]{_UNIT_NOT_SCALE}|[{''.join(TENS).replace('千', '')}万萬亿億])"
    rf"|(?P<vague>[余多来几])(?=[百千万亿])|(?P<several>几)"
)
_SIGN = re.compile(f"[{''.join(SIGNS)}]")
_DIGIT_WITH_PLACE = re.compile(f"[{''.join(DIGITS)}][{PLACES}]")
_PLACE_NEXT = re.compile(r"\s?[百千万亿萬億]")
SEVERAL = "(?<![人次户总指件])[几数]"
"""A pattern of what stands before a number of unknown size: 数亿人, 几千; not the number of something (人数一千)."""
_SEVERAL = re.compile(f"{SEVERAL}(?=[{PLACES}])")
Token = Fraction | int
"""A number, or as `int` a place or scale it is multiplied by."""


@dataclass(frozen=True, slots=True)
class HanNumber:
    """A number of a Chinese text."""

    value: Fraction
    last: Fraction
    """The value of one in the last digit shown."""
    digits: int
    """How many significant digits are shown."""
    end: int
    figure: bool
    """Whether it begins with an Arabic digit."""
    scale: int
    """The scale at its end: 10000 for 5万; 1 where there is none."""
    over: bool
    """Whether 余, 多 or 几 stands in it: 十余万, 二十几."""
    several: bool
    """Whether it has no known first digit: 几十万, 数百."""
    characters: int
    """How many digits, figures, places and scales it is made of."""


def ungrouped(figure: str) -> str:
    """A `FIGURE` without what parts its thousands: 12,345.6 and 12 345.6 are 12345.6."""
    return re.sub(f"[,{_BLANK}]", "", figure)


def read(text: str, position: int) -> HanNumber | None:
    """The number that begins at a place; None where none does, or where a row of numerals is no one number (十四五, 一二三).

    number := ["几" | "数"] piece (blank? piece)* ["点" digit+ scale*]
    piece  := figure | digit | place | scale | ("余" | "多" | "来" | "几") before a scale
    place  := "十" | "百" | "千" | …              scale := "万" | "亿" | "兆"

    1亿2000万, 3万5千, 2千零30万, 三点五, 十几万. A figure stands behind a place only where another place follows it, or 零 is before it.
    千 and 兆 before 瓦, 伏 … belong to the unit.
    """
    if match := _SIGN.match(text, position):
        return HanNumber(SIGNS[match.group()], Fraction(1), 1, match.end(), figure=True, scale=1, over=False, several=False, characters=1)
    scanner = _Scanner(text, position)
    while scanner.token():
        pass
    return scanner.number()


class _Scanner:
    """Takes the pieces of one number from a text, from the left to the right."""

    def __init__(self, text: str, position: int) -> None:
        self.text = text
        self.end = position
        self.tokens: list[Token] = []
        self.over = self.zero = self.figure = False
        self.last = Fraction(1)
        self.decimals = 0
        several = _SEVERAL.match(text, position)
        self.several = bool(several)
        if several:
            self.tokens, self.end = [Fraction(1)], several.end()

    @property
    def behind_place(self) -> bool:
        """Whether the last piece is a place or a scale."""
        return bool(self.tokens) and isinstance(self.tokens[-1], int)

    def token(self) -> bool:
        """Takes the next piece; whether there is one that belongs to the number, and may be another behind it."""
        start, text = self.end, self.text
        if self.tokens and text[start : start + 1] == " " and (self.behind_place or text[start + 1 : start + 2] in "余百千万亿十"):
            start += 1
        match = _TOKEN.match(text, start)
        if not match or not (self.is_figure(match) if match["figure"] else self.is_numeral(match, blank=start > self.end)):
            return False
        self.zero = bool(match["digit"]) and DIGITS[match.group()] == 0
        self.end = match.end()
        return not match["several"] and self.point()

    def is_figure(self, match: re.Match[str]) -> bool:
        """Takes Arabic digits: the first piece, or behind a place with another place to follow, or behind 零."""
        follows = self.behind_place and _PLACE_NEXT.match(self.text, match.end())
        if self.tokens and not follows and not (self.zero and len(match.group()) < YEAR):
            return False
        self.figure = self.figure or not self.tokens
        digits = ungrouped(match.group())
        self.last = precision(digits)[0]
        self.tokens.append(Fraction(digits))
        return True

    def is_numeral(self, match: re.Match[str], *, blank: bool) -> bool:
        """Takes a Han numeral, or 余, 多, 来, 几 before a scale."""
        if match["place"]:
            self.tokens.append(TENS.get(match.group()) or SCALES[match.group()])
        elif match["digit"]:
            mixed = self.figure and not self.behind_place and self.tokens[-1] != 0
            if mixed or (blank and not _DIGIT_WITH_PLACE.match(self.text, match.start())):
                return False
            self.tokens.append(Fraction(DIGITS[match.group()]))
        elif not self.tokens or (match["several"] and not self.behind_place):
            return False
        else:
            self.over = True
        return True

    def point(self) -> bool:
        """Takes 点 and its digits where they follow; always true, but where what stands before the point is no number."""
        match = _POINT.match(self.text, self.end) if not (self.decimals or self.figure) else None
        if match:
            whole = _evaluate(self.tokens)
            if whole is None:
                return False
            digits = "".join(str(DIGITS[digit]) for digit in match["digits"])
            self.decimals, self.end = len(digits), match.end()
            self.last = Fraction(1, 10**self.decimals)
            self.tokens = [whole + int(digits) * self.last]
        return True

    def number(self) -> HanNumber | None:
        """What was taken; None where that is nothing, or no one number."""
        amount = _evaluate(self.tokens) if self.tokens else None
        if amount is None:
            return None
        scale = prod(takewhile(lambda token: isinstance(token, int), reversed(self.tokens)))
        last = self.last * scale
        shown = str(int(amount / last)).lstrip("0") if self.figure or self.decimals else "1"
        return HanNumber(
            amount, last, max(1, len(shown)), self.end, self.figure, int(scale), self.over, self.several, characters=len(self.tokens)
        )


def value(numeral: str) -> int | None:
    """What a number in Han numerals says; None where it says no one number (一二三, 十百千).

    numeral := group (scale group?)* [digit] | digit digit digit digit    (four digits in a row: a year)
    group   := [digit "千"] [digit "百"] [digit "十"] [digit]            (a leading 一 may be left out: 十九, 千, 百万)
    scale   := "万" | "亿" | "兆"                                         (one behind another multiplies: 万亿, 万万)

    五, 十九, 一百零二, 一千三百万, 万亿, by digits 二〇二三. A last digit right behind a place takes the next: 一万三 is 13,000,
    二百五 is 250; behind 零 it stays one: 二百零五.
    """
    if len(numeral) == YEAR and all(character in DIGITS for character in numeral):
        return int("".join(str(DIGITS[character]) for character in numeral))
    if not numeral or not all(character in NUMERAL_CHARACTERS for character in numeral):
        return None
    amount = _evaluate(
        [Fraction(DIGITS[character]) if character in DIGITS else TENS.get(character) or SCALES[character] for character in numeral]
    )
    return None if amount is None else int(amount)


def _evaluate(tokens: Sequence[Token]) -> Fraction | None:
    scale = max((token for token in tokens if isinstance(token, int) and token >= SCALES["万"]), default=0)
    if not scale:
        return _group(tokens)
    at = max(place for place, token in enumerate(tokens) if isinstance(token, int) and token == scale)
    before, behind = list(tokens[:at]), tokens[at + 1 :]
    inner = list(before)
    while inner and isinstance(inner[-1], int) and inner[-1] == scale:
        inner.pop()
    if any(isinstance(token, int) and token == scale for token in inner):
        return None
    many = _evaluate(before) if before else Fraction(1)
    rest = _evaluate(behind) if behind else Fraction(0)
    if many is None or rest is None or rest >= scale:
        return None
    return many * scale + (rest * scale / 10 if len(behind) == 1 and 0 < rest < 10 else rest)


def _group(tokens: Sequence[Token]) -> Fraction | None:
    """A number without scales: 九千八百零二, 百五, 4千6百."""
    total, digit = Fraction(0), None
    last, next_place = 10**5, 1
    for token in tokens:
        if not isinstance(token, int):
            if digit:
                return None
            digit = token
            next_place = next_place if digit else 1
        else:
            place = 10 if token in (20, 30) else token
            if place >= last:
                return None
            total += token if place != token or not digit else digit * token
            last, digit, next_place = place, None, place // 10
    if digit is not None and digit >= 10:
        next_place = 1
    return total + (digit or 0) * next_place


def heading_number(numeral: str) -> int | None:
    """The value of a heading's numeral: 一, 二十一, 廿一, 一百零二, and by digits 一〇, 二〇二三; None for anything else.

    numeral := number of `value` | digit digit+
    """
    if numeral and all(character in DIGITS for character in numeral):
        return int("".join(str(DIGITS[character]) for character in numeral))
    return value(numeral) if numeral else None
