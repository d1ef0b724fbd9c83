"""What a page says of itself to search engines, feed readers and those who pass its link on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workreport.data.datapackage import dataset
from workreport.languages import SOURCE, in_language, tag

if TYPE_CHECKING:
    from workreport.archive import Archive
    from workreport.library import Work
    from workreport.pages.spec import PageSpec


def structured_data(spec: PageSpec, archive: Archive, canonical: str) -> dict[str, object] | None:
    """The page as schema.org describes it (``Report``, ``inLanguage``, ``translationOfWork``); None outside reports.

    The page of figures is a ``Dataset``.

    `canonical` is the address of the site's root, with a slash at its end.
    """
    if spec.report is None:
        return None
    work = next(work for work in archive.works if work.report.id == spec.report)
    if work.indicators and spec.template == "indicators.html":
        return dataset(work.indicators, work.facts, spec.edition.language, canonical)
    report = _report(spec, work, canonical)
    home = f"{spec.edition.code}/{work.report.id}/"
    if spec.address == home:
        return {"@context": "https://schema.org", **report}
    page = {
        "@type": "WebPage",
        "name": spec.title,
        "url": canonical + spec.address,
        "inLanguage": [tag(language) for language in spec.edition.languages],
        "isPartOf": report,
        "breadcrumb": {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": position, "name": link.title, "item": canonical + link.address}
                for position, link in enumerate(spec.trail, 1)
            ],
        },
    }
    return {"@context": "https://schema.org", **page}


def _report(spec: PageSpec, work: Work, canonical: str) -> dict[str, object]:
    language = spec.edition.language
    facts = work.facts
    report: dict[str, object] = {
        "@type": "Report",
        "name": in_language(facts.title, language)[0],
        "url": f"{canonical}{spec.edition.code}/{work.report.id}/",
        "inLanguage": [tag(one) for one in spec.edition.languages],
        "datePublished": facts.delivered,
        "author": {"@type": "GovernmentOrganization", "name": body} if (body := in_language(facts.body, language)[0]) else None,
        "description": in_language(facts.session, language)[0],
    }
    if spec.edition.target:
        report["translationOfWork"] = {"@type": "Report", "name": facts.title[SOURCE], "url": f"{canonical}{SOURCE}/{work.report.id}/"}
    return {key: value for key, value in report.items() if value}
