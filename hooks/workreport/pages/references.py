"""What people call a passage: 一（三）第2段第4句; Part I, section 3, paragraph 2, sentence 4."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from workreport.languages import in_language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workreport.interface import Interface
    from workreport.model import Words

SEGMENT = re.compile(r"p(\d+)(?:s(\d+))?")
"""The id of a paragraph or of a sentence."""

ROMAN_TWELVE = 12
"""So many Roman numerals are characters of their own in Unicode, whose plain forms are the letters."""


def reference(numerals: Mapping[str, str], page_id: str, passage_id: str, words: Interface) -> str:
    """The place of a passage within its report in words of a language; `passage_id` is ``p2``, ``p2s4``, ``title``, or empty for the page.

    Parts and sections are called by the numerals they bear (`numerals`, by page), where the language writes them so, and counted where they
    bear none.
    """
    place = _page(numerals, page_id, words)
    if passage_id == "title":
        return words("reference.within", outer=place, inner=words("reference.title"))
    match = SEGMENT.fullmatch(passage_id)
    return words("reference.within", outer=place, inner=_within(match, words)) if match else place


def page_title(titles: Mapping[str, Words], numerals: Mapping[str, str], page_id: str, words: Interface) -> tuple[str, str]:
    """What a reader calls a page of a report, and the language that is in: its heading where it has one."""
    titled = titles.get(page_id)
    return in_language(titled, words.language) if titled and page_id != "opening" else (_page(numerals, page_id, words), words.language)


def _within(match: re.Match[str], words: Interface) -> str:
    paragraph, sentence = match.groups()
    place = words("reference.paragraph", n=paragraph)
    return words("reference.within", outer=place, inner=words("reference.sentence", n=sentence)) if sentence else place


def _page(numerals: Mapping[str, str], page_id: str, words: Interface) -> str:
    outer, _, inner = page_id.partition("-")
    if outer == "appendix":
        return f"{words('page.appendix')} {inner}" if inner else words("page.appendix")
    if not outer.isdecimal():
        return words(f"page.{outer}")
    part = _numbered(numerals, outer, "part", int(outer), words)
    if inner == "closing":
        return words("page.part-closing", part=part)
    if not inner:
        return part
    return words("reference.within", outer=part, inner=_numbered(numerals, page_id, "section", int(inner), words))


def _numbered(numerals: Mapping[str, str], page_id: str, kind: str, number: int, words: Interface) -> str:
    numeral = numerals.get(page_id, "").strip("、.． ")
    roman = unicodedata.normalize("NFKC", chr(0x215F + number)) if number <= ROMAN_TWELVE else str(number)
    return words(f"reference.{kind}" if numeral else f"reference.{kind}-counted", numeral=numeral, n=number, roman=roman)
