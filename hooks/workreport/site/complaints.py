"""MkDocs' own warnings: a dead link or anchor of a page in Markdown stops a build, whatever ``--quiet`` hides."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import click
from mkdocs.exceptions import PluginError

from workreport.messages import _
from workreport.problems import Place, Problem
from workreport.site.wording import in_our_words

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

SOURCES = ("mkdocs.structure.pages", "mkdocs.structure.files", "mkdocs.structure.nav", "mkdocs.commands.build")
"""The loggers through which MkDocs says what is wrong with pages and links."""


class Complaints(logging.Handler):
    """Keeps the warnings of a build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps the message."""
        self.messages.append(in_our_words(record.getMessage()))


HEARD = Complaints()


def listen(config: MkDocsConfig) -> None:
    """Begins to listen at the start of a build; anchors are checked as links are."""
    HEARD.messages.clear()
    for name in SOURCES:
        logger = logging.getLogger(name)
        logger.setLevel(logging.WARNING)  # --quiet silences the parent
        if HEARD not in logger.handlers:
            logger.addHandler(HEARD)
    config.validation.links.anchors = logging.WARNING
    config.validation.links.not_found = logging.WARNING
    config.validation.links.unrecognized_links = logging.WARNING


def refuse() -> None:
    """Raises PluginError, and so keeps the old site, where MkDocs has warned."""
    if HEARD.messages:
        raise PluginError("\n".join(dict.fromkeys(HEARD.messages)))


def remind(config: MkDocsConfig) -> None:
    """Says what is left out where the site's address is not given."""
    if not config.site_url and not config.extra.get("portable"):
        what = _("the site’s address is not given, so canonical links, feeds and the sitemap are left out")
        click.echo(Problem(Place("SITE_URL"), what, _("build with SITE_URL=https://example.org/reports/")))
