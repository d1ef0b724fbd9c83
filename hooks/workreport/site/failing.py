"""What ends a build: each fault in one line with its place and what to do, never a traceback of an input."""

from __future__ import annotations

from pathlib import Path

from mkdocs.exceptions import PluginError

from workreport.building.failing import problem_of
from workreport.site import staging


def end(error: Exception) -> None:
    """Takes away what a failed build has begun.

    Raises PluginError, which MkDocs prints without a traceback, in the place of an error that an input or the system has caused: a full
    disk, a template that a site has written. Whatever else it is stays what it is: a fault of ours, which a traceback helps to find.
    """
    staging.release()
    if problem := problem_of(error, Path.cwd()):
        raise PluginError(str(problem)) from None
