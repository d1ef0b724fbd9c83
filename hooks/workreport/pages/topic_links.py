"""Links to the topics of a report, from its home and its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workreport.languages import in_language
from workreport.pages.spec import Link

if TYPE_CHECKING:
    from workreport.pages.subjects import ReportInEdition
    from workreport.topics import Topic


def links(report: ReportInEdition) -> tuple[Link, ...]:
    """Links to the topics of a report."""
    return tuple(link(report, topic) for topic, _sentences in report.work.sentences_by_topic)


def links_by_page(report: ReportInEdition) -> dict[str, tuple[Link, ...]]:
    """By page of the report, links to the topics that it has sentences on."""
    found: dict[str, list[Link]] = {}
    for topic, sentences in report.work.sentences_by_topic:
        for page in dict.fromkeys(page for page, _segment in sentences):
            found.setdefault(page, []).append(link(report, topic))
    return {page: tuple(links) for page, links in found.items()}


def link(report: ReportInEdition, topic: Topic) -> Link:
    """A link to a topic of a report."""
    title, spoken = in_language(topic.title, report.edition.language)
    beside = in_language(topic.title, report.edition.languages[-1]) if report.edition.bilingual else None
    return Link(f"{report.base}topics/{topic.id}/", title, spoken, beside=beside)
