"""What stands outside reports, made from their summaries: the pages of the archive, feeds, search, the lists of the sitemap."""

from __future__ import annotations

import json
import pickle
from typing import TYPE_CHECKING

from workreport import search
from workreport.building.cache import SITE
from workreport.building.report import CORPUS, PAGES, TWINS
from workreport.pages.listing import archive_pages
from workreport.registry import FILES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from workreport.building.cache import Made
    from workreport.building.planning import Prepared
    from workreport.building.report import Listed
    from workreport.pages.rendering import Renderer
    from workreport.pages.spec import PageSpec
    from workreport.pages.subjects import SiteFrame
    from workreport.search.corpus import CorpusReport


def cards(frame: SiteFrame, prepared: Prepared, newest: Made) -> dict[str, str]:
    """By edition, the address of the newest report's picture; `newest` is what was made of that report."""
    kind = next(kind for kind in FILES if kind.name == "card")
    report = prepared.reports[0].id
    addresses = {edition.code: kind.address.format(report=report, edition=edition.code) for edition in frame.editions}
    return {code: address for code, address in addresses.items() if SITE + address in newest.files}


def pages(frame: SiteFrame, prepared: Prepared, pictures: Mapping[str, str]) -> tuple[PageSpec, ...]:
    """Every page that stands outside reports."""
    return tuple(archive_pages(frame, prepared.reports, prepared.glossary, pictures))


def feeds(frame: SiteFrame, prepared: Prepared, renderer: Renderer) -> Iterator[tuple[str, str]]:
    """The feed of every edition; none where the site's address, which a feed must give, is not known."""
    for edition in frame.editions if frame.canonical else ():
        names = {"edition": edition, "words": frame.interfaces[edition.language], "canonical": frame.canonical}
        address = f"{edition.code}/feed.xml"
        yield address, renderer.file("feed.xml.j2", reports=prepared.reports, updated=prepared.updated, **names)


def search_files(frame: SiteFrame, made: Sequence[Made]) -> Iterator[tuple[str, bytes]]:
    """The files that search fetches; `made` is what was made of each report, newest first."""
    yield from search.files([corpus(one) for one in made], frame.interfaces)


def corpus(made: Made) -> CorpusReport:
    """A report as search sees it."""
    found: CorpusReport = pickle.loads((made.folder / CORPUS).read_bytes())  # noqa: S301  # our own; its digest was checked
    return found


def twins(made: Made) -> list[tuple[str, str]]:
    """The addresses and titles of a report's pages, each of which has its Markdown beside it."""
    return [(address, title) for address, title in json.loads((made.folder / TWINS).read_bytes())]


def listed(made: Made) -> list[Listed]:
    """A report's pages as the sitemap lists them."""
    return [(address, updated, tuple(map(tuple, others))) for address, updated, others in json.loads((made.folder / PAGES).read_bytes())]
