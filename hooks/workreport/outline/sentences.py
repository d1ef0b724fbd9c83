"""Paragraphs into sentences."""

from __future__ import annotations

ENDS = "。！？!?"
PARTNERS = {"（": "）", "(": ")", "“": "”", "‘": "’", "《": "》", "〈": "〉", "「": "」", "『": "』", "【": "】", "〔": "〕", "［": "］", "[": "]"}
CLOSERS = frozenset(PARTNERS.values())
QUOTATIONS = frozenset("”’」』\"")
GOES_ON = frozenset("，、；：,;:。！？!?…—的之等和与及是为" + "".join(CLOSERS))
"""What follows a quotation ending in 。 where the sentence around it goes on."""


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a paragraph; joined, they are the paragraph to the character.

    A sentence ends at a run of 。！？ (! ? too, where no letter or digit follows) outside brackets and quotation marks, or with the
    closing mark of a quotation whose last character is one of them (“…。”) unless the sentence around it goes on (`GOES_ON`). Brackets and
    quotation marks without a partner count for nothing. Blanks between two sentences stand at the end of the first.
    """
    partners = _pairs(text)
    starts, index, length = [0], 0, len(text)
    while index < length:
        if index in partners:
            index = partners[index] + 1
            ended = text[index - 1] in QUOTATIONS and text[index - 2] in ENDS and text[index : index + 1] not in GOES_ON
        else:
            ended = text[index] in ENDS and not _in_word(text, index)
            index += 1
            while ended and index < length and (text[index] in ENDS or text[index] in QUOTATIONS - {'"'}):
                index += 1
        if ended:
            while index < length and text[index].isspace():
                index += 1
            starts.append(index)
    return tuple(text[start:end] for start, end in zip(starts, [*starts[1:], length], strict=True) if start < end)


def _in_word(text: str, index: int) -> bool:
    following = text[index + 1 : index + 2]
    return text[index] in "!?" and following.isascii() and following.isalnum()


def _pairs(text: str) -> dict[int, int]:
    """Places of the outermost opening marks that have a partner, with the places of their partners."""
    waiting: list[tuple[int, str]] = []
    open_now = dict.fromkeys(CLOSERS, 0)
    pairs: dict[int, int] = {}
    for index, character in enumerate(text):
        if character in PARTNERS:
            waiting.append((index, PARTNERS[character]))
            open_now[PARTNERS[character]] += 1
        elif character in CLOSERS and open_now[character]:
            while True:
                start, closer = waiting.pop()
                open_now[closer] -= 1
                if closer == character:
                    break
            pairs[start] = index
    straight = [index for index, character in enumerate(text) if character == '"']
    if len(straight) % 2 == 0:
        pairs.update(zip(straight[::2], straight[1::2], strict=True))
    outermost: dict[int, int] = {}
    reach = -1
    for start in sorted(pairs):
        if start > reach:
            outermost[start] = reach = pairs[start]
    return outermost
