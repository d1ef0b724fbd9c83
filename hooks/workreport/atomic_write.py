"""Writes several files so that all are new or none is, whatever interrupts."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from workreport.messages import _
from workreport.problems import Place, Problem, ProblemsError, reason

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

    Raises ProblemsError where the disk refuses; no file has changed then.
    """
    recover(root)
    if not contents:
        return
    journal = root / JOURNAL
    begun: list[Path] = []
    try:
        for name, content in contents.items():
            if content is not None:
                path = root / name
                path.parent.mkdir(parents=True, exist_ok=True)
                begun.append(path.with_name(path.name + NEW))
                _write(begun[-1], content.encode() if isinstance(content, str) else content)
        begun.append(journal.with_name(JOURNAL + NEW))
        _write(begun[-1], json.dumps({name: content is not None for name, content in contents.items()}).encode())
        begun[-1].replace(journal)
    except BaseException as error:
        for path in () if journal.is_file() else begun:
            path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            place = Place(_name(error.filename or begun[-1], root))
            what = _("the file cannot be written ({reason})").format(reason=reason(error))
            raise ProblemsError([Problem(place, what, _("make room or give leave to write; no file was changed"))]) from None
        raise
    recover(root)


def _name(path: str | Path, root: Path) -> str:
    """The file that the system refused, as problems name it."""
    return str(path).removesuffix(NEW).removeprefix(f"{root}{os.sep}").replace(os.sep, "/")


def unfinished(root: Path) -> tuple[Problem, ...]:
    """A problem where a command was interrupted while it put files in place, so that some are old and some are new."""
    if not (root / JOURNAL).is_file():
        return ()
    what = _("a command was interrupted while it put files in place")
    return (Problem(Place(JOURNAL), what, _("run “workreport status”, which finishes it")),)


def recover(root: Path) -> bool:
    """Finishes what an interrupted command had begun to put in place; whether there was anything.

    Raises ProblemsError where the system refuses; what is left to do stays in the journal.
    """
    journal = root / JOURNAL
    if not journal.is_file():
        return False
    try:
        for path, kept in _listed(journal, root).items():
            new = path.with_name(path.name + NEW)
            if not kept:
                path.unlink(missing_ok=True)
            elif new.is_file():
                new.replace(path)
        journal.unlink(missing_ok=True)
    except OSError as error:
        what = _("the file cannot be put in place ({reason})").format(reason=reason(error))
        place = Place(_name(error.filename or journal, root))
        raise ProblemsError([Problem(place, what, _("give leave to write, then run the command again"))]) from None
    return True


def _listed(journal: Path, root: Path) -> dict[Path, bool]:
    """What a journal lists: files below `root`, and whether each is kept; ProblemsError where it is none that we have written."""
    try:
        listed = json.loads(journal.read_bytes())
        files = {root / name: kept for name, kept in listed.items()}
    except (ValueError, AttributeError, TypeError):
        files = {root.parent: True}
    if not all(isinstance(kept, bool) and _is_below(path, root) for path, kept in files.items()):
        what = _("the list of files to put in place is none that a command has written")
        raise ProblemsError([Problem(Place(JOURNAL), what, _("delete it, and every file whose name ends in {new}").format(new=NEW))])
    return files


def _is_below(path: Path, root: Path) -> bool:
    """Whether a file lies below `root`, whatever links and ``..`` lead to it."""
    return path.resolve() != root.resolve() and path.resolve().is_relative_to(root.resolve())


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
