"""Which language stands in where one lacks words: English, then the source."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from workreport.languages.language import ENGLISH, SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@cache
def fallbacks(code: str) -> tuple[str, ...]:
    """The languages that words are looked for in, in this order.

    >>> fallbacks("fr"), fallbacks("en"), fallbacks("zh")
    (('fr', 'en', 'zh'), ('en', 'zh'), ('zh', 'en'))
    """
    return tuple(dict.fromkeys((code, *((SOURCE, ENGLISH.code) if code == SOURCE else (ENGLISH.code, SOURCE)))))


NOWHERE = ("", SOURCE)
"""What nobody has stated, and the language it counts as."""


def in_language(words: Mapping[str, str], code: str) -> tuple[str, str]:
    """Words in a language, and the language they are in; empty and the source’s where nobody has stated them."""
    for one in fallbacks(code):
        if found := words.get(one):
            return found, one
    return NOWHERE


def in_languages(words: Mapping[str, str], codes: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Words for a reader of several languages: as `in_language` in each, nothing twice, nothing where nobody has stated it."""
    found = dict.fromkeys([in_language(words, code) for code in codes])
    found.pop(NOWHERE, None)
    return tuple(found)
