"""What a reader may ask of one sentence, for the sheet that opens at it: a small file for each page, fetched when it is asked for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from workreport.glossary import passages
from workreport.languages import SOURCE
from workreport.pages.references import reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from workreport.edition import Chapter
    from workreport.library import Work
    from workreport.model import Page, Term
    from workreport.pages.figures import Row
    from workreport.pages.subjects import ReportInEdition

Shown = dict[str, object]
"""What is shown of a sentence, a term or a figure, as JSON has it."""


def files(editions: Sequence[ReportInEdition]) -> Iterator[tuple[str, str]]:
    """``data/ID/sentences/PAGE.json`` for every page of a report; `editions` are the report in each.

    ``{"sentences": {"p2s4": {"text", "notice", "note", "terms": [id], "figures": [{…}]}}, "terms": {id: {…}}, "places": {"p2": {…}}}``:
    `text` is what the editions show, nothing is in it that they do not; a figure has `row`, `label`, `value`, `period`, `status`; a term
    has its Chinese, `language`, `text` and `gloss`.
    """
    work, interfaces = editions[0].work, editions[0].frame.interfaces
    by_target = {one.edition.target: one.chapters for one in editions if one.edition.target and not one.edition.bilingual}
    terms = _terms(work)
    for index, page in enumerate(work.report.pages):
        chapters = {language: every[index] for language, every in by_target.items()}
        shown = _page(page, chapters, editions[0].figures.get(page.id, ()), terms)
        names = [*(paragraph.id for paragraph in page.paragraphs), *shown["sentences"]]
        shown["places"] = {
            name: {language: reference(work.report.numerals, page.id, name, words) for language, words in interfaces.items()}
            for name in names
        }
        yield f"data/{work.report.id}/sentences/{page.id}.json", json.dumps(shown, ensure_ascii=False, separators=(",", ":")) + "\n"


def _terms(work: Work) -> dict[str, dict[str, tuple[Term, ...]]]:
    """By language and segment address, the terms that stand there, in the order of the glossary."""
    found: dict[str, dict[str, tuple[Term, ...]]] = {}
    for language, terms in work.terms.items():
        places = passages(terms, work.report)
        here = found.setdefault(language, {})
        for term in terms:
            for place in places.get(term.id, ()):
                here[place] = (*here.get(place, ()), term)
    return found


def _page(
    page: Page, chapters: Mapping[str, Chapter], rows: Iterable[Row], terms: Mapping[str, Mapping[str, tuple[Term, ...]]]
) -> dict[str, dict[str, Shown]]:
    sentences: dict[str, Shown] = {one.id: {"text": {SOURCE: one.text}} for one in page.segments()}
    named: dict[str, Shown] = {}
    for language, chapter in chapters.items():
        for passage in chapter.passages():
            shown = sentences[passage.id]
            _add(shown, "text", language, passage.text)
            _add(shown, "notice", language, passage.notice)
            _add(shown, "note", language, passage.note)
            here = terms.get(language, {}).get(f"{page.id}/{passage.id}", ())
            for term in here:
                named[f"{language}-{term.id}"] = {
                    SOURCE: term.zh,
                    "language": language,
                    "text": term.en,
                    "gloss": term.gloss,
                    "gloss-zh": term.gloss_zh,
                }
            if here:
                shown["terms"] = [*_list(shown.get("terms")), *(f"{language}-{term.id}" for term in here)]
    for row in rows:
        shown = sentences[row.segment.partition("/")[2]]
        shown["figures"] = [*_list(shown.get("figures")), _figure(row)]
    return {"sentences": sentences, "terms": named}


def _add(shown: Shown, key: str, language: str, text: str) -> None:
    field = shown.setdefault(key, {}) if text else None
    if isinstance(field, dict):
        field[language] = text


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _figure(row: Row) -> Shown:
    return {"row": row.id, "label": row.label, "value": row.value, "period": row.period, "status": row.status}
