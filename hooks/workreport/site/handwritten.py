"""Pages in Markdown: those that every site has, made from its own facts, and those written by hand in ``docs/LANG/``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2

from workreport.interface import as_link
from workreport.languages import SOURCE, fallbacks, in_language
from workreport.languages import language as writing
from workreport.pages import Link, PageKind, PageSpec
from workreport.pages.archive import HandwrittenContext

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page

    from workreport.edition import Edition
    from workreport.interface import Interface
    from workreport.model import Words
    from workreport.pages.spec import PageContent
    from workreport.pages.subjects import ArchiveInEdition, SiteFrame
    from workreport.summary import ReportSummary


def _nothing(_: ArchiveInEdition) -> tuple[PageContent, ...]:
    return ()


KIND = PageKind("handwritten", "{edition}/{name}/", "", _nothing)
"""A page whose body is Markdown; MkDocs finds them, in ``docs/LANG/``."""


@dataclass(frozen=True, slots=True)
class StandardPage:
    """A page that every site has, as Markdown."""

    address: str
    """As MkDocs knows it: ``en/about.md``."""
    language: str
    """The language of the text."""
    text: str


def standard_pages(
    interfaces: Mapping[str, Interface], beside: Sequence[str], reports: Sequence[ReportSummary], compiled: jinja2.BytecodeCache | None
) -> Iterator[StandardPage]:
    """The pages of ``standard_pages/``, in every language of the site; one that the package does not have is in English.

    `beside` are the languages that stand side by side with the source, `compiled` is where compiled templates are kept.
    """
    environment = jinja2.Environment(  # Markdown is not escaped
        loader=jinja2.FileSystemLoader(PAGES),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701  # as said
        keep_trailing_newline=True,
        bytecode_cache=compiled,
    )
    bilingual = f"{SOURCE}-{beside[0]}" if beside else ""
    for code in interfaces:
        for name in STANDARD:
            language, template = next((other, file) for other in fallbacks(code) if (PAGES / (file := f"{other}/{name}.md")).is_file())
            text = environment.get_template(template).render(_facts(language, reports, bilingual), site=_people(interfaces[code]))
            yield StandardPage(f"{code}/{name}.md", language, text)


PAGES = Path(__file__).parents[1] / "standard_pages"
"""Their templates, by language."""
STANDARD = ("about", "method", "cite", "accessibility")
"""The names of the pages that every site has."""

MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|])")
"""What means something in Markdown and must not where a fact has it."""


def _facts(code: str, reports: Sequence[ReportSummary], bilingual: str) -> dict[str, object]:
    """What the pages say of the site: the newest report's facts in a language, empty where nobody has stated them."""
    report = reports[0] if reports else None
    facts = report.facts if report else None

    def fact(words: Words) -> str:
        text, spoken = in_language(words, code)
        return MARKDOWN.sub(r"\\\1", text) if spoken == code else ""

    section = next((page for page in report.pages if "-" in page), report.pages[0]) if report and report.pages else "1-1"
    return {
        "report": report,
        "bilingual": bilingual,
        "page": f"{report.id if report else 'ID'}/{section}",
        "body": fact(facts.body if facts else {}),
        "title": fact(facts.title if facts else {}),
        "session": fact(facts.session if facts else {}),
        "provenance": fact(facts.provenance if facts else {}),
        "date": facts.delivered if facts else "",
        "day": writing(code).day(facts.delivered) if facts and facts.delivered else "",
    }


PEOPLE = ("publisher", "contact", "report-error")
"""What a site may say of those who run it, and of how to reach them."""


def _people(words: Interface) -> dict[str, str]:
    """What the site says of those who run it, in Markdown; empty where it says nothing. An address is a link that shows itself."""
    stated = {key.replace("-", "_"): words.text(f"site.{key}") if words.has(f"site.{key}") else "" for key in PEOPLE}
    return {key: _linked(*as_link(text)) for key, text in stated.items()}


def _linked(address: str, shown: str) -> str:
    plain = MARKDOWN.sub(r"\\\1", shown)
    return f"[{plain}](<{address}>)" if address else plain


def spec(file: File, present: Files, frame: SiteFrame, updated: str, cards: dict[str, str], language: str = "") -> PageSpec:
    """The spec of a Markdown file; its edition is the folder it lies in, its title is set when MkDocs has read it."""
    edition = _edition(file.src_uri, frame)
    path = file.src_uri.removeprefix(f"{edition.code}/")
    words = frame.interfaces[edition.language]
    home = Link(f"{edition.code}/", words.text("header.home"), words.language_of("header.home"))
    return PageSpec(
        address=file.dest_uri.removesuffix("index.html"),
        kind=KIND,
        edition=edition,
        title="",
        description="",
        context=HandwrittenContext(language or edition.language),
        trail=(home,),
        alternates=tuple(
            (other, other.code + "/" + path.removesuffix(".md") + "/")
            for other in frame.editions
            if present.get_file_from_path(f"{other.code}/{path}")
        ),
        updated=updated,
        card=cards.get(edition.code, ""),
    )


def _edition(uri: str, frame: SiteFrame) -> Edition:
    folder = uri.partition("/")[0]
    return next((edition for edition in frame.editions if edition.code == folder), frame.editions[0])


def titled(spec: PageSpec, page: Page) -> PageSpec:
    """The spec with the title and description that the page's front matter or first heading gives."""
    if spec.title:
        return spec
    return replace(spec, title=str(page.title), description=str(page.meta.get("description", "")))
