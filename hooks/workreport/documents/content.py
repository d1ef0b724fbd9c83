"""A report in one edition as plain data, which Typst reads as JSON and the EPUB's templates as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workreport.edition import speaker
from workreport.languages import in_languages, tag
from workreport.views import chapter_view

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workreport.edition import Chapter, Edition
    from workreport.interface import Interface
    from workreport.library import Work
    from workreport.views import BlockView, ChapterView, PassageView, PictureView


def content(work: Work, edition: Edition, chapters: Iterable[Chapter], words: Interface, beside: Interface | None = None) -> dict[str, Any]:
    """The title block and the chapters; every text is a pair of its language's BCP 47 tag and its words.

    ``{"lang", "bilingual", "title", "body", "session", "speaker", "date", "day", "contents", "prevails", "provenance", "notes", "chapters":
    [{"id", "kind", "level", "title", "blocks": [{"id", "level", "rows", "passages": [{"id", "sides", "mark", "note"}], "pictures":
    [{"name", "digest", "lang", "text"}]}]}]}``.
    `sides` are the texts side by side, one where the edition is in one language; `mark` says that a translation is missing, out of date
    or not reviewed, and is empty where all is well; `beside` are the words of the second language of an edition in two;
    `prevails` is empty in the source's own edition, which holds no translation.
    """
    facts = work.facts
    spread = tuple(chapter_view(chapter, edition) for chapter in chapters)
    parts = {one.page.id: one.title for one in spread if one.title}
    return {
        "lang": tag(edition.language),
        "bilingual": edition.bilingual,
        "title": _texts(facts.title, edition),
        "body": _texts(facts.body, edition),
        "session": _texts(facts.session, edition),
        "speaker": _texts(speaker(facts), edition),
        "date": facts.date,
        "day": words.day(facts.delivered) if facts.delivered else "",
        "updated": work.updated,
        "contents": words.text("page.contents"),
        "headings": [[tag(one.language), one.text("page.contents")] for one in (words, beside) if one],
        "summary": words.text("data.book"),
        "notes": words.text("page.notes"),
        "prevails": words.text("footer.prevails") if edition.target else "",
        "provenance": _texts(facts.provenance, edition)[0],
        "chapters": [_chapter(one, parts.get(one.page.part or ""), words) for one in spread],
    }


def _texts(words: dict[str, str], edition: Edition) -> list[list[str]]:
    return [[tag(language), text] for text, language in in_languages(words, edition.languages)]


def _chapter(chapter: ChapterView, part: PassageView | None, words: Interface) -> dict[str, Any]:
    """`part` is the title of the part that the chapter belongs to."""
    kind = chapter.page.kind
    title = _passage(chapter.title, words) if chapter.title and kind != "opening" else None
    named = kind in {"opening", "part-closing", "closing", "appendix"}
    label = words.text(f"page.{kind}", part=part.sides[0].text if part else "") if named else ""
    return {
        "id": chapter.page.id,
        "kind": kind,
        "level": chapter.page.level,
        "title": title,
        "label": label,
        "pictures": _pictures(chapter.pictures, words),
        "blocks": [_block(block, words) for block in chapter.blocks],
    }


def _block(block: BlockView, words: Interface) -> dict[str, Any]:
    return {
        "id": block.id,
        "level": block.level,
        "rows": [[cell.id if cell else "" for cell in row] for row in block.rows],
        "passages": [_passage(passage, words) for passage in block.passages],
        "pictures": _pictures(block.pictures, words),
    }


def _pictures(pictures: Iterable[PictureView], words: Interface) -> list[dict[str, str]]:
    return [
        {"name": one.name, "digest": one.digest, "lang": tag(one.language), "text": one.text or words("page.picture")} for one in pictures
    ]


def _passage(passage: PassageView, words: Interface) -> dict[str, Any]:
    return {
        "id": passage.id,
        "sides": [[tag(side.language), side.text] for side in passage.sides],
        "mark": words.text(f"page.{passage.notice}") if passage.notice else "",
        "note": passage.note,
    }
