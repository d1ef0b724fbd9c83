"""Where the focus is and what the window shows while a reader works by keyboard, in a real browser: neither is ever lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

ROOM = """() => {
  const box = document.activeElement.getBoundingClientRect();
  const line = document.querySelector('.site-header').getBoundingClientRect().bottom;
  return [document.activeElement.localName, Math.round(Math.min(box.top - line, innerHeight - box.bottom))];
}"""
"""The focused element, and how many pixels lie between it and the header, or the end of the window, whichever are fewer."""


@pytest.fixture
def town(browser: Browser, town_address: str) -> Iterator[Page]:
    """A low window on the invented town’s site."""
    context = browser.new_context(base_url=town_address, viewport={"width": 1280, "height": 500}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.usefixtures("first_report")
@pytest.mark.parametrize("edition", ["zh", "en", "zh-en"])
def test_tab_goes_on_from_where_a_reader_has_scrolled_to(tab: Page, edition: str) -> None:
    """Wherever a reader has scrolled to, Tab leads to what is in the window: what a closed `details` hides is passed over."""
    tab.goto(f"{edition}/2023/indicators/")
    for top in range(200, 3000, 400):
        tab.evaluate("top => { document.activeElement.blur(); scrollTo({top, behavior: 'instant'}) }", top)
        tab.keyboard.press("Tab")
        name, room = tab.evaluate(ROOM)
        assert name in {"a", "button", "summary"}
        assert room >= 0, top
        tab.keyboard.press("Tab")
        assert tab.evaluate(ROOM)[0] in {"a", "button", "summary"}


def test_tab_is_the_browser_s_where_nothing_in_the_window_takes_the_focus(town: Page) -> None:
    """What is disabled or inert is passed over; where nothing else is there the browser goes on as ever."""
    town.goto("en/2031/1-1/")
    town.evaluate("for (const part of document.querySelector('main').children) part.inert = true; scrollTo(0, 300)")
    town.keyboard.press("Tab")
    assert town.evaluate("document.activeElement !== document.body")


def test_what_takes_the_focus_is_never_under_the_header(town: Page) -> None:
    """After “Skip to the text”, and all the way down and up by Tab, the header covers nothing that has the focus."""
    town.goto("en/2031/full/")
    town.keyboard.press("Tab")
    town.keyboard.press("Enter")
    for key, times in (("Tab", 24), ("Shift+Tab", 20)):
        for _ in range(times):
            town.keyboard.press(key)
            name, room = town.evaluate(ROOM)
            inside = town.evaluate("document.activeElement.closest('main') !== null")
            assert room >= 0 or not inside, (key, name, town.evaluate("document.activeElement.outerHTML"))
