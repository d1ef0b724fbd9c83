"""Word's own numbering: the numbers that Word shows before paragraphs and keeps out of their text.

ECMA-376 part 1, 17.9: a paragraph names a list (``w:num``) and a level in it, itself or through its style; the list names an abstract one
with the levels' formats, texts and starts, some of which it may override. Lists of one abstract list count together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workreport.lexicon.characters import HAN
from workreport.lexicon.han_numerals import WRITTEN_DIGITS
from workreport.manuscript.package import W

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lxml import etree

LEVELS = 9
LEGAL = "零壹贰叁肆伍陆柒捌玖"
STEMS = "甲乙丙丁戊己庚辛壬癸"
ROMAN_SIGNS = ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I")
ROMAN = tuple(zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), ROMAN_SIGNS, strict=True))
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
OFF = ("0", "false", "off")
ENDS_IN_WORD = re.compile(rf"[0-9A-Za-z{HAN}]$")
"""The end of a number that would run into the text behind it: 第一章, 1.1; 一、 and （一） do not."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    """What is shown, with %1 to %9 for the numbers of the levels: ``（%1）``."""
    restart: int | None = None
    """The level (counted from 1) whose use starts this one anew; 0 for never; None for any level above."""
    legal: bool = False
    """Whether all numbers in the text are shown in Arabic digits."""
    style: str = ""
    """The paragraph style that stands for this level."""
    parted: bool = True
    """Whether a tab or a blank follows."""


@dataclass(slots=True)
class Counter:
    """The numbers reached in the lists that share an abstract list."""

    values: list[int | None] = field(default_factory=lambda: [None] * LEVELS)
    begun: set[tuple[str, int]] = field(default_factory=set)
    """Lists and levels whose own start has been set."""


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has counted."""

    abstract: dict[str, dict[int, Level]]
    lists: dict[str, tuple[str, dict[int, Level], dict[int, int]]]
    """By the list's id: its abstract list, the levels it replaces, the starts it overrides."""
    counters: dict[str, Counter] = field(default_factory=dict)

    def level_of_style(self, list_id: str, styles: Iterable[str]) -> int:
        """The level that the first of some styles stands for in a list; the first level where none stands for any."""
        levels = self._levels(list_id)
        by_style = {level.style: depth for depth, level in levels.items() if level.style}
        return next((by_style[style] for style in styles if style in by_style), 0)

    def advance(self, list_id: str, depth: int) -> str:
        """Counts one paragraph of a list on and returns what Word shows before it; nothing for a bullet or an unknown list."""
        if list_id not in self.lists or not 0 <= depth < LEVELS:
            return ""
        abstract, _, starts = self.lists[list_id]
        levels = self._levels(list_id)
        level = levels.get(depth, Level())
        counter = self.counters.setdefault(abstract, Counter())
        value = counter.values[depth]
        value = level.start if value is None else value + 1
        if (list_id, depth) not in counter.begun:
            value = starts.get(depth, value)
        counter.begun.add((list_id, depth))
        counter.values[depth] = value
        for below in range(depth + 1, LEVELS):
            restart = levels.get(below, Level()).restart
            if restart is None or (restart > 0 and depth + 1 <= restart):
                counter.values[below] = None
        if level.format in ("bullet", "none"):
            return "" if level.format == "bullet" else re.sub("%[1-9]", "", level.text)
        shown = re.sub("%([1-9])", lambda found: self._shown(levels, counter, int(found[1]) - 1, legal=level.legal), level.text)
        return f"{shown} " if level.parted and ENDS_IN_WORD.search(shown) else shown

    def _levels(self, list_id: str) -> dict[int, Level]:
        if list_id not in self.lists:
            return {}
        abstract, replaced, _ = self.lists[list_id]
        return self.abstract.get(abstract, {}) | replaced

    def _shown(self, levels: dict[int, Level], counter: Counter, depth: int, *, legal: bool) -> str:
        level = levels.get(depth, Level())
        value = counter.values[depth]
        return in_format(level.start if value is None else value, "decimal" if legal else level.format)


def read_numbering(root: etree._Element | None, style_lists: dict[str, str]) -> Numbering:
    """The lists of numbering.xml; `style_lists` says which list each numbering style names (``w:numStyleLink``)."""
    if root is None:
        return Numbering({}, {})
    abstract: dict[str, dict[int, Level]] = {}
    links: dict[str, str] = {}
    for element in root.iterchildren(f"{W}abstractNum"):
        name = element.get(f"{W}abstractNumId", "")
        abstract[name] = {depth: level for depth, level in map(_level, element.iterchildren(f"{W}lvl")) if 0 <= depth < LEVELS}
        if link := value_of(element, "numStyleLink"):
            links[name] = link
    lists: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = {}
    for element in root.iterchildren(f"{W}num"):
        replaced: dict[int, Level] = {}
        starts: dict[int, int] = {}
        for override in element.iterchildren(f"{W}lvlOverride"):
            depth = integer(override.get(f"{W}ilvl"), 0)
            if (level := override.find(f"{W}lvl")) is not None:
                replaced[depth] = _level(level)[1]
            if (start := value_of(override, "startOverride")) is not None:
                starts[depth] = integer(start, 1)
        lists[element.get(f"{W}numId", "")] = (value_of(element, "abstractNumId") or "", replaced, starts)
    for name, style in links.items():
        target = lists.get(style_lists.get(style, ""), ("", {}, {}))[0]
        abstract[name] = abstract[name] or abstract.get(target, {})
    return Numbering(abstract, lists)


def _level(element: etree._Element) -> tuple[int, Level]:
    restart = value_of(element, "lvlRestart")
    return integer(element.get(f"{W}ilvl"), 0), Level(
        start=integer(value_of(element, "start"), 1),
        format=_format(element),
        text=value_of(element, "lvlText") or "",
        restart=None if restart is None else integer(restart, 0),
        legal=bool(switch(element, "isLgl")),
        parted=value_of(element, "suff") != "nothing",
        style=value_of(element, "pStyle") or "",
    )


def _format(element: etree._Element) -> str:
    """The level's number format, also where it stands only in the fallback of a newer one (``mc:AlternateContent``)."""
    found = next(element.iter(f"{W}numFmt"), None)
    return "decimal" if found is None else found.get(f"{W}val", "decimal")


def value_of(element: etree._Element, name: str) -> str | None:
    """The ``w:val`` of a child."""
    child = element.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")


def switch(properties: etree._Element | None, name: str) -> bool | None:
    """A property that is on or off; None where it is not said."""
    element = None if properties is None else properties.find(f"{W}{name}")
    return None if element is None else element.get(f"{W}val", "1") not in OFF


def integer(text: str | None, otherwise: int) -> int:
    """A whole number of at most six digits as a file writes it; what else it writes counts as `otherwise`."""
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text) else otherwise


def in_format(value: int, number_format: str) -> str:
    """A number in one of Word's formats (ECMA-376 part 1, 17.18.59); formats that no report uses are shown in Arabic digits."""
    return FORMATS.get(number_format, str)(value)


def han(value: int, digits: str = WRITTEN_DIGITS, ten: str = "十", hundred: str = "百", thousand: str = "千") -> str:
    """A number below ten thousand in Chinese: 十, 二十一, 一百零二."""
    if not 0 < value < 10000:
        return digital(value, digits)
    shown, gap = "", False
    for power, unit in ((1000, thousand), (100, hundred), (10, ten), (1, "")):
        digit = value // power % 10
        if digit:
            shown += ("零" if gap and shown else "") + digits[digit] + unit
        gap = not digit
    return shown[1:] if 10 <= value < 20 and digits == WRITTEN_DIGITS else shown


def digital(value: int, digits: str = WRITTEN_DIGITS) -> str:
    """A number digit by digit: 一〇."""
    return "".join(digits[int(digit)] for digit in str(abs(value)))


def circled(value: int) -> str:
    """① to ㊿."""
    for first, last, code in ((0, 0, 0x24EA), (1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if first <= value <= last:
            return chr(code + value - first)
    return str(value)


def _sign(code: int, most: int) -> Callable[[int], str]:
    return lambda value: chr(code + value - 1) if 1 <= value <= most else str(value)


def _cycle(characters: str) -> Callable[[int], str]:
    return lambda value: characters[(value - 1) % len(characters)]


def _letters(first: str) -> Callable[[int], str]:
    return lambda value: chr(ord(first) + (value - 1) % 26) * min((value - 1) // 26 + 1, 20)


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    shown = ""
    for power, sign in ROMAN:
        shown += sign * (value // power)
        value %= power
    return shown


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda value: f"{value:02}",
    "decimalHalfWidth": str,
    "decimalFullWidth": lambda value: "".join(chr(ord(digit) + 0xFEE0) for digit in str(value)),
    "decimalFullWidth2": lambda value: "".join(chr(ord(digit) + 0xFEE0) for digit in str(value)),
    "numberInDash": lambda value: f"- {value} -",
    "chineseCounting": lambda value: han(value) if value < 100 else digital(value),
    "chineseCountingThousand": han,
    "chineseLegalSimplified": lambda value: han(value, LEGAL, "拾", "佰", "仟"),
    "japaneseCounting": han,
    "japaneseDigitalTenThousand": digital,
    "taiwaneseCounting": lambda value: han(value) if value < 100 else digital(value),
    "taiwaneseCountingThousand": han,
    "taiwaneseDigital": digital,
    "ideographDigital": digital,
    "ideographLegalTraditional": lambda value: han(value, "零壹貳參肆伍陸柒捌玖", "拾", "佰", "仟"),
    "ideographTraditional": _cycle(STEMS),
    "ideographZodiac": _cycle(BRANCHES),
    "ideographEnclosedCircle": _sign(0x3280, 10),
    "decimalEnclosedCircle": circled,
    "decimalEnclosedCircleChinese": circled,
    "decimalEnclosedParen": _sign(0x2474, 20),
    "decimalEnclosedFullstop": _sign(0x2488, 20),
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
}
"""The formats that Chinese documents use, by their names in the file."""
