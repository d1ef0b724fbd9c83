"""Pages written by hand in ``docs/LANG/`` join the editions they are written for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workreport.pages import Link, PageSpec

if TYPE_CHECKING:
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page

    from workreport.archive import Archive
    from workreport.edition import Edition


TEMPLATE = "handwritten"
"""What stands for a template in the spec of a page whose body is Markdown."""


def spec(file: File, files: Files, archive: Archive) -> PageSpec:
    """The spec of a Markdown file; its edition is the folder it lies in, its title is set when MkDocs has read it."""
    edition = _edition(file.src_uri, archive)
    path = file.src_uri.removeprefix(f"{edition.code}/")
    home = Link(f"{edition.code}/", archive.interfaces[edition.language]("header.home"), edition.language)
    return PageSpec(
        address=file.url.removesuffix("./"),
        template=TEMPLATE,
        edition=edition,
        title="",
        description="",
        trail=(home,),
        alternates=tuple(
            (other, other.code + "/" + path.removesuffix(".md") + "/")
            for other in archive.editions
            if files.get_file_from_path(f"{other.code}/{path}")
        ),
        updated=archive.updated,
    )


def _edition(uri: str, archive: Archive) -> Edition:
    folder = uri.partition("/")[0]
    return next((edition for edition in archive.editions if edition.code == folder), archive.editions[0])


def titled(spec: PageSpec, page: Page) -> PageSpec:
    """The spec with the title and description that the page's front matter or first heading gives."""
    if spec.title:
        return spec
    return replace(spec, title=str(page.title), description=str(page.meta.get("description", "")))
