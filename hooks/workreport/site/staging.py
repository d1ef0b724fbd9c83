"""A build is made beside the old site and takes its place when it is whole; one build of a site at a time."""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout
from mkdocs.utils import CountHandler

from workreport.building.cache import BEFORE
from workreport.building.failing import unwritable
from workreport.messages import _
from workreport.problems import Place, Problem, ProblemsError
from workreport.site import complaints
from workreport.site.unchanged import key_of

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

SUFFIX = ".part"
"""What the folder of an unfinished build ends in."""

CLAIMS: dict[Path, FileLock] = {}
"""The locks of the builds of this process, by the folder of the site; the system gives them up where a build is killed."""


def stage(config: MkDocsConfig, cache: Path) -> None:
    """Sends the build to a folder beside the site's own; puts the old site back where a build was killed between taking it away and now.

    Where the site's folder is a symbolic link, what it points to is replaced. `cache` holds the lock.

    Raises ProblemsError where another build of the site is at work, or where the folder cannot be replaced.
    """
    site = Path(config.site_dir).resolve()
    _claim(site, cache)
    try:
        if not site.exists() and _old(site).is_dir():
            _old(site).rename(site)
        if site.is_mount():
            raise _refusal(site, _("a file system is mounted here, so the folder cannot be replaced"), _("build into a folder below it"))
        if site.exists() and not site.is_dir():
            raise _refusal(site, _("a file stands where the site is to be"), _("move it away"))
        _prove(site)
    except OSError as error:
        release()
        raise _refusal(site, *unwritable(error)) from None
    except ProblemsError:
        release()
        raise
    config.site_dir = f"{site}{SUFFIX}"


def _claim(site: Path, cache: Path) -> None:
    """Keeps other builds of the same folder away until this one ends."""
    try:
        (cache / "locks").mkdir(parents=True, exist_ok=True)
        lock = FileLock(cache / "locks" / key_of(site))
        lock.acquire(timeout=0)
    except Timeout:
        raise _refusal(
            site, _("another build of this folder is at work"), _("wait until it is done, or build into another folder")
        ) from None
    except OSError as error:
        raise _refusal(cache, *unwritable(error)) from None
    CLAIMS[site] = lock


def before(config: MkDocsConfig, cache: Path) -> Path:
    """Where the site is kept that the last build has replaced."""
    return cache / BEFORE / key_of(Path(config.site_dir.removesuffix(SUFFIX)))


def _prove(site: Path) -> None:
    """Tries what the end of the build has to do, so that a build does not run in vain; OSError where the system refuses."""
    site.parent.mkdir(parents=True, exist_ok=True)
    part = site.with_name(site.name + SUFFIX)
    if part.is_file() or part.is_symlink():
        part.unlink()
    part.mkdir(exist_ok=True)
    if site.is_dir():
        site.rename(_old(site))
        _old(site).rename(site)


def _refusal(path: Path, what: str, remedy: str) -> ProblemsError:
    here = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    return ProblemsError([Problem(Place(here.as_posix()), what, remedy)])


def _old(site: Path) -> Path:
    """Where the old site stands for the moment in which the new one takes its place."""
    return site.with_name(site.name + ".old")


def finish(config: MkDocsConfig, cache: Path) -> bool:
    """Puts a staged build where the old site was, and returns whether it did; a strict build with warnings is put away instead.

    The old site goes into the `cache`, for the next build to make another of it, or away where the cache lies on another disk.

    Raises PluginError where a page in Markdown has a dead link.
    """
    if not config.site_dir.endswith(SUFFIX):
        return False
    complaints.refuse()
    new, site = Path(config.site_dir), Path(config.site_dir.removesuffix(SUFFIX))
    if _warned():
        release()
        return False
    old = _old(site)
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    new.rename(site)
    kept = before(config, cache)
    with contextlib.suppress(OSError):
        kept.parent.mkdir(exist_ok=True)
        old.rename(kept)
        os.utime(kept)
    shutil.rmtree(old, ignore_errors=True)
    config.site_dir = str(site)
    release()
    return True


def _warned() -> bool:
    """Whether a strict build has heard a warning, for which MkDocs is about to fail."""
    return any(isinstance(handler, CountHandler) and handler.get_counts() for handler in logging.getLogger("mkdocs").handlers)


def release() -> None:
    """Takes away what is unfinished, and lets other builds of the folder begin."""
    for site in list(CLAIMS):
        shutil.rmtree(site.with_name(site.name + SUFFIX), ignore_errors=True)
        CLAIMS.pop(site).release()
