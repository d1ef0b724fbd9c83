"""The words that people ask with, beside those of the reports: ``glossaries/everyday.yml``, and a site's own."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING

from workreport.lexicon.characters import HAN_CHARACTER
from workreport.messages import _
from workreport.problems import Problem, ProblemsError
from workreport.yamlfile import read_yaml, unknown_key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from workreport.yamlfile import Value

Everyday = dict[str, tuple[str, ...]]
"""By what somebody may type, in lower case, the words that the reports may use for it."""

NAME = "everyday.yml"
LETTERS = re.compile(r"[a-z’' -]+", re.IGNORECASE)
"""A word of a language that is written with letters."""


def everyday(root: Path) -> Everyday:
    """The package's everyday words with the site's own."""
    found: dict[str, dict[str, None]] = {}
    package = files("workreport.glossaries").joinpath(NAME)
    _add(read_yaml(package.read_bytes(), f"workreport/glossaries/{NAME}"), found, [])
    _add_own(root, found, [])
    return {ask: tuple(words) for ask, words in found.items()}


def everyday_problems(root: Path) -> tuple[Problem, ...]:
    """What is wrong in the site's own everyday words."""
    problems: list[Problem] = []
    _add_own(root, {}, problems)
    return tuple(problems)


def _add_own(root: Path, found: dict[str, dict[str, None]], problems: list[Problem]) -> None:
    own = root / "translations" / NAME
    if own.is_file():
        try:
            _add(read_yaml(own.read_bytes(), f"translations/{NAME}"), found, problems)
        except ProblemsError as error:
            problems += error.problems


def _add(value: Value, found: dict[str, dict[str, None]], problems: list[Problem]) -> None:
    """Adds what a file says: entries ``ask: [WORD, …]``, what somebody may type, with ``find: [WORD, …]``, what reports may say for it."""
    for item in value.items(problems, NAME):
        fields = item.fields(problems, _("an entry"))
        for key, child in fields.items():
            if key not in ("ask", "find"):
                problems.append(unknown_key(child, key, ("ask", "find")))
        lists = {key: [one.text(problems, key) for one in child.items(problems, key)] for key, child in fields.items()}
        if fields and not (lists.get("ask") and lists.get("find")):
            problems.append(Problem(item.place, _("the entry has no ask or no find"), _("write both, each a list of words")))
        for ask in lists.get("ask", ()):
            others = (word for word in lists.get("find", ()) if word and word.lower() != ask.lower())
            found.setdefault(ask.lower(), {}).update(dict.fromkeys(others))


def used(words: Everyday, texts: Iterable[str]) -> Everyday:
    """The everyday words, each with those of the reports' words for it that stand in the texts; with none where these say nothing of it.

    Chinese is asked with Chinese words alone, since every text has its Chinese; other languages also with Chinese, for what is not
    translated.
    """
    whole = "\n".join(texts).lower().replace("-", " ")
    pieces = "\n".join(dict.fromkeys(whole.split()))  # most words have no blank, and stand in one of few pieces

    def stands(word: str) -> bool:
        return word in (pieces if word.split() == [word] else whole)

    there = {word: stands(word.lower().replace("-", " ")) for word in {word for finds in words.values() for word in finds}}

    def wanted(ask: str, word: str) -> bool:
        return there[word] and not (HAN_CHARACTER.search(ask) and LETTERS.fullmatch(word))

    return {ask: tuple(word for word in finds if wanted(ask, word)) for ask, finds in words.items()}
