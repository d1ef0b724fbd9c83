"""The invented town: its Word file is what its script writes, and its inputs are as the tests want them."""

from __future__ import annotations

import re
import runpy
import zipfile
from pathlib import Path

from conftest import TOWN
from walking import page, report_pages, text
from workreport import archive
from workreport.catalogue import join
from workreport.problems import Severity


def test_the_word_file_is_the_one_the_script_writes(tmp_path: Path) -> None:
    """Whoever changes the words of the script writes the file anew."""
    runpy.run_path(str(TOWN / "word.py"))["write"](tmp_path / "report.docx")
    assert (tmp_path / "report.docx").read_bytes() == (TOWN / "docs/reports/2032/report.docx").read_bytes()


def test_every_state_of_a_translation_occurs() -> None:
    """Whatever readers are told of a translation is told somewhere in the town; English has one stale sentence, French is begun."""
    found, problems = archive.load(TOWN)
    states = {one.state for work in found.works for page in work.report.pages for one in join(page, work.catalogues["en"].get(page.id))}
    assert states >= {"reviewed", "translated", "stale", "draft", "initial"}
    (problem,) = [one for one in problems if not one.place.path.startswith("translations/fr/")]
    assert str(problem) == (
        "translations/en/2032/1-2.yml:8: p1s1 is stale: the source now says “污水处理率达到95%。”; "
        "run “workreport sync”, then read the translation again"
    )


def test_a_third_language_is_built_from_its_name(built_town: Path) -> None:
    """With nothing but `language: {fr: Français}` there is a whole French edition; what it lacks is shown in English, else in Chinese."""
    home = page(built_town / "fr" / "index.html")
    assert home.tree.get("lang") == "fr"
    languages = {"2031": {"en"}, "2032": {"en", "zh-Hans"}}
    for report, expected in languages.items():
        spans = [span for one in report_pages(built_town, "fr", report) for span in one.elements('//span[contains(@class, "segment")]')]
        assert {span.get("lang") for span in spans} == expected
    last = page(built_town / "fr" / "2032" / "2-2" / "index.html")
    (untranslated,) = last.elements('//span[@id="p1s1"]')
    assert text(untranslated) == "新建养老驿站1个，群众诉求办理时间不超过2天。"


def test_documents_and_data_declare_a_third_language(built_town: Path) -> None:
    """A French PDF, EPUB and citation say that they are French, of no one country; a memory is there once a sentence is translated."""
    import pikepdf

    folder = built_town / "data" / "2031"
    for code, expected in {"fr": "fr", "en": "en", "zh": "zh-CN"}.items():
        with pikepdf.open(folder / f"report.{code}.pdf") as document:
            assert str(document.Root.Lang) == expected
    with zipfile.ZipFile(folder / "report.fr.epub") as book:
        (package,) = [name for name in book.namelist() if name.endswith(".opf")]
        assert "<dc:language>fr</dc:language>" in book.read(package).decode()
    (cited,) = page(built_town / "fr" / "2031" / "1-1" / "index.html").elements(
        '//section[contains(h3, "BibTeX")][contains(., "langid = {french}")]'
    )
    assert cited.xpath("pre/@lang") == ["en"], "the report has no French title, so the entry is worded in English"
    assert (folder / "segments.tmx").is_file()
    assert not (folder / "segments.fr.tmx").exists()
    assert not page(built_town / "fr" / "2031" / "index.html").elements('//a[contains(@href, ".tmx")]')


def test_the_glossary_joins_with_the_marks_of_its_edition(built_town: Path) -> None:
    """Where a list's own words are borrowed from English, the marks between its items are the edition's."""
    between = {"fr": "\u202f; ", "en": "; ", "zh": "；"}
    for code, mark in between.items():
        places = page(built_town / code / "glossary" / "index.html").elements('//dd[@class="places"][count(a) > 1]')
        assert {link.tail for entry in places for link in entry.findall("a")[:-1]} == {mark}


def test_what_a_language_lacks_is_named_by_groups() -> None:
    """Each missing group of words is one warning, with the keys to add."""
    _, problems = archive.load(TOWN)
    groups = [str(problem) for problem in problems if problem.place.path == "translations/fr/interface.yml"]
    assert len(groups) > 5
    assert any(
        re.match(r"translations/fr/interface\.yml: \d+ words of “footer” are not there in “fr” and are shown in another language; add", one)
        for one in groups
    )
    assert {problem.severity for problem in problems} == {Severity.WARNING}
