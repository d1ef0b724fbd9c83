"""Terms as readers meet them: marked once, explained beside the word, and listed in the glossary."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from walking import page, pages, text
from workreport.pages.glossary import initial


@pytest.mark.usefixtures("first_report")
def test_a_term_is_marked_once_a_page_and_never_in_a_heading(built_site: Path) -> None:
    """Each term is marked where a page uses it first, in prose; its entry is headed by the very words of the text."""
    seen = 0
    for one in pages(built_site):
        links = one.elements('//a[@class="term"]')
        targets = [str(link.get("href")) for link in links]
        assert len(targets) == len(set(targets)), one.path
        assert not one.elements('//*[self::h1 or self::h2 or self::h3 or self::h4]//a[@class="term"]'), one.path
        if one.path.relative_to(built_site).parts[0] != "zh":
            for link in links:
                head = one.elements(f'//*[@id="{str(link.get("href"))[1:]}"]/dt/span')[0]
                assert text(head) == text(link), one.path
        seen += len(links)
    assert seen > 50


@pytest.mark.usefixtures("first_report")
@pytest.mark.parametrize("window", [(390, 844)])
def test_the_explanation_stays_inside_the_window(tab: Page, window: tuple[int, int]) -> None:
    """On a phone each explanation has term, Chinese and gloss and lies inside the window, wherever its term stands in it."""
    width, height = window
    tab.goto("en/2023/1-1/")
    terms = tab.locator("a.term")
    outside = []
    for index in range(terms.count()):
        for place in ("end", "start"):
            terms.nth(index).evaluate("(node, place) => node.scrollIntoView({block: place})", place)
            if place == "start":
                tab.evaluate("scrollBy(0, -80)")
            terms.nth(index).evaluate("node => node.click()")
            note = tab.locator("#explanation")
            note.wait_for()
            box = note.bounding_box()
            assert box
            if box["y"] < 0 or box["y"] + box["height"] > height or box["x"] < 0 or box["x"] + box["width"] > width:
                outside.append((index, place, box))
            assert note.locator("[lang=zh-Hans]").count() == 1
            assert note.locator("p").count() == 2
            tab.keyboard.press("Escape")
            note.wait_for(state="detached")
    assert outside == []


@pytest.mark.parametrize(
    ("word", "letter"),
    [("保水", "B"), ("一网统管", "Y"), ("巨各庄镇", "J"), ("12345", "#"), ("Beijing", "B"), ("峪口", "Y"), ("邳州", "#"), ("zebra", "Z")],
)
def test_a_word_stands_under_its_letter(word: str, letter: str) -> None:
    """Chinese words stand under the letter of their pinyin where GB 2312 tells it, others under their own."""
    assert initial(word) == letter


@pytest.mark.usefixtures("first_report")
def test_the_glossary_has_terms_before_phrases_by_letter(built_site: Path) -> None:
    """Terms come before turns of phrase, each under its letter, which the list of letters leads to."""
    for edition in ("zh", "en"):
        one = page(built_site / edition / "glossary" / "index.html")
        shelves = [str(shelf.get("aria-labelledby")) for shelf in one.elements('//section[@class="shelf"]')]
        assert shelves == ["shelf-terms", "shelf-phrases"]
        letters = [text(link) for link in one.elements('//section[@class="shelf"][1]//nav//a')]
        assert letters == sorted(letters)
        assert len(letters) > 15


@pytest.mark.usefixtures("first_report")
def test_the_glossary_is_filtered(tab: Page) -> None:
    """The filter keeps the entries that have the words, in either language; without a script it is not there and all entries are."""
    tab.goto("en/glossary/")
    entries = tab.locator(".entry:visible")
    whole = entries.count()
    tab.get_by_label("Filter").fill("水库")
    assert 0 < entries.count() < 20
    tab.get_by_label("Filter").fill("RESERVOIR")
    left = entries.count()
    assert 1 < left < whole
    assert tab.locator(".filter [role=status]").inner_text() == f"{left} entries"
    tab.get_by_label("Filter").fill("no such words")
    assert entries.count() == 0
    assert tab.locator(".filter [role=status]").inner_text() == "No entry matches"


@pytest.mark.usefixtures("first_report")
@pytest.mark.parametrize(
    ("edition", "said"),
    [("en", ["1 entry"]), ("zh", ["1条"]), ("zh-en", ["1条", "1 entry"])],
)
def test_the_filter_says_in_words_what_is_left(tab: Page, edition: str, said: list[str]) -> None:
    """How many entries are left is announced politely, as a person would say it, in every language of the edition."""
    tab.goto(f"{edition}/glossary/")
    only = tab.locator(".entry dt [lang=zh-Hans]").first.inner_text()
    tab.locator(".filter input").fill(f"{only} ")
    status = tab.get_by_role("status")
    assert tab.locator(".entry:visible").count() == 1
    assert (status.locator("[lang]").all_inner_texts() or [status.inner_text()]) == said
    tab.locator(".filter input").fill("")
    assert status.inner_text() == ""
