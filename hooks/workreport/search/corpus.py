"""What is searched: the passages of all reports, each with its translations beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.languages import SOURCE
from workreport.search.entries import report_entries
from workreport.search.values import values

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workreport.model import Page, Words
    from workreport.pages.subjects import ReportInEdition
    from workreport.search.entries import Entry


@dataclass(frozen=True, slots=True)
class CorpusSegment:
    """A segment in all its languages; one not translated has only its source."""

    id: str
    texts: Words
    heading: bool = False
    """Whether it is a heading."""
    values: tuple[str, ...] = ()
    """Of the figures in its source, as `values.values` gives them."""


@dataclass(frozen=True, slots=True)
class CorpusPage:
    """A page of a report."""

    id: str
    titles: Words
    """What its contents call it."""
    segments: tuple[CorpusSegment, ...]
    headed: bool
    """Whether its first segment is its heading."""

    @property
    def part(self) -> str:
        """The part it belongs to: ``1`` of ``1-3``; the opening and the closing are parts of their own."""
        return self.id.partition("-")[0]


@dataclass(frozen=True, slots=True)
class CorpusReport:
    """A report."""

    id: str
    year: int
    """It was delivered in; 0 where nobody has stated it."""
    names: Words
    pages: tuple[CorpusPage, ...]
    entries: tuple[Entry, ...] = ()
    """What it has besides passages."""
    places: tuple[tuple[str, Words], ...] = ()
    """The places it lies in, the largest first: path and name."""


def corpus_report(editions: Iterable[ReportInEdition]) -> CorpusReport:
    """A report as search sees it; `editions` are its editions in one language, the source's first.

    One that lies in a place is called by its whole name, since other places have one of the same year.
    """
    editions = tuple(editions)
    source = editions[0]
    names = {one.edition.language: one.full_name if one.places else one.name for one in editions}
    pages = tuple(_page(number, chapter.page, editions) for number, chapter in enumerate(source.chapters))
    year = int(source.work.facts.year or 0)
    return CorpusReport(source.work.report.id, year, names, pages, report_entries(editions), source.places)


def _page(number: int, page: Page, editions: Iterable[ReportInEdition]) -> CorpusPage:
    """The page that stands at `number` in each edition; a translation is searched where it is published."""
    titles = {one.edition.language: one.contents[number].title for one in editions}
    texts: dict[str, Words] = {segment.id: {SOURCE: segment.text} for segment in page.segments()}
    for one in editions:
        for passage in one.chapters[number].passages():
            if passage.text:
                texts[passage.id][passage.language] = passage.text
    headings = {paragraph.heading.id for paragraph in page.paragraphs if paragraph.heading}
    segments = tuple(CorpusSegment(name, words, name in headings, values(words[SOURCE])) for name, words in texts.items())
    return CorpusPage(page.id, titles, segments, page.title is not None)
