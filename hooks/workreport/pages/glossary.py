"""The glossary as a page: every term with its rendering, its explanation and the passages it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.languages import SOURCE, fallbacks
from workreport.pages.references import reference
from workreport.pages.spec import Context, PageContent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workreport.edition import Edition
    from workreport.interface import Interface
    from workreport.model import Term
    from workreport.pages.subjects import ArchiveInEdition
    from workreport.summary import ReportSummary


ARTICLE = re.compile(r"^(?:the|a|an) |[“‘]", re.IGNORECASE)
"""What does not count in the order of the English."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A term and where it stands."""

    term: Term
    report: str
    """The newest report it stands in; a report adds no weight to the entries of the others."""
    places: tuple[tuple[str, str], ...]
    """Segments in that report: the address, ``1-3/p2s4``, and what a reader calls it."""

    @property
    def phrase(self) -> bool:
        """Whether it is a turn of phrase rather than a term."""
        return self.term.kind in PHRASES


PHRASES = ("slogan", "saying")
"""Kinds of entries that are turns of phrase; they stand after the terms."""

PINYIN = dict(zip("啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝", "ABCDEFGHJKLMNOPQRSTWXYZ", strict=True))
"""The first character of each letter in the part of GB 2312 that stands in the order of pinyin."""


def initial(text: str) -> str:
    """The letter that a word stands under: of its pinyin or its spelling; ``#`` where it has none."""
    first = text[:1]
    if first.isascii():
        return first.upper() if first.isalpha() else "#"
    try:
        code = first.encode("gb2312")
    except UnicodeEncodeError:
        return "#"
    if not b"\xb0\xa1" <= code <= b"\xd7\xf9":
        return "#"
    return next(letter for character, letter in reversed(PINYIN.items()) if character.encode("gb2312") <= code)


Shelf = tuple[str, tuple[Entry, ...]]
"""A letter and the entries that stand under it."""


@dataclass(frozen=True, slots=True)
class GlossaryContext(Context):
    """What ``glossary.html`` shows."""

    entries: tuple[Entry, ...]
    """All, in order."""
    terms: tuple[Shelf, ...]
    phrases: tuple[Shelf, ...]
    target: str
    """The language the terms are rendered in."""


def entries(terms: Iterable[Term], reports: Iterable[ReportSummary], language: str, words: Interface) -> tuple[Entry, ...]:
    """Every term of a language's glossary that stands in a report, in the order of the English, regardless of case.

    Passages are called as `words` call them.
    """
    known = {term.id: term for term in terms}
    found: dict[str, Entry] = {}
    for report in reports if known else ():
        for name, places in report.terms.get(language, {}).items():
            if name not in found and name in known:
                split = [(place, *place.split("/", 1)) for place in places]
                called = tuple((place, reference(report.numerals, page, segment, words)) for place, page, segment in split)
                found[name] = Entry(known[name], report.id, called)
    return tuple(sorted(found.values(), key=lambda entry: (ARTICLE.sub("", entry.term.en).casefold(), entry.term.zh)))


def glossary(archive: ArchiveInEdition) -> Iterator[PageContent]:
    """The glossary; an edition in one language alone shows the same terms, led by its own language."""
    targets = [edition.target for edition in archive.frame.editions if edition.target]
    wanted = [*fallbacks(archive.edition.target or SOURCE), *targets]
    words = archive.frame.interfaces[archive.edition.language]
    found = next(
        ((rows, target) for target in wanted if (rows := entries(archive.glossary.get(target, ()), archive.reports, target, words))),
        ((), next(iter(targets), "")),
    )
    entries_here = _ordered(found[0], archive.edition)
    terms, phrases = (tuple(_shelves([one for one in entries_here if one.phrase is phrase], archive.edition)) for phrase in (False, True))
    yield PageContent(GlossaryContext(entries_here, terms, phrases, found[1]))


def _shelves(found: Iterable[Entry], edition: Edition) -> Iterator[Shelf]:
    def letter(entry: Entry) -> str:
        return initial(entry.term.zh.strip("“”《》") if edition.language == SOURCE else ARTICLE.sub("", entry.term.en).lstrip("“‘"))

    by_letter: dict[str, list[Entry]] = {}
    for entry in found:
        by_letter.setdefault(letter(entry), []).append(entry)
    yield from ((name, tuple(by_letter[name])) for name in sorted(by_letter))


def _ordered(found: tuple[Entry, ...], edition: Edition) -> tuple[Entry, ...]:
    """In Chinese editions, the order in which readers of the report meet the terms' first characters; else by the English."""
    if edition.language != SOURCE:
        return found
    return tuple(sorted(found, key=lambda entry: entry.term.zh.strip("“”《》").encode("gb18030")))
