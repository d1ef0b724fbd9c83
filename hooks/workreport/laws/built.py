"""A built site as its laws read it: its files, its pages, and the reports it was made from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, cast
from urllib.parse import unquote, urlsplit

from lxml import html

from workreport.languages import tag

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workreport.archive import Archive

LOADED = ("src", "poster", "data")
"""Attributes whose address the browser fetches by itself."""
NAMED = ("href", "action", "formaction", "data-counterpart", "data-base", *LOADED)
"""Attributes that name an address."""
MISSING = "404.html"
"""Served at any depth, so its addresses begin with the site’s root."""
STYLE_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")


@dataclass(frozen=True)
class SitePage:
    """One HTML file of a built site."""

    name: str
    """Its path in the site, with ``/`` on every system."""
    tree: html.HtmlElement

    def elements(self, xpath: str) -> list[html.HtmlElement]:
        """The elements that an XPath selects."""
        return cast("list[html.HtmlElement]", self.tree.xpath(xpath))

    @cached_property
    def segments(self) -> tuple[tuple[str, str], ...]:
        """The segments in order, each its language tag and its text."""
        spans = self.elements('//span[contains(concat(" ", @class, " "), " segment ")]')
        return tuple((span.get("lang") or "", "".join(cast("list[str]", span.xpath(".//text()")))) for span in spans)

    def texts(self, language: str) -> list[str]:
        """The texts of the segments in a language of ours, in order."""
        return [text for given, text in self.segments if given == tag(language)]

    @cached_property
    def anchors(self) -> tuple[str, ...]:
        """The ids of segments, in order."""
        return tuple(cast("list[str]", self.tree.xpath('//span[contains(concat(" ", @class, " "), " segment ")]/@id')))

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every id on the page."""
        return frozenset(cast("list[str]", self.tree.xpath("//@id")))

    def addresses(self) -> Iterator[tuple[html.HtmlElement, str]]:
        """Every address the page names, with the element that names it."""
        for name in NAMED:
            for element in self.elements(f"//*[@{name}]"):
                yield element, str(element.get(name)).strip()
        for element in self.elements("//*[@srcset]"):
            for part in str(element.get("srcset")).split(","):
                yield element, part.split()[0]


@dataclass(frozen=True)
class Built:
    """A built site."""

    folder: Path
    archive: Archive
    root: Path
    """The project it was built from."""

    @cached_property
    def files(self) -> frozenset[str]:
        """Every file, by its path in the site."""
        return frozenset(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())

    @cached_property
    def pages(self) -> dict[str, SitePage]:
        """Every HTML file, by its path in the site."""
        return {name: self._page(name) for name in sorted(self.files) if name.endswith(".html")}

    def _page(self, name: str) -> SitePage:
        parser = html.HTMLParser(encoding="utf-8")
        return SitePage(name, html.document_fromstring((self.folder / name).read_bytes() or b"<html></html>", parser=parser))

    @property
    def ours(self) -> bool:
        """Whether a site of this program stands in the folder: its cover names the edition that it belongs to."""
        return (self.folder / "index.html").is_file() and "data-edition" in self._page("index.html").tree.attrib

    @cached_property
    def address(self) -> str:
        """The path the site stands under, with a slash at both ends, as its cover’s canonical address says."""
        cover = self.pages.get("index.html")
        canonical = cast("list[str]", cover.tree.xpath('//link[@rel="canonical"]/@href')) if cover else []
        return urlsplit(canonical[0]).path or "/" if canonical else "/"

    def target(self, name: str, address: str) -> str | None:
        """The file that an address named on a page or in a file leads to, whether it is there or not; None where it leaves the site."""
        path = unquote(urlsplit(address).path)
        if not path:
            return name
        if name == MISSING or path.startswith("/"):
            if not path.startswith(self.address):
                return None
            parts: list[str] = []
            path = path.removeprefix(self.address)
        else:
            parts = name.split("/")[:-1]
        for part in path.split("/"):
            if part == ".." and not parts:
                return None
            if part == "..":
                parts.pop()
            elif part not in {"", "."}:
                parts.append(part)
        found = "/".join(parts)
        return found if found in self.files and not path.endswith("/") else f"{found}/index.html".removeprefix("/")

    def style_addresses(self) -> Iterator[tuple[str, str]]:
        """Every address that a style sheet loads, with the sheet’s name."""
        for name in sorted(self.files):
            if name.endswith(".css"):
                for one in STYLE_ADDRESS.finditer((self.folder / name).read_text("utf-8")):
                    yield name, one[1] or one[2]
