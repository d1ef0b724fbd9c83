"""What a reader of an edition sees of a passage: the one rule for web pages, PDF and EPUB.

Search and data files show a segment in every language at once; what they publish of a translation is `edition.translation`, as here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workreport.languages import SOURCE, in_languages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workreport.edition import Block, Chapter, Edition, Illustration, Passage
    from workreport.marking import Mark
    from workreport.model import Page


@dataclass(frozen=True, slots=True)
class Side:
    """A text of a passage, in one language."""

    language: str
    """The language the text is in, which is not that of the edition where the passage is not translated."""
    text: str
    """Empty beside a source that is not translated."""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage as an edition shows it."""

    id: str
    sides: tuple[Side, ...]
    """One text; in a side-by-side edition two, the source first. The first bears the id."""
    untranslated: bool
    """Whether the edition's own language lacks it."""
    notice: str
    """What the reader is told of the translation at this place: ``untranslated``, ``stale``, ``unreviewed``, ``draft``, or nothing."""
    note: str
    """The translator's note, empty where there is none."""


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture of the source, with its description for a reader who does not see it."""

    name: str
    digest: str
    language: str
    """The language of the description."""
    text: str
    """Empty where nobody has described it."""


@dataclass(frozen=True, slots=True)
class BlockView:
    """A paragraph as an edition shows it."""

    id: str
    level: int
    """The heading's, 2 or deeper; 0 where the paragraph has none."""
    passages: tuple[PassageView, ...]
    rows: tuple[tuple[PassageView | None, ...], ...]
    """The cells of a table; None for an empty one. No rows where the paragraph is none."""
    pictures: tuple[PictureView, ...] = ()
    """Those under it."""
    mark: str = ""
    """Of a footnote, the mark that refers to it in the text; it stands before the passages and is part of none."""

    @property
    def heading(self) -> PassageView | None:
        """The passage that heads the paragraph, if one does."""
        return self.passages[0] if self.level else None

    @property
    def body(self) -> tuple[PassageView, ...]:
        """What follows the heading."""
        return self.passages[1:] if self.level else self.passages


@dataclass(frozen=True, slots=True)
class ChapterView:
    """A page of a report as an edition shows it."""

    page: Page
    title: PassageView | None
    blocks: tuple[BlockView, ...]
    pictures: tuple[PictureView, ...] = ()
    """Those under its heading."""

    def passages(self) -> Iterator[PassageView]:
        """All passages in reading order, the title first."""
        if self.title:
            yield self.title
        for block in self.blocks:
            yield from block.passages


def chapter_view(chapter: Chapter, edition: Edition) -> ChapterView:
    """A chapter as a reader of `edition` sees it."""
    title = passage_view(chapter.title, edition) if chapter.title else None
    blocks = tuple(_block(block, edition) for block in chapter.blocks)
    return ChapterView(chapter.page, title, blocks, _pictures(chapter.pictures, edition))


def _pictures(illustrations: Iterable[Illustration], edition: Edition) -> tuple[PictureView, ...]:
    found = []
    for one in illustrations:
        text, language = next(iter(in_languages(one.words, edition.languages)), ("", edition.language))
        found.append(PictureView(one.name, one.digest, language, text))
    return tuple(found)


def passage_view(passage: Passage, edition: Edition) -> PassageView:
    """A passage as a reader of `edition` sees it, standing alone."""
    source = Side(SOURCE, passage.source, passage.source_marks)
    if edition.target is None:
        return PassageView(passage.id, (source,), untranslated=False, notice="", note="")
    translated = Side(passage.language, passage.text, passage.text_marks)
    if edition.bilingual:
        sides: tuple[Side, ...] = (source, replace(translated, text="", marks=()) if passage.borrowed else translated)
    else:
        sides = (translated if passage.text else replace(source, marks=()),)
    return PassageView(passage.id, sides, untranslated=passage.borrowed or not passage.text, notice=passage.notice, note=passage.note)


def text_in(passage: Passage, language: str) -> tuple[str, str]:
    """The text of a passage for a reader of a language, and the language it is in: the source's where it is not translated."""
    if language == SOURCE or not passage.text:
        return passage.source, SOURCE
    return passage.text, passage.language


def _block(block: Block, edition: Edition) -> BlockView:
    pictures = _pictures(block.pictures, edition)
    views = [passage_view(passage, edition) for passage in block.passages]
    if block.rows:
        cells = {view.id: view for view in views}
        rows = tuple(tuple(cells.get(cell) for cell in row) for row in block.rows)
        return BlockView(block.id, block.level, tuple(views), rows, pictures)
    head = 1 if block.level else 0
    body = views[head:] if edition.bilingual else list(_notice_once(views[head:]))
    return BlockView(block.id, block.level, (*views[:head], *body), (), pictures, block.mark)


def _notice_once(views: Iterable[PassageView]) -> Iterator[PassageView]:
    """Of sentences in a row that are not translated only the last says so."""
    views = list(views)
    for view, following in zip(views, (*views[1:], None), strict=False):
        again = following is not None and view.untranslated and following.untranslated
        yield replace(view, notice="") if again else view
