"""What a page says of itself to search engines and those who pass its link on: schema.org's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workreport.data.datapackage import dataset
from workreport.languages import SOURCE, in_language, tag

if TYPE_CHECKING:
    from workreport.pages.spec import PageSpec
    from workreport.pages.subjects import ReportInEdition


def structured_data(spec: PageSpec, report: ReportInEdition) -> dict[str, object] | None:
    """A page of a report as schema.org describes it: a ``Report``, a ``Dataset``, or else a ``WebPage`` that is part of the report."""
    canonical = report.frame.canonical
    if spec.kind.schema == "Dataset" and report.work.indicators:
        return dataset(report.work.indicators, report.work.facts, spec.edition.language, canonical)
    described = _report(report)
    if spec.kind.schema == "Report":
        return {"@context": "https://schema.org", **described}
    page = {
        "@type": "WebPage",
        "name": spec.title,
        "url": canonical + spec.address,
        "inLanguage": [tag(language) for language in spec.edition.languages],
        "isPartOf": described,
        "breadcrumb": {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": position, "name": link.title, "item": canonical + link.address}
                for position, link in enumerate(spec.trail, 1)
            ],
        },
    }
    return {"@context": "https://schema.org", **page}


def _report(report: ReportInEdition) -> dict[str, object]:
    language = report.edition.language
    facts = report.work.facts
    canonical = report.frame.canonical
    described: dict[str, object] = {
        "@type": "Report",
        "name": in_language(facts.title, language)[0],
        "url": canonical + report.base,
        "inLanguage": [tag(one) for one in report.edition.languages],
        "datePublished": facts.delivered,
        "author": {"@type": "GovernmentOrganization", "name": body} if (body := in_language(facts.body, language)[0]) else None,
        "description": in_language(facts.session, language)[0],
    }
    if report.edition.target:
        described["translationOfWork"] = {
            "@type": "Report",
            "name": facts.title[SOURCE],
            "url": f"{canonical}{SOURCE}/{report.work.report.id}/",
        }
    return {key: value for key, value in described.items() if value}
