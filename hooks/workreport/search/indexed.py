"""What a volume needs of one report: made once when the report is made, so that a volume with one changed report only joins the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.languages import SOURCE
from workreport.search import postings as index
from workreport.search.pinyin import spoken
from workreport.search.postings import compact
from workreport.search.values import of_values

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workreport.model import Words
    from workreport.search.corpus import CorpusPage, CorpusReport
    from workreport.search.entries import Entry
    from workreport.search.pinyin import Spoken
    from workreport.search.postings import Postings

HAN = "han"
RUNS = "runs"
VALUES = "values"


@dataclass(frozen=True, slots=True)
class IndexedReport:
    """A report as its volume takes it up."""

    id: str
    year: int
    """It was delivered in; 0 where nobody has stated it."""
    places: tuple[tuple[str, Words], ...]
    """The places it lies in, the largest first: path and name."""
    described: Mapping[str, object]
    """What ``index.json`` says of it."""
    texts: Mapping[str, bytes]
    """Its files in the volume, by their addresses: ``text/REPORT/PAGE.json``."""
    source: str
    """Its passages in the source language, a line each."""
    whole: str
    """Its passages in all languages, a line each."""
    passages: int
    postings: Mapping[str, Postings]
    """`HAN`, `RUNS`, `VALUES`, and each language of words, by passages counted through this report alone."""
    titles: Spoken
    """How its pages' titles sound."""
    headings: Spoken
    """How the headings among its passages sound."""
    entries: tuple[Entry, ...]
    """What it has besides passages."""


def indexed(report: CorpusReport, languages: Sequence[str]) -> IndexedReport:
    """A report as its volume takes it up; `languages` are the site's, the source's first."""
    segments = [segment for page in report.pages for segment in page.segments]
    characters, runs = index.of_characters([segment.texts[SOURCE] for segment in segments])
    words = {language: index.of_words([segment.texts.get(language, "") for segment in segments]) for language in languages[1:]}
    return IndexedReport(
        report.id,
        report.year,
        report.places,
        _described(report),
        {f"text/{report.id}/{page.id}.json": compact(_text(page, languages)).encode() for page in report.pages},
        "\n".join(segment.texts[SOURCE] for segment in segments),
        "\n".join(text for segment in segments for text in segment.texts.values()),
        len(segments),
        {HAN: characters, RUNS: runs, VALUES: of_values([segment.values for segment in segments]), **words},
        spoken(page.titles[SOURCE] for page in report.pages if SOURCE in page.titles),
        spoken(segment.texts[SOURCE].rstrip("。") for segment in segments if segment.heading),
        report.entries,
    )


def _text(page: CorpusPage, languages: Sequence[str]) -> dict[str, object]:
    rows = [[segment.id, *(segment.texts.get(language, "") for language in languages)] for segment in page.segments]
    return {"titles": page.titles, "rows": rows}


def _described(report: CorpusReport) -> dict[str, object]:
    parts: dict[str, dict[str, str]] = {}
    for page in report.pages:
        parts.setdefault(page.part, page.titles)
    pages = [[page.id, len(page.segments), int(page.headed)] for page in report.pages]
    return {"id": report.id, "year": report.year, "names": report.names, "places": report.places, "parts": parts, "pages": pages}
