"""Writes several files so that all are new or none is, whatever interrupts."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

JOURNAL = ".workreport-writing.json"
"""In the project's folder while files are put in place; what it lists is finished by the next command."""
NEW = ".workreport-new"
"""What the name of a file ends in before it is put in place."""


def replace_files(root: Path, contents: Mapping[str, str | bytes | None]) -> None:
    """Writes files below `root`, by their relative names; None removes a file.

    Everything is first written beside its place and flushed to disk, then listed in a journal, then renamed. Interrupted before the journal
    stands, the old files are untouched; interrupted after, `recover` finishes the renaming.
    """
    recover(root)
    for name, content in contents.items():
        path = root / name
        if content is None:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path.with_name(path.name + NEW), content.encode() if isinstance(content, str) else content)
    journal = root / JOURNAL
    _write(journal.with_name(JOURNAL + NEW), json.dumps({name: content is not None for name, content in contents.items()}).encode())
    journal.with_name(JOURNAL + NEW).replace(journal)
    recover(root)


def recover(root: Path) -> bool:
    """Finishes what an interrupted command had begun to put in place; whether there was anything."""
    journal = root / JOURNAL
    if not journal.is_file():
        return False
    for name, kept in json.loads(journal.read_bytes()).items():
        path = root / name
        new = path.with_name(path.name + NEW)
        if not kept:
            path.unlink(missing_ok=True)
        elif new.is_file():
            new.replace(path)
    journal.unlink()
    return True


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
