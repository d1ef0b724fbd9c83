"""A page of the site before it is rendered: its address, its words, its neighbours."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workreport.edition import Edition


def relative(origin: str, target: str) -> str:
    """The relative link from the page at `origin` to `target`; addresses are from the site's root, a page's ends in ``/``.

    >>> relative("zh/2023/1-3/", "en/2023/1-3/#p2")
    '../../../en/2023/1-3/#p2'
    >>> relative("zh/2023/", "zh/2023/")
    './'
    """
    address, mark, fragment = target.partition("#")
    if address == origin:
        return mark + fragment or "./"
    here, there = origin.split("/")[:-1], address.split("/")
    shared = 0
    for ours, theirs in zip(here, there[:-1], strict=False):
        if ours != theirs:
            break
        shared += 1
    path = "../" * (len(here) - shared) + "/".join(there[shared:])
    return (path or "./") + mark + fragment


@dataclass(frozen=True, slots=True)
class Link:
    """A link that a page shows."""

    address: str
    title: str
    language: str
    """The language of `title`."""
    level: int = 1
    """Its depth in a table of contents, from 1."""
    description: str = ""
    beside: tuple[str, str] | None = None
    """In a bilingual edition, the title in the second language, and that language."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file that a report's home offers."""

    report: str
    edition: str
    kind: str
    """``pdf``, ``epub``."""
    address: str
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class PageSpec:
    """Everything that makes a page, apart from the templates."""

    address: str
    """From the site's root, without a leading and with a trailing slash: ``zh/2023/1-3/``; empty for the cover."""
    template: str
    """Below ``pages`` of the theme."""
    edition: Edition
    title: str
    """For ``<title>``, links and search engines; plain text."""
    description: str
    context: Mapping[str, object] = field(default_factory=dict)
    """What the template needs besides."""
    trail: tuple[Link, ...] = ()
    """The pages above it, from the edition's home down."""
    previous: Link | None = None
    next: Link | None = None
    contents: tuple[Link, ...] = ()
    """The contents of the report it belongs to; empty outside reports."""
    alternates: tuple[tuple[Edition, str], ...] = ()
    """The editions that have this page, itself included, each with its address there."""
    report: str | None = None
    """The id of the report it belongs to."""
    updated: str = ""
    """The ISO date of its text; empty where it has none."""
