"""Looks at the inputs for edits, in the place of MkDocs's observer: at 60 reports that one takes a quarter of a processor."""

from __future__ import annotations

import os
import threading
import time
from typing import TYPE_CHECKING

from watchdog.events import FileModifiedEvent, FileSystemEventHandler

if TYPE_CHECKING:
    from collections.abc import Callable

INTERVAL = 0.1
"""Seconds between two looks at the files."""
SHARE = 10
"""A look that takes long is followed by a pause of so many times as long: the bigger the archive, the seldomer it is looked at."""

Seen = dict[str, tuple[int, int, int]]
"""By path, what tells a file from what it was: its time, size and inode."""


class Watcher(threading.Thread):
    """Tells of files that have changed, are new or gone; it polls, since network folders and containers tell of nothing by themselves."""

    def __init__(self, is_busy: Callable[[], bool]) -> None:
        """Looks at nothing while `is_busy` says so: a build needs the processor more, and what is edited meanwhile is seen after it."""
        super().__init__(daemon=True)
        self._is_busy = is_busy
        self._watched: dict[str, tuple[FileSystemEventHandler, Seen]] = {}
        self._stopped = threading.Event()

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool = True) -> str:  # noqa: ARG002  # as MkDocs calls it
        """Watches a file, or a folder with all in it; returns what `unschedule` takes."""
        self._watched = {**self._watched, path: (handler, seen(path))}
        return path

    def unschedule(self, path: str) -> None:
        """Watches a path no longer."""
        self._watched = {other: found for other, found in self._watched.items() if other != path}

    def run(self) -> None:
        """Looks until it is stopped."""
        pause = INTERVAL
        while not self._stopped.wait(pause):
            if self._is_busy():
                continue
            begun = time.thread_time()
            for path, (handler, before) in self._watched.items():
                now = seen(path)
                if now != before:
                    self._watched = {**self._watched, path: (handler, now)}
                    changed = next(name for name in {**before, **now} if before.get(name) != now.get(name))
                    handler.on_any_event(FileModifiedEvent(changed))
            pause = max(INTERVAL, SHARE * (time.thread_time() - begun))

    def stop(self) -> None:
        """Ends the looking."""
        self._stopped.set()


def seen(path: str) -> Seen:
    """What stands at a path now: a file, or all files of a folder and its folders."""
    found: Seen = {}
    folders = []
    try:
        status = os.stat(path)  # noqa: PTH116  # one call for many files
    except OSError:
        return found
    if not os.path.isdir(path):  # noqa: PTH112  # as above
        return {path: (status.st_mtime_ns, status.st_size, status.st_ino)}
    folders.append(path)
    while folders:
        try:
            with os.scandir(folders.pop()) as entries:
                for entry in entries:
                    if entry.is_dir():
                        folders.append(entry.path)
                    else:
                        status = entry.stat()
                        found[entry.path] = (status.st_mtime_ns, status.st_size, status.st_ino)
        except OSError:  # it has gone meanwhile; the next look sees what came of it
            continue
    return found
