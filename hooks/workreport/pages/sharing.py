"""What a page says of itself to search engines, feed readers and those who pass its link on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workreport.data.datapackage import dataset
from workreport.edition import SOURCE, said, tag

if TYPE_CHECKING:
    from workreport.archive import Archive
    from workreport.library import Work
    from workreport.pages.leaf import Leaf


def structured_data(leaf: Leaf, archive: Archive, canonical: str) -> dict[str, object] | None:
    """The page as schema.org describes it (``Report``, ``inLanguage``, ``translationOfWork``); None outside reports.

    The page of figures is a ``Dataset``.

    `canonical` is the address of the site's root, with a slash at its end.
    """
    if leaf.report is None:
        return None
    work = next(work for work in archive.works if work.report.id == leaf.report)
    if work.indicators and leaf.template == "indicators.html":
        return dataset(work.indicators, work.facts, leaf.edition.language, canonical)
    report = _report(leaf, work, canonical)
    home = f"{leaf.edition.code}/{work.report.id}/"
    if leaf.address == home:
        return {"@context": "https://schema.org", **report}
    page = {
        "@type": "WebPage",
        "name": leaf.title,
        "url": canonical + leaf.address,
        "inLanguage": [tag(language) for language in leaf.edition.languages],
        "isPartOf": report,
        "breadcrumb": {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": position, "name": link.title, "item": canonical + link.address}
                for position, link in enumerate(leaf.trail, 1)
            ],
        },
    }
    return {"@context": "https://schema.org", **page}


def _report(leaf: Leaf, work: Work, canonical: str) -> dict[str, object]:
    language = leaf.edition.language
    facts = work.facts
    report: dict[str, object] = {
        "@type": "Report",
        "name": said(facts.title, language)[0],
        "url": f"{canonical}{leaf.edition.code}/{work.report.id}/",
        "inLanguage": [tag(one) for one in leaf.edition.languages],
        "datePublished": facts.delivered,
        "author": {"@type": "GovernmentOrganization", "name": body} if (body := said(facts.body, language)[0]) else None,
        "description": said(facts.session, language)[0],
    }
    if leaf.edition.target:
        report["translationOfWork"] = {"@type": "Report", "name": facts.title[SOURCE], "url": f"{canonical}{SOURCE}/{work.report.id}/"}
    return {key: value for key, value in report.items() if value}
