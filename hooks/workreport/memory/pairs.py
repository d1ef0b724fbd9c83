"""The pairs of a memory: Chinese sentences and what they were translated as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.catalogue import state_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from workreport.exchange import Row
    from workreport.model import Catalogue

RANKS = {"final": 3, "reviewed": 2, "translated": 1}
"""How far a translation is trusted, by its state."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence and its translation."""

    zh: str
    text: str
    origin: str
    """Where it stands: ``2023/1-3/p1s9``, or a TMX file's name."""
    state: str = "translated"
    part: str = ""
    """The heading of the part it stands in (二、2023年工作安排): a review is told in the past, a plan in the future; empty if not known."""
    year: int | None = None
    """The year its report was delivered in, by which 去年 is read."""
    note: str = ""
    check: str = ""
    terms: tuple[tuple[str, str], ...] = ()

    @property
    def rank(self) -> int:
        """How far it is trusted, higher is better."""
        return RANKS.get(self.state, 0)


def part_of(page_id: str) -> str:
    """The page on which the heading of a page's part stands: ``1`` for ``1-3`` and ``1-closing``; empty for pages of no part."""
    first = page_id.partition("-")[0]
    return first if first.isdecimal() else ""


def of_report(report_id: str, catalogues: Mapping[str, Catalogue], year: int | None) -> Iterator[Pair]:
    """The pairs of one report; none of a draft. A stale translation is paired with the sentence that it was made from."""
    headings = {
        page: next((unit.zh for unit in catalogue.units if unit.id == "title"), "")
        for page, catalogue in catalogues.items()
        if page.isdecimal()
    }
    for page, catalogue in catalogues.items():
        for unit in catalogue.units:
            if unit.text and not unit.drafted:
                yield Pair(
                    zh=unit.was or unit.zh,
                    text=unit.text,
                    origin=f"{report_id}/{page}/{unit.id}",
                    state="translated" if unit.was else state_of(unit),
                    part=headings.get(part_of(page), ""),
                    year=year,
                    note=unit.note,
                    check=unit.check,
                    terms=unit.terms,
                )


def of_rows(rows: Iterable[Row], name: str) -> Iterator[Pair]:
    """The pairs of a TMX file called `name`."""
    for row in rows:
        if row.zh and row.text:
            yield Pair(row.zh, row.text, name, row.state if row.state in RANKS else "translated")
