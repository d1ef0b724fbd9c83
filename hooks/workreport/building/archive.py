"""What stands outside reports, made from their summaries: the pages of the archive, feeds, search, the lists of the sitemap."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING

from workreport import documents
from workreport.building.tasks import PAGES
from workreport.languages import in_language
from workreport.model import UNDATED
from workreport.pages.listing import archive_pages
from workreport.registry import FILES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from workreport.building.cache import Made
    from workreport.building.planning import Prepared
    from workreport.building.tasks import Listed
    from workreport.pages.rendering import Renderer
    from workreport.pages.spec import PageSpec
    from workreport.pages.subjects import SiteFrame


def cards(frame: SiteFrame, prepared: Prepared) -> dict[str, str]:
    """By edition, the address of the newest report's picture; none where there is no report, or nothing that makes one."""
    if documents.missing() is not None or not prepared.reports or not frame.canonical:
        return {}
    kind = next(kind for kind in FILES if kind.name == "card")
    report = prepared.reports[0].id
    return {edition.code: kind.address.format(report=report, edition=edition.code) for edition in frame.editions}


def pages(frame: SiteFrame, prepared: Prepared, pictures: Mapping[str, str]) -> tuple[PageSpec, ...]:
    """Every page that stands outside reports."""
    return tuple(archive_pages(frame, prepared.reports, prepared.glossary, prepared.places, pictures))


def feeds(frame: SiteFrame, prepared: Prepared, renderer: Renderer) -> Iterator[tuple[str, str]]:
    """The feed of every edition and of every place; none where the site's address, which a feed must give, is not known.

    A report that bears no date of any kind is not listed: an entry must have one, and none is made up.
    """
    dated = [report for report in prepared.reports if report.updated != UNDATED]
    for edition in frame.editions if frame.canonical else ():
        words = frame.interfaces[edition.language]
        for path in prepared.places:
            inside = (report for report in dated if not path or report.id.startswith(f"{path}/"))
            base = f"{edition.code}/{path}/" if path else f"{edition.code}/"
            name, _language = in_language(prepared.places[path].name, edition.language) if path else ("", "")
            yield (
                f"{base}feed.xml",
                renderer.file(
                    "feed.xml.j2",
                    edition=edition,
                    words=words,
                    canonical=frame.canonical,
                    base=base,
                    place=name,
                    reports=tuple(islice(inside, ENTRIES)),
                    updated=prepared.updated,
                ),
            )


def listed(made: Made) -> list[Listed]:
    """A report's pages as the sitemap lists them."""
    return [(address, updated, tuple(map(tuple, others))) for address, updated, others in json.loads((made.folder / PAGES).read_bytes())]


ENTRIES = 50
"""Reports in a feed, the newest."""

MOST = 45_000
"""Addresses in one file of the sitemap; the protocol allows 50,000."""


def page_lists(pages: Iterable[Listed]) -> Iterator[tuple[Listed, ...]]:
    """The pages as the files of the sitemap list them, each in order of address."""
    pages = iter(pages)
    while part := tuple(islice(pages, MOST)):
        yield tuple(sorted(part))


def sitemap(lists: Sequence[tuple[Listed, ...]]) -> dict[str, object]:
    """What ``sitemap.xml`` shows: the pages, or where they are too many for one file, the files ``sitemap-1.xml`` and so on."""
    if len(lists) == 1:
        return {"sitemap": lists[0], "parts": ()}
    return {"sitemap": (), "parts": tuple(f"sitemap-{number}.xml" for number in range(1, len(lists) + 1))}


def sitemap_files(lists: Sequence[tuple[Listed, ...]], renderer: Renderer, canonical: str) -> Iterator[tuple[str, str]]:
    """The files that a sitemap of several names; none where one is enough, or where the site’s address is not known."""
    for number, part in enumerate(lists if canonical and len(lists) > 1 else (), 1):
        yield f"sitemap-{number}.xml", renderer.file("sitemap.xml", sitemap=part, parts=(), canonical=canonical)
