"""Editions become pages: what stands at which address, and the Markdown of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workreport.pages import coverage, glossary, reports
from workreport.pages.leaf import Leaf, Link, relative
from workreport.pages.rendering import Renderer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workreport.archive import Archive

__all__ = ["Leaf", "Link", "Renderer", "leaves", "relative"]


def leaves(archive: Archive) -> Iterator[Leaf]:
    """Every page of the site that is made from data."""
    yield from reports.leaves(archive)
    yield from coverage.leaves(archive)
    yield from glossary.leaves(archive)
