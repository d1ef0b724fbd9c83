"""Changes one segment of a translation file, and nothing that somebody else changed meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING

from workreport import catalogue, library
from workreport.atomic_write import replace_files
from workreport.messages import _
from workreport.problems import Place, Problem, ProblemsError

if TYPE_CHECKING:
    from pathlib import Path

    from workreport.model import Catalogue, Unit

TRIES = 5
"""So often a file is read again that changes while it is being written."""
_writing = Lock()


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a change."""

    unit: Unit
    """The segment as its file has it now."""
    taken: bool
    """Whether the change was made; not so where the segment is not what the change was made to."""


def stored(root: Path, path: str, language: str) -> Catalogue:
    """A translation file as it is on the disk now.

    Raises ProblemsError where it cannot be read whole: to write it anew would lose something.
    """
    found, problems = catalogue.read(library.yaml_at(root, root / path), path, language)
    if problems:
        raise ProblemsError(problems)
    return found


def unchanged(one: Unit, other: Unit) -> bool:
    """Whether two units say the same, wherever in the file they stand."""
    return replace(one, line=0, comments=()) == replace(other, line=0, comments=())


def save(root: Path, path: str, language: str, before: Unit, after: Unit) -> Saved:
    """Puts `after` in the place of the segment that was `before`; the rest of the file is kept as it is on the disk now.

    A file that changes between reading and writing is read again. Where the segment itself is another by now, nothing is written, and what
    it is now is returned.

    Raises ProblemsError where the file cannot be read whole or written, or has no such segment any more.
    """
    with _writing:
        for _try in range(TRIES):
            data = library.bytes_at(root, root / path)
            now = stored(root, path, language)
            unit = next((unit for unit in now.units if unit.id == before.id), None)
            if unit is None:
                what = _("the page has no segment {id}").format(id=before.id)
                raise ProblemsError([Problem(Place(path), what, _("run “workreport sync”"))])
            if not unchanged(unit, before):
                return Saved(unit, taken=False)
            made = replace(after, comments=unit.comments)
            units = tuple(made if one.id == unit.id else one for one in now.units)
            if library.bytes_at(root, root / path) == data:
                replace_files(root, {path: catalogue.write(replace(now, units=units))})
                return Saved(made, taken=True)
    raise ProblemsError([Problem(Place(path), _("the file keeps changing"), _("wait for the other program, then save again"))])
