"""Reporting an error in a sentence: by mail, by a form that says where the address goes, and by one that does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from conftest import build, copy_town

pytestmark = pytest.mark.slow

WHERE = {
    "zh": "mailto:jiucuo@qinghewan.example",
    "en": "https://forms.example/report?form=texts&at={address}&step=1",
    "fr": "https://forms.example/nouveau?sujet=texte",
}
"""Where each language of the site takes errors."""


@pytest.fixture(scope="module")
def reporting(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The invented town’s site, which says where errors are to be reported."""
    project = copy_town(tmp_path_factory.mktemp("reporting") / "town")
    for language, address in WHERE.items():
        words = project / "translations" / language / "interface.yml"
        said = words.read_text("utf-8")
        words.write_text(said + ("" if "site:" in said else "site:\n") + f'  report-error: "{address}"\n', "utf-8")
    done = build(project, project / "site", strict=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return serve(project / "site")


@pytest.fixture
def tab(browser: Browser, reporting: str) -> Iterator[Page]:
    """A page of that site."""
    context = browser.new_context(base_url=reporting, viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def link_of(tab: Page, address: str) -> str:
    """Where the sheet of the second paragraph's first sentence leads whoever reports an error; on the page, by keyboard."""
    tab.goto(address)
    tab.locator('a.pilcrow[href="#p2"]').focus()
    tab.keyboard.press("Enter")
    tab.locator(".sheet .sheet-text > *").first.wait_for()
    tab.keyboard.press("ArrowRight")
    tab.locator("#p2s1.open").wait_for()
    tab.locator(".sheet[aria-busy]").wait_for(state="detached")
    return str(tab.locator(".sheet [data-act=report]").get_attribute("href"))


def test_a_mail_bears_the_place_and_the_address_of_the_sentence(tab: Page, reporting: str) -> None:
    """The subject says the sentence as people do, the body begins with its address; both are encoded."""
    link = link_of(tab, "zh/2031/1-1/")
    assert link.startswith(WHERE["zh"] + "?subject=%E6%96%87%E6%9C%AC%E7%BA%A0%E9%94%99%EF%BC%9A")
    assert " " not in link
    assert "#" not in link
    fields = parse_qs(urlsplit(link).query, strict_parsing=True)
    assert fields["subject"] == ["文本纠错：一（一）第2段第1句"]
    assert fields["body"] == [f"{reporting}zh/2031/1-1/#p2s1\n\n"]


def test_a_form_gets_the_address_of_the_sentence_where_it_says(tab: Page, reporting: str) -> None:
    """“{address}” in the link becomes the sentence’s address, encoded, so that nothing of it is taken for a part of the link."""
    link = link_of(tab, "en/2031/1-1/")
    encoded = reporting.replace(":", "%3A").replace("/", "%2F") + "en%2F2031%2F1-1%2F%23p2s1"
    assert link == WHERE["en"].replace("{address}", encoded)


def test_a_form_that_does_not_say_where_gets_a_field_more(tab: Page, reporting: str) -> None:
    """Without “{address}” the address is one more field of the query that is there."""
    link = link_of(tab, "fr/2031/1-1/")
    fields = parse_qs(urlsplit(link).query, strict_parsing=True)
    assert fields == {"sujet": ["texte"], "address": [f"{reporting}fr/2031/1-1/#p2s1"]}


def test_without_a_script_the_foot_of_the_page_leads_to_the_same_place(browser: Browser, reporting: str) -> None:
    """Below every page the link stands as it is for whoever has no script, without the place for an address."""
    context = browser.new_context(base_url=reporting, java_script_enabled=False)
    tab = context.new_page()
    for language in WHERE:
        tab.goto(f"{language}/2031/1-1/")
        addresses = tab.eval_on_selector_all(".site-footer a[rel=external]", "links => links.map(link => link.getAttribute('href'))")
        assert WHERE[language].partition("{address}")[0] in addresses
    context.close()
