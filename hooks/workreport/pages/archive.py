"""The pages that stand outside reports: the cover, the editions' homes, the page of search results."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.pages.spec import Context, PageContent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workreport.edition import Edition
    from workreport.pages.subjects import ArchiveInEdition
    from workreport.summary import ReportSummary


@dataclass(frozen=True, slots=True)
class CoverContext(Context):
    """What ``cover.html`` shows."""

    editions: tuple[Edition, ...]


@dataclass(frozen=True, slots=True)
class ReportsContext(Context):
    """What ``home.html`` and ``search.html`` show."""

    reports: tuple[ReportSummary, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True)
class HandwrittenContext(Context):
    """A page written in Markdown."""

    language: str
    """The language it is in, which is not the edition's where that lacks the page."""


def cover(archive: ArchiveInEdition) -> Iterator[PageContent]:
    """The doors to the editions."""
    yield PageContent(CoverContext(archive.frame.editions))


def home(archive: ArchiveInEdition) -> Iterator[PageContent]:
    """The newest report, and the archive of all."""
    yield PageContent(ReportsContext(archive.reports))


def search(archive: ArchiveInEdition) -> Iterator[PageContent]:
    """The page of results; without a script it lists the reports."""
    yield PageContent(ReportsContext(archive.reports))
