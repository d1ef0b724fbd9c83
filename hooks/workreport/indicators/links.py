"""From the figures in running text to their rows: where in a segment's Chinese and English words each figure stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workreport.indicators.formatting import english_forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workreport.indicators.model import Claim, Figure, Indicators, Unit
    from workreport.model import Page

Links = dict[str, tuple[tuple[int, int, str], ...]]
"""By the id of a page's segment: start and end in its text, and the indicator's id; in order, none overlapping another."""


def figure_links(page: Page, claims: Iterable[Claim]) -> Links:
    """The figures in the Chinese text of a page; `claims` are what `provenance.prove` found."""
    spans: dict[str, list[tuple[int, int, str]]] = {}
    for claim in claims:
        page_id, _, segment = claim.segment.partition("/")
        if page_id == page.id and claim.indicator:
            spans.setdefault(segment, []).append((claim.start, claim.end, claim.indicator))
    return {segment: tuple(sorted(found)) for segment, found in spans.items()}


def english_figure_links(page: Page, indicators: Indicators, english: Mapping[str, str]) -> Links:
    """The figures in the English text of a page, as far as they can be told; `english` has the text of each segment by its id.

    A figure is looked for in the forms that English gives it, the fullest first; one form must stand in the text as often as figures of the
    segment have it, and then the first stands for the first. What cannot be told apart so is not linked.
    """
    links: Links = {}
    figures: dict[str, list[tuple[str, Figure, Unit | None]]] = {}
    for indicator, observation in indicators.observations():
        own = [(observation.figure, observation.unit), *((comparison.figure, None) for comparison in observation.comparisons)]
        for figure, unit in own:
            figures.setdefault(figure.segment, []).append((indicator.id, figure, unit))
    for segment in page.segments():
        found = figures.get(f"{page.id}/{segment.id}", [])
        in_order = sorted(found, key=lambda entry: _position(segment.text, entry[1]))
        wanted = [(name, english_forms(figure, unit)) for name, figure, unit in in_order]
        if spans := _find(wanted, english.get(segment.id, "")):
            links[segment.id] = spans
    return links


def _position(text: str, figure: Figure) -> int:
    """Where a figure stands in the Chinese, so that the first of several alike is the first in English too."""
    return text.find(figure.quote) + figure.quote.find(figure.value)


def _find(wanted: list[tuple[str, tuple[str, ...]]], text: str) -> tuple[tuple[int, int, str], ...]:
    taken: list[tuple[int, int, str]] = []
    for rank in range(max((len(forms) for _, forms in wanted), default=0)):
        for form in dict.fromkeys(forms[rank] for _, forms in wanted if len(forms) > rank):
            sharing = [entry for entry in wanted if len(entry[1]) > rank and entry[1][rank] == form]
            places = [
                match.span()
                for match in re.finditer(rf"(?<![\w.,]){re.escape(form)}(?![\w%]|[.,]\d)", text, re.IGNORECASE)
                if not any(start < match.end() and match.start() < end for start, end, _ in taken)
            ]
            if places and len(places) == len(sharing):
                taken += [(*place, name) for place, (name, _) in zip(places, sharing, strict=True)]
                for entry in sharing:
                    wanted.remove(entry)
    return tuple(sorted(taken))
