"""Translations go to another tool and come back, and nothing is lost on the way."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import copy_town
from workreport import exchange, library, seals
from workreport.commands.group import group
from workreport.exchange import Merged, Parcel, Row
from workreport.model import Catalogue, Front, Page, Paragraph, Report, Segment, Unit
from workreport.problems import ProblemsError

FORMS = sorted(exchange.FORMATS)
TEXTS = ["csv", "po", "tmx", "xliff"]
"""Formats whose translations stand in the file as text."""


def named(form: str) -> str:
    """A file's name, as the format wants it."""
    return f"file.{exchange.FORMATS[form].ending}"


def run(inputs: Path, *words: str) -> tuple[int, str]:
    """The exit status of a command, and what it printed."""
    done = CliRunner().invoke(group, ["--project", str(inputs), *words])
    return done.exit_code, done.output


def files(inputs: Path, report: str = "2023") -> dict[str, bytes]:
    """Every translation file of a report with its bytes."""
    return {path.name: path.read_bytes() for path in sorted((inputs / "translations/en" / report).iterdir())}


def comes_back(project: Path, report: str, form: str) -> None:
    """What is exported and imported untouched changes no file, to the byte."""
    before = files(project, report)
    sent = str(project / f"sent.{exchange.FORMATS[form].ending}")
    assert run(project, "export", form, report, "--language", "en", "-o", sent)[0] == 0
    assert run(project, "import", sent) == (0, "0 files written\n")
    assert files(project, report) == before


@pytest.mark.parametrize("form", FORMS)
def test_a_round_trip_leaves_every_file_as_it_was(town: Path, form: str) -> None:
    """Sentences in every state, with notes and without, come home to the byte."""
    comes_back(town, "2031", form)


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
def test_a_round_trip_of_a_whole_report_leaves_every_file_as_it_was(inputs: Path, form: str) -> None:
    """So do the sentences of a report of many pages."""
    comes_back(inputs, "2023", form)


@pytest.mark.parametrize("form", TEXTS)
def test_an_edited_translation_changes_just_its_segment(town: Path, form: str) -> None:
    """A translation edited elsewhere is translated here, to be reviewed again; no other line of any file changes."""
    before = files(town, "2031")
    sent = town / f"sent.{exchange.FORMATS[form].ending}"
    run(town, "export", form, "2031", "--language", "en", "-o", str(sent))
    text = sent.read_text("utf-8")
    assert text.count("Three tea factories were built") == 1
    sent.write_text(text.replace("Three tea factories were built", "We built three tea factories"), "utf-8")
    now = "2031/1-1/p1s3 translated: We built three tea factories, raising the income of 640 farming households."
    assert run(town, "import", str(sent)) == (0, f"{now}\n1 file written\n")
    after = files(town, "2031")
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"1-1.yml"}
    unit = next(unit for unit in library.load(town, "2031").catalogues["en"]["1-1"].units if unit.id == "p1s3")
    assert unit.text.startswith("We built three tea factories,")
    assert unit.state == "translated"


SAID = (
    st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), min_size=1)
    .map(str.strip)
    .filter(lambda text: text.strip() == text != "")
)


@pytest.mark.parametrize("form", [form for form in FORMS if form != "omegat"])
@given(zh=SAID, text=SAID, note=SAID | st.just(""), check=SAID | st.just(""), state=st.sampled_from(["translated", "reviewed", "final"]))
def test_whatever_is_said_comes_back(form: str, zh: str, text: str, note: str, check: str, state: str) -> None:
    """Any characters that a text can hold survive each format: markup, quotes, backslashes, unusual blanks."""
    terms = () if form in {"csv", "xlsx"} else (("保水", "said in the sentence before"),)
    if form == "xliff" and text == zh:
        return  # A target that is the source again was not translated.
    row = Row("2023/1-3/p2s4", zh, text, state, note, check, terms)
    assert exchange.read(exchange.write(form, [row], "en", "2023-02-16"), named(form)) == Parcel("en", (row,))


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        (
            "file.docx",
            b"",
            "file.docx: the file is no TMX, XLIFF, PO, CSV or XLSX; name a file that ends in .tmx, .xlf, .xliff, .po, .csv, .xlsx",
        ),
        (
            "file.tmx",
            b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><tmx>&b;</tmx>',
            "file.tmx: the file declares entities; export it again without a document type of its own",
        ),
    ],
)
def test_a_hostile_file_is_one_problem(name: str, data: bytes, sentence: str) -> None:
    """A file of another kind, or one that would explode, is named with what to do."""
    with pytest.raises(ProblemsError) as raised:
        exchange.read(data, name)
    assert str(raised.value) == sentence


@pytest.mark.parametrize("form", FORMS)
@given(data=st.binary(max_size=400))
def test_any_bytes_are_rows_or_one_problem(form: str, data: bytes) -> None:
    """Whatever the bytes, there is never a traceback."""
    try:
        exchange.read(data, named(form))
    except ProblemsError as error:
        assert len(error.problems) == 1


def known(form: str, listed: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows as a format brings them back untouched: OmegaT's has no translation but the Chinese."""
    return tuple(replace(row, text="", state="") for row in listed) if form == "omegat" else listed


@pytest.mark.parametrize("form", FORMS)
@given(place=st.floats(0, 1, exclude_max=True))
@settings(deadline=None)
def test_a_file_that_is_cut_off_brings_nothing_wrong(form: str, place: float) -> None:
    """Wherever a file was cut, it is refused, or what it brings is whole."""
    listed = tuple(Row(f"2023/1/p1s{number}", f"第{number}句“话”。", f'Sentence {number} — "said".', "reviewed") for number in range(1, 9))
    data = exchange.write(form, listed, "en", "2023-02-16")
    try:
        brought = exchange.read(data[: int(place * len(data))], named(form)).rows
    except ProblemsError as error:
        (problem,) = error.problems
        assert re.match(rf"{re.escape(named(form))}(:\d+)?: (the file|byte) ", str(problem))
    else:
        assert set(brought) <= set(known(form, listed))


@pytest.mark.parametrize("form", FORMS)
def test_a_file_cut_off_at_the_end_of_any_line_brings_nothing_wrong(form: str) -> None:
    """Between two lines as between two characters: what looks whole and is not would bring an empty sentence."""
    listed = tuple(Row(f"2023/1/p1s{number}", f"第{number}句。", f"Sentence {number}.", "reviewed") for number in range(1, 4))
    lines = exchange.write(form, listed, "en", "2023-02-16").splitlines(keepends=True)
    for count in range(len(lines)):
        try:
            brought = exchange.read(b"".join(lines[:count]), named(form)).rows
        except ProblemsError:
            continue
        assert set(brought) <= set(known(form, listed)), f"{count} lines of {len(lines)}"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("form", ["tmx", "xliff"])
def test_entities_are_refused_in_any_encoding(form: str, encoding: str) -> None:
    """Neither an entity that explodes nor one that fetches a file gets as far as the parser."""
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><tmx>&a;</tmx>'
    with pytest.raises(ProblemsError) as raised:
        exchange.read(text.encode(encoding), named(form))
    assert str(raised.value) == f"{named(form)}: the file declares entities; export it again without a document type of its own"


def test_a_huge_file_is_refused_unread() -> None:
    """Size is looked at before content."""
    with pytest.raises(ProblemsError) as raised:
        exchange.read(b" " * (exchange.LARGEST + 1), "file.po")
    assert str(raised.value) == f"file.po: the file has {exchange.LARGEST + 1} bytes; keep it below {exchange.LARGEST}"


UNITS = (
    Unit("p1s1", "甲  甲。", "A.", "reviewed", 1, "a note", "a reason", (("甲", "said before"),)),
    Unit("p1s2", "乙。", "", "initial", 9),
    Unit("p1s3", "丙。", "C.", "final", 13),
    Unit("p1s4", "丁。", "D.", "reviewed", 17),
    Unit("p1s5", "丁。", "D again.", "reviewed", 21),
)
CATALOGUES = {"1-3": Catalogue("1-3.yml", "1-3", "en", UNITS)}


@pytest.mark.parametrize(
    ("row", "units"),
    [
        pytest.param(Row("2023/1-3/p1s1", "甲  甲。", "A.", ""), {}, id="a tool that drops notes, reasons and states takes none away"),
        pytest.param(Row("2023/1-3/p1s3", "丙。", "", "initial"), {}, id="a translation that is left out is not taken away"),
        pytest.param(Row("2023/1-3/p1s2", "乙。", "B.", ""), {1: ("B.", "translated")}, id="a first translation is to be reviewed"),
        pytest.param(
            Row("2023/1-3/p1s3", "丙。", "See.", "final"), {2: ("See.", "translated")}, id="an edited one is to be reviewed again"
        ),
        pytest.param(Row("2023/1-3/p1s4", "丁。", "D.", "final"), {}, id="a state that another tool set is not taken"),
        pytest.param(Row("2023/1-3/p1s2", "乙。", "乙。", "final"), {}, id="a target that is the Chinese again is no translation"),
        pytest.param(Row("2023/1-3/p1s2", "丙。", "See.", ""), {2: ("See.", "translated")}, id="the sentence has another id by now"),
        pytest.param(Row("2023/1-3/p1s1", "甲 甲。", "AA.", ""), {0: ("AA.", "translated")}, id="blanks that a tool joined do not matter"),
        pytest.param(Row("", "乙。", "B.", ""), {1: ("B.", "translated")}, id="a memory without ids fills what is empty"),
        pytest.param(Row("", "丙。", "See.", ""), {}, id="a memory without ids overwrites nothing"),
    ],
)
def test_what_comes_back_changes_its_own_sentence_and_no_other(row: Row, units: dict[int, tuple[str, str]]) -> None:
    """By sentence, not by position; nothing is taken away by what a tool left out."""
    merged = exchange.merge(CATALOGUES, [row])
    assert merged.left == ()
    expected = [replace(unit, text=units[index][0], state=units[index][1]) if index in units else unit for index, unit in enumerate(UNITS)]  # type: ignore[arg-type]
    assert list(merged.catalogues["1-3"].units) == expected


@pytest.mark.parametrize("row", [Row("2023/1-3/p1s3", "戊。", "E.", "final"), Row("2023/9-9/p1s1", "丁。", "D.", "final")])
def test_a_sentence_that_is_gone_or_stands_twice_is_left_out(row: Row) -> None:
    """A translation is never put beside another sentence than its own."""
    assert exchange.merge(CATALOGUES, [row]) == Merged(CATALOGUES, (row,), ())


@pytest.mark.parametrize("form", TEXTS)
def test_a_file_sent_before_the_source_changed_still_comes_home(town: Path, form: str) -> None:
    """Ids have shifted since by an inserted sentence: every edit finds its sentence."""
    sent = town / f"sent.{exchange.FORMATS[form].ending}"
    run(town, "export", form, "2031", "--language", "en", "-o", str(sent))
    source = town / "docs/reports/2031/report.txt"
    source.write_text(source.read_text("utf-8").replace("建成茶叶加工厂", "新增一句话。建成茶叶加工厂"), "utf-8")
    assert run(town, "sync", "2031")[0] == 0
    before = files(town, "2031")
    assert run(town, "import", str(sent)) == (0, "0 files written\n")
    text = sent.read_text("utf-8")
    sent.write_text(text.replace("Three tea factories were built", "We built three tea factories"), "utf-8")
    status, output = run(town, "import", str(sent))
    assert status == 0
    assert output.startswith("2031/1-1/p1s4 translated: We built three tea factories")
    assert output.endswith(".\n1 file written\n")
    units = library.load(town, "2031").catalogues["en"]["1-1"].units
    assert [unit.id for unit in units if unit.text.startswith("We built three tea factories")] == ["p1s4"]
    assert {name for name, data in files(town, "2031").items() if data != before[name]} == {"1-1.yml"}


STALE = Row("2023/1-3/p1s1", "甲。", "C.", "translated", was="丙。")


@pytest.mark.parametrize("form", ["po", "xliff"])
def test_a_stale_translation_goes_out_with_the_sentence_it_was_made_from(form: str) -> None:
    """The translator sees what has changed; what comes back is the translation, with no note that nobody wrote."""
    data = exchange.write(form, [STALE], "en", "2023-02-16")
    shown = {"po": '#, fuzzy\n#| msgid "丙。"\nmsgctxt "2023/1-3/p1s1"\nmsgid "甲。"\n', "xliff": '<note from="was">丙。</note>'}
    assert shown[form] in data.decode()
    assert exchange.read(data, "sent.po" if form == "po" else "sent.xlf").rows == (replace(STALE, was=""),)


def test_a_memory_holds_no_stale_pair() -> None:
    """A translation memory pairs a sentence with its own translation only."""
    data = exchange.write("tmx", [STALE, Row("2023/1-3/p1s2", "乙。", "B.", "translated")], "en", "2023-02-16")
    assert [row.id for row in exchange.read(data, "sent.tmx").rows] == ["2023/1-3/p1s2"]


@pytest.mark.parametrize(
    ("row", "was"),
    [
        pytest.param(replace(STALE, was=""), "丙。", id="untouched"),
        pytest.param(replace(STALE, text="A.", was=""), "", id="mended"),
        pytest.param(replace(STALE, state="reviewed", was=""), "丙。", id="another tool’s word that it was read"),
    ],
)
def test_a_translation_that_somebody_has_changed_is_stale_no_more(row: Row, was: str) -> None:
    """A new text says that somebody has looked at it; a state does not."""
    stale = Unit("p1s1", "甲。", "C.", "translated", 1, was="丙。")
    merged = exchange.merge({"1-3": Catalogue("1-3.yml", "1-3", "en", (stale,))}, [row])
    assert merged.catalogues["1-3"].units[0].was == was


SEALED = seals.sealed(Unit("p1s1", "甲。", "A.", "translated", 1), "2026-11-26")
DRAFT = Unit("p1s2", "乙。", "B.", "initial", 5, origin="2022/1/p1s1 94%")


@pytest.mark.parametrize("form", [form for form in FORMS if form != "omegat"])
def test_what_comes_back_as_it_was_sent_keeps_state_origin_and_seal(form: str) -> None:
    """Whatever a format has no room for stays ours: a draft is a draft, a seal holds, until somebody changes the words."""
    catalogues = {"1-3": Catalogue("1-3.yml", "1-3", "en", (SEALED, DRAFT))}
    page = Page("1-3", "section", None, (Paragraph("p1", (Segment("p1s1", "甲。", 1), Segment("p1s2", "乙。", 1))),))
    report = Report("2023", "report.txt", Front(), (page,))
    data = exchange.write(form, exchange.rows(report, catalogues), "en", "2023-02-16")
    came = exchange.read(data, named(form)).rows
    assert exchange.merge(catalogues, came).catalogues == catalogues
    edited = exchange.merge(catalogues, [replace(row, text=f"{row.text[:-1]}, edited.") for row in came]).catalogues["1-3"].units
    assert edited[0] == replace(SEALED, text="A, edited.", state="translated", seal="")
    if form != "tmx":  # A memory holds no drafts.
        assert edited[1] == replace(DRAFT, text="B, edited.", state="translated", origin="")


def test_what_a_memory_has_otherwise_than_we_is_told_and_taken_only_on_demand() -> None:
    """A person’s translation is not overwritten by another tool’s memory unasked; a draft gives way to it."""
    catalogues = {"1-3": Catalogue("1-3.yml", "1-3", "en", (SEALED, DRAFT))}
    rows = [Row("", "甲。", "See.", ""), Row("", "乙。", "Bee.", "")]
    merged = exchange.merge(catalogues, rows)
    assert merged.differing == (("1-3/p1s1", rows[0]),)
    assert [unit.text for unit in merged.catalogues["1-3"].units] == ["A.", "Bee."]
    taken = exchange.merge(catalogues, rows, take=True)
    assert taken.differing == ()
    assert [unit.text for unit in taken.catalogues["1-3"].units] == ["See.", "Bee."]


def test_a_translation_into_another_language_is_not_mistaken(inputs: Path) -> None:
    """The file says its language; English never takes in French."""
    sent = inputs / "sent.po"
    sent.write_bytes(exchange.write("po", [Row("2023/1-3/p1s2", "坚持", "Oui.", "translated")], "fr", "2023-02-16"))
    for words in (("import", str(sent)), ("import", str(sent), "--language", "fr"), ("export", "po", "2023", "--language", "fr")):
        done = CliRunner().invoke(group, ["--project", str(inputs), *words])
        assert str(done.exception) == "translations: there is no translation into “fr”; say “--language” with one of: en"
    done = CliRunner().invoke(group, ["--project", str(inputs), "import", str(sent), "--language", "en"])
    assert str(done.exception) == f"{sent}: the file is a translation into “fr”; say “--language fr”"


def test_the_published_memory_bears_the_reports_date() -> None:
    """The date written is that of the text, so that two builds are the same to the byte."""
    listed = [Row("2023/1/p1s1", "甲。", "A.", "reviewed")]
    data = exchange.write("tmx", listed, "en", "2023-02-16")
    assert b'creationdate="20230216T000000Z"' in data
    assert exchange.write("tmx", listed, "en", "2023-02-16") == data


def test_inline_codes_of_other_tools_are_no_text() -> None:
    """Another program's formatting is not put into the sentence; the words that it encloses are."""
    tmx = (
        '<tmx version="1.4"><header srclang="zh"/><body><tu><tuv xml:lang="zh"><seg>新建<bpt i="1">&lt;b&gt;</bpt>公园'
        '<ept i="1">&lt;/b&gt;</ept>。</seg></tuv><tuv xml:lang="en"><seg>We built <hi>parks</hi><ph>{1}</ph>.</seg></tuv></tu>'
        "</body></tmx>"
    )
    assert exchange.read(tmx.encode(), "x.tmx").rows == (Row("", "新建公园。", "We built parks.", ""),)
    xliff = (
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
        '<file original="2023/1" source-language="zh" target-language="en">'
        '<body><group><trans-unit id="p1s1"><source>新建<g id="1">公园</g>。</source>'
        '<target state="final">We built <x id="2"/><g id="1">parks</g>.'
        "</target></trans-unit></group></body></file></xliff>"
    )
    assert exchange.read(xliff.encode(), "x.xlf").rows == (Row("2023/1/p1s1", "新建公园。", "We built parks.", "final"),)


def test_a_table_as_a_spreadsheet_writes_it_anew() -> None:
    """Semicolons or tabs, columns in another order, one more column, rows sorted: every translation comes home."""
    rows = [Row("2023/1/p1s1", "甲。", "A; a.", "translated"), Row("2023/1/p1s2", "乙。", "“B”", "translated")]
    for delimiter in ";\t":
        text = "\n".join(
            delimiter.join(cells)
            for cells in (
                ["zh", "mine", "en", "id"],
                ["乙。", "", "“B”", "2023/1/p1s2"],
                ["", "", "", "end"],
                ["甲。", "why", '"A; a."', "2023/1/p1s1"],
            )
        )
        came = exchange.read(text.encode(), "x.csv")
        assert came.language == "en"
        assert sorted((row.id, row.text) for row in came.rows) == [(row.id, row.text) for row in rows]


def test_a_text_that_a_spreadsheet_takes_for_a_formula_is_none() -> None:
    """A sentence that begins with a sign of arithmetic stays a sentence, there and back."""
    row = Row("2023/1/p1s1", "＝", "=1+1", "translated")
    assert b",'=1+1," in exchange.write("csv", [row], "en", "2023-02-16")
    assert exchange.read(exchange.write("csv", [row], "en", "2023-02-16"), "x.csv").rows == (row,)
    assert exchange.read(exchange.write("xlsx", [row], "en", "2023-02-16"), "x.xlsx").rows == (row,)


def test_remarks_of_a_checking_tool_are_no_note_to_readers() -> None:
    """What pofilter writes above an entry is for whoever translates; a note of ours beside it comes back."""
    sent = exchange.write("po", [Row("2031/1/p1s1", "甲。", "A.", "reviewed", "Our note.")], "en", "2031-02-10")
    marked = sent.replace(b"# Our note.\n", b"# (pofilter) startcaps: Different capitalization at the start\n# Our note.\n")
    assert marked != sent
    assert exchange.read(marked, "x.po").rows == exchange.read(sent, "x.po").rows


@pytest.mark.programs
def test_omegat_translates_our_files(tmp_path: Path) -> None:
    """Debian's OmegaT reads both files, writes what its memory has, and leaves the rest; what it brings is translated.

    Its project is translated on the command line, with a memory of two sentences; the report's own English is taken away before, so that
    all that comes back is OmegaT's.
    """
    if shutil.which("omegat") is None:
        pytest.skip("no OmegaT on this machine; install it, for example: sudo apt-get install omegat")
    work = library.load(copy_town(tmp_path / "town"), "2031")
    emptied = {
        page: replace(one, units=tuple(Unit(unit.id, unit.zh, "", "initial", 0) for unit in one.units))
        for page, one in work.catalogues["en"].items()
    }
    sentences = [unit.zh for one in emptied.values() for unit in one.units if unit.id.startswith("p")][:2]
    project = tmp_path / "omegat"
    for name in ("source", "target", "omegat", "tm", "glossary", "dictionary"):
        (project / name).mkdir(parents=True)
    (project / "omegat.project").write_text(PROJECT, "utf-8")
    memory = exchange.write("tmx", [Row("", zh, f"Sentence {n}.", "translated") for n, zh in enumerate(sentences)], "en", "2031-02-10")
    memory = memory.replace(b"zh-Hans", b"ZH-CN").replace(b'"en"', b'"EN-US"')
    (project / "omegat/project_save.tmx").write_bytes(memory)
    rows = exchange.rows(work.report, emptied)
    (project / "source/report.xlf").write_bytes(exchange.write("omegat", rows, "en", "2031-02-10"))
    (project / "source/report.po").write_bytes(exchange.write("po", rows, "en", "2031-02-10"))
    command = ["omegat", "--mode=console-translate", str(project)]
    environment = {**os.environ, "HOME": str(tmp_path)}
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    for name in ("report.xlf", "report.po"):
        came = exchange.read((project / "target" / name).read_bytes(), name)
        merged = exchange.merge(emptied, came.rows).catalogues
        translated = {unit.zh: (unit.text, unit.state) for page in merged.values() for unit in page.units if unit.text}
        assert translated == {zh: (f"Sentence {n}.", "translated") for n, zh in enumerate(sentences)}, name


PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0"><source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir><dictionary_dir>__DEFAULT__</dictionary_dir><source_lang>ZH-CN</source_lang>
<target_lang>EN-US</target_lang><sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags></project></omegat>
"""


@pytest.mark.slow
def test_the_markdown_that_is_exported_is_the_sites(built_town: Path, tmp_path: Path) -> None:
    """``export markdown`` writes the Markdown of every page of a report, to the byte as the site has it."""
    status, _output = run(built_town.parent, "export", "markdown", "2032", "-o", str(tmp_path / "markdown"))
    assert status == 0
    written = {path.relative_to(tmp_path / "markdown").as_posix(): path.read_bytes() for path in (tmp_path / "markdown").rglob("*.md")}
    there = {path.relative_to(built_town).as_posix(): path.read_bytes() for path in built_town.glob("*/2032/**/*.md")}
    assert len(there) > 30
    assert written == there


@pytest.mark.slow
def test_a_template_that_fails_ends_an_export_in_one_line(inputs: Path) -> None:
    """What a site has written in the place of a template is an input: its fault is named with its line."""
    (inputs / "docs/templates/pages").mkdir(parents=True)
    (inputs / "docs/templates/pages/page.html").write_text("<p>\n{{ nothing_of_the_kind.x }}\n", "utf-8")
    done = CliRunner().invoke(group, ["--project", str(inputs), "export", "markdown", "2023"])
    fault = "docs/templates/pages/page.html:2: the template fails: 'nothing_of_the_kind' is undefined; mend it, or delete it"
    assert str(done.exception) == fault


QUOTED = "put a text with commas or quotation marks in quotation marks, each of its own doubled"
TABLE = "id,zh,en,state,note,check\r\n2023/1-3/p1s1,甲。,{},initial,,\r\n2023/1-3/p1s2,乙。,Second.,initial,,\r\nend,,,,,\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_in_the_encoding_of_any_machine_comes_in(encoding: str, delimiter: str) -> None:
    """Excel and WPS save CSV in the encoding of the machine, and “Unicode text” in UTF-16 with tabs."""
    came = exchange.read(TABLE.format("First.").replace(",", delimiter).encode(encoding), "t.csv")
    assert [(row.zh, row.text) for row in came.rows] == [("甲。", "First."), ("乙。", "Second.")]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            TABLE.format('"First" of all, and last').encode(),
            f"t.csv:2: the row has more cells than the first one; {QUOTED}",
        ),
        (
            TABLE.format("First.").replace("p1s2,乙。", "p1s1,甲。").encode(),
            "t.csv: 2023/1-3/p1s1 stands twice, with two translations; keep one of the two",
        ),
        (
            b"zh,en\r\n",
            "t.csv: the file has no id and no zh in its first row; give the first row the names id, zh, en, state, note, check",
        ),
    ],
)
def test_a_table_that_says_two_things_brings_neither(data: bytes, sentence: str) -> None:
    """A text parted by its own comma and a segment with two translations are refused, with the row and what to do."""
    with pytest.raises(ProblemsError) as raised:
        exchange.read(data, "t.csv")
    assert str(raised.value) == sentence


@pytest.mark.parametrize(("value", "shown"), [(0.054, "0.054"), (True, "True")])
def test_a_cell_that_a_spreadsheet_has_made_a_number_of_is_no_translation(value: object, shown: str) -> None:
    """5.4% typed into a cell of numbers is 0.054; ours are cells of text, whichever sheet is in front."""
    listed = (Row("2023/1-3/p1s1", "5.4%", "", "initial"),)
    book = openpyxl.load_workbook(io.BytesIO(exchange.write("xlsx", listed, "en", "2023-02-16")))
    assert book["segments"]["C2"].number_format == "@"
    book.create_sheet("other", 0)
    book["segments"]["C2"].value = "5.4 %"
    stream = io.BytesIO()
    book.save(stream)
    assert [row.text for row in exchange.read(stream.getvalue(), "t.xlsx").rows] == ["5.4 %"]
    book["segments"]["C2"].value = value
    stream = io.BytesIO()
    book.save(stream)
    with pytest.raises(ProblemsError) as raised:
        exchange.read(stream.getvalue(), "t.xlsx")
    what = f"t.xlsx: row 2 has a number or a date where a text belongs: {shown}"
    assert str(raised.value) == f"{what}; give the cell the format “Text” and type it again"
