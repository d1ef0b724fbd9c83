"""The end of a report: its last exhortation and its appendices."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.lexicon.han_numerals import UP_TO_99
from workreport.lexicon.salutation import is_salutation
from workreport.lexicon.variants import simple
from workreport.outline.candidates import is_bare_title
from workreport.outline.marks import Style, mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workreport.model import Line

APPENDIX = re.compile(
    rf"^(?:附|附件|附录|附表|附注|附则)(?:[{UP_TO_99}]{{1,2}}|\d{{1,2}})?(?:$|[：:、.\s《（(])"
    r"|(?:名词|短语|用语|词语|词汇|术语|专用语|缩略语|缩写|概念|指标|新词)[^。，；！？]{0,8}(?:解释|注释|说明|释义|浅释|解读|注解)[）)》]?[：:]?$"
    r"|^[（(【]?(?:注释|尾注|脚注|备注|注解|注|名词|解释)[】）)]?[：:]?$"
)
"""Headings that only appendices have: 附件1, 名词解释, 《政府工作报告》有关用语说明, 注释."""
EXHORTATION = re.compile(r"让我们|谢谢|不懈奋斗|努力奋斗|而奋斗|(?:更大|新的?|应有的?)贡献|优异成绩|新(?:的)?篇章|再创辉煌")
ATTACHED = re.compile(r"^(\d{1,2})\s*[.．、]")
LIST_WORDS = re.compile(r"实事|项目表|清单|目标表|任务分解|计划表|指标表|一览表")
ENTRY = re.compile(r"^(?:[\[〔［【(（]?\d{1,3}[\]〕］】)）.．、]|[①-⑳㉑-㉟])\s*[^。]{1,60}(?:[：:]|[—―]{1,2}|是指|指|。)")
ATTACHMENTS = re.compile(r"^(?:附件|附)[：:]\s*1\s*[.．、]")
"""The list of what is attached (GB/T 9704-2012, 7.3.4), on the last lines of the text: 附件：1．… 2．…"""


@dataclass(frozen=True, slots=True)
class Tail:
    """Where the speech ends and what follows it, by places in the sequence of lines."""

    speech: int
    """Past the last line of the speech."""
    appendices: tuple[tuple[int, int], ...]
    """The headings of appendices, each from its first line to past its last; an empty span at the start of entries without a heading."""


def find_tail(lines: Sequence[Line], start: int, forced: frozenset[int] = frozenset()) -> Tail:
    """Finds the end of the report whose body begins at start; lines in `forced` head appendices by an editor's word."""
    end = len(lines)
    closing = _last_address(lines, start, end)
    headings: list[tuple[int, int]] = []
    index = closing + 1
    while index < end:
        if index not in forced and (listed := _attachments(lines, index)):
            index = listed
            continue
        past = _appendix(lines, index, end, after_closing=closing >= start) if index not in forced else index + 1
        if past or index in forced:
            headings.append((index, past or index + 1))
            index = past or index + 1
        elif not headings and closing >= start and _entries(lines, index, end):
            headings.append((index, index))
            index += 1
        else:
            index += 1
    return Tail(headings[0][0] if headings else end, tuple(headings))


def _attachments(lines: Sequence[Line], index: int) -> int:
    """Past the list of what is attached, where one starts here: 附件：1．…, then 2．… and so on, each a line; 0 where none does."""
    if not ATTACHMENTS.match(lines[index].text):
        return 0
    past = index + 1
    while past < len(lines) and (found := ATTACHED.match(lines[past].text)) and int(found[1]) == past - index + 1:
        past += 1
    return past if past > index + 1 else 0


def _last_address(lines: Sequence[Line], start: int, end: int) -> int:
    """The last line that addresses the assembly or calls upon it; before start where none does."""
    for index in range(end - 1, start - 1, -1):
        text = simple(lines[index].text)
        if lines[index].kind != "text" or ENTRY.match(text):
            continue
        if is_salutation(text) or (EXHORTATION.search(text[-120:]) and text[-1] in "！!。" and (text[-1] != "。" or "让我们" in text)):
            return max(index, _with_next(lines, index, end))
    return start - 1


def _with_next(lines: Sequence[Line], index: int, end: int) -> int:
    """An address alone on its line calls with the line under it."""
    return index + 1 if len(lines[index].text) < 12 and is_salutation(lines[index].text) and index + 1 < end else index


def _appendix(lines: Sequence[Line], index: int, end: int, *, after_closing: bool) -> int:
    """Past the heading of an appendix that starts here; 0 where none does."""
    text = simple(lines[index].text)
    if lines[index].kind != "text" or len(text) > 45 or text[-1] in "。；，":
        return 0
    if APPENDIX.search(text):
        bare = re.fullmatch(rf"附(?:件|录|表)?(?:[{UP_TO_99}]{{1,2}}|\d{{1,2}})?[：:]?", text)
        goes_on = bare and index + 2 < end and len(lines[index + 1].text) <= 40 and is_bare_title(lines[index + 1].text)
        return index + 2 if goes_on and not mark(lines[index + 1].text) else index + 1
    if after_closing and not mark(text) and is_bare_title(text) and index + 1 < end:
        return index + 1 if LIST_WORDS.search(text) or _entries(lines, index + 1, end) else 0
    return 0


def _entries(lines: Sequence[Line], index: int, end: int) -> bool:
    """Whether entries of a glossary or a list start here: the first numbered one, and the second after it."""
    first = ENTRY.match(lines[index].text)
    if not first or index + 1 >= end:
        return False
    found = mark(lines[index].text)
    if found and (found.number != 1 or found.style < Style.DIGITS):
        return False
    return bool(found or re.match(r"^[\[〔［【]1[\]〕］】]", lines[index].text)) and any(
        ENTRY.match(lines[other].text) for other in range(index + 1, min(index + 4, end))
    )
