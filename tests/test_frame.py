"""What stands around the text: what a site is, where a part leads on to, cover, homes, 404, and names that people use; on every page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser

from walking import SitePage, page, pages, text
from workreport import interface
from workreport.interface import Interface
from workreport.pages.rendering import environment, template_folders

LINES = """node => {
  const range = document.createRange();
  range.selectNodeContents(node);
  const lines = new Map();
  for (const box of range.getClientRects()) {
    if (box.width < 1 || box.height < 8) continue;
    const key = [...lines.keys()].find((top) => Math.abs(top - box.bottom) < 10) ?? box.bottom;
    lines.set(key, Math.max(lines.get(key) ?? 0, box.width));
  }
  return [...lines.values()];
}"""
"""The lines of an element as the browser sets them: the width of the widest run in each."""


def identity(facts: dict[str, str], language: str) -> tuple[str, str]:
    """What a site with some facts says it is, and of its people."""
    words = Interface(language, {**interface.shared(language).words, **{f"site.{key}": value for key, value in facts.items()}})
    module = environment(template_folders(Path()), None).get_template("partials/identity.html").module
    return str(module.status(words)), str(module.people(words)).strip()  # type: ignore[attr-defined]


def test_a_site_says_that_it_is_not_a_government_s_until_it_says_otherwise() -> None:
    """Without facts of its own, and with `official: no`, a site is not a government's, and nobody has signed it; with them it is named."""
    assert identity({}, "zh") == ("本站不是政府网站。", "<span>主办者未署名。</span>")
    assert identity({"official": "no"}, "en")[0] == "This is not a government website."
    official = {"official": "yes", "publisher": "某镇人民政府"}
    assert identity(official, "zh")[0] == "本站由某镇人民政府主办。"


def test_a_site_says_how_to_reach_its_people() -> None:
    """Publisher and contact are said; an address of mail is a link."""
    people = identity({"publisher": "A reading circle", "contact": "mailto:desk@example.org"}, "en")[1]
    assert "Published by A reading circle" in people
    assert '<a href="mailto:desk@example.org" rel="external">desk@example.org</a>' in people


@pytest.mark.usefixtures("first_report")
def test_every_page_says_what_the_site_is(built_site: Path) -> None:
    """Each page says whether it is a government's site in the languages of its edition; pages of a report say where the text is from."""
    for one in pages(built_site):
        if one.elements("//meta[@http-equiv]"):
            continue
        footer = text(one.elements("//footer")[-1])
        edition = one.path.relative_to(built_site).parts[0]
        if edition != "en":
            assert "本站不是政府网站。" in footer, one.path
            assert not re.search("。 (?=[一-鿿])", footer), f"{one.path}: a blank between two Chinese sentences"
        if edition != "zh":
            assert "This is not a government website." in footer, one.path
        if edition == "zh" and len(one.path.relative_to(built_site).parts) > 3 and "2023" in one.path.parts:
            assert "来源：" in footer, one.path
            assert "报告日期：2023年2月16日" in footer, one.path


@pytest.mark.usefixtures("first_report")
def test_the_title_block_is_no_official_document_s(built_site: Path) -> None:
    """The double red rule is for a government's own site."""
    home = page(built_site / "zh" / "2023" / "index.html")
    assert home.elements('//header[@class="titleblock"]')
    assert "本站不是政府网站。" in text(home.elements("//header[@class='titleblock']")[0])


@pytest.mark.usefixtures("first_report")
@pytest.mark.parametrize(("edition", "part"), [("zh", "1"), ("en", "2"), ("zh-en", "1")])
def test_a_part_leads_on_to_its_sections(built_site: Path, edition: str, part: str) -> None:
    """The page of a part lists its sections in order, each with the first words of its prose."""
    listed = page(built_site / edition / "2023" / part / "index.html").elements('//nav[@class="sections"]//li')
    targets = [str(item.xpath("a/@href")[0]) for item in listed]
    assert targets[:3] == [f"../{part}-{number}/" for number in (1, 2, 3)]
    for item, target in zip(listed, targets, strict=True):
        section = page((built_site / edition / "2023" / part / target / "index.html").resolve())
        first = text(item.xpath("p")[0]).rstrip("…").strip()
        language = "en" if edition == "en" else "zh-Hans"
        body = ("" if language == "zh-Hans" else " ").join(text(one) for one in _sentences(section, language))
        assert len(first) > 20
        assert body.startswith(first)


def _sentences(one: SitePage, language: str) -> list[html.HtmlElement]:
    return one.elements(f'//span[contains(@class, "segment")][@lang="{language}"][not(ancestor::h1 or ancestor::h2)]')


def test_no_link_is_called_by_an_address(built_site: Path) -> None:
    """Links to passages are called as people call them: Part I, section 1, paragraph 2; 一（一）第2段."""
    bare = {
        (str(one.path.relative_to(built_site)), text(link))
        for one in pages(built_site)
        for link in one.elements('//main//a[@href][not(ancestor::*[contains(@class, "segment")])][not(@class="noteref")]')
        if re.search(r"(?:^|/)(?:\d+(?:-\d+|-closing)?|opening|closing)(?:/p\d+(?:s\d+)?)?$|p\d+s\d+", text(link).strip())
    }
    assert bare == set()


@pytest.mark.usefixtures("first_report")
def test_the_side_by_side_edition_speaks_both_languages_in_its_frame(built_site: Path) -> None:
    """In the side-by-side edition headings that are not the report's, periods and the foot are in both languages."""
    for address in ("2023/1-1", "2023", "2023/indicators", "glossary", "."):
        one = page(built_site / "zh-en" / address / "index.html")
        for heading in one.elements("//main//h2[not(contains(@class, 'theme'))] | //main//h3[not(parent::*[@class='letter'])]"):
            languages = set(heading.xpath(".//@lang"))
            assert {"zh-Hans", "en"} <= languages, (address, text(heading))
        assert {"zh-Hans", "en"} <= set(one.elements("//footer")[0].xpath(".//@lang"))
        for when in one.elements("//main//*[@class='when']"):
            assert when.xpath("./*/@lang") == ["zh-Hans", "en"], (address, text(when))


@pytest.mark.usefixtures("first_report")
def test_the_cover_fits_a_phone_and_says_which_report_it_is(browser: Browser, root_address: str) -> None:
    """On a phone the name stands on one line or breaks with no character alone; year, session, date and three figures are there."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    tab = context.new_page()
    tab.goto(root_address)
    lines = tab.evaluate(f"({LINES})(document.querySelector('.cover h1 [lang|=zh]')).length")
    assert lines == 1
    door = tab.locator(".doors li").first.inner_text()
    for words in ("2023年", "2023年2月16日", "第二届人民代表大会第三次会议", "本站不是政府网站。"):
        assert words in door
    assert tab.locator(".cover .key-figures > div").count() == 3
    context.close()


@pytest.mark.usefixtures("first_report")
def test_no_title_leaves_a_character_alone(browser: Browser, root_address: str) -> None:
    """No Chinese title on a phone ends with a single character on a line of its own."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    tab = context.new_page()
    alone = []
    for address in ("", "zh/", "zh/2023/", "zh/2023/1-1/", "zh/2023/1-6/", "zh/2023/2-4/", "zh/glossary/", "zh-en/2023/1-4/"):
        tab.goto(root_address + address)
        alone += [
            (address, words)
            for words in tab.evaluate(
                f"() => [...document.querySelectorAll('main :is(h1, h2):lang(zh)')].filter(node => {{ const lines = ({LINES})(node);"
                " return lines.length > 1 && lines.at(-1) < 1.5 * parseFloat(getComputedStyle(node).fontSize) })"
                ".map(node => node.textContent)"
            )
        ]
    context.close()
    assert alone == []


ALONE = """() => [...document.querySelectorAll('main :is(h1, h2, h3, dt, th, .toc a, .card-title), .contents a')].filter(node => {
  if (!node.checkVisibility()) return false;
  const lines = [], texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) for (let at = 0; at < texts.currentNode.data.length; at++) {
    const range = document.createRange();
    range.setStart(texts.currentNode, at);
    range.setEnd(texts.currentNode, at + 1);
    const box = range.getClientRects()[0], letter = range.toString();
    if (!box?.width || !letter.trim() || getComputedStyle(texts.currentNode.parentElement).position === 'absolute') continue;
    const line = lines.find(one => Math.abs(one.middle - (box.top + box.bottom) / 2) < box.height / 2);
    if (line) line.text += letter;
    else lines.push({middle: (box.top + box.bottom) / 2, text: letter});
  }
  return lines.length > 1 && /^\\P{L}*\\p{Script=Han}\\P{L}*$/u.test(lines.at(-1).text);
}).map(node => node.textContent.trim())"""
"""The titles, terms and heads of rows of which a single Chinese character stands on the last line."""


@pytest.mark.usefixtures("first_report")
def test_no_term_and_no_row_leaves_a_character_alone(browser: Browser, root_address: str) -> None:
    """The Chinese of a term, beside its English too, and of a row is never parted from its last character, at any width."""
    tab = browser.new_page(base_url=root_address)
    alone = []
    for address in ("en/glossary/", "zh/2023/indicators/", "zh-en/2023/1-5/", "zh/2023/"):
        tab.goto(address)
        for width in (390, 768, 1280):
            tab.set_viewport_size({"width": width, "height": 800})
            alone += [(address, width, words) for words in tab.evaluate(ALONE)]
    tab.close()
    assert alone == []


@pytest.mark.usefixtures("first_report")
def test_the_404_page_has_a_frame_and_a_search(browser: Browser, root_address: str) -> None:
    """The page that is not there keeps a margin, names the site, and offers a search that works without a script."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{root_address}404.html")
    heading = tab.locator("main h1").first.bounding_box()
    assert heading
    assert heading["x"] >= 12
    assert tab.get_by_role("banner").inner_text().startswith("巨各庄镇政府工作报告")
    tab.get_by_role("searchbox").first.fill("保水")
    tab.get_by_role("searchbox").first.press("Enter")
    assert tab.url.endswith("/zh/search/?q=%E4%BF%9D%E6%B0%B4")
    context.close()
