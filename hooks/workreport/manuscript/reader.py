"""The door of the room: tells what kind of file the bytes are, by their content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workreport.manuscript import text, word
from workreport.problems import Place, Problem, ProblemsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workreport.model import LeftOut, Manuscript

LARGEST = 32 * 1024 * 1024
"""A work report has some tens of kilobytes; a file past this many bytes is refused unread."""

ARCHIVE = b"PK\x03\x04"
"""What a Word file begins with, and no text."""
FOREIGN = {
    b"%PDF": ("a PDF", "export its text, or ask for the Word file"),
    b"\xd0\xcf\x11\xe0": ("a Word file of before 2007 (.doc)", "open it in a word processor and save it as .docx"),
    b"{\\rtf": ("a rich text file (.rtf)", "open it in a word processor and save it as .docx"),
}
"""First bytes of the kinds of file that people send instead, what they are and the way out."""


def read(data: bytes, path: str, left_out: Sequence[LeftOut] | None = None) -> Manuscript:
    """Reads a report from the bytes of a text file or a Word file; the content tells which, not the name.

    Guarantees of the result: no line is empty or has a blank at either end, no line holds a control or zero-width character, every
    character of the file is in a line or in an artefact, in order.

    Lines that `left_out` quotes are not in it. Without such a list the reader proposes one (`Manuscript.left_out`), and keeps to it.

    Raises ProblemsError for a file that is neither, or is broken, or is too large.
    """
    if len(data) > LARGEST:
        raise ProblemsError([Problem(Place(path), f"the file has {len(data)} bytes", f"keep it below {LARGEST}")])
    for start, (what, remedy) in FOREIGN.items():
        if data.startswith(start):
            raise ProblemsError([Problem(Place(path), f"this is {what}, no text", remedy)])
    return word.read(data, path, left_out) if data.startswith(ARCHIVE) else text.read(data, path, left_out)
