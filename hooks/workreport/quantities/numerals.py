"""The numerals of a Chinese source, counted by a stated rule, so that every one can be accounted for (law 5)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from workreport.lexicon.characters import ONE_WIDTH
from workreport.lexicon.han_numerals import FIGURE, NUMERAL_CHARACTERS, PLACES, SEVERAL, ungrouped, value
from workreport.lexicon.units import COUNTER, MEASURE

ARABIC = re.compile(FIGURE)

WORDS = (
    "千家万户",
    "百年",
    "十年树木",
    "万户",
    "百家",
    "三九",
    "一二三产业",
    "千人计划",
    "两个文明",
    "一年一度",
    "十分",
    "万一",
    "百日",
    "百度",
)
"""Words with a numeral and a counter in them that count nothing."""

_QUOTED = re.compile("“[^”]*”|‘[^’]*’|《[^》]*》")
_HAN = re.compile(
    rf"(?<![第届几{NUMERAL_CHARACTERS}])(?P<before>[上近超]?)(?P<numeral>[{NUMERAL_CHARACTERS}]+)"
    rf"(?:(?P<over>[余多]|(?<=[{PLACES}])来)(?P<scale>[万亿]?)(?:{COUNTER})?|(?P<counter>{COUNTER}))"
)
_SEVERAL = re.compile(f"{SEVERAL}$")
_AFTER_DIGIT = re.compile(r"[0-9０-９][余多]?\s*$")
_MEASURE = re.compile(MEASURE)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral where it stands in the source."""

    text: str
    """The very characters; for a quantity in Han numerals with what qualifies it and its counter: ``上万余件``."""
    value: Decimal
    """What the numeral says, without its unit: 14030, 91.55; for 上万余件 10000."""
    start: int
    end: int


def arabic(text: str) -> tuple[Numeral, ...]:
    """The Arabic numerals of a text: every longest run of digits, with a decimal part where a point and digits follow.

    numeral := (digit+ | group) ["." digit+]      group := digit{1,3} (("," | " ") digit digit digit)+

    Full-width digits and marks are digits and marks. A date counts each of its numbers (2023年2月16日 is three), PM2.5 is one, 1-2 two.
    The text must be free of ``[bookmark: …]``, as lines of a manuscript are. By this rule the report of 2023 holds 150.
    """
    return tuple(
        Numeral(text[match.start() : match.end()], Decimal(ungrouped(match.group())), *match.span())
        for match in ARABIC.finditer(text.translate(ONE_WIDTH))
    )


def han(text: str) -> tuple[Numeral, ...]:
    """The quantities of a text that are written in Han numerals: 千余份, 上万余件, 五个村.

    quantity := ["上" | "近" | "超"] numeral (("余" | "多") ["万" | "亿"] [counter] | counter)

    A Han numeral is a quantity where a counter (`units.COUNTER`) or 余 or 多 follows. It is none

    - after 第 or 届: an ordinal (第二批, 三届四次全会);
    - after an Arabic digit: 万 and 亿 there belong to that number;
    - after 数 or 几: no one number (数亿人);
    - inside quotation or title marks: a name (“七有”, “百日行动”);
    - in one of WORDS;
    - as a bare 二: the second, or secondary (二次装载), since two of something are 两个;
    - as a bare 一 before anything but a unit of measure: an article (一批, 一年来).

    Years written by digits (二〇二三年) and months (三月底) are dates and none either.
    """
    hidden = [match.span() for match in _QUOTED.finditer(text)]
    hidden += [match.span() for word in WORDS for match in re.finditer(word, text)]
    found = []
    for match in _HAN.finditer(text):
        named = any(start <= match.start("numeral") < end for start, end in hidden)
        if named or _SEVERAL.search(text[: match.start("numeral")]) or _AFTER_DIGIT.search(text[: match.start()]):
            continue
        numeral = match["numeral"] + (match["scale"] or "")
        amount = value(numeral)
        counter = match["counter"] or ""
        if amount is None or (counter == "年" and len(numeral) == len("二〇二三") and numeral[0] in "一二"):
            continue
        if match["over"] is None and not match["before"]:
            if numeral in ("一", "二") and not _MEASURE.match(counter):
                continue
            if counter == "大" and amount > 10:
                continue
        found.append(Numeral(match.group(), Decimal(amount), *match.span()))
    return tuple(found)
