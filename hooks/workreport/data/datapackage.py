"""What the data files are: ``datapackage.json`` for Frictionless Data, and schema.org's ``Dataset`` for search engines."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from workreport.data.observations import COLUMNS
from workreport.indicators.model import OPEN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workreport.indicators.model import Indicators
    from workreport.model import Facts

KEY = ["report", "indicator", "period", "status"]
"""What tells one row from every other."""
ENUMS = {"status": ["actual", "target"]}
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
    described = {
        "name": f"work-report-{indicators.report.replace('/', '-').lower()}",
        "title": f"{facts.body['en']}: figures of the {facts.title['en']}, {facts.date[:4]}",
        "description": f"{facts.body['zh']}{facts.title['zh']}（{facts.date[:4]}年）所列数据",
        "created": f"{facts.date}T00:00:00Z",
        "sources": [{"title": f"{facts.title['zh']} ({facts.session['zh']}, {facts.date})"}],
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
    dash = "：" if language == "zh" else ": "
    names = {"zh": "主要数据", "en": "figures"}
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": f"{facts.body[language]}{dash}{facts.title[language]} {facts.date[:4]} {names.get(language, names['en'])}",
        "description": facts.session[language],
        "url": f"{canonical}{language}/{indicators.report}/indicators/",
        "inLanguage": ["zh-Hans", "en"],
        "datePublished": facts.date,
        "temporalCoverage": "/".join(dict.fromkeys((years[0], years[-1]))) if years else facts.date[:4],
        "spatialCoverage": {"@type": "Place", "name": facts.place[language]},
        "creator": {"@type": "GovernmentOrganization", "name": facts.body[language]},
        "isAccessibleForFree": True,
        "variableMeasured": [
            {
                "@type": "PropertyValue",
                "name": indicator.label[language],
                "unitText": indicator.unit.zh[0] if language == "zh" else indicator.unit.en,
            }
            for indicator in indicators.indicators
        ],
        "distribution": [{"@type": "DataDownload", "encodingFormat": media, "contentUrl": folder + name} for name, media in MEDIA.items()],
    }


def _field(name: str, kind: str, title: str, *, required: bool) -> dict[str, object]:
    constraints: dict[str, object] = {"required": True} if required else {}
    if name in ENUMS:
        constraints["enum"] = ENUMS[name]
    return {"name": name, "type": kind, "title": title, **({"constraints": constraints} if constraints else {})}
