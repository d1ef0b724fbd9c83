"""The value of a number written in Han numerals."""

from __future__ import annotations

_BY_DIGIT = ("零〇○", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
DIGITS = {character: digit for digit, characters in enumerate(_BY_DIGIT) for character in characters}
TENS = {"十": 10, "拾": 10, "廿": 20, "卅": 30, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
SCALES = {"万": 10**4, "亿": 10**8}
NUMERAL_CHARACTERS = "".join((*DIGITS, *TENS, *SCALES))


def value(numeral: str) -> int | None:
    """What a Han numeral says: 五, 十九, 一百零二, 一千三百万, 万亿, by digits 二〇二三; None where it says no one number (一二三, 十百千).

    numeral := group (scale group?)* | digit digit digit digit      (four digits in a row: a year)
    group   := [digit "千"] [digit "百"] [digit "十"] [digit]            (a leading 一 may be left out: 十九, 千, 百万)
    scale   := "万" | "亿" | "万亿"
    """
    if len(numeral) == 4 and all(character in DIGITS for character in numeral):
        return int("".join(str(DIGITS[character]) for character in numeral))
    total = group = 0
    digit: int | None = None
    last = 10**5
    for character in numeral:
        if character in DIGITS:
            if digit:
                return None
            digit = DIGITS[character]
        elif character in TENS:
            tens = TENS[character]
            place = 10 if tens in (20, 30) else tens
            if place >= last:
                return None
            group += tens if place != tens or not digit else digit * tens
            last, digit = place, None
        else:
            scale = SCALES[character]
            amount = group + (digit or 0)
            if total and total % scale == 0 and not amount:
                total *= scale
            elif scale == SCALES["亿"]:
                total = (total + amount or 1) * scale
            else:
                total += (amount or 1) * scale
            group, digit, last = 0, None, 10**5
    return total + group + (digit or 0)
