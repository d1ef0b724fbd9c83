"""Ranks in both languages: first, second, among the best."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NOT_RANKS = "(?!季度|产业|批|次|届|轮|期|个|阶段|步|时间|线|责任|书记|要务|位的|一|方|大|者|种|类|部|章|条|款|医|中|小|人民|党|总|联)"


@dataclass(frozen=True, slots=True)
class Rank:
    """A kind of rank."""

    name: str
    """As a message names it."""
    chinese: re.Pattern[str]
    english: re.Pattern[str]


def _ranked(*words: str) -> str:
    verbs = (
        r"rank\w*|plac\w+|came|com(?:e|ing)|stood|stand\w*|finish\w+|took|tak\w+|won|win\w*|hold\w*|held|"
        r"position\w*|score\w*|was|were|be|is|are"
    )
    said = "|".join(words)
    return (
        rf"\b(?:{verbs})\b[^.;]{{0,50}}\b(?:{said})\b|\b(?:{said}) (?:place|prize|position|in|among|of|across|for|nationally|overall|by)\b"
    )


_AT = "(?:排名|排在|位列|位居|居|列|荣获|获得?|评为|全[区市国省县镇州]|并列|综合|成绩|总量|增速)[^，。；、]{0,6}"
RANKS = (
    Rank(
        "first",
        re.compile(rf"{_AT}(?:第一|第1(?!\d)){_NOT_RANKS}|第一名|榜首|(?:居|列|放在|摆在)首位|居首|之首|头名|夺冠"),
        re.compile(
            _ranked("first", "1st", "top", r"No\. ?1", "number one")
            + r"|\btop\w*\b|\bthe (?:\w+est|most|best|leading)\b|\blead(?:s|er|ers|ing)?\b|\bled\b|champion|"
                r"\bput\w*\b[^.;]{0,80}\bfirst\b|\bpriorit|\bforemost"
            r"|\babove all\b|\bprimary\b|\bfirst(?:,| and foremost)|\bcomes? first\b|#1",
            re.IGNORECASE,
        ),
    ),
    Rank(
        "second",
        re.compile(rf"{_AT}(?:第二|第2(?!\d)){_NOT_RANKS}|第二名|亚军"),
        re.compile(_ranked("second", "2nd", r"No\. ?2", "number two"), re.IGNORECASE),
    ),
    Rank(
        "third",
        re.compile(rf"{_AT}(?:第三|第3(?!\d)){_NOT_RANKS}|第三名|季军"),
        re.compile(_ranked("third", "3rd", r"No\. ?3", "number three"), re.IGNORECASE),
    ),
    Rank(
        "first of all",
        re.compile("全[市区县省国镇](?:首个|首家|率先|第一个)|首家|第一个(?!百年|五年)"),
        re.compile(r"\b(?:first|lead\w*|led|pioneer\w*|ahead|earliest)\b", re.IGNORECASE),
    ),
    Rank(
        "among the best",
        re.compile("(?:居|列|保持|走在|排|入|处于|位于|跻身)[^，。；]{0,6}(?:前列|前茅)|名列前茅"),
        re.compile(
            r"\b(?:front|forefront|foremost|leader\w*|leading|lead|top|ahead|best|vanguard|highest|high(?:ly)? (?:up|ranked|in)|"
            r"most advanced|first|one of the|among the (?:few|\w+est|most))\b", re.IGNORECASE),
    ),
)  # fmt: skip
"""Every rank that is followed; a rank of the Chinese must be said as one in the English."""
