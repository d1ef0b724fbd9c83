"""The sheet of a sentence, in a real browser: by pointer, by keyboard, in each edition, over plain http."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.usefixtures("first_report")

SENTENCE = "p1s4"
"""A sentence of section 1-1 with a term that is explained, and with figures."""


@pytest.fixture
def window() -> tuple[int, int]:
    """A phone's."""
    return 390, 844


def tap(tab: Page, sentence: str) -> Locator:
    """Clicks the first words of a sentence; returns the sheet."""
    tab.locator(f"#{sentence}").scroll_into_view_if_needed()
    x, y = tab.evaluate(
        "id => { const line = document.getElementById(id).getClientRects()[0]; return [line.left + 6, line.top + line.height / 2] }",
        sentence,
    )
    tab.mouse.click(x, y)
    return tab.locator(".sheet")


@pytest.fixture(scope="module")
def sentences(built_site: Path) -> dict[str, dict[str, str]]:
    """The report's sentences by id, each by language."""
    report = json.loads((built_site / "data" / "2023" / "report.json").read_text("utf-8"))
    return {sentence["id"]: sentence for sentence in report["segments"]}


@pytest.mark.parametrize(("edition", "language"), [("zh", "en"), ("en", "zh")])
def test_a_sentence_shows_the_other_language_right_below_it(
    tab: Page, sentences: dict[str, dict[str, str]], edition: str, language: str
) -> None:
    """A tap on a sentence opens its sheet between it and the next: the other language first, in its language, within the window."""
    tab.goto(f"{edition}/2023/1-1/")
    sheet = tap(tab, SENTENCE)
    translation = sheet.locator(".sheet-text p")
    translation.wait_for()
    assert translation.get_attribute("lang") == {"zh": "zh-Hans", "en": "en"}[language]
    assert translation.inner_text().startswith(sentences[f"2023/1-1/{SENTENCE}"][language])
    line, box = tab.locator(f"#{SENTENCE}").bounding_box(), translation.bounding_box()
    assert line
    assert box
    assert 0 <= box["y"] - (line["y"] + line["height"]) < 40
    assert box["y"] + 40 < 844
    assert tab.evaluate("id => getComputedStyle(document.getElementById(id)).backgroundColor", SENTENCE) == tab.evaluate(
        "getComputedStyle(document.querySelector('.sheet')).backgroundColor"
    )
    assert tab.locator(f"#{SENTENCE} ~ .sheet ~ #p1s5").count() == 1
    assert tab.locator(f"#{SENTENCE} .sheet").count() == 0


def test_the_sheet_has_the_terms_and_figures_of_the_sentence(tab: Page) -> None:
    """Terms stand with their Chinese, rendering and explanation; figures with their values, leading to their rows."""
    tab.goto("en/2023/1-1/")
    sheet = tap(tab, SENTENCE)
    sheet.locator(".sheet-terms").wait_for()
    term = sheet.locator(".sheet-terms > div", has=tab.get_by_text("清四乱行动", exact=True))
    assert term.locator("dt span").nth(0).get_attribute("lang") == "en"
    assert term.locator("dd").inner_text()
    figures = sheet.locator(".sheet-figures li")
    assert "3,865 kilometers 2022" in figures.nth(0).inner_text()
    figures.nth(0).locator("a").click()
    tab.wait_for_url("**/en/2023/indicators/#indicator-*")
    assert tab.locator("tr:target").count() == 1


def test_selecting_and_links_do_not_open_the_sheet(tab: Page) -> None:
    """Who selects words, puts a selection away, or follows a link in a sentence gets no sheet."""
    tab.goto("zh/2023/1-1/")
    line = tab.locator(f"#{SENTENCE}")
    line.scroll_into_view_if_needed()
    at = tab.evaluate(
        "id => { const r = document.getElementById(id).getClientRects()[1]; return [r.left, r.top + r.height / 2] }", SENTENCE
    )
    tab.mouse.move(at[0] + 4, at[1])
    tab.mouse.down()
    tab.mouse.move(at[0] + 80, at[1])
    tab.mouse.up()
    assert tab.evaluate("getSelection().toString().length") > 2
    tab.mouse.click(at[0] + 200, at[1])
    line.locator("a.figure").first.click()
    tab.wait_for_url("**/indicators/#indicator-*")
    tab.go_back()
    assert tab.locator(".sheet").count() == 0


def test_the_sheet_is_worked_by_keyboard_from_the_mark(tab: Page) -> None:
    """Enter on the paragraph's mark opens the paragraph's sheet and moves there; arrows go on; Escape leads back; no tab stop is added."""
    tab.goto("en/2023/1-3/")
    stops = "document.querySelectorAll('main a[href], main button, main [tabindex=\"0\"]').length"
    before = tab.evaluate(stops)
    tab.locator('a.pilcrow[href="#p2"]').focus()
    tab.keyboard.press("Enter")
    sheet = tab.locator(".sheet:focus")
    sheet.wait_for()
    assert sheet.get_attribute("aria-label") == "Part I, section 3, paragraph 2"
    assert sheet.locator(".sheet-text").inner_text().startswith("集体经济持续壮大。坚持农业农村优先发展")
    tab.keyboard.press("ArrowDown")
    tab.wait_for_selector('.sheet:focus[aria-label="Part I, section 3, paragraph 2, sentence 1"]')
    tab.keyboard.press("ArrowRight")
    tab.wait_for_selector('.sheet:focus[aria-label="Part I, section 3, paragraph 2, sentence 2"]')
    assert tab.locator(".sheet").count() == 1
    tab.keyboard.press("Escape")
    tab.wait_for_selector(".sheet", state="detached")
    assert tab.evaluate("document.activeElement.getAttribute('href')") == "#p2"
    assert tab.evaluate(stops) == before


def test_the_sheet_is_announced(tab: Page, sentences: dict[str, dict[str, str]]) -> None:
    """The sheet takes the focus; its name says which passage it is, its description is the other language."""
    tab.goto("zh/2023/1-1/")
    tap(tab, "p1s3").locator(".sheet-text p").wait_for()
    client = tab.context.new_cdp_session(tab)
    nodes = client.send("Accessibility.getFullAXTree")["nodes"]
    sheet = next(node for node in nodes if node["role"]["value"] == "group" and _focused(node))
    assert sheet["name"]["value"] == "一（一）第1段第3句"
    assert sheet["description"]["value"].startswith(sentences["2023/1-1/p1s3"]["en"])


def _focused(node: dict[str, Any]) -> bool:
    return any(one["name"] == "focused" and one["value"]["value"] for one in node["properties"])


def test_the_address_of_a_sentence_is_copied(tab: Page) -> None:
    """The sheet copies the address of its sentence, and says so; by keyboard the first control is that one."""
    tab.goto("en/2023/1-1/")
    sheet = tap(tab, SENTENCE)
    sheet.locator(".sheet-text p").wait_for()
    sheet.get_by_role("button", name="Copy link").click()
    tab.wait_for_function("document.querySelector('.sheet-status').textContent === 'Copied'")
    assert tab.evaluate("navigator.clipboard.readText()").endswith(f"/en/2023/1-1/#{SENTENCE}")


def test_copying_works_over_plain_http_or_says_why_not(tab: Page) -> None:
    """Where the browser hides its clipboard (plain http), copying goes by selection; where that is refused too, the address is shown."""
    tab.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    tab.goto("en/2023/1-1/")
    sheet = tap(tab, SENTENCE)
    sheet.locator(".sheet-text p").wait_for()
    tab.evaluate("addEventListener('copy', () => { window.copied = String(document.activeElement.value) })")
    sheet.get_by_role("button", name="Copy link").click()
    tab.wait_for_function("window.copied")
    assert tab.evaluate("window.copied").endswith(f"/en/2023/1-1/#{SENTENCE}")
    assert sheet.locator(".sheet-status").inner_text() == "Copied"
    tab.evaluate("document.execCommand = () => false")
    sheet.get_by_role("button", name="Copy link").click()
    tab.wait_for_function("document.querySelector('.sheet-status').textContent !== 'Copied'")
    told = sheet.locator(".sheet-status").inner_text()
    assert told.startswith("The browser does not allow copying. Select the text below and copy it yourself. http")


def test_the_sheet_is_remembered_for_the_visit(tab: Page) -> None:
    """A page that is loaded again shows the sheet that was open, without moving the window; a closed one stays closed."""
    tab.goto("en/2023/1-1/")
    tap(tab, SENTENCE).locator(".sheet-text p").wait_for()
    tab.reload()
    tab.locator(f"#{SENTENCE} ~ .sheet .sheet-text p").wait_for()
    tab.keyboard.press("Escape")
    tab.reload()
    tab.wait_for_timeout(200)
    assert tab.locator(".sheet").count() == 0


def test_the_sheet_leads_to_the_same_sentence_in_the_other_editions(tab: Page) -> None:
    """By keyboard a few keys lead from a sentence to it in another edition; the full text knows each sentence by its section."""
    tab.goto("zh/2023/full/#1-3-p2")
    tab.locator('a.pilcrow[href="#1-3-p2"]').focus()
    tab.keyboard.press("Enter")
    tab.wait_for_selector('.sheet:focus[aria-label="一（三）第2段"]')
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/en/2023/full/#1-3-p2")


def test_nothing_is_fetched_for_the_sheet_before_it_is_asked_for(tab: Page) -> None:
    """A section page loads neither the sheet's data nor its script until a reader asks."""
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto("zh/2023/1-1/")
    tab.wait_for_load_state("networkidle")
    assert [url for url in asked if "sentences" in url or "site/sheet" in url] == []
    assert len(asked) <= 8


def test_enter_opens_the_sheet_where_a_reader_has_scrolled_to(tab: Page) -> None:
    """Scrolled by keys, with nothing focused: Enter opens the sheet of the paragraph in the window, two more keys lead to the Chinese."""
    tab.goto("en/2023/1-4/")
    tab.keyboard.press("Enter")
    tab.evaluate("scrollTo({top: document.getElementById('p3').getBoundingClientRect().top + scrollY - 80, behavior: 'instant'})")
    tab.keyboard.press("Enter")
    tab.wait_for_selector('.sheet:focus[aria-label="Part I, section 4, paragraph 3"]')
    assert tab.locator(".sheet").count() == 1
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/zh/2023/1-4/#p3")


@pytest.mark.parametrize(
    ("edition", "words", "told"),
    [
        ("zh", "发现错误？", "本站尚未公布联系方式，目前不能接收纠错意见。"),
        ("en", "Found an error?", "This site has not yet published a contact, so it cannot take reports of errors."),
    ],
)
def test_a_reader_who_found_an_error_learns_how_it_stands(tab: Page, edition: str, words: str, told: str) -> None:
    """A site that states no address for errors says so where the sheet leads to, and what a reader can do."""
    tab.goto(f"{edition}/2023/1-1/")
    sheet = tap(tab, SENTENCE)
    sheet.locator(".sheet-text p").wait_for()
    sheet.get_by_role("link", name=words).click()
    tab.wait_for_url(f"**/{edition}/about/")
    assert tab.locator("#corrections + p").inner_text().startswith(told)


def test_enter_on_the_text_opens_the_sheet_of_the_paragraph_in_the_window(tab: Page) -> None:
    """From “Skip to the text” one key opens the first paragraph's sheet: no figure or term stands between."""
    tab.goto("en/2023/1-4/")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.keyboard.press("Enter")
    tab.wait_for_selector('.sheet:focus[aria-label="Part I, section 4, paragraph 1"]')
    tab.keyboard.press("Escape")
    tab.wait_for_selector(".sheet", state="detached")
    assert tab.evaluate("document.activeElement.hash") == "#p1"


TOP = "id => Math.round(document.getElementById(id).getBoundingClientRect().top)"
"""How far below the top of the window a sentence begins."""


@pytest.mark.parametrize("size", [{"width": 390, "height": 844}, {"width": 1280, "height": 800}], ids=["phone", "laptop"])
@pytest.mark.parametrize("way", ["the cross", "the sentence", "Escape"])
def test_closing_leaves_the_sentence_where_it_is(tab: Page, size: dict[str, int], way: str) -> None:
    """However a sheet that was opened by pointer is closed, its sentence stays in its place on the screen."""
    tab.set_viewport_size({"width": size["width"], "height": size["height"]})
    tab.goto("en/2023/1-1/")
    sheet = tap(tab, "p2s3")
    sheet.locator(".sheet-terms, .sheet-text p").first.wait_for()
    tab.evaluate("([id, top]) => scrollBy(0, document.getElementById(id).getBoundingClientRect().top - top)", ["p2s3", 67])
    if way == "the cross":
        sheet.locator("[data-act=close]").scroll_into_view_if_needed()
    before = tab.evaluate(TOP, "p2s3")
    if way == "the cross":
        sheet.locator("[data-act=close]").click()
    elif way == "the sentence":
        box = tab.locator("#p2s3").evaluate("one => { const line = one.getClientRects()[0]; return [line.left + 6, line.top + 9] }")
        tab.mouse.click(box[0], box[1])
    else:
        tab.keyboard.press("Escape")
    sheet.wait_for(state="detached")
    tab.wait_for_timeout(300)
    assert abs(tab.evaluate(TOP, "p2s3") - before) <= 1


def test_closing_by_keyboard_leads_back_to_a_mark_in_the_window(tab: Page) -> None:
    """Escape puts the focus on the mark of the paragraph, and the mark stands in the window, below the header."""
    tab.goto("en/2023/1-1/")
    tab.locator('a.pilcrow[href="#p2"]').focus()
    tab.keyboard.press("Enter")
    tab.locator(".sheet .sheet-text p").wait_for()
    for _ in range(5):
        tab.keyboard.press("ArrowDown")
    tab.locator(".sheet .sheet-text p").wait_for()
    tab.keyboard.press("Escape")
    tab.wait_for_timeout(300)
    mark = tab.evaluate("(({top, bottom}) => [top, innerHeight - bottom])(document.activeElement.getBoundingClientRect())")
    assert tab.evaluate("document.activeElement.matches('a.pilcrow')")
    assert mark[0] > tab.evaluate("document.querySelector('.site-header').getBoundingClientRect().bottom")
    assert mark[1] > 0


def test_the_languages_are_those_of_the_sentence_whose_sheet_is_read(tab: Page) -> None:
    """While a tall sheet fills the window and its sentence is above it, the links to the other editions lead to that sentence."""
    tab.set_viewport_size({"width": 390, "height": 500})
    tab.goto("en/2023/1-1/")
    sheet = tap(tab, SENTENCE)
    sheet.locator(".sheet-figures").wait_for()
    tab.evaluate("scrollBy({top: document.querySelector('.sheet').getBoundingClientRect().top - 40, behavior: 'instant'})")
    tab.locator(".editions a[hreflang=zh-Hans], .editions a[hreflang=zh]").first.click()
    tab.wait_for_url(f"**/zh/2023/1-1/#{SENTENCE}")
