"""What the data files are: ``datapackage.json`` for Frictionless Data, and schema.org's ``Dataset`` for search engines."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from workreport.data.observations import COLUMNS
from workreport.indicators.model import OPEN
from workreport.languages import SOURCE, in_language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workreport.indicators.model import Indicators
    from workreport.model import Facts

KEY = ["report", "indicator", "period", "status"]
"""What tells one row from every other."""
ENUMS = {"status": ["actual", "target", "planned"]}
MEDIA = {
    "indicators.csv": "text/csv",
    "indicators.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "indicators.json": "application/json",
}
"""The data files of a report's indicators and their media types."""


def datapackage(indicators: Indicators, facts: Facts, files: Mapping[str, bytes]) -> str:
    """The descriptor of a report's ``indicators.csv`` and ``indicators.xlsx``; `files` has their bytes by name."""
    schema = {
        "fields": [_field(column.name, column.type, column.title, required=column.required) for column in COLUMNS],
        "primaryKey": KEY,
        "missingValues": [""],
    }
    body, report = in_language(facts.body, "en")[0], in_language(facts.title, "en")[0]
    title, session = facts.title[SOURCE], facts.session.get(SOURCE, "")
    told = _joined(", ", session, facts.delivered)
    described = {
        "name": f"work-report-{indicators.report.replace('/', '-').lower()}",
        "title": _joined(", ", _joined(": ", body, f"figures of the {report}"), facts.year),
        "description": f"{facts.body.get(SOURCE, '')}{title}{f'（{facts.year}年）' if facts.year else ''}所列数据",
        **({"created": f"{facts.delivered}T00:00:00Z"} if facts.delivered else {}),
        "sources": [{"title": f"{title} ({told})" if told else title}],
        "resources": [
            {
                "name": name.replace(".", "-"),
                "path": name,
                "format": name.rpartition(".")[2],
                "mediatype": MEDIA[name],
                "encoding": "utf-8",
                "bytes": len(data),
                "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
                "profile": "tabular-data-resource",
                "schema": schema,
            }
            for name, data in files.items()
        ],
    }
    return json.dumps(described, ensure_ascii=False, indent=1) + "\n"


def dataset(indicators: Indicators, facts: Facts, language: str, canonical: str) -> dict[str, object]:
    """The figures as schema.org's ``Dataset``, for the page in a language; `canonical` is the site's root, with a slash at its end."""
    years = sorted({observation.period[:4] for _, observation in indicators.observations() if observation.period != OPEN})
    folder = f"{canonical}data/{indicators.report}/"
    dash = "：" if language == SOURCE else ": "
    names = {"zh": "主要数据", "en": "figures"}
    body, title, place = (in_language(words, language)[0] for words in (facts.body, facts.title, facts.place))
    name = _joined(" ", _joined(dash, body, title), facts.year, names.get(language, names["en"]))
    described = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": name,
        "description": in_language(facts.session, language)[0],
        "url": f"{canonical}{language}/{indicators.report}/indicators/",
        "inLanguage": ["zh-Hans", "en"],
        "datePublished": facts.delivered,
        "temporalCoverage": "/".join(dict.fromkeys((years[0], years[-1]))) if years else facts.year,
        "spatialCoverage": {"@type": "Place", "name": place} if place else None,
        "creator": {"@type": "GovernmentOrganization", "name": body} if body else None,
        "isAccessibleForFree": True,
        "variableMeasured": [
            {
                "@type": "PropertyValue",
                "name": in_language(indicator.label, language)[0],
                "unitText": in_language({SOURCE: indicator.unit.zh[0], "en": indicator.unit.en}, language)[0],
            }
            for indicator in indicators.indicators
        ],
        "distribution": [{"@type": "DataDownload", "encodingFormat": media, "contentUrl": folder + name} for name, media in MEDIA.items()],
    }
    return {key: value for key, value in described.items() if value}


def _joined(separator: str, *parts: str) -> str:
    """The parts that are not empty, joined."""
    return separator.join(filter(None, parts))


def _field(name: str, kind: str, title: str, *, required: bool) -> dict[str, object]:
    constraints: dict[str, object] = {"required": True} if required else {}
    if name in ENUMS:
        constraints["enum"] = ENUMS[name]
    return {"name": name, "type": kind, "title": title, **({"constraints": constraints} if constraints else {})}
