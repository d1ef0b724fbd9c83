"""What other pages need to know of a report: small, so that thousands fit into memory and an unchanged report need not be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.catalogue import readable
from workreport.coverage import coverage
from workreport.edition import translation
from workreport.glossary import passages
from workreport.languages import SOURCE

if TYPE_CHECKING:
    from workreport.coverage import Coverage
    from workreport.indicators.model import Indicators
    from workreport.library import Work
    from workreport.model import Facts, Page, Words
    from workreport.problems import Problem


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
    terms: dict[str, dict[str, tuple[str, ...]]]
    """By language and the id of a term that stands in it, the addresses of its segments: ``1-3/p2s4``."""
    pages: tuple[str, ...]
    """The ids of its pages, in order."""
    numerals: dict[str, str]
    """What its pages bear as numbers, by id: 一、; （三）."""
    titles: dict[str, Words]
    """The headings of its pages, by id and language; pages without a heading are left out."""
    translated: tuple[str, ...]
    """The languages that any of its sentences is translated into."""
    problems: tuple[Problem, ...]
    """What is wrong in its inputs; not in the glossary, which is none of its own."""
    updated: str
    """The newest date that its text bears, ISO."""

    @property
    def first_page(self) -> str:
        """The id of the page it begins with; empty where it has none."""
        return self.pages[0] if self.pages else ""


def summarize(work: Work) -> ReportSummary:
    """The summary of a report."""
    return ReportSummary(
        id=work.report.id,
        facts=work.facts,
        source=work.report.source.rpartition("/")[2],
        indicators=work.indicators,
        coverage=tuple(coverage(work, language) for language in work.catalogues),
        terms={language: passages(glossary, work.report) for language, glossary in work.terms.items()},
        pages=tuple(page.id for page in work.report.pages),
        numerals=work.report.numerals,
        titles={page.id: _titles(work, page) for page in work.report.pages if page.title},
        translated=tuple(language for language in work.catalogues if work.translated(language)),
        problems=tuple(problem for problem in work.problems if not problem.place.path.endswith("/glossary.yml")),
        updated=work.updated,
    )


def _titles(work: Work, page: Page) -> Words:
    titles = {SOURCE: page.title.text} if page.title else {}
    for language, pages in work.catalogues.items():
        for one in readable(page, pages.get(page.id), drafts=work.facts.show_drafts):
            if one.segment is page.title and (text := translation(one).text):
                titles[language] = text
    return titles
