"""A text as search sees it: a row of units. ``units.js`` does the same in the browser; a test holds them together."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from workreport.lexicon.characters import HAN, HAN_CHARACTER

NUMBER = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
UNIT = re.compile(rf"(?P<number>{NUMBER})|(?P<letters>(?:(?![{HAN}])[^\W\d_])+)|(?P<one>\S)")

ALIKE = {"―": "—", "–": "—", "─": "—", "•": "·", "・": "·", "‧": "·", "’": "'", "‘": "'"}
"""Marks that count as one."""

SILENT = frozenset("“”\"'「」『』《》〈〉«»-‐\u00ad\u200b\ufeff")
"""Marks that search passes over: 四非 finds “四非”, water supply finds water-supply."""


class _Folded(dict[int, str]):
    """By its number, a character without differences of width, case and style; it may become several. One is found out when it comes."""

    def __missing__(self, number: int) -> str:
        self[number] = folded = "".join(ALIKE.get(one, one) for one in unicodedata.normalize("NFKC", chr(number)).lower())
        return folded


FOLDED = _Folded()


def units(text: str) -> list[str]:
    """The units of a text, in order.

    ``text := { number | letters | blank | character }``. A number is one unit, without its thousands separators (3,673 is 3673); a run of
    letters that are not Han is one; every Han character and every mark is one. Blanks and the marks of `SILENT` are none.

    >>> units("巡河3,865公里（PM2.5）")
    ['巡', '河', '3865', '公', '里', '(', 'pm', '2.5', ')']
    """
    found = []
    for match in UNIT.finditer(text.translate(FOLDED)):
        unit = match.group()
        if match.lastgroup == "number":
            found.append(unit.replace(",", ""))
        elif unit not in SILENT:
            found.append(unit)
    return found


def head(unit: str) -> str:
    """What a unit's predecessor remembers of it: the unit itself, or for a run only its kind: ``0`` a number, ``a`` letters."""
    if "0" <= unit[0] <= "9":
        return "0"
    return "a" if is_run(unit) else unit


@cache
def is_run(unit: str) -> bool:
    """Whether a unit is a number or a run of letters, which has parts."""
    return "0" <= unit[0] <= "9" or (unit[0].isalpha() and not HAN_CHARACTER.match(unit))


def word(unit: str) -> str:
    """A unit in a language of words: % is read as percent."""
    return "percent" if unit == "%" else unit


def is_word(unit: str) -> bool:
    """Whether a unit of such a language is looked up; other marks only keep words apart."""
    return unit[0].isalnum()
