"""The page about the translation: how much is reviewed, by whom, when, against which source, and what is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.coverage import STATES
from workreport.pages.places import RECENT
from workreport.pages.spec import Context, PageContent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workreport.coverage import Coverage
    from workreport.pages.subjects import ArchiveInEdition
    from workreport.summary import ReportSummary


@dataclass(frozen=True, slots=True)
class TranslationContext(Context):
    """What ``translation.html`` shows."""

    translations: tuple[tuple[ReportSummary, Coverage], ...]
    """The newest reports, each with its coverage in a language: language by language, the newest report first."""
    states: tuple[str, ...]
    left: int
    """How many older reports are not listed."""


def translation(archive: ArchiveInEdition) -> Iterator[PageContent]:
    """The page about the translation."""
    targets = [edition.target for edition in archive.frame.editions if edition.target and not edition.bilingual]
    rows = tuple(
        (report, one) for target in targets for report in archive.reports[:RECENT] for one in report.coverage if one.language == target
    )
    yield PageContent(TranslationContext(rows, STATES, max(0, len(archive.reports) - RECENT)))
