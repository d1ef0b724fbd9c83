"""What is searched: the passages of all reports, each with its translations beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.edition import SOURCE, Chapter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workreport.model import Words
    from workreport.pages.leaf import Leaf


@dataclass(frozen=True, slots=True)
class Record:
    """A segment in all its languages; one not translated has only its source."""

    id: str
    texts: Words


@dataclass(frozen=True, slots=True)
class Section:
    """A page of a report."""

    id: str
    titles: Words
    """What its contents call it."""
    records: tuple[Record, ...]
    headed: bool
    """Whether its first record is its heading."""

    @property
    def part(self) -> str:
        """The part it belongs to: ``1`` of ``1-3``; the opening and the closing are parts of their own."""
        return self.id.partition("-")[0]


@dataclass(frozen=True, slots=True)
class Volume:
    """A report."""

    id: str
    names: Words
    sections: tuple[Section, ...]


def volumes(leaves: Iterable[Leaf]) -> tuple[Volume, ...]:
    """The reports that stand on the pages of a site, in the order of the pages: newest first."""
    names: dict[str, Words] = {}
    titles: dict[tuple[str, str], Words] = {}
    chapters: dict[str, dict[str, dict[str, Chapter]]] = {}
    for leaf in leaves:
        if leaf.report is None:
            continue
        chapter = leaf.context.get("chapter")
        if leaf.template == "report.html":
            names.setdefault(leaf.report, {}).setdefault(leaf.edition.language, leaf.title)
        elif isinstance(chapter, Chapter):
            titles.setdefault((leaf.report, chapter.page.id), {}).setdefault(leaf.edition.language, leaf.title)
            spreads = chapters.setdefault(leaf.report, {}).setdefault(chapter.page.id, {})
            spreads.setdefault(leaf.edition.target or SOURCE, chapter)
    return tuple(
        Volume(report, names[report], tuple(_section(page, titles[report, page], spread) for page, spread in pages.items()))
        for report, pages in chapters.items()
    )


def _section(page: str, titles: Words, spread: dict[str, Chapter]) -> Section:
    texts: dict[str, Words] = {}
    for language, chapter in spread.items():
        for passage in chapter.passages():
            record = texts.setdefault(passage.id, {SOURCE: passage.source})
            if language != SOURCE and passage.text:
                record[language] = passage.text
    headed = any(chapter.title for chapter in spread.values())
    return Section(page, titles, tuple(Record(id_, record) for id_, record in texts.items()), headed)
