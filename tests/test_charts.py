"""Charts and the page of figures: what they say to those who see them and to those who do not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree, html

from measured import interfaces, real, small, two_years
from workreport import library
from workreport.charts import draw
from workreport.charts.drawing import WIDTH
from workreport.edition import Edition
from workreport.indicators.audit import audit
from workreport.indicators.series import history, promises, series
from workreport.pages import figures
from workreport.pages.rendering import Renderer, template_folders
from workreport.pages.spec import PageSpec
from workreport.registry import REPORT_PAGES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser

    from workreport.charts import Drawing

EDITIONS = (Edition("zh", ("zh",)), Edition("en", ("en",)), Edition("zh-en", ("zh", "en")))
KIND = next(kind for kind in REPORT_PAGES if kind.name == "indicators")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def pages(first_report: Path) -> dict[str, str]:
    """The body of the figures' page in each edition."""
    found, words = real(first_report), interfaces(first_report)
    indicators = found.indicators
    renderer = Renderer(template_folders(first_report), words)
    made = {}
    for edition in EDITIONS:
        compared = figures.Comparisons(audit(indicators, history([indicators])), promises([indicators]), series([indicators]))
        context = figures.context(library.load(first_report, "2023").facts, indicators, compared, edition.languages, words)
        title = words[edition.language]("indicators.title")
        made[edition.code] = renderer.html(PageSpec(f"{edition.code}/2023/indicators/", KIND, edition, title, "", context))
    return made


def drawings(project: Path, language: str) -> dict[str, Drawing]:
    """Every chart of the real report in a language."""
    indicators, words = real(project).indicators, interfaces(project)[language]

    def say(key: str, **values: object) -> str:
        return words(f"indicators.chart.{key}", **values)

    return {chart.id: draw(chart, indicators, language, say) for chart in indicators.charts}


@pytest.mark.usefixtures("first_report")
@pytest.mark.parametrize("language", ["zh", "en"])
def test_bars_are_as_long_as_their_values(*, project: Path, language: str) -> None:
    """A bar's length is its value's share of the scale: of 100 percent, of the indicator's greatest, or of the chart's greatest."""
    made = drawings(project, language)
    expected = {
        "tasks": [0.18, 0.55],
        "targets": [158866.59 / 169900, 34383 / 36789.8],
        "growth": [4 / 7, 4 / 7],
        "requests": [1, 2814 / 10063],
        "rates": [0.9591, 0.9532],
    }
    for name, shares in expected.items():
        assert [bar.width for bar in made[name].bars] == pytest.approx([share * WIDTH for share in shares], abs=0.06), name


@pytest.mark.usefixtures("first_report")
def test_a_result_and_its_target_are_one_bar_with_a_tick(project: Path) -> None:
    """The tick lies where the target does on the bar’s scale, and says which target it is."""
    made = drawings(project, "en")
    for name in ("tasks", "targets", "growth"):
        assert [bar.tick for bar in made[name].bars] == [WIDTH, WIDTH], name
    assert [bar.note for bar in made["growth"].bars] == ["target for 2023: around 7%", "target for 2023: around 7%"]
    assert made["targets"].bars[1].note == "target for 2023: 36,789.8 yuan"
    assert not any(bar.tick for name in ("requests", "rates", "visits") for bar in made[name].bars)


@pytest.mark.usefixtures("first_report")
def test_charts_stand_beside_the_section_that_they_belong_to(project: Path) -> None:
    """Beside the page where most of their figures stand: results with what is reported, targets where they are set."""
    beside = figures.section_pictures(real(project).indicators, ("zh",), interfaces(project))
    assert {page: [one.drawings["zh"].id for one in there] for page, there in beside.items()} == {
        "1": ["tasks"],
        "2": ["targets", "growth"],
        "1-6": ["requests", "rates", "visits"],
    }


@pytest.mark.usefixtures("first_report")
def test_charts_say_every_value(project: Path) -> None:
    """The description names every bar with its value, in the chart's own language."""
    for language in ("zh", "en"):
        for drawing in drawings(project, language).values():
            for bar in drawing.bars:
                assert bar.label in drawing.description
                assert bar.value in drawing.description
                assert bar.note in drawing.description
            assert language == "zh" or not re.search("[一-鿿]", drawing.description + drawing.title)


@pytest.mark.usefixtures("first_report")
@pytest.mark.parametrize("language", ["zh", "en"])
def test_bars_stand_apart(*, project: Path, language: str) -> None:
    """No bar's words or body overlap those above it, and everything lies within the drawing."""
    for drawing in drawings(project, language).values():
        floor = 0
        for bar in drawing.bars:
            assert all(floor < foot <= bar.y for foot, _ in bar.lines)
            assert bar.value_y <= bar.y
            assert 0 <= bar.width <= WIDTH
            floor = bar.foot
        assert floor <= drawing.height


def test_pictures_are_named_for_those_who_listen(pages: dict[str, str]) -> None:
    """Each chart is an image with title, description and language; ids are unique on the page; no style is inline and no script is."""
    for code, body in pages.items():
        tree = html.fragment_fromstring(body, create_parent="main")
        ids = tree.xpath("//@id")
        assert len(set(ids)) == len(ids), code
        charts = tree.xpath("//svg")
        assert len(charts) == 6
        for chart in charts:
            assert chart.get("role") == "img"
            names = chart.get("aria-labelledby").split()
            assert [tree.xpath(f'//*[@id="{name}"]')[0].tag for name in names] == ["title", "desc"]
            assert chart.get("lang") in ("zh-Hans", "en")
            etree.fromstring(html.tostring(chart, encoding="unicode", method="xml"))
        assert not tree.xpath("//@style | //script | //style | //@onclick")


def test_every_link_of_the_page_is_kept(project: Path, pages: dict[str, str]) -> None:
    """Each row leads to a segment of the report; each link within the page finds its anchor."""
    segments = {f"{page.id}/#{segment.id}" for page, segment in real(project).report.segments()}
    for code, body in pages.items():
        tree = html.fragment_fromstring(body, create_parent="main")
        ids = set(tree.xpath("//@id"))
        passages = tree.xpath('//table//a[@class="passage"]/@href')
        assert len(passages) >= len(list(real(project).indicators.observations())), code
        assert {link.removeprefix("../") for link in passages} <= segments
        within = [link for link in tree.xpath("//a/@href") if link.startswith("#")]
        assert {link.removeprefix("#") for link in within} <= ids


def test_tables_are_complete_without_a_script(pages: dict[str, str]) -> None:
    """Each table has a caption, a head with a scope for each column, and a row head with a scope; nothing is hidden."""
    for body in pages.values():
        tree = html.fragment_fromstring(body, create_parent="main")
        for table in tree.xpath("//table"):
            assert table.xpath("normalize-space(caption)")
            assert all(head.get("scope") == "col" for head in table.xpath("thead//th"))
            assert all(row.xpath('th[@scope="row"]') for row in table.xpath("tbody/tr"))
        assert not tree.xpath("//*[@hidden]")


@pytest.mark.usefixtures("first_report")
def test_years_stand_side_by_side(project: Path) -> None:
    """With a second report, the page shows the promise beside its result, and each value leads to its own report's pages."""
    one, two = two_years()
    words, edition = interfaces(project), EDITIONS[1]
    compared = figures.Comparisons(audit(two, history([one, two])), promises([one, two]), series([one, two]))
    context = figures.context(library.load(project, "2023").facts, two, compared, edition.languages, words)
    spec = PageSpec("en/2024/indicators/", KIND, edition, "Figures", "", context)
    tree = html.fragment_fromstring(Renderer(template_folders(project), words).html(spec), create_parent="main")
    cells = [" ".join(cell.text_content().split()) for cell in tree.xpath('//table[contains(@class, "promises")]/tbody/tr[1]/td')]
    assert cells == ["2023", "1.07 million yuan", "1.05 million yuan 98.1% of the target"]
    assert tree.xpath('//table[contains(@class, "promises")]/tbody/tr[1]//a/@href') == [
        "../../2023/indicators/#indicator-income-2023-target",
        "#indicator-income",
    ]
    assert tree.xpath('//section[@class="series"]//a[@class="passage"]/@href') == ["../../2023/1/#p1s1", "../../2023/1/#p1s1", "../1/#p1s1"]


def test_a_chart_of_anything_can_be_drawn() -> None:
    """A zero draws no bar and breaks nothing, and a long label keeps its value clear of its words."""
    text = """
groups: [{id: g, label: {zh: 组, en: Group}}]
units: {accidents: {zh: 起, en: accidents, one: accident}}
indicators:
- {id: a, group: g, label: {zh: 事故, en: Accidents of every kind that were counted in the town in the year under review}, unit: accidents,
   observations: [{period: 2022, status: actual, value: 0, unit: 起, segment: 1/p1s1, quote: 事故0起}]}
charts:
- {id: c, kind: amounts, label: {zh: 图, en: Chart}, description: {zh: 图。, en: A chart.}, indicators: [a]}
"""
    indicators = small({"1/p1s1": "全年事故0起。"}, text).indicators
    (bar,) = draw(indicators.charts[0], indicators, "en", lambda key, **_: key).bars
    assert bar.width == 0
    assert len(bar.lines) >= 2
    assert " ".join(line for _, line in bar.lines) == bar.label


SHELL = """<!doctype html><html lang="{language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<style>{css}</style><body><main class="md-typeset">{body}</main></body></html>"""

CLASHES = """() => [...document.querySelectorAll("svg.chart")].flatMap(svg => {
  const box = svg.viewBox.baseVal, texts = [...svg.querySelectorAll("text")].map(text => [text.textContent, text.getBBox()]);
  const out = texts.filter(([, one]) => one.x < -2 || one.x + one.width > box.width + 2
    || one.y < -2 || one.y + one.height > box.height + 2);
  const over = texts.filter(([, a], i) => texts.some(([, b], j) => j > i
    && a.x < b.x + b.width && b.x < a.x + a.width && a.y + 2 < b.y + b.height - 2 && b.y + 2 < a.y + a.height - 2));
  return [...out, ...over].map(([words]) => words);
})"""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_charts_can_be_read(*, project: Path, pages: dict[str, str], browser: Browser, width: int, scheme: Any) -> None:
    """In a browser, at a phone's width and a desktop's, light and dark: no words leave a chart or cover others, the page is no
    wider than the window, and words keep at least 12 pixels."""
    styles = project / "hooks/workreport/theme/assets/styles"
    css = "".join((styles / f"{name}.css").read_text(encoding="utf-8") for name in ("1-base", "2-frame", "3-text", "6-figures"))
    for code, body in pages.items():
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page = context.new_page()
        page.set_content(SHELL.format(language="en" if code == "en" else "zh-Hans", css=css, body=body))
        assert page.evaluate(CLASHES) == []
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        size = page.evaluate("Math.min(...[...document.querySelectorAll('svg.chart')].map(svg => 15 * svg.clientWidth / 360))")
        assert size >= 12
        fill, ground = page.evaluate(
            "[getComputedStyle(document.querySelector('.chart text')).fill, getComputedStyle(document.body).backgroundColor]"
        )
        assert abs(luminance(fill) - luminance(ground)) > 0.5
        context.close()


def luminance(color: str) -> float:
    """How bright a CSS colour of the form rgb(…) is, from 0 to 1."""
    red, green, blue = (int(part) / 255 for part in re.findall(r"\d+", color)[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_columns_sort(project: Path, pages: dict[str, str], browser: Browser, serve: Callable[[Path], str]) -> None:
    """Each head has a button; pressing it by keyboard sorts by the exact value, again in reverse, and then as the source has it."""
    scripts = serve(project / "hooks/workreport/theme/assets/site")
    page = browser.new_page()
    page.goto(scripts)
    page.set_content(SHELL.format(language="en", css="", body=pages["en"]))
    page.evaluate(
        "async address => (await import(address)).sortableTables(document.querySelectorAll('table.figures[data-sort]'))",
        f"{scripts}tables.js",
    )
    table = page.locator("table", has=page.locator("#group-land"))
    button = table.locator("thead button").nth(1)
    values = "rows => rows.map(row => Number(row.cells[1].dataset.value))"
    before = table.locator("tbody tr").evaluate_all(values)
    for order, expected in (("ascending", sorted(before)), ("descending", sorted(before, reverse=True)), ("none", before)):
        button.focus()
        page.keyboard.press("Enter")
        assert table.locator("thead th").nth(1).get_attribute("aria-sort") == order
        assert table.locator("tbody tr").evaluate_all(values) == expected
    page.close()
