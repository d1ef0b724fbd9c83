"""Links to the topics of a report, from its home and its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workreport import topics
from workreport.languages import in_language
from workreport.pages.spec import Link

if TYPE_CHECKING:
    from workreport.pages.subjects import ReportInEdition
    from workreport.topics import Topic


def links(report: ReportInEdition, page: str = "") -> tuple[Link, ...]:
    """Links to the topics of a report, or to those that one of its pages has sentences on."""
    found = []
    for topic in topics.topics():
        sentences = topics.sentences(topic, report.work.report, report.work.facts)
        if any(not page or one == page for one, _segment in sentences):
            found.append(_link(report, topic))
    return tuple(found)


def _link(report: ReportInEdition, topic: Topic) -> Link:
    title, spoken = in_language(topic.title, report.edition.language)
    beside = in_language(topic.title, report.edition.languages[-1]) if report.edition.bilingual else None
    return Link(f"{report.base}topics/{topic.id}/", title, spoken, beside=beside)
