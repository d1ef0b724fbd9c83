"""What is wrong in an input, said so that its editor can mend it."""

from __future__ import annotations

import errno
import re
import socket
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from workreport.messages import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


class Severity(IntEnum):
    """How much a problem matters; a list of problems is sorted by it, errors first."""

    ERROR = 0
    """The site must not be published with it: a strict build and ``workreport check`` fail."""
    WARNING = 1
    """The site can be published, and says so where a reader would be misled: a stale sentence, a doubt about structure."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the inputs something stands."""

    path: str
    """The file, relative to the project, with ``/`` on every system."""
    line: int | None = None
    """The line, counted from 1 (for ``.docx`` the paragraph); None where the whole file is meant."""

    def __str__(self) -> str:
        return self.path if self.line is None else f"{self.path}:{self.line}"


LINE_BREAKS = re.compile(r"[\r\n\u2028\u2029]+")
"""What a quoted text may hold; a problem is one line, in which each is shown as ↵."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: its place, what is wrong, and what to do about it."""

    place: Place
    what: str
    """What is wrong; one clause without a final stop."""
    remedy: str
    """What to do; one clause without a final stop."""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        line = _("{place}: {what}; {remedy}").format(place=self.place, what=self.what, remedy=self.remedy)
        return LINE_BREAKS.sub("↵", line)


class ProblemsError(Exception):
    """The only exception for faults of the inputs; carries all that were found, errors first, in the order of their places."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[ProblemsError], tuple[tuple[Problem, ...]]]:
        """What another process needs to raise the same."""
        return type(self), (tuple(self.problems),)


def labelled(problem: Problem) -> str:
    """The problem with its severity before it, as a list that has both kinds shows it."""
    return f"{_('error') if problem.severity is Severity.ERROR else _('warning')}: {problem}"


def tally(problems: Collection[Problem]) -> str:
    """How many there are of each kind: “2 errors, 1 warning”."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    return _("{errors}, {warnings}").format(
        errors=ngettext("{n} error", "{n} errors", errors).format(n=errors),
        warnings=ngettext("{n} warning", "{n} warnings", warnings).format(n=warnings),
    )


SYSTEM = {
    errno.ENOENT: "No such file or directory",
    errno.EACCES: "Permission denied",
    errno.EPERM: "Operation not permitted",
    errno.EISDIR: "Is a directory",
    errno.ENOTDIR: "Not a directory",
    errno.EEXIST: "File exists",
    errno.ENOSPC: "No space left on device",
    errno.EROFS: "Read-only file system",
    errno.ENAMETOOLONG: "File name too long",
    errno.EADDRNOTAVAIL: "Cannot assign requested address",
    socket.EAI_NONAME: "Name or service not known",
}
"""What systems say when they refuse a file, by the codes of POSIX; the system’s own words are English wherever no locale is set."""


def reason(error: OSError) -> str:
    """Why the system refused, in the language of the messages."""
    return _(SYSTEM.get(error.errno or 0) or error.strerror or str(error))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sorts problems as they are reported: errors before warnings, then by file and line.

    A problem said twice is said once, as the graver of the two.
    """
    found: dict[tuple[Place, str, str], Problem] = {}
    for problem in problems:
        key = (problem.place, problem.what, problem.remedy)
        if key not in found or problem.severity < found[key].severity:
            found[key] = problem
    return tuple(sorted(found.values(), key=lambda it: (it.severity, it.place.path, it.place.line or 0)))
