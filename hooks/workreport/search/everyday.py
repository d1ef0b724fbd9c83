"""The words that people ask with, beside those of the reports: ``glossaries/everyday.yml``, and a site's own."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from workreport.yamlfile import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from workreport.problems import Problem
    from workreport.yamlfile import Value

Everyday = dict[str, tuple[str, ...]]
"""By what somebody may type, in lower case, the words that the reports may use for it."""

NAME = "everyday.yml"


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
    """The everyday words of which the texts have one at least, each with those that stand in them."""
    whole = "\n".join(texts).lower()
    there = {word: word.lower() in whole for finds in words.values() for word in finds}
    return {ask: kept for ask, finds in words.items() if (kept := tuple(word for word in finds if there[word]))}
