"""Words within a sentence that lead somewhere: figures to their rows, opaque terms to their explanation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from workreport.glossary import finder
from workreport.indicators.links import english_figure_links, figure_links
from workreport.terms import Terms, first_uses, ready

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workreport.catalogue import Joined
    from workreport.library import Work
    from workreport.model import Page, Segment, Term

ENGLISH = "en"
"""The language whose figures are looked for besides the Chinese ones."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text that is a link."""

    start: int
    end: int
    kind: str
    """``figure`` or ``term``."""
    target: str
    """The id of the indicator, or of the term."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a sentence, with its mark where it has one."""

    text: str
    mark: Mark | None = None


Marks = dict[str, tuple[Mark, ...]]
"""By segment id, in order, none overlapping another."""


def pieces(text: str, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """The text cut at its marks; together the pieces are the text."""
    found, position = [], 0
    for mark in marks:
        if mark.start > position:
            found.append(Piece(text[position : mark.start]))
        found.append(Piece(text[mark.start : mark.end], mark))
        position = mark.end
    if position < len(text):
        found.append(Piece(text[position:]))
    return tuple(found)


def source_marks(work: Work, page: Page) -> Marks:
    """The figures in the Chinese of a page."""
    return _figures(figure_links(page, work.claims))


def source_term_marks(work: Work, page: Page) -> Marks:
    """The figures in the Chinese of a page, and the first uses of the terms that are explained to Chinese readers.

    Where a term holds a figure, the term is marked.
    """
    listed = tuple(term for terms in work.terms.values() for term in terms)
    wanted = {term.zh: term.id for term in reversed(listed) if term.gloss_zh}
    figures = source_marks(work, page)
    if not wanted:
        return figures
    pattern, seen, marks = finder(listed), set[str](), dict(figures)
    for segment in _prose_first(page):
        found = []
        for match in pattern.finditer(segment.text):
            if match[0] in wanted and match[0] not in seen:
                seen.add(match[0])
                found.append(Mark(match.start(), match.end(), "term", wanted[match[0]]))
        if found:
            marks[segment.id] = _together(tuple(found), figures.get(segment.id, ()))
    return marks


def translation_marks(work: Work, page: Page, language: str, joined: Iterable[Joined]) -> Marks:
    """The figures and the first uses of opaque terms in the translation of a page.

    Where a term holds a figure, the term is marked.
    """
    units = {one.segment.id: one.unit.text for one in joined if one.unit}
    passages = [(segment.id, segment.text, units[segment.id]) for segment in _prose_first(page) if segment.id in units]
    explained = first_uses(passages, *_opaque(work.terms.get(language, ())))
    marks = {name: tuple(Mark(start, end, "term", term) for start, end, term in spans) for name, spans in explained.items()}
    if language != ENGLISH or work.indicators is None:
        return marks
    figures = _figures(english_figure_links(page, work.indicators, {name: text for name, _, text in passages}))
    return {name: _together(marks.get(name, ()), figures.get(name, ())) for name in {*marks, *figures}}


def _prose_first(page: Page) -> Iterator[Segment]:
    """The sentences of a page, and after them its headings: in these a term is marked only where no sentence has it."""
    for paragraph in page.paragraphs:
        yield from paragraph.body
    if page.title:
        yield page.title
    for paragraph in page.paragraphs:
        if paragraph.heading:
            yield paragraph.heading


def _figures(links: dict[str, tuple[tuple[int, int, str], ...]]) -> Marks:
    return {name: tuple(Mark(start, end, "figure", indicator) for start, end, indicator in spans) for name, spans in links.items()}


def _together(terms: tuple[Mark, ...], figures: tuple[Mark, ...]) -> tuple[Mark, ...]:
    free = [figure for figure in figures if all(figure.end <= term.start or term.end <= figure.start for term in terms)]
    return tuple(sorted([*terms, *free], key=lambda mark: mark.start))


@lru_cache(maxsize=8)
def _opaque(terms: tuple[Term, ...]) -> tuple[Terms, dict[str, str]]:
    return ready(terms), {term.zh: term.id for term in terms if term.opaque}
