"""What a page says of itself to search engines, reference managers and those who pass its link on.

Search engines read schema.org’s words, reference managers the ``citation_`` names that HighWire Press began, and Dublin Core for an author
that is a body. Addresses are absolute where the site’s own is known, else relative to the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workreport.data.datapackage import dataset
from workreport.data.licences import licence
from workreport.languages import SOURCE, in_language, tag
from workreport.pages.spec import relative

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workreport.edition import Edition
    from workreport.pages.spec import PageSpec
    from workreport.pages.subjects import Download, ReportInEdition

CONTEXT = "https://schema.org"


def addresses(spec: PageSpec, canonical: str) -> Callable[[str], str]:
    """How a page names other addresses of the site, given from its root, in what it says of itself."""
    return lambda address: canonical + address if canonical else relative(spec.address, address)


def others(alternates: Sequence[tuple[Edition, str]]) -> tuple[str, ...]:
    """Where readers of any other language are sent (``x-default``): to English, else to the source; none where a page is alone."""
    alone = {edition.language: address for edition, address in alternates if not edition.bilingual}
    return (alone.get("en") or alone[SOURCE],) if len(alone) > 1 else ()


def structured_data(spec: PageSpec, report: ReportInEdition) -> dict[str, object] | None:
    """A page of a report as schema.org describes it: a ``Report``, a ``Dataset``, or else a ``WebPage`` that is part of the report."""
    named = addresses(spec, report.frame.canonical)
    if spec.kind.schema == "Dataset" and report.work.indicators:
        return {"@context": CONTEXT, **dataset(report.work, spec.edition.language, report.words, named)}
    described = _report(report, named)
    if spec.kind.schema == "Report":
        return {"@context": CONTEXT, **described}
    page = {
        "@type": "WebPage",
        "name": spec.title,
        "url": named(spec.address),
        "inLanguage": [tag(language) for language in spec.edition.languages],
        "dateModified": spec.updated,
        "isPartOf": described,
        "breadcrumb": {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": position, "name": link.title, "item": named(link.address)}
                for position, link in enumerate(spec.trail, 1)
            ],
        },
    }
    return {"@context": CONTEXT, **page}


def _report(report: ReportInEdition, named: Callable[[str], str]) -> dict[str, object]:
    language = report.edition.language
    facts = report.work.facts
    body, publisher = in_language(facts.body, language)[0], report.words.words.get("site.publisher")
    described: dict[str, object] = {
        "@type": "Report",
        "name": in_language(facts.title, language)[0],
        "url": named(report.base),
        "inLanguage": [tag(one) for one in report.edition.languages],
        "datePublished": facts.delivered,
        "dateModified": report.work.updated if facts.delivered else "",
        "author": {"@type": "GovernmentOrganization", "name": body} if body else None,
        "publisher": {"@type": "Organization", "name": publisher} if publisher else None,
        "description": in_language(facts.session, language)[0],
        "license": licence(report.words).reference,
        "isAccessibleForFree": True,
        "encoding": [
            {"@type": "MediaObject", "encodingFormat": one.media_type, "contentUrl": named(one.address)} for one in _documents(report)
        ],
    }
    if report.edition.target:
        described["translationOfWork"] = {
            "@type": "Report",
            "name": in_language(facts.title, SOURCE)[0],
            "url": named(f"{SOURCE}/{report.work.report.id}/"),
        }
    return {key: value for key, value in described.items() if value}


def _documents(report: ReportInEdition) -> Iterator[Download]:
    """The report as documents of this edition."""
    return (one for one in report.downloads if one.edition == report.edition.code and one.kind in {"pdf", "epub"})


def _one_name(body: str) -> str:
    """A body as an author whose name has no parts."""
    name = body.partition(",")[0]
    return f"{name}," if " " in name else name


def citation(spec: PageSpec, report: ReportInEdition) -> tuple[tuple[str, str], ...]:
    """What a reference manager saves from any page of a report: the report, as names of ``<meta>`` with their contents.

    The body is the author. Zotero takes what stands behind a comma, or else behind the last blank, for another part of a person's name; the
    author ends before the first comma, therefore, and with one, which it takes away. The institution has the whole name.
    """
    language, facts = report.edition.language, report.work.facts
    named = addresses(spec, report.frame.canonical)
    body = in_language(facts.body, language)[0]
    pdf = next((one.address for one in _documents(report) if one.kind == "pdf"), "")
    found = (
        ("citation_title", in_language(facts.title, language)[0]),
        ("DC.creator", _one_name(body)),
        ("citation_technical_report_institution", body),
        ("citation_publication_date", facts.delivered.replace("-", "/")),
        ("citation_language", tag(language)),
        ("citation_public_url", named(spec.address) if report.frame.canonical else ""),
        ("citation_pdf_url", named(pdf) if pdf else ""),
    )
    return tuple((name, content) for name, content in found if content)
