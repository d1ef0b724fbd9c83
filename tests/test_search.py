"""Search, in a real browser on the built site; what ought to be found is computed from the sentences."""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from searching import Answer, Sentence, ask, asked, cases, sentences
from workreport.search import units as unit
from workreport.search.traditional import table

pytestmark = pytest.mark.usefixtures("first_report")

EDITIONS = ("zh", "en", "zh-en")
PHRASES = [(edition, phrase) for edition, phrases in cases("phrases").items() for phrase in phrases]


@pytest.fixture(scope="module")
def told(project: Path) -> list[Sentence]:
    """Every sentence of the reports."""
    return sentences(project)


@pytest.fixture(scope="module")
def search_pages(root_address: str, browser: Browser) -> Iterator[dict[str, Page]]:
    """The page of results of each edition, open."""
    context = browser.new_context()
    tabs = {}
    for edition in EDITIONS:
        tabs[edition] = context.new_page()
        tabs[edition].goto(f"{root_address}{edition}/search/")
    yield tabs
    context.close()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A page in a context of its own; its errors fail the test."""
    context = browser.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert errors == []


def addresses(told: list[Sentence], *phrases: str) -> set[str]:
    return {sentence.address for sentence in told if any(sentence.has(phrase) for phrase in phrases)}


def test_a_plural_needs_no_word(root_address: str, tab: Page) -> None:
    """The singular for the plural stands below without a remark; a longer word stands under one."""
    tab.goto(f"{root_address}en/search/")
    assert ask(tab, "patrols").status == "1 passage in 1 section."
    assert ask(tab, "patrol").status == "1 passage in 1 section."
    assert tab.locator(".search-near").count() == 0
    assert ask(tab, "reservoi").status.startswith("No exact match. Closest sentences:")
    assert tab.locator(".search-near").first.inner_text() == "Close matches"


def test_where_nothing_is_found_there_is_a_way_on(root_address: str, tab: Page) -> None:
    """What the reports say nothing of is said to be such, with the nearest subject or the places to look in."""
    tab.goto(f"{root_address}en/search/")
    assert ask(tab, "internet").status.startswith("The reports say nothing about “internet”.")
    assert ask(tab, "buses").status == "The reports say nothing about “buses” itself. The nearest subject:"
    assert tab.locator(".search-entries a").get_attribute("href") == f"{root_address}en/2023/topics/roads/"
    assert ask(tab, "xylophone").status.startswith("Nothing found for “xylophone”.")
    places = [link.get_attribute("href") for link in tab.locator(".search-more a").all()]
    assert places == [f"{root_address}en/{place}" for place in ("2023/", "2023/indicators/", "glossary/")]


def test_there_are_enough_queries() -> None:
    """At least 60 in the Chinese edition and 40 in the English one."""
    every = [edition for edition, _ in PHRASES] + [case["edition"] for name in ("spellings", "forms", "forgiving") for case in cases(name)]
    assert every.count("zh") >= 60
    assert every.count("en") >= 40


@pytest.mark.parametrize(("edition", "phrase"), PHRASES, ids=str)
def test_a_phrase_finds_every_passage_that_has_it(edition: str, phrase: str, told: list[Sentence], search_pages: dict[str, Page]) -> None:
    """Recall 1.00 and precision 1.00 of exact phrases, in either language and edition; the first hit is right."""
    truth = addresses(told, phrase)
    answer = ask(search_pages[edition], phrase)
    assert truth, "no sentence has it; choose another query"
    assert answer.exact == truth
    assert answer.results[0].address in truth


def test_what_people_type_is_found(told: list[Sentence], search_pages: dict[str, Page]) -> None:
    """Other spellings, slips, pinyin, figures and dates in any notation, everyday words, names: recall 1.00, first hits right 0.98."""
    queries = asked(told)
    answers = [ask(search_pages[query.edition], query.typed) for query in queries]
    assert [query.typed for query, answer in zip(queries, answers, strict=True) if query.recall(answer) < 1] == []
    wrong = [query.typed for query, answer in zip(queries, answers, strict=True) if not query.first_right(answer)]
    assert len(wrong) <= 0.02 * len(queries), wrong


@pytest.mark.parametrize("case", cases("spellings"), ids=lambda case: case["typed"])
def test_spellings_count_as_one(case: dict[str, str], told: list[Sentence], search_pages: dict[str, Page]) -> None:
    """Width, case, separators, 亩 and mu, % and percent, Traditional characters make no difference."""
    truth = addresses(told, case["means"])
    assert truth
    assert ask(search_pages[case["edition"]], case["typed"]).exact == truth


@pytest.mark.parametrize("case", cases("forms"), ids=lambda case: case["typed"])
def test_longer_numbers_and_other_forms_follow(case: dict[str, Any], told: list[Sentence], search_pages: dict[str, Page]) -> None:
    """A part of a number or word, and another form of a word, are found after what was typed."""
    typed, every = addresses(told, case["typed"]), {s.address for s in told if any(form_in(s, form) for form in case["forms"])}
    assert every
    answer = ask(search_pages[case["edition"]], case["typed"])
    assert answer.all >= every | typed
    assert answer.exact == typed


def form_in(sentence: Sentence, form: str) -> bool:
    """Whether a form stands in a sentence; one with Han may be cut out of it anywhere."""
    return form.lower() in sentence.chinese or sentence.has(form)


@pytest.mark.parametrize("case", cases("forgiving"), ids=lambda case: case["typed"])
def test_forgiving_after_exact(case: dict[str, Any], told: list[Sentence], search_pages: dict[str, Page]) -> None:
    """Where no passage has the phrase: all words in a sentence, then in a section, then the longest parts; the page says which."""
    each = [addresses(told, word) for word in case["all"]]
    if case["how"] == "section":
        sections = set.intersection(*({address.rpartition("/")[0] for address in one} for one in each))
        truth = {address for one in each for address in one if address.rpartition("/")[0] in sections}
        assert not set.intersection(*each)
    elif case["how"] == "either":
        truth = set.union(*each)
    else:
        truth = set.intersection(*each) if each else set()
    answer = ask(search_pages[case["edition"]], case["typed"])
    assert answer.all == truth
    assert answer.status.startswith(case["says"])


def test_every_piece_of_the_source_is_found(told: list[Sentence], root_address: str, tab: Page) -> None:
    """300 random pieces of 2 to 12 characters, over sentence ends too and out of the middle of numbers, lead to where they were cut."""
    chance = random.Random(20230216)
    pages: dict[str, list[Sentence]] = {}
    for sentence in told:
        pages.setdefault(sentence.address.rpartition("/")[0], []).append(sentence)
    pieces: list[tuple[str, str]] = []
    while len(pieces) < 300:
        page = chance.choice(list(pages.values()))
        length = chance.randint(2, 12)
        starts = [at for at, sentence in enumerate(page) for _ in sentence.zh]
        text = "".join(sentence.zh for sentence in page)
        place = chance.randrange(max(1, len(text) - length))
        piece = text[place : place + length]
        if unit.units(piece):
            first = next(at for at in range(place, place + length) if unit.units(text[at]))
            pieces.append((piece, page[starts[first]].address))
    found = answers(tab, root_address, [piece for piece, _ in pieces])
    lost = [(piece, address) for (piece, address), places in zip(pieces, found, strict=True) if address not in places]
    assert lost == []


def answers(tab: Page, address: str, queries: list[str]) -> list[list[str]]:
    """What the search's own module finds, without the page around it."""
    tab.goto(f"{address}zh/search/")
    script = """async ([base, queries]) => {
      const { openIndex } = await import(new URL("search/index.js", document.querySelector("link[rel=stylesheet]").href));
      const { find } = await import(new URL("search/finding.js", document.querySelector("link[rel=stylesheet]").href));
      const index = await openIndex(base);
      const answers = [];
      for (const query of queries) {
        const { passages, near } = await find(index, query);
        answers.push(await Promise.all([...passages, ...near].map(async (passage) => {
          const page = index.pageOf(passage);
          return `${page.report.id}/${page.id}/${(await index.text(page)).rows[passage - page.first][0]}`;
        })));
      }
      return answers;
    }"""
    return cast("list[list[str]]", tab.evaluate(script, [address, queries]))


def test_browser_and_build_see_the_same_units(told: list[Sentence], root_address: str, tab: Page) -> None:
    """The rules of units.py and units.js are one: every sentence of the reports has the same units in both."""
    tab.goto(f"{root_address}zh/search/")
    texts = [text for sentence in told for text in (sentence.zh, sentence.en)]
    texts += ["３，６７３ and 3,673.5", "ＰＭ２．５，220KV", "不文明—不—文明 – x", "district’s ‘四非’"]
    texts += ["①②㈠ ﬁne", "12345,678", "é École 5。5", "a_b", "𠮷野家"]
    script = """async ([base, texts]) => {
      const { units } = await import(new URL("search/units.js", document.querySelector("link[rel=stylesheet]").href));
      return texts.map((text) => units(text).map(({ unit }) => unit));
    }"""
    assert tab.evaluate(script, [root_address, texts]) == [unit.units(text) for text in texts]


def test_places_of_units_are_those_of_the_text(root_address: str, tab: Page) -> None:
    """A mark covers what was searched for and no more, whatever its width."""
    tab.goto(f"{root_address}zh/search/")
    script = """async ([base, text, query]) => {
      const { patterns, stretches } = await import(new URL("search/marks.js", document.querySelector("link[rel=stylesheet]").href));
      return stretches(text, true, patterns(query)).map(([start, end]) => text.slice(start, end));
    }"""
    assert tab.evaluate(script, [root_address, "共ＰＭ２．５与3,673元，“四非”专项", "pm2.5"]) == ["ＰＭ２．５"]
    assert tab.evaluate(script, [root_address, "共ＰＭ２．５与3,673元，“四非”专项", "3673元"]) == ["3,673元"]
    assert tab.evaluate(script, [root_address, "共ＰＭ２．５与3,673元，“四非”专项", "四非专项"]) == ["四非”专项"]


def test_traditional_forms_are_those_of_the_characters_given() -> None:
    """Each form stands for one of the characters, and no character of the text is taken for another."""
    forms, characters = table(frozenset("环境后里面干发乾"))
    pairs = dict(zip(forms, characters, strict=True))
    assert {form: pairs[form] for form in "環後裏裡發髮麵幹"} == dict(zip("環後裏裡發髮麵幹", "环后里里发发面干", strict=True))
    assert "乾" not in pairs
    assert set(characters) <= set("环境后里面干发乾")


@pytest.mark.parametrize("edition", EDITIONS)
def test_results_show_the_passage_marked(edition: str, root_address: str, tab: Page) -> None:
    """The result shows what was searched for in its passage, under its section's title; across languages it shows both."""
    tab.goto(f"{root_address}{edition}/search/")
    for query, marked in (("沙厂水库", "沙厂水库"), ("Shachang Reservoir", "Shachang Reservoir")):
        result = ask(tab, query).results[0]
        assert marked in result.marked
        assert ("沙厂水库" if edition != "en" or query == "沙厂水库" else "Shachang Reservoir") in result.text
        assert len(tab.query_selector_all(".search-passages li:first-child a .search-line")) == (
            1 if (edition == "en") == (query != "沙厂水库") and edition != "zh-en" else 2
        )
    assert tab.inner_text(".search-group h2") == tab.inner_text(".search-group h2 a")


def test_a_result_opens_its_passage_marked(path_address: str, tab: Page) -> None:
    """Following a result leads to the sentence, marked; the text of its segment stays the sentence. Under a path, too."""
    tab.goto(f"{path_address}zh/search/?q=" + quote("3865公里"))
    tab.click(".search-passages a")
    expect(tab).to_have_url(f"{path_address}zh/2023/1-1/?mark=3865%E5%85%AC%E9%87%8C#p1s4")
    marks = tab.locator("#p1s4 mark")
    expect(marks.first).to_be_visible()
    assert "".join(marks.all_inner_texts()) == "3865公里"
    expect(tab.locator("#p1s4")).to_be_in_viewport()
    assert tab.inner_text("#p1s4").startswith("结合河长APP软件")


def test_a_mark_runs_over_the_end_of_a_sentence(root_address: str, tab: Page) -> None:
    """A phrase that runs on into the next sentence is marked in both."""
    tab.goto(f"{root_address}zh/search/?q=" + quote("政治责任。认真学习"))
    tab.click(".search-passages a")
    expect(tab.locator("mark").first).to_be_visible()
    assert "".join(tab.locator("mark").all_inner_texts()) == "政治责任。认真学习"
    assert tab.locator(".segment:has(mark)").count() == 2


def test_where_the_match_is_in_the_other_language_the_passage_is_marked(root_address: str, tab: Page) -> None:
    """A passage found by its other language is marked as a whole."""
    tab.goto(f"{root_address}zh/search/?q=Shachang+Reservoir")
    tab.click(".search-passages a")
    expect(tab.locator("#p1s3.found")).to_be_in_viewport()


def test_nothing_is_loaded_before_the_box_is_touched(root_address: str, tab: Page) -> None:
    """A page fetches of search its style sheet and a script of less than a kilobyte; the rest when the reader goes to the box."""
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url.removeprefix(root_address)))
    tab.goto(f"{root_address}zh/2023/1-3/", wait_until="networkidle")
    (started,) = [url for url in asked if "search" in url]
    assert re.fullmatch(r"assets/[0-9a-f]{10}/search/start\.js", started)
    assert len(tab.request.get(root_address + started).body()) < 1024
    with tab.expect_response("**/search/index.json"):
        tab.focus(".search-box")


def test_by_keyboard_alone(root_address: str, tab: Page) -> None:
    """/ goes to the box, arrows through the results, Enter opens one, Escape goes back to the box and closes the results."""
    tab.goto(f"{root_address}en/2023/1-3/")
    tab.keyboard.press("/")
    expect(tab.locator(".search-box")).to_be_focused()
    tab.keyboard.type("reservoir", delay=10)
    expect(tab.locator(".search-passages a").first).to_be_visible()
    tab.keyboard.press("ArrowDown")
    expect(tab.locator(".search-entries a").first).to_be_focused()
    tab.keyboard.press("End")
    expect(tab.locator(".search-more a")).to_be_focused()
    tab.keyboard.press("Home")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowUp")
    tab.keyboard.press("ArrowUp")
    expect(tab.locator(".search-box")).to_be_focused()
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Escape")
    expect(tab.locator(".search-box")).to_be_focused()
    expect(tab.locator(".search-panel")).to_be_hidden()
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(f"{root_address}en/search/?q=reservoir")
    expect(tab.locator(".search-passages a").first).to_be_visible()
    tab.keyboard.press("/")
    expect(tab.locator(".search-box")).to_be_focused()
    first = cast("str", tab.locator(".search-passages a").first.get_attribute("href"))
    for _ in range(tab.locator(".search-entries a").count() + 1):
        tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(first)
    expect(tab.locator(".segment.found mark").first).to_be_visible()


def test_terms_figures_and_files_are_results(root_address: str, tab: Page) -> None:
    """A term, a figure with its value, a topic and a file stand above the sentences, each a link to its place, in the reader's language."""
    tab.goto(f"{root_address}en/search/")
    entry = tab.locator(".search-entries a").first
    for query, text, place in (
        (
            "rural economy income",
            "Figure Total income of the rural economy 1.5887 billion yuan (2022)",
            "en/2023/indicators/#indicator-rural-income",
        ),
        ("Excel", "Download Excel workbook (XLSX)", "data/2023/indicators.xlsx"),
        ("housing", "Topic Housing and resettlement", "en/2023/topics/housing/"),
    ):
        ask(tab, query)
        assert (entry.text_content(), entry.get_attribute("href")) == (text, root_address + place)
    ask(tab, "Excel")
    assert tab.locator(".search-status").first.inner_text().startswith("What is called “Excel” comes first. No sentence has it;")
    ask(tab, "四非")
    assert (entry.text_content() or "").startswith("Glossary the “four illegals” 四非 ")
    assert tab.locator(".search-entry [lang=zh-Hans]").first.inner_text() == "四非"
    entry.click()
    expect(tab.locator("#the-four-illegals")).to_be_in_viewport()


def test_slash_is_a_character_where_one_types(root_address: str, tab: Page) -> None:
    """In the box itself / is typed, not obeyed."""
    tab.goto(f"{root_address}en/2023/1-3/")
    tab.keyboard.press("/")
    tab.keyboard.type("1/2")
    assert tab.input_value(".search-box") == "1/2"


@pytest.mark.parametrize("edition", EDITIONS)
def test_axe_finds_nothing(edition: str, root_address: str, tab: Page) -> None:
    """The page of results with results, and a page with results below its box, have no fault that axe knows."""
    axe = Axe()
    tab.goto(f"{root_address}{edition}/search/?q=" + quote("保水"))
    expect(tab.locator(".search-passages a").first).to_be_visible()
    assert axe.run(tab).response["violations"] == []
    tab.goto(f"{root_address}{edition}/2023/1-3/")
    tab.keyboard.press("/")
    tab.keyboard.type("水库")
    expect(tab.locator(".search-passages a").first).to_be_visible()
    assert axe.run(tab).response["violations"] == []


def test_what_a_screen_reader_is_told(root_address: str, tab: Page) -> None:
    """A search landmark with a named box; the count in a status; results as links in lists under headings."""
    tab.goto(f"{root_address}en/search/?q=" + quote("Shachang Reservoir"))
    expect(tab.locator("main")).to_match_aria_snapshot("""
    - heading "Search" [level=1]
    - search:
      - searchbox "Search the reports"
      - button "Search"
      - combobox "Report"
      - combobox "Part"
    - status: 1 passage in 1 section.
    - list "Topics, figures, terms, and downloads":
      - listitem:
        - link /Glossary Shachang Reservoir 沙厂水库/
    - list:
      - listitem:
        - heading /Protecting our lucid waters/ [level=2]
        - list:
          - listitem:
            - link /Shachang Reservoir/:
              - mark: Shachang Reservoir
    """)
    assert tab.get_attribute(".search-box", "aria-describedby") == "search-hint"


def test_address_and_filters(root_address: str, tab: Page, told: list[Sentence]) -> None:
    """The address keeps what was asked and can be passed on; the menus narrow the search to a report and a part."""
    tab.goto(f"{root_address}zh/search/?q=" + quote("保水"))
    expect(tab.locator(".search-passages a").first).to_be_visible()
    assert tab.input_value(".search-box") == "保水"
    ask(tab, "环境")
    tab.select_option("select[name=part]", "2")
    expect(tab.locator(".search-results")).to_have_attribute("aria-busy", "false")
    met = tab.locator(".search-group:not(:has(.search-near)) .search-passages a")
    truth = {address for address in addresses(told, "环境") if address.split("/")[-2].startswith("2")}
    expect(met).to_have_count(len(truth))
    assert tab.url == f"{root_address}zh/search/?q={quote('环境')}&part=2"
    tab.reload()
    expect(met).to_have_count(len(truth))
    assert tab.input_value("select[name=part]") == "2"
    tab.select_option("select[name=report]", "2023")
    expect(met).to_have_count(len(truth))


def test_without_a_script(root_address: str, browser: Browser) -> None:
    """The box leads to the page of results, which says what to do instead and links to contents and full text."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{root_address}en/2023/1-3/")
    page.fill(".search-box", "water")
    page.press(".search-box", "Enter")
    assert page.url == f"{root_address}en/search/?q=water"
    expect(page.get_by_text("Search needs JavaScript.")).to_be_visible()
    page.get_by_role("link", name="Full text").click()
    assert page.url == f"{root_address}en/2023/full/"
    context.close()


def test_under_the_policy_of_the_site(behind_nginx: str, browser: Browser) -> None:
    """Search needs no more than the content security policy that the site is served with allows."""
    context = browser.new_context()
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    page.goto(f"{behind_nginx}zh/search/?q=" + quote("保水"))
    page.click(".search-passages a")
    expect(page.locator("mark").first).to_be_visible()
    context.close()
    assert refused == []


def test_when_the_data_cannot_be_fetched(root_address: str, browser: Browser) -> None:
    """A failed fetch is said, and the next key tries again."""
    context = browser.new_context()
    page = context.new_page()
    page.route("**/han-*.json", lambda route: route.abort())
    page.goto(f"{root_address}en/search/")
    assert ask(page, "保水").status == "The search data could not be loaded. Check your connection and try again."
    page.unroute("**/han-*.json")
    assert ask(page, "保水").results
    context.close()


def test_the_index_is_named_by_its_content(built_site: Path) -> None:
    """The folder's name is the hash of what is in it, so that files may be kept for ever."""
    (name,) = json.loads((built_site / "search/index.json").read_bytes())["volumes"]
    folder = built_site / "search" / name
    digest = hashlib.sha256()
    parts = []
    for path in sorted((path for path in folder.rglob("*.json")), key=lambda path: path.relative_to(folder).as_posix()):
        parts += [path.relative_to(folder).as_posix().encode(), path.read_bytes()]
    digest.update(b"\0".join(parts))
    assert digest.hexdigest().startswith(name)


def test_an_answer_knows_its_exact_results() -> None:
    """The measure itself: results under a remark are no exact ones."""
    assert Answer("", ()).exact == set()
