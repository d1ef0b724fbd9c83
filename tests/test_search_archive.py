"""Search over several reports, in a real browser on the invented town’s site, and on that of an archive of several places."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from conftest import build
from inventing import archive
from searching import READ, ask

REPORTS = [("yunti/liushu", 2029), ("yunti/liushu", 2031), ("yunti/baishi", 2030), ("hekou", 2031), ("hekou", 2032)]


@pytest.fixture
def tab(browser: Browser, town_address: str) -> Iterator[Page]:
    """The page of results of the Chinese edition."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{town_address}zh/search/")
    yield page
    context.close()


def test_the_newest_report_comes_first_and_a_year_can_be_chosen(tab: Page) -> None:
    """Passages of the newest report stand first; the menu of reports narrows passages and entries to one, and the address keeps it."""
    years = [result.address.partition("/")[0] for result in ask(tab, "茶").results]
    assert years == sorted(years, reverse=True)
    assert set(years) == {"2031", "2032"}
    tab.select_option("select[name=report]", "2031")
    answer = ask(tab, "茶")
    assert {result.address.partition("/")[0] for result in answer.results} == {"2031"}
    assert all("/2032/" not in entry for entry in ask(tab, "养老驿站").entries)
    assert "report=2031" in tab.url


@pytest.fixture(scope="module")
def places_address(serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The site of an archive of several places and years."""
    project = archive(tmp_path_factory.mktemp("archive") / "project", REPORTS)
    done = build(project, project / "site", strict=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return serve(project / "site")


def reports(tab: Page) -> set[str]:
    """The ids of the reports that the results shown are of."""
    tab.wait_for_selector(".search-status:not(:empty)", state="attached")
    tab.wait_for_selector('.search-results[aria-busy="false"]', state="attached")
    return {urlsplit(link).path.split("/", 2)[2].rsplit("/", 2)[0] for link, *_rest in tab.evaluate(READ)}


def kept(tab: Page) -> dict[str, list[str]]:
    """What the address keeps."""
    return parse_qs(urlsplit(tab.url).query)


@pytest.mark.parametrize(("edition", "width"), [("zh", 1280), ("zh", 390), ("en", 390), ("zh-en", 390)])
def test_search_is_narrowed_to_years_and_a_place(browser: Browser, places_address: str, edition: str, width: int) -> None:
    """Years are those of delivery, both bounds among them, in either order; with a place they bound it; the address keeps all."""
    context = browser.new_context(viewport={"width": width, "height": 844})
    tab = context.new_page()
    tab.goto(f"{places_address}{edition}/search/")
    ask(tab, "茶园")
    assert reports(tab) == {f"{place}/{year}" for place, year in REPORTS}
    assert [tab.get_attribute(f"[name={bound}]", "placeholder") for bound in ("from", "to")] == ["2029", "2032"]
    tab.fill("[name=from]", "2031")
    tab.fill("[name=to]", "2030")
    tab.press("[name=to]", "Enter")
    expect(tab.locator("[name=from]")).to_have_value("2030")
    assert reports(tab) == {"yunti/liushu/2031", "yunti/baishi/2030", "hekou/2031"}
    tab.focus("[name=place]")
    tab.fill("[name=place]", "柳树" if edition != "en" else "liushu")
    expect(tab.locator("#search-places option")).to_have_count(1)
    tab.keyboard.press("Enter")
    expect(tab.locator("[name=place]")).to_have_value("Yunti County · Liushu Town" if edition == "en" else "云梯县 · 柳树镇")
    assert reports(tab) == {"yunti/liushu/2031"}
    assert kept(tab) == {"q": ["茶园"], "place": ["yunti/liushu"], "from": ["2030"], "to": ["2031"]}
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_what_search_is_narrowed_to_is_kept_in_the_other_language(browser: Browser, places_address: str) -> None:
    """The switch of languages keeps query, place and years, in the fields and in the results; so does coming back to the address."""
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(f"{places_address}zh/search/?q=茶园&place=yunti&from=2030")
    assert reports(tab) == {"yunti/liushu/2031", "yunti/baishi/2030"}
    tab.locator("a[hreflang=en]").first.click()
    tab.wait_for_url("**/en/search/?**")
    assert reports(tab) == {"yunti/liushu/2031", "yunti/baishi/2030"}
    assert [tab.input_value(f"[name={name}]") for name in ("q", "place", "from", "to")] == ["茶园", "Yunti County", "2030", ""]
    context.close()


def test_a_year_without_reports_finds_nothing_and_can_be_taken_back(browser: Browser, places_address: str) -> None:
    """Outside the years of all reports nothing is found, which is said; with the field emptied all are found again."""
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(f"{places_address}en/search/?q=茶园&to=1999")
    assert reports(tab) == set()
    assert tab.inner_text(".search-status").startswith("Nothing found for “茶园”.")
    tab.fill("[name=to]", "")
    tab.press("[name=to]", "Tab")
    expect(tab.locator(".search-results > li").first).to_be_visible()
    assert reports(tab) == {f"{place}/{year}" for place, year in REPORTS}
    assert kept(tab) == {"q": ["茶园"]}
    context.close()


def test_a_place_that_is_not_known_is_said_to_be_none(browser: Browser, places_address: str) -> None:
    """The field says so and names the way out; the results stay as they were."""
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(f"{places_address}en/search/?q=茶园")
    before = reports(tab)
    tab.fill("[name=place]", "Atlantis")
    tab.press("[name=place]", "Enter")
    said = "No single place has this name. Choose one from the list, or leave the field empty."
    tab.wait_for_function("document.querySelector('[name=place]').validationMessage")
    assert tab.evaluate("document.querySelector('[name=place]').validationMessage") == said
    assert reports(tab) == before
    context.close()


def test_no_filter_asks_for_more_of_the_index(browser: Browser, places_address: str) -> None:
    """Years and a place in the address cost the list of the place for that of all; the list of places comes when it is wanted."""
    asked = []
    for query in ("q=茶园", "q=茶园&place=yunti&from=2029&to=2032"):
        context = browser.new_context()
        tab = context.new_page()
        sent: list[Request] = []

        def note(request: Request, sent: list[Request] = sent) -> None:
            sent.append(request)

        tab.on("request", note)
        tab.goto(f"{places_address}zh/search/?{query}")
        reports(tab)
        paths = {urlsplit(request.url).path for request in sent}
        asked.append({path for path in paths if path.endswith(".json") and "/text/" not in path})
        context.close()
    plain, narrowed = asked
    assert plain - narrowed == {"/search/index.json"}
    assert narrowed - plain == {"/search/places/yunti.json"}


def test_what_each_report_has_is_named_with_its_report(tab: Page) -> None:
    """A figure of several reports stands with each report’s name; there is no menu of places where reports lie in none."""
    ask(tab, "养老驿站")
    figures = tab.locator(".search-entry.figure").all_text_contents()
    assert figures == ["数据 新建养老驿站 1个（2032年目标） 2032年政府工作报告", "数据 新建养老驿站 2个（2031年目标） 2031年政府工作报告"]
    assert tab.locator("[name=place]").is_hidden()
