"""The glossary of a language: ``translations/LANG/glossary.yml``, and where its terms stand in the reports."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from workreport.model import Term
from workreport.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workreport.model import Report
    from workreport.yamlfile import Value

KINDS = (
    "title",
    "place",
    "institution",
    "person",
    "document",
    "programme",
    "project",
    "policy",
    "slogan",
    "term",
    "unit",
    "saying",
    "brand",
)
KNOWN = ("zh", "en", "alt", "kind", "gloss", "source", "opaque")


def read(value: Value) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    """The terms of a glossary file, in its order, with all that is wrong in it."""
    problems: list[Problem] = []
    terms: dict[str, Term] = {}
    taken: set[str] = set()
    for item in value.items(problems, "the glossary"):
        fields = item.fields(problems, "an entry")
        for key, child in fields.items():
            if key not in KNOWN:
                problems.append(Problem(child.place, f"the key “{key}” is not known", f"use {', '.join(KNOWN)}"))
        said = {key: fields[key].text(problems, key) if key in fields else "" for key in KNOWN if key != "alt"}
        alt = tuple(one.text(problems, "alt") for one in fields["alt"].items(problems, "alt")) if "alt" in fields else ()
        if not said["zh"] or not said["en"]:
            problems.append(Problem(item.place, "the entry has no zh or no en", "write both"))
        elif said["zh"] in terms:
            problems.append(Problem(item.place, f"the term “{said['zh']}” stands twice", "keep one of the two"))
        else:
            opaque = said["opaque"] == "yes"
            if opaque and not said["gloss"]:
                problems.append(
                    Problem(item.place, f"the term “{said['zh']}” is opaque and has no gloss", "explain it to a foreign reader")
                )
            name = _anchor(said["en"], taken)
            terms[said["zh"]] = Term(
                name, said["zh"], said["en"], alt, said["kind"], said["gloss"], said["source"], opaque, item.place.line or 1
            )
    return tuple(terms.values()), tuple(problems)


def _anchor(text: str, taken: set[str]) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    name = base = "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", ""))) or "term"
    number = 2
    while name in taken:
        name, number = f"{base}-{number}", number + 1
    taken.add(name)
    return name


def finder(terms: Iterable[Term]) -> re.Pattern[str]:
    """A pattern that finds terms in Chinese text; where one stands within another, the longer is found."""
    words = sorted((term.zh for term in terms), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)) or r"(?!)")


def passages(terms: Sequence[Term], report: Report) -> dict[str, tuple[str, ...]]:
    """By term id, the addresses within the report of the segments it stands in, in reading order."""
    pattern = finder(terms)
    names = {term.zh: term.id for term in terms}
    found: dict[str, dict[str, None]] = {}
    for page, segment in report.segments():
        for match in pattern.finditer(segment.text):
            found.setdefault(names[match[0]], {})[f"{page.id}/{segment.id}"] = None
    return {name: tuple(places) for name, places in found.items()}
