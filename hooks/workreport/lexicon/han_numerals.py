"""Numbers written in Han numerals: their characters, and their value."""

from __future__ import annotations

_BY_VALUE = ("零〇○", "一壹", "二两贰兩貳倆", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
DIGITS = {character: digit for digit, characters in enumerate(_BY_VALUE) for character in characters}
TENS = {"十": 10, "拾": 10, "廿": 20, "卅": 30, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
SCALES = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
NUMERAL_CHARACTERS = "".join((*DIGITS, *TENS, *SCALES))
WRITTEN_DIGITS = "〇一二三四五六七八九"
"""The ten digits as numbers of headings and years are written with them, in order."""
UP_TO_99 = WRITTEN_DIGITS[1:] + "十"
"""What dates and the numbers of headings below a hundred are written with."""
HEADING = f"[{UP_TO_99}百廿卅零〇]"
"""One character of a heading's numeral."""


def value(numeral: str) -> int | None:
    """What a Han numeral says; None where it says no one number (一二三, 十百千).

    numeral := group (scale group?)* [digit] | digit digit digit digit    (four digits in a row: a year)
    group   := [digit "千"] [digit "百"] [digit "十"] [digit]            (a leading 一 may be left out: 十九, 千, 百万)
    scale   := "万" | "亿" | "兆"                                         (one behind another multiplies: 万亿, 万万)

    五, 十九, 一百零二, 一千三百万, 万亿, by digits 二〇二三. A last digit right behind a place takes the next: 一万三 is 13,000,
    二百五 is 250; behind 零 it stays one: 二百零五.
    """
    if len(numeral) == YEAR and all(character in DIGITS for character in numeral):
        return int("".join(str(DIGITS[character]) for character in numeral))
    if not all(character in NUMERAL_CHARACTERS for character in numeral):
        return None
    scale = max((SCALES[character] for character in numeral if character in SCALES), default=0)
    if not scale:
        return _group(numeral)
    at = max(place for place, character in enumerate(numeral) if SCALES.get(character) == scale)
    before, behind = numeral[:at], numeral[at + 1 :]
    if any(SCALES.get(character) == scale for character in before.rstrip(numeral[at])):
        return None
    many = value(before) if before else 1
    rest = value(behind) if behind else 0
    if many is None or rest is None:
        return None
    return many * scale + (rest * scale // 10 if len(behind) == 1 and rest < 10 else rest)


YEAR = 4
"""So many digits in a row are a year."""


def _group(numeral: str) -> int | None:
    """A number without scales: 九千八百零二, 百五."""
    total, digit = 0, None
    last, next_place = 10**5, 1
    for character in numeral:
        if character in DIGITS:
            if digit:
                return None
            digit = DIGITS[character]
            next_place = next_place if digit else 1
        else:
            tens = TENS[character]
            place = 10 if tens in (20, 30) else tens
            if place >= last:
                return None
            total += tens if place != tens or not digit else digit * tens
            last, digit, next_place = place, None, place // 10
    return total + (digit or 0) * next_place


def heading_number(numeral: str) -> int | None:
    """The value of a heading's numeral: 一, 二十一, 廿一, 一百零二, and by digits 一〇, 二〇二三; None for anything else.

    numeral := number of `value` | digit digit+
    """
    if numeral and all(character in DIGITS for character in numeral):
        return int("".join(str(DIGITS[character]) for character in numeral))
    return value(numeral) if numeral else None
