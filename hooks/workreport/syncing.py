"""Carries translations over to a source that has changed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from workreport.model import Catalogue, Report, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

LIKENESS = 0.6
"""Two sentences are versions of one where at least this share of their characters agrees in order (difflib's ratio)."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a segment's translation."""

    old: str | None
    """``1-3/p2s4`` before; None for a sentence that is new."""
    new: str | None
    """The same now; None for a sentence that is gone."""
    kind: str
    """``moved``, ``changed`` (the Chinese is another, the translation wants reading), ``new``, ``gone``."""
    text: str
    """The Chinese as it stands now, or stood."""
    lost: str = ""
    """The translation of a sentence that is gone, which no file has any more; empty for what was nobody's work."""


@dataclass(frozen=True, slots=True)
class Synced:
    """The catalogues after the source changed, and what was done."""

    catalogues: dict[str, Catalogue]
    changes: tuple[Change, ...]
    pages: dict[str, str]
    """Pages that are gone or have another number now: old id → the page most of their sentences went to."""


def sync(report: Report, catalogues: Mapping[str, Catalogue], language: str, folder: str) -> Synced:
    """Lays the translations of one language over the report as it is now.

    A sentence that is the same to the character keeps its translation and state wherever it went. A sentence that is like one before keeps
    its translation and takes the new Chinese; the old one stays beside it as what the translation was made from, so that it is stale until
    somebody mends it. `folder` is where the files lie.
    """
    before = [(page, unit) for page in _in_order(report, catalogues) for unit in catalogues[page].units]
    after = [(page.id, segment) for page, segment in report.segments()]
    match = _align([unit.zh for _, unit in before], [segment.text for _, segment in after])
    units: dict[str, list[Unit]] = {page.id: [] for page in report.pages}
    changes: list[Change] = []
    went: dict[str, Counter[str]] = {}
    for index, (page, segment) in enumerate(after):
        address = f"{page}/{segment.id}"
        if index not in match:
            units[page].append(Unit(segment.id, segment.text, "", "initial", 0))
            changes.append(Change(None, address, "new", segment.text))
            continue
        old_page, unit = before[match[index]]
        old = f"{old_page}/{unit.id}"
        went.setdefault(old_page, Counter())[page] += 1
        same = unit.zh == segment.text
        units[page].append(replace(unit if same else _outdated(unit, segment.text), id=segment.id, zh=segment.text))
        if not same:
            changes.append(Change(old, address, "changed", segment.text))
        elif old != address:
            changes.append(Change(old, address, "moved", segment.text))
    kept = set(match.values())
    changes += [
        Change(f"{page}/{unit.id}", None, "gone", unit.zh, "" if unit.drafted else unit.text)
        for index, (page, unit) in enumerate(before)
        if index not in kept
    ]
    moved = {old: pages.most_common(1)[0][0] for old, pages in went.items() if old not in units}
    synced = {
        page: Catalogue(f"{folder}/{page}.yml", page, language, tuple(one), *_comments(catalogues.get(page))) for page, one in units.items()
    }
    return Synced(synced, tuple(changes), moved)


def _outdated(unit: Unit, now: str) -> Unit:
    """The unit with the sentence it was made from; one that has come back to that sentence is not outdated any more.

    A draft of another sentence is nobody's work: it goes, and memory makes another.
    """
    if not unit.text:
        return unit
    if unit.drafted:
        return replace(unit, text="", origin="", doubts=(), note="", check="", terms=())
    made_from = unit.was or unit.zh
    return replace(unit, state="translated", was="" if made_from == now else made_from)


def _comments(catalogue: Catalogue | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (catalogue.above, catalogue.below) if catalogue else ((), ())


def redirects(known: Mapping[str, str], moved: Mapping[str, str], present: Iterable[str]) -> dict[str, str]:
    """Where the pages that are gone lead, after some more have gone: each to a page that is there, none from a page that is there."""
    pages = set(present)
    led = {**known, **moved}
    found = {}
    for old, first in led.items():
        page, steps = first, 0
        while page not in pages and page in led and steps < len(led):
            page, steps = led[page], steps + 1
        if old not in pages:
            found[old] = page
    return found


def _in_order(report: Report, catalogues: Mapping[str, Catalogue]) -> list[str]:
    """The pages of the old catalogues as the report orders them now; pages it no longer has come last, by their names."""
    order = {page.id: position for position, page in enumerate(report.pages)}
    return sorted(catalogues, key=lambda page: (order.get(page, len(order)), page))


def _align(before: list[str], after: list[str]) -> dict[int, int]:
    """For each sentence of `after`, by index, the sentence of `before` it was; each is used once.

    Runs that are the same come first, then the same sentence wherever it went, then, between them, sentences that are alike, and last the
    sentences that are alike wherever they went.
    """
    found: dict[int, int] = {}
    gaps: list[tuple[range, range]] = []
    for tag, old_start, old_end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found.update(zip(range(new_start, new_end), range(old_start, old_end), strict=True))
        else:
            gaps.append((range(old_start, old_end), range(new_start, new_end)))
    left: dict[str, list[int]] = {}
    for old in _unused(len(before), found.values()):
        left.setdefault(before[old], []).append(old)
    for new in range(len(after)):
        if new not in found and left.get(after[new]):
            found[new] = left[after[new]].pop(0)
    for olds, news in (*gaps, (range(len(before)), range(len(after)))):
        taken = set(found.values())
        found.update(
            _alike([(old, before[old]) for old in olds if old not in taken], [(new, after[new]) for new in news if new not in found])
        )
    return found


def _unused(size: int, used: Iterable[int]) -> list[int]:
    taken = set(used)
    return [index for index in range(size) if index not in taken]


def _alike(olds: Sequence[tuple[int, str]], news: Sequence[tuple[int, str]]) -> dict[int, int]:
    """By new sentence, the old one it is a version of, the likest pairs taken first; each sentence stands in one pair at most."""
    rated = []
    matcher = SequenceMatcher(autojunk=False)
    for new, text in news:
        matcher.set_seq2(text)
        for old, was in olds:
            matcher.set_seq1(was)
            if matcher.real_quick_ratio() >= LIKENESS and matcher.quick_ratio() >= LIKENESS and (ratio := matcher.ratio()) >= LIKENESS:
                rated.append((-ratio, abs(new - old), old, new))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, old, new in sorted(rated):
        if new not in pairs and old not in taken:
            pairs[new] = old
            taken.add(old)
    return pairs
