"""What ``mkdocs serve`` keeps from one build to the next, so that an edit is on its page within a second or so."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

    from workreport.pages import Leaf, Renderer
    from workreport.site.takeaway import Document


@dataclass(slots=True)
class Preview:
    """The last build's documents, and its pages with what they were made of."""

    _documents: tuple[Document, ...] = ()
    _bodies: dict[str, tuple[Leaf, str]] = field(default_factory=dict)
    _manner: object = None

    def documents(self, reports: set[str], make: Callable[[], tuple[Document, ...]]) -> tuple[Document, ...]:
        """The documents as they were when the preview began, or when a report came or went: to set them takes a second."""
        if {document.report for document in self._documents} != reports:
            self._documents = make()
        return self._documents

    def body(self, leaf: Leaf, renderer: Renderer) -> str:
        """The body of a page; rendered only where the leaf, the words of the interface or a template is not what it was."""
        if renderer.manner != self._manner:
            self._bodies.clear()
            self._manner = renderer.manner
        known = self._bodies.get(leaf.address)
        if known is None or known[0] != leaf:
            known = self._bodies[leaf.address] = leaf, renderer.html(leaf)
        return known[1]


INTERVAL = 0.1
"""Seconds between two looks at the files; MkDocs leaves 0.5, half of what an edit otherwise takes."""


def watch(server: LiveReloadServer, config: MkDocsConfig) -> LiveReloadServer:
    """Has the server look at the inputs more often. Polling is MkDocs's choice, for network folders; ours too."""
    paths = (config.docs_dir, config.config_file_path)
    for path in paths:
        server.unwatch(path)
    server.observer = type(server.observer)(timeout=INTERVAL)
    for path in paths:
        server.watch(path)
    return server
