"""What readers fetch of style sheets: of Material’s the rules that can match on a page of ours, of our own all but the comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import tinycss2

if TYPE_CHECKING:
    from collections.abc import Iterable

FRAME = re.compile(r"\.md-(?!typeset\b)|\[data-md-(?!color-scheme)|\.no-js|\.js\b")
"""A part of a selector that stands for Material's own frame; our pages have of it `md-typeset` alone."""


def needed(style: str) -> str:
    """The style sheet without the selectors that can match nothing on our pages."""
    return "".join(_kept(tinycss2.parse_stylesheet(style, skip_comments=True, skip_whitespace=True)))


def without_comments(style: str) -> str:
    """The style sheet without its comments, which are for those who work on it; a seventh of it as servers send it."""
    return str(tinycss2.serialize(tinycss2.parse_component_value_list(style, skip_comments=True)))


def _kept(rules: Iterable[tinycss2.ast.Node]) -> list[str]:
    found = []
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [one for one in _selectors(rule.prelude) if not FRAME.search(one)]
            if selectors:
                found.append(f"{','.join(selectors)}{{{tinycss2.serialize(rule.content)}}}")
        elif rule.type == "at-rule" and rule.lower_at_keyword in {"media", "supports"} and rule.content is not None:
            inside = _kept(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))
            if inside:
                found.append(f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{''.join(inside)}}}")
        else:
            found.append(rule.serialize())
    return found


def _selectors(prelude: Iterable[tinycss2.ast.Node]) -> list[str]:
    """The selectors of a list, cut at its own commas and not at those in ``:is(…)``."""
    parts: list[list[tinycss2.ast.Node]] = [[]]
    for node in prelude:
        if node == ",":
            parts.append([])
        else:
            parts[-1].append(node)
    return [tinycss2.serialize(part).strip() for part in parts]
