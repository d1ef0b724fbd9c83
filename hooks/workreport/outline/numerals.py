"""Chinese numerals as headings use them."""

from __future__ import annotations

NAMES = ("〇○零", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
DIGITS = {character: value for value, characters in enumerate(NAMES) for character in characters}
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "廿": 20, "卅": 30}
NUMERAL = "[一二三四五六七八九十百廿卅零〇]"
"""One character of a heading's numeral."""


def number(numeral: str) -> int | None:
    """The value of a Chinese numeral below a thousand: 一, 十, 二十一, 廿一, 一百零二, and by digits 二〇二三; None for anything else.

    numeral := [hundreds 百] [[tens] 十 | 廿 | 卅] [digit] | digit digit+
    """
    if numeral and all(character in DIGITS for character in numeral):
        return int("".join(str(DIGITS[character]) for character in numeral))
    total, pending = 0, None
    for character in numeral:
        if character in DIGITS:
            pending = (pending or 0) * 10 + DIGITS[character] if pending == 0 else DIGITS[character]
        elif character in "廿卅":
            total += TENS[character]
            pending = None
        elif character in TENS:
            total += (1 if pending is None else pending) * TENS[character]
            pending = None
        else:
            return None
    return total + (pending or 0) if numeral else None
