"""What is searched: the passages of all reports, each with its translations beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.edition import Chapter
from workreport.languages import SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workreport.model import Words
    from workreport.pages.spec import PageSpec


@dataclass(frozen=True, slots=True)
class CorpusSegment:
    """A segment in all its languages; one not translated has only its source."""

    id: str
    texts: Words


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
    names: Words
    pages: tuple[CorpusPage, ...]


def corpus(page_specs: Iterable[PageSpec]) -> tuple[CorpusReport, ...]:
    """The reports that stand on the pages of a site, in the order of the pages: newest first."""
    names: dict[str, Words] = {}
    titles: dict[tuple[str, str], Words] = {}
    chapters: dict[str, dict[str, dict[str, Chapter]]] = {}
    for spec in page_specs:
        if spec.report is None:
            continue
        chapter = spec.context.get("chapter")
        if spec.template == "report.html":
            names.setdefault(spec.report, {}).setdefault(spec.edition.language, spec.title)
        elif isinstance(chapter, Chapter):
            titles.setdefault((spec.report, chapter.page.id), {}).setdefault(spec.edition.language, spec.title)
            edition_chapters = chapters.setdefault(spec.report, {}).setdefault(chapter.page.id, {})
            edition_chapters.setdefault(spec.edition.target or SOURCE, chapter)
    return tuple(
        CorpusReport(report, names[report], tuple(_section(page, titles[report, page], chapters) for page, chapters in pages.items()))
        for report, pages in chapters.items()
    )


def _section(page: str, titles: Words, chapters: dict[str, Chapter]) -> CorpusPage:
    texts: dict[str, Words] = {}
    for language, chapter in chapters.items():
        for passage in chapter.passages():
            segment = texts.setdefault(passage.id, {SOURCE: passage.source})
            if language != SOURCE and passage.text:
                segment[language] = passage.text
    headed = any(chapter.title for chapter in chapters.values())
    return CorpusPage(page, titles, tuple(CorpusSegment(id_, segment) for id_, segment in texts.items()), headed)
