"""The registry's pages in order: what stands at which address, with its trail, its neighbours and the same page in other editions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workreport.pages.places import place_link
from workreport.pages.reports import contents
from workreport.pages.sharing import citation, structured_data
from workreport.pages.spec import Link, PageSpec
from workreport.pages.subjects import ArchiveInEdition, ReportInEdition
from workreport.registry import ARCHIVE_PAGES, REPORT_PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from workreport.edition import Chapter, Edition
    from workreport.library import Work
    from workreport.model import Term
    from workreport.pages.figures import Comparisons
    from workreport.pages.spec import PageContent, PageKind
    from workreport.pages.subjects import Download, SiteFrame
    from workreport.places import Place
    from workreport.summary import ReportSummary


def archive_pages(
    frame: SiteFrame,
    reports: Sequence[ReportSummary],
    glossary: Mapping[str, tuple[Term, ...]],
    places: Mapping[str, Place],
    cards: Mapping[str, str],
) -> Iterator[PageSpec]:
    """Every page that stands outside reports; `reports` are all of the site, newest first, `cards` the newest one's pictures by edition."""
    updated = max((report.updated for report in reports), default="")
    for edition in frame.editions:
        archive = ArchiveInEdition(frame, edition, tuple(reports), glossary, places, updated)
        for kind in ARCHIVE_PAGES:
            if (kind.once and edition != frame.editions[0]) or (edition.bilingual and not kind.side_by_side):
                continue
            for content in kind.make(archive):
                yield replace(_archive_page(archive, kind, content), card=cards.get(edition.code, ""))


def _archive_page(archive: ArchiveInEdition, kind: PageKind[ArchiveInEdition], content: PageContent) -> PageSpec:
    edition, words = archive.edition, archive.words
    others = () if kind.once else tuple(other for other in archive.frame.editions if kind.side_by_side or not other.bilingual)
    return PageSpec(
        address=kind.address.format(edition=edition.code, name=content.name),
        kind=kind,
        edition=edition,
        title=content.title or words.text(kind.title),
        description=content.description or words.text(kind.description),
        context=content.context,
        trail=(
            *(
                Link(f"{edition.code}/{address}", words.text(key), words.language_of(key))
                for address, key in kind.trail
                if _stands(archive, address)
            ),
            *content.above,
        ),
        alternates=tuple((other, kind.address.format(edition=other.code, name=content.name)) for other in others),
        updated=archive.updated,
    )


def _stands(archive: ArchiveInEdition, address: str) -> bool:
    """Whether a page stands above another: an edition's home always does, a page in Markdown where the site has it."""
    return not address or f"{archive.edition.code}/{address}index.html" in archive.frame.handwritten


def report_in(
    frame: SiteFrame,
    edition: Edition,
    work: Work,
    chapters: tuple[Chapter, ...],
    comparisons: Comparisons | None = None,
    downloads: tuple[Download, ...] = (),
) -> ReportInEdition:
    """A report as a reader of an edition meets it."""
    base = f"{edition.code}/{work.report.id}/"
    links = contents(base, chapters, edition, frame.interfaces)
    return ReportInEdition(frame, edition, work, chapters, links, comparisons, downloads)


def report_pages(report: ReportInEdition) -> Iterator[PageSpec]:
    """Every page of a report in an edition."""
    made = [(kind, content) for kind in REPORT_PAGES for content in kind.make(report)]
    menu = tuple(
        Link(
            _address(report, kind, content),
            report.words.text(kind.menu),
            report.words.language_of(kind.menu),
            beside=_beside(report, kind.menu),
        )
        for kind, content in made
        if kind.menu
    )
    for kind, content in made:
        spec = _report_page(report, kind, content, menu)
        yield replace(spec, structured=structured_data(spec, report), citation=citation(spec, report))


def _beside(report: ReportInEdition, key: str) -> tuple[str, str] | None:
    """Words in the second language of a bilingual edition, and that language."""
    words = report.frame.interfaces[report.edition.languages[-1]]
    return (words.text(key), words.language_of(key)) if report.edition.bilingual else None


def _address(report: ReportInEdition, kind: PageKind[ReportInEdition], content: PageContent) -> str:
    return kind.address.format(edition=report.edition.code, report=report.work.report.id, name=content.name)


def _report_page(report: ReportInEdition, kind: PageKind[ReportInEdition], content: PageContent, menu: tuple[Link, ...]) -> PageSpec:
    edition, words = report.edition, report.words
    address = _address(report, kind, content)
    home = Link(f"{edition.code}/", words.text("header.home"), words.language_of("header.home"))
    above = (home, *(place_link(path, name, edition) for path, name in report.places))
    own = Link(report.base, report.name, edition.language)
    sequence = (own, *report.contents)
    position = next((index for index, link in enumerate(sequence) if link.address == address), None)
    titled = f"{words.text(kind.title)} · {report.name}" if kind.title else report.name
    card = next((one.address for one in report.downloads if one.kind == "card" and one.edition == edition.code), "")
    return PageSpec(
        address=address,
        kind=kind,
        edition=edition,
        title=content.title or titled,
        description=content.description or (words.text(kind.description) if kind.description else report.full_name),
        context=content.context,
        trail=above if address == report.base else (*above, own, *content.above),
        previous=sequence[position - 1] if position else None,
        next=sequence[position + 1] if position is not None and position + 1 < len(sequence) else None,
        contents=report.contents,
        menu=menu,
        alternates=tuple((other, other.code + address.removeprefix(edition.code)) for other in report.frame.editions),
        report=report.work.report.id,
        updated=report.work.updated if report.work.facts.delivered else "",
        card=card,
    )
