"""Directions of change in both languages: what goes up and what goes down."""

from __future__ import annotations

import re
from typing import Literal

from workreport.lexicon.characters import HAN

Change = Literal["", "up", "down"]
"""Where a figure says that something goes; empty where it says nothing of it."""

UP = (
    "增长", "增加", "增幅", "增至", "增", "净增", "新增", "上升", "上涨", "上浮", "上调", "提高", "提升", "提前", "扩大", "回升",
    "攀升", "涨", "升至", "升", "高于", "高出", "多于", "快于", "增收", "翻", "突破", "超过", "超出", "超", "拉动",
)  # fmt: skip
DOWN = (
    "下降", "下滑", "下跌", "下调", "下浮", "降幅", "降低", "降至", "降", "减少", "减轻", "减", "回落", "缩小", "缩短", "缩减", "压减",
    "压缩",
    "压降", "削减", "收窄", "低于", "少于", "慢于", "跌", "负增长",
)  # fmt: skip
"""Words right before a figure that say where it goes; the longest counts: 净增 is up, 负增长 down."""

_WORDS = "|".join(sorted((*UP, *DOWN), key=len, reverse=True))
_TAIL = r"(?:了|到|至|率|幅度|额|量|值|为|是|达到?|在|约|近|接近|将近|超过?|逾|突破|不少于|不低于|不超过|至少|大约|均|分别|[：:])*\s*$"
_BEFORE = re.compile(rf"(?P<word>{_WORDS}){_TAIL}")
_BEHIND = re.compile(
    r"\s*(?:左右|以上)?的?(?:年均|平均)?(?P<word>增长|增速|增幅|涨幅|升幅|提升|降幅|下降|跌幅|减幅)(?!点|极|动能|方式|潜力|空间)"
)
_LOOSE = re.compile(rf"(?P<word>净增|新增|高于|高出|快于|低于|慢于|少于|增加|减少|压减|削减|缩减|增长|下降)(?![减降增])[{HAN}]{{1,12}}$")
"""A word with its object before the figure: 净增市场主体12户."""
_REACHED = 24


def loose_change(text: str, start: int) -> Change:
    """Where a word with its object right before a figure says that it goes: 减少碳排放12吨; empty where there is none.

    Weaker than `change`: another language may well say it without a word of direction.
    """
    match = _LOOSE.search(text, max(0, start - _REACHED), start)
    return "" if not match else "up" if match["word"] in UP else "down"


def change(text: str, start: int, end: int) -> Change:
    """Where the figure between `start` and `end` of a Chinese text goes.

    change := word tail figure | figure ["的"] noun          增长4%, 降至5.5%以内, 提高了1.2个百分点; 4%的增速
    """
    before = _BEFORE.search(text, max(0, start - _REACHED), start)
    if not before and (behind := _BEHIND.match(text, end)):
        return "down" if behind["word"] in ("降幅", "下降", "跌幅", "减幅") else "up"
    if not before:
        return ""
    word = before["word"]
    if word == "增" and text[before.start() - 1 : before.start()] == "负":
        return "down"
    return "up" if word in UP else "down"


_ENGLISH_UP = (
    r"increas\w+|ris(?:e|es|en|ing)|rose|gr[eo]w(?:s|n|ing|th)?|up|climb\w*|gain\w*|expan\w+|higher|above|"
    r"over|exceed\w*|surpass\w*|add(?:ed|ing|s)?"
    r"|more|rais\w+|surg\w+|jump\w*|lift\w*|boost\w*|improv\w+|extend\w*|upgrad\w+|doubl\w+|tripl\w+|"
    r"quadrupl\w+|new(?:ly)?|faster|ahead"
    r"|contribut\w+|driv\w+|outpac\w+|top\w*|uptick|rebound\w*|accelerat\w+|enlarg\w+|widen\w*|deepen\w*|"
    r"creat\w+|greater|larger|beyond|broke"
)
_ENGLISH_DOWN = (
    r"decreas\w+|declin\w+|falls?|fell|fallen|falling|drop\w*|down|reduc\w+|cut(?:s|ting)?|lower\w*|"
    r"shr[iau]nk\w*|slash\w*|less|below|fewer|under"
    r"|contract(?:ed|s|ion)|dip\w*|slump\w*|narrow\w*|loss\w*|shorten\w*|sav(?:e|ed|es|ing|ings)|slow\w*|compress\w*|shed\w*|minus|negative"
    r"|trim\w*|cutback\w*|slid\w*|weaken\w*|eas(?:e|ed|ing)|diminish\w*|short|lighten\w*|shav\w+|plung\w+|plummet\w*|subtract\w*|lost"
)
_ENGLISH = re.compile(rf"\b(?:(?P<up>{_ENGLISH_UP})|(?P<down>{_ENGLISH_DOWN}))\b", re.IGNORECASE)
_NOT_DIRECTIONS = re.compile(
    r"\b(?:over the (?:past|last|year|course|next)|set(?:ting)? up|up to date|follow(?:ing|ed)? up|no (?:more|less|fewer|lower|higher) than"
    r"|net(?:work\w*| of)|not (?:more|less|fewer|lower|higher) than|at least|(?<![0-9] )(?:more|less|fewer) than|"
    r"growth (?:rate )?target|over (?=[0-9])"
    r"|under(?= the)|above all|up to)\b",
    re.IGNORECASE,
)
"""Words of direction that say none: bounds, which have a check of their own (more than 12, but not: 12 more than), and idioms."""


def english_changes(text: str) -> tuple[tuple[int, int, Change], ...]:
    """Every English word of direction with its place, in order; bounds and idioms are none."""
    hidden = [match.span() for match in _NOT_DIRECTIONS.finditer(text)]
    return tuple(
        (*match.span(), "up" if match["up"] else "down")
        for match in _ENGLISH.finditer(text)
        if not any(start <= match.start() < end for start, end in hidden)
    )
