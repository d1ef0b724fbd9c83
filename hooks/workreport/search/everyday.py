"""The words that people ask with, beside those of the reports: ``glossaries/everyday.yml``, and a site's own."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING

from workreport.lexicon.characters import HAN_CHARACTER
from workreport.yamlfile import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from workreport.problems import Problem
    from workreport.yamlfile import Value

Everyday = dict[str, tuple[str, ...]]
"""By what somebody may type, in lower case, the words that the reports may use for it."""

NAME = "everyday.yml"
LETTERS = re.compile(r"[a-z’' -]+", re.IGNORECASE)
"""A word of a language that is written with letters."""


def everyday(root: Path, problems: list[Problem]) -> Everyday:
    """The package's everyday words with the site's own; what is wrong in these is added to `problems`.

    Raises ProblemsError where the site's file cannot be read at all.
    """
    found: dict[str, dict[str, None]] = {}
    package = files("workreport.glossaries").joinpath(NAME)
    _add(read_yaml(package.read_bytes(), f"workreport/glossaries/{NAME}"), found, problems)
    own = root / "translations" / NAME
    if own.is_file():
        _add(read_yaml(own.read_bytes(), f"translations/{NAME}"), found, problems)
    return {ask: tuple(words) for ask, words in found.items()}


def _add(value: Value, found: dict[str, dict[str, None]], problems: list[Problem]) -> None:
    """Entries ``- ask: [WORD, …]`` with ``find: [WORD, …]``."""
    for item in value.items(problems, NAME):
        fields = item.fields(problems, "an entry")
        lists = {key: [one.text(problems, key) for one in child.items(problems, key)] for key, child in fields.items()}
        for ask in lists.get("ask", ()):
            others = (word for word in lists.get("find", ()) if word.lower() != ask.lower())
            found.setdefault(ask.lower(), {}).update(dict.fromkeys(others))


def used(words: Everyday, texts: Iterable[str]) -> Everyday:
    """The everyday words, each with those of the reports' words for it that stand in the texts; with none where these say nothing of it.

    Chinese is asked with Chinese words alone, since every text has its Chinese; other languages also with Chinese, for what is not
    translated.
    """
    whole = "\n".join(texts).lower().replace("-", " ")
    there = {word: word.lower().replace("-", " ") in whole for finds in words.values() for word in finds}

    def wanted(ask: str, word: str) -> bool:
        return there[word] and not (HAN_CHARACTER.search(ask) and LETTERS.fullmatch(word))

    return {ask: tuple(word for word in finds if wanted(ask, word)) for ask, finds in words.items()}
