"""The laws that hold for the built site, over every report in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from walking import broken, page, pages, report_pages, text
from workreport import library

ROOT = Path(__file__).parents[1]
REPORTS = library.report_ids(ROOT)


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("edition", ["zh", "zh-en"])
def test_nothing_is_lost_and_nothing_added(built_site: Path, edition: str, report: str) -> None:
    """Law 1: the Chinese segments of the pages, in order, are the source to the character, less the named artefacts."""
    work = library.load(ROOT, report)
    source = (ROOT / "docs" / "reports" / report / "report.txt").read_text("utf-8")
    for artefact in work.artefacts:
        if artefact.kind == "letter-spacing":
            source = source.replace(artefact.text, artefact.text.replace(" ", ""))
        elif artefact.text.strip():
            source = source.replace(artefact.text, "", 1)
    expected = "".join(line.strip(" \t\u3000") for line in source.splitlines())
    published = "".join(segment for one in report_pages(built_site, edition, report) for segment in one.segments("zh-Hans"))
    assert published == expected


def test_the_first_report_is_the_file_as_received(built_site: Path) -> None:
    """Law 1 for the first report, with the artefacts spelled out here rather than as our reader reports them."""
    source = (ROOT / "docs" / "reports" / "2023" / "report.txt").read_text("utf-8")
    cleaned = re.sub(r"\[bookmark: [^\]]*\]", "", source).replace("政 府 工 作 报 告", "政府工作报告")
    expected = "".join(line.strip() for line in cleaned.split("\n"))
    published = "".join(segment for one in report_pages(built_site, "zh", "2023") for segment in one.segments("zh-Hans"))
    assert published == expected
    full = "".join(page(built_site / "zh" / "2023" / "full" / "index.html").segments("zh-Hans"))
    assert full == expected


@pytest.mark.parametrize("report", REPORTS)
def test_ids_are_the_same_in_every_edition(built_site: Path, report: str) -> None:
    """A passage has one id, whichever edition it is read in."""
    for one in report_pages(built_site, "zh", report):
        ids = [span.get("id") for span in one.elements('//span[contains(@class, "segment")]')]
        for edition in ("en", "zh-en"):
            other = page(built_site / edition / one.path.relative_to(built_site / "zh"))
            assert [span.get("id") for span in other.elements('//span[contains(@class, "segment")][@id]')] == ids


@pytest.mark.parametrize("report", REPORTS)
def test_headings_are_those_of_the_report(built_site: Path, report: str) -> None:
    """Each page is headed by its heading, each theme has a heading with its paragraph's id."""
    outline = library.load(ROOT, report).report
    for source, one in zip(outline.pages, report_pages(built_site, "zh", report), strict=True):
        if source.title:
            assert [text(span) for span in one.elements('//h1/span[@id="title"]')] == [source.title.text]
        themes = [(paragraph.id, paragraph.heading.text) for paragraph in source.paragraphs if paragraph.heading]
        shown = [
            (heading.get("id"), text(next(heading.iterchildren())))
            for heading in one.elements('//*[contains(@class, "theme")][@id]')
            if str(heading.tag).startswith("h")
        ]
        assert shown == themes


@pytest.mark.parametrize("report", REPORTS)
def test_the_contents_of_the_bilingual_edition_name_each_page_twice(built_site: Path, report: str) -> None:
    """Where two languages stand side by side, the contents have the title of each edition."""

    def titles(edition: str, language: str) -> list[list[str]]:
        home = page(built_site / edition / report / "index.html")
        return [
            [text(one) for one in link.iter() if one.get("lang") == language and one.text]
            for link in home.elements('//ol[@class="toc"]//a')
        ]

    assert titles("zh-en", "en") == titles("en", "en")


@pytest.mark.parametrize("report", REPORTS)
def test_every_segment_has_its_english(built_site: Path, report: str) -> None:
    """Law 2: in the English edition every segment is in English, and no Chinese character stands in one."""
    segments = sum(1 for _ in library.load(ROOT, report).report.segments())
    english = [text for one in report_pages(built_site, "en", report) for text in one.segments("en")]
    assert len(english) == segments
    assert [text for text in english if re.search(r"[\u3400-\u9fff]", text)] == []


def test_figures_lead_to_their_rows_and_back(built_site: Path) -> None:
    """Every figure's link leads to a row, and every row's passage to the sentence, in both languages (law 6 checks that they are there)."""
    for edition in ("zh", "en"):
        table = page(built_site / edition / "2023" / "indicators" / "index.html")
        rows = {row.get("id") for row in table.elements("//tr[@id]")}
        linked = {
            str(link.get("href")).partition("#")[2]
            for one in report_pages(built_site, edition, "2023")
            for link in one.elements('//a[@class="figure"]')
        }
        assert linked
        assert linked <= rows
        assert len(table.elements('//tr[@id]//a[@class="passage"]')) == len(rows)


def test_every_address_resolves(built_site: Path) -> None:
    """Law 6: every link, image, data file and anchor of every page is there, whatever path the site stands under."""
    assert broken(built_site) == []


def test_every_page_says_its_language_and_title(built_site: Path) -> None:
    """A page names its language, has one title and one first heading."""
    for one in pages(built_site):
        if one.path.name == "404.html":
            continue
        assert one.tree.get("lang") in {"zh-Hans", "en"}, one.path
        assert len(one.elements("/html/head/title")) == 1, one.path
        assert len(one.elements("//h1")) == 1, one.path
        assert (one.elements('//meta[@name="description"]')[0].get("content") or "").strip(), one.path


def test_no_page_has_an_inline_script_or_style(built_site: Path) -> None:
    """Law 8, second half: scripts are files, styles are files; data blocks are no scripts."""
    for one in pages(built_site):
        inline = [
            script
            for script in one.elements("//script[not(@src)]")
            if script.get("type") not in {"application/json", "application/ld+json"}
        ]
        handlers = one.elements('//*[@*[starts-with(name(), "on")]]')
        assert not inline, one.path
        assert not handlers, one.path
        assert not one.elements("//style | //*[@style]"), one.path


def test_no_page_asks_another_host(root_address: str, browser: Browser) -> None:
    """Law 8, first half: the browser makes no request but to the site itself, on any kind of page."""
    asked: list[str] = []
    context = browser.new_context()
    context.on("request", lambda request: asked.append(request.url))
    tab = context.new_page()
    for address in ("", "zh/", "en/2023/", "zh/2023/1-3/", "zh-en/2023/1-3/", "en/2023/full/", "en/about/"):
        tab.goto(root_address + address)
    context.close()
    assert asked
    assert [url for url in asked if not url.startswith((root_address, "data:", "blob:"))] == []


def test_the_site_is_whole_under_a_path(path_address: str, browser: Browser) -> None:
    """Served below a path, pages find their styles, scripts and neighbours."""
    failed: list[str] = []
    context = browser.new_context()
    context.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    tab = context.new_page()
    tab.goto(path_address)
    tab.click('a[href="zh/"]')
    tab.click("a.card")
    tab.click(".toc li:nth-child(3) a")
    assert tab.url == path_address + "zh/2023/1-1/"
    tab.click(".editions a[hreflang=en]")
    assert tab.url == path_address + "en/2023/1-1/"
    context.close()
    assert failed == []


def test_the_page_that_is_not_there_speaks_both_languages(tmp_path: Path, build_site: Callable[..., Path]) -> None:
    """The 404 page is in both languages, and its links lead into the site under the path it is made for."""
    site = build_site(tmp_path / "site", SITE_URL="https://example.org/a/b/")
    missing = page(site / "404.html")
    assert [text(heading) for heading in missing.elements("//h1")] == ["没有这一页", "There is no such page"]
    assert [link.get("href") for link in missing.elements("//main//a")] == ["/a/b/zh/", "/a/b/en/"]


def test_the_sitemap_names_every_page_with_its_languages(built_site: Path) -> None:
    """Every page but the 404 is in the sitemap, with its twin in the other language."""
    sitemap = (built_site / "sitemap.xml").read_text("utf-8")
    listed = re.findall(r"<loc>http://localhost:8000/([^<]*)</loc>", sitemap)
    built = sorted(
        one.path.parent.relative_to(built_site).as_posix().replace(".", "") for one in pages(built_site) if one.path.name == "index.html"
    )
    assert sorted(address.removesuffix("/") for address in listed) == built
    assert '<xhtml:link rel="alternate" hreflang="en" href="http://localhost:8000/en/2023/1-3/"/>' in sitemap
