"""The page of results, in every edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workreport.pages.spec import Link, PageSpec

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workreport.archive import Archive


def page_specs(archive: Archive) -> Iterator[PageSpec]:
    """``/zh/search/`` and its alternates."""
    for edition in archive.editions:
        words = archive.interfaces[edition.language]
        yield PageSpec(
            address=f"{edition.code}/search/",
            template="search.html",
            edition=edition,
            title=words("search.title"),
            description=words("search.description"),
            context={"works": archive.works},
            trail=(Link(f"{edition.code}/", words("header.home"), edition.language),),
            alternates=tuple((other, f"{other.code}/search/") for other in archive.editions),
            updated=archive.updated,
        )
