"""A table of contents that was pasted with the report."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from workreport.lexicon.salutation import squeezed
from workreport.outline.front import is_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workreport.model import Line

HEADING = re.compile(r"^[（(【]?目[录次][】）)]?$")
LEADER = re.compile(r"[\s.．。…·•\-—_\t]*[（(]?\d{0,3}[）)]?$")
"""The dots and the number of the page after an entry."""
WITH_PAGE = re.compile(r"(?:[.．…·•]{2,}|\t)\s*[（(]?\d{1,3}[）)]?$")
LONGEST = 80
TELLING = 8
"""Characters by which an entry is known again in the text; the heading itself may run in."""


def find_contents(lines: Sequence[Line]) -> frozenset[int]:
    """The places of the lines of a table of contents.

    contents := 目录 entry+ | entry entry entry+      entry := heading leader? page?

    After 目录 an entry is any short line that stands in the text once more; without it, three lines at least end in dots and a number.
    """
    heading = next((index for index, line in enumerate(lines[:60]) if HEADING.match(squeezed(line.text))), None)
    if heading is None:
        return _by_leaders(lines)
    standing = Counter(_bare(line.text[:LONGEST])[:TELLING] for line in lines[heading + 1 :])
    seen: set[str] = set()
    past = heading + 1
    while past < len(lines) and len(lines[past].text) <= LONGEST and not is_title(lines[past].text):
        entry = _bare(lines[past].text)[:TELLING]
        if entry in seen or (standing[entry] < 2 and not WITH_PAGE.search(lines[past].text)):
            break
        seen.add(entry)
        past += 1
    return frozenset(range(heading, past)) if seen else frozenset()


def _by_leaders(lines: Sequence[Line]) -> frozenset[int]:
    run: list[int] = []
    for index, line in enumerate(lines[:100]):
        if len(line.text) <= LONGEST and WITH_PAGE.search(line.text):
            run.append(index)
        elif len(run) >= 3:
            break
        else:
            run = []
    return frozenset(run) if len(run) >= 3 else frozenset()


def _bare(text: str) -> str:
    return squeezed(LEADER.sub("", text))
