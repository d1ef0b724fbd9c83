"""What the file system says of a file, by which it is known unread not to have changed, as Git does it: size, time and inode."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os

TICK = 2_000_000_000
"""Nanoseconds of the coarsest clock of a file system, that of FAT: a younger file may change again and its time stay."""


def state(name: str, found: os.stat_result) -> bytes:
    """A line for a digest over the states of files."""
    return f"{name}\0{found.st_size} {found.st_mtime_ns} {found.st_ino}\n".encode("utf-8", "surrogateescape")
