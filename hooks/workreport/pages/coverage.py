"""What readers are told of a translation: how much is reviewed, by whom, when, against which source, and what is open."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.catalogue import join
from workreport.pages.spec import Link, PageSpec

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workreport.archive import Archive
    from workreport.catalogue import Joined
    from workreport.library import Work

STATES = ("final", "reviewed", "translated", "stale", "draft", "initial")
"""The states of a segment, best first."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A segment that readers of the coverage page are told about."""

    page: str
    segment: str
    text: str
    """The reason an editor gave, or the state it is in."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far a report is translated into one language."""

    work: Work
    language: str
    counts: dict[str, int]
    """Segments by state, in the order of `STATES`."""
    pages: tuple[tuple[str, dict[str, int]], ...]
    """The same for each page, in reading order."""
    excused: tuple[Remark, ...]
    """Figures and terms that an editor has declared right although the check cannot know; several may be of one segment."""
    unfinished: tuple[Remark, ...]
    """Segments that are stale, unreviewed or not translated."""

    @property
    def total(self) -> int:
        """All segments."""
        return sum(self.counts.values())

    @property
    def unsealed(self) -> int:
        """Segments that count as reviewed and do not say when, and which words, their reader read."""
        units = [unit for one in self.work.catalogues.get(self.language, {}).values() for unit in one.units]
        return sum(unit.state in {"reviewed", "final"} and not unit.seal for unit in units)

    @property
    def reviewed(self) -> int:
        """Segments that a second reader has compared with the source."""
        return self.counts["final"] + self.counts["reviewed"]


def coverage(work: Work, language: str) -> Coverage:
    """Counts a report's segments by state, and lists those that want a word."""
    pages, excused, unfinished = [], [], []
    total: Counter[str] = Counter()
    for page in work.report.pages:
        joined = join(page, work.catalogues.get(language, {}).get(page.id))
        states = Counter(one.state for one in joined)
        total += states
        pages.append((page.id, {state: states[state] for state in STATES}))
        excused += [Remark(page.id, one.segment.id, reason) for one in joined for reason in _excuses(one)]
        unfinished += [Remark(page.id, one.segment.id, one.state) for one in joined if one.state not in {"final", "reviewed"}]
    counts = {state: total[state] for state in STATES}
    return Coverage(work, language, counts, tuple(pages), tuple(excused), tuple(unfinished))


def _excuses(joined: Joined) -> Iterator[str]:
    if joined.unit:
        if joined.unit.check:
            yield joined.unit.check
        for term, reason in joined.unit.terms:
            yield f"{term}: {reason}"


def page_specs(archive: Archive) -> Iterator[PageSpec]:
    """The page about the translation, in every edition that stands in one language."""
    alone = [edition for edition in archive.editions if not edition.bilingual]
    targets = [edition.target for edition in alone if edition.target]
    told = tuple(coverage(work, target) for target in targets for work in archive.works)
    for edition in alone:
        words = archive.interfaces[edition.language]
        yield PageSpec(
            address=f"{edition.code}/about/translation/",
            template="translation.html",
            edition=edition,
            title=words("coverage.title"),
            description=words("coverage.description"),
            context={"told": told, "states": STATES},
            trail=(
                Link(f"{edition.code}/", words("header.home"), edition.language),
                Link(f"{edition.code}/about/", words("footer.about"), edition.language),
            ),
            alternates=tuple((other, f"{other.code}/about/translation/") for other in alone),
            updated=archive.updated,
        )
