"""A build with nothing to do: neither the inputs nor the site have changed since the last build, as the file system tells unread.

Of each file its size, its time and its inode are compared, as Git does; a file that was written while the last build began, or shortly
before, may have been changed again within the same tick of the clock, so that nothing is remembered of such a build. What the last build
warned of is said again. Whoever doubts deletes ``.cache/``.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workreport.file_state import TICK, state
from workreport.messages import _
from workreport.site import complaints

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs.config.defaults import MkDocsConfig

log = logging.getLogger("mkdocs.hooks.workreport")

PACKAGE = Path(__file__).parents[1]
INPUTS = ("hooks", "translations")
"""Folders of a project that a site is made from, besides that of its documents."""
READING = frozenset(
    {
        *("abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code", "footnotes", "legacy_attrs", "legacy_em"),
        *("md_in_html", "meta", "nl2br", "sane_lists", "smarty", "tables", "toc", "wikilinks"),
    }
)
"""Markdown’s own extensions, which read nothing but the page; what another reads is not known here."""
OURS = ("site", "means", "inputs", "quiet")
"""What the site wing keeps in ``config.extra``."""
RUN = {"build": False}
"""Whether the first build of the command is about to begin, and it is ``mkdocs build``: a preview, and what publishes, go on from there."""


class Unchanged(SystemExit):
    """The site stands as it is, and the command has done what it was to do."""

    def __init__(self) -> None:
        super().__init__(0)


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a build begins with."""

    digest: str
    """Over the settings, and what the file system says of every file."""
    settled: bool
    """Whether every file is older than the build, so that a later change shows."""


def start(command: str) -> None:
    """Notes which command begins."""
    RUN["build"] = command == "build"


def compare(config: MkDocsConfig) -> None:
    """Notes what a build begins with.

    Raises Unchanged where that and the site are what they were after the last build.
    """
    building, RUN["build"] = RUN["build"], False
    inputs = _inputs(config) if building else None
    config.extra["inputs"] = inputs
    if inputs is None:
        return
    try:
        before, site, *warnings = json.loads(_record(config).read_bytes())
    except (OSError, ValueError):
        return
    if before == inputs.digest and site == _state([_site(config)])[0]:
        for warning in warnings:
            log.warning("%s", warning)
        complaints.remind(config)
        log.info(_("nothing has changed since the last build; the site stays as it is"))
        raise Unchanged


def remember(config: MkDocsConfig, warnings: Sequence[str] = ()) -> None:
    """Remembers a build that has ended well, with what it warned of."""
    inputs = config.extra.get("inputs")
    if isinstance(inputs, Inputs) and inputs.settled:
        record = _record(config)
        record.parent.mkdir(parents=True, exist_ok=True)
        record.write_text(json.dumps([inputs.digest, _state([_site(config)])[0], *warnings]), "utf-8")


def key_of(site: Path) -> str:
    """What is kept of a site’s folder is kept under this."""
    return hashlib.sha256(os.fsencode(site)).hexdigest()[:16]


def _record(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent / ".cache" / "unchanged" / key_of(_site(config))


def _site(config: MkDocsConfig) -> Path:
    return Path(config.site_dir).resolve()


def _inputs(config: MkDocsConfig) -> Inputs | None:
    """What the build begins with; None where something is at work whose inputs are not known."""
    if len(config.hooks) != 1 or set(config.plugins) - set(config.hooks) or not READING.issuperset(config.markdown_extensions):
        return None
    root = Path(config.config_file_path).parent
    settings = [
        *(repr((name, config[name])) for name in sorted(config) if name not in {"plugins", "hooks", "theme", "extra"}),
        repr((config.theme.name, config.theme.dirs, {name: value for name, value in config.extra.items() if name not in OURS})),
        repr(sorted(item for item in os.environ.items() if item[0].startswith("WORKREPORT_") or item[0] == "SOURCE_DATE_EPOCH")),
        sys.version,
        *(f"{path} {Path(path).stat().st_mtime_ns}" for path in sys.path if path.endswith("-packages") and Path(path).is_dir()),
    ]
    began = time.time_ns()
    own = config.theme.custom_dir
    folders = [PACKAGE, Path(config.docs_dir), *(root / name for name in INPUTS), *([Path(own)] if own else [])]
    digest, newest = _state(folders, [Path(config.config_file_path)])
    return Inputs(hashlib.sha256("\n".join([digest, *settings]).encode()).hexdigest(), newest < began - TICK)


def _state(folders: Iterable[Path], files: Iterable[Path] = ()) -> tuple[str, int]:
    """A digest over what the file system says of `files` and of all files below `folders`, and the time of the newest of them."""
    whole, newest = hashlib.sha256(), 0
    for file in files:
        found = file.stat()
        whole.update(state(str(file), found))
        newest = max(newest, found.st_mtime_ns)
    waiting = [str(folder) for folder in folders if folder.is_dir()]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in sorted(entries, key=lambda one: one.name):
                if entry.is_dir():
                    if entry.name != "__pycache__":
                        waiting.append(entry.path)
                    continue
                found = entry.stat()
                whole.update(state(entry.path, found))
                newest = max(newest, found.st_mtime_ns)
    return whole.hexdigest(), newest
