"""The pages that stand outside reports: the cover, the editions' homes, the page of search results."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.pages.figures import key_figures
from workreport.pages.places import RECENT, links
from workreport.pages.spec import Context, PageContent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workreport.edition import Edition
    from workreport.pages.figures import Row
    from workreport.pages.spec import Link
    from workreport.pages.subjects import ArchiveInEdition
    from workreport.summary import ReportSummary


@dataclass(frozen=True, slots=True)
class ReportsContext(Context):
    """What ``search.html`` shows."""

    reports: tuple[ReportSummary, ...]
    """The newest, newest first; on an edition’s home all of them, where they lie in no places."""


@dataclass(frozen=True, slots=True)
class HomeContext(ReportsContext):
    """What ``cover.html`` and ``home.html`` show."""

    editions: tuple[Edition, ...]
    key_figures: tuple[Row, ...]
    """Of the newest report."""
    places: tuple[Link, ...]
    """The places directly in the archive."""


@dataclass(frozen=True, slots=True)
class HandwrittenContext(Context):
    """A page written in Markdown."""

    language: str
    """The language it is in, which is not the edition's where that lacks the page."""


def cover(archive: ArchiveInEdition) -> Iterator[PageContent]:
    """The doors to the editions."""
    yield PageContent(_home(archive))


def home(archive: ArchiveInEdition) -> Iterator[PageContent]:
    """The newest report, and the archive: all reports, or where they lie in places, these."""
    yield PageContent(_home(archive))


def _home(archive: ArchiveInEdition) -> HomeContext:
    indicators = archive.reports[0].indicators if archive.reports else None
    inside = links(archive, "")
    reports = archive.reports[:RECENT] if inside else archive.reports
    return HomeContext(reports, archive.frame.editions, key_figures(indicators) if indicators else (), inside)


def search(archive: ArchiveInEdition) -> Iterator[PageContent]:
    """The page of results; without a script it leads to the newest reports."""
    yield PageContent(ReportsContext(archive.reports[:RECENT]))
