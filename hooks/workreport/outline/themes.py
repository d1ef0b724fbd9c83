"""Themes: the run-in heads of paragraphs, short first sentences that say what the paragraph is about (高标准履行保水政治责任。).

theme := words 。 text      words without a mark, a dash or 一是, seldom with a comma; text goes on with the matter

A theme inside a paragraph begins a paragraph of its own. It is told there by its likes: short sentences of the same length, without any
comma, each with at least as much text as a paragraph would have.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from workreport.lexicon.han_numerals import UP_TO_99
from workreport.lexicon.salutation import is_salutation
from workreport.outline.marks import mark
from workreport.outline.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workreport.model import Line

WEIGHTS = {
    "no comma": 2.0,
    "two halves of one length": 1.0,
    "comma": -1.0,
    "at most 18 characters": 1.0,
    "over 24 characters": -4.0,
    "a neighbour may be one": 0.5,
    "a neighbour is one": 1.0,
    "figure": -2.0,
    "speaks of us, of now or goes on from before": -3.0,
    "states what something is": -3.0,
    "calls": -1.0,
    "short text": -1.0,
    "text speaks of us": -1.0,
    "under a heading like its siblings": 1.0,
    "bold": 5.0,
    "not bold where themes are": -4.0,
}
"""What each piece of evidence for a theme adds to its score."""
ENOUGH = 3.0
ALIKE = 13
"""Characters of a theme under a heading that opens as its siblings do."""
LONGEST = 34
SHORT_TEXT = 45
OPENERS = re.compile(
    r"^(?:我们|我[省市区县镇乡旗州]|全[省市区县镇乡旗州]|今年|去年|明年|过去|当前|目前|这[些一是次]|其中|同时|此外|另外|在此|对此|为此|因此|总之|这|今后|未来|回顾|展望|"
    rf"一年来|五年来|全年|\d|[{UP_TO_99}]+年|必须|要|二[〇○]|同志们|也|还|但|而|如果|只要|只有|事实|实践|成绩|令人|取得)"
)
COPULA = re.compile(r"(?<![但可就要还总只凡于])是(?!否)")
INNER_SHORT, INNER_LONG = 5, 14
"""Characters of a theme inside a paragraph, its 。 included."""
FEWEST_INNER = 3
INNER_STOPS = re.compile(r"[，、,；：“”\d]")
DASHES = ("—", "―", "－", "-")
INNER_TEXT = 60
"""Characters that each theme inside a paragraph heads at least."""


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What is known about a paragraph's surroundings when its first sentence is judged."""

    able: int
    """How many of the paragraphs before and after it may have themes too."""
    themed: int
    """How many of them are known to have one."""
    bold_heads: bool
    """Whether the manuscript sets run-in heads in bold."""
    alike: bool = False
    """Whether it stands under a heading without a number that opens as its siblings do."""


def bold_heads(lines: Sequence[Line]) -> bool:
    """Whether run-in heads are set in bold in this manuscript: three paragraphs at least begin with a bold sentence and go on without."""
    return sum(1 for line in lines if any(start == 0 and 3 < end < len(line.text) for start, end in line.bold)) >= 3


def has_theme(text: str, bold: Sequence[tuple[int, int]], around: Neighbourhood) -> bool:
    """Whether the first sentence of a paragraph is its theme."""
    parts = sentences(text)
    if len(parts) < 2 or not possible(parts[0]):
        return False
    return sum(WEIGHTS[name] for name in evidence(parts[0], text[len(parts[0]) :], bold, around)) >= ENOUGH


def possible(sentence: str) -> bool:
    """Whether a sentence has the form of a theme."""
    plain = sentence.strip()
    return (
        4 < len(plain) <= LONGEST
        and plain[-1] in "。！"
        and not mark(plain)
        and not plain.startswith((*DASHES, "各位"))
        and not is_salutation(plain)
        and not any(stop in plain for stop in "；：:")
    )


def evidence(sentence: str, text: str, bold: Sequence[tuple[int, int]], around: Neighbourhood) -> tuple[str, ...]:
    """What speaks for and against a sentence as the theme of the text after it, as names of `WEIGHTS`."""
    plain = sentence.strip()[:-1]
    halves = re.split("[，,]", plain)
    names = []
    if len(halves) == 1:
        names.append("no comma")
    else:
        names.append("two halves of one length" if len(halves) == 2 and abs(len(halves[0]) - len(halves[1])) <= 1 else "comma")
    if len(plain) <= 18:
        names.append("at most 18 characters")
    if len(plain) > 24:
        names.append("over 24 characters")
    names.extend(["a neighbour may be one"] * around.able)
    names.extend(["a neighbour is one"] * around.themed)
    if re.search(r"\d", plain):
        names.append("figure")
    if OPENERS.match(plain) or re.search(r"[今去明]年", plain):
        names.append("speaks of us, of now or goes on from before")
    if COPULA.search(plain):
        names.append("states what something is")
    if sentence.strip()[-1] == "！":
        names.append("calls")
    if len(text) < SHORT_TEXT:
        names.append("short text")
    if re.match(r"^(?:我们要|要)", text):
        names.append("text speaks of us")
    return (*names, *_setting(sentence, bold, around))


def _setting(sentence: str, bold: Sequence[tuple[int, int]], around: Neighbourhood) -> Iterator[str]:
    """What its type and the heading over it say."""
    if around.alike and len(sentence.strip()) <= ALIKE:
        yield "under a heading like its siblings"
    if any(start == 0 and abs(end - len(sentence)) <= 1 for start, end in bold):
        yield "bold"
    elif around.bold_heads:
        yield "not bold where themes are"


def inner(text: str, bold: Sequence[tuple[int, int]], *, bold_heads: bool) -> tuple[int, ...]:
    """Where themes inside a paragraph begin.

    Where the manuscript sets heads in bold, at bold sentences; else at three or more short sentences of one length, each with room under
    it. A paragraph that begins with a dash or 一是 is an item of a list and has none.
    """
    if mark(text) or text.startswith(DASHES):
        return ()
    places: list[tuple[int, int]] = []
    at = 0
    for sentence in sentences(text):
        plain = sentence.rstrip()
        if at and bold_heads and any(start == at and abs(end - at - len(plain)) <= 1 for start, end in bold):
            places.append((at, 0))
        elif at and not bold_heads and INNER_SHORT <= len(plain) <= INNER_LONG and _bare(plain):
            places.append((at, len(plain)))
        at += len(sentence)
    if bold_heads:
        return tuple(start for start, _ in places)
    bounds = pairwise([*(start for start, _ in places), len(text)])
    roomy = [(start, length) for (_, length), (start, end) in zip(places, bounds, strict=True) if end - start - length >= INNER_TEXT]
    lengths = Counter(length for _, length in roomy)
    if not lengths:
        return ()
    length, count = max(lengths.items(), key=lambda item: (item[1], -item[0]))
    return tuple(start for start, other in roomy if other == length) if count >= FEWEST_INNER else ()


def _bare(sentence: str) -> bool:
    """Whether a sentence inside a paragraph has nothing in it but the words of a theme."""
    return sentence[-1] == "。" and not INNER_STOPS.search(sentence) and not OPENERS.match(sentence) and not COPULA.search(sentence)
