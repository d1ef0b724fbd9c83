"""Text with inline markup, as TMX and XLIFF have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

CODES = frozenset({"bpt", "ept", "ph", "it", "ut", "x", "bx", "ex"})
"""Elements whose content is another program's formatting and no text; ``g``, ``mrk`` and ``hi`` enclose text."""


def text_of(element: etree._Element) -> str:
    """The text of a segment without the inline codes in it."""
    parts = [element.text or ""]
    for child in element:
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        parts += [text_of(child) if name and name not in CODES else "", child.tail or ""]
    return "".join(parts)
