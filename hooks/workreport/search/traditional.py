"""Traditional characters that a reader may type for the characters of the reports."""

from __future__ import annotations

from functools import cache

import opencc

CONVERSIONS = ("t2s", "tw2s", "hk2s")
"""OpenCC's conversions to simplified characters: from its standard, from Taiwan's and from Hong Kong's forms."""
HAN = range(0x3400, 0xA000)


def table(characters: frozenset[str]) -> tuple[str, str]:
    """The other forms of `characters`, and beside each the character it stands for; both in the order of their code points."""
    pairs = {old: new for old, new in _simplified() if new in characters and old not in characters}
    return "".join(pairs), "".join(pairs.values())


@cache
def _simplified() -> tuple[tuple[str, str], ...]:
    every = [chr(code) for code in HAN]
    found: dict[str, str] = {}
    for conversion in CONVERSIONS:
        for old, new in zip(every, opencc.OpenCC(conversion).convert("\n".join(every)).split("\n"), strict=True):
            if old != new:
                found.setdefault(old, new)
    return tuple(sorted(found.items()))
