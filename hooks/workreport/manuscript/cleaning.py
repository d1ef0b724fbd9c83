"""What is taken away from a line: conversion debris, never words."""

from __future__ import annotations

import re

from workreport.lexicon.characters import HAN
from workreport.model import Artefact

BLANK = r"[ \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]"
DEBRIS = (
    ("bookmark", re.compile(r"\[bookmark:[^\]\n]{0,200}\]", re.IGNORECASE)),
    (
        "zero-width character",
        re.compile(
            r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]|(?<![^\x00-\u02ff\u2000-\u22ff\u3000-\u9fff\uff00-\uffef])[\u200c\u200d]"
        ),
    ),
    ("control character", re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")),
)
"""Kinds of debris and what they look like, wherever they stand in a line. What joins letters and emoji is none after such a one."""
SUSPECT = re.compile(r"[\[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]")
"""Any character of theirs; most lines have none."""
ENTITY = re.compile(r"&(?:nbsp|ensp|emsp|thinsp|#160|#xa0);?", re.IGNORECASE)
ENTITY_AT_END = re.compile(ENTITY.pattern + r"\Z", re.IGNORECASE)
"""A blank as a web page writes it, left behind by an export."""
SPACED = re.compile(rf"(?<![{HAN}])(?:[{HAN}](?:{BLANK}|\?\?){{1,8}}){{3,11}}[{HAN}](?![{HAN}])")
"""A word set with a blank after each character: 政 府 工 作 报 告. ``??`` is a blank that a change of encoding spoilt.

Four characters at least: three may be a name (任 振 鹤), whose blanks are the author's.
"""


def clean(raw: str, number: int) -> tuple[str, list[Artefact], bool]:
    """The text of a physical line, the artefacts taken from it, and whether it was indented.

    A blank entity inside a line becomes the blank it means; everything else goes without a trace.
    """
    artefacts: list[Artefact] = []
    for kind, pattern in DEBRIS if SUSPECT.search(raw) else ():
        if pattern.search(raw):
            artefacts.extend(Artefact(number, kind, found[0]) for found in pattern.finditer(raw))
            raw = pattern.sub("", raw)
    start, end = _edges(raw)
    if raw and start == end:
        return "", [*artefacts, Artefact(number, "blank line", raw)], False
    if start:
        artefacts.append(Artefact(number, "blank at line start", raw[:start]))
    if end < len(raw):
        artefacts.append(Artefact(number, "blank at line end", raw[end:]))
    raw = raw[start:end]
    if "&" in raw:
        artefacts.extend(Artefact(number, "blank entity", found[0]) for found in ENTITY.finditer(raw))
        raw = ENTITY.sub(" ", raw)
    if spaced := tuple(SPACED.finditer(raw)):
        artefacts.extend(Artefact(number, "letter-spacing", found[0]) for found in spaced)
        raw = SPACED.sub(lambda found: re.sub(rf"{BLANK}|\?", "", found[0]), raw)
    return raw, artefacts, start > 0


def _edges(raw: str) -> tuple[int, int]:
    """Where the text begins and ends between the blanks, written as characters or as entities."""
    start, end = 0, len(raw)
    while start < end:
        if raw[start].isspace():
            start += 1
        elif raw[start] == "&" and (entity := ENTITY.match(raw, start)):
            start = entity.end()
        else:
            break
    while start < end:
        if raw[end - 1].isspace():
            end -= 1
        elif raw[end - 1] in ";pP" and (entity := ENTITY_AT_END.search(raw, max(start, end - 8), end)):
            end = entity.start()
        else:
            break
    return start, end
