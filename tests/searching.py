"""Searches a built site as a reader does, and knows from the sentences themselves what ought to be found."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote, urlsplit

import yaml
from playwright.sync_api import Page

from workreport import archive
from workreport.edition import chapters

CASES = Path(__file__).parent / "cases" / "search"
HAN = re.compile(r"[〇㐀-鿿]")


def cases(name: str) -> Any:
    """The cases of a file."""
    return yaml.safe_load((CASES / f"{name}.yml").read_text("utf-8"))


def plain(text: str) -> str:
    """A text without what search is to pass over: width, case, thousands separators, quotation marks, hyphens between words."""
    text = unicodedata.normalize("NFKC", text).lower()
    text = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)
    return re.sub(r"[“”‘’\"'《》〈〉「」『』]", "", text)


@dataclass(frozen=True)
class Sentence:
    """A segment with its address and its English, empty where there is none."""

    address: str
    zh: str
    en: str

    @cached_property
    def chinese(self) -> str:
        return re.sub(r"\s", "", plain(self.zh))

    @cached_property
    def english(self) -> str:
        return words(self.en)

    def has(self, phrase: str) -> bool:
        """Whether the sentence has a phrase in either language, its first and last number or word not being part of a longer one."""
        if HAN.search(phrase):
            return whole(re.sub(r"\s", "", plain(phrase)), self.chinese)
        return whole(words(phrase), self.english) or whole(re.sub(r"\s", "", plain(phrase)), self.chinese)


def words(text: str) -> str:
    """English as search compares it: hyphens are blanks, % is percent, ’s is a word of its own."""
    text = re.sub(r"(?<=\w)['’](?=\w)", " ", unicodedata.normalize("NFKC", text))
    return " ".join(plain(text).replace("-", " ").replace("–", "—").replace("%", " percent").split())


def _kind(character: str) -> str:
    """What a character is to a word's or number's end."""
    if character == ".":
        return "point"
    return "digit" if character.isdigit() else "letter" if re.match("[a-z]", character) else "other"


def whole(phrase: str, text: str) -> bool:
    """Whether a phrase stands in a text with no letter or digit running on at either end."""
    before = {"point": r"(?<![0-9])", "digit": r"(?<![0-9])(?<![0-9]\.)", "letter": r"(?<![a-z])", "other": ""}[_kind(phrase[0])]
    after = {"point": r"(?![0-9])", "digit": r"(?![0-9]|\.[0-9])", "letter": r"(?![a-z])", "other": ""}[_kind(phrase[-1])]
    return re.search(before + re.escape(phrase) + after, text) is not None


def sentences(root: Path) -> list[Sentence]:
    """Every segment of every report of a project."""
    found, _ = archive.load(root)
    edition = next(edition for edition in found.editions if edition.code == "zh-en")
    return [
        Sentence(f"{work.report.id}/{chapter.page.id}/{passage.id}", passage.source, passage.text)
        for work in found.works
        for chapter in chapters(work, edition)
        for passage in chapter.passages()
    ]


@dataclass(frozen=True)
class Result:
    """A result as it is shown."""

    address: str
    """``2023/1-3/p2s4``."""
    text: str
    marked: tuple[str, ...]
    longer: bool
    """Whether it stands among those where a number or word is longer or has another form."""


@dataclass(frozen=True)
class Answer:
    """What the page of results says."""

    status: str
    results: tuple[Result, ...]
    entries: tuple[str, ...] = ()
    """The addresses of what is no passage."""

    @property
    def exact(self) -> set[str]:
        return {result.address for result in self.results if not result.longer}

    @property
    def all(self) -> set[str]:
        return {result.address for result in self.results}


READ = """() => [...document.querySelectorAll(".search-passages a")].map((link) => [
  link.href, link.innerText, [...link.querySelectorAll("mark")].map((mark) => mark.textContent),
  link.closest(".search-group").hasAttribute("data-near")])"""


def ask(tab: Page, query: str) -> Answer:
    """Types a query into the box of a page of results that is open, and waits for the answer."""
    tab.focus(".search-box")
    tab.wait_for_selector(".search-filters")
    tab.fill(".search-box", query)
    tab.press(".search-box", "Enter")
    tab.wait_for_selector('.search-results[aria-busy="false"]', state="attached")
    found = cast("list[tuple[str, str, list[str], bool]]", tab.evaluate(READ))
    results = tuple(Result(_address(href), text, tuple(marks), longer) for href, text, marks, longer in found)
    entries = cast("list[str]", tab.evaluate("() => [...document.querySelectorAll('.search-entries a')].map((link) => link.href)"))
    return Answer(tab.inner_text(".search-status"), results, tuple(entries))


def _address(href: str) -> str:
    parts = urlsplit(href)
    page = "/".join(parts.path.rstrip("/").split("/")[-2:])
    return f"{page}/{unquote(parts.fragment)}"


@dataclass(frozen=True)
class Asked:
    """A query as people type it, with its right answers."""

    kind: str
    edition: str
    typed: str
    right: frozenset[str]
    """Addresses of the sentences that are to be found, within the report."""
    first: frozenset[str]
    """Those of which one is to come first."""
    entry: str
    """The end of the address of the entry that is to come first; empty where none is asked for."""

    def recall(self, answer: Answer) -> float:
        """The share of the right sentences that was found; of a query that nothing answers, whether nothing was found."""
        found = {result.address.partition("/")[2] for result in answer.results}
        if not self.right:
            return float(bool(self.entry) or not found)
        return len(self.right & found) / len(self.right)

    def first_right(self, answer: Answer) -> bool:
        """Whether the first sentence, and the first entry where one is asked for, is a right one."""
        entry = not self.entry or (bool(answer.entries) and answer.entries[0].endswith(self.entry))
        if not self.first:
            return entry and (bool(self.entry) or not answer.results)
        return entry and bool(answer.results) and answer.results[0].address.partition("/")[2] in self.first


def asked(told: list[Sentence]) -> list[Asked]:
    """The queries of ``asked.yml`` over the sentences of one report."""
    found = []
    for kind, rows in cases("asked").items():
        for row in rows:
            meant = {one.address.partition("/")[2] for one in told if any(one.has(phrase) for phrase in row.get("means", ()))}
            right = frozenset({*meant, *row.get("at", ())})
            first = right | frozenset(row.get("also", ()))
            found.append(Asked(kind, row["edition"], row["typed"], right, first, row.get("entry", "")))
    return found
