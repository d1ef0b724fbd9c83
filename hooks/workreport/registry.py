"""Every kind of page and every kind of file that the site publishes.

A new kind of page is an entry of `ARCHIVE_PAGES` or `REPORT_PAGES`, a template, and the dataclass that the template shows; a new download
is an entry of `FILES`. The addresses stand here and nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workreport import data
from workreport.documents import making as documents
from workreport.files import FileKind
from workreport.pages import archive, changes, figures, glossary, places, reports, topics, translation
from workreport.pages.spec import PageKind

if TYPE_CHECKING:
    from workreport.pages.subjects import ArchiveInEdition, ReportInEdition

HOME = ("", "header.home")
"""An edition's home, as trails name it."""

ARCHIVE_PAGES: tuple[PageKind[ArchiveInEdition], ...] = (
    PageKind("cover", "", "pages/cover.html", archive.cover, "site.name", "site.description", once=True),
    PageKind("home", "{edition}/", "pages/home.html", archive.home, "site.name", "site.description"),
    PageKind("place", "{edition}/{name}/", "pages/place.html", places.place, "", "site.description", trail=(HOME,)),
    PageKind(
        "translation",
        "{edition}/about/translation/",
        "pages/translation.html",
        translation.translation,
        "coverage.title",
        "coverage.description",
        trail=(HOME, ("about/", "footer.about")),
        side_by_side=False,
    ),
    PageKind(
        "glossary",
        "{edition}/glossary/",
        "pages/glossary.html",
        glossary.glossary,
        "glossary.title",
        "glossary.description",
        trail=(HOME,),
    ),
    PageKind(
        "search",
        "{edition}/search/",
        "pages/search.html",
        archive.search,
        "search.title",
        "search.description",
        trail=(HOME,),
        listed=False,
    ),
)

REPORT = "report"
"""The kind of a report's own home page, which tells the sizes of its documents."""

REPORT_PAGES: tuple[PageKind[ReportInEdition], ...] = (
    PageKind(REPORT, "{edition}/{report}/", "pages/report.html", reports.home, schema="Report"),
    PageKind("full", "{edition}/{report}/full/", "pages/full.html", reports.full, "page.full", menu="page.full", passages=True),
    PageKind(
        "indicators",
        "{edition}/{report}/indicators/",
        "pages/indicators.html",
        figures.page,
        "indicators.title",
        "indicators.lede",
        menu="indicators.title",
        schema="Dataset",
    ),
    PageKind(
        "changes",
        "{edition}/{report}/changes/",
        "pages/changes.html",
        changes.page,
        "changes.title",
        "changes.description",
        menu="changes.title",
    ),
    PageKind("topic", "{edition}/{report}/topics/{name}/", "pages/topic.html", topics.pages),
    PageKind("page", "{edition}/{report}/{name}/", "pages/page.html", reports.chapters, passages=True),
)

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

FILES: tuple[FileKind, ...] = (
    FileKind(
        "epub",
        "data/{report}/report.{edition}.epub",
        "application/epub+zip",
        documents.epub,
        "edition",
        "report.epub",
        "report",
        sized=True,
        costly=True,
    ),
    FileKind(
        "pdf",
        "data/{report}/report.{edition}.pdf",
        "application/pdf",
        documents.pdf,
        "edition",
        "report.pdf",
        "report",
        sized=True,
        costly=True,
        typeset=True,
    ),
    FileKind("card", "data/{report}/card.{edition}.png", "image/png", documents.card, "edition", elsewhere=True, costly=True, typeset=True),
    FileKind("report.json", "data/{report}/report.json", "application/json", data.sentences, "report", "report.data", "report"),
    FileKind("source", "data/{report}/report.txt", "text/plain", data.source, "report", "report.source", "report"),
    FileKind("picture", "data/{report}/pictures/{picture}", "image/*", data.picture, "picture"),
    FileKind("word", "data/{report}/report.docx", DOCX, data.word, "report", "report.word", "report", present=data.has_word),
    FileKind(
        "tmx",
        "data/{report}/segments{language}.tmx",
        "application/xml",
        data.tmx,
        "language",
        "report.tmx",
        "report",
        present=data.is_translated,
    ),
    FileKind(
        "indicators.csv",
        "data/{report}/indicators.csv",
        "text/csv",
        data.csv,
        "report",
        "indicators.data.csv",
        "indicators",
        present=data.has_figures,
    ),
    FileKind(
        "indicators.xlsx",
        "data/{report}/indicators.xlsx",
        XLSX,
        data.xlsx,
        "report",
        "indicators.data.xlsx",
        "indicators",
        present=data.has_figures,
    ),
    FileKind(
        "indicators.json",
        "data/{report}/indicators.json",
        "application/json",
        data.json,
        "report",
        "indicators.data.json",
        "indicators",
        present=data.has_figures,
    ),
    FileKind(
        "csvw",
        "data/{report}/indicators.csv-metadata.json",
        "application/ld+json",
        data.csvw,
        "report",
        "indicators.data.csvw",
        "indicators",
        present=data.has_figures,
    ),
    FileKind(
        "datapackage.json",
        "data/{report}/datapackage.json",
        "application/json",
        data.package,
        "report",
        "indicators.data.package",
        "indicators",
        present=data.has_figures,
    ),
)
"""In the order in which pages offer them."""
