"""The pages that stand outside reports: the cover, the editions' homes, the page of search results."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.pages.places import RECENT, links
from workreport.pages.spec import Context, PageContent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workreport.edition import Edition
    from workreport.pages.spec import Link
    from workreport.pages.subjects import ArchiveInEdition
    from workreport.summary import ReportSummary


@dataclass(frozen=True, slots=True)
class CoverContext(Context):
    """What ``cover.html`` shows."""

    editions: tuple[Edition, ...]


@dataclass(frozen=True, slots=True)
class HomeContext(Context):
    """What ``home.html`` shows."""

    reports: tuple[ReportSummary, ...]
    """The newest, newest first; all where they lie in no places."""
    places: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SearchContext(Context):
    """What ``search.html`` shows."""

    reports: tuple[ReportSummary, ...]
    """The newest, newest first."""


@dataclass(frozen=True, slots=True)
class HandwrittenContext(Context):
    """A page written in Markdown."""

    language: str
    """The language it is in, which is not the edition's where that lacks the page."""


def cover(archive: ArchiveInEdition) -> Iterator[PageContent]:
    """The doors to the editions."""
    yield PageContent(CoverContext(archive.frame.editions))


def home(archive: ArchiveInEdition) -> Iterator[PageContent]:
    """The newest report, and the archive: all reports, or where they lie in places, these."""
    inside = links(archive, "")
    yield PageContent(HomeContext(archive.reports[:RECENT] if inside else archive.reports, inside))


def search(archive: ArchiveInEdition) -> Iterator[PageContent]:
    """The page of results; without a script it leads to the newest reports."""
    yield PageContent(SearchContext(archive.reports[:RECENT]))
