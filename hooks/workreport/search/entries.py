"""What is found besides passages: terms of the glossary, figures, topics, and files to take away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, get_args

from workreport import glossary
from workreport.languages import SOURCE, fallbacks, in_language
from workreport.pages.figures import row
from workreport.search import postings as index
from workreport.search.units import is_run, is_word, units
from workreport.search.values import families, values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workreport.everyday import Everyday
    from workreport.interface import Interface
    from workreport.model import Words
    from workreport.pages.figures import Row
    from workreport.pages.subjects import ReportInEdition

Kind = Literal["topic", "figure", "term", "download"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""In the order in which they are shown."""
TOGETHER = 12
"""Entries of one file."""
NAMES = 2000
"""Characters of JSON in a file of names: every volume is asked for a name, so the files are small."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that has an address and is no passage."""

    kind: Kind
    address: str
    """From the site's root; ``{edition}`` stands for the reader's."""
    names: Words
    """What it is called."""
    detail: Words
    """What is said of it beside its name: a term's gloss, a figure's value and period."""
    words: tuple[str, ...] = ()
    """Further words that find it."""
    editions: tuple[str, ...] = ()
    """The editions whose readers are led to it; empty: all."""
    value: str = ""
    """Of a figure, as `values.values` gives it."""


def report_entries(editions: Sequence[ReportInEdition]) -> tuple[Entry, ...]:
    """What a report has besides passages; `editions` are its editions in one language, the source's first."""
    return (*_terms(editions), *_figures(editions), *_topics(editions[0]), *_downloads(editions))


def _terms(editions: Sequence[ReportInEdition]) -> Iterator[Entry]:
    """The terms that stand in the report, of the languages whose terms the glossary shows to readers of each edition."""
    frame, work = editions[0].frame, editions[0].work
    targets = [edition.target for edition in frame.editions if edition.target]
    standing = {language: glossary.passages(terms, work.report) for language, terms in work.terms.items()}
    readers: dict[str, list[str]] = {}
    for edition in frame.editions:
        shown = next((one for one in (*fallbacks(edition.target or SOURCE), *targets) if standing.get(one)), "")
        readers.setdefault(shown, []).append(edition.code)
    for language, codes in readers.items():
        led = () if len(codes) == len(frame.editions) else tuple(codes)
        for term in work.terms.get(language, ()):
            if term.id in standing[language]:
                names = {SOURCE: term.zh, language: term.en}
                detail = {name: text for name, text in ((SOURCE, term.gloss_zh), (language, term.gloss)) if text}
                yield Entry("term", f"{{edition}}/glossary/#{term.id}", names, detail, term.alt, led)


def _figures(editions: Sequence[ReportInEdition]) -> Iterator[Entry]:
    """Every figure of the report, with its value and what it is a value for."""
    work, interfaces = editions[0].work, editions[0].frame.interfaces
    for indicator, observation in work.indicators.observations() if work.indicators else ():
        one = row(observation, indicator, work.report.id)
        address = f"{{edition}}/{work.report.id}/indicators/#{one.id}"
        detail = {language: _detail(one, words) for language, words in interfaces.items()}
        value = next(iter(values(one.value[SOURCE])), "")
        yield Entry("figure", address, indicator.label, detail, value=value)


def _detail(one: Row, words: Interface) -> str:
    value, _language = in_language(one.value, words.language)
    year, _dash, month = one.period.partition("-")
    if one.period == "open":
        return value if one.status == "actual" else words.text(f"search.figure-{one.status}", value=value)
    key = "month" if month else "year"
    period = words.text(f"indicators.period.{key}", year=year, month=int(month or 0))
    return words.text(f"search.figure-dated-{one.status}", value=value, period=period)


def _topics(report: ReportInEdition) -> Iterator[Entry]:
    """The topics that the report has sentences on."""
    for topic, _sentences in report.work.sentences_by_topic:
        yield Entry("topic", f"{{edition}}/{report.work.report.id}/topics/{topic.id}/", topic.title, {}, topic.words)


def _downloads(editions: Sequence[ReportInEdition]) -> Iterator[Entry]:
    """The files that the report's pages offer."""
    frame = editions[0].frame
    for one in editions[0].downloads:
        if not one.label:
            continue
        names = {language: words.text(one.label) for language, words in frame.interfaces.items() if one.label not in words.borrowed}
        readers = tuple(edition.code for edition in frame.editions if _offered(one.edition, one.language, edition.code, edition.target))
        ending = one.address.rpartition(".")[2]
        yield Entry("download", one.address, names, {}, (ending,), () if len(readers) == len(frame.editions) else readers)


def _offered(of: str, language: str, code: str, target: str | None) -> bool:
    return of in ("", code) and (not language or target in (None, language))


def entry_files(reports: Sequence[Sequence[Entry]], everyday: Everyday, counts: dict[str, object]) -> Iterator[tuple[str, str]]:
    """The files of what the reports of a volume have besides passages; notes in `counts` how many of each there are.

    ``entries-N.json`` are the entries in order, `TOGETHER` in a file, each with the numbers of the reports it belongs to; one that several
    have is one, and those of one name stand together, so that they are in few files. ``names-N.json`` has by key (`keys`) the numbers of
    the entries, each less the one before.
    """
    found: dict[tuple[object, ...], tuple[Entry, list[int]]] = {}
    for kind in KINDS:
        for number, entries in enumerate(reports):
            for entry in entries:
                if entry.kind == kind:
                    found.setdefault((entry.address, *entry.editions), (entry, []))[1].append(number)
    asked = [(ask, frozenset(map(str.lower, finds))) for ask, finds in everyday.items()]

    @cache  # topics and files have the same words in every report
    def asks(own: frozenset[str]) -> tuple[str, ...]:
        return tuple(ask for ask, finds in asked if not own.isdisjoint(finds))

    named: dict[tuple[Kind, str], list[tuple[Entry, list[int]]]] = {}
    for entry, numbers in found.values():
        named.setdefault((entry.kind, entry.names.get(SOURCE, "")), []).append((_with_everyday(entry, asks), numbers))
    rows = [row for same in named.values() for row in same]
    for number, start in enumerate(range(0, len(rows), TOGETHER)):
        yield f"entries-{number}.json", index.compact([_plain(entry, numbers) for entry, numbers in rows[start : start + TOGETHER]])
    places: dict[str, list[int]] = {}
    for place, (entry, _numbers) in enumerate(rows):
        for key in sorted(keys(entry)):
            places.setdefault(key, []).append(place)
    steps = {key: [place - before for before, place in zip((0, *found), found, strict=False)] for key, found in sorted(places.items())}
    yield from index.scattered("names", steps, counts, lambda key: key, NAMES)


def _with_everyday(entry: Entry, asks: Callable[[frozenset[str]], tuple[str, ...]]) -> Entry:
    """A topic and a file are found by the everyday words for their own, too; `asks` gives these for words in small letters."""
    if entry.kind not in ("topic", "download"):
        return entry
    own = frozenset(word.lower() for word in (*entry.names.values(), *entry.words))
    return replace(entry, words=tuple(dict.fromkeys((*entry.words, *asks(own)))))


def _plain(entry: Entry, reports: list[int]) -> dict[str, object]:
    shown = {
        "kind": entry.kind,
        "address": entry.address,
        "names": entry.names,
        "detail": entry.detail,
        "words": entry.words,
        "value": entry.value,
        "editions": entry.editions,
        "reports": reports,
    }
    return {key: value for key, value in shown.items() if value}


def keys(entry: Entry) -> set[str]:
    """What an entry is looked up by.

    Every two Han characters in a row of its names and words; the first letters of every other word; each name and word whole, after ``=``;
    the families of its value.
    """
    found = set(families(entry.value)) if entry.value else set()
    return found.union(*map(_keys, (*entry.names.values(), *entry.words)))


@lru_cache(maxsize=10_000)  # reports have most names and words in common
def _keys(text: str) -> frozenset[str]:
    row = units(text)
    found = {f"={''.join(row)}"}
    for unit, following in zip(row, (*row[1:], ""), strict=True):
        if is_run(unit):
            found.add(unit[: index.FAMILY])
        elif following and not is_run(following) and is_word(unit) and is_word(following):
            found.add(unit + following)
    return frozenset(found)
