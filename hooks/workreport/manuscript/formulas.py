"""Formulas of a Word file (Office Math) as a line of text: a fraction with a stroke, a digit above as ², words as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
ABOVE = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
BELOW = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
SET_ABOVE, SET_BELOW = "0123456789+-=()n", "0123456789+-=()"


def text(element: etree._Element) -> str:
    """The text of a formula or of a part of it."""
    name = element.tag.removeprefix(M) if isinstance(element.tag, str) else ""
    if name == "t":
        return element.text or ""
    if name == "f":
        return f"{_grouped(element, 'num')}/{_grouped(element, 'den')}"
    if name == "rad":
        degree = _part(element, "deg")
        return f"{above(degree) if degree else ''}√{_grouped(element, 'e')}"
    if name in ("sSup", "sSub", "sSubSup"):
        return _part(element, "e") + below(_part(element, "sub")) + above(_part(element, "sup"))
    if name == "d":
        return f"({_part(element, 'e')})"
    return "".join(text(child) for child in element)


def above(words: str) -> str:
    """Words set above the line."""
    return words.translate(ABOVE) if all(character in SET_ABOVE for character in words) else f"^({words})"


def below(words: str) -> str:
    """Words set below the line."""
    return words.translate(BELOW) if all(character in SET_BELOW for character in words) else f"_({words})"


def _part(element: etree._Element, name: str) -> str:
    return "".join(text(child) for child in element.iterchildren(f"{M}{name}"))


def _grouped(element: etree._Element, name: str) -> str:
    words = _part(element, name)
    return words if len(words) == 1 or words.replace(".", "").isalnum() else f"({words})"
