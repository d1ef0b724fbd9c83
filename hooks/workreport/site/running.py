"""MkDocs run as a program of ours, on any system: a build, a preview."""

from __future__ import annotations

import logging
import os
import sys
from typing import TYPE_CHECKING

from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from workreport.building import Means
from workreport.messages import _
from workreport.site.assembly import Shared
from workreport.site.unchanged import Unchanged
from workreport.site.wording import in_our_words
from workreport.yamlfile import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = "mkdocs.yml"
UNREADABLE = "error parsing the configuration file"
"""What MkDocs says of settings that are no YAML; ours says which line, and what to do."""


class Lines(logging.Formatter):
    """A log record as the tools print problems: its severity, then the message."""

    def format(self, record: logging.LogRecord) -> str:
        """The message, with its severity before it where it is a warning or worse."""
        if record.levelno >= logging.ERROR:
            return f"{_('error')}: {in_our_words(record.getMessage())}"
        if record.levelno >= logging.WARNING:
            return f"{_('warning')}: {in_our_words(record.getMessage())}"
        return in_our_words(record.getMessage())


def build(
    project: Path,
    *,
    site_dir: Path | None = None,
    strict: bool = False,
    portable: bool = False,
    quiet: bool = False,
    means: Means | None = None,
) -> bool:
    """Builds the site of a project; returns whether it was built. What is wrong is printed, and the old site stands as it was.

    A quiet build prints problems only. Of a share of the reports nothing but what the cache keeps is made. A portable site works without a
    server; ``extra: portable: true`` in ``mkdocs.yml`` asks for it too.
    """
    _log(logging.WARNING)
    try:
        config = load_config(str(project / CONFIG), site_dir=str(site_dir) if site_dir else None, strict=strict or None)
        config.extra["portable"] = portable or config.extra.get("portable", False)
        config.extra["quiet"] = quiet
        config.extra["means"] = means or Means()
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build.build(config)
    except (Shared, Unchanged):
        return True
    except (Abort, MkDocsException) as problem:
        _report(problem, project)
        return False
    return True


def _report(problem: Abort | MkDocsException, project: Path) -> None:
    """Prints what MkDocs refuses; raises ProblemsError with the lines of a ``mkdocs.yml`` that is no YAML."""
    if isinstance(problem, Abort):
        return  # it has been logged
    if UNREADABLE in str(problem):
        settings = (project / CONFIG).read_bytes()
        read_yaml(settings.replace(b"!ENV", b"    "), CONFIG)
    print(f"{_('error')}: {in_our_words(str(problem))}", file=sys.stderr)  # noqa: T201  # as the log prints


def serve(project: Path, address: str, *, open_in_browser: bool = False) -> bool:
    """Previews the site of a project at HOST:PORT until it is interrupted; returns whether it could."""
    _log(logging.INFO)
    try:
        mkdocs_serve.serve(str(project / CONFIG), dev_addr=address, open_in_browser=open_in_browser)
    except (Abort, MkDocsException) as problem:
        _report(problem, project)
        return False
    return True


def _log(level: int) -> None:
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logger = logging.getLogger("mkdocs")
    logger.setLevel(level)
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(Lines())
        logger.addHandler(handler)
