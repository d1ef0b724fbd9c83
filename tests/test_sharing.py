"""What pages say of themselves to search engines, feed readers, reference managers and those who pass a link on."""

from __future__ import annotations

import json
import re
import shutil
import struct
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from lxml import etree

from conftest import ADDRESS, ROOT, build, once
from walking import SitePage, page, pages
from workreport import library

ATOM = {"a": "http://www.w3.org/2005/Atom"}
REVISIONS = """
revisions:
- date: 2027-01-05
  pages: [1-3]
  zh: 更正了一处数字的译文。
  en: A figure in the translation was corrected.
- date: 2026-12-01
  zh: 补充了术语说明。
  en: Terms were explained.
"""


def meta(one: SitePage, name: str) -> list[str]:
    """The contents of a page’s ``<meta>`` of a name or property."""
    return [str(found.get("content")) for found in one.elements(f'//meta[@name="{name}" or @property="{name}"]')]


def structured(one: SitePage) -> list[Any]:
    """The JSON-LD of a page."""
    return [json.loads(block.text or "") for block in one.elements('//script[@type="application/ld+json"]')]


@pytest.fixture(scope="module")
def revised(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a report with revisions, one of them newer than its review."""
    folder = tmp_path_factory.mktemp("revised")
    for name in ("docs", "hooks", "translations"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    facts = folder / "docs/reports/2023/report.yml"
    facts.write_text(facts.read_text("utf-8") + REVISIONS, "utf-8")
    done = build(folder, folder / "site")
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def unplaced(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of which nobody has said where it will stand, and beside it what its build said."""

    def make(folder: Path) -> None:
        done = build(ROOT, folder / "site", SITE_URL="")
        assert done.returncode == 0, done.stdout + done.stderr
        (folder / "said.txt").write_text(done.stdout, "utf-8")

    return once(tmp_path_factory, "unplaced-site", make) / "site"


@pytest.mark.usefixtures("first_report")
def test_without_an_address_nothing_claims_one(unplaced: Path, built_site: Path) -> None:
    """Where nobody has said where the site will stand, no file names a host of ours, nothing that wants an absolute address is
    written, nothing links to it, and all else is as it is with an address."""
    site = unplaced
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    with_address = {path.relative_to(built_site).as_posix() for path in built_site.rglob("*") if path.is_file()}
    editions = ("zh", "en", "zh-en")
    wanting = {f"{edition}/feed.xml" for edition in editions} | {f"data/2023/card.{edition}.png" for edition in editions}
    assert with_address - files == {"sitemap.xml", "sitemap.xml.gz", *wanting}
    for path in sorted(site.rglob("*")):
        if path.suffix in {".html", ".xml", ".txt", ".json", ".md"}:
            text = path.read_text("utf-8")
            assert "localhost" not in text, path
            assert ADDRESS not in text, path
    for one in pages(site):
        assert not one.elements('//link[@rel="canonical" or @hreflang or @type="application/atom+xml"]'), one.path
        for picture in meta(one, "og:image"):
            assert (one.path.parent / picture).is_file(), one.path
        for block in structured(one):
            for address in addresses(block):
                assert not address.startswith(("http:", "/")), (one.path, address)
    assert "Sitemap" not in (site / "robots.txt").read_text("utf-8")


@pytest.mark.slow
def test_the_build_says_that_the_address_is_missing(unplaced: Path) -> None:
    """The last line says what is left out, and how to give the address; with it, nothing is said."""
    assert unplaced.with_name("said.txt").read_text("utf-8").splitlines()[-1] == (
        "SITE_URL: the site’s address is not given, so canonical links, feeds and the sitemap are left out; "
        "build with SITE_URL=https://example.org/reports/"
    )


def addresses(block: Any) -> list[str]:
    """Every address of the site that a piece of JSON-LD names."""
    if isinstance(block, list):
        return [address for one in block for address in addresses(one)]
    if not isinstance(block, dict):
        return []
    own = [block[key] for key in ("url", "item", "contentUrl") if isinstance(block.get(key), str)]
    return own + [address for one in block.values() for address in addresses(one)]


def test_every_address_of_structured_data_is_there(built_site: Path) -> None:
    """Every block is JSON-LD in schema.org’s words, and every address in it is a page or file of the site."""
    kinds = set()
    for one in pages(built_site):
        for block in structured(one):
            assert block["@context"] == "https://schema.org"
            kinds.add(block["@type"])
            for address in addresses(block):
                assert address.startswith(ADDRESS)
                target = built_site / address.removeprefix(ADDRESS)
                assert (target / "index.html").is_file() or target.is_file(), address
    figures = any(library.load(ROOT, report).figures for report in library.report_ids(ROOT))
    assert kinds == {"Report", "WebPage"} | ({"Dataset"} if figures else set())


def test_previews_show_a_picture_that_is_there(built_site: Path) -> None:
    """Every page’s preview has a picture of the size it says, described in words, and names the languages the page is in."""
    for one in pages(built_site):
        if one.path.name == "404.html":
            continue
        (picture,) = meta(one, "og:image")
        data = (built_site / picture.removeprefix(ADDRESS)).read_bytes()
        assert [str(number) for number in struct.unpack(">II", data[16:24])] == meta(one, "og:image:width") + meta(one, "og:image:height")
        assert meta(one, "og:image:alt")[0]
        assert meta(one, "og:locale")[0] in {"zh_CN", "en_US"}
        assert meta(one, "og:title")[0]


@pytest.mark.usefixtures("first_report")
def test_search_engines_are_told_languages_and_what_to_leave(built_site: Path) -> None:
    """Pages name their other languages and a default, both ways; pages of search results are left out of index and sitemap."""
    one = page(built_site / "en/2023/1-3/index.html")
    links = {str(link.get("hreflang")): str(link.get("href")) for link in one.elements("//link[@hreflang]")}
    assert links == {
        "zh-Hans": f"{ADDRESS}zh/2023/1-3/",
        "en": f"{ADDRESS}en/2023/1-3/",
        "x-default": f"{ADDRESS}en/2023/1-3/",
    }
    sitemap = (built_site / "sitemap.xml").read_text("utf-8")
    for found in pages(built_site):
        searching = found.path.parent.name == "search"
        if found.path.name == "index.html":
            assert ("noindex" in meta(found, "robots")) == searching, found.path
            address = found.path.parent.relative_to(built_site).as_posix().replace(".", "")
            assert (f"<loc>{ADDRESS}{address}/</loc>".replace("//<", "/<") in sitemap) == (not searching), found.path


@pytest.mark.usefixtures("first_report")
def test_dates_follow_the_newest_word_on_the_text(revised: Path, built_site: Path) -> None:
    """Sitemap, feed, EPUB, PDF and JSON-LD bear the newest of delivery, review, seals and revisions; never the time of a file."""
    for site, newest in ((built_site, "2026-11-26"), (revised, "2027-01-05")):
        sitemap = (site / "sitemap.xml").read_text("utf-8")
        assert re.search(rf"<loc>{ADDRESS}en/2023/1-3/</loc><lastmod>{newest}</lastmod>", sitemap)
        feed = etree.parse(site / "en/feed.xml")
        assert feed.xpath("string(/a:feed/a:updated)", namespaces=ATOM) == f"{newest}T00:00:00Z"
        assert feed.xpath("string(/a:feed/a:entry[1]/a:updated)", namespaces=ATOM) == f"{newest}T00:00:00Z"
        (block,) = structured(page(site / "en/2023/index.html"))
        assert (block["datePublished"], block["dateModified"]) == ("2023-02-16", newest)


@pytest.mark.usefixtures("first_report")
def test_revisions_stand_where_readers_look(revised: Path) -> None:
    """A report’s home lists its revisions, newest first; a page those that concern it; the feed has an entry that leads to each."""
    home = page(revised / "en/2023/index.html")
    assert [str(one.get("datetime")) for one in home.elements('//section[@class="revisions"]//time')] == ["2027-01-05", "2026-12-01"]
    here = page(revised / "zh/2023/1-3/index.html")
    assert [one.text_content() for one in here.elements('//section[@class="revisions"]//dd/span')] == ["更正了一处数字的译文。"]
    assert not page(revised / "zh/2023/1-2/index.html").elements('//section[@class="revisions"]')
    feed = etree.parse(revised / "en/feed.xml")
    ids = [str(found) for found in feed.xpath("/a:feed/a:entry/a:id/text()", namespaces=ATOM)]
    assert ids == [f"{ADDRESS}en/2023/", f"{ADDRESS}en/2023/#revision-2027-01-05", f"{ADDRESS}en/2023/#revision-2026-12-01"]
    assert {"revision-2027-01-05", "revision-2026-12-01"} <= home.ids()
    assert len(set(ids)) == len(ids)


@pytest.mark.usefixtures("first_report")
def test_reference_managers_find_the_report_on_each_of_its_pages(built_site: Path) -> None:
    """Title, author, institution, date, language and PDF stand on every page of a report, and on no other."""
    wanted = {
        "citation_title": ["Report on the Work of the Government"],
        "DC.creator": ["The People’s Government of Jugezhuang Town,"],
        "citation_technical_report_institution": ["The People’s Government of Jugezhuang Town, Miyun District, Beijing"],
        "citation_publication_date": ["2023/02/16"],
        "citation_language": ["en"],
        "citation_pdf_url": [f"{ADDRESS}data/2023/report.en.pdf"],
    }
    for one in pages(built_site / "en"):
        in_report = "2023" in one.path.relative_to(built_site).parts
        assert {name: meta(one, name) for name in wanted} == (wanted if in_report else {name: [] for name in wanted}), one.path
        if in_report:
            assert meta(one, "citation_public_url") == [urljoin(ADDRESS, f"{one.path.parent.relative_to(built_site).as_posix()}/")]


@pytest.mark.usefixtures("first_report")
def test_terms_of_reuse_stand_where_readers_look(built_site: Path) -> None:
    """The licence stands in the footer of every page, among the downloads and beside the figures, with a way to its text."""
    for one in pages(built_site):
        if one.path.name != "404.html" and one.elements("//footer"):
            links = one.elements('//footer//a[contains(@rel, "license")]')
            assert [str(link.get("href")) for link in links] == ["https://creativecommons.org/licenses/by/4.0/"], one.path
    for address in ("zh/2023", "zh/2023/indicators"):
        assert page(built_site / address / "index.html").elements('//main//a[contains(@rel, "license")]'), address
