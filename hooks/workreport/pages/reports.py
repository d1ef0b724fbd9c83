"""The pages of a report: its home, its full text, its figures, and a page a chapter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workreport.edition import explained_once
from workreport.languages import SOURCE, fallbacks, in_language, language
from workreport.pages import figures
from workreport.pages.board import board
from workreport.pages.spec import Context, Link, PageContent
from workreport.pages.topic_links import links, links_by_page
from workreport.views import chapter_view, text_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from workreport.edition import Chapter, Edition
    from workreport.interface import Interface
    from workreport.library import Work
    from workreport.model import Facts, Page, Revision, Term
    from workreport.pages.board import Board
    from workreport.pages.figures import Picture, Row
    from workreport.pages.subjects import Download, ReportInEdition
    from workreport.views import ChapterView


TABLES = ("indicators.csv", "indicators.xlsx")
"""Files of figures that the report's home offers too."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A term that a page explains."""

    term: Term
    language: str
    """Of its explanation; where that is not Chinese, of its rendering too."""
    place: str
    """The id, on the page, of the passage that uses it first."""
    word: str
    """The term as it stands there."""

    @property
    def gloss(self) -> str:
        """The explanation."""
        return self.term.gloss_zh if self.language == SOURCE else self.term.gloss


@dataclass(frozen=True, slots=True)
class ReportContext(Context):
    """What every page of a report knows, and the document around it."""

    facts: Facts


@dataclass(frozen=True, slots=True)
class HomeContext(ReportContext):
    """What ``report.html`` shows."""

    downloads: tuple[Download, ...]
    key_figures: tuple[Row, ...]
    revisions: tuple[Revision, ...]
    changes: str
    """The address of the page that compares it with the year before; empty where there is none."""
    topics: tuple[Link, ...]
    board: Board
    """Results against targets, and the targets of the year to come."""


@dataclass(frozen=True, slots=True)
class FullContext(ReportContext):
    """What ``full.html`` shows."""

    chapters: tuple[ChapterView, ...]
    explained: tuple[Explained, ...]


@dataclass(frozen=True, slots=True)
class ChapterContext(ReportContext):
    """What ``page.html`` shows."""

    chapter: ChapterView
    heading: str
    """What the page is called where the source gives it no heading."""
    explained: tuple[Explained, ...]
    figures_here: tuple[Row, ...]
    pictures: Sequence[Picture]
    """The charts that belong beside it."""
    revisions: tuple[Revision, ...]
    """What was changed on this page."""
    minutes: int
    """About how long it takes to read."""
    changes: str
    """The address of what has changed on it since the year before; empty where nothing can be compared."""
    sections: tuple[Link, ...]
    """What a part goes on with: its sections, with their first words."""
    topics: tuple[Link, ...]
    """The topics that it has sentences on."""


def home(report: ReportInEdition) -> Iterator[PageContent]:
    """The report's home: title block, contents, key figures, downloads."""
    indicators = report.work.indicators
    key = figures.key_figures(indicators) if indicators else ()
    tables = tuple(one for one in report.offered("indicators") if one.kind in TABLES)
    files = (*report.offered("report"), *tables)
    context = HomeContext(
        report.work.facts, files, key, report.work.facts.revisions, report.changes, links(report), board(indicators, report.comparisons)
    )
    yield PageContent(context, description=_occasion(report, "home"))


def full(report: ReportInEdition) -> Iterator[PageContent]:
    """The whole report on one page."""
    whole = explained_once(report.chapters)
    views = tuple(chapter_view(chapter, report.edition) for chapter in whole)
    explained = _explained(_terms(report.work, report.edition), report.edition, whole, prefixed=True)
    context = FullContext(report.work.facts, views, explained)
    yield PageContent(context, description=_occasion(report, "full"))


def _occasion(report: ReportInEdition, kind: str) -> str:
    """The description of the report's home or full text: whose it is, where and when it was given; empty where that is not stated."""
    facts, words = report.work.facts, report.words
    body, session = (in_language(texts, report.edition.language)[0] for texts in (facts.body, facts.session))
    if not (body and session and facts.delivered):
        return ""
    day = words.day(facts.delivered)
    return words.text(f"report.description-{kind}", body=body, name=report.name, session=session, day=day)


def chapters(report: ReportInEdition) -> Iterator[PageContent]:
    """A page for each chapter."""
    indicators = report.work.indicators
    drawn = figures.section_pictures(indicators, report.edition.languages, report.frame.interfaces) if indicators else {}
    about, terms = links_by_page(report), _terms(report.work, report.edition)
    for chapter, entry in zip(report.chapters, report.contents, strict=True):
        page = chapter.page
        context = ChapterContext(
            facts=report.work.facts,
            chapter=chapter_view(chapter, report.edition),
            heading=entry.title,
            explained=_explained(terms, report.edition, [chapter]),
            figures_here=report.figures.get(page.id, ()),
            pictures=drawn.get(page.id, ()),
            revisions=tuple(one for one in report.work.facts.revisions if page.id in one.pages),
            minutes=_minutes(chapter, report.edition),
            changes=f"{report.changes}#section-{page.id}" if report.changes else "",
            sections=tuple(_sections(report, page)) if page.kind == "part" else (),
            topics=about.get(page.id, ()),
        )
        above = tuple(link for link in report.contents if page.kind == "section" and link.address == f"{report.base}{page.part}/")
        yield PageContent(context, page.id, entry.title, _description(chapter, report.edition), above)


def contents(base: str, chapters: Sequence[Chapter], edition: Edition, interfaces: Mapping[str, Interface]) -> tuple[Link, ...]:
    """The contents of a report whose home is at `base`, in each language of the edition; a title not yet translated as it is."""
    return tuple(_entry(base, chapter, chapters, edition, interfaces) for chapter in chapters)


def _entry(base: str, chapter: Chapter, chapters: Sequence[Chapter], edition: Edition, interfaces: Mapping[str, Interface]) -> Link:
    names = [_named(chapter, chapters, interfaces[language]) for language in edition.languages]
    beside = names[1] if edition.bilingual and names[1][1] != names[0][1] else None
    return Link(f"{base}{chapter.page.id}/", *names[0], level=chapter.page.level, beside=beside)


def _named(chapter: Chapter, chapters: Iterable[Chapter], words: Interface) -> tuple[str, str]:
    """What the contents call a page, and the language that is in."""
    kind = chapter.page.kind
    if chapter.title and kind != "opening":
        return text_in(chapter.title, words.language)
    if kind == "part-closing":
        part = next((other.title for other in chapters if other.page.id == chapter.page.part and other.title), None)
        title = text_in(part, words.language)[0] if part else ""
        return words.text("page.part-closing", part=title), words.language_of("page.part-closing")
    return words.text(f"page.{kind}"), words.language_of(f"page.{kind}")


def _terms(work: Work, edition: Edition) -> dict[tuple[str, str], Term]:
    """The terms that an edition explains, by the language of the passages they are marked in, and their id."""
    if edition.target is None:
        return {(SOURCE, term.id): term for terms in reversed(work.terms.values()) for term in terms}
    return {(code, term.id): term for code in fallbacks(edition.target) for term in work.terms.get(code, ())}


def _explained(
    terms: Mapping[tuple[str, str], Term], edition: Edition, chapters: Iterable[Chapter], *, prefixed: bool = False
) -> tuple[Explained, ...]:
    """The terms explained on a page of these chapters, in the order in which they are used."""
    source = edition.target is None
    found = []
    for chapter in chapters:
        for passage in chapter.passages():
            text, marks = (passage.source, passage.source_marks) if source else (passage.text, passage.text_marks)
            language = SOURCE if source else passage.language
            place = f"{chapter.page.id}-{passage.id}" if prefixed else passage.id
            found += [
                Explained(terms[language, mark.target], language, place, text[mark.start : mark.end])
                for mark in marks
                if mark.kind == "term"
            ]
    return tuple(found)


FIRST_WORDS = {True: 90, False: 40}
"""Characters of a section's first words that its part shows, in languages that write blanks between words and in those that do not."""


def _sections(report: ReportInEdition, part: Page) -> Iterator[Link]:
    for chapter, entry in zip(report.chapters, report.contents, strict=True):
        if chapter.page.part == part.id and chapter.page is not part:
            length = FIRST_WORDS[bool(language(report.edition.language).sentence_space)]
            yield replace(entry, description=_description(chapter, report.edition, length))


CHARACTERS_A_MINUTE = 400
"""About as many Chinese characters of official prose are read in a minute."""
WORDS_A_MINUTE = 220
"""The same in languages that write blanks between words."""


def _minutes(chapter: Chapter, edition: Edition) -> int:
    texts = [text_in(passage, edition.language) for passage in chapter.passages()]
    needed = sum(
        len(text.split()) / WORDS_A_MINUTE if language(code).sentence_space else len(text) / CHARACTERS_A_MINUTE for text, code in texts
    )
    return max(1, round(needed))


DESCRIPTION = 150
"""Characters of a page's description; search engines show about as many."""


def _description(chapter: Chapter, edition: Edition, length: int = DESCRIPTION) -> str:
    """The first words of a chapter's prose, of a heading alone where it has no more; where words are set apart, none is cut in two."""
    gap = "" if edition.language == SOURCE else " "
    passages = [passage for block in chapter.blocks for passage in block.body or block.passages] or [*chapter.passages()]
    text = gap.join(text_in(passage, edition.language)[0] for passage in passages)
    if len(text) <= length:
        return text
    kept = text[: length - 1]
    if gap and text[length - 1] != gap:
        kept = kept.rpartition(gap)[0] or kept
    return kept.rstrip(" ,;:") + "…"
