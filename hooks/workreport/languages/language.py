"""The object of a language."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from workreport.lexicon.units import MONTHS

if TYPE_CHECKING:
    from babel import Locale

SOURCE = "zh"
"""The language the reports are written in; its edition is the text as received."""


@dataclass(frozen=True, slots=True)
class Language:
    """How a language is written, and the codes by which formats name it."""

    code: str
    """The name of its folder below ``translations``: ``zh``, ``en``, ``fr``."""
    tag: str
    """BCP 47, as in ``lang``: ``zh-Hans``; fonts depend on it."""
    name: str
    """What it calls itself: 中文."""
    region: str
    """ISO 3166 region that typesetting and previews take where nothing else is known: ``CN``, ``US``."""
    bibtex: str
    """BibLaTeX’s ``langid``: ``chinese``, ``english``."""
    sentence_space: str
    """What stands between two sentences of a paragraph: nothing in Chinese, a blank elsewhere."""
    colon: str
    """A colon with the blanks that the language wants."""
    semicolon: str
    """What stands between the items of a list that hold commas, with its blanks."""
    full_stop: str
    comma: str
    """What stands between the items of a short list: 、 in Chinese."""

    @property
    def locale(self) -> str:
        """Open Graph’s ``og:locale``: ``zh_CN``, ``en_US``."""
        return f"{self.code.partition('-')[0]}_{self.region}"

    @property
    def direction(self) -> str:
        """Which way it is written, as HTML names it: ``ltr``, ``rtl``."""
        if self.code in (SOURCE, "en"):
            return "ltr"
        return "rtl" if _locale(self.code).text_direction == "rtl" else "ltr"

    def day(self, date: str) -> str:
        """An ISO date as the language writes it: 2023年2月16日; February 16, 2023; 16 février 2023.

        Raises ValueError for what is no ISO date.
        """
        day = dt.date.fromisoformat(date)
        if self.code == SOURCE:
            return f"{day.year}年{day.month}月{day.day}日"
        if self.code == "en":
            return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
        from babel.dates import format_date  # noqa: PLC0415  # a site in Chinese and English does without

        return format_date(day, "long", locale=_locale(self.code))


CHINESE = Language(SOURCE, "zh-Hans", "中文", "CN", "chinese", "", "：", "；", "。", "、")
ENGLISH = Language("en", "en", "English", "US", "english", " ", ": ", "; ", ".", ", ")

SPACED = {"fr": ("\xa0: ", "\u202f; ")}
"""Colon and semicolon of the languages that set a blank before them, which CLDR does not tell; no line breaks at it."""


@cache
def language(code: str) -> Language:
    """The object of the language with this code.

    Raises ValueError for a code that CLDR does not know.
    """
    if code == CHINESE.code:
        return CHINESE
    if code == ENGLISH.code:
        return ENGLISH
    locale = _locale(code)
    colon, semicolon = SPACED.get(code, (": ", "; "))
    english = (locale.get_language_name("en") or code).lower()
    return Language(
        code,
        code,
        locale.get_language_name() or code,
        locale.territory or _region(code),
        english,
        "" if locale.language in ("ja", "zh") else " ",
        colon,
        semicolon,
        ".",
        ", ",
    )


def tag(code: str) -> str:
    """The BCP 47 tag for the language with this code."""
    return language(code).tag


def is_known(code: str) -> bool:
    """Whether CLDR knows a language of this code."""
    try:
        language(code)
    except ValueError:
        return False
    return True


def _locale(code: str) -> Locale:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  # a site in Chinese and English does without

    try:
        return Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError, TypeError) as error:
        raise ValueError(f"{code} is no language that CLDR knows") from error


def _region(code: str) -> str:
    """The region where most people speak it, by CLDR’s likely subtags: ``FR`` of fr."""
    from babel.core import get_global  # noqa: PLC0415  # as above

    likely = get_global("likely_subtags").get(code.replace("-", "_"), "")
    return str(likely).rpartition("_")[2] or "001"
