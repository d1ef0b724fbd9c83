"""What stands at which address: the cover, the editions' homes, and the pages of every report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.edition import SOURCE, Chapter, Edition, EditionChapters, Passage, explained_once, in_languages
from workreport.indicators.audit import audit
from workreport.indicators.series import history, promises, series
from workreport.pages import figures
from workreport.pages.spec import Download, Link, PageSpec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from workreport.archive import Archive
    from workreport.indicators.model import Indicators
    from workreport.interface import Interface
    from workreport.library import Work
    from workreport.model import Term

LEVELS = {"part": 1, "section": 2, "part-closing": 2, "opening": 1, "closing": 1, "appendix": 1}
"""How deep each kind of page stands in the contents."""


def page_specs(archive: Archive, edition_chapters: EditionChapters, downloads: Sequence[Download]) -> Iterator[PageSpec]:
    """The cover, the editions' homes, and every page of the reports."""
    compared = _compared(archive.works)
    yield _cover(archive)
    for edition in archive.editions:
        yield _home(archive, edition)
        for work in archive.works:
            own = [one for one in downloads if (one.report, one.edition) == (work.report.id, edition.code)]
            yield from _report(archive, work, edition, edition_chapters[work.report.id, edition.code], own, compared)


def _cover(archive: Archive) -> PageSpec:
    edition = archive.editions[0]
    words = archive.interfaces[edition.language]
    context = {"archive": archive, "works": archive.works, "editions": archive.editions}
    return PageSpec("", "cover.html", edition, words("site.name"), words("site.description"), context, updated=archive.updated)


def _home(archive: Archive, edition: Edition) -> PageSpec:
    words = archive.interfaces[edition.language]
    return PageSpec(
        address=f"{edition.code}/",
        template="home.html",
        edition=edition,
        title=words("site.name"),
        description=words("site.description"),
        context={"works": archive.works},
        alternates=tuple((other, f"{other.code}/") for other in archive.editions),
        updated=archive.updated,
    )


def _compared(works: Iterable[Work]) -> dict[str, figures.Comparisons]:
    """By report, its figures beside those of all reports of the same body."""
    bodies: dict[str, list[Indicators]] = {}
    for work in works:
        if work.indicators:
            bodies.setdefault(work.facts.body.get(SOURCE, work.report.id), []).append(work.indicators)
    found = {}
    for related in bodies.values():
        past, promised, lines = history(related), promises(related), series(related)
        found.update({one.report: figures.Comparisons(audit(one, past), promised, lines) for one in related})
    return found


def _report(
    archive: Archive,
    work: Work,
    edition: Edition,
    chapters: tuple[Chapter, ...],
    downloads: Sequence[Download],
    compared: Mapping[str, figures.Comparisons],
) -> Iterator[PageSpec]:
    words = archive.interfaces[edition.language]
    whole = explained_once(chapters)
    base = f"{edition.code}/{work.report.id}/"
    trail = (_link(f"{edition.code}/", words("header.home"), edition), _link(base, report_name(work, words), edition))
    contents = tuple(_entry(base, chapter, chapters, edition, archive.interfaces) for chapter in chapters)
    sequence = (trail[1], *contents)

    def spec(address: str, template: str, title: str, description: str, context: dict[str, object], upward: tuple[Link, ...]) -> PageSpec:
        position = next((index for index, link in enumerate(sequence) if link.address == address), None)
        return PageSpec(
            address=address,
            template=template,
            edition=edition,
            title=title,
            description=description,
            context={"facts": work.facts, "indicated": work.indicators is not None, **context},
            trail=upward,
            previous=sequence[position - 1] if position else None,
            next=sequence[position + 1] if position is not None and position + 1 < len(sequence) else None,
            contents=contents,
            alternates=tuple((other, other.code + address.removeprefix(edition.code)) for other in archive.editions),
            report=work.report.id,
            updated=work.facts.delivered,
        )

    name = " · ".join([*(text for text, _ in in_languages(work.facts.body, [edition.language])), report_name(work, words)])
    offered: dict[str, object] = {
        "downloads": tuple(downloads),
        "source": work.report.source.split("/")[-1],
        "key_figures": figures.key_figures(work.indicators) if work.indicators else (),
    }
    yield spec(base, "report.html", report_name(work, words), name, offered, trail[:1])
    yield spec(
        f"{base}full/",
        "full.html",
        f"{words('page.full')} · {report_name(work, words)}",
        name,
        {"chapters": whole, "explained": _explained(work, edition, whole, prefixed=True)},
        trail,
    )
    if work.indicators:
        shown = figures.context(work.indicators, compared[work.report.id], edition.languages, archive.interfaces)
        title = f"{words('indicators.title')} · {report_name(work, words)}"
        yield spec(f"{base}indicators/", "indicators.html", title, words("indicators.lede"), shown, trail)
    standing = figures.section_figures(work.indicators) if work.indicators else {}
    for chapter, entry in zip(chapters, contents, strict=True):
        parent = tuple(link for link in contents if chapter.page.kind == "section" and link.address == f"{base}{_part(chapter)}/")
        context = {
            "chapter": chapter,
            "heading": entry.title,
            "explained": _explained(work, edition, [chapter]),
            "figures_here": standing.get(chapter.page.id, ()),
        }
        yield spec(entry.address, "page.html", entry.title, _description(chapter, edition), context, trail + parent)


def report_name(work: Work, words: Interface) -> str:
    """What a report is called in links and titles: its year in the interface's form, or its id where nobody has stated its day."""
    return words("page.report", year=work.facts.year) if work.facts.year else work.report.id


@dataclass(frozen=True, slots=True)
class Explained:
    """A term that a page explains."""

    term: Term
    place: str
    """The id, on the page, of the passage that uses it first."""


def _explained(work: Work, edition: Edition, chapters: Iterable[Chapter], *, prefixed: bool = False) -> tuple[Explained, ...]:
    """The terms explained on a page of these chapters, in the order in which they are used."""
    terms = {term.id: term for term in work.terms.get(edition.target or "", ())}
    return tuple(
        Explained(terms[mark.target], f"{chapter.page.id}-{passage.id}" if prefixed else passage.id)
        for chapter in chapters
        for passage in chapter.passages()
        for mark in passage.text_marks
        if mark.kind == "term"
    )


def _part(chapter: Chapter) -> str:
    return chapter.page.id.partition("-")[0]


def _link(address: str, title: str, edition: Edition) -> Link:
    return Link(address, title, edition.language)


def _entry(base: str, chapter: Chapter, chapters: tuple[Chapter, ...], edition: Edition, interfaces: Mapping[str, Interface]) -> Link:
    """The line of the contents for a page, in each language of the edition; a title not yet translated stands in the language it has."""
    names = [_named(chapter, chapters, interfaces[language]) for language in edition.languages]
    beside = names[1] if edition.bilingual and names[1][1] != names[0][1] else None
    return Link(f"{base}{chapter.page.id}/", *names[0], level=LEVELS[chapter.page.kind], beside=beside)


def _named(chapter: Chapter, chapters: tuple[Chapter, ...], words: Interface) -> tuple[str, str]:
    """What the contents call a page, and the language that is in."""
    kind = chapter.page.kind
    if chapter.title and kind != "opening":
        return text_in(chapter.title, words.language)
    if kind == "part-closing":
        part = next((other.title for other in chapters if other.page.id == _part(chapter) and other.title), None)
        return words("page.part-closing", part=text_in(part, words.language)[0] if part else ""), words.language
    return words(f"page.{kind}"), words.language


def text_in(passage: Passage, language: str) -> tuple[str, str]:
    """The text of a passage in a language, and the language it is in: Chinese where it is not translated yet."""
    if language == SOURCE or not passage.text:
        return passage.source, SOURCE
    return passage.text, language


DESCRIPTION = 150
"""Characters of a page's description; search engines show about as many."""


def _description(chapter: Chapter, edition: Edition) -> str:
    gap = "" if edition.language == SOURCE else " "
    passages = [passage for block in chapter.blocks for passage in block.passages] or [*chapter.passages()]
    text = gap.join(text_in(passage, edition.language)[0] for passage in passages)
    return text if len(text) <= DESCRIPTION else text[: DESCRIPTION - 1].rstrip() + "…"
