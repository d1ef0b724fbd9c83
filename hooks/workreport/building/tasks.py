"""What is to be made, as it is sent to other processes, and what is left of it: a build with nothing changed needs no more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from workreport.indicators.model import Indicators
    from workreport.model import Words
    from workreport.pages.spec import PageSpec
    from workreport.pages.subjects import SiteFrame
    from workreport.problems import Problem

PAGES = "pages.json"
"""Beside a report's files in the cache: its pages, for the sitemap."""
CORPUS = "corpus.pickle"
"""Beside them: what its volume of the index of search needs of it."""
CORPORA = "corpora"
"""What the same is kept under in the cache while the report is still being made."""

Listed = tuple[str, str, tuple[tuple[str, str], ...]]
"""A page as the sitemap lists it: address, date, and the language and address of the same page in other editions."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A report that cannot be read, and why."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What all reports of a site share: its frame, its templates, and where things are kept."""

    root: Path
    cache: Path
    frame: SiteFrame
    templates: tuple[Path, ...]
    """The folders of templates, the site's own first."""


@dataclass(frozen=True, slots=True)
class Task:
    """One report to be made."""

    report: str
    base: str
    """The digest of its own inputs."""
    reading: str
    """The key under which it was read."""
    key: str
    """The key under which its files are to be kept."""
    related: tuple[Indicators, ...]
    """The figures of all reports of the same body, its own among them."""
    places: tuple[tuple[str, Words], ...]
    """The places it lies in, the largest first: path and name."""
    before: tuple[str, str, str] | None = None
    """Of the report of the year before, its id, the digest of its inputs, and the key under which it was read."""


def listed(spec: PageSpec) -> Listed | None:
    """A page as the sitemap lists it; None for one that it does not."""
    if not spec.kind.listed:
        return None
    return spec.address, spec.updated, tuple((other.language, address) for other, address in spec.alternates if not other.bilingual)
