"""The translator's desk in the preview: driven in a real browser, by keyboard, and asked by those who may not."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect

from conftest import copy_town
from serving import preview
from workreport import catalogue, library
from workreport.commands.group import group
from workreport.model import Unit
from workreport.yamlfile import read_yaml

pytestmark = pytest.mark.slow

SOURCE = """青禾湾镇政府工作报告
——2033年2月10日在云梯县青禾湾镇第六届人民代表大会第三次会议上
镇长 林小满

各位代表：
现在，我代表青禾湾镇人民政府，向大会报告工作，请予审议。
一、2032年工作回顾
2032年，我们实现农业总产值4.2亿元，增长5.1%。
（一）特色产业稳步发展
茶园面积继续扩大。新增茶园800亩，茶园总面积达到9800亩。建成茶叶加工厂5座，带动农户720户增收。
文旅融合取得成效。全年接待游客15.8万人次，同比增长18%。渡口灯会点亮夜色。
（二）人居环境持续改善
污水处理率达到96%，比上年提高3个百分点。种植行道树6000余株。
二、2033年工作安排
（一）做强茶产业
力争茶园总面积达到10500亩，农业总产值增长6%左右。
各位代表！让我们携手同心，把青禾湾建设得更加美丽！
"""


@dataclass(frozen=True)
class Town:
    """A preview of the invented town with a third report that waits for its translator."""

    root: Path
    address: str

    def text(self, page: str) -> str:
        """A translation file of the new report."""
        return (self.root / f"translations/en/2033/{page}.yml").read_text("utf-8")

    def units(self, page: str) -> dict[str, Unit]:
        """Its segments, read back."""
        path = f"translations/en/2033/{page}.yml"
        found, problems = catalogue.read(read_yaml(self.text(page).encode(), path), path, "en")
        assert problems == ()
        assert catalogue.write(found) == self.text(page), "the file is as the canonical writer has it"
        return {unit.id: unit for unit in found.units}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """The preview, for all tests of this file."""
    root = copy_town(tmp_path_factory.mktemp("desk") / "town")
    (root / "next.txt").write_text(SOURCE, "utf-8")
    done = CliRunner().invoke(group, ["--project", str(root), "new", "2033", str(root / "next.txt")])
    assert done.exit_code == 0, done.output
    with preview(root) as running:
        running.wait("en/2033/1-1/", "desk-script")
        yield Town(root, running.address)


@pytest.fixture
def tab(browser: Browser, desk: Town) -> Iterator[Page]:
    """A page of the new report with the desk switched on by keyboard; no error may come up."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{desk.address}en/2033/1-1/")
    page.get_by_role("switch", name="Edit").focus()
    page.keyboard.press("Enter")
    expect(page.locator("html[data-desk]")).to_be_attached()
    yield page
    context.close()
    assert errors == []


def waits(page: Page, words: str) -> None:
    """Until the open sentence is the one with these Chinese words, and its field has the focus."""
    expect(page.locator(".desk-source")).to_contain_text(words)
    expect(page.locator("#desk-text")).to_be_focused()


def test_ten_sentences_by_keyboard(desk: Town, tab: Page) -> None:
    """Drafts are accepted, an empty sentence is written, the next one opens, the next page follows; the files are canonical YAML."""
    before = {name: desk.units(name) for name in ("1-1", "1-2")}
    tab.get_by_role("button", name="Next").focus()
    tab.keyboard.press("Enter")
    seen = 0
    while seen < len(before["1-1"]):
        unit = list(before["1-1"].values())[seen]
        waits(tab, unit.zh)
        if unit.zh == "渡口灯会点亮夜色。":
            tab.keyboard.press("Control+a")
            tab.keyboard.type("Lanterns lit up the ferry at night.")
            expect(tab.locator(".desk-clean")).to_be_visible()
        seen += 1
        tab.keyboard.press("Control+Enter")
    link = tab.get_by_role("link", name=re.compile("Go on with page 1-2"))
    expect(link).to_be_focused()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/1-2/")
    expect(tab.locator("html[data-desk]")).to_be_attached()
    tab.get_by_role("button", name="Next").focus()
    tab.keyboard.press("Enter")
    for unit in before["1-2"].values():
        waits(tab, unit.zh)
        seen += 1
        tab.keyboard.press("Control+Enter")
    assert seen >= 10
    expect(tab.get_by_role("link", name=re.compile("Go on with page"))).to_be_focused()
    for name, units in before.items():
        after = desk.units(name)
        assert list(after) == list(units)
        for key, unit in after.items():
            assert (unit.state, unit.origin, unit.zh) == ("translated", "", units[key].zh)
            assert unit.text == (units[key].text or "Lanterns lit up the ferry at night.")
            assert unit.comments == units[key].comments
    expect(tab.locator("#p1s1")).to_have_text(desk.units("1-2")["p1s1"].text)


def test_problems_are_told_as_one_types(tab: Page) -> None:
    """A dropped figure is named, and the name goes when it is mended, within 300 ms of the last key."""
    tab.get_by_label("Show").select_option("all")
    tab.get_by_role("button", name=re.compile("Edit p1s2,")).focus()
    tab.keyboard.press("Enter")
    waits(tab, "新增茶园800亩")
    tab.evaluate(
        """() => { globalThis.waited = [];
          document.querySelector("#desk-text").addEventListener("input", () => (globalThis.typed = performance.now()));
          new MutationObserver(() => globalThis.waited.push(performance.now() - globalThis.typed))
            .observe(document.querySelector(".desk-problems"), { childList: true }); }"""
    )
    right = tab.locator("#desk-text").input_value()
    tab.locator("#desk-text").fill("Tea gardens grew.")
    expect(tab.locator(".desk-problems li").first).to_be_visible()
    for _ in range(3):
        tab.keyboard.press("End")
        tab.keyboard.type("x")
        tab.wait_for_timeout(400)
    tab.locator("#desk-text").fill(right)
    expect(tab.locator(".desk-clean")).to_be_visible()
    assert min(tab.evaluate("waited")) < 300
    tab.keyboard.press("Escape")
    expect(tab.locator(".desk-panel")).to_have_count(0)
    expect(tab.get_by_role("button", name=re.compile("Edit p1s2,"))).to_be_focused()


def test_problems_are_told_in_the_language_of_whoever_asks(desk: Town) -> None:
    """Two editors of one preview, one in Chinese and one in English: each reads the checks in their own language."""
    known = {"X-Desk-Token": token(desk)}
    typed = {**QUESTION, "id": "p1s2", "text": "Tea gardens grew.", "note": "", "check": "", "terms": []}
    told = {words: json.loads(ask(desk, "check", {**typed, "words": words}, **known)[1])["problems"][0] for words in ("en", "zh")}
    assert told["en"] == "亩 is not rendered as “mu”; use one of them, or add the term under “terms:” with the reason"
    assert told["zh"].startswith("亩 没有译作 “mu”；")


def test_a_reading_is_sealed_and_only_where_no_check_fails(desk: Town, tab: Page) -> None:
    """The box that says so seals the sentence with the day; a sentence with a wrong figure is not sealed."""
    tab.get_by_label("Show").select_option("all")
    tab.get_by_role("button", name=re.compile("Edit p1s3,")).press("Enter")
    waits(tab, "建成茶叶加工厂5座")
    before = desk.units("1-1")["p1s3"]
    tab.locator("#desk-text").fill("We built tea plants.")
    tab.get_by_label(re.compile("I have compared")).press("Space")
    tab.keyboard.press("Control+s")
    expect(tab.get_by_role("alert")).to_contain_text("Not saved: a sentence that fails a check cannot be marked as reviewed.")
    assert desk.units("1-1")["p1s3"] == before
    tab.locator("#desk-text").fill("We built five tea processing plants, which raised the incomes of 720 farm households.")
    expect(tab.locator(".desk-clean")).to_be_visible()
    tab.keyboard.press("Control+s")
    expect(tab.get_by_role("alert")).to_contain_text("Saved p1s3.")
    after = desk.units("1-1")["p1s3"]
    assert after.state == "reviewed"
    assert catalogue.state_of(after) == "reviewed"
    assert re.fullmatch(r"20\d\d-\d\d-\d\d [0-9a-f]{8}", after.seal)


def test_a_change_made_elsewhere_meanwhile_is_not_lost(desk: Town, tab: Page) -> None:
    """Of another sentence it stays in the file; of the same sentence both are shown and the editor chooses."""
    tab.get_by_label("Show").select_option("all")
    tab.get_by_role("button", name=re.compile("Edit p2s1,")).press("Enter")
    waits(tab, "文旅融合取得成效。")
    path = desk.root / "translations/en/2033/1-1.yml"
    units = desk.units("1-1")
    text = path.read_text("utf-8")
    text = text.replace(f"  en: {units['p2s2'].text}\n", "  en: Somebody else’s other sentence.\n")
    path.write_text(text.replace(f"  en: {units['p2s1'].text}\n", "  en: Somebody else’s sentence.\n"), "utf-8")
    tab.locator("#desk-text").fill("My sentence.")
    tab.keyboard.press("Control+s")
    expect(tab.get_by_role("alert")).to_contain_text("In the file now: Somebody else’s sentence.")
    assert desk.units("1-1")["p2s1"].text == "Somebody else’s sentence."
    tab.get_by_role("button", name="Keep mine").press("Enter")
    expect(tab.locator("#desk-text")).to_have_value("My sentence.")
    tab.keyboard.press("Control+s")
    expect(tab.get_by_role("alert")).to_contain_text("Saved p2s1.")
    now = desk.units("1-1")
    assert (now["p2s1"].text, now["p2s2"].text) == ("My sentence.", "Somebody else’s other sentence.")


@pytest.mark.parametrize("edition", ["zh-en", pytest.param("en", marks=pytest.mark.programs)])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(desk: Town, browser: Browser, edition: str, width: int) -> None:
    """The desk has no accessibility fault that axe can find, open and in both languages, on a phone and on a laptop; nothing overflows."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    context.add_cookies([{"name": "desk", "value": "on", "url": desk.address}])
    page = context.new_page()
    page.goto(f"{desk.address}{edition}/2033/2-1/")
    expect(page.locator("html[data-desk]")).to_be_attached()
    page.locator("#desk-filter").select_option("all")
    for language in ("zh", "en"):
        page.locator(".desk-bar select").nth(1).select_option(language)
        page.locator(".desk-open").nth(1).click()
        expect(page.locator(".desk-panel")).to_be_visible()
        assert page.locator(".desk-panel").get_attribute("lang") == language
        found = Axe().run(page).response["violations"]
        assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def ask(desk: Town, name: str, question: object, **headers: str) -> tuple[int, str]:
    """The status and the words of an answer of the desk."""
    data = json.dumps(question).encode() if question is not None else None
    request = urllib.request.Request(f"{desk.address}.desk/{name}", data, {"Content-Type": "application/json", **headers})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def token(desk: Town) -> str:
    """The token of this run, as a page of the preview has it."""
    with urllib.request.urlopen(f"{desk.address}en/2033/1-1/") as answer:
        found = re.search(r'data-token="([^"]+)"', answer.read().decode())
    assert found
    return found[1]


QUESTION = {"report": "2033", "language": "en", "page": "1-1"}


def test_only_this_previews_pages_may_ask(desk: Town) -> None:
    """Without the token, from another site, or by another name of the machine nothing is answered, and no page shows the token."""
    known = {"X-Desk-Token": token(desk)}
    assert ask(desk, "page", QUESTION, **known)[0] == 200
    for headers in (
        {},
        {"X-Desk-Token": "x"},
        {**known, "Origin": "http://elsewhere.example"},
        {**known, "Host": "elsewhere.example"},
        {**known, "Sec-Fetch-Site": "cross-site"},
    ):
        assert ask(desk, "page", QUESTION, **headers) == (403, "403 Forbidden")
    rebound = urllib.request.Request(f"{desk.address}en/2033/1-1/", headers={"Host": "elsewhere.example"})
    with urllib.request.urlopen(rebound) as answer:
        assert "desk" not in answer.read().decode()


@pytest.mark.parametrize(
    "question",
    [
        None,
        [],
        {},
        {**QUESTION, "report": "../2033"},
        {**QUESTION, "language": "../en"},
        {**QUESTION, "page": "9-9"},
        {**QUESTION, "id": 7},
        {**QUESTION, "id": "p1s1", "text": []},
        {**QUESTION, "id": "p1s1", "text": "x", "note": "", "check": "", "terms": [], "base": {"id": "p1s1"}},
        {**QUESTION, "id": "p1s1", "text": "x", "note": "", "check": "", "terms": "x", "base": None},
    ],
)
def test_a_question_that_makes_no_sense_is_refused(desk: Town, question: object) -> None:
    """Whatever is asked, nothing outside the translation files is read or written, and nothing breaks."""
    before = {path: path.read_bytes() for path in (desk.root / "translations").rglob("*.yml")}
    status, _ = ask(desk, "save", question, **{"X-Desk-Token": token(desk)})
    assert status in {400, 404}
    assert {path: path.read_bytes() for path in (desk.root / "translations").rglob("*.yml")} == before


def test_the_published_site_has_no_trace_of_it(built_town: Path) -> None:
    """A build knows nothing of the desk."""
    for path in built_town.rglob("*"):
        if path.suffix in {".html", ".js", ".css"}:
            assert "desk" not in path.read_text("utf-8").lower(), path


def test_a_file_that_cannot_be_read_is_told(desk: Town) -> None:
    """A mistyped file is named and left as it is; writing it anew would lose what was typed."""
    path = desk.root / "translations/en/2033/closing.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("  state:", "  sate:", 1), "utf-8")
    try:
        status, words = ask(desk, "page", {**QUESTION, "page": "closing"}, **{"X-Desk-Token": token(desk)})
        assert status == 409
        assert "translations/en/2033/closing.yml:" in words
    finally:
        path.write_text(text, "utf-8")
    assert library.load(desk.root, "2033").unsound == ()
