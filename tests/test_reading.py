"""What a reader does with a page, in a real browser: by keyboard, by finger, in both languages, without a script."""

from __future__ import annotations

import gzip
import time
from pathlib import Path
from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

KINDS = (
    "",
    "zh/",
    "en/",
    "zh/2023/",
    "en/2023/",
    "zh/2023/1-3/",
    "en/2023/1-3/",
    "zh-en/2023/1-3/",
    "en/2023/full/",
    "en/about/",
    "zh/about/translation/",
    "en/2023/indicators/",
    "zh-en/2023/indicators/",
    "en/glossary/",
    "zh/search/?q=保水",
)

pytestmark = pytest.mark.usefixtures("first_report")
"""One page of every kind."""


def focused(tab: Page) -> str:
    """What the focused element says."""
    return str(tab.evaluate("document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.trim()"))


def test_the_first_tab_stop_skips_to_the_text(tab: Page) -> None:
    """A keyboard reader passes the header with one key."""
    tab.goto("en/2023/1-3/")
    tab.keyboard.press("Tab")
    assert focused(tab) == "Skip to the text"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "text"


def test_switching_edition_lands_on_the_same_passage(tab: Page) -> None:
    """The language switch keeps the passage that the reader is at."""
    tab.goto("zh/2023/1-3/#p2s4")
    tab.click(".editions a[lang=en]")
    tab.wait_for_url("**/en/2023/1-3/#p2s4")
    tab.evaluate("history.replaceState(null, '', location.pathname)")
    tab.evaluate("document.getElementById('p3').scrollIntoView({behavior: 'instant'})")
    tab.click(".editions a[lang=zh-Hans]")
    assert tab.url.endswith("/zh/2023/1-3/#p3")


def test_a_sentence_is_cited(tab: Page) -> None:
    """A citation names the address of the edition cited, the edition's own language first; nothing but a full stop follows it."""
    tab.goto("en/2023/1-3/")
    tab.locator("#p2s4").click(position={"x": 300, "y": 40})
    tab.locator(".sheet .sheet-text p").wait_for()
    tab.click(".sheet [data-act=cite]")
    citations = [" ".join(text.split()) for text in tab.locator("#cite [data-citation]").all_inner_texts()]
    assert len(citations) == 6
    for citation, edition in zip(citations, ["en", "en", "en", "zh", "zh", "zh"], strict=True):
        assert f"/{edition}/2023/1-3/#p2s4" in citation
    assert citations[0].startswith(
        "The People’s Government of Jugezhuang Town, Miyun District, Beijing. Report on the Work of the Government: "
    )
    assert citations[0].endswith("#p2s4.")
    assert citations[1].endswith("/en/2023/1-3/#p2s4")
    assert citations[2].startswith("@report{2023-1-3-p2s4-en,")
    assert citations[5].startswith("@report{2023-1-3-p2s4,")
    assert citations[3].startswith("北京市密云区巨各庄镇人民政府. 政府工作报告: ")
    link = tab.locator("#cite [data-address]").first
    assert link.inner_text() == link.get_attribute("href")
    assert tab.locator("#cite cite:lang(zh)").count() == 0
    said = "[...document.querySelectorAll('#cite [role=status]')].map(one => one.textContent)"
    for pressed in (0, 4):
        button = tab.locator("#cite [data-copy]").nth(pressed)
        button.click()
        tab.wait_for_function(f"{said}[{pressed}] === 'Copied'")
        assert tab.evaluate(said).count("Copied") == 1
        told, box = tab.locator("#cite [role=status]").nth(pressed).bounding_box(), button.bounding_box()
        assert told
        assert box
        assert abs(told["y"] + told["height"] / 2 - box["y"] - box["height"] / 2) < 12
    cross = tab.locator("#cite button").first
    assert cross.get_attribute("aria-label") == "Close"
    assert cross.bounding_box()["y"] > tab.locator("#cite").bounding_box()["y"]  # type: ignore[index]
    cross.click()
    assert not tab.locator("#cite").is_visible()
    assert "Copied" not in tab.evaluate(said)


def test_the_theme_switches_and_is_kept(tab: Page) -> None:
    """Light and dark follow the system until the reader chooses, and the choice holds on the next page."""
    tab.emulate_media(color_scheme="light")
    tab.goto("zh/2023/1-3/")
    light = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    tab.click(".choices-button")
    tab.get_by_label("深色").check(force=True)
    dark = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark != light
    tab.goto("zh/2023/1-4/")
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == dark


def test_the_contents_open_on_a_phone_without_a_script(browser: Browser, root_address: str) -> None:
    """On a phone the contents open by a button and close by Escape, with scripts turned off."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    tab = context.new_page()
    tab.goto(root_address + "zh/2023/1-3/")
    contents = tab.locator("#contents")
    assert not contents.is_visible()
    tab.click("button.menu")
    assert contents.is_visible()
    tab.click("#contents a >> text=（四）狠抓重点工作落实")
    assert tab.url.endswith("/zh/2023/1-4/")
    context.close()


EVERY_RULE = {"resultTypes": ["violations"]}
ONLY_COLOURS = {**EVERY_RULE, "runOnly": {"type": "rule", "values": ["color-contrast"]}}
"""What axe is asked: the dark theme changes colours and nothing else."""
FIRST_OF_MANY = """() => document.querySelectorAll('main :not(tr)').forEach(one => {
  const seen = {};
  for (const child of [...one.children]) {
    const kind = `${child.tagName} ${child.className}`;
    seen[kind] = (seen[kind] ?? 0) + 1;
    if (seen[kind] > 3) child.remove();
  }
})"""
"""Of hundreds of like entries, rows and paragraphs the first are tried before a commit, and all that is unlike: axe takes minutes."""
SHORT = (
    "",
    "zh/",
    "zh/2023/",
    "zh-en/2023/1-3/",
    "en/about/",
    "zh/about/translation/",
    "zh-en/2023/indicators/",
    "en/glossary/",
    KINDS[-1],
)
"""Before a commit, kinds of pages in one edition each."""
WHOLE = [pytest.param(width, True, marks=pytest.mark.programs, id=f"whole-{width}") for width in (390, 1280)]
"""Every page from end to end, every rule in both themes: in the long run of the tests."""


@pytest.mark.parametrize(("width", "whole"), [pytest.param(390, False, id="390"), *WHOLE])
def test_axe_finds_nothing(browser: Browser, root_address: str, width: int, whole: bool) -> None:
    """No kind of page has an accessibility fault that axe can find, light and dark, on a phone and on a laptop."""
    context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    tab = context.new_page()
    faults = []
    for address in KINDS if whole else SHORT:
        tab.goto(root_address + address)
        if not whole:
            tab.evaluate(FIRST_OF_MANY)
        for scheme, options in (("light", EVERY_RULE), ("dark", EVERY_RULE if whole else ONLY_COLOURS)):
            tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            result = Axe().run(tab, options=options)
            faults += [(address, scheme, fault["id"], fault["nodes"][0]["html"][:120]) for fault in result.response["violations"]]
    context.close()
    assert faults == []


def test_nothing_scrolls_sideways_at_320_pixels(browser: Browser, root_address: str) -> None:
    """The narrowest phones, and a laptop at 400 percent, show every kind of page without scrolling sideways."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    tab = context.new_page()
    for address in KINDS:
        tab.goto(root_address + address)
        assert tab.evaluate("document.documentElement.scrollWidth") <= 320, address
    context.close()


LONG = ("full", "glossary", "indicators")
"""Pages that have all of something in one file: for them the styles and scripts count, not the text."""


def requests_of(tab: Page) -> list[str]:
    """The addresses that a tab asks for from now on."""
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    return asked


def test_a_first_view_is_small(browser: Browser, root_address: str, built_site: Path) -> None:
    """With an empty cache a page is there after 8 requests, 9 where a script works its table or list, and 45 kB as servers send it."""
    heavy = []
    for address in (*(one for one in KINDS if "?" not in one), "zh/search/"):
        context = browser.new_context()
        tab = context.new_page()
        asked = requests_of(tab)
        tab.goto(root_address + address)
        tab.wait_for_load_state("networkidle")
        context.close()
        files = [built_site / unquote(url.removeprefix(root_address)) for url in asked]
        weights = [len(gzip.compress((one / "index.html" if one.is_dir() else one).read_bytes(), 6)) for one in files]
        long = address.split("/")[-2:-1] and address.split("/")[-2] in LONG
        if len(files) > 8 + bool(long) or sum(weights[1:] if long else weights) > 45_000:
            heavy.append((address, sum(weights), [one.name for one in files]))
    assert heavy == []


SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const { value, sources } of list.getEntries())
    window.shifts.push({ value, what: sources.map(({ node }) => (node?.outerHTML ?? node?.textContent ?? "").slice(0, 80)) });
}).observe({ type: "layout-shift", buffered: true });
"""
"""Notes what moves on a page that is there already, and by how much, as browsers measure it."""
EVERY_KIND = (*KINDS, "zh/glossary/", "zh-en/", "zh-en/2023/", "zh-en/2023/full/", "zh-en/glossary/", "zh/2023/1/", "en/2023/topics/water/")


def wait_for_scripts(route: Route) -> None:
    """Gives a script after a while, as on a slow line: the page is painted before it."""
    time.sleep(0.25)
    route.continue_()


@pytest.mark.parametrize("width", [412, 1280])
def test_nothing_moves_when_the_scripts_come(browser: Browser, root_address: str, width: int) -> None:
    """A page stays as it was first painted: what scripts add has its room; the cumulative layout shift is below 0.02."""
    context = browser.new_context(base_url=root_address, viewport={"width": width, "height": 823})
    context.add_init_script(SHIFTS)
    context.route("**/site.js", wait_for_scripts)
    tab = context.new_page()
    moved = []
    for address in EVERY_KIND:
        tab.goto(address)
        tab.wait_for_load_state("networkidle")
        shifts = tab.evaluate("shifts")
        if sum(shift["value"] for shift in shifts) >= 0.02:
            moved.append((address, shifts))
    context.close()
    assert moved == []


def test_a_page_reads_as_its_structure(tab: Page) -> None:
    """A screen reader hears banner, editions, contents, the heading, the themes, and where to go next."""
    tab.goto("en/2023/1-3/")
    tree = tab.locator("body").aria_snapshot()
    for part in (
        '- link "Skip to the text"',
        "- banner:",
        '- navigation "Editions":',
        '- navigation "Contents":',
        "- main:",
        '- navigation "Where you are":',
        '- heading "3. ',
        "[level=1]",
        "[level=2]",
        "- contentinfo:",
    ):
        assert part in tree, part
