"""The door of the room: tells what kind of file the bytes are, by their content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workreport.manuscript import bounds, text, word
from workreport.manuscript.bounds import keep
from workreport.manuscript.conversion import ARCHIVE, foreign, refusal
from workreport.messages import _
from workreport.problems import ProblemsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workreport.model import LeftOut, Manuscript


def read(data: bytes, path: str, left_out: Sequence[LeftOut] | None = None) -> Manuscript:
    """Reads a report from the bytes of a text file or a Word file; the content tells which, not the name.

    Guarantees of the result: no line is empty or has a blank at either end, no line holds a control or zero-width character, every
    character of the file is in a line or in an artefact, in order.

    Lines that `left_out` quotes are not in it. Without such a list the reader proposes one (`Manuscript.left_out`), and keeps to it.

    Raises ProblemsError for a file that is neither, or is broken, or is too large.
    """
    is_archive = data.startswith(ARCHIVE)
    keep(len(data), bounds.FILE if is_archive else bounds.TEXT, _("the file has {number} bytes"), path)
    if kind := foreign(data):
        raise ProblemsError([refusal(kind, path)])
    return word.read(data, path, left_out) if is_archive else text.read(data, path, left_out)
