"""Editions become pages: what stands at which address, and the body of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workreport.pages import coverage, glossary, reports
from workreport.pages.rendering import Renderer, template_folders
from workreport.pages.spec import Download, Link, PageSpec, relative

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workreport.archive import Archive
    from workreport.edition import EditionChapters

__all__ = ["Download", "Link", "PageSpec", "Renderer", "page_specs", "relative", "template_folders"]


def page_specs(archive: Archive, edition_chapters: EditionChapters, downloads: Sequence[Download] = ()) -> Iterator[PageSpec]:
    """Every page of the site that is made from data; `downloads` are the documents that the reports' homes offer."""
    yield from reports.page_specs(archive, edition_chapters, downloads)
    yield from coverage.page_specs(archive)
    yield from glossary.page_specs(archive)
