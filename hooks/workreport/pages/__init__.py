"""Editions become pages: what stands at which address, and the body of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workreport.pages import coverage, glossary, reports
from workreport.pages.leaf import Download, Leaf, Link, relative
from workreport.pages.rendering import Renderer, template_folders

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workreport.archive import Archive
    from workreport.edition import Spreads

__all__ = ["Download", "Leaf", "Link", "Renderer", "leaves", "relative", "template_folders"]


def leaves(archive: Archive, spreads: Spreads, downloads: Sequence[Download] = ()) -> Iterator[Leaf]:
    """Every page of the site that is made from data; `downloads` are the documents that the reports' homes offer."""
    yield from reports.leaves(archive, spreads, downloads)
    yield from coverage.leaves(archive)
    yield from glossary.leaves(archive)
