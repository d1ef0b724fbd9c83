"""What stands outside reports: homes, lists, feeds, the sitemap, what leads to the index of search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workreport import building, search
from workreport.building import archive
from workreport.building.inputs import code, digest
from workreport.pages import reading_lists
from workreport.portable import without_server
from workreport.site import servers
from workreport.site.address import canonical, site_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from workreport.site.assembly import Site

OUTSIDE = "+outside"
"""What stands outside reports is kept under this; no id of a report has a plus."""


def made_outside(site: Site, config: MkDocsConfig) -> building.Made:
    """What stands outside reports, made anew where anything that it shows has changed."""
    assert site.look is not None
    assert site.indexing is not None
    written = repr([(spec.address, spec.title, spec.updated) for spec in site.handwritten.values()])
    made = (*(one.folder.name for one in site.made.values()), *site.indexing.keys)
    key = building.outside_key(site.look, site.prepared, made, (written, repr(site.twins), site_path(config)))
    found = site.cache.made(OUTSIDE, key)
    if found is None:
        files = ((building.SITE + name, text.encode() if isinstance(text, str) else text) for name, text in outside_files(site, config))
        site.cache.keep(OUTSIDE, key, files)
        found = site.cache.made(OUTSIDE, key)
    if found is None:
        message = f"what was made cannot be read in {site.cache.folder}"
        raise OSError(message)
    return found


def rendered(site: Site) -> Iterator[tuple[str, str]]:
    """The pages that stand outside reports, and their Markdown, by address."""
    assert site.frame is not None
    for spec in site.pages:
        body = site.renderer.html(spec)
        yield f"{spec.address}index.html", site.renderer.document(spec, site.frame, body)
        yield f"{spec.address}index.md", site.renderer.twin(spec, site.frame, body)


def outside_files(site: Site, config: MkDocsConfig, *, light: bool = False) -> Iterator[tuple[str, str | bytes]]:
    """Everything that stands outside reports, but for pages written by hand; `light`: without what must read every report."""
    assert site.frame is not None
    yield from site.rendered or rendered(site)
    yield from site.twins.items()
    yield from archive.feeds(site.frame, site.prepared, site.renderer)
    yield "robots.txt", site.renderer.file("robots.txt.j2", canonical=canonical(config))
    yield from servers.files(site.renderer, site_path(config))
    outside = (*site.pages, *site.handwritten.values())
    yield reading_lists.NAME, reading_lists.site_list(site.renderer, site.frame, outside, site.prepared.reports)
    if light:
        return
    lists = page_lists(site)
    yield from archive.sitemap_files(lists, site.renderer, canonical(config))
    if site.on_demand:
        yield "sitemap.xml", site.renderer.file("sitemap.xml", canonical=canonical(config), **archive.sitemap(lists))
    found = _search_files(site)
    yield from without_server(found, "search/") if site.renderer.portable else found


def _search_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """In a preview the whole index; in a build what leads to its volumes, which stand beside it, last of all: they take the longest."""
    if site.on_demand:
        yield from search.files(tuple(site.on_demand.corpora()), site.interfaces, asked(site))
    elif site.indexing:
        yield from site.indexing.finish()[1].items()


def asked(site: Site) -> search.Asked:
    """What readers ask search with."""
    terms = dict.fromkeys(term.zh for terms in site.prepared.glossary.values() for term in terms)
    sounding = site.cache.recall(digest(code(), *terms), lambda: {term: search.spoken([term]) for term in terms})
    return search.Asked(everyday(site.root, site.cache), sounding)


def everyday(root: Path, cache: building.Cache) -> search.Everyday:
    """The words that people ask with, beside those of the reports."""
    return cache.recall(building.parsed_key(root, "translations/everyday.yml"), lambda: search.everyday(root))


def begin_search(site: Site, folders: Mapping[str, Path], progress: building.Progress) -> None:
    """Has the index of search made; `folders` are where what is made of each report is kept, newest first."""
    assert site.frame is not None
    site.indexing = building.begin_search(folders, site.frame, asked(site), site.cache, site.workers, progress)


def page_lists(site: Site) -> list[tuple[building.Listed, ...]]:
    """The pages of the site as the files of the sitemap list them, found out once a build."""
    if not site.lists:
        site.lists.extend(archive.page_lists(listings(site)))
    return site.lists


def listings(site: Site) -> Iterator[building.Listed]:
    """Every page of the site that the sitemap lists."""
    for spec in (*site.pages, *site.handwritten.values()):
        if found := building.listed(spec):
            yield found
    if site.on_demand:
        yield from site.on_demand.listings()
    for made in site.made.values():
        yield from archive.listed(made)
