"""The files that search fetches, below ``/search/``."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from workreport.languages import SOURCE
from workreport.search import postings as index
from workreport.search.everyday import used
from workreport.search.pinyin import sounds
from workreport.search.postings import compact
from workreport.search.traditional import table
from workreport.search.values import of_values

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workreport.interface import Interface
    from workreport.search.corpus import CorpusPage, CorpusReport, CorpusSegment
    from workreport.search.everyday import Everyday

VERSION = 10
"""Hexadecimal digits of the hash that names the folder of an index."""


def files(
    corpus: Sequence[CorpusReport], interfaces: dict[str, Interface], asked: Everyday, terms: Sequence[str] = ()
) -> Iterator[tuple[str, bytes]]:
    """Every file of the search with its address from the site's root.

    `asked` are the words that people ask with, `terms` Chinese terms and names that are found by their pinyin besides the headings.

    | address | content |
    |---|---|
    | ``search/index.json`` | languages, reports, parts, pages, the other forms of characters, how many files, and VERSION |
    | ``search/words-LANG.json`` | the interface's words |
    | ``search/VERSION/han-N.json`` ``runs-N.json`` ``runs.json`` | the source language: `postings.of_characters`; all runs |
    | ``search/VERSION/LANG-N.json`` | a language of words: `postings.of_words` |
    | ``search/VERSION/values-N.json`` | figures by value: `values.of_values` |
    | ``search/VERSION/pinyin-N.json`` | words by sound: `pinyin.sounds`, cut by the first letters |
    | ``search/VERSION/everyday.json`` | by what somebody may type, the words of the reports for it |
    | ``search/VERSION/text/REPORT/PAGE.json`` | a page's titles, and its passages: id, then the text in each language |

    VERSION is a hash of the files below it, so that they may be kept for ever and never mix with those of another build.
    """
    languages = [SOURCE, *(language for language in interfaces if language != SOURCE)]
    segments = [segment for report in corpus for page in report.pages for segment in page.segments]
    made: dict[str, object] = {f"text/{report.id}/{page.id}.json": _text(page, languages) for report in corpus for page in report.pages}
    counts: dict[str, object] = {}
    made |= dict(_index(segments, languages, counts))
    made["everyday.json"] = used(asked, (text for segment in segments for text in segment.texts.values()))
    made |= dict(_sounds(corpus, terms, counts))
    encoded = {name: compact(value).encode() for name, value in made.items()}
    version = hashlib.sha256(b"\0".join(part for name in sorted(encoded) for part in (name.encode(), encoded[name]))).hexdigest()[:VERSION]
    characters = frozenset(character for segment in segments for character in segment.texts[SOURCE])
    manifest = {
        "version": version,
        "languages": languages,
        "traditional": table(characters),
        "files": counts,
        "reports": [_report(report) for report in corpus],
    }
    yield "search/index.json", compact(manifest).encode()
    for language, words in interfaces.items():
        yield f"search/words-{language}.json", compact(words.group("search")).encode()
    for name, content in encoded.items():
        yield f"search/{version}/{name}", content


def _index(segments: Sequence[CorpusSegment], languages: Sequence[str], counts: dict[str, object]) -> Iterator[tuple[str, object]]:
    """The files of the index; notes in `counts` how many of each there are."""
    characters, runs = index.of_characters(tuple(segment.texts[SOURCE] for segment in segments))
    wanted = index.file_count(characters)
    groups = min(wanted, index.GROUPS)
    counts["han"] = [groups, wanted // groups]
    yield from _numbered("han", index.by_family_and_tail(characters, groups, wanted // groups))
    yield "runs.json", list(runs)
    words = {language: index.of_words([segment.texts.get(language, "") for segment in segments]) for language in languages[1:]}
    for name, postings in {"runs": runs, "values": of_values([segment.values for segment in segments]), **words}.items():
        counts[name] = index.file_count(postings)
        yield from _numbered(name, index.by_family(postings, index.file_count(postings)))


def _sounds(corpus: Sequence[CorpusReport], terms: Sequence[str], counts: dict[str, object]) -> Iterator[tuple[str, object]]:
    """The files of pinyin, of headings and of the terms that stand in the reports."""
    headings = [page.titles[SOURCE] for report in corpus for page in report.pages if SOURCE in page.titles]
    segments = (segment for report in corpus for page in report.pages for segment in page.segments)
    themes = [segment.texts[SOURCE].rstrip("。") for segment in segments if segment.heading]
    found = sounds([*terms, *headings, *themes])
    count = 1
    while count * index.TARGET < len(compact(found)):
        count *= 2
    counts["pinyin"] = count
    contents: list[dict[str, list[str]]] = [{} for _ in range(count)]
    for sound, words in found.items():
        contents[index.scatter(sound[: index.FAMILY]) % count][sound] = words
    for number, content in enumerate(contents):
        yield f"pinyin-{number}.json", content


def _numbered(name: str, contents: Iterator[index.Postings]) -> Iterator[tuple[str, object]]:
    for number, content in enumerate(contents):
        yield f"{name}-{number}.json", content


def _text(page: CorpusPage, languages: Sequence[str]) -> dict[str, object]:
    rows = [[segment.id, *(segment.texts.get(language, "") for language in languages)] for segment in page.segments]
    return {"titles": page.titles, "rows": rows}


def _report(report: CorpusReport) -> dict[str, object]:
    parts: dict[str, dict[str, str]] = {}
    for page in report.pages:
        parts.setdefault(page.part, page.titles)
    pages = [[page.id, len(page.segments), int(page.headed)] for page in report.pages]
    return {"id": report.id, "names": report.names, "parts": parts, "pages": pages}
