"""The pages on paper."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.usefixtures("first_report")


@pytest.fixture
def tab(browser: Browser, root_address: str) -> Iterator[Page]:
    """A page as a printer gets it."""
    context = browser.new_context(base_url=root_address, viewport={"width": 800, "height": 1100})
    page = context.new_page()
    page.emulate_media(media="print")
    yield page
    context.close()


def sheets(tab: Page, folder: Path) -> list[str]:
    """The words of each printed sheet."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.fail("no pdftotext on this machine; install it, for example: sudo apt-get install poppler-utils")
    tab.pdf(path=folder / "page.pdf", format="A4")
    done = subprocess.run([program, "-layout", str(folder / "page.pdf"), "-"], capture_output=True, text=True, check=True)
    return done.stdout.removesuffix("\f").split("\f")


def test_a_printed_section_says_what_it_is_from(tab: Page, tmp_path: Path) -> None:
    """At the head of each printed section stand the report, its government, its date and the address; nothing is underlined."""
    tab.goto("zh/2023/1-1/")
    words = sheets(tab, tmp_path)[0]
    for part in ("政府工作报告", "北京市密云区巨各庄镇人民政府", "2023年2月16日", "/zh/2023/1-1/"):
        assert part in words
    assert "↩" not in words
    underlined = tab.eval_on_selector_all(
        "a", "links => links.filter(a => a.checkVisibility() && getComputedStyle(a).textDecorationLine !== 'none').length"
    )
    assert underlined == 0
    assert tab.locator(".site-header").is_hidden()


def test_a_printed_section_side_by_side_has_its_date_in_both_languages(tab: Page, tmp_path: Path) -> None:
    """Side by side, the date at the head of the sheet stands in each language, like the title."""
    tab.goto("zh-en/2023/1-1/")
    words = sheets(tab, tmp_path)[0]
    assert "2023年2月16日" in words
    assert "February 16, 2023" in words


def test_the_heads_of_printed_tables_stand_above_their_columns(tab: Page) -> None:
    """Every head of every table begins where its column begins, whether it can be sorted by or not."""
    tab.goto("zh-en/2023/indicators/")
    tab.wait_for_selector("thead button", state="attached")
    begun = """[...document.querySelectorAll('table.figures')].flatMap(table => [...table.tHead.rows[0].cells].map(cell => {
      const words = document.createRange();
      words.selectNodeContents(cell.querySelector('.said:last-child') ?? cell);
      return Math.round(words.getBoundingClientRect().left - cell.getBoundingClientRect().left);
    }))"""
    assert set(tab.evaluate(begun)) == {0}


def test_the_head_of_a_table_is_on_every_sheet(tab: Page, tmp_path: Path) -> None:
    """A table that runs over several sheets repeats its head with its words."""
    tab.goto("en/2023/indicators/")
    tab.wait_for_selector("thead button", state="attached")
    printed = sheets(tab, tmp_path)
    rows = [sheet for sheet in printed if "Part I, section" in sheet]
    assert len(rows) > 3
    for sheet in rows:
        assert "Indicator" in sheet or "What was computed" in sheet or sheet.lstrip().startswith("Charts")


def test_an_explanation_stays_with_its_term(tab: Page) -> None:
    """No heading and no term is the last thing on a sheet; what only leads elsewhere on a screen is not printed."""
    tab.goto("en/2023/1-3/")
    parted = "query => [...document.querySelectorAll(query)].filter(one => getComputedStyle(one).breakAfter !== 'avoid').length"
    assert tab.evaluate(parted, "main :is(h1, h2, h3, dt)") == 0
    assert tab.evaluate("[...document.querySelectorAll('main dd')].every(one => getComputedStyle(one).breakInside === 'avoid')")
    for leading in (".topics", ".changes-link", '.terms a[href^="#"]', '.notes a[href^="#"]'):
        assert not any(one.is_visible() for one in tab.locator(leading).all()), leading


def test_side_by_side_fills_its_sheets(tab: Page, tmp_path: Path) -> None:
    """Printed side by side, a section takes little more paper than its longer language needs: no sheet but the last is half empty."""
    tab.goto("zh-en/2023/1-1/")
    printed = sheets(tab, tmp_path)
    filled = [sum(1 for line in sheet.splitlines() if line.strip()) for sheet in printed]
    assert len(printed) <= 8
    assert min(filled[:-1]) > max(filled) / 2


def test_the_foot_of_a_page_is_never_alone_on_a_sheet(tab: Page, tmp_path: Path) -> None:
    """However much stands before it, the last sheet has words of the page beside those of its foot."""
    tab.goto("en/2023/opening/")
    foot = tab.evaluate("document.querySelector('.site-footer p').innerText.trim().slice(0, 12)")
    for room in (520, 560, 600):
        tab.evaluate("room => { document.querySelector('main h1').style.paddingTop = `${room}px` }", room)
        assert not sheets(tab, tmp_path)[-1].strip().startswith(foot), room
