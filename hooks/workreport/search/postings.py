"""Where each unit stands: the inverted index, cut into files small enough to fetch one for each unit of a query.

Every passage has a number, counted through all reports; a unit's place is (passage, position). In the source language a unit is looked up
together with what follows it, so that a phrase of Han characters costs one lookup for every two of them; in a language of words a word is
looked up by its first letters, so that its other forms come along.
"""

from __future__ import annotations

import json
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from workreport.search.units import head, is_run, is_word, units, word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

V = TypeVar("V")
Row = tuple[int, str, int]
"""The places of a unit in a report: the first step to a passage, all further steps as JSON, and the last passage; see `Places`."""
Postings = dict[str, dict[str, Row]]
"""By family, then by tail, where units stand in a report.

In the source language the family is the unit and the tail the `head` of the next one, empty at the passage's end. In a language of
words the family is the first `FAMILY` letters and the tail the rest of the word.
"""
Joined = dict[str, dict[str, str]]
"""The same of all reports of a volume: by family, then by tail, the steps as JSON."""

FAMILY = 3
TARGET = 6_000
"""Characters of JSON that a file of the index should hold, compressed a third of it: four volumes are asked, and each for several files."""
GROUPS = 64
"""Files of the Han index are numbered by the first character in at most so many groups, then by the second."""


class Places:
    """A list of places under construction: a positive number steps on to a passage, a negative one to a position within it.

    >>> places = Places()
    >>> for passage, position in ((3, 0), (3, 7), (5, 2)):
    ...     places.add(passage, position)
    >>> places.steps
    [4, -1, -7, 2, -3]
    """

    __slots__ = ("_passage", "_position", "steps")

    def __init__(self) -> None:
        self.steps: list[int] = []
        self._passage = self._position = -1

    def add(self, passage: int, position: int) -> None:
        """Adds a place; places come in order."""
        if passage != self._passage:
            self.steps.append(passage - self._passage)
            self._passage, self._position = passage, -1
        self.steps.append(self._position - position)
        self._position = position

    def row(self) -> Row:
        """The places of a report."""
        first, *others = self.steps
        return first, ",".join(map(str, others)), self._passage


def of_characters(texts: Sequence[str]) -> tuple[Postings, Postings]:
    """The postings of the source language: of single characters, and of runs (numbers, letters). `texts` are the passages' in order."""
    characters: defaultdict[str, defaultdict[str, Places]] = defaultdict(lambda: defaultdict(Places))
    runs: defaultdict[str, defaultdict[str, Places]] = defaultdict(lambda: defaultdict(Places))
    for passage, text in enumerate(texts):
        row = units(text)
        for position, unit in enumerate(row):
            tail = head(row[position + 1]) if position + 1 < len(row) else ""
            (runs if is_run(unit) else characters)[unit][tail].add(passage, position)
    return _plain(characters), _plain(runs)


def of_words(texts: Sequence[str]) -> Postings:
    """The postings of a language of words; a mark has a position but no posting, so that words on its two sides are no phrase."""
    words: defaultdict[str, defaultdict[str, Places]] = defaultdict(lambda: defaultdict(Places))
    for passage, text in enumerate(texts):
        for position, unit in enumerate(map(word, units(text))):
            if is_word(unit):
                words[unit[:FAMILY]][unit[FAMILY:]].add(passage, position)
    return _plain(words)


def joined(reports: Iterable[tuple[Postings, int]]) -> Joined:
    """The postings of a volume, from those of each of its reports and its number of passages.

    >>> places = Places()
    >>> for passage, position in ((3, 0), (3, 7), (5, 2)):
    ...     places.add(passage, position)
    >>> joined([({"水": {"库": places.row()}}, 10)] * 2)
    {'水': {'库': '[4,-1,-7,2,-3,8,-1,-7,2,-3]'}}
    """
    found: dict[str, dict[str, list[str]]] = {}
    reached: dict[str, dict[str, int]] = {}
    before = 0
    for postings, passages in reports:
        for family, tails in postings.items():
            steps, last = found.setdefault(family, {}), reached.setdefault(family, {})
            for tail, (first, others, end) in tails.items():
                steps.setdefault(tail, []).append(f"{before + first - 1 - last.get(tail, -1)},{others}")
                last[tail] = before + end
        before += passages
    return {family: {tail: f"[{','.join(tails[tail])}]" for tail in sorted(tails)} for family, tails in sorted(found.items())}


def endings(postings: Joined) -> dict[str, list[str]]:
    """The words of five letters or more by their last `FAMILY`, for one that was mistyped in its first letters."""
    found: dict[str, list[str]] = {}
    for family, tails in postings.items():
        for tail in tails:
            if len(tail) > 1 and (word := family + tail).isalpha():
                found.setdefault(word[-FAMILY:], []).append(word)
    return dict(sorted(found.items()))


def _plain(families: dict[str, defaultdict[str, Places]]) -> Postings:
    return {family: {tail: tails[tail].row() for tail in sorted(tails)} for family, tails in sorted(families.items())}


@lru_cache(maxsize=10_000)  # each character is asked for with all that follow it
def scatter(text: str) -> int:
    """A number for a short text, to choose a file by; the browser computes the same."""
    number = 5381
    for unit in text.encode("utf-16-le").hex(" ", -2).split():
        number = (number * 33 ^ int(unit[2:] + unit[:2], 16)) & 0xFFFFFFFF
    return number


def written(postings: Joined) -> str:
    """The postings as JSON."""
    families = (
        f"{compact(family)}:{{{','.join(f'{compact(tail)}:{steps}' for tail, steps in tails.items())}}}"
        for family, tails in postings.items()
    )
    return f"{{{','.join(families)}}}"


def file_count(postings: Joined) -> int:
    """How many files the postings want: a power of two."""
    size, wanted = len(written(postings)), 1
    while wanted * TARGET < size:
        wanted *= 2
    return wanted


def scattered(
    name: str, rows: Mapping[str, V], counts: dict[str, object], by: Callable[[str], str], target: int = TARGET
) -> Iterator[tuple[str, str]]:
    """The files ``NAME-N.json`` of rows that are looked up by what `by` makes of their keys; notes in `counts` how many there are.

    `target` is how many characters of JSON a file should hold.
    """
    size, count = len(compact(rows)), 1
    while count * target < size:
        count *= 2
    counts[name] = count
    contents: list[dict[str, V]] = [{} for _ in range(count)]
    for key, row in rows.items():
        contents[scatter(by(key)) % count][key] = row
    for number, content in enumerate(contents):
        yield f"{name}-{number}.json", compact(content)


def by_family(postings: Joined, files: int) -> Iterator[str]:
    """Each file as JSON, families together."""
    yield from _sorted_into(files, postings, lambda family, _: scatter(family) % files)


def by_family_and_tail(postings: Joined, groups: int, files: int) -> Iterator[str]:
    """Each of ``groups * files`` files as JSON: by the family first, then by the tail."""
    yield from _sorted_into(groups * files, postings, lambda family, tail: scatter(family) % groups * files + scatter(tail) % files)


def _sorted_into(files: int, postings: Joined, choose: Callable[[str, str], int]) -> Iterator[str]:
    contents: list[Joined] = [{} for _ in range(files)]
    for family, tails in postings.items():
        for tail, steps in tails.items():
            contents[choose(family, tail)].setdefault(family, {})[tail] = steps
    yield from map(written, contents)


ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def compact(value: object) -> str:
    """JSON without blanks, in the order given."""
    return ENCODER.encode(value)
