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


@pytest.mark.usefixtures("first_report")
def test_back_leads_to_the_row_that_was_left(tab: Page) -> None:
    """A table stays as it was sorted for the visit; Back leads to the link that was followed, in its place, with the focus on it."""
    tab.goto("en/2023/indicators/")
    table = tab.locator("table.values:has(tr[id])").first
    table.locator("thead button").nth(1).click()
    table.locator("thead button").nth(1).click()
    order = "table => [...table.tBodies[0].rows].map(row => row.id)"
    before = table.evaluate(order)
    link = table.locator("tbody a.passage").nth(2)
    link.scroll_into_view_if_needed()
    top = link.bounding_box()["y"]  # type: ignore[index]
    address = link.get_attribute("href")
    link.click()
    tab.wait_for_url("**/2023/*/#p*")
    tab.go_back()
    tab.wait_for_function("document.activeElement.matches('a.passage')")
    assert table.evaluate(order) == before
    assert tab.evaluate("document.activeElement.getAttribute('href')") == address
    assert abs(tab.evaluate("document.activeElement.getBoundingClientRect().top") - top) < 2


@pytest.mark.usefixtures("first_report")
def test_a_row_is_found_wherever_it_is_sorted_to(tab: Page) -> None:
    """Who comes from a sentence to a row of a table that was sorted earlier in the visit has the row in the window."""
    tab.goto("en/2023/indicators/")
    table = tab.locator("table.values:has(tr[id])").first
    last = table.evaluate("table => table.tBodies[0].rows[table.tBodies[0].rows.length - 1].id")
    table.locator("thead button").nth(1).click()
    tab.goto("en/2023/1-1/")
    tab.goto(f"en/2023/indicators/#{last}")
    tab.wait_for_selector("th[aria-sort=ascending]")
    tab.wait_for_load_state("networkidle")
    box = tab.locator(f"[id='{last}']").bounding_box()
    assert box
    assert 66 <= box["y"] < 400


def test_a_page_begins_at_the_place_addressed(browser: Browser, town_address: str) -> None:
    """A page that is loaded at a row far down shows the row at once, clear of the header, and does not run there."""
    context = browser.new_context(base_url=town_address, viewport={"width": 390, "height": 500})
    context.add_init_script("addEventListener('scroll', () => (window.places ??= []).push(Math.round(scrollY)))")
    tab = context.new_page()
    tab.goto("en/2031/indicators/")
    tab.goto("en/2031/indicators/?#" + str(tab.evaluate("[...document.querySelectorAll('tr[id]')].at(-1).id")))
    tab.wait_for_timeout(700)
    row = tab.evaluate("document.querySelector('tr:target').getBoundingClientRect().top")
    header = tab.evaluate("document.querySelector('.site-header').getBoundingClientRect().bottom")
    assert row >= header + 8
    places = tab.evaluate("places")
    assert max(abs(place - places[-1]) for place in places) < 100
    context.close()


def test_the_languages_keep_the_filter_of_the_glossary(town: Page) -> None:
    """With a filter typed, the other edition's glossary shows the same entries; scrolled, it begins with the entry at the top."""
    town.goto("en/glossary/")
    shown = "[...document.querySelectorAll('.entry:not([hidden])')].map(one => one.id)"
    every = town.evaluate(shown)
    word = town.locator(".entry dt span").first.inner_text()
    town.locator(".filter input").press_sequentially(word)
    some = town.evaluate(shown)
    assert 0 < len(some) < len(every)
    town.click(".editions a[hreflang|=zh]")
    town.wait_for_url("**/zh/glossary/?filter=*")
    town.wait_for_function(f"document.querySelector('.filter input').value === {word!r}")
    assert sorted(town.evaluate(shown)) == sorted(some)


def test_the_languages_keep_the_entry_at_the_top_of_a_list(town: Page) -> None:
    """An entry of which the first line has gone by, but most is there, is the one the reader is at."""
    town.goto("en/glossary/")
    id_ = town.evaluate("""() => {
      const entry = document.querySelectorAll('.entry')[2];
      scrollTo(0, entry.getBoundingClientRect().top + scrollY - 58 + 20);
      return entry.id;
    }""")
    town.click(".editions a[hreflang|=zh]")
    town.wait_for_url(f"**/zh/glossary/#{id_}")


def test_a_tap_that_closes_a_panel_does_nothing_else(browser: Browser, town_address: str) -> None:
    """On a phone a tap on a sentence beside the open type panel closes the panel alone; the next tap opens the sentence."""
    context = browser.new_context(base_url=town_address, viewport={"width": 390, "height": 844}, has_touch=True)
    tab = context.new_page()
    tab.goto("zh/2031/1-1/")
    tab.tap(".choices-button")
    assert tab.locator("#choices").is_visible()
    sentence = tab.locator("main .segment[id$=s1]").last
    at = sentence.evaluate("one => { const line = one.getClientRects()[0]; return [line.left + 8, line.top + 9] }")
    tab.touchscreen.tap(*at)
    tab.wait_for_timeout(300)
    assert not tab.locator("#choices").is_visible()
    assert tab.locator(".sheet").count() == 0
    tab.wait_for_timeout(600)  # Two taps in haste are one double tap, which selects a word.
    tab.touchscreen.tap(*at)
    tab.locator(".sheet").wait_for()
    context.close()


def test_the_focus_rings_of_the_contents_are_whole(town: Page) -> None:
    """The ring of a focused link of the contents lies within their scrolling box."""
    town.goto("en/2031/1-1/")
    link = town.locator("#contents a").nth(1)
    link.focus()
    town.keyboard.press("Tab")
    assert town.evaluate("getComputedStyle(document.activeElement).outlineOffset") == "-3px"


@pytest.mark.parametrize("address", ["zh/2031/", "en/2031/", "fr/2032/"])
def test_the_words_in_the_search_field_are_whole(browser: Browser, town_address: str, address: str) -> None:
    """Where the field is shown, its placeholder has room; where it has none, a button opens it."""
    tab = browser.new_page(base_url=town_address)
    tab.goto(address)
    for width in (641, 700, 831, 832, 900, 1280):
        tab.set_viewport_size({"width": width, "height": 800})
        room = tab.evaluate("""() => {
          const field = document.querySelector('header input.search-box'), style = getComputedStyle(field);
          if (!field.checkVisibility()) return document.querySelector('.search-link').checkVisibility() ? 1 : -1;
          const pen = document.createElement('canvas').getContext('2d');
          pen.font = style.font;
          return field.clientWidth - 2 * parseFloat(style.paddingLeft) - pen.measureText(field.placeholder).width;
        }""")
        assert room > 0, width
    tab.close()
