"""Fills the empty segments of a report's translation files from memory."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workreport import checks
from workreport.memory.pairs import part_of
from workreport.messages import _
from workreport.model import Segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from workreport.memory.drafting import Draft, Memory
    from workreport.model import Catalogue, Report, Unit


@dataclass(frozen=True, slots=True)
class Filled:
    """Translation files with drafts, and what was found for each segment that was empty."""

    catalogues: dict[str, Catalogue]
    drafts: dict[str, Draft | None]
    """By address within the report; None where memory has nothing like it."""

    @property
    def proven(self) -> int:
        """How many drafts have nothing doubtful."""
        return sum(draft is not None and draft.proven for draft in self.drafts.values())

    @property
    def found(self) -> int:
        """How many segments got a draft."""
        return sum(draft is not None for draft in self.drafts.values())


def parts(report: Report) -> dict[str, str]:
    """By page, the heading of the part it stands in; empty for pages of no part."""
    headings = {page.id: page.title.text for page in report.pages if page.title}
    return {page.id: headings.get(part_of(page.id), "") for page in report.pages}


def fill(report: Report, catalogues: Mapping[str, Catalogue], memory: Memory, year: int, watched: Iterable[str] | None = None) -> Filled:
    """The catalogues with a draft in every segment that has no translation and that memory knows the like of.

    `watched` are the pages in the order in which they are to be filled, for a caller who shows progress.
    """
    headings = parts(report)
    pages = {page.id: page for page in report.pages}
    filled = dict(catalogues)
    drafts: dict[str, Draft | None] = {}
    for page in watched if watched is not None else catalogues:
        units: list[Unit] = []
        told = checks.contexts(report, pages[page], catalogues[page]) if page in pages else {}
        for unit in catalogues[page].units:
            if unit.text:
                units.append(unit)
                continue
            context = told.get(unit.id, checks.NO_CONTEXT)
            if units and not context.before and units[-1].id.partition("s")[0] == unit.id.partition("s")[0]:
                context = replace(context, before=units[-1].text)
            draft = memory.best(unit.zh, headings.get(page, ""), year, context)
            drafts[f"{page}/{unit.id}"] = draft
            units.append(draft.unit(Segment(unit.id, unit.zh, 0), unit.comments) if draft else unit)
        filled[page] = replace(catalogues[page], units=tuple(units))
    return Filled(filled, drafts)


def lines(filled: Filled) -> Iterator[str]:
    """What became of each segment, a line each."""
    for address, draft in filled.drafts.items():
        doubts = _("; doubtful: {doubts}").format(doubts=_("; ").join(draft.doubts)) if draft and draft.doubts else ""
        yield f"{address}  {draft.origin + doubts if draft else '–'}"
