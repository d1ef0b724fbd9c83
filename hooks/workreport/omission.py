"""Whether a translation is too short to be whole."""

from __future__ import annotations

import re

from workreport.lexicon.characters import HAN
from workreport.messages import _
from workreport.quantities.model import Disagreement

_CHINESE = re.compile(rf"[{HAN}]|[A-Za-z0-9.％%]+")
_ENGLISH = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9’'.,-]*[A-Za-z0-9])?")

WORDS_A_CHARACTER = 0.63
ALLOWANCE = 5
"""Fewer than 0.63 English words a Chinese character, less five, are too few.

Measured on the reports of the State Council of 2021 and 2022, clause by clause: the middle of the official English is 0.85 words a
character, and short clauses, which lean on their neighbors, vary most. Below this line lies one of 1,269 clauses.
"""


def omissions(zh: str, en: str) -> tuple[Disagreement, ...]:
    """One disagreement where the English is so short that a sentence of it must be missing; empty where nothing can be said.

    Lengths are counted in Chinese characters (a run of Latin letters or digits as one) and in English words.
    """
    characters, words = len(_CHINESE.findall(zh)), len(_ENGLISH.findall(en))
    if not characters or (words and words >= WORDS_A_CHARACTER * characters - ALLOWANCE):
        return ()
    what = (
        _("the English is too short for the Chinese (words: {words}, characters: {characters})").format(words=words, characters=characters)
        if words
        else _("the translation is empty")
    )
    return (Disagreement(what, _("translate what is missing, or say in “check:” why nothing is"), None, None),)
