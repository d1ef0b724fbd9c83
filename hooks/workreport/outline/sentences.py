"""Paragraphs into sentences."""

from __future__ import annotations

import re
from itertools import pairwise

ENDS = "。！？!?"
OPENERS = "（(“‘《〈「『【〔［["
CLOSERS = "）)”’》〉」』】〕］]"
PARTNERS = dict(zip(OPENERS, CLOSERS, strict=True))
STRAIGHT = '"'
QUOTATIONS = "”’」』"
GOES_ON = "，、；：,;:。！？!?…—的之等和与及是为" + CLOSERS
"""What follows a quotation ending in 。 where the sentence around it goes on."""
SIGN = re.compile(f"[{re.escape(ENDS + OPENERS + STRAIGHT)}]")
"""What can end a sentence or begin what is inside it."""
BRACKET = re.compile(f"[{re.escape(OPENERS + CLOSERS + STRAIGHT)}]")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a paragraph; joined, they are the paragraph to the character.

    A sentence ends at a run of 。！？ (! ? too, where no letter or digit follows) outside brackets and quotation marks, or with the
    closing mark of a quotation whose last character is one of them (“…。”) unless the sentence around it goes on (`GOES_ON`). Brackets and
    quotation marks without a partner count for nothing. Blanks between two sentences stand at the end of the first.
    """
    partners = _pairs(text)
    starts, index, length = [0], 0, len(text)
    while found := SIGN.search(text, index):
        index = found.start()
        if index in partners:
            index = partners[index] + 1
            ended = text[index - 1] in QUOTATIONS + STRAIGHT and text[index - 2] in ENDS and (index == length or text[index] not in GOES_ON)
        else:
            ended = found[0] in ENDS and not _in_word(text, index)
            index += 1
            while ended and index < length and text[index] in ENDS + QUOTATIONS:
                index += 1
        if ended:
            while index < length and text[index].isspace():
                index += 1
            starts.append(index)
    return tuple(text[start:end] for start, end in pairwise([*starts, length]) if start < end)


def _in_word(text: str, index: int) -> bool:
    """Whether a stop is ! or ? with a letter or a digit behind it."""
    return text[index : index + 2].isascii() and text[index + 1 : index + 2].isalnum()


def _pairs(text: str) -> dict[int, int]:
    """Places of the outermost opening marks that have a partner, with the places of their partners."""
    if not BRACKET.search(text):
        return {}
    waiting: list[tuple[int, str]] = []
    unclosed = dict.fromkeys(CLOSERS, 0)
    pairs: dict[int, int] = {}
    straight: list[int] = []
    for found in BRACKET.finditer(text):
        index, character = found.start(), found[0]
        if character in PARTNERS:
            waiting.append((index, PARTNERS[character]))
            unclosed[PARTNERS[character]] += 1
        elif character == STRAIGHT:
            straight.append(index)
        elif unclosed[character]:
            start, closer = waiting.pop()
            while closer != character:
                unclosed[closer] -= 1
                start, closer = waiting.pop()
            unclosed[character] -= 1
            pairs[start] = index
    if len(straight) % 2 == 0:
        pairs.update(zip(straight[::2], straight[1::2], strict=True))
    outermost: dict[int, int] = {}
    reach = -1
    for start in sorted(pairs):
        if start > reach:
            outermost[start] = reach = pairs[start]
    return outermost
