"""Where a reader is, and how the place is kept: header, contents, editions, visits, type; in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = pytest.mark.usefixtures("first_report")

PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1280, "height": 800}


@pytest.fixture
def visit(browser: Browser, root_address: str) -> Iterator[Callable[..., BrowserContext]]:
    """Begins a visit in a window of a size."""
    visits: list[BrowserContext] = []

    def begin(width: int, height: int) -> BrowserContext:
        visits.append(browser.new_context(base_url=root_address, viewport={"width": width, "height": height}, reduced_motion="reduce"))
        return visits[-1]

    yield begin
    for one in visits:
        one.close()


def scroll_to(tab: Page, identifier: str) -> None:
    """Scrolls, as a reader does, until an element stands below the header."""
    for _ in range(2):  # what was not yet laid out on the way may be higher or lower than thought
        tab.evaluate("id => scrollTo(0, document.getElementById(id).getBoundingClientRect().top + scrollY - 90)", identifier)
        tab.wait_for_timeout(300)


KEPT = "id => Object.values(JSON.parse(localStorage.place ?? '{}').reports ?? {}).some(one => one.id.startsWith(/p\\d+$/.exec(id)[0]))"
"""Whether the device has kept the paragraph as the place of a reader."""


def come_back(context: BrowserContext, address: str, stopped: str) -> Page:
    """A new tab of a reader who stopped at a passage of a page and closed it."""
    tab = context.new_page()
    tab.goto(address)
    scroll_to(tab, stopped)
    tab.wait_for_function(KEPT, arg=stopped)
    tab.close()
    return context.new_page()


@pytest.mark.parametrize("width", [360, 390])
def test_the_name_of_the_site_is_whole_on_a_phone(visit: Callable[..., BrowserContext], width: int) -> None:
    """The name stands in the row, on two lines where one has no room for it; nothing of it is cut."""
    tab = visit(width=width, height=844).new_page()
    for address in ("zh/", "en/", "zh-en/", "zh/2023/1-1/", "en/2023/1-1/", "zh-en/2023/1-1/", "en/glossary/"):
        tab.goto(address)
        cut = "one => one.scrollHeight - one.clientHeight > 6 || one.scrollWidth - one.clientWidth > 1"
        assert not tab.locator(".site-header .brand").evaluate(cut), address
        assert tab.evaluate("document.querySelector('.site-header').getBoundingClientRect().height") <= 56, address


def test_the_mark_of_a_paragraph_takes_no_line_of_its_own_on_a_phone(visit: Callable[..., BrowserContext]) -> None:
    """Side by side, the mark stands in the margin beside the first line of its paragraph, wide enough for a finger, within the window."""
    tab = visit(**PHONE).new_page()
    tab.goto("zh-en/2023/1-1/")
    paragraph = tab.locator(".paragraph:has(a.pilcrow)").nth(1)
    mark, words = paragraph.locator("a.pilcrow").bounding_box(), paragraph.locator(".segment").first.bounding_box()
    assert mark
    assert words
    assert mark["x"] >= 0
    assert mark["width"] >= 24
    assert mark["x"] + mark["width"] <= words["x"] + 1
    assert mark["y"] < words["y"] + 24


def test_one_row_stays_on_a_phone(visit: Callable[..., BrowserContext]) -> None:
    """On a phone one row stays: contents, section, the other languages, search, type; the section's title leads back to the top."""
    tab = visit(**PHONE).new_page()
    tab.goto("zh/2023/1-1/")
    scroll_to(tab, "p2")
    header = tab.locator(".site-header").bounding_box()
    assert header
    assert header["y"] == 0
    assert header["height"] <= 56
    here = tab.get_by_role("banner").get_by_role("link", name="（一）全力守护绿水青山，绿色价值日益凸显")
    assert here.is_visible()
    for name in ("English", "中英对照", "检索"):
        assert tab.get_by_role("banner").get_by_role("link", name=name).is_visible()
    assert tab.get_by_role("button", name="目录").is_visible()
    here.click()
    tab.wait_for_function("scrollY === 0")


def test_the_header_is_one_row_at_every_width(browser: Browser, town_address: str) -> None:
    """With four editions, in the language of the longest words, at the largest type too: nothing of the header stands on a second row."""
    tab = browser.new_page(base_url=town_address)
    rows = (
        "() => { const middle = one => { const box = one.getBoundingClientRect(); return box.top + box.height / 2 },"
        " shown = [...document.querySelectorAll('.site-header .bar > *')].filter(one => one.checkVisibility());"
        " return shown.filter(one => Math.abs(middle(one) - middle(shown[0])) > 8 || one.getBoundingClientRect().right > innerWidth)"
        ".map(one => one.className) }"
    )
    broken = []
    for address in ("en/2032/1-1/", "fr/2032/"):
        tab.goto(address)
        for size in ("", "largest"):
            tab.evaluate("size => { document.documentElement.dataset.size = size }", size)
            for width in (320, 390, 641, 740, 768, 1000, 1024, 1280):
                tab.set_viewport_size({"width": width, "height": 800})
                broken += [(address, size, width, names) for names in tab.evaluate(rows)]
    tab.close()
    assert broken == []


def test_the_search_of_a_phone_opens_in_place_and_without_a_script_leads_to_its_page(
    visit: Callable[..., BrowserContext], browser: Browser, root_address: str
) -> None:
    """The glass in the row shows the box and gives it the focus; it is a link to the search page."""
    tab = visit(**PHONE).new_page()
    tab.goto("zh/2023/1-1/")
    tab.locator(".search-link").click()
    assert tab.evaluate("document.activeElement.name") == "q"
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    plain = context.new_page()
    plain.goto(root_address + "zh/2023/1-1/")
    plain.locator(".search-link").click()
    assert plain.url == root_address + "zh/search/"
    context.close()


@pytest.mark.parametrize("edition", ["zh-en", pytest.param("en", marks=pytest.mark.programs)])
def test_the_current_item_of_the_contents_is_always_in_sight(visit: Callable[..., BrowserContext], edition: str) -> None:
    """At 1280 by 800 every page of the report shows its own line of the contents."""
    tab = visit(**LAPTOP).new_page()
    tab.goto(f"{edition}/2023/")
    pages = tab.eval_on_selector_all(".contents a", "links => links.map(link => link.href)")
    hidden = []
    for address in pages:
        tab.goto(address)
        seen = tab.evaluate(
            "() => { const a = document.querySelector('.contents [aria-current]').getBoundingClientRect(),"
            " nav = document.querySelector('nav.contents').getBoundingClientRect(); return a.top >= nav.top && a.bottom <= nav.bottom }"
        )
        if not seen:
            hidden.append(address)
    assert hidden == []


def test_the_full_text_says_which_section_one_is_at(visit: Callable[..., BrowserContext]) -> None:
    """On the page that has all, the header and the contents name the section that is being read, and the contents lead to it in place."""
    tab = visit(**LAPTOP).new_page()
    tab.goto("zh/2023/full/")
    scroll_to(tab, "2-3-p1")
    assert tab.locator(".here").inner_text().startswith("（三）")
    assert tab.locator(".contents [aria-current=location]").get_attribute("href") == "#2-3"
    tab.locator('.contents a[href="#1-6"]').click()
    assert tab.url.endswith("/zh/2023/full/#1-6")


def test_the_place_is_kept_across_visits_and_editions(visit: Callable[..., BrowserContext]) -> None:
    """Whoever comes back is offered to go on where they stopped, in whichever edition they come to."""
    tab = come_back(visit(**PHONE), "zh/2023/1-3/", "p3")
    tab.goto("en/2023/")
    offer = tab.locator(".continue a")
    offer.wait_for()
    expect(offer).to_have_text(re.compile(r"^Continue where you left off 3\. Applying the new development philosophy"))
    offer.click()
    tab.wait_for_url("**/en/2023/1-3/#p3*")
    tab.goto("zh/")
    tab.locator(".continue a").wait_for()
    expect(tab.locator(".continue").first).to_contain_text("（三）贯彻全新发展理念")
    tab.goto("zh/2023/1-3/")
    tab.locator(".continue a").wait_for()
    tab.goto("zh/2023/1-3/#p1s2")
    tab.reload()
    tab.wait_for_load_state("networkidle")
    assert not tab.locator(".continue").is_visible()
    assert tab.evaluate("document.querySelector(':target').id") == "p1s2"


def test_whoever_stopped_in_the_full_text_goes_on_in_the_full_text(visit: Callable[..., BrowserContext]) -> None:
    """From the cover a reader of the full text is led to their place in it, in either language; an address with a place goes first."""
    tab = come_back(visit(**PHONE), "zh/2023/full/", "1-6-p2")
    for edition, title in (("zh", "（六）践行为民初心使命"), ("en", "Continue where you left off 6. ")):
        tab.goto("")
        offer = tab.locator(f'.continue[data-edition="{edition}"] a')
        offer.wait_for()
        expect(offer).to_contain_text(title)
        offer.click()
        tab.wait_for_url(f"**/{edition}/2023/full/#1-6-p2*")
    tab.goto("zh/2023/full/")
    tab.locator(".full > .continue a").wait_for()
    tab.goto("zh/2023/1-6/")
    tab.wait_for_load_state("networkidle")
    assert not tab.locator(".continue").is_visible(), "the section is not where the reader stopped"
    tab.goto("zh/2023/full/#1-3-p2")
    tab.reload()
    tab.wait_for_load_state("networkidle")
    assert not tab.locator(".continue").is_visible()


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("zh/search/?q=保水&part=2", "/en/search/?q=%E4%BF%9D%E6%B0%B4&part=2"),
        ("zh/2023/1-3/#p2s4", "/en/2023/1-3/#p2s4"),
        ("zh/2023/indicators/#indicator-river-patrols", "/en/2023/indicators/#indicator-river-patrols"),
    ],
)
def test_switching_edition_keeps_the_query_and_the_row(visit: Callable[..., BrowserContext], address: str, kept: str) -> None:
    """The other edition opens with the same query and filters, at the same sentence, at the same row; on a phone too."""
    tab = visit(**PHONE).new_page()
    tab.goto(address)
    tab.locator(".editions a[hreflang=en]").first.click()
    tab.wait_for_url(lambda url: "/en/" in url)
    assert tab.url.endswith(kept)


def test_whoever_comes_back_to_a_list_finds_it_as_they_left_it(visit: Callable[..., BrowserContext]) -> None:
    """A reader far down the glossary who reloads it, or goes elsewhere and back, has the same entry at the same height of the window."""
    tab = visit(**LAPTOP).new_page()
    tab.goto("en/glossary/")
    entry = str(tab.locator(".entry").nth(200).get_attribute("id"))
    scroll_to(tab, entry)
    height = "id => Math.round(document.getElementById(id).getBoundingClientRect().top)"
    assert tab.evaluate(height, entry) == 90
    tab.reload()
    tab.wait_for_timeout(300)
    assert tab.evaluate(height, entry) == pytest.approx(90, abs=2)
    tab.goto("en/about/")
    tab.go_back()
    tab.wait_for_timeout(300)
    assert tab.evaluate(height, entry) == pytest.approx(90, abs=2)


def test_switching_edition_keeps_the_place_in_a_list(visit: Callable[..., BrowserContext]) -> None:
    """A reader in the middle of the glossary or of the figures is at the same entry in the other language."""
    tab = visit(**LAPTOP).new_page()
    tab.goto("en/glossary/")
    entry = str(tab.locator(".entry").nth(80).get_attribute("id"))
    scroll_to(tab, entry)
    tab.locator(".editions a[lang=zh-Hans]").click()
    tab.wait_for_url("**/zh/glossary/#*")
    assert tab.url.endswith(f"/zh/glossary/#{entry}")


def test_the_first_tab_goes_on_from_where_the_reader_is(visit: Callable[..., BrowserContext]) -> None:
    """After scrolling, Tab goes to the first link or mark in the window; from a sentence few keys lead to it in the other language."""
    tab = visit(**LAPTOP).new_page()
    tab.goto("zh/2023/1-3/")
    scroll_to(tab, "p3")
    before = tab.evaluate("scrollY")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.querySelector('main').contains(document.activeElement)")
    assert abs(tab.evaluate("scrollY") - before) < 40


def test_type_and_spacing_are_chosen_and_kept(visit: Callable[..., BrowserContext]) -> None:
    """Larger type and wider lines are chosen in the header by keyboard, hold on the next page, and fit a phone."""
    tab = visit(**PHONE).new_page()
    tab.goto("zh/2023/1-3/")
    measure = (
        "(() => { const style = getComputedStyle(document.querySelector('.paragraph')); return [style.fontSize, style.lineHeight] })()"
    )
    size, height = (float(value.removesuffix("px")) for value in tab.evaluate(measure))
    tab.get_by_role("button", name="字号、行距和配色").focus()
    tab.keyboard.press("Enter")
    tab.get_by_role("radio", name="标准").first.focus()
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("ArrowRight")
    tab.get_by_role("radio", name="宽松").check(force=True)
    tab.goto("zh/2023/1-4/")
    larger, wider = (float(value.removesuffix("px")) for value in tab.evaluate(measure))
    assert larger > 1.4 * size
    assert wider / larger > height / size + 0.3
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
