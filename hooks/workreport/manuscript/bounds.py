"""How much a work report may be: ten times what the longest five-year plan and the fullest Word file have been seen to hold.

Bounds are counted before the work that they bound, so that a file made to be slow or large is refused as quickly as it is read.
"""

from __future__ import annotations

from workreport.messages import _
from workreport.problems import Place, Problem, ProblemsError

FILE = 48 * 1024 * 1024
"""Bytes of a Word file, pictures and all."""
TEXT = 4 * 1024 * 1024
"""Bytes of a text file."""
LINES = 40_000
"""Lines of a text file."""
LONGEST_LINE = 400_000
"""Characters of a line: a whole report may stand on one."""
PART = 16 * 1024 * 1024
"""Bytes that a part of a Word file may unpack to."""
UNPACKED = 40 * 1024 * 1024
"""Bytes that all the parts that are read may unpack to."""
TAGS = 500_000
"""Tags in a part: a part of this many takes some 100 MB while it is read."""
PARTS = 2000
PARAGRAPHS = 20_000
NOTES = 2000
DEPTH = 120
"""Elements inside one another."""


def keep(number: int, most: int, what: str, path: str) -> None:
    """Raises ProblemsError where there is more of something than a report has; `what` says it, with {number} to be filled in."""
    if number > most:
        raise ProblemsError([Problem(Place(path), what.format(number=number), _("this is no work report; ask for a sound file"))])
