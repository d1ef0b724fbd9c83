"""Directions of change in both languages: what goes up and what goes down."""

from __future__ import annotations

import re
from typing import Literal

from workreport.lexicon.characters import HAN

Change = Literal["", "up", "down"]
"""Where a figure says that something goes; empty where it says nothing of it."""

GREW = ("增长", "增加", "增", "上升", "提高", "提升", "扩大")
FELL = ("下降", "减少", "降低", "回落", "下滑")
"""What is said of a value beside that of the time before: 同比增长, 比上年减少."""
UP = (
    *GREW, "增幅", "增至", "净增", "新增", "上涨", "上浮", "上调", "提前", "回升",
    "攀升", "涨", "升至", "升", "高于", "高出", "多于", "快于", "增收", "翻", "突破", "超过", "超出", "超", "拉动",
)  # fmt: skip
DOWN = (
    *FELL, "下跌", "下调", "下浮", "降幅", "降至", "降", "减轻", "减", "缩小", "缩短", "缩减", "压减", "压缩", "压降", "削减", "收窄",
    "低于", "少于", "慢于", "跌", "负增长",
)  # fmt: skip
"""Words right before a figure that say where it goes; the longest counts: 净增 is up, 负增长 down."""


def _any(*words: str) -> re.Pattern[str]:
    """A pattern of words, the longest first."""
    return re.compile("|".join(sorted(words, key=len, reverse=True)))


_WORDS = _any(*UP, *DOWN).pattern
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


RISES = _any(*GREW, "增收", "增强", "上涨", "增幅", "增速", "回升", "攀升", "加大")
FALLS = _any(
    *FELL, "压减", "缩减", "缩小", "削减", "减轻", "下跌", "减免", "降", "减", "缩短", "压缩", "退", "少", "低", "落",
    "弱", "差距", "节", "控", "淘汰", "消", "去", "下行", "亏",
)  # fmt: skip
"""Words of a sentence, wherever they stand, that say that something rises or falls."""
ENGLISH_RISES = re.compile(
    r"\b(?:increas\w+|ris(?:e|es|en|ing)|rose|gr[eo]w(?:s|n|ing|th)?|rais(?:e|ed|es|ing)|expan\w+|up)\b", re.IGNORECASE
)
ENGLISH_BETTER = re.compile(
    r"\b(?:improv\w+|boost\w*|more|higher|strength\w*|enhanc\w+|enlarg\w+|extend\w*|broaden\w*|better|"
    r"add\w*|step\w*|intensif\w+|greater|further|upgrad\w+"
    r"|widen\w*|rapid\w*|accelerat\w+|develop\w*|promot\w+|great\w*|strong\w*|larg\w+|climb\w*|elevat\w+|"
    r"surg\w+|advanc\w+|lift\w*|scal\w+|heighten\w*)\b",
    re.IGNORECASE,
)
ENGLISH_FALLS = re.compile(
    r"\b(?:decreas\w+|declin\w+|fall(?:s|en|ing)?|fell|reduc\w+|lower(?:ed|s|ing)?|drop(?:s|ped|ping)?|"
    r"down|shr[aiu]nk\w*)\b(?! (?:short|on|behind|to the))",
    re.IGNORECASE,
)
ENGLISH_LOWERED = re.compile(r"\b(?:decreas\w+|declin\w+|fell(?! short)|lower(?:ed|ing)?(?! than|-)|reduc\w+)\b", re.IGNORECASE)
LOWERS = re.compile(
    "减|降|(?<!最)低(?!碳|保|空|温|龄)|缩|少(?!年|数|儿|先)|压(?!实|力)|削|下滑|跌|落(?!实|地|户|细|到|后)|退|汰|控(?!制区|股)"
    "|节(?!目|点|日|庆)|省(?!级|市|列|委|会|里|属)|去|消(?!费|防|息|薄)|弱(?!势|村)|负(?!责)|双随机|简|免|脱|扶贫"
)
"""What gives ground for a word of lowering; as many in the English as in the Chinese."""
FALLS_ALONE = _any(*FELL, "压减", "缩减", "减轻", "降费", "减税", "压降", "削减")
"""Those of them that say nothing else."""
ENGLISH_LESS = re.compile(
    r"\b(?:cut\w*|less|fewer|sav\w+|slow\w*|eas\w+|exempt\w*|remov\w+|eliminat\w+|control\w*|prevent\w*|"
    r"clos\w+|phas\w+|narrow\w*|lighten\w*|reliev\w*|alleviat\w+|curb\w*"
    r"|streamlin\w+|shorten\w*|minimi\w+|downward|mitigat\w+|low\w*|small\w*|weak\w*|conserv\w+|retir\w+|"
    r"without|few|little|few|young\w*|minorit\w+|gap\w*|return\w*"
    r"|veteran\w*|degrad\w+|backward|quit|leav\w+|withdr\w+|implement\w*|put\w*|carr\w+|fulfill\w*|"
    r"deliver\w*|underprivileg\w+|subsist\w+|poor\w*|disappear\w*|away|dispel\w*)\b",
    re.IGNORECASE,
)
