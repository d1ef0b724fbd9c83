"""Reads a built site as a visitor's browser would: its pages, their segments, links and anchors."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast
from urllib.parse import unquote, urlsplit

from lxml import etree, html

ATTRIBUTES = ("href", "src", "data-base", "action", "poster")
"""Where pages of ours name addresses."""


@dataclass(frozen=True)
class SitePage:
    """One HTML file of a built site."""

    path: Path
    tree: html.HtmlElement

    def segments(self, language: str) -> list[str]:
        """The texts of the segments in a language, in order."""
        return [
            "".join(span.itertext())
            for span in self.elements(f'//span[contains(concat(" ", @class, " "), " segment ")][@lang="{language}"]')
        ]

    def elements(self, xpath: str) -> list[html.HtmlElement]:
        """The elements that an XPath selects."""
        return cast("list[html.HtmlElement]", self.tree.xpath(xpath))

    def ids(self) -> frozenset[str]:
        """Every id on the page."""
        return frozenset(cast("list[str]", self.tree.xpath("//@id")))

    def addresses(self) -> list[str]:
        """Every address the page names."""
        found = [value for name in ATTRIBUTES for value in cast("list[str]", self.tree.xpath(f"//@{name}"))]
        sets = cast("list[str]", self.tree.xpath("//@srcset"))
        return found + [part.split()[0] for value in sets for part in value.split(",")]


@cache
def page(path: Path) -> SitePage:
    """The page in an HTML file."""
    return SitePage(path, html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8")))


def pages(site: Path) -> list[SitePage]:
    """All pages, by their paths."""
    return [page(path) for path in sorted(site.rglob("*.html"))]


def report_pages(site: Path, edition: str, report: str) -> list[SitePage]:
    """The pages of a report in reading order, as its contents list them."""
    home = page(site / edition / report / "index.html")
    links = cast("list[str]", home.tree.xpath('//ol[@class="toc"]//a/@href'))
    return [page(site / edition / report / link / "index.html") for link in links]


def broken(site: Path) -> list[str]:
    """Every address in the site that leads nowhere, with the page that names it; addresses of other hosts count as broken."""
    faults = []
    for one in pages(site):
        if one.path.name == "404.html":
            continue  # It is served at any depth, so its addresses begin with the site's; they have a test of their own.
        for address in one.addresses():
            parts = urlsplit(address)
            if one.path.name and parts.scheme == "data":
                continue
            if parts.scheme or parts.netloc:
                if not _ours(one, address):
                    faults.append(f"{one.path.relative_to(site)}: {address} is another host")
                continue
            target = (one.path.parent / unquote(parts.path)).resolve() if parts.path else one.path
            if not target.is_relative_to(site.resolve()):
                faults.append(f"{one.path.relative_to(site)}: {address} leaves the site")
                continue
            if target.is_dir():
                target /= "index.html"
            if not target.is_file():
                faults.append(f"{one.path.relative_to(site)}: {address} is not there")
            elif parts.fragment and target.suffix == ".html" and unquote(parts.fragment) not in page(target).ids():
                faults.append(f"{one.path.relative_to(site)}: {address} has no such anchor")
    return faults


def _ours(one: SitePage, address: str) -> bool:
    """Whether an absolute address is one that only names this page to others (canonical, alternate), or a source a reader may follow."""
    if one.elements(f'//link[@rel="canonical" or @rel="alternate"][@href="{address}"]'):
        return True
    return bool(one.elements(f'//main//a[@href="{address}"][@rel="external"]'))


def text(node: etree._Element) -> str:
    """All text below an element."""
    return "".join(cast("list[str]", node.xpath(".//text()")))


def digests(site: Path) -> dict[str, str]:
    """Every file of a site with a digest of its bytes."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }
