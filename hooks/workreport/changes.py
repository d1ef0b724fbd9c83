"""A report beside the one of the year before: what is repeated, what has new figures, what is reworded, new, or dropped."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

from workreport.lexicon.characters import DIGITS_ONE_WIDTH
from workreport.lexicon.han_numerals import UP_TO_99

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workreport.model import Report, Segment, Term

Kind = Literal["repeated", "figures", "reworded", "new", "dropped"]
"""``repeated``: the same to the character; ``figures``: the same words with other figures; ``reworded``: alike; the rest as named."""

LIKENESS = 0.62
"""Sentences are versions of one where at least this share of their characters agrees in order, figures apart."""
LEGIBLE = 0.55
"""Of two wordings that have less in common, each is shown whole."""
_FIGURE = re.compile(rf"[0-9][0-9,.]*|(?<=^[（(])[{UP_TO_99}]+(?=[）)])|^[{UP_TO_99}]+(?=、)")
_WORD = re.compile(r"[0-9](?:[0-9.,]*[0-9])?|[A-Za-z]+|.", re.DOTALL)
"""A number, a word of an alphabet, or any one character."""

Place = tuple[str, str]
"""A page and a segment on it."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a sentence."""

    kind: Kind
    before: Place | None
    now: Place | None


@dataclass(frozen=True, slots=True)
class PageChanges:
    """A page and its counterpart of the year before."""

    page: str
    """Empty for a page of the year before that has no counterpart any more."""
    before: str
    """The page that most of its sentences come from; empty where it is new."""
    changes: tuple[Change, ...]
    """In the order of the page; what was dropped follows."""

    @property
    def counts(self) -> dict[Kind, int]:
        """How many sentences there are of each kind, in the order in which readers are told."""
        return totals([Counter(change.kind for change in self.changes)])


def totals(counted: Iterable[Mapping[Kind, int]]) -> dict[Kind, int]:
    """The sums of several counts, in the order in which readers are told; without the kinds of which there is none."""
    found: Counter[Kind] = Counter()
    for one in counted:
        found.update(one)
    kinds: tuple[Kind, ...] = ("new", "reworded", "figures", "repeated", "dropped")
    return {kind: found[kind] for kind in kinds if found[kind]}


def compare(before: Report, now: Report) -> tuple[PageChanges, ...]:
    """Every page of `now` with what became of its sentences since `before`; pages that have no counterpart any more come last.

    A sentence is compared with one of the year before at most: the same sentence first, wherever it stood, then the same but for figures,
    then the likest, of the counterpart's page before others.
    """
    olds = [(page.id, segment) for page, segment in before.segments()]
    news = [(page.id, segment) for page, segment in now.segments()]
    pairs = _aligned(olds, news)
    origins: dict[str, Counter[str]] = {}
    for new, old in pairs.items():
        origins.setdefault(news[new][0], Counter())[olds[old][0]] += 1
    counterparts = {page: counts.most_common(1)[0][0] for page, counts in origins.items()}
    used = set(pairs.values())
    dropped: dict[str, list[Change]] = {}
    for index, (name, segment) in enumerate(olds):
        if index not in used:
            dropped.setdefault(name, []).append(Change("dropped", (name, segment.id), None))
    found = []
    for page in now.pages:
        rows = [_change(news[index], olds[pairs[index]] if index in pairs else None) for index in _on(news, page.id)]
        counterpart = counterparts.get(page.id, "")
        rows += dropped.pop(counterpart, [])
        found.append(PageChanges(page.id, counterpart, tuple(rows)))
    found += [PageChanges("", page.id, tuple(dropped[page.id])) for page in before.pages if page.id in dropped]
    return tuple(found)


def _on(segments: Sequence[tuple[str, Segment]], page: str) -> list[int]:
    return [index for index, (name, _) in enumerate(segments) if name == page]


def _change(now: tuple[str, Segment], before: tuple[str, Segment] | None) -> Change:
    page, segment = now
    if before is None:
        return Change("new", None, (page, segment.id))
    same = before[1].text == segment.text
    kind: Kind = "repeated" if same else "figures" if _bare(before[1].text) == _bare(segment.text) else "reworded"
    return Change(kind, (before[0], before[1].id), (page, segment.id))


def _bare(text: str) -> str:
    """A sentence with every figure as one."""
    return _FIGURE.sub("0", text.translate(DIGITS_ONE_WIDTH))


def _aligned(olds: Sequence[tuple[str, Segment]], news: Sequence[tuple[str, Segment]]) -> dict[int, int]:
    """By sentence of the new report, the one of the old that it was."""
    pairs: dict[int, int] = {}
    for key in (str, _bare):
        left = _unpaired(range(len(olds)), pairs.values())
        open_ = _unpaired(range(len(news)), pairs)
        matcher = SequenceMatcher(None, [key(olds[old][1].text) for old in left], [key(news[new][1].text) for new in open_], autojunk=False)
        for old, new, size in matcher.get_matching_blocks():
            pairs.update({open_[new + step]: left[old + step] for step in range(size)})
        places: dict[str, list[int]] = {}
        for old in _unpaired(range(len(olds)), pairs.values()):
            places.setdefault(key(olds[old][1].text), []).append(old)
        for new in _unpaired(range(len(news)), pairs):
            if places.get(key(news[new][1].text)):
                pairs[new] = places[key(news[new][1].text)].pop(0)
    return pairs | _alike(olds, news, pairs)


def _unpaired(every: Iterable[int], taken: Iterable[int]) -> list[int]:
    known = set(taken)
    return [index for index in every if index not in known]


def _alike(olds: Sequence[tuple[str, Segment]], news: Sequence[tuple[str, Segment]], pairs: Mapping[int, int]) -> dict[int, int]:
    """The likest of the rest, each sentence once; where two are as like, the nearer."""
    from rapidfuzz import process  # noqa: PLC0415  # only a report with one before it needs it
    from rapidfuzz.distance import Indel  # noqa: PLC0415  # as above

    left = _unpaired(range(len(olds)), pairs.values())
    choices = {old: _bare(olds[old][1].text) for old in left}
    rated = []
    for new in _unpaired(range(len(news)), pairs):
        scored = process.extract(
            _bare(news[new][1].text), choices, scorer=Indel.normalized_similarity, score_cutoff=LIKENESS, limit=len(choices)
        )
        rated += [(-score, abs(new / len(news) - old / len(olds)), new, old) for _, score, old in scored]
    found: dict[int, int] = {}
    for _, _, new, old in sorted(rated):
        if new not in found and old not in found.values():
            found[new] = old
    return found


@dataclass(frozen=True, slots=True)
class TermChanges:
    """Terms of the glossary that one of two reports has and the other has not, in the order of their first use."""

    came: tuple[Term, ...]
    went: tuple[Term, ...]


def term_changes(before: Report, now: Report, terms: Sequence[Term]) -> TermChanges:
    """What came into the report's language, and what went."""
    texts = ["\n".join(segment.text for _, segment in report.segments()) for report in (before, now)]
    places = {term: [text.find(term.zh) for text in texts] for term in terms}
    came = sorted((where[1], term.zh, term) for term, where in places.items() if where[0] < 0 <= where[1])
    went = sorted((where[0], term.zh, term) for term, where in places.items() if where[1] < 0 <= where[0])
    return TermChanges(tuple(term for *_, term in came), tuple(term for *_, term in went))


def differences(old: str, new: str) -> tuple[tuple[Literal["same", "new", "old"], str], ...]:
    """A text in pieces, with those of its old wording that are gone; no piece parts a word or a number.

    Where little is left of the old wording it stands before the new, whole: words of both would stand in one another's way.
    """
    before, after = _WORD.findall(old), _WORD.findall(new)
    if SequenceMatcher(None, before, after, autojunk=False).ratio() < LEGIBLE:
        return ("old", old), ("new", new)
    found: list[tuple[Literal["same", "new", "old"], str]] = []
    for tag, old_start, old_end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        was, now = "".join(before[old_start:old_end]), "".join(after[new_start:new_end])
        if tag == "equal":
            found.append(("same", now))
        else:
            found += [("old", was)] if was else []
            found += [("new", now)] if now else []
    return tuple(found)
