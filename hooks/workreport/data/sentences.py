"""Every sentence of a report with its translations: ``report.json``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from workreport.catalogue import readable
from workreport.edition import translation

if TYPE_CHECKING:
    from workreport.library import Work


def report_json(work: Work) -> str:
    """The report as JSON: facts, then every segment in reading order with its id (``2023/1-3/p2s4``), Chinese, translations and states.

    ``{"id", "title", "body", "session", "date", "speaker", "provenance", "segments": [{"id", "zh", LANG, "state": {LANG: …}}]}``.
    """
    facts = work.facts
    segments = []
    for page in work.report.pages:
        joined = {
            language: readable(page, pages.get(page.id), drafts=work.facts.show_drafts) for language, pages in work.catalogues.items()
        }
        for index, segment in enumerate(page.segments()):
            translations = {language: translation(one[index]) for language, one in joined.items()}
            segments.append(
                {
                    "id": f"{work.report.id}/{page.id}/{segment.id}",
                    "zh": segment.text,
                    **{language: one.text for language, one in translations.items()},
                    "state": {language: one.state for language, one in translations.items()},
                }
            )
    described = {
        "id": work.report.id,
        "title": facts.title,
        "body": facts.body,
        "session": facts.session,
        "date": facts.delivered,
        "speaker": facts.speaker,
        "provenance": facts.provenance,
        "segments": segments,
    }
    return json.dumps(described, ensure_ascii=False, indent=1) + "\n"
