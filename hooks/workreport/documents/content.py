"""A report in one edition as plain data, which Typst reads as JSON and the EPUB's templates as they are."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from workreport.edition import speaker
from workreport.languages import SOURCE, in_languages, tag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workreport.edition import Block, Chapter, Edition, Passage
    from workreport.interface import Interface
    from workreport.library import Work

LEVELS = {"opening": 1, "part": 1, "section": 2, "part-closing": 2, "closing": 1, "appendix": 1}
"""The level of a chapter's heading, by the kind of its page."""


def content(work: Work, edition: Edition, chapters: Iterable[Chapter], words: Interface) -> dict[str, Any]:
    """The title block and the chapters; every text is a pair of its language's BCP 47 tag and its words.

    ``{"lang", "bilingual", "title", "body", "session", "speaker", "date", "day", "contents", "prevails", "provenance", "notes", "chapters":
    [{"id", "kind", "level", "title", "blocks": [{"id", "level", "rows", "passages": [{"id", "sides", "mark", "note"}]}]}]}``.
    `sides` are the texts side by side, one where the edition is in one language; `mark` says that a translation is missing, out of date
    or not reviewed, and is empty where all is well.
    """
    facts = work.facts
    return {
        "lang": tag(edition.language),
        "bilingual": edition.bilingual,
        "title": _said(facts.title, edition),
        "body": _said(facts.body, edition),
        "session": _said(facts.session, edition),
        "speaker": _said(speaker(facts), edition),
        "date": facts.date,
        "day": words.day(facts.delivered) if facts.delivered else "",
        "contents": words("page.contents"),
        "notes": words("page.notes"),
        "prevails": words("footer.prevails"),
        "provenance": _said(facts.provenance, edition)[0],
        "chapters": [_chapter(chapter, edition, words) for chapter in chapters],
    }


def _said(words: dict[str, str], edition: Edition) -> list[list[str]]:
    return [[tag(language), text] for text, language in in_languages(words, edition.languages)]


def _chapter(chapter: Chapter, edition: Edition, words: Interface) -> dict[str, Any]:
    kind = chapter.page.kind
    title = _passage(chapter.title, edition, words) if chapter.title and kind != "opening" else None
    label = (
        words("page.closing") if kind in {"closing", "part-closing"} else words(f"page.{kind}") if kind in {"opening", "appendix"} else ""
    )
    return {
        "id": chapter.page.id,
        "kind": kind,
        "level": LEVELS[kind],
        "title": title,
        "label": label,
        "blocks": [_block(block, edition, words) for block in chapter.blocks],
    }


def _block(block: Block, edition: Edition, words: Interface) -> dict[str, Any]:
    shown = [_passage(passage, edition, words) for passage in block.passages]
    if not edition.bilingual:
        body = shown[1 if block.level else 0 :]
        for one, following in pairwise(body):  # A paragraph that is not translated yet says so once.
            if one["mark"] == following["mark"] == words("page.untranslated"):
                one["mark"] = ""
    return {
        "id": block.id,
        "level": block.level,
        "rows": [list(row) for row in block.rows],
        "passages": shown,
    }


def _passage(passage: Passage, edition: Edition, words: Interface) -> dict[str, Any]:
    sides = []
    for language in edition.languages:
        if language == SOURCE:
            sides.append([tag(SOURCE), passage.source])
        elif passage.text:
            sides.append([tag(language), passage.text])
        else:
            sides.append([tag(SOURCE), "" if edition.bilingual else passage.source])
    mark = words(f"page.{passage.notice}") if passage.notice else ""
    return {"id": passage.id, "sides": sides, "mark": mark, "note": passage.note if edition.target else ""}
