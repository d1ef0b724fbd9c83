"""Search over several reports, in a real browser on the invented town’s site."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from searching import ask


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


def test_what_each_report_has_is_named_with_its_report(tab: Page) -> None:
    """A figure of several reports stands with each report’s name; there is no menu of places where reports lie in none."""
    ask(tab, "养老驿站")
    figures = tab.locator(".search-entry.figure").all_text_contents()
    assert figures == ["数据 新建养老驿站 1个（2032年目标） 2032年政府工作报告", "数据 新建养老驿站 2个（2031年目标） 2031年政府工作报告"]
    assert tab.locator("select[name=place]").is_hidden()
