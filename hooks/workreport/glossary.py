"""The glossary of a language, the package’s and over it the site’s own ``translations/LANG/glossary.yml``, and where its terms stand."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from workreport.messages import _
from workreport.model import Term
from workreport.problems import Problem
from workreport.yamlfile import read_yaml, unknown_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

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
KNOWN = ("zh", "en", "alt", "kind", "gloss", "gloss-zh", "source", "opaque")
NAME = re.compile(r"\{(\w+)\}")
"""Where a term takes a name of the site: ``{town}人民政府``, ``the CPC {district} Committee``."""


def read(value: Value) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    """The terms of a glossary file, in its order, with all that is wrong in it."""
    problems: list[Problem] = []
    terms: dict[str, Term] = {}
    taken: set[str] = set()
    for item in value.items(problems, "the glossary"):
        fields = item.fields(problems, _("an entry"))
        for key, child in fields.items():
            if key not in KNOWN:
                problems.append(unknown_key(child, key, KNOWN))
        said = {key: fields[key].text(problems, key) if key in fields else "" for key in KNOWN if key != "alt"}
        alt = tuple(one.text(problems, "alt") for one in fields["alt"].items(problems, "alt")) if "alt" in fields else ()
        if not said["zh"] or not said["en"]:
            problems.append(Problem(item.place, _("the entry has no zh or no en"), _("write both")))
        elif said["zh"] in terms:
            problems.append(Problem(item.place, _("duplicate term “{term}”").format(term=said["zh"]), _("keep one of the two")))
        else:
            opaque = said["opaque"] == "yes"
            if opaque and not said["gloss"]:
                what = _("the term “{term}” is opaque and has no gloss").format(term=said["zh"])
                problems.append(Problem(item.place, what, _("explain it to a foreign reader")))
            terms[said["zh"]] = Term(
                _anchor(said["en"], taken),
                said["zh"],
                said["en"],
                alt,
                said["kind"],
                said["gloss"],
                said["source"],
                opaque,
                item.place.line or 1,
                said["gloss-zh"],
            )
    return tuple(terms.values()), tuple(problems)


@cache
def general(language: str) -> tuple[Term, ...]:
    """The package's glossary of a language, names not yet filled; empty where it has none."""
    file = files("workreport.glossaries").joinpath(f"{language}.yml")
    return read(read_yaml(file.read_bytes(), f"workreport/glossaries/{language}.yml"))[0] if file.is_file() else ()


def over(shared: Iterable[Term], own: Iterable[Term], names: Mapping[str, str], source: Mapping[str, str]) -> tuple[Term, ...]:
    """The terms of `own` laid over those of `shared`, with the site's names in the places of `NAME`: in Chinese those of `source`.

    A rendering whose name is not among `names` is left out, and the first of ``alt`` takes the place of such an ``en``; a term that is left
    without a rendering, or without its Chinese, is no term of this site.
    """
    taken: set[str] = set()
    filled = [one for term in (*shared, *own) if (one := _filled(term, names, source))]
    terms = {term.zh: term for term in filled}
    anchors = {zh: _anchor(term.en, taken) for zh, term in terms.items()}
    return tuple(term if term.id == anchors[zh] else replace(term, id=anchors[zh]) for zh, term in terms.items())


def _filled(term: Term, names: Mapping[str, str], source: Mapping[str, str]) -> Term | None:
    texts = (term.zh, term.en, *term.alt)
    if all(texts) and not any("{" in text for text in (*texts, term.gloss, term.gloss_zh)):
        return term  # hardly any has a name in it
    zh = _named(term.zh, source)
    renderings = tuple(one for text in (term.en, *term.alt) if (one := _named(text, names)))
    if not zh or not renderings:
        return None
    return replace(
        term, zh=zh, en=renderings[0], alt=renderings[1:], gloss=_named(term.gloss, names), gloss_zh=_named(term.gloss_zh, source)
    )


def _named(text: str, names: Mapping[str, str]) -> str:
    """`text` with its names; empty where one is not given."""
    return NAME.sub(lambda place: names[place[1]], text) if all(name in names for name in NAME.findall(text)) else ""


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
