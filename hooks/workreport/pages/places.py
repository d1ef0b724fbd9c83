"""The home of a place: the places in it, its reports by year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.languages import SOURCE, in_language, in_languages
from workreport.pages.spec import Context, Link, PageContent
from workreport.places import ancestors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workreport.edition import Edition
    from workreport.model import Words
    from workreport.pages.subjects import ArchiveInEdition
    from workreport.summary import ReportSummary

RECENT = 12
"""How many of the newest reports a page lists that cannot list all."""


@dataclass(frozen=True, slots=True)
class PlaceContext(Context):
    """What ``place.html`` shows."""

    path: str
    name: Words
    places: tuple[Link, ...]
    reports: tuple[ReportSummary, ...]
    """Those that lie directly in it, newest first."""
    several_bodies: bool
    """Whether they are those of several governments, so that each is named."""
    feed: str
    """The address of its feed; empty where there is none."""


def place(archive: ArchiveInEdition) -> Iterator[PageContent]:
    """The home of every place."""
    known = {report.id: report for report in archive.reports}
    for path, found in archive.places.items():
        if path:
            above = tuple(place_link(other, archive.places[other].name, archive.edition) for other in ancestors(path))
            title = " · ".join(text for text, _ in in_languages(found.name, archive.edition.languages))
            feed = f"{archive.edition.code}/{path}/feed.xml" if archive.frame.canonical else ""
            reports = tuple(known[report] for report in found.reports)
            several = len({report.facts.body.get(SOURCE, "") for report in reports}) > 1
            context = PlaceContext(path, found.name, links(archive, path), reports, several, feed)
            yield PageContent(context, path, title, above=above)


def links(archive: ArchiveInEdition, path: str) -> tuple[Link, ...]:
    """The places directly in a place."""
    return tuple(place_link(other, archive.places[other].name, archive.edition) for other in archive.places[path].places)


def place_link(path: str, name: Words, edition: Edition) -> Link:
    """The link to a place, by its name in the edition's leading language."""
    text, language = in_language(name, edition.language)
    return Link(f"{edition.code}/{path}/", text, language)
