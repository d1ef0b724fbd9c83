"""What pages are made from: the archive, or one report, as a reader of one edition meets it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workreport.languages import SOURCE, in_languages
from workreport.outline import family

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workreport.edition import Chapter, Edition
    from workreport.interface import Interface
    from workreport.library import Work
    from workreport.model import Facts, Term, Words
    from workreport.pages.figures import Comparisons, Row
    from workreport.pages.spec import Link
    from workreport.places import Place
    from workreport.summary import ReportSummary


@dataclass(frozen=True, slots=True)
class SiteFrame:
    """What every page of a site knows of it."""

    interfaces: dict[str, Interface]
    """By language, Chinese first."""
    editions: tuple[Edition, ...]
    canonical: str
    """The address of the site's root, with a slash at its end; empty where nobody has said where it will stand."""
    assets: str
    """The folder of style sheets and scripts, from the site's root: ``assets/DIGEST/``."""
    handwritten: tuple[str, ...] = ()
    """The addresses of the pages written by hand: ``zh/about/index.html``."""
    portable: bool = False
    """Whether it must do without a server: links name files, data come as scripts."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file that a page offers."""

    kind: str
    """Its name in the registry of files."""
    edition: str
    """The edition it is of; empty where it is the same in all."""
    language: str
    """The language it translates into; empty where it is of no one."""
    address: str
    label: str
    """The key of the words it is offered by; empty where no page offers it by itself."""
    page: str
    """The kind of page that offers it."""
    content: Callable[[], bytes | None] | None
    """What gives its content, where readers are told its size: documents are made beside the pages that do not."""
    media_type: str = ""

    @property
    def size(self) -> int | None:
        """Bytes, where readers are told."""
        return len(self.content() or b"") if self.content else None


@dataclass(frozen=True, slots=True)
class ArchiveInEdition:
    """All reports, for pages that stand outside them."""

    frame: SiteFrame
    edition: Edition
    reports: tuple[ReportSummary, ...]
    """Newest first."""
    glossary: Mapping[str, tuple[Term, ...]]
    """By language."""
    places: Mapping[str, Place]
    """By path, the whole site first."""
    updated: str

    @property
    def words(self) -> Interface:
        """The interface in the edition's leading language."""
        return self.frame.interfaces[self.edition.language]


@dataclass(frozen=True, slots=True)
class EarlierReport:
    """The report of the year before, of the same body."""

    work: Work
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class ReportInEdition:
    """One report, for its own pages."""

    frame: SiteFrame
    edition: Edition
    work: Work
    chapters: tuple[Chapter, ...]
    contents: tuple[Link, ...]
    """The chapters' links, in order."""
    comparisons: Comparisons | None
    """Its figures beside those of its body's other reports; None where it has none."""
    downloads: tuple[Download, ...]
    """Every file made from the report."""
    before: EarlierReport | None = None
    """None where the site has no earlier report of its body."""
    figures: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    """By page of the report, the rows whose figures stand there, in the order of the page; pages without figures are left out."""
    places: tuple[tuple[str, Words], ...] = ()
    """The places it lies in, the largest first: path and name."""

    @property
    def words(self) -> Interface:
        """The interface in the edition's leading language."""
        return self.frame.interfaces[self.edition.language]

    @property
    def base(self) -> str:
        """The address of the report's home."""
        return f"{self.edition.code}/{self.work.report.id}/"

    @property
    def changes(self) -> str:
        """The address of the page that compares it with the year before; empty where there is none."""
        return f"{self.base}changes/" if self.before else ""

    @property
    def name(self) -> str:
        """What the report is called in links and titles."""
        return report_name(self.work.facts, self.work.report.id, self.words)

    @property
    def full_name(self) -> str:
        """The same after the body whose report it is, unless it says so itself."""
        body = (text for text, _ in in_languages(self.work.facts.body, [self.edition.language]))
        return " · ".join([*(text for text in body if not self.name.startswith(text)), self.name])

    def offered(self, page: str) -> tuple[Download, ...]:
        """The files that a kind of page offers in this edition, in the order of the registry; a translation's to those who read it."""
        wanted = {"", self.edition.code}
        return tuple(
            one
            for one in self.downloads
            if one.page == page and one.edition in wanted and (not one.language or self.edition.target in {None, one.language})
        )


def report_name(facts: Facts, report: str, words: Interface) -> str:
    """What a report is called in links and titles: a government's by its year, another by its title and its year.

    One that has no title in the language of the interface is called as a government's is; one that has neither a day nor a title of its
    own, by its id.
    """
    title = facts.title.get(words.language, "")
    if title and (facts.year or facts.titled) and not family.is_government(facts.title.get(SOURCE, ""), facts.body.get(SOURCE, "")):
        return words.text("page.titled", title=title, year=facts.year) if facts.year else title
    return words.text("page.report", year=facts.year) if facts.year else report
