"""What ends a build, or the work of one of its processes: each fault in one line with its place and what to do, never a traceback."""

from __future__ import annotations

import traceback
from concurrent.futures import BrokenExecutor
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import jinja2

from workreport.building.processes import PROCESSES
from workreport.messages import _
from workreport.problems import Place, Problem, ProblemsError, reason

if TYPE_CHECKING:
    from collections.abc import Callable


P = ParamSpec("P")
T = TypeVar("T")


def with_problems(root: Path, work: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> T:
    """Calls `work`; a fault of an input or the system is told as a problem where it happens, since no traceback comes from another process.

    Raises ProblemsError in the place of such a fault.
    """
    try:
        return work(*arguments, **named)
    except Exception as error:
        problem = problem_of(error, root)
        if isinstance(problem, Problem):
            raise ProblemsError([problem]) from None
        raise


def problem_of(error: Exception, root: Path) -> Problem | ProblemsError | None:
    """The problem behind an exception; None where it is none of the inputs'."""
    if isinstance(error, ProblemsError):
        return error
    if isinstance(error, OSError):
        return Problem(_place(str(error.filename2 or error.filename or root), None, root), *unwritable(error))
    if isinstance(error, jinja2.TemplateError):
        return Problem(_position(error, root), _("the template fails: {reason}").format(reason=error), _("mend it, or delete it"))
    if isinstance(error, BrokenExecutor):
        what = _("a process that made reports was ended, perhaps because memory ran out")
        return Problem(Place(PROCESSES), what, _("build with fewer: {variable}=1").format(variable=PROCESSES))
    return None


def unwritable(error: OSError) -> tuple[str, str]:
    """What is wrong, and what to do, where the system refuses to write."""
    return _("the system refuses to write ({reason})").format(reason=reason(error)), _("make room or give leave to write")


def _position(error: jinja2.TemplateError, root: Path) -> Place:
    """The template and line of an error; those of a running template stand in its traceback, where Jinja writes them."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return _place(error.filename or error.name or "docs/templates", error.lineno, root)
    if isinstance(error, jinja2.TemplateNotFound):
        return Place(f"docs/templates/{error.name}")
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if not frame.filename.endswith(".py")]
    return _place(frames[-1].filename, frames[-1].lineno, root) if frames else Place("docs/templates")


def _place(path: str, line: int | None, root: Path) -> Place:
    """A place as problems name it: below the project, without the machine's own folders."""
    named = Path(path)
    return Place(named.relative_to(root).as_posix() if named.is_relative_to(root) else named.as_posix(), line)
