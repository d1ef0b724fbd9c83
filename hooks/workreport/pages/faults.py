"""What is wrong with a template that a site has written, with its place."""

from __future__ import annotations

import traceback
from pathlib import Path

import jinja2

from workreport.messages import _
from workreport.problems import Place, Problem


def template_fault(error: jinja2.TemplateError, root: Path) -> Problem:
    """The problem behind an error of Jinja’s, with the template and line; `root` is the project’s folder."""
    return Problem(_position(error, root), _("the template fails: {reason}").format(reason=error), _("mend it, or delete it"))


def place_of(path: str, line: int | None, root: Path) -> Place:
    """A place as problems name it: below the project, without the machine's own folders."""
    named = Path(path)
    return Place(named.relative_to(root).as_posix() if named.is_relative_to(root) else named.as_posix(), line)


def _position(error: jinja2.TemplateError, root: Path) -> Place:
    """The template and line of an error; those of a running template stand in its traceback, where Jinja writes them."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return place_of(error.filename or error.name or "docs/templates", error.lineno, root)
    if isinstance(error, jinja2.TemplateNotFound):
        return Place(f"docs/templates/{error.name}")
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if not frame.filename.endswith(".py")]
    return place_of(frames[-1].filename, frames[-1].lineno, root) if frames else Place("docs/templates")
