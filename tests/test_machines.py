"""The site on every machine: fonts, forced colours, fingers, screen readers, and Chromium 109, the last for Windows 7 and 8."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.usefixtures("first_report")

KINDS = (
    "",
    "zh/",
    "en/2023/",
    "zh/2023/1/",
    "zh/2023/1-1/",
    "zh-en/2023/1-1/",
    "en/2023/full/",
    "en/about/",
    "zh/about/translation/",
    "en/2023/indicators/",
    "en/glossary/",
    "en/2023/topics/water/",
    "zh/search/?q=保水",
    "404.html",
)
"""One page of every kind."""


@pytest.fixture
def phone(browser: Browser, root_address: str) -> Iterator[Page]:
    """A page on a phone."""
    context = browser.new_context(base_url=root_address, viewport={"width": 390, "height": 844}, has_touch=True, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_chinese_words_of_the_interface_stand_in_chinese_fonts(phone: Page) -> None:
    """Header, headings, buttons and foot of a Chinese page are set in the Chinese face, at the full width of their punctuation."""
    phone.goto("zh/2023/1-1/")
    for selector in ("body", ".brand", "button.menu", ".reading-line", ".site-footer", "h1"):
        family = phone.eval_on_selector(selector, "node => getComputedStyle(node).fontFamily")
        assert family.startswith('"PingFang SC"'), selector
    features = phone.eval_on_selector_all(
        "body, main, .paragraph, .segment", "nodes => nodes.map(n => getComputedStyle(n).fontFeatureSettings)"
    )
    assert set(features) == {"normal"}


def test_forced_colours_show_target_current_item_and_charts(browser: Browser, root_address: str) -> None:
    """Where the system sets the colours, lines say what colours say elsewhere."""
    context = browser.new_context(base_url=root_address, viewport={"width": 1280, "height": 800}, forced_colors="active")
    tab = context.new_page()
    tab.goto("zh/2023/1-1/#p1s4")
    assert tab.eval_on_selector(".segment:target", "node => getComputedStyle(node).outlineStyle") == "solid"
    assert "underline" in tab.eval_on_selector(".contents [aria-current]", "node => getComputedStyle(node).textDecorationLine")
    tab.goto("zh/2023/indicators/")
    colours = tab.evaluate(
        "[...['.chart .actual .bar', '.chart .track', '.chart .tick'].map(one => getComputedStyle(document.querySelector(one)).fill),"
        " getComputedStyle(document.body).backgroundColor]"
    )
    assert len(set(colours)) >= 3
    assert colours[-1] not in colours[:-1]
    context.close()


def test_fingers_find_what_they_aim_at(phone: Page) -> None:
    """What is tapped and stands by itself measures at least 24 pixels each way; the main controls 44."""
    small = []
    for address in KINDS:
        phone.goto(address)
        small += [
            (address, *found)
            for found in phone.evaluate(
                "() => [...document.querySelectorAll('a[href], button, summary, select, input:not([type=radio])')].filter(node => {"
                " const style = getComputedStyle(node), box = node.getBoundingClientRect();"
                " if (!box.width || style.visibility === 'hidden' || node.matches('.skip, .noteref')) return false;"
                " return style.display !== 'inline' && (box.width < 24 || box.height < 24)"
                " }).map(node => [node.outerHTML.slice(0, 80), node.offsetWidth, node.offsetHeight])"
            )
        ]
    assert small == []
    phone.goto("zh/2023/1-1/")
    heights = phone.eval_on_selector_all(
        "button.menu, .search-link, .choices-button, .editions li:not(:has([aria-current])) a",
        "nodes => nodes.map(node => node.offsetHeight)",
    )
    assert len(heights) == 5
    assert min(heights) >= 44


def test_nothing_but_words_is_in_the_names_that_are_read_out(phone: Page) -> None:
    """No heading carries the name of a control, and no ornament is read out."""
    for address in ("en/2023/1-3/", "en/2023/indicators/", "zh/2023/1-1/"):
        phone.goto(address)
        tree = phone.locator("body").aria_snapshot()
        headings = [line for line in tree.splitlines() if line.strip().startswith("- heading")]
        assert headings
        assert not [line for line in headings if "¶" in line or "paragraph" in line or "本段" in line]
        for ornament in ("↕", "›", "▾"):
            assert ornament not in tree


@pytest.fixture
def old(browser: Browser, root_address: str) -> Iterator[tuple[Page, list[str]]]:
    """A page in Chromium 109, and the errors of its scripts."""
    program = Path(os.environ.get("WORKREPORT_CHROMIUM_109", "/nowhere"))
    if not program.is_file():
        pytest.fail("WORKREPORT_CHROMIUM_109 names no program; fetch it once with python tests/old_chromium.py FOLDER, which says its path")
    running = browser.browser_type.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu", "--no-zygote"])
    tab = running.new_page(base_url=root_address, viewport={"width": 390, "height": 800}, color_scheme="dark")
    errors: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    yield tab, errors
    running.close()


@pytest.mark.programs
def test_chromium_109_reads_every_kind_of_page(old: tuple[Page, list[str]]) -> None:
    """In a browser without popovers and light-dark(): nothing stands open over the text, all is opaque, nothing runs over, menus work."""
    tab, errors = old
    for address in KINDS:
        tab.goto(address)
        tab.wait_for_load_state("networkidle")
        assert tab.eval_on_selector_all("[popover]", "nodes => nodes.filter(one => getComputedStyle(one).display !== 'none').length") == 0
        assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(253, 252, 249)", address
        assert tab.evaluate("document.documentElement.scrollWidth") <= 390, address
    tab.goto("zh/2023/1-1/")
    tab.click("button.menu")
    assert tab.locator("#contents").is_visible()
    tab.keyboard.press("Escape")
    assert not tab.locator("#contents").is_visible()
    tab.click(".choices-button")
    assert tab.locator("#choices").is_visible()
    tab.keyboard.press("Escape")
    tab.locator('a.pilcrow[href="#p1"]').click()
    tab.locator(".sheet .sheet-text p").wait_for()
    assert errors == []
