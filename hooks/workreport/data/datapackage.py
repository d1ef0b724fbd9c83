"""What the data files are: ``datapackage.json`` for Frictionless Data, and schema.org's ``Dataset`` for search engines."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from workreport.data.licences import licence
from workreport.data.observations import COLUMNS, as_number, rows
from workreport.indicators.model import OPEN
from workreport.languages import SOURCE, in_language, tag

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workreport.data.licences import Licence
    from workreport.indicators.model import Indicators
    from workreport.interface import Interface
    from workreport.library import Work
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


def datapackage(work: Work, interfaces: Mapping[str, Interface], files: Mapping[str, bytes]) -> str:
    """The descriptor of a report's ``indicators.csv`` and ``indicators.xlsx``; `files` has their bytes by name."""
    indicators, facts = work.indicators, work.facts
    assert indicators
    languages = [code for code in ("en", SOURCE) if code in interfaces]
    terms = licence(interfaces[languages[0]])
    body, report = in_language(facts.body, "en")[0], in_language(facts.title, "en")[0]
    described: dict[str, object] = {
        "profile": "tabular-data-package",
        "name": f"work-report-{indicators.report.replace('/', '-').lower()}",
        "title": " / ".join(title(indicators, facts, interfaces[code]) for code in languages),
        "description": "\n\n".join(description(indicators, facts, interfaces[code]) for code in languages),
        **({"created": f"{facts.delivered}T00:00:00Z"} if facts.delivered else {}),
        **({"licenses": [_terms(terms)]} if terms.reference else {}),
        "sources": [{"title": _joined("，", in_language(facts.title, SOURCE)[0], facts.session.get(SOURCE, ""), facts.delivered)}],
        "contributors": [{"title": body, "role": "author"}] if body else [],
        "keywords": [report, *(in_language(group.label, "en")[0] for group in indicators.groups)],
        "resources": [
            {
                "name": name.replace(".", "-"),
                "path": name,
                "title": title(indicators, facts, interfaces[languages[0]]),
                "format": name.rpartition(".")[2],
                "mediatype": MEDIA[name],
                "encoding": "utf-8",
                "bytes": len(data),
                "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
                "profile": "tabular-data-resource",
                "schema": _schema(indicators, numbers=name.endswith(".xlsx")),
            }
            for name, data in files.items()
        ],
    }
    return json.dumps(described, ensure_ascii=False, indent=1) + "\n"


def _terms(terms: Licence) -> dict[str, object]:
    found: dict[str, object] = {"name": terms.name, "path": terms.address, "title": terms.text}
    return {key: value for key, value in found.items() if value}


def _schema(indicators: Indicators, *, numbers: bool) -> dict[str, object]:
    """The columns; in a workbook, where years and numerals are numbers as far as they can be, some columns have cells of both kinds."""
    table = rows([indicators])
    fields: list[dict[str, object]] = []
    for place, column in enumerate(COLUMNS):
        kinds = {isinstance(as_number(column, row[place]), str) for row in table if row[place] is not None}
        kind = column.type if not (numbers and column.numeral) or kinds <= {True} else "any" if True in kinds else "number"
        constraints: dict[str, object] = {"required": True} if column.required else {}
        if column.name in ENUMS and kind == "string":
            constraints["enum"] = ENUMS[column.name]
        fields.append(
            {
                "name": column.name,
                "type": kind,
                "title": f"{column.zh} / {column.title}",
                **({"constraints": constraints} if constraints else {}),
                **({"rdfType": column.concept} if column.concept else {}),
            }
        )
    return {"fields": fields, "primaryKey": KEY, "missingValues": [""]}


def companion(work: Work, interfaces: Mapping[str, Interface]) -> str:
    """What ``indicators.csv`` holds, in the words of CSV on the Web (W3C): beside the table, as ``indicators.csv-metadata.json``."""
    indicators, facts = work.indicators, work.facts
    assert indicators
    terms = licence(interfaces.get("en", interfaces[SOURCE]))
    described: dict[str, object] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": "indicators.csv",
        "dc:title": {tag(code): title(indicators, facts, words) for code, words in interfaces.items()},
        "dc:description": {tag(code): description(indicators, facts, words) for code, words in interfaces.items()},
        "dc:creator": {tag(code): text for code in interfaces if (text := in_language(facts.body, code)[0])},
        "dc:issued": {"@value": facts.delivered, "@type": "xsd:date"} if facts.delivered else None,
        "dc:license": {"@id": terms.address} if terms.address else terms.text,
        "tableSchema": {
            "columns": [
                {
                    "name": column.name,
                    "titles": column.name,
                    "dc:description": {"en": column.title, tag(SOURCE): column.zh},
                    "datatype": "integer" if column.type == "integer" else "decimal" if column.type == "number" else "string",
                    "required": column.required,
                    **({"propertyUrl": column.concept} if column.concept else {}),
                }
                for column in COLUMNS
            ],
            "primaryKey": KEY,
        },
    }
    return json.dumps({key: value for key, value in described.items() if value}, ensure_ascii=False, indent=1) + "\n"


def dataset(work: Work, language: str, words: Interface, named: Callable[[str], str]) -> dict[str, object]:
    """The figures as schema.org's ``Dataset``, for the page in a language; `named` gives addresses as the page names them."""
    indicators, facts = work.indicators, work.facts
    assert indicators
    years = sorted({observation.period[:4] for _, observation in indicators.observations() if observation.period != OPEN})
    folder = f"data/{indicators.report}/"
    body, place = in_language(facts.body, language)[0], in_language(facts.place, language)[0]
    described = {
        "@type": "Dataset",
        "name": title(indicators, facts, words),
        "description": description(indicators, facts, words),
        "url": named(f"{language}/{indicators.report}/indicators/"),
        "inLanguage": sorted({tag(SOURCE), *(tag(code) for code in work.catalogues)}),
        "datePublished": facts.delivered,
        "dateModified": work.updated if facts.delivered else "",
        "license": licence(words).reference,
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
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": media, "contentUrl": named(folder + name)} for name, media in MEDIA.items()
        ],
    }
    return {key: value for key, value in described.items() if value}


def title(indicators: Indicators, facts: Facts, words: Interface) -> str:
    """What the data of a report are called in a language: the government where it is stated, the report, its year."""
    report = in_language(facts.title, words.language)[0]
    return _of_its_body(facts, words, words.text("data.title", title=report, year=facts.year or indicators.report))


def description(indicators: Indicators, facts: Facts, words: Interface) -> str:
    """What the data of a report are, in two sentences: where they come from, how many there are, what each bears."""
    report = in_language(facts.title, words.language)[0]
    day = words.day(facts.delivered) if facts.delivered else words.text("passage.undated")
    count, figures = len(indicators.indicators), sum(1 for _ in indicators.observations())
    return _of_its_body(facts, words, words.text("data.description", title=report, day=day, count=count, figures=figures))


def _of_its_body(facts: Facts, words: Interface, text: str) -> str:
    """Words about the data with the government they are of in front, where it is stated."""
    body = in_language(facts.body, words.language)[0]
    return words.text("data.of", body=body, text=text) if body else text[:1].upper() + text[1:]


def _joined(separator: str, *parts: str) -> str:
    """The parts that are not empty, joined."""
    return separator.join(filter(None, parts))
