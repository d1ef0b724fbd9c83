"""Law 10: nothing is published that is on no page: no stray file, no path of the machine, no hidden word, no author’s name."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lxml import etree

from workreport.messages import _
from workreport.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workreport.laws.built import Built
    from workreport.library import Work

FETCHED_BY_NAME = re.compile(
    r"404\.html|robots\.txt|sitemap\.xml(?:\.gz)?|(?:.+/)?llms\.txt|_headers|_redirects|web\.config|\.htaccess|\.nojekyll|CNAME"
    r"|(?:assets|search|servers)/.+|data/.+/sentences/[^/]+\.json"
)
"""What programs fetch by its name, and the folders whose files scripts and servers read."""
STRAY = re.compile(r"(?:^|/)(?:\.DS_Store|Thumbs\.db|desktop\.ini|~\$.*|.*(?:~|\.(?:bak|orig|rej|swp|tmp|part|pyc?|j2|ya?ml|po|map|log)))$")
"""Files that editors, systems and builds leave behind."""
TEXT = (".html", ".json", ".xml", ".txt", ".md", ".csv", ".tmx", ".css", ".js", ".svg", ".ics", ".ris", ".bib")
"""Files that are text."""
PUBLISHED_WORDS = (".html", ".json", ".xml", ".txt", ".md", ".csv", ".tmx")
"""Text files that hold words of a report."""
HIDDEN = '//w:del//w:delText | //w:r[w:rPr/w:vanish[not(@w:val) or not(contains("0 false off", @w:val))]]//w:t'
"""Deleted and hidden runs of a Word file."""
NAMESPACES = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
SHORTEST = 4
"""Hidden words shorter than this may stand in a report by chance."""


def no_leak(site: Built) -> Iterator[Problem]:
    """Law 10, for every file of the site."""
    yield from _strays(site)
    machine = [path for path in {site.root.resolve().as_posix(), Path.home().as_posix()} if path.count("/") > 1]
    hidden = {words: work.report.source for work in site.archive.works for words in _hidden(work)}
    for name in sorted(site.files):
        content = (site.folder / name).read_bytes()
        for path in machine:
            if path.encode() in content:
                what = _("the file holds a path of this machine, {path}").format(path=path)
                yield Problem(Place(name), what, _("take it out of the inputs; if it stays, report it as a defect of the program"))
        if name.endswith(PUBLISHED_WORDS):
            text = content.decode("utf-8", "replace")
            for words, source in hidden.items():
                if words in text:
                    what = _("“{words}” is published and stands on no page of {source}").format(words=words, source=source)
                    yield Problem(Place(name), what, _("report it as a defect of the program"))


def _strays(site: Built) -> Iterator[Problem]:
    named = _named(site)
    for name in sorted(site.files):
        if STRAY.search(name):
            yield Problem(Place(name), _("a file left behind is published"), _("delete it from docs/"))
        elif name not in named and not FETCHED_BY_NAME.fullmatch(name):
            yield Problem(Place(name), _("no page and no list of files leads to it"), _("link it, or delete it from docs/"))


def _named(site: Built) -> set[str]:
    """The files that a page, the sitemap, the robots’ list or a report’s list of files names."""
    found = {"index.html"}
    for name, page in site.pages.items():
        for _element, address in page.addresses():
            if not urlsplit(address).netloc and (target := site.target(name, address)):
                found.add(target)
        for address in page.tree.xpath('//link[@rel="canonical" or @rel="alternate"]/@href | //meta[@property="og:image"]/@content'):
            found |= _absolute(site, str(address))
        if page.elements('//meta[translate(@http-equiv, "REFSH", "refsh")="refresh"]'):
            found.add(name)  # where an old address leads on
    for name in site.files:
        if name == "sitemap.xml" or name.endswith("llms.txt"):
            for address in re.findall(r"https?://[^\s<>()\"]+", (site.folder / name).read_text("utf-8")):
                found |= _absolute(site, address)
    for name in site.files:
        if name.endswith("/datapackage.json"):
            resources = json.loads((site.folder / name).read_text("utf-8")).get("resources", [])
            found |= {target for one in resources if (target := site.target(name, str(one.get("path", ""))))}
    return found


def _absolute(site: Built, address: str) -> set[str]:
    path = urlsplit(address).path
    if not path.startswith(site.address):
        return set()
    target = site.target("index.html", path.removeprefix(site.address) or "index.html")
    return {target} if target else set()


def _hidden(work: Work) -> Iterator[str]:
    """What a Word file holds and no reader is to see: deleted and hidden words, comments, the names of those who wrote it."""
    if not zipfile.is_zipfile(io.BytesIO(work.source)):
        return
    visible = "".join(segment.text for _page, segment in work.report.segments()) + "".join(work.facts.speaker.values())
    with zipfile.ZipFile(io.BytesIO(work.source)) as package:
        present = set(package.namelist())
        texts: list[str] = []
        if "word/document.xml" in present:
            texts += _texts(package.read("word/document.xml"), HIDDEN)
        if "word/comments.xml" in present:
            texts += _texts(package.read("word/comments.xml"), "//w:t")
        if "docProps/core.xml" in present:
            texts += _texts(package.read("docProps/core.xml"), '//*[local-name()="creator" or local-name()="lastModifiedBy"]')
    for text in dict.fromkeys(texts):
        if len(text) >= SHORTEST and text not in visible and not text.isascii():
            yield text


def _texts(data: bytes, xpath: str) -> list[str]:
    """The texts of the elements that an XPath selects in a part of a Word file."""
    tree = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    found = tree.xpath(xpath, namespaces=NAMESPACES)
    return [(element.text or "").strip() for element in found] if isinstance(found, list) else []
