"""A report in one edition as plain data, which Typst reads as JSON and the EPUB's templates as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workreport.edition import speaker
from workreport.languages import in_languages, language, tag
from workreport.lexicon.salutation import is_salutation
from workreport.views import chapter_view

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workreport.edition import Chapter, Edition
    from workreport.interface import Interface
    from workreport.library import Work
    from workreport.model import Page
    from workreport.views import BlockView, ChapterView, PassageView, PictureView


def content(work: Work, edition: Edition, chapters: Iterable[Chapter], words: Interface, beside: Interface | None = None) -> dict[str, Any]:
    """The title block and the chapters; every text is a pair of its language's BCP 47 tag and its words.

    ``{"lang", "bilingual", "title", "body", "session", "speaker", "date", "day", "contents", "prevails", "status", "provenance", "notes",
    "chapters": [{"id", "kind", "level", "title", "label", "blocks": [{"id", "level", "entry", "front", "rows", "passages": [{"id",
    "sides", "mark", "note"}], "pictures": [{"name", "digest", "lang", "text"}]}]}]}``.
    `sides` are the texts side by side, one where the edition is in one language; `mark` says that a translation is missing, out of date
    or not reviewed, and is empty where all is well; `beside` are the words of the second language of an edition in two;
    `prevails` is empty in the source's own edition, which holds no translation. `label` is what a chapter without a title is called,
    the report's own title where it has no headings;
    `entry` is of a footnote the mark that refers to it;
    `front` is ``title`` for the lines between the title and the salutation, and ``salutation`` for that. `status` says that this is no
    government publication, until a site says otherwise, and which text prevails.
    """
    facts = work.facts
    spread = tuple(chapter_view(chapter, edition) for chapter in chapters)
    parts = {one.page.id: one.title for one in spread if one.title}
    spoken = [one for one in (words, beside) if one]
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
        "headings": [[tag(one.language), one.text("page.contents")] for one in spoken],
        "summary": words.text("data.book"),
        "notes": words.text("page.notes"),
        "prevails": words.text("footer.prevails") if edition.target else "",
        "status": [[tag(one.language), text] for one in spoken if (text := _status(one, translated=edition.target is not None))],
        "provenance": _texts(facts.provenance, edition)[:1],
        "chapters": [
            {**chapter, "label": _texts(facts.title, edition)} if not chapter["title"] and not chapter["label"] else chapter
            for chapter in (_chapter(one, parts.get(one.page.part or ""), spoken) for one in spread)
        ],
    }


def _status(words: Interface, *, translated: bool) -> str:
    said = [] if words.official else [words.text("identity.document")]
    return language(words.language).sentence_space.join([*said, *([words.text("footer.prevails")] if translated else [])])


def _texts(words: dict[str, str], edition: Edition) -> list[list[str]]:
    return [[tag(language), text] for text, language in in_languages(words, edition.languages)]


def _chapter(chapter: ChapterView, part: PassageView | None, spoken: list[Interface]) -> dict[str, Any]:
    """`part` is the title of the part that the chapter belongs to; `spoken` are the words of the edition's languages."""
    kind, words = chapter.page.kind, spoken[0]
    title = _passage(chapter.title, words) if chapter.title and kind != "opening" else None
    named = kind in {"opening", "part-closing", "closing", "appendix"} and title is None
    front = _front(chapter.page) if kind == "opening" else {}
    return {
        "id": chapter.page.id,
        "kind": kind,
        "level": chapter.page.level,
        "title": title,
        "label": [[tag(one.language), _label(kind, part, one)] for one in spoken] if named else [],
        "pictures": _pictures(chapter.pictures, words),
        "blocks": [{**_block(block, words), "front": front.get(block.id, "")} for block in chapter.blocks],
    }


def _label(kind: str, part: PassageView | None, words: Interface) -> str:
    sides = part.sides if part else ()
    titles = [side.text for side in sides if side.language == words.language] + [side.text for side in sides]
    return words.text(f"page.{kind}", part=titles[0] if titles else "")


def _front(page: Page) -> dict[str, str]:
    """What the first paragraphs are: ``title`` (when and where, who spoke) above the ``salutation``; none where there is no salutation."""
    found = next((at for at, one in enumerate(page.paragraphs) if is_salutation(one.segments[0].text)), -1)
    return {one.id: "salutation" if at == found else "title" for at, one in enumerate(page.paragraphs[: found + 1])}


def _block(block: BlockView, words: Interface) -> dict[str, Any]:
    return {
        "id": block.id,
        "level": block.level,
        "entry": block.mark,
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
