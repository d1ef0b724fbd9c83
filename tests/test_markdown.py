"""The Markdown of pages, as Markdown parsers read it: nothing of the text is lost, nothing is taken for markup, every address is there."""

from __future__ import annotations

import html as entities
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import markdown as python_markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from conftest import ADDRESS, ROOT
from walking import page, pages
from workreport import library
from workreport.pages.markdown import markdown

COMMONMARK = MarkdownIt("commonmark").enable("table")
PARSERS: dict[str, Callable[[str], str]] = {
    "markdown-it": COMMONMARK.render,
    "Python-Markdown": lambda text: python_markdown.markdown(text, extensions=["extra", "sane_lists"]),
}
REPORTS = library.report_ids(ROOT)


def read(path: Path) -> tuple[dict[str, str], str]:
    """The front matter of a Markdown file, and what follows."""
    _, matter, text = path.read_text("utf-8").split("---\n", 2)
    return yaml.safe_load(matter), text


def sentences(rendered: str, language: str) -> list[tuple[str, str]]:
    """The sentences of a language with their ids, as a parser has rendered them."""
    tree = html.document_fromstring(f"<html><body>{rendered}</body></html>")
    return [(str(one.get("id") or ""), str(one.text_content())) for one in tree.xpath(f'//span[@lang="{language}"]')]


def chapters(site: Path, edition: str, report: str) -> Iterator[tuple[str, Path]]:
    """The Markdown of a report’s chapters, with their ids, in reading order."""
    for one in library.load(ROOT, report).report.pages:
        yield one.id, site / edition / report / one.id / "index.md"


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("parser", sorted(PARSERS))
@pytest.mark.parametrize("edition", ["zh", "zh-en"])
def test_nothing_is_lost_and_nothing_added(
    request: pytest.FixtureRequest, built_site: Path, edition: str, parser: str, report: str
) -> None:
    """Law 1 over the Markdown: read back by a parser, the Chinese sentences, each by its id, are those of the source to the character."""
    if edition == "zh-en":
        request.getfixturevalue("side_by_side")
    outline = library.load(ROOT, report).report
    wanted = [(page.id, segment.id, segment.text) for page, segment in outline.segments()]
    found = [
        (name, *sentence)
        for name, path in chapters(built_site, edition, report)
        for sentence in sentences(PARSERS[parser](read(path)[1]), "zh-Hans")
    ]
    assert len(found) == len(wanted) > 0
    assert found == wanted


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("parser", sorted(PARSERS))
def test_the_english_is_that_of_the_translation(built_site: Path, parser: str, report: str) -> None:
    """Each English sentence of the Markdown is the translation as its file has it."""
    work = library.load(ROOT, report)
    for name, path in chapters(built_site, "en", report):
        known = {unit.id: unit.text for unit in work.catalogues["en"][name].units if unit.text}
        found = dict(sentences(PARSERS[parser](read(path)[1]), "en"))
        assert {key: found[key] for key in found if key in known} == known


@pytest.mark.parametrize("parser", sorted(PARSERS))
def test_the_whole_report_on_one_page_is_whole(built_site: Path, parser: str) -> None:
    """The full page’s Markdown has every sentence under the id it has there."""
    for report in REPORTS:
        outline = library.load(ROOT, report).report
        wanted = [(f"{page.id}-{segment.id}", segment.text) for page, segment in outline.segments()]
        text = read(built_site / "zh" / report / "full" / "index.md")[1]
        assert sentences(PARSERS[parser](text), "zh-Hans") == wanted


def test_every_page_has_its_markdown(built_site: Path) -> None:
    """Beside every page lies its Markdown, which the page names and an llms.txt lists; its front matter says what the page is called."""
    whole = (built_site / "llms.txt").read_text("utf-8")
    lists = [path.relative_to(built_site).as_posix() for path in built_site.rglob("*/llms.txt")]
    editions = [edition for edition in ("en", "zh", "zh-en") if (built_site / edition).is_dir()]
    assert sorted(lists) == sorted(f"{edition}/{report}/llms.txt" for edition in editions for report in REPORTS)
    assert all(f"({ADDRESS}{name})" in whole for name in lists), "the site’s leads to each report’s"
    listed = whole + "".join((built_site / name).read_text("utf-8") for name in lists)
    for one in pages(built_site):
        if one.path.name != "index.html" or not one.elements("//main"):
            continue
        facts, _ = read(one.path.with_name("index.md"))
        (title,) = one.elements("/html/head/title")
        assert str(title.text).startswith(entities.unescape(str(facts["title"]))), one.path
        assert [link.get("href") for link in one.elements('//link[@type="text/markdown"]')] == ["index.md"]
        address = one.path.parent.relative_to(built_site).as_posix()
        assert facts["url"] == ADDRESS + (f"{address}/" if address != "." else "")
        assert address == "." or f"({ADDRESS}{address}/index.md)" in listed, address


ADDRESSED = 'self::section or self::p or self::h2 or self::h3 or self::tr or self::dd or contains(@class, "segment")'


def test_every_address_of_the_text_is_in_the_markdown(built_site: Path, built_town: Path) -> None:
    """Every section, theme, paragraph and sentence, every row of a table and every entry of a list has the id that it has on the page."""
    reports = [(built_site, f"zh/{report}/full") for report in REPORTS]
    town = [(built_town, address) for address in ("zh-en/2032/full", "en/2031/indicators", "en/glossary")]
    for site, address in (*reports, *town):
        shown = page(site / address / "index.html")
        text = read(site / address / "index.md")[1]
        wanted = {
            str(one.get("id"))
            for one in shown.elements(f"//main//*[{ADDRESSED}][@id]")
            if not one.xpath("ancestor::form | ancestor::dialog")
        }
        found = set(re.findall(r'<(?:a|span) id="([^"]+)"', text))
        assert wanted, address
        assert wanted - found == set(), address


def test_every_figure_is_in_the_markdown(built_town: Path) -> None:
    """The tables of figures have a row for each row of the page, under the same heads."""
    shown = page(built_town / "en" / "2031" / "indicators" / "index.html")
    rendered = COMMONMARK.render(read(built_town / "en" / "2031" / "indicators" / "index.md")[1])
    tree = html.document_fromstring(f"<html><body>{rendered}</body></html>")

    def tables(root: html.HtmlElement) -> list[list[list[str]]]:
        return [
            [["".join(str(cell.text_content()).split()) for cell in row.xpath("th|td")] for row in table.iter("tr")]
            for table in root.iter("table")
        ]

    assert tables(tree) == tables(shown.elements("//main")[0])


HARD = st.text(alphabet="2024.)(*_`~|<>&[]{}#+-=!:\\^$ 一“”\u3000a/;'\"—\t", min_size=1, max_size=40).filter(lambda text: text.strip(" \t"))


@pytest.mark.parametrize("parser", sorted(PARSERS))
@given(text=HARD, shape=st.sampled_from(["p", "h2", "li", "td"]))
def test_no_text_is_taken_for_markup(parser: str, text: str, shape: str) -> None:
    """Whatever characters a sentence has, at the beginning of a line, in a heading, a list or a table, a parser gives it back."""
    text = text.strip(" \t")
    segment = f'<span class="segment" id="p1" lang="zh-Hans">{entities.escape(text)}</span>'
    bodies = {
        "p": f"<p>{segment}</p>",
        "h2": f"<h2>{segment}</h2>",
        "li": f"<ul><li>{segment}</li></ul>",
        "td": f"<table><tr><td>{segment}</td><td>x</td></tr></table>",
    }
    _, _, written = markdown(bodies[shape], {"title": "x"}, "zh").split("---\n", 2)
    assert sentences(PARSERS[parser](written), "zh-Hans") == [("p1", text)]


LINES = ("2024. It was", "1) One", "- not a list", "# not a heading", "> not a quotation", "=====", ": not a definition")


@pytest.mark.parametrize("text", LINES)
@pytest.mark.parametrize("parser", sorted(PARSERS))
def test_no_line_begins_with_markup(parser: str, text: str) -> None:
    """Plain words of the interface, too, stay a paragraph whatever they begin with."""
    _, _, written = markdown(f"<p>{entities.escape(text)}</p>", {"title": "x"}, "en").split("---\n", 2)
    assert entities.unescape(PARSERS[parser](written).strip()) == f"<p>{text}</p>"


JOINED = {"zh": ["一：甲", "二、三：乙"], "en": ["一: 甲", "二, 三: 乙"], "fr": ["一\xa0: 甲", "二, 三\xa0: 乙"]}


@pytest.mark.parametrize(("code", "items"), JOINED.items())
def test_words_and_their_explanations_are_joined_by_the_marks_of_the_page(code: str, items: list[str]) -> None:
    """A list of definitions becomes a list with the colon and the comma that the page’s own language writes."""
    body = "<dl><div><dt>一</dt><dd>甲</dd></div><div><dt>二</dt><dt>三</dt><dd>乙</dd></div></dl>"
    written = markdown(body, {}, code).split("---\n", 2)[2]
    assert [line.removeprefix("-   ") for line in written.split("\n") if line] == items


def test_what_waits_for_a_script_is_left_out() -> None:
    """What a page hides until a script has need of it, in a line or a block, leads nowhere in its Markdown and is not in it."""
    body = '<p>三分钟 <span hidden><a href="#">继续</a></span></p><p hidden>提示</p><div hidden><p>筛选</p></div><p>正文</p>'
    assert markdown(body, {}, "zh").split("---\n", 2)[2] == "\n三分钟\n\n正文\n"


@pytest.mark.slow
def test_the_command_writes_the_files_of_the_site(built_site: Path, tmp_path: Path) -> None:
    """``workreport export markdown`` writes what the site has."""
    command = [sys.executable, "-c", "from workreport.commands import main; main()", "export", "markdown", REPORTS[-1], "-o", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    written = {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.rglob("*.md")}
    assert written
    assert done.stdout.strip() == f"{tmp_path}: {len(written)} pages"
    assert written == {
        path.relative_to(built_site).as_posix(): path.read_bytes()
        for edition in ("zh", "en", "zh-en")
        for path in (built_site / edition / REPORTS[-1]).rglob("*.md")
    }
