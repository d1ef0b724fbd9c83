"""Reading aloud, with a speech engine that the test brings: the device's own voices alone, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

ENGINE = """
window.heard = [];
const voices = [{lang: "zh-CN", localService: true, name: "own"}, {lang: "en-US", localService: false, name: "service"}];
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } };
Object.defineProperty(window, "speechSynthesis", {value: {
  getVoices: () => voices,
  speak(words) { window.heard.push(words.voice.name + ": " + words.text); this.current = words; },
  end() { this.current.onend() },
  cancel() {}, pause() { window.held = true }, resume() { window.held = false }, addEventListener() {},
}});
"""


@pytest.fixture
def tab(browser: Browser, town_address: str) -> Iterator[Page]:
    """A page in a browser with one voice of its own, which is Chinese."""
    context = browser.new_context(base_url=town_address, viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    context.add_init_script(ENGINE)
    yield context.new_page()
    context.close()


def test_the_sentence_that_is_read_is_lit_and_the_next_follows(tab: Page) -> None:
    """Reading begins where the reader is, lights each sentence while it is read, pauses, goes on and stops."""
    tab.goto("zh/2031/1-1/")
    tab.evaluate("scrollTo(0, document.getElementById('p2').getBoundingClientRect().top + scrollY - 90)")
    tab.click(".choices-button")
    tab.get_by_role("button", name="朗读", exact=True).click()
    lit = tab.locator(".segment.aloud")
    assert lit.count() == 1
    assert str(lit.get_attribute("id")).startswith("p2s")
    assert tab.evaluate("heard")[0] == "own: " + lit.inner_text()
    first = lit.get_attribute("id")
    tab.evaluate("speechSynthesis.end()")
    assert lit.count() == 1
    assert lit.get_attribute("id") != first
    tab.get_by_role("button", name="暂停").click()
    assert tab.evaluate("held")
    tab.get_by_role("button", name="继续").click()
    assert not tab.evaluate("held")
    tab.get_by_role("button", name="停止朗读").click()
    assert lit.count() == 0
    assert tab.locator(".aloud-bar").count() == 0


def test_reading_begins_at_the_sentence_whose_sheet_is_open(tab: Page) -> None:
    """From the sheet, reading begins with its sentence."""
    tab.goto("zh/2031/1-1/")
    tab.locator('a.pilcrow[href="#p2"]').focus()
    tab.keyboard.press("Enter")
    tab.wait_for_selector(".sheet:focus")
    tab.get_by_role("button", name="从这里朗读").click()
    assert tab.locator(".segment.aloud").get_attribute("id") == "p2s1"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("zh/2031/1-1/", None),
        ("en/2031/1-1/", "This device has no voice that can read this page aloud."),
    ],
)
def test_a_voice_that_is_a_service_is_not_offered(tab: Page, address: str, said: str | None) -> None:
    """Where the only voice for a language sends the text elsewhere, none is offered (law 8), and the panel says why, once."""
    tab.goto(address)
    tab.click(".choices-button")
    offered, told = tab.locator("#choices button.aloud"), tab.locator("#choices .no-voice")
    (told if said else offered).wait_for()
    assert offered.is_visible() != told.is_visible()
    if said:
        assert told.inner_text() == said


def test_without_any_voice_the_panel_says_so_in_the_language_of_the_page(browser: Browser, town_address: str) -> None:
    """A browser that knows of no voice shows no control for reading aloud, and one line in its place."""
    context = browser.new_context(base_url=town_address)
    context.add_init_script("Object.defineProperty(window, 'speechSynthesis', {value: undefined})")
    tab = context.new_page()
    tab.goto("zh/2031/1-1/")
    tab.click(".choices-button")
    told = tab.locator("#choices .no-voice")
    told.wait_for()
    assert told.inner_text() == "本设备没有可朗读本页的语音。"
    assert not tab.locator("#choices button.aloud").is_visible()
    tab.goto("zh/about/")
    tab.click(".choices-button")
    assert tab.locator("#choices .no-voice").count() == 0, "nothing is read aloud there"
    context.close()


def test_escape_ends_the_reading_and_the_focus_stays_with_the_text(tab: Page) -> None:
    """Escape while the bar has the focus leads to the mark of the paragraph that was read; an open sheet stays open."""
    tab.goto("zh/2031/1-1/")
    tab.locator("a.pilcrow").nth(1).focus()
    tab.keyboard.press("Enter")
    tab.locator(".sheet [data-act=aloud]").click()
    tab.locator(".aloud-bar button:focus").wait_for()
    tab.keyboard.press("Escape")
    tab.wait_for_selector(".aloud-bar", state="detached")
    assert tab.evaluate("document.activeElement.matches('a.pilcrow')")
    assert tab.locator(".sheet").count() == 1
