"""What other pages need to know of a report: small, so that thousands fit into memory and an unchanged report need not be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.coverage import coverage
from workreport.glossary import passages

if TYPE_CHECKING:
    from workreport.coverage import Coverage
    from workreport.indicators.model import Indicators
    from workreport.library import Work
    from workreport.model import Facts, Term


@dataclass(frozen=True, slots=True)
class TermUse:
    """A term of the glossary, and where a report uses it."""

    term: Term
    places: tuple[str, ...]
    """Addresses of segments in the report: ``1-3/p2s4``."""


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """A report as the archive's pages, feeds and the pages of other reports see it."""

    id: str
    facts: Facts
    source: str
    """The name of its source file."""
    indicators: Indicators | None
    coverage: tuple[Coverage, ...]
    """How far it is translated, by language."""
    terms: dict[str, tuple[TermUse, ...]]
    """By language, the terms that stand in it."""
    redirects: tuple[tuple[str, str], ...]
    """Pages that have another id now: old and new; an old id that a page bears again is left out."""
    updated: str
    """The newest date that its text bears, ISO."""


def summarize(work: Work) -> ReportSummary:
    """The summary of a report."""
    pages = {page.id for page in work.report.pages}
    terms = {}
    for language, glossary in work.terms.items():
        places = passages(glossary, work.report)
        terms[language] = tuple(TermUse(term, places[term.id]) for term in glossary if places.get(term.id))
    return ReportSummary(
        id=work.report.id,
        facts=work.facts,
        source=work.report.source.rpartition("/")[2],
        indicators=work.indicators,
        coverage=tuple(coverage(work, language) for language in work.catalogues),
        terms=terms,
        updated=work.updated,
        redirects=tuple((old, new) for old, new in work.facts.redirects.items() if old not in pages),
    )
