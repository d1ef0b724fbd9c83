"""Where the languages meet: a report and its translation become the editions that readers choose between."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workreport.catalogue import DRAFT, STALE, readable
from workreport.languages import SOURCE, fallbacks
from workreport.marking import Mark, Marks, source_marks, source_term_marks, translation_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from workreport.catalogue import Joined
    from workreport.library import Work
    from workreport.model import Facts, Page, Paragraph, Words

NOTICES = {STALE: "stale", "translated": "unreviewed", DRAFT: "draft"}
"""By the state of a translation, what a reader is told where it stands. A draft is what no person has looked at."""


@dataclass(frozen=True, slots=True)
class Translation:
    """What is published of a segment's translation."""

    text: str
    """Empty where nobody has translated it, or where there is only a draft and the report does not show drafts."""
    state: str
    """As `catalogue.readable` says: ``stale`` and ``draft`` included."""
    notice: str
    """What a reader is told of it: ``untranslated``, ``stale``, ``unreviewed``, ``draft``, or nothing."""
    note: str
    """The translator's note."""


def translation(joined: Joined) -> Translation:
    """What is published of a translation that `catalogue.readable` gives to readers."""
    unit = joined.unit
    if unit is None or not unit.text:
        return Translation("", joined.state, "untranslated", unit.note if unit else "")
    return Translation(unit.text, joined.state, NOTICES.get(joined.state, ""), unit.note)


def speaker(facts: Facts) -> Words:
    """Who spoke, with the office: the name last in Chinese, first elsewhere; only languages that have all that the Chinese has."""
    known = [words for words in (facts.speaker, facts.office) if words.get(SOURCE)]
    found = {}
    for language in known[0] if known else ():
        if all(words.get(language) for words in known):
            texts = [words[language] for words in known]
            found[language] = " ".join(reversed(texts)) if language == SOURCE else ", ".join(texts)
    return found


@dataclass(frozen=True, slots=True)
class Edition:
    """A reading of the reports: in one language, or in two side by side."""

    code: str
    """Its folder: ``zh``, ``en``, ``zh-en``."""
    languages: tuple[str, ...]
    """What it shows, the leading language first."""

    @property
    def language(self) -> str:
        """The leading language: the interface speaks it and ``<html lang>`` says it."""
        return self.languages[0]

    @property
    def target(self) -> str | None:
        """The language translated into; None in the source edition."""
        return next((language for language in self.languages if language != SOURCE), None)

    @property
    def bilingual(self) -> bool:
        """Whether two languages stand side by side."""
        return len(self.languages) > 1


def editions(targets: Sequence[str], translated: Iterable[str]) -> tuple[Edition, ...]:
    """The source edition, then each target language's own, then those `translated` side by side with the source."""
    alone = [Edition(language, (language,)) for language in (SOURCE, *targets)]
    return (*alone, *(Edition(f"{SOURCE}-{target}", (SOURCE, target)) for target in translated))


@dataclass(frozen=True, slots=True)
class Passage:
    """A segment as an edition shows it."""

    id: str
    source: str
    """The Chinese sentence."""
    text: str
    """The translation, empty where there is none yet (and in the source edition)."""
    notice: str = ""
    """What a reader is told about the translation, as in `Translation`."""
    note: str = ""
    """The translator's note, empty where there is none."""
    source_marks: tuple[Mark, ...] = ()
    text_marks: tuple[Mark, ...] = ()
    language: str = SOURCE
    """The language of `text`."""
    borrowed: bool = False
    """Whether `text` stands in another language than the one the edition is translated into, which lacks the passage."""


@dataclass(frozen=True, slots=True)
class Illustration:
    """A picture of the source as an edition shows it."""

    name: str
    """Of its file."""
    digest: str
    """Of its content, so that what is made with it is made anew when it changes."""
    words: Words
    """What it shows, by language."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph with its passages; the first passage is the heading where `level` is not 0."""

    id: str
    level: int
    passages: tuple[Passage, ...]
    rows: tuple[tuple[str, ...], ...]
    pictures: tuple[Illustration, ...] = ()
    """Those under it."""
    mark: str = ""
    """Of a footnote, the mark that refers to it in the text."""

    @property
    def heading(self) -> Passage | None:
        """The passage that heads the paragraph, if one does."""
        return self.passages[0] if self.level else None

    @property
    def body(self) -> tuple[Passage, ...]:
        """What follows the heading."""
        return self.passages[1:] if self.level else self.passages


@dataclass(frozen=True, slots=True)
class Chapter:
    """One page of a report in one edition."""

    page: Page
    title: Passage | None
    blocks: tuple[Block, ...]
    pictures: tuple[Illustration, ...] = ()
    """Those under its heading."""

    def passages(self) -> Iterator[Passage]:
        """All passages in reading order, the title first."""
        if self.title:
            yield self.title
        for block in self.blocks:
            yield from block.passages


EditionChapters = dict[tuple[str, str], tuple[Chapter, ...]]
"""Every page of every report in every edition, by the report's id and the edition's code."""


def edition_chapters(works: Iterable[Work], editions: Iterable[Edition]) -> EditionChapters:
    """The chapters of `works` in `editions`; those with one target show the same chapters, which are made once."""
    found = {}
    for work in works:
        made: dict[str | None, tuple[Chapter, ...]] = {}
        for edition in editions:
            if edition.target not in made:
                made[edition.target] = chapters(work, edition)
            found[work.report.id, edition.code] = made[edition.target]
    return found


def chapters(work: Work, edition: Edition) -> tuple[Chapter, ...]:
    """Every page of a report as `edition` shows it, in the order of the source."""
    return tuple(_chapter(work, page, edition.target) for page in work.report.pages)


def explained_once(chapters: Iterable[Chapter]) -> tuple[Chapter, ...]:
    """The chapters as one page shows them: a term is explained where it is used first, and not again in every chapter."""
    seen: set[str] = set()
    return tuple(_explained_once(chapter, seen) for chapter in chapters)


def _explained_once(chapter: Chapter, seen: set[str]) -> Chapter:
    passages = {}
    for passage in chapter.passages():
        source, text = (
            tuple(mark for mark in marks if mark.kind != "term" or mark.target not in seen)
            for marks in (passage.source_marks, passage.text_marks)
        )
        seen.update(mark.target for mark in (*source, *text) if mark.kind == "term")
        same = source == passage.source_marks and text == passage.text_marks
        passages[passage.id] = passage if same else replace(passage, source_marks=source, text_marks=text)
    title = passages[chapter.title.id] if chapter.title else None
    blocks = tuple(replace(block, passages=tuple(passages[passage.id] for passage in block.passages)) for block in chapter.blocks)
    return replace(chapter, title=title, blocks=blocks)


def _chapter(work: Work, page: Page, target: str | None) -> Chapter:
    if target is None:
        marks = source_term_marks(work, page)
        passages = {
            segment.id: Passage(segment.id, segment.text, "", source_marks=marks.get(segment.id, ())) for segment in page.segments()
        }
    else:
        figures = source_marks(work, page)
        passages = _translated(work, page, target, figures)
        if any(not passage.text for passage in passages.values()):
            for other in fallbacks(target)[1:]:
                if other != SOURCE:
                    passages = _borrowed(passages, _translated(work, page, other, figures))
    title = passages[page.title.id] if page.title else None
    blocks = tuple(_block(work, paragraph, passages) for paragraph in page.paragraphs)
    return Chapter(page, title, blocks, _illustrations(work, page.pictures))


def _translated(work: Work, page: Page, language: str, figures: Marks) -> dict[str, Passage]:
    joined = readable(page, work.catalogues.get(language, {}).get(page.id), drafts=work.facts.show_drafts)
    marks = translation_marks(work, page, language, joined)
    return {one.segment.id: _passage(one, language, figures.get(one.segment.id, ()), marks.get(one.segment.id, ())) for one in joined}


def _borrowed(passages: Mapping[str, Passage], others: Mapping[str, Passage]) -> dict[str, Passage]:
    """The passages, those without a translation with that into another language; they remain marked as not translated."""
    return {
        name: passage if passage.text else replace(others[name], notice="untranslated", note="", borrowed=bool(others[name].text))
        for name, passage in passages.items()
    }


def _passage(joined: Joined, language: str, figures: tuple[Mark, ...], marks: tuple[Mark, ...]) -> Passage:
    told = translation(joined)
    text_marks = marks if told.text else ()
    return Passage(joined.segment.id, joined.segment.text, told.text, told.notice, told.note, figures, text_marks, language)


def _block(work: Work, paragraph: Paragraph, passages: dict[str, Passage]) -> Block:
    shown = tuple(passages[segment.id] for segment in paragraph.segments)
    return Block(paragraph.id, paragraph.level, shown, paragraph.rows, _illustrations(work, paragraph.pictures), paragraph.mark)


def _illustrations(work: Work, names: Iterable[str]) -> tuple[Illustration, ...]:
    contents = {picture.name: picture.content for picture in work.pictures}
    return tuple(
        Illustration(name, hashlib.sha256(contents[name]).hexdigest()[:16], work.facts.pictures.get(name, {}))
        for name in names
        if name in contents
    )
