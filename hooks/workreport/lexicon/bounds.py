"""Bounds of figures in both languages: on which side of a figure the true value lies, and whether the figure itself is among them.

One table a language, and one rule of negation for both: what is not over is at most, what is not under is at least, and what does not
reach stays under.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

Direction = Literal["", "over", "under", "about", "nearly"]
"""``over`` for 余, 以上, at least; ``under`` for 以内, 不超过, up to; ``nearly`` for 近, close to; ``about`` for 约, 左右, around."""
Position = Literal["before", "within", "after"]
"""Where a Chinese bound stands: 约5万元, 5万余元, 5万元以上."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A bound as a text has it."""

    word: str
    """The very word, with its negator: ``不超过``, ``余``; of English ``more than``."""
    direction: Direction
    strict: bool = False
    """Whether the figure itself is excluded: 超过 and under are strict, 以上 and up to are not."""
    english: str = ""
    """What English writes before the number: ``over``, ``no more than``."""
    position: Position = "before"
    optional: bool = False
    """Whether the figure itself is reached and the word only stresses it, so that it may be left out: 高达, as many as."""


EXACT = Bound("", "")
"""No bound."""

NEGATORS = (
    "不", "未", "没", "没有", "并未", "尚未", "从未", "未能", "没能", "未曾", "不曾", "并不", "不得", "不能", "不会", "不可", "不应",
    "不宜", "不再",
)  # fmt: skip
"""Words that turn a bound of NEGATABLE into its opposite."""

_BEFORE = {
    "over": ("超", "超过", "超出", "逾", "突破", "高于", "多于", "大于", "高出", "上"),
    "at least": ("至少", "最少", "最低", "起码"),
    "under": ("低于", "少于", "小于"),
    "at most": ("至多", "最多", "最高", "顶多"),
    "up to": ("高达", "多达", "长达", "重达"),
    "about": ("约", "大约", "大概"),
    "nearly": ("近", "接近", "将近"),
}
_WITHIN = {"over": ("余", "多"), "about": ("来",)}
_AFTER = {
    "at least": ("以上", "及以上", "开外"),
    "at most": ("以下", "及以下"),
    "within": ("以内", "之内", "内"),
    "around": ("左右", "上下"),
}
_REACH = ("达到", "达", "到", "及", "足", "满", "够")
"""Verbs that bind a figure only where they are negated: 不足, 未达到."""
_NEGATABLE = ("超过", "超出", "高于", "多于", "大于", "突破", "低于", "少于", "小于")

_MEANING: dict[str, tuple[Direction, bool]] = {
    "over": ("over", True),
    "at least": ("over", False),
    "under": ("under", True),
    "at most": ("under", False),
    "no more than": ("under", False),
    "up to": ("under", False),
    "within": ("under", False),
    "about": ("about", False),
    "around": ("about", False),
    "nearly": ("nearly", True),
}
"""Direction and strictness of each English wording that a Chinese bound is shown in."""


def _table() -> dict[str, Bound]:
    words: dict[str, Bound] = {}
    by_position: tuple[tuple[Position, dict[str, tuple[str, ...]]], ...] = (("before", _BEFORE), ("within", _WITHIN), ("after", _AFTER))
    for position, table in by_position:
        for english, bounds in table.items():
            for word in bounds:
                optional = english == "up to" or word in ("最高", "最低")
                words[word] = Bound(word, *_MEANING[english], english, position, optional)
    for negator in NEGATORS:
        for word in _NEGATABLE:
            words[negator + word] = _negated(replace(words[word], word=negator + word))
        for word in _REACH:
            words[negator + word] = Bound(negator + word, "under", strict=True, english="under")
    return words


def _negated(bound: Bound) -> Bound:
    """What a negator makes of a bound: over is at most, under is at least, and at least is under."""
    if bound.direction == "over":
        return replace(bound, direction="under", strict=not bound.strict, english="no more than" if bound.strict else "under")
    return replace(bound, direction="over", strict=not bound.strict, english="at least" if bound.strict else "over")


CHINESE = _table()
"""Every Chinese bound by its word, the negated ones among them."""

WITHIN = tuple(word for word, bound in CHINESE.items() if bound.position == "within")
"""Those that stand between numeral and unit: 余, 多."""

COMMON = ("余", "多", "约", "近", "超过", "突破", "不低于", "不足", "不超过", "左右", "以上", "以内", "以下")
"""Enough of them to show an editor what is meant."""


_GUARDS = {
    "约": "(?<![节合签条公契预制])约",
    "近": "(?<![最附临靠邻])近(?!年|日|期|来)",
    "超": "(?<!赶)超",
}
"""Words that are as often part of another: 节约5万元, 最近3年."""


def _any(position: Position) -> str:
    words = (word for word, bound in CHINESE.items() if bound.position == position and word != "上")
    return "|".join(_GUARDS.get(word, re.escape(word)) for word in sorted(words, key=len, reverse=True))


BEFORE = _any("before")
"""The words that stand before a number, as a regular expression: 超过, 不低于, 约."""
_BEFORE_NUMBER = re.compile(rf"(?P<word>{BEFORE})(?P<link>[为达占有至到了出])?\s*$")
_BEFORE_ROUND = re.compile(r"(?<![以之])(?P<word>上)$")
_AFTER_UNIT = re.compile(rf"\s*(?P<word>{_any('after')})(?![部设外容涵地蒙控资])")
_REACHED = 12
"""No bound with its link is longer."""


def before(text: str, end: int) -> tuple[Bound, int] | None:
    """The bound that stands right before a figure, and where it begins; None where none does.

    before := [negator] word ["为" | "达" | "占" | "有" | …] blank*         上 only before a round number in Han numerals (上万)

    What stands at `end` is the figure.
    """
    start = max(0, end - _REACHED)
    if match := _BEFORE_NUMBER.search(text, start, end):
        return CHINESE[match["word"]], match.start()
    if text[end : end + 1] in ROUND and (match := _BEFORE_ROUND.search(text, start, end)):
        return CHINESE["上"], match.start()
    return None


ROUND = ("百", "千", "万", "亿", "萬", "億")
"""Numerals that 上 makes a bound of: 上千."""


def after(text: str, start: int) -> tuple[Bound, int] | None:
    """The bound that stands right behind a figure with its unit, and where it ends; None where none does."""
    match = _AFTER_UNIT.match(text, start)
    return (CHINESE[match["word"]], match.end()) if match else None


# --- English ---------------------------------------------------------------------------------------------------------

_ENGLISH_BEFORE: tuple[tuple[str, str], ...] = (
    ("over", "over|more than|above|beyond|(?:higher|greater|larger) than|in excess of|upwards? of"),
    ("over", "exceed(?:ed|s|ing)?|surpass(?:ed|es|ing)?|top(?:ped|s|ping)|pass(?:ed|es|ing)(?: the)?|outstripp(?:ed|ing)"),
    ("at least", "at least|a minimum of|at a minimum"),
    ("under", "under|below|(?:less|fewer|lower|smaller) than|short of"),
    ("at most", "up to|at most|a maximum of|within|capped at"),
    ("up to", "as (?:many|much|high|long|far) as"),
    ("about", "about|around|approximately|roughly|some|an estimated"),
    ("nearly", "nearly|almost|close to|approaching"),
)
_ENGLISH_NEGATABLE = ("over", "under")
_ENGLISH_REACH = "reach(?:ed|ing)?|hit|meet|met|attain(?:ed)?|get to|up to"
_ENGLISH_AFTER: tuple[tuple[str, str], ...] = (
    ("at least", r"(?:or|and) (?:more|higher|above|over|older|upwards?|longer)"),
    ("at most", r"(?:or|and) (?:less|below|lower|fewer|under|younger)"),
    ("about", "or so|or thereabouts"),
)
_ENGLISH_NEGATOR = r"(?:no|not|never|without|cannot|\w+n[’']t)(?: yet| ever| be| been| go| rise| fall| drop| have| to)*"
_PREPOSITIONS = ("over", "under", "above", "below", "within", "beyond")
"""Before an article these mostly mean a place or a time: under the million-mu project, over the five years."""

_ENGLISH_WORDS = "|".join(f"(?:{pattern})" for _, pattern in _ENGLISH_BEFORE)
_BEFORE_ENGLISH = re.compile(
    rf"\b(?:(?P<negator>{_ENGLISH_NEGATOR}) (?P<negated>{_ENGLISH_WORDS}|{_ENGLISH_REACH})|(?P<word>{_ENGLISH_WORDS}))"
    r"(?: (?:the )?(?:age|mark|level) of|(?P<article> (?:the|an?|one)))?[ -]$",
    re.IGNORECASE,
)
_AFTER_ENGLISH = re.compile(rf"(?: \w+)?,? (?P<after>{'|'.join(pattern for _, pattern in _ENGLISH_AFTER)})\b", re.IGNORECASE)
_ENGLISH_REACHED = 48


def english_before(text: str, end: int) -> tuple[Bound, int] | None:
    """The bound before an English figure that begins at `end`, and where it begins; None where there is none.

    before := [negator] ("more than" | "under" | …) [article] | negator ("reach" | "meet" | …)

    A preposition with an article is a place or a time and no bound.
    """
    match = _BEFORE_ENGLISH.search(text, max(0, end - _ENGLISH_REACHED), end)
    if not match:
        return None
    word = (match["negated"] or match["word"]).lower()
    if match["article"] and not match["negator"] and word in _PREPOSITIONS:
        return None
    return _english(word, negated=bool(match["negator"])), match.start()


def english_after(text: str, start: int) -> tuple[Bound, int] | None:
    """The bound behind an English figure with its unit, and where it ends; None where there is none."""
    match = _AFTER_ENGLISH.match(text, start)
    if not match:
        return None
    english = next(english for english, pattern in _ENGLISH_AFTER if re.fullmatch(pattern, match["after"].lower()))
    return Bound(match["after"].lower(), *_MEANING[english], english, "after"), match.end()


OVER = Bound("余", "over", strict=True, english="over", position="within")
"""What a plus sign says, and 余."""


@cache
def _english(word: str, *, negated: bool) -> Bound:
    """The bound of an English word; one that only reaches a figure stays under it where it is negated."""
    english = next((english for english, pattern in _ENGLISH_BEFORE if re.fullmatch(pattern, word)), "")
    if negated and (not english or english in ("at most", "up to")):
        return Bound(word, "under", strict=True, english="under")
    bound = Bound(word, *_MEANING[english], english, optional=english == "up to")
    return _negated(bound) if negated and english in _ENGLISH_NEGATABLE else bound
