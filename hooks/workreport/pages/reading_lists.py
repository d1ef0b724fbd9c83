"""``llms.txt``: what programs that read are led to (llmstxt.org), as Markdown; one of the site, and one of each report in each edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workreport.languages import in_languages
from workreport.pages.places import RECENT, PlaceContext
from workreport.pages.spec import relative
from workreport.pages.subjects import report_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workreport.edition import Edition
    from workreport.pages.rendering import Renderer
    from workreport.pages.spec import PageSpec
    from workreport.pages.subjects import ReportInEdition, SiteFrame
    from workreport.summary import ReportSummary

NAME = "llms.txt"

Listed = tuple[str, str, str]
"""An address as the list links it, a title, and a description, which may be empty."""


def site_list(renderer: Renderer, frame: SiteFrame, pages: Iterable[PageSpec], reports: Sequence[ReportSummary]) -> str:
    """The list of the site: by edition, the pages that stand outside reports, of places the largest; then the newest of `reports`."""
    pages = tuple(pages)
    editions = {
        edition: (*_outside(frame, edition, pages), *(_report(frame, edition, report) for report in reports[:RECENT]))
        for edition in frame.editions
    }
    return renderer.file("llms.txt.j2", interfaces=frame.interfaces, editions=editions)


def _outside(frame: SiteFrame, edition: Edition, pages: Iterable[PageSpec]) -> Iterator[Listed]:
    for spec in pages:
        inner = isinstance(spec.context, PlaceContext) and "/" in spec.context.path
        if spec.address.startswith(f"{edition.code}/") and not inner:
            yield f"{frame.canonical}{spec.address}index.md", spec.title, ""


def _report(frame: SiteFrame, edition: Edition, report: ReportSummary) -> Listed:
    words = frame.interfaces[edition.language]
    body = (text for text, _language in in_languages(report.facts.body, [edition.language]))
    title = " · ".join([*body, report_name(report.facts, report.id, words)])
    return f"{frame.canonical}{edition.code}/{report.id}/{NAME}", title, ""


def report_list(renderer: Renderer, report: ReportInEdition, pages: Sequence[PageSpec]) -> tuple[str, str]:
    """The address and content of a report's list: its `pages` in their order, then the files that they offer."""
    canonical = report.frame.canonical

    def link(address: str) -> str:
        return canonical + address if canonical else relative(report.base, address)

    listed = [(link(f"{spec.address}index.md"), spec.title, spec.description) for spec in pages]
    kinds = dict.fromkeys(spec.kind.name for spec in pages)
    files = [(link(one.address), report.words.text(one.label), "") for kind in kinds for one in report.offered(kind) if one.label]
    about = next((spec.description for spec in pages if spec.address == report.base), "")
    return f"{report.base}{NAME}", renderer.file("report-llms.txt.j2", report=report, about=about, pages=listed, files=files)
