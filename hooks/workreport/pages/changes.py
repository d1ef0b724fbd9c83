"""The page that sets a report beside the one of the year before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.changes import compare, differences, term_changes, totals
from workreport.languages import SOURCE, fallbacks
from workreport.pages.figures import promise_rows
from workreport.pages.reports import ReportContext, contents
from workreport.pages.spec import Link, PageContent
from workreport.views import text_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workreport.changes import Change, Kind, PageChanges, Place
    from workreport.edition import Chapter, Passage
    from workreport.model import Term
    from workreport.pages.figures import PromiseRow
    from workreport.pages.subjects import ReportInEdition


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence."""

    kind: str
    """``same``, ``new``, or ``old`` where it stood only the year before."""
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence in one language, with what differs from the year before."""

    language: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """What became of a sentence."""

    kind: str
    texts: tuple[Text, ...]
    """In each language of the edition."""
    now: str
    """The address of the sentence, empty where it was dropped."""
    before: str
    """The address of its version of the year before, empty where it is new."""


@dataclass(frozen=True, slots=True)
class Section:
    """A page beside its counterpart."""

    id: str
    title: Link | None
    """The page; None where it has no counterpart any more."""
    before: Link | None
    """The counterpart; None where the page is new."""
    counts: dict[Kind, int]
    rows: tuple[Row, ...]
    repeated: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ChangesContext(ReportContext):
    """What ``changes.html`` shows."""

    before: str
    """The year of the report before, or its id where nobody has stated its day."""
    counts: dict[Kind, int]
    """Of the whole report, how many sentences there are of each kind."""
    sections: tuple[Section, ...]
    came: tuple[Term, ...]
    went: tuple[Term, ...]
    terms_in: str
    """The language of the terms' renderings; that of the source where it has no others."""
    promises: tuple[PromiseRow, ...]


def page(report: ReportInEdition) -> Iterator[PageContent]:
    """The comparison; none where the site has no earlier report of the same body."""
    if report.before is None:
        return
    before, edition = report.before, report.edition
    base = f"{edition.code}/{before.work.report.id}/"
    links = [
        {link.address.removeprefix(where).rstrip("/"): link for link in listed}
        for where, listed in (
            (base, contents(base, before.chapters, edition, report.frame.interfaces)),
            (report.base, report.contents),
        )
    ]
    passages = [_passages(before.chapters), _passages(report.chapters)]
    sections = [_section(report, one, links, passages, base) for one in compare(before.work.report, report.work.report) if one.changes]
    language = next((code for code in fallbacks(edition.target or SOURCE) if report.work.terms.get(code)), SOURCE)
    terms = term_changes(before.work.report, report.work.report, report.work.terms.get(language, ()))
    promises = promise_rows(report.comparisons, before.work.report.id) if report.comparisons else ()
    context = ChangesContext(
        facts=report.work.facts,
        before=before.work.facts.year or before.work.report.id,
        counts=totals(section.counts for section in sections),
        sections=tuple(sections),
        came=terms.came,
        went=terms.went,
        terms_in=language,
        promises=promises,
    )
    yield PageContent(context)


def _passages(chapters: tuple[Chapter, ...]) -> dict[Place, Passage]:
    return {(chapter.page.id, passage.id): passage for chapter in chapters for passage in chapter.passages()}


def _section(
    report: ReportInEdition,
    one: PageChanges,
    links: list[dict[str, Link]],
    passages: list[dict[Place, Passage]],
    base: str,
) -> Section:
    rows = [_row(report, change, passages, base) for change in one.changes]
    return Section(
        id=one.page or f"before-{one.before}",
        title=links[1].get(one.page),
        before=links[0].get(one.before),
        counts=one.counts,
        rows=tuple(row for row in rows if row.kind != "repeated"),
        repeated=tuple(row for row in rows if row.kind == "repeated"),
    )


def _row(report: ReportInEdition, change: Change, passages: list[dict[Place, Passage]], base: str) -> Row:
    old = passages[0][change.before] if change.before else None
    new = passages[1][change.now] if change.now else None
    return Row(
        kind=change.kind,
        texts=tuple(dict.fromkeys(_text(old, new, language) for language in report.edition.languages)),
        now=_address(report.base, change.now),
        before=_address(base, change.before),
    )


def _address(base: str, place: Place | None) -> str:
    return f"{base}{place[0]}/#{place[1]}" if place else ""


def _text(old: Passage | None, new: Passage | None, language: str) -> Text:
    """The sentence in a language; in Chinese where one of the two is not translated, so that like is set beside like."""
    known = [text_in(passage, language) for passage in (old, new) if passage]
    if len({code for _, code in known}) > 1:
        known = [text_in(passage, SOURCE) for passage in (old, new) if passage]
    texts = [text for text, _ in known]
    if old and new:
        return Text(known[0][1], tuple(Piece(kind, text) for kind, text in differences(*texts)))
    return Text(known[0][1], (Piece("same", texts[0]),))
