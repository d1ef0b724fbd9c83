"""The marks that number headings: 第一部分 第一章 第一节 一、 （一） I. 1. （1） ① A. 一是."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum, auto

from workreport.lexicon.han_numerals import HEADING, heading_number


class Style(IntEnum):
    """The kinds of mark in the order in which reports nest them, the outermost first; a report may leave any out."""

    DIVISION = auto()
    """第一部分, 第一篇"""
    CHAPTER = auto()
    """第一章"""
    ARTICLE = auto()
    """第一节"""
    HAN = auto()
    """一、"""
    HAN_BRACKETS = auto()
    """（一）"""
    ROMAN = auto()
    """I. or Ⅰ、"""
    DIGITS = auto()
    """1. or 1、"""
    DIGIT_BRACKETS = auto()
    """（1）"""
    CIRCLED = auto()
    """①"""
    LETTERS = auto()
    """A. or A、"""
    CLAUSE = auto()
    """一是 or 第一，"""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at the start of a line."""

    style: Style
    number: int
    text: str
    """The characters of the mark: ``（一）``."""


ONE_WIDTH = {full: full - 0xFEE0 for full in range(0xFF21, 0xFF29)}
"""Ａ to Ｈ as A to H."""
BLANKS = r"[ \t\xa0\u3000]*"
HAN = rf"{HEADING}{{1,5}}"
GRAMMAR = (
    (Style.DIVISION, re.compile(rf"第(?P<han>{HAN})(?:部分|大部分|篇|编)[、：:，,]?")),
    (Style.CHAPTER, re.compile(rf"第{BLANKS}(?:(?P<han>{HAN})|(?P<digits>[0-9]{{1,2}})){BLANKS}章[、：:，,]?")),
    (Style.ARTICLE, re.compile(rf"第{BLANKS}(?:(?P<han>{HAN})|(?P<digits>[0-9]{{1,2}})){BLANKS}节(?!课|比赛|赛)[、：:，,]?")),
    (Style.CLAUSE, re.compile(rf"(?P<han>{HAN})(?:是|要)|第(?P<ordinal>{HAN})[，,、]|其(?P<its>{HAN})[，,、]")),
    (
        Style.HAN,
        re.compile(rf"(?P<han>{HAN}){BLANKS}[、．.：:](?!{HEADING}[、产季])|(?P<bare>{HAN})[ \t\xa0\u3000]+(?![、，])"),
    ),
    (
        Style.HAN_BRACKETS,
        re.compile(rf"[（(〔【]{BLANKS}(?P<han>{HAN}){BLANKS}[）)〕】][、.．]?|(?P<open>{HAN})[）)]|(?P<sign>[\u3220-\u3229])"),
    ),
    (Style.ROMAN, re.compile(r"(?P<roman>[IVX]{1,4}|[\u2160-\u2169])[、．.：:](?![0-9A-Za-z])|(?P<sign>[\u2160-\u2169])[ \t\xa0\u3000]+")),
    (Style.DIGITS, re.compile(r"(?P<digits>[0-9０-９]{1,2})[ \t\xa0\u3000]*[、．.](?![0-9０-９])|(?P<sign>[\u2488-\u249b])")),
    (Style.DIGIT_BRACKETS, re.compile(r"[（(]?[ \u3000]*(?P<digits>[0-9０-９]{1,2})[ \u3000]*[）)][、.．]?|(?P<sign>[\u2474-\u2487])")),
    (Style.CIRCLED, re.compile(r"(?P<sign>[\u2460-\u2473\u3251-\u325f\u2776-\u277f])")),
    (Style.LETTERS, re.compile(r"(?P<letter>[A-HＡ-Ｈ])[、．.](?![0-9A-Za-z])")),
)
"""The grammar of marks; each begins a line."""
FIRST = re.compile(rf"{HEADING}|[第其（(〔【0-9０-９A-HＡ-ＨIVX \u3000\u2160-\u2169\u2460-\u249b\u2776-\u277f\u3220-\u3229\u3251-\u325f]")
"""Any character a mark may begin with; most lines begin with another."""
SIGNS = (
    (0x2160, 0x2169, 1),
    (0x2460, 0x2473, 1),
    (0x2474, 0x2487, 1),
    (0x2488, 0x249B, 1),
    (0x2776, 0x277F, 1),
    (0x3220, 0x3229, 1),
    (0x3251, 0x325F, 21),
)
"""Ranges of Unicode in which one character is the whole mark, and the number of the first."""
ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
"""The numerals that parts are counted by; no report has more."""


def mark(text: str) -> Mark | None:
    """The mark with which a line begins, if it begins with one.

    mark := 第 han (部分|篇|章|节) | han (、|．|.|：|blank) | （ han ） | roman (.|、) | digits (.|、) | （ digits ） | ① | letter (.|、)
          | han 是 | 第 han ，
    roman := I to X, in letters or as one character; letter := A to H
    han := a Chinese numeral (`heading_number`); brackets may be full or half width, mixed too; digits: one or two, not before another.
    """
    if not FIRST.match(text):
        return None
    for style, pattern in GRAMMAR:
        if found := pattern.match(text):
            groups = {name: value for name, value in found.groupdict().items() if value}
            value = _sign(groups["sign"]) if "sign" in groups else _value(next(iter(groups.values())), style)
            if value:
                return Mark(style, value, found[0].rstrip(" \t\xa0\u3000"))
    return None


def _value(numeral: str, style: Style) -> int | None:
    if style == Style.LETTERS:
        return ord(numeral.translate(ONE_WIDTH)) - ord("A") + 1
    if style == Style.ROMAN:
        return ROMAN.index(numeral) if numeral in ROMAN else _sign(numeral)
    return int(numeral) if numeral.isdecimal() else heading_number(numeral)


def _sign(sign: str) -> int | None:
    if len(sign) > 1:
        return None
    for first, last, value in SIGNS:
        if first <= ord(sign) <= last:
            return ord(sign) - first + value
    return None
