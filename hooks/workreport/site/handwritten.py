"""Pages written by hand in ``docs/LANG/`` join the editions they are written for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workreport.pages import Link, PageKind, PageSpec
from workreport.pages.archive import HandwrittenContext

if TYPE_CHECKING:
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page

    from workreport.edition import Edition
    from workreport.pages.spec import PageContent
    from workreport.pages.subjects import ArchiveInEdition, SiteFrame


def _nothing(_: ArchiveInEdition) -> tuple[PageContent, ...]:
    return ()


KIND = PageKind("handwritten", "{edition}/{name}/", "", _nothing)
"""A page whose body is Markdown; MkDocs finds them, in ``docs/LANG/``."""


def spec(file: File, files: Files, frame: SiteFrame, updated: str, cards: dict[str, str]) -> PageSpec:
    """The spec of a Markdown file; its edition is the folder it lies in, its title is set when MkDocs has read it."""
    edition = _edition(file.src_uri, frame)
    path = file.src_uri.removeprefix(f"{edition.code}/")
    home = Link(f"{edition.code}/", frame.interfaces[edition.language].text("header.home"), edition.language)
    return PageSpec(
        address=file.url.removesuffix("./"),
        kind=KIND,
        edition=edition,
        title="",
        description="",
        context=HandwrittenContext(),
        trail=(home,),
        alternates=tuple(
            (other, other.code + "/" + path.removesuffix(".md") + "/")
            for other in frame.editions
            if files.get_file_from_path(f"{other.code}/{path}")
        ),
        updated=updated,
        card=cards.get(edition.code, ""),
    )


def _edition(uri: str, frame: SiteFrame) -> Edition:
    folder = uri.partition("/")[0]
    return next((edition for edition in frame.editions if edition.code == folder), frame.editions[0])


def titled(spec: PageSpec, page: Page) -> PageSpec:
    """The spec with the title and description that the page's front matter or first heading gives."""
    if spec.title:
        return spec
    return replace(spec, title=str(page.title), description=str(page.meta.get("description", "")))
