"""Paragraphs broken into lines of one width, by an editor, a mail or a printed page, are put together again."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workreport.lexicon.han_numerals import UP_TO_99

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workreport.model import Line

STOPS = "。！？!?：:；;"
SLACK = 8
"""How many columns narrower than the width a full line may be: two characters that may not begin a line, and their neighbours."""
WIDEST = 240
"""Columns; no hard-wrapped text is wider, and no paragraph of a report that is not wrapped is so even."""
FEWEST = 12
"""Lines from which on evenness means something."""
FULL_SHARE = 0.4
BROKEN_SHARE = 0.6
"""Shares of full lines among all, and among those of lines that end within a sentence, from which on a text is hard-wrapped."""
HEADS = re.compile(
    rf"^(?:[{UP_TO_99}]{{1,3}}[、．.]|[（(][{UP_TO_99}]{{1,3}}[）)]|第[{UP_TO_99}]{{1,3}}[部章篇]|"
    r"各位|同志们|附件?[一二三\d：:]|名词解释)"
)
"""What begins a paragraph wherever the line before it ends."""
ITEMS = re.compile(rf"^(?:[（(]?\d{{1,2}}[）)、．.](?!\d)|第?[{UP_TO_99}]{{1,2}}[是，]|[①-⑳]|[—―]{{1,2}}|[\[〔]\d{{1,3}}[\]〕])")
"""What does so unless paragraphs are indented and this is not."""
CLOSES = STOPS + "”’）)》"
"""What ends a paragraph; a short line that ends otherwise is a title, if it does not follow an unfinished one."""
ENOUGH_TO_BREAK = 24
"""Columns from which on a line may be broken by accident; shorter ones are debris of a page."""
PARAGRAPH = 400
"""Characters past which a line is a paragraph that its author ended."""
OPENS = "（“《"
"""A line that is one of these alone is the beginning of the next."""
GOES_ON = "，、“（《"
FOLLOWS = "，。、；：！？）”》"
"""A line ending in the ones or beginning with the others is one with its neighbour in any text."""
OPEN_WORD = re.compile(r"(?:^(?:以及|并|等)|以及|(?<![目])的|(?<![祥总温饱缓])和|(?<!参)与|(?<!抑)或)$")
"""What no line ends with that is not broken off, at a link for one."""
OPEN_FIGURE = re.compile(r"[\u4e00-\u9fff].*[0-9０-９][.．]$")
REST_OF_FIGURE = re.compile(r"[0-9０-９]")
"""The two halves of a figure that is broken at its point; a line before it that has no words is a number, not a sentence."""
SIGN_OF_FIGURE = re.compile(r"[%％‰]|[.．][0-9０-９]")
"""What begins no line: the sign, or the point with the rest, of a figure at the end of the line before it."""
FIGURE_AT_END = re.compile(r"[\u4e00-\u9fff].*[0-9０-９]$")
CONJUNCTION = re.compile(r"^(?:以及|并|等|的|和|与|及|或)$")
LONGEST_LINK = 40
"""Characters of a title between 《 and 》 at most."""


@dataclass(frozen=True, slots=True)
class Row:
    """A cleaned line with what its place in the file tells of paragraphs."""

    line: Line
    indented: bool
    gap: bool
    """Whether an empty line stands before it."""
    width: int
    """Columns it took in the file, its indent included."""
    across: bool = False
    """Whether the number of a page, or its running head, stood before it: a paragraph may go on over it."""
    apart: bool = False
    """Whether another line that is left out stood before it, over which no paragraph goes on."""


def width(text: str) -> int:
    """Columns a line takes: two for a character of Chinese writing, one for another."""
    return sum(2 if character >= "\u1100" else 1 for character in text)


def unwrap(rows: Sequence[Row]) -> tuple[Line, ...]:
    """The lines as paragraphs.

    In hard-wrapped text a line goes on in the next where it is full, unless an empty line, an indent or the mark of a heading begins a
    paragraph there. In any text it does where a comma or an opening mark ends it or is all of it, or one that cannot
    begin a line begins the next; two of these (》》) are a page's ornament.
    """
    full = _full_width(rows)
    indents = sum(row.indented for row in rows) * 20 >= len(rows)
    spaced = sum(row.gap for row in rows) * 10 >= 9 * len(rows)
    lines: list[Line] = []
    parts: list[Row] = []
    for row in rows:
        on = parts and (
            _goes_on_over_a_page(parts, row, indents=indents)
            if row.across
            else _goes_on(parts[-1], row, full, indents=indents, spaced=spaced)
        )
        if parts and not on:
            lines.append(_paragraph(parts))
            parts = []
        parts.append(row)
    return (*lines, _paragraph(parts)) if parts else tuple(lines)


def _full_width(rows: Sequence[Row]) -> int:
    """The width from which on a line is full; 0 for text that is not hard-wrapped."""
    if len(rows) < FEWEST:
        return 0
    widths = Counter(row.width for row in rows if row.width <= WIDEST)
    if sum(widths.values()) < 0.97 * len(rows):
        return 0
    most, count = 0, 0
    for right in widths:
        near = sum(widths[it] for it in range(right - SLACK, right + 1))
        if (near, right) > (count, most):
            most, count = right, near
    full = [row for row in rows if most - SLACK <= row.width]
    broken = sum(1 for row in full if row.line.text[-1] not in STOPS)
    enough = len(full) >= FULL_SHARE * len(rows) and broken >= BROKEN_SHARE * len(full) and most >= 40
    return most - SLACK if enough else 0


def _goes_on(row: Row, following: Row, full: int, *, indents: bool, spaced: bool) -> bool:
    last, first = row.line.text[-1], following.line.text[0]
    if following.apart:
        return False
    if row.line.text in OPENS or _is_broken(row.line.text, following):
        return True
    if HEADS.match(following.line.text) or (ITEMS.match(following.line.text) and (following.indented or not indents)):
        return False
    if not full:
        return (
            (
                (last in GOES_ON and not row.line.text.endswith(2 * last))
                or (first in FOLLOWS and not following.line.text.startswith(2 * first))
            )
            and row.width >= ENOUGH_TO_BREAK
            and not (following.gap and not spaced)
            and not following.indented
        )
    if last in STOPS and following.width < full and following.line.text[-1] not in CLOSES:
        return False
    return row.width >= full and (spaced or not following.gap) and not (indents and following.indented)


def _is_broken(text: str, following: Row) -> bool:
    """Whether a line is broken off where no author ends one: after 《, before 》 or a comma, at a conjunction, within a figure."""
    first = following.line.text
    if first[:2] == 2 * first[0] or text.endswith(2 * text[-1]):
        return False
    if first[0] in "》，、；。" or (text.rfind("《") > text.rfind("》") and len(first) <= LONGEST_LINK):
        return text[-1] not in "。！？"
    if len(text) >= PARAGRAPH or following.gap or following.indented or HEADS.match(first) or HEADS.match(text):
        return False
    return bool(OPEN_WORD.search(text) or CONJUNCTION.match(first)) or _is_broken_figure(text, first)


def _is_broken_figure(text: str, first: str) -> bool:
    """Whether a figure is broken over the two lines: ３２１． and ５万元, 5 and .6%, 5.6 and %."""
    if OPEN_FIGURE.search(text):
        return bool(REST_OF_FIGURE.match(first)) and not ITEMS.match(first)
    return bool(FIGURE_AT_END.search(text) and SIGN_OF_FIGURE.match(first))


def _goes_on_over_a_page(parts: Sequence[Row], following: Row, *, indents: bool) -> bool:
    """Whether a paragraph goes on after the end of a page: it is no heading, no closing mark ends it, and nothing begins one there."""
    text = "".join(part.line.text for part in (*parts[:1], *parts[1:][-2:]))
    first = following.line.text
    if HEADS.match(first) or ITEMS.match(first) or (indents and following.indented):
        return False
    if text[-1] in GOES_ON or first[0] in FOLLOWS:
        return True
    stops = "。；" if HEADS.match(text) else "。；，,"
    return text[-1] not in CLOSES and any(stop in text for stop in stops)


def _paragraph(parts: Sequence[Row]) -> Line:
    line = parts[0].line
    if len(parts) == 1:
        return line
    text = parts[0].line.text
    pieces = [text]
    for part in parts[1:]:
        between = pieces[-1][-1] + part.line.text[0]
        pieces.append(" " + part.line.text if between.isascii() and between.isalpha() else part.line.text)
    return replace(line, text="".join(pieces), last=parts[-1].line.number)
