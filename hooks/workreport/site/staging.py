"""A build is made beside the old site and takes its place when it is whole."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

SUFFIX = ".part"
"""What the folder of an unfinished build ends in."""


def stage(config: MkDocsConfig) -> None:
    """Sends the build to a folder beside the site's own; puts the old site back where a build was killed between taking it away and now."""
    site = Path(config.site_dir)
    if not site.exists() and _old(site).is_dir():
        _old(site).rename(site)
    config.site_dir += SUFFIX


def _old(site: Path) -> Path:
    """Where the old site stands for the moment in which the new one takes its place."""
    return site.with_name(site.name + ".old")


def finish(config: MkDocsConfig) -> None:
    """Puts a staged build where the old site was."""
    if not config.site_dir.endswith(SUFFIX):
        return
    new, site = Path(config.site_dir), Path(config.site_dir.removesuffix(SUFFIX))
    old = _old(site)
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)
    config.site_dir = str(site)
