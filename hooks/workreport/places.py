"""Places: the folders that reports lie in below ``docs/reports``, a province, a county, a town, each with its reports and places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.languages import SOURCE
from workreport.messages import _
from workreport.problems import Place as Position
from workreport.problems import Problem, ProblemsError, Severity
from workreport.yamlfile import read_yaml, unknown_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from workreport.model import Words
    from workreport.yamlfile import Value

FILE = "place.yml"
NAME = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*", re.IGNORECASE)
"""A folder of a report's id, which is a part of its addresses."""
RESERVED = frozenset({"about", "accessibility", "cite", "feed.xml", "glossary", "index.html", "method", "search", "topics"})
"""What stands directly below an edition, so that no id may begin with it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A folder with reports in it, or places with reports."""

    path: str
    """Below ``docs/reports``: ``hebei/qinghe``; empty for the whole site."""
    name: Words
    """Empty for the whole site."""
    places: tuple[str, ...]
    """The paths of the places directly in it."""
    reports: tuple[str, ...]
    """The ids of the reports directly in it."""


def places(reports: Iterable[str], names: Mapping[str, Words] | None = None) -> dict[str, Place]:
    """Every place of an archive by its path, the whole site first; `reports` are ids in the order in which a place lists them.

    >>> list(places(["hebei/qinghe/2023", "hebei/2024"]))
    ['', 'hebei', 'hebei/qinghe']
    """
    inside: dict[str, dict[str, None]] = {"": {}}
    listed: dict[str, list[str]] = {"": []}
    for report in reports:
        above = ancestors(report)
        for parent, child in zip(("", *above), above, strict=False):
            inside.setdefault(parent, {})[child] = None
        listed.setdefault(above[-1] if above else "", []).append(report)
    found = {}
    for path in sorted({*inside, *listed}):
        name = (names or {}).get(path) or ({SOURCE: path.rpartition("/")[2]} if path else {})
        found[path] = Place(path, name, tuple(sorted(inside.get(path, ()))), tuple(listed.get(path, ())))
    return found


def ancestors(report: str) -> tuple[str, ...]:
    """The paths of the places that a report lies in, the largest first.

    >>> ancestors("hebei/qinghe/2023")
    ('hebei', 'hebei/qinghe')
    """
    parts = report.split("/")
    return tuple("/".join(parts[:length]) for length in range(1, len(parts)))


def read_names(root: Path, reports: Iterable[str], problems: list[Problem]) -> dict[str, Words]:
    """The names of the places, from the ``place.yml`` of each; what is wrong in them is added to `problems`.

    ``file = "name:" (LANG ":" NAME)+``; the Chinese name must be there.
    """
    found: dict[str, Words] = {}
    for path in sorted({place for report in reports for place in ancestors(report)}):
        file = root / "docs" / "reports" / path / FILE
        position = f"docs/reports/{path}/{FILE}"
        if not file.is_file():
            what = _("the place has no name")
            problems.append(Problem(Position(position), what, _("write “name:” with “zh:” and “en:” below it"), Severity.WARNING))
            continue
        try:
            found[path] = _name(read_yaml(file.read_bytes(), position), problems)
        except ProblemsError as error:
            problems += error.problems
    return found


def _name(value: Value, problems: list[Problem]) -> Words:
    fields = value.fields(problems, _("the file"))
    problems += [unknown_key(child, key, ("name",)) for key, child in fields.items() if key != "name"]
    names = fields["name"].fields(problems, "name") if "name" in fields else {}
    words = {language: child.text(problems, f"name {language}") for language, child in names.items()}
    if not words.get(SOURCE):
        problems.append(Problem(value.place, _("the place has no name"), _("write “name:” with “zh:” and “en:” below it")))
    return {language: text for language, text in words.items() if text}


def faulty_ids(reports: Iterable[str]) -> tuple[Problem, ...]:
    """Ids that cannot be addresses: a fixed word, a folder that is no part of an address, a report in the folder of another."""
    ids = tuple(reports)
    problems = []
    for report in ids:
        parts = report.split("/")
        position = Position(f"docs/reports/{report}")
        if parts[0].lower() in RESERVED:
            what = _("“{word}” is the address of another page, so no report’s folder may begin with it").format(word=parts[0])
            problems.append(Problem(position, what, _("rename the folder")))
        if bad := next((part for part in parts if not NAME.fullmatch(part)), None):
            what = _("“{name}” cannot be part of an address").format(name=bad)
            problems.append(Problem(position, what, _("use the letters a to z, digits and hyphens")))
        if other := next((one for one in ancestors(report) if one in ids), None):
            what = _("the report lies in the folder of another report, {other}").format(other=other)
            problems.append(Problem(position, what, _("move one of them, so that a folder is either a report or a place")))
    return tuple(problems)
