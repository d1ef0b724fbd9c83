"""Scripts hold where an address, a storage or the site itself is not what they expect."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.usefixtures("first_report")


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A tab in which no error may happen."""
    context = browser.new_context(reduced_motion="reduce")
    one = context.new_page()
    faults: list[str] = []
    one.on("pageerror", lambda fault: faults.append(str(fault)))
    yield one
    context.close()
    assert faults == []


@pytest.mark.parametrize("fragment", ["#%", "#%E0%A4%A", "#p1s1%"])
def test_a_fragment_that_is_no_text_breaks_nothing(root_address: str, tab: Page, fragment: str) -> None:
    """The links to the other editions lead on, whatever stands after the #."""
    tab.goto(f"{root_address}zh/2023/1-3/{fragment}")
    tab.click(".editions a[hreflang=en]")
    expect(tab).to_have_url(f"{root_address}en/2023/1-3/")


@pytest.mark.parametrize("stored", ["null", "7", '"x"', "[]", "{", '{"/zh/2023/1-3/": 7}', '{"/zh/2023/1-3/": ["\\"]", "p1"]}'])
def test_whatever_stands_in_the_storage_breaks_nothing(root_address: str, tab: Page, stored: str) -> None:
    """What another script left in the storage is put aside, and a passage can be shown in the other language as ever."""
    tab.goto(f"{root_address}zh/2023/1-3/")
    tab.evaluate("stored => sessionStorage.setItem('revealed', stored)", stored)
    tab.reload()
    tab.locator("a.pilcrow").nth(1).click()
    tab.locator(".sheet .sheet-text p").first.wait_for()


def test_a_page_whose_scripts_are_gone_is_read_again(
    built_site: Path, tmp_path: Path, serve: Callable[[Path], str], browser: Browser
) -> None:
    """Published anew while a page is open, the site has other scripts: what the page still needs is gone, so it is read again."""
    site = tmp_path / "site"
    shutil.copytree(built_site, site)
    address = serve(site)
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(f"{address}zh/2023/1-3/", wait_until="networkidle")
    (old,) = (site / "assets").iterdir()
    old.rename(old.with_name("0123456789"))
    for page in site.rglob("*.html"):
        page.write_text(page.read_text("utf-8").replace(old.name, "0123456789"), "utf-8")
    with tab.expect_navigation(wait_until="networkidle"):
        tab.locator("a.pilcrow").first.click()
    tab.locator("a.pilcrow").first.click()
    expect(tab.locator(".sheet").first).to_be_visible()
    context.close()
