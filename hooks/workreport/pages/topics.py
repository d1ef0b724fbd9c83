"""What a report says of a subject, on one page, in the order of the report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport import topics
from workreport.languages import in_language
from workreport.pages.references import reference
from workreport.pages.reports import ReportContext
from workreport.pages.spec import PageContent
from workreport.pages.topic_links import link as topic_link
from workreport.views import passage_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from workreport.edition import Chapter, Passage
    from workreport.model import Page, Words
    from workreport.pages.figures import Row
    from workreport.pages.spec import Link
    from workreport.pages.subjects import ReportInEdition
    from workreport.views import PassageView


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Sentences of one page of the report."""

    chapter: Link
    reference: tuple[tuple[str, str], ...]
    """What people call the page (一（三）; Part I, section 3), with the language that is in; none where its title says it already."""
    passages: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True)
class TopicContext(ReportContext):
    """What ``topic.html`` shows."""

    title: Words
    excerpts: tuple[Excerpt, ...]
    done: tuple[Row, ...]
    """The figures in these sentences that are of the topic."""
    promised: tuple[Row, ...]
    """Those of them that are targets or plans."""
    others: tuple[Link, ...]
    """The report's other topics."""


def pages(report: ReportInEdition) -> Iterator[PageContent]:
    """A page for every topic that the report has sentences on."""
    found = report.work.sentences_by_topic
    every = [topic_link(report, topic) for topic, _sentences in found]
    chapters = {chapter.page.id: _entry(report, chapter, link) for chapter, link in zip(report.chapters, report.contents, strict=True)}
    for topic, sentences in found:
        name, _language = in_language(topic.title, report.edition.language)
        title = report.words.text("topic.of", topic=name, report=report.name)
        own = f"{report.base}topics/{topic.id}/"
        rows = _rows(report, topic, {f"{page}/{segment}" for page, segment in sentences})
        context = TopicContext(
            facts=report.work.facts,
            title=topic.title,
            excerpts=tuple(_excerpts(report, chapters, sentences)),
            done=tuple(row for row in rows if row.status == "actual"),
            promised=tuple(row for row in rows if row.status != "actual"),
            others=tuple(other for other in every if other.address != own),
        )
        yield PageContent(context, topic.id, title, report.words.text("topic.lede", topic=name))


_Entry = tuple["Link", tuple[tuple[str, str], ...], dict[str, "Passage"]]
"""A link to a page of the report, what people call it, and its passages by their ids."""


def _entry(report: ReportInEdition, chapter: Chapter, link: Link) -> _Entry:
    return link, tuple(_references(report, chapter.page)), {passage.id: passage for passage in chapter.passages()}


def _excerpts(report: ReportInEdition, chapters: Mapping[str, _Entry], sentences: Iterable[tuple[str, str]]) -> Iterator[Excerpt]:
    wanted: dict[str, list[str]] = {}
    for page, segment in sentences:
        wanted.setdefault(page, []).append(segment)
    for page, names in wanted.items():
        link, called, passages = chapters[page]
        yield Excerpt(link, called, tuple(passage_view(passages[name], report.edition) for name in names))


def _references(report: ReportInEdition, page: Page) -> Iterator[tuple[str, str]]:
    """Only a section bears a numeral that leaves open in which part it is."""
    if page.kind == "section":
        for language in report.edition.languages:
            yield reference(report.work.report.numerals, page.id, "", report.frame.interfaces[language]), language


def _rows(report: ReportInEdition, topic: topics.Topic, sentences: set[str]) -> tuple[Row, ...]:
    """The rows of the topic's figures in these sentences, in the order of the report."""
    indicators = report.work.indicators
    if indicators is None:
        return ()
    wanted = {value.key for value in topics.observations(topic, report.work.report, indicators, sentences)}
    rows = (row for page in report.work.report.pages for row in report.figures.get(page.id, ()))
    return tuple(row for row in rows if (row.indicator, row.period, row.status) in wanted)
