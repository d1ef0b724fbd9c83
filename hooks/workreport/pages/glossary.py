"""The glossary as a page: every term with its rendering, its explanation and the passages it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.glossary import passages
from workreport.pages.spec import Link, PageSpec

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workreport.archive import Archive
    from workreport.edition import Edition
    from workreport.model import Term


ARTICLE = re.compile(r"^(?:the|a|an) |[“‘]", re.IGNORECASE)
"""What does not count in the order of the English."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A term and where it stands."""

    term: Term
    report: str
    """The newest report it stands in; a report adds no weight to the entries of the others."""
    places: tuple[str, ...]
    """Addresses of segments in that report: ``1-3/p2s4``."""


def entries(archive: Archive, language: str) -> tuple[Entry, ...]:
    """Every term of a language's glossary that stands in a report, in the order of the English, regardless of case."""
    found: dict[str, Entry] = {}
    for work in archive.works:
        terms = work.terms.get(language, ())
        places = passages(terms, work.report)
        for term in terms:
            if term.id not in found and places.get(term.id):
                found[term.id] = Entry(term, work.report.id, places[term.id])
    return tuple(sorted(found.values(), key=lambda entry: (ARTICLE.sub("", entry.term.en).casefold(), entry.term.zh)))


def page_specs(archive: Archive) -> Iterator[PageSpec]:
    """The glossary page of every edition; an edition in one language alone shows the same terms, led by its own language."""
    listed = {target: entries(archive, target) for target in {edition.target for edition in archive.editions if edition.target}}
    for edition in archive.editions:
        words = archive.interfaces[edition.language]
        target = edition.target or next(iter(listed))
        yield PageSpec(
            address=f"{edition.code}/glossary/",
            template="glossary.html",
            edition=edition,
            title=words("glossary.title"),
            description=words("glossary.description"),
            context={"entries": _ordered(listed[target], edition), "target": target},
            trail=(Link(f"{edition.code}/", words("header.home"), edition.language),),
            alternates=tuple((other, f"{other.code}/glossary/") for other in archive.editions),
            updated=archive.updated,
        )


def _ordered(found: tuple[Entry, ...], edition: Edition) -> tuple[Entry, ...]:
    """In Chinese editions, the order in which readers of the report meet the terms' first characters; else by the English."""
    if edition.language != "zh":
        return found
    return tuple(sorted(found, key=lambda entry: entry.term.zh.strip("“”《》").encode("gb18030")))
