"""What ``mkdocs serve`` keeps from one build to the next, so that an edit is on its page within a second or so."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from workreport import desk

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

    from workreport.files import MadeFile
    from workreport.pages import PageSpec
    from workreport.pages.rendering import Renderer


@dataclass(slots=True)
class Preview:
    """The last build's documents, and its pages with what they were made of."""

    _files: dict[str, tuple[MadeFile, ...]] = field(default_factory=dict)
    _bodies: dict[str, tuple[PageSpec, str]] = field(default_factory=dict)
    _shared_inputs: object = None

    def files(
        self, reports: set[str], make: Callable[[dict[str, tuple[MadeFile, ...]] | None], dict[str, tuple[MadeFile, ...]]]
    ) -> dict[str, tuple[MadeFile, ...]]:
        """The files as they are now, the costly ones as they were when the preview began, or when a report came or went."""
        self._files = make(self._files if set(self._files) == reports else None)
        return self._files

    def body(self, spec: PageSpec, renderer: Renderer) -> str:
        """The body of a page; rendered only where the spec, the words of the interface or a template is not what it was."""
        if renderer.shared_inputs != self._shared_inputs:
            self._bodies.clear()
            self._shared_inputs = renderer.shared_inputs
        known = self._bodies.get(spec.address)
        if known is None or known[0] != spec:
            known = self._bodies[spec.address] = spec, renderer.html(spec)
        return known[1]


INTERVAL = 0.1
"""Seconds between two looks at the files; MkDocs leaves 0.5, half of what an edit otherwise takes."""


def watch(server: LiveReloadServer, config: MkDocsConfig) -> LiveReloadServer:
    """Has the server look at the inputs more often, and gives it the translator's desk where it listens on this machine alone.

    Polling is MkDocs's choice, for network folders; ours too.
    """
    host, port = server.server_address[:2]
    if host in ("127.0.0.1", "::1", "localhost"):
        server.set_app(desk.application(server.serve_request, Path(config.config_file_path).parent, int(port)))
    paths = (config.docs_dir, config.config_file_path)
    for path in paths:
        server.unwatch(path)
    server.observer = type(server.observer)(timeout=INTERVAL)
    for path in paths:
        server.watch(path)
    return server
