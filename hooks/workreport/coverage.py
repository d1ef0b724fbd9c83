"""What readers are told of a translation: how much is reviewed, by whom, when, against which source, and what is open."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.catalogue import join
from workreport.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workreport.catalogue import Joined
    from workreport.library import Work

STATES = ("final", "reviewed", "translated", "stale", "draft", "initial")
"""The states of a segment, best first."""


def state_names() -> dict[str, str]:
    """The states as editors read them."""
    return {
        "final": _("final"),
        "reviewed": _("reviewed"),
        "translated": _("translated"),
        "stale": _("stale"),
        "draft": _("draft"),
        "initial": _("initial"),
    }


@dataclass(frozen=True, slots=True)
class Remark:
    """A segment that the page about the translation names."""

    page: str
    segment: str
    text: str
    """The reason an editor gave, or the state it is in."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far a report is translated into one language."""

    language: str
    counts: dict[str, int]
    """Segments by state, in the order of `STATES`."""
    pages: tuple[tuple[str, dict[str, int]], ...]
    """The same for each page, in reading order."""
    excused: tuple[Remark, ...]
    """Figures and terms that an editor has declared right although the check cannot know; several may be of one segment."""
    unfinished: tuple[Remark, ...]
    """Segments that are stale, unreviewed or not translated."""
    unsealed: int
    """Segments that count as reviewed and do not say when, and which words, their reader read."""

    @property
    def total(self) -> int:
        """All segments."""
        return sum(self.counts.values())

    @property
    def translated(self) -> int:
        """Segments that have a translation which a reader sees, reviewed or not; the others stand in Chinese."""
        return self.total - self.counts["initial"] - self.counts["draft"]

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
    units = [unit for one in work.catalogues.get(language, {}).values() for unit in one.units]
    unsealed = sum(unit.state in {"reviewed", "final"} and not unit.seal for unit in units)
    counts = {state: total[state] for state in STATES}
    return Coverage(language, counts, tuple(pages), tuple(excused), tuple(unfinished), unsealed)


def _excuses(joined: Joined) -> Iterator[str]:
    if joined.unit:
        if joined.unit.check:
            yield joined.unit.check
        for term, reason in joined.unit.terms:
            yield f"{term}: {reason}"
