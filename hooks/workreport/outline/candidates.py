"""Lines that may be headings, and what speaks for each.

head := mark words                                 the whole line is the heading; a closing 。 is no part of the words
      | mark words (。|！|：) text                   the heading runs in: text follows it on the line
      | words                                      an unnumbered title on a line of its own
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from workreport.lexicon.salutation import is_salutation
from workreport.lexicon.units import AMOUNT
from workreport.outline.marks import Mark, Style, mark
from workreport.outline.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workreport.model import Line

STOPS = "。！？!?；;，,、：:…"
OPEN_ENDS = "，,、—－-（(“《"
"""What a heading that goes on in the next line ends with."""
FIGURE = re.compile(rf"[0-9０-９](?:[.,．][0-9]+)?\s*(?:{AMOUNT})")
COLON = re.compile(r"：|(?<!\d):|:(?!\d)")
COLON_WITHIN = 40
"""A colon closes a run-in head only near the start of the line."""
LONGEST_ALIKE = 48
"""Characters of an unnumbered heading that opens as its siblings do."""
OPENING = re.compile(r"^[^，。；：\d]{2,10}，[^，]")
SIGN = re.compile(r"[◆◇◈❖●○•■□▪▲△★☆✦▶►➢➤]|【(?=[^】]+】$)")
"""What stands before each of the headings of a level that has no numbers; brackets do around it."""
PART_WORDS = re.compile(
    r"回顾|总结|(?:主要|重点|目标|中心|工作)任务|重点工作|主要工作|政府工作|工作(?:安排|部署|打算|建议|重点|思路|目标|意见|要求|情况)|总体(?:要求|思路|目标|部署)|"
    r"指导思想|(?:预期|奋斗|主要|发展|总体)目标|自身建设|政府建设|目标(?:要求|和)|过去|今后|未来|来年|明年|今年|年的?(?:工作|任务|目标)|时期|成就|展望|形势|五年|^关于.{2,12}(?:工作|建设|问题|方面)$|^结束语$"
)
"""Words that headings of parts are made of and headings of sections seldom are."""
FRAME = re.compile(r"^(?:前\s*言|引\s*言|序\s*言|导\s*言|导\s*语|绪\s*论|开篇|结\s*束\s*语|结\s*语|尾\s*声)$")
"""Headings without a number before the first numbered one, and after the last."""
ENDING = re.compile(r"^(?:结\s*束\s*语|结\s*语|尾\s*声)$")
"""Those that head the closing."""
WORDED = (Style.CHAPTER, Style.ARTICLE)
"""Marks that are words of the heading, and keep the blank after them."""
UNTITLED = re.compile(
    r"^(?:[—―\-（(“]*\d+$|\d{4}年\d{1,2}月|[（(].{0,12}[）)]$|.{0,20}(?:如下|方面|以下).{0,4}$|谢谢|完$|[Pp]age|第.{1,4}页)"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may be a heading."""

    index: int
    """Its place in the sequence of lines."""
    mark: Mark | None
    head: int
    """How many characters of the line the heading takes, its closing mark included."""
    run_in: bool
    bold: bool
    """Whether the head, and no more than the head, is set in bold."""
    opening: str = ""
    """Of an unnumbered line that says its words after a comma, those before it and the next character: 一年来，我.
    Of a short one with a sign before it, that: ◆
    """


def words(text: str) -> str:
    """A heading as it is listed: blanks after its mark collapsed, a closing 。 (or ：！ of a run-in head) removed by the caller."""
    found = mark(text)
    if not found:
        return text
    return found.text + (text[len(found.text) :] if found.style in WORDED else text[len(found.text) :].lstrip(" \t\xa0\u3000"))


def candidate(line: Line, index: int) -> Candidate | None:
    """What the line could head, or None for a line that is plainly no heading."""
    if line.kind != "text":
        return None
    text, found = line.text, mark(line.text)
    if found is None:
        opening = _opening(text)
        if not opening and not is_bare_title(text):
            return None
        return Candidate(index, None, len(text), run_in=False, bold=_bold(line, len(text)), opening=opening)
    head = _head(line, len(found.text))
    if head <= len(found.text) or not text[len(found.text) : head].strip(STOPS + " \u3000"):
        return None
    return Candidate(index, found, head, run_in=head < len(text), bold=_bold(line, head))


def _opening(text: str) -> str:
    """The words, or the sign, that an unnumbered heading may share with its siblings; empty where the line is no single short sentence."""
    if (sign := SIGN.match(text)) and is_bare_title(text):
        return sign[0]
    found = OPENING.match(text)
    if not found or len(text) > LONGEST_ALIKE or is_salutation(text) or text[-1] in "！？；：:，、":
        return ""
    if any(stop in text[:-1] for stop in "。！？；：:"):
        return ""
    return found[0]


def candidates(lines: Sequence[Line], start: int, stop: int) -> tuple[Candidate, ...]:
    """The candidates among some of the lines."""
    return tuple(it for index in range(start, stop) if (it := candidate(lines[index], index)))


def is_bare_title(text: str) -> bool:
    """Whether an unmarked line could be a title: short, no stop at its end, no sentence's end in it, no address to the assembly."""
    if not 2 <= len(text) <= 32 or text[-1] in STOPS or is_salutation(text) or UNTITLED.match(text):
        return False
    return "。" not in text and "；" not in text and text[0] not in "，。、；：）)》”’】〉」』"


def joined(lines: Sequence[Line]) -> tuple[tuple[int, int], ...]:
    """Spans of two lines that are one heading: the first marked and open, the second a short unmarked rest.

    The first is open where a comma or an unclosed quotation mark ends it, or where it is long and the rest is short, unless other headings
    of its style have such lines under them too, which are subtitles then.
    """
    spans: list[tuple[int, int]] = []
    under: Counter[Style] = Counter()
    long: list[tuple[Style, int]] = []
    for index, (first, second) in enumerate(pairwise(lines)):
        found = mark(first.text)
        if not found or not _rest(first, second):
            continue
        if first.text[-1] in OPEN_ENDS or _unclosed(first.text) or _second_half(lines, index):
            spans.append((index, index + 2))
        elif found.style <= Style.DIGIT_BRACKETS and second.text[-1] not in STOPS:
            under[found.style] += 1
            if len(first.text) >= 16 >= len(second.text) and not PART_WORDS.search(second.text):
                long.append((found.style, index))
    spans.extend((index, index + 2) for style, index in long if under[style] == 1)
    return tuple(spans)


def _second_half(lines: Sequence[Line], index: int) -> bool:
    """Whether the line under a heading, alone there with a dash, is its second half: ——攻坚新面貌、决胜“十四五”."""
    second = lines[index + 1].text
    following = lines[index + 2].text if index + 2 < len(lines) else ""
    found = mark(lines[index].text)
    if found is None or found.style > Style.HAN:
        return False
    return second.startswith("——") and second[-1] not in STOPS and not following.startswith("—")


def _rest(first: Line, second: Line) -> bool:
    """Whether a line could be the rest of a heading."""
    return (
        second.kind == "text"
        and len(first.text) <= 60
        and first.text[-1] not in "。！？；：:"
        and 2 <= len(second.text) <= 40
        and not mark(second.text)
        and not is_salutation(second.text)
        and not any(stop in second.text.rstrip("。") for stop in "。！？；：")
    )


def _unclosed(text: str) -> bool:
    return text.count("“") > text.count("”") or text.count("《") > text.count("》") or text.count("（") > text.count("）")


def _head(line: Line, start: int) -> int:
    """Where the head of a marked line ends."""
    text = line.text
    first = len(sentences(text)[0])
    colon = COLON.search(text, start + 1, min(first, COLON_WITHIN))
    if colon and colon.end() < len(text):
        return colon.end()
    for begin, end in line.bold:
        if begin == 0 and start + 4 <= end < first - 1:
            return end + 1 if text[end] in STOPS else end
    if first > 50 and (gap := re.search(r"[ \xa0\u3000]{2,}", text[start + 4 : 50])):
        return start + 4 + gap.end()
    return first


def _bold(line: Line, head: int) -> bool:
    return any(start <= 1 and abs(end - head) <= 1 for start, end in line.bold)
