"""The laws that hold for the built site, over every report in it, and what its pages say to a reader."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from conftest import ADDRESS, ROOT, build
from walking import page, pages, report_pages, text
from workreport import archive, library
from workreport.laws import LAWS, Built, Law

REPORTS = library.report_ids(ROOT)


@pytest.fixture(scope="session", params=["built_site", "built_town"])
def published(request: pytest.FixtureRequest) -> Built:
    """The site of this tree; that of the invented town."""
    folder: Path = request.getfixturevalue(request.param)
    root = ROOT if request.param == "built_site" else folder.parent
    return Built(folder, archive.load(root)[0], root)


@pytest.mark.slow
@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.name)
def test_the_site_keeps_the_law(law: Law, published: Built) -> None:
    """Each law that can be read off a built site holds for every report, whatever its format and its state of translation."""
    assert [str(problem) for problem in law.breaches(published)] == []


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


@pytest.mark.usefixtures("side_by_side")
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


@pytest.mark.parametrize("report", [report for report in REPORTS if library.load(ROOT, report).figures])
def test_figures_lead_to_their_rows_and_back(built_site: Path, report: str) -> None:
    """Every figure's link leads to a row, and every row's passage to the sentence, in both languages (law 6 checks that they are there)."""
    for edition in ("zh", "en"):
        table = page(built_site / edition / report / "indicators" / "index.html")
        rows = {row.get("id") for row in table.elements("//tr[@id]")}
        linked = {
            str(link.get("href")).partition("#")[2]
            for one in report_pages(built_site, edition, report)
            for link in one.elements('//a[@class="figure"]')
        }
        assert linked
        assert linked <= rows
        assert len(table.elements('//tr[@id]//a[@class="passage"]')) == len(rows)


def test_no_page_asks_another_host(root_address: str, browser: Browser) -> None:
    """Law 8 in a browser: it makes no request but to the site itself, on any kind of page."""
    asked: list[str] = []
    context = browser.new_context()
    context.on("request", lambda request: asked.append(request.url))
    tab = context.new_page()
    report = REPORTS[-1]
    for address in ("", "zh/", f"en/{report}/", f"zh/{report}/opening/", f"zh-en/{report}/opening/", f"en/{report}/full/", "en/about/"):
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
    address = tab.url.removeprefix(path_address)
    assert address.startswith("zh/")
    tab.click(".editions a[hreflang=en]")
    assert tab.url == path_address + address.replace("zh/", "en/", 1)
    context.close()
    assert failed == []


@pytest.mark.slow
def test_the_page_that_is_not_there_speaks_both_languages(town: Path) -> None:
    """The 404 page is in both languages, and its links lead into the site under the path it is made for."""
    for name in ("docs", "translations/fr"):
        shutil.rmtree(town / name)
    (town / "docs/reports").mkdir(parents=True)
    done = build(town, town / "site", strict=False, SITE_URL="https://example.org/a/b/")
    assert done.returncode == 0, done.stdout + done.stderr
    missing = page(town / "site/404.html")
    assert [text(heading) for heading in missing.elements("//h1")] == ["页面不存在", "Page not found"]
    assert [link.get("href") for link in missing.elements("//main//a")] == ["/a/b/zh/", "/a/b/en/"]


def test_the_sitemap_names_every_page_with_its_languages(built_site: Path) -> None:
    """Every page but the 404 and those of search results is in the sitemap, with its twin in the other language."""
    sitemap = (built_site / "sitemap.xml").read_text("utf-8")
    listed = re.findall(rf"<loc>{ADDRESS}([^<]*)</loc>", sitemap)
    built = sorted(
        one.path.parent.relative_to(built_site).as_posix().replace(".", "")
        for one in pages(built_site)
        if one.path.name == "index.html" and one.path.parent.name != "search"
    )
    assert sorted(address.removesuffix("/") for address in listed) == built
    opening = f"en/{REPORTS[-1]}/opening/"
    assert f'<xhtml:link rel="alternate" hreflang="en" href="{ADDRESS}{opening}"/>' in sitemap
