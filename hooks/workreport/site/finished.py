"""Finished files as MkDocs meets them: it links to them and leaves them alone."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

LINK = re.compile(r"\]\(([^)#\s]+\.md)[)#\s]")
"""A link in Markdown to another page's source."""


class FinishedPage(File):
    """A page of ours that a page written by hand links to; MkDocs knows where it stands, and does not write it."""

    def is_documentation_page(self) -> bool:
        """Whether MkDocs is to render it: no."""
        return False

    def copy_file(self, dirty: bool = False) -> None:  # MkDocs's own signature
        """Nothing; the page is put in its place when MkDocs is done."""


def linked_pages(files: Files, config: MkDocsConfig, is_made: Callable[[str], bool]) -> Iterator[FinishedPage]:
    """The pages of ours that pages written by hand link to; `is_made` tells whether one of ours has an address."""
    wanted: dict[str, None] = {}
    for file in files.documentation_pages():
        folder = posixpath.dirname(file.src_uri)
        for link in LINK.findall(file.content_string):
            wanted[posixpath.normpath(posixpath.join(folder, link))] = None
    for source in wanted:
        if is_made(source.removesuffix(".md") + ".html") and files.get_file_from_path(source) is None:
            generated = FinishedPage(source, None, config.site_dir, config.use_directory_urls, inclusion=InclusionLevel.NOT_IN_NAV)
            generated._content = ""  # noqa: SLF001  # as File.generated does
            generated.dest_uri = source.removesuffix(".md") + ".html"
            generated.url = generated.dest_uri if config.extra.get("portable") else generated.dest_uri.removesuffix("index.html")
            yield generated
