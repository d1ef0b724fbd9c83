"""What ends a build: each fault in one line with its place and what to do, never a traceback of an input."""

from __future__ import annotations

import traceback
from pathlib import Path

import jinja2
from mkdocs.exceptions import PluginError

from workreport.messages import _
from workreport.problems import Place, Problem, ProblemsError
from workreport.site import staging


def end(error: Exception) -> None:
    """Takes away what a failed build has begun.

    Raises PluginError, which MkDocs prints without a traceback, in the place of an error that an input or the system has caused: a full
    disk, a template that a site has written. Whatever else it is stays what it is: a fault of ours, which a traceback helps to find.
    """
    staging.release()
    if problem := problem_of(error, Path.cwd()):
        raise PluginError(str(problem)) from None


def problem_of(error: Exception, root: Path) -> Problem | ProblemsError | None:
    """The problem behind an exception; None where it is none of the inputs'."""
    if isinstance(error, ProblemsError):
        return error
    if isinstance(error, OSError):
        return Problem(_place(str(error.filename2 or error.filename or root), None, root), *staging.unwritable(error))
    if isinstance(error, jinja2.TemplateError):
        return Problem(_position(error, root), _("the template fails: {reason}").format(reason=error), _("mend it, or delete it"))
    return None


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
