"""What a Word file's styles say that a report needs: bold, hidden, the list a style belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workreport.manuscript.numbering import integer, switch, value_of
from workreport.manuscript.package import W

if TYPE_CHECKING:
    from lxml import etree

DEEPEST = 12
"""Styles based on styles based on … are followed this far; a circle ends here."""


@dataclass(frozen=True, slots=True)
class Style:
    """One style; None where it leaves the matter to the style it is based on."""

    name: str = ""
    based_on: str = ""
    bold: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    list_id: str | None = None
    depth: int | None = None


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by their ids."""

    styles: dict[str, Style] = field(default_factory=dict)
    default: str = ""
    """The paragraph style of paragraphs that name none."""

    def chain(self, style_id: str) -> tuple[tuple[str, Style], ...]:
        """A style and those it is based on, the nearest first."""
        found: list[tuple[str, Style]] = []
        while style_id in self.styles and len(found) < DEEPEST:
            found.append((style_id, self.styles[style_id]))
            style_id = self.styles[style_id].based_on
        return tuple(found)

    def bold(self, style_id: str) -> bool | None:
        """Whether a style sets bold, None where no style of its chain says."""
        return next((style.bold for _, style in self.chain(style_id) if style.bold is not None), None)

    def hidden(self, style_id: str) -> bool | None:
        """Whether a style hides its text, None where no style of its chain says."""
        return next((style.hidden for _, style in self.chain(style_id) if style.hidden is not None), None)

    def struck(self, style_id: str) -> bool | None:
        """Whether a style strikes its text through, None where no style of its chain says."""
        return next((style.struck for _, style in self.chain(style_id) if style.struck is not None), None)

    def list_of(self, style_id: str) -> str | None:
        """The list that a style puts its paragraphs in: its own, else that of the style it is based on."""
        return next((style.list_id for _, style in self.chain(style_id) if style.list_id is not None), None)

    def depth_of(self, style_id: str) -> int | None:
        """The level in a list that a style gives its paragraphs; inherited apart from the list (ECMA-376 part 1, 17.3.1.19)."""
        return next((style.depth for _, style in self.chain(style_id) if style.depth is not None), None)

    def is_contents(self, style_id: str) -> bool:
        """Whether paragraphs of the style are entries of a table of contents that Word made."""
        name = self.styles[style_id].name.lower() if style_id in self.styles else ""
        return name.startswith("toc ") or name in ("toc heading", "目录")


def read_styles(root: etree._Element | None) -> Styles:
    """The styles of styles.xml."""
    if root is None:
        return Styles()
    styles: dict[str, Style] = {}
    default = ""
    for element in root.iterchildren(f"{W}style"):
        name = element.get(f"{W}styleId", "")
        if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true", "on"):
            default = name
        number = element.find(f"{W}pPr/{W}numPr")
        run = element.find(f"{W}rPr")
        depth = value_of(number, "ilvl") if number is not None else None
        styles[name] = Style(
            name=value_of(element, "name") or "",
            based_on=value_of(element, "basedOn") or "",
            bold=switch(run, "b"),
            hidden=switch(run, "vanish"),
            struck=switch(run, "strike") or switch(run, "dstrike"),
            list_id=value_of(number, "numId") if number is not None else None,
            depth=None if depth is None else integer(depth, 0),
        )
    return Styles(styles, default)
