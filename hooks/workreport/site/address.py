"""Where a site will stand, by the settings of MkDocs."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def is_portable(config: MkDocsConfig) -> bool:
    """Whether it must do without a server."""
    return bool(config.extra.get("portable", False))


def canonical(config: MkDocsConfig) -> str:
    """The address of the site; a portable one is a copy that may stand anywhere, and names none."""
    return "" if is_portable(config) else config.site_url or ""


def site_path(config: MkDocsConfig) -> str:
    """The path the site stands under, with a slash at both ends."""
    return urlsplit(config.site_url or "/").path or "/"
