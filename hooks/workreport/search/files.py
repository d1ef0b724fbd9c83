"""The files that search fetches, below ``/search/``."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from workreport.everyday import used
from workreport.languages import SOURCE
from workreport.places import ancestors
from workreport.search import postings as index
from workreport.search.entries import entry_files
from workreport.search.indexed import HAN, RUNS, VALUES, indexed
from workreport.search.pinyin import sounds
from workreport.search.postings import compact
from workreport.search.traditional import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from workreport.everyday import Everyday
    from workreport.interface import Interface
    from workreport.model import Words
    from workreport.search.corpus import CorpusReport
    from workreport.search.indexed import IndexedReport
    from workreport.search.pinyin import Spoken

T = TypeVar("T")

VERSION = 10
"""Hexadecimal digits of the hash that names the folder of a volume."""
REPORTS = 16
"""Reports of a volume: a change of one has so many indexed anew, whatever the archive's size."""
LISTED = 64
"""Volumes of one list: what a browser fetches first does not grow with the archive."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What readers ask with besides the words of the reports."""

    everyday: Everyday
    """The words that people ask with."""
    terms: Mapping[str, Spoken]
    """Chinese terms and names that are found by their pinyin, besides the headings, where they stand in a report; how each sounds."""


@dataclass(frozen=True, slots=True)
class VolumeSummary:
    """What the lists of all volumes tell of one."""

    name: str
    """Of its folder."""
    years: Mapping[str, int]
    """By the id of each of its reports, the year it was delivered in; 0 where nobody has stated it."""
    places: Mapping[str, Words]
    """The names of the places that its reports lie in, by their paths."""


def volumes(reports: Sequence[T]) -> list[tuple[T, ...]]:
    """The reports of an archive in volumes, the newest first; only the newest is not full, so that a new report touches no other.

    >>> volumes(["c", "b", "a"])
    [('c', 'b', 'a')]
    """
    whole = [tuple(reports[max(0, end - REPORTS) : end]) for end in range(len(reports), 0, -REPORTS)]
    return whole[::-1]


def volume_files(reports: Sequence[IndexedReport], languages: Sequence[str], asked: Asked) -> tuple[VolumeSummary, dict[str, bytes]]:
    """What the lists tell of a volume, and its files below ``search/NAME/``; `languages` are the site's, the source's first.

    | address | content |
    |---|---|
    | ``index.json`` | reports, parts, pages, the other forms of characters, how many files |
    | ``han-N.json`` ``runs-N.json`` ``runs.json`` | the source language: `postings.of_characters`; all runs |
    | ``LANG-N.json`` | a language of words: `postings.of_words` |
    | ``LANG-endings-N.json`` | its words by their last letters: `postings.endings` |
    | ``values-N.json`` | figures by value: `values.of_values` |
    | ``pinyin-N.json`` | words by sound: `pinyin.sounds`, cut by the first letters |
    | ``everyday-N.json`` | by what somebody may type, the words of the reports for it |
    | ``entries-N.json`` ``names-N.json`` | what is no passage: `entries.entry_files` |
    | ``text/REPORT/PAGE.json`` | a page's titles, and its passages: id, then the text in each language |

    The name is a hash of the files, so that they may be kept for ever and never mix with those of another build.
    """
    counts: dict[str, object] = {}
    made = dict(_index(reports, languages, counts))
    made |= dict(_everyday(used(asked.everyday, (report.whole for report in reports)), counts))
    made |= dict(entry_files([report.entries for report in reports], asked.everyday, counts))
    source = "\n".join(report.source for report in reports)
    made |= dict(_sounds(reports, [words for term, words in asked.terms.items() if term in source], counts))
    described = [report.described for report in reports]
    made["index.json"] = compact({"traditional": table(frozenset(source)), "files": counts, "reports": described})
    encoded = {name: content for report in reports for name, content in report.texts.items()}
    encoded |= {name: text.encode() for name, text in made.items()}
    version = hashlib.sha256(b"\0".join(part for name in sorted(encoded) for part in (name.encode(), encoded[name]))).hexdigest()[:VERSION]
    years = {report.id: report.year for report in reports}
    return VolumeSummary(version, years, dict(chain.from_iterable(report.places for report in reports))), encoded


def list_files(address: str, found: Sequence[tuple[str, Iterable[int]]], languages: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The list of some volumes, newest first: ``search/index.json`` for all, ``search/places/PATH.json`` for those of a place.

    ``{"languages", "volumes", "years", "span", "older"}``; `found` are the volumes' names, each with the years of its reports. `years` has
    the oldest and the newest of each volume, none where nobody has stated any, so that a browser opens only volumes of the years asked
    for; `span` has those of all. `older` is how many more lists there are, ``ADDRESS-older-1.json`` and so on.
    """
    names = [name for name, _years in found]
    spans = [_span(years) for _name, years in found]
    first, *others = [slice(start, start + LISTED) for start in range(0, max(len(names), 1), LISTED)]
    whole = _span(chain.from_iterable(spans))
    yield (
        address,
        compact({"languages": languages, "volumes": names[first], "years": spans[first], "span": whole, "older": len(others)}).encode(),
    )
    for number, part in enumerate(others, 1):
        yield f"{address.removesuffix('.json')}-older-{number}.json", compact({"volumes": names[part], "years": spans[part]}).encode()


def _span(years: Iterable[int]) -> list[int]:
    """The oldest and the newest of some years; none, where none is known."""
    known = [year for year in years if year]
    return [min(known), max(known)] if known else []


def word_files(interfaces: Mapping[str, Interface]) -> Iterator[tuple[str, bytes]]:
    """``search/words-LANG.json``: the interface's words."""
    for language, words in interfaces.items():
        yield f"search/words-{language}.json", compact(words.group("search")).encode()


def files(corpus: Sequence[CorpusReport], interfaces: Mapping[str, Interface], asked: Asked) -> Iterator[tuple[str, bytes]]:
    """Every file of the search with its address from the site's root; `corpus` is every report, newest first."""
    languages = languages_of(interfaces)
    found = []
    for reports in volumes(corpus):
        volume, made = volume_files([indexed(report, languages) for report in reports], languages, asked)
        found.append(volume)
        yield from ((f"search/{volume.name}/{address}", content) for address, content in made.items())
    yield from lists(found, languages)
    yield from word_files(interfaces)


def languages_of(interfaces: Mapping[str, Interface]) -> list[str]:
    """The languages of a site as the index has them, the source's first."""
    return [SOURCE, *(language for language in interfaces if language != SOURCE)]


def lists(found: Sequence[VolumeSummary], languages: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The lists of all volumes, of those of each place, and of the places, which is asked for by a reader who chooses one."""
    yield from list_files("search/index.json", [(volume.name, volume.years.values()) for volume in found], languages)
    names: dict[str, Words] = {}
    inside: dict[str, dict[str, list[int]]] = {}
    for volume in found:
        names.update(volume.places)
        for report, year in volume.years.items():
            for place in ancestors(report):
                inside.setdefault(place, {}).setdefault(volume.name, []).append(year)
    for place, years in inside.items():
        yield from list_files(f"search/places/{place}.json", list(years.items()), languages)
    if names:
        yield "search/places.json", compact(sorted(names.items())).encode()


def _index(reports: Sequence[IndexedReport], languages: Sequence[str], counts: dict[str, object]) -> Iterator[tuple[str, str]]:
    """The files of the index; notes in `counts` how many of each there are."""

    def joined(name: str) -> index.Joined:
        return index.joined((report.postings[name], report.passages) for report in reports)

    characters, runs = joined(HAN), joined(RUNS)
    wanted = index.file_count(characters)
    groups = min(wanted, index.GROUPS)
    counts[HAN] = [groups, wanted // groups]
    yield from _numbered(HAN, index.by_family_and_tail(characters, groups, wanted // groups))
    yield "runs.json", compact(list(runs))
    words = {language: joined(language) for language in languages[1:]}
    for name, postings in {RUNS: runs, VALUES: joined(VALUES), **words}.items():
        counts[name] = files = index.file_count(postings)
        yield from _numbered(name, index.by_family(postings, files))
    for language, postings in words.items():
        yield from index.scattered(f"{language}-endings", index.endings(postings), counts, lambda ending: ending, index.TARGET // 3)


def _sounds(reports: Sequence[IndexedReport], terms: Iterable[Spoken], counts: dict[str, object]) -> Iterator[tuple[str, str]]:
    """The files of pinyin, of titles, headings and the terms that stand in the reports."""
    words: Spoken = {}
    for some in (*terms, *(report.titles for report in reports), *(report.headings for report in reports)):
        words |= some
    yield from index.scattered("pinyin", sounds(words), counts, lambda sound: sound[: index.FAMILY])


def _everyday(words: Everyday, counts: dict[str, object]) -> Iterator[tuple[str, str]]:
    """The files of everyday words."""
    yield from index.scattered("everyday", words, counts, lambda ask: ask, index.TARGET // 3)


def _numbered(name: str, contents: Iterator[str]) -> Iterator[tuple[str, str]]:
    for number, content in enumerate(contents):
        yield f"{name}-{number}.json", content
