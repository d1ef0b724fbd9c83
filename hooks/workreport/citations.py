"""How a passage of a report is cited: GB/T 7714—2025, APA 7, BibTeX. One formatter for web pages; its cases stand in tests/cases/citations.

No package knows the standard of 2025 yet, and its style file is not copied: the parts of an entry and their marks are set here after the
published standard. What only the reader's browser knows (the day, the passage's address) is left as a field.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from workreport.languages import SOURCE, in_language, language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workreport.interface import Interface
    from workreport.model import Facts

Field = Literal["", "address", "today", "key"]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a citation."""

    text: str
    """The words; empty where the browser fills a field."""
    field: Field = ""
    """What the browser writes here: the address of the passage, the day of reading (ISO), a key made of the passage's id."""
    slanted: bool = False
    """Whether it is set in italics, as the title of a work in APA; never Chinese."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation in one style and one language."""

    style: str
    """``GB/T 7714—2025``, ``APA 7``, ``BibTeX``."""
    language: str
    """The language of the edition that is cited."""
    wording: str
    """The language of its words: another where the report has no title in the edition’s."""
    parts: tuple[Part, ...]

    @property
    def plain(self) -> str:
        """The citation as text, its fields as ``<address>``, ``<today>``, ``<key>``."""
        return "".join(part.text or f"<{part.field}>" for part in self.parts)


ADDRESS, TODAY, KEY = Part("", "address"), Part("", "today"), Part("", "key")


def citations(facts: Facts, interfaces: Mapping[str, Interface], leading: str) -> tuple[Citation, ...]:
    """The citations of a report's passage in the `leading` language, then in every other in which its title is stated.

    Where the leading language has no title of its own, the entry is worded in the one that stands in for it, and declares the edition's.
    """
    codes = sorted((code for code in interfaces if facts.title.get(code) or code == leading), key=lambda code: code != leading)
    return tuple(one for code in codes for one in (_standard(facts, code), _apa(facts, code, interfaces[code]), _bibtex(facts, code)))


def _standard(facts: Facts, code: str) -> Citation:
    """GB/T 7714—2025, an electronic report.

    ``entry := [author ". "] title [": " further title] "[R/OL]" ". " "(" date ")" "[" day of citing "]. " address "."``

    The further title is the session and the day; a translation says that it is not official.
    """
    title, wording = in_language(facts.title, code)
    author, writing = facts.body.get(wording, ""), language(wording)
    day = writing.day(facts.delivered) if facts.delivered else ""
    further = (
        writing.comma.join(filter(None, (facts.session.get(wording, ""), day)))
        if wording != SOURCE
        else "".join(filter(None, (facts.session.get(wording, ""), f"（{day}）" if day else "")))
    )
    whole = f"{title}: {further}" if further else title
    if code != SOURCE:
        whole += " (unofficial translation)"
    dated = f"({facts.delivered})" if facts.delivered else ""
    head = f"{author.rstrip('.')}. " if author else ""
    return Citation("GB/T 7714—2025", code, wording, (Part(f"{head}{whole}[R/OL]. {dated}["), TODAY, Part("]. "), ADDRESS, Part(".")))


def _apa(facts: Facts, code: str, words: Interface) -> Citation:
    """APA 7, a report by a group author.

    ``entry := (author ". " dated titled | titled dated) [site ". "] address``
    ``dated := "(" (year ", " month " " day | "n.d.") "). "``
    ``titled := title [": " session] [" [Unofficial translation]"] ". "``

    Where no author is stated the title stands first. The title is slanted unless it is Chinese; no stop follows the address.
    """
    title, wording = in_language(facts.title, code)
    author, session = facts.body.get(wording, ""), facts.session.get(wording, "")
    colon = "：" if wording == SOURCE else ": "
    whole = f"{title}{colon}{session}" if session else title
    described = " [Unofficial translation]" if code != SOURCE else ""
    site = words.text("site.name") if words.has("site.name") else ""
    dated, published = f"({_apa_date(facts.delivered)}). ", f"{site}. " if site else ""
    work = Part(whole, slanted=wording != SOURCE)
    if not author:
        return Citation("APA 7", code, wording, (work, Part(f"{described}. {dated}{published}"), ADDRESS))
    head = Part(f"{author.rstrip('.')}. {dated}")
    return Citation("APA 7", code, wording, (head, work, Part(f"{described}. {published}"), ADDRESS))


def _apa_date(date: str) -> str:
    if not date:
        return "n.d."
    month_day, _, year = language("en").day(date).rpartition(", ")
    return f"{year}, {month_day}"


def _bibtex(facts: Facts, code: str) -> Citation:
    """BibLaTeX's ``@report``: author, institution and date of the report, language and address of the edition, the day of reading.

    The key of a translation ends in its language, so that both may stand in one bibliography.
    """
    title, wording = in_language(facts.title, code)
    return Citation("BibTeX", code, wording, tuple(_bibtex_parts(facts, code, title, wording)))


def _bibtex_parts(facts: Facts, code: str, title: str, wording: str) -> Iterator[Part]:
    body, session = in_language(facts.body, wording)[0], facts.session.get(wording, "")
    fields = {
        "author": f"{{{{{body}}}}}" if body else "",
        "title": f"{{{title}}}",
        "subtitle": f"{{{session}}}" if session else "",
        "institution": f"{{{body}}}" if body else "",
        "type": "{Work report}",
        "date": f"{{{facts.delivered}}}" if facts.delivered else "",
        "langid": f"{{{language(code).bibtex}}}",
        "note": "{Unofficial translation}" if code != SOURCE else "",
    }
    yield Part("@report{")
    yield KEY
    suffix = "" if code == SOURCE else f"-{code}"
    yield Part(f"{suffix},\n" + "".join(f"  {name} = {text},\n" for name, text in fields.items() if text) + "  url = {")
    yield ADDRESS
    yield Part("},\n  urldate = {")
    yield TODAY
    yield Part("}\n}")
