"""What is kept from one build to the next: it may be deleted at any time, shared between machines that trust one another, and cannot lie.

Every file bears the digest of its content, and what does not fit it is as if it were not there. Of the many files of a report the digests
are compared where the file system tells that one may have changed since they last were: of each its size, time and inode are noted.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import pickle
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from workreport.file_state import TICK, state

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

T = TypeVar("T")

HEAD = 64
"""Bytes of the digest at the head of a kept file, in hexadecimal."""
PARSED = "parsed"
"""The folder of inputs as they were parsed."""
SITE = "site/"
"""What the names of files begin with that stand on the site; the others are for the pages that stand outside reports."""
MANIFEST = "manifest"
"""The file of an output folder that lists its files and their digests."""
COMPARED = "compared"
"""The file there with a digest over what the file system said of them when their digests were last compared."""
KINDS = ("corpora", "documents", "glossaries", PARSED, "readings", "summaries", "texts", "unchanged")
"""Folders of things that are kept by themselves."""
FACES = "fonts"
"""The folder of the faces that documents are set with, cut anew in tenths of a second where they are gone."""
BEFORE = "site-before"
"""The folder of sites that a build has replaced, by the folder of the site: the next one is made of it."""
UNUSED = 30 * 24 * 3600
"""Seconds after which such a thing is let go when no build has used it."""
KEPT = 3
"""How many outputs of one report are kept."""
PART = ".part-"
"""What the names of things begin with while they are written."""
DEAD = 24 * 3600
"""Seconds after which what is still being written was left by a build that was killed, and faces are in nobody's use."""


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of kept things."""

    folder: Path

    def read(self, kind: str, key: str) -> bytes | None:
        """What is kept under `key`; None where nothing is, or where it is damaged."""
        try:
            data = (self.folder / kind / key).read_bytes()
        except OSError:
            return None
        content = data[HEAD:]
        os.utime(self.folder / kind / key)
        return content if hashlib.sha256(content).hexdigest().encode() == data[:HEAD] else None

    def has(self, kind: str, key: str) -> bool:
        """Whether something is kept under `key`, be it whole or damaged."""
        return (self.folder / kind / key).is_file()

    def write(self, kind: str, key: str, content: bytes) -> None:
        """Keeps `content`; all of it is there, or nothing, whatever interrupts."""
        self._replace(self.folder / kind / key, hashlib.sha256(content).hexdigest().encode() + content)

    def recall(self, key: str, parse: Callable[[], T]) -> T:
        """What an input was parsed to when it was the same; `parse` does it otherwise."""
        data = self.read(PARSED, key)
        if data is not None:
            found: T = pickle.loads(data)  # noqa: S301  # our own, from a cache whose machines trust one another; its digest was checked
            return found
        made = parse()
        self.write(PARSED, key, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
        return made

    def outputs(self, report: str, key: str) -> Path:
        """The folder of what was made of a report under a key."""
        return self.folder / "outputs" / report.replace("/", "+") / key

    def keep(self, report: str, key: str, files: Iterable[tuple[str, bytes]]) -> None:
        """Keeps the files of a report, by their addresses; the folder appears when it is whole. Older ones of the report are let go.

        What another build has kept under the same key meanwhile is the same, and stays: it may be reading it.
        """
        folder = self.outputs(report, key)
        folder.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=PART, dir=folder.parent))
        try:
            digests = {}
            folders: set[str] = set()
            for address, content in files:
                if (inside := address.rpartition("/")[0]) not in folders:
                    folders.add(inside)
                    (part / inside).mkdir(parents=True, exist_ok=True)
                (part / address).write_bytes(content)
                digests[address] = hashlib.sha256(content).hexdigest()
            listed = json.dumps(digests).encode()
            (part / MANIFEST).write_bytes(hashlib.sha256(listed).hexdigest().encode() + listed)
            part.chmod(0o755)
            if folder.exists() and self.made(report, key) is None:
                shutil.rmtree(folder, ignore_errors=True)
            try:
                part.rename(folder)
            except OSError:
                if self.made(report, key) is None:
                    raise
        finally:
            shutil.rmtree(part, ignore_errors=True)
        others = [path for path in folder.parent.iterdir() if path != folder]
        whole = sorted((path for path in others if not path.name.startswith(PART)), key=_changed, reverse=True)
        left = [path for path in others if path.name.startswith(PART) and _changed(path) < time.time() - DEAD]
        for old in [*whole[KEPT - 1 :], *left]:
            shutil.rmtree(old, ignore_errors=True)

    def made(self, report: str, key: str) -> Made | None:
        """The files kept under a key; None where any file is missing or is not what it was."""
        folder = self.outputs(report, key)
        try:
            data = (folder / MANIFEST).read_bytes()
            if hashlib.sha256(data[HEAD:]).hexdigest().encode() != data[:HEAD]:
                return None
            digests: dict[str, str] = json.loads(data[HEAD:])
            began = time.time_ns()
            found = {address: os.stat(f"{folder}/{address}") for address in digests}  # noqa: PTH116  # many thousand files, in half the time
            told = hashlib.sha256(b"".join(state(address, one) for address, one in found.items())).hexdigest().encode()
            if not (folder / COMPARED).is_file() or (folder / COMPARED).read_bytes() != told:
                if not all(_digest(f"{folder}/{address}") == known for address, known in digests.items()):
                    return None
                if max((one.st_mtime_ns for one in found.values()), default=0) < began - TICK:
                    with contextlib.suppress(OSError):  # the cache may be another's, to be read alone
                        (folder / COMPARED).write_bytes(told)
        except OSError:
            return None
        return Made(folder, {address: one.st_ino for address, one in found.items()})

    def prune(self) -> None:
        """Lets go of what no build has used for a month (faces: a day), and of what builds that were killed have left."""
        oldest = time.time() - UNUSED
        for kind in KINDS:
            for path in (self.folder / kind).glob("*"):
                with contextlib.suppress(OSError):  # another build may be at it
                    if path.stat().st_mtime < oldest:
                        path.unlink()
        for folder, latest in ((BEFORE, oldest), (FACES, time.time() - DEAD)):
            for path in (self.folder / folder).glob("*"):
                if _changed(path) < latest:
                    shutil.rmtree(path, ignore_errors=True)

    def _replace(self, path: Path, data: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(prefix=PART, dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(part).chmod(0o644)
        Path(part).replace(path)


def _digest(path: str) -> str:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123  # many thousand files, in half the time
        return hashlib.sha256(file.read()).hexdigest()


def _changed(path: Path) -> float:
    """When it was last changed; long ago, where another build has taken it away."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a report: files below a folder of the cache."""

    folder: Path
    files: Mapping[str, int]
    """Their names, each with its inode."""

    def addresses(self) -> Iterator[str]:
        """The addresses, from the site's root, of those that stand on the site."""
        return (file.removeprefix(SITE) for file in self.files if file.startswith(SITE))


def place(made: Made, site: Path) -> None:
    """Puts a report's files into a site: a second name for each file of the cache, or a copy where the file system has none."""
    folders: set[str] = set()
    source, target = f"{made.folder}/{SITE}", f"{site}/"
    for address in made.addresses():
        folder = address.rpartition("/")[0]
        if folder not in folders:
            folders.add(folder)
            Path(target, folder).mkdir(parents=True, exist_ok=True)
        link(source + address, target + address)


def link(source: str, target: str) -> None:
    """Gives a file of the cache a second name, or makes a copy of it where the file system has none; what is at the place makes way."""
    try:
        os.link(source, target)
    except FileExistsError:
        Path(target).unlink()
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
