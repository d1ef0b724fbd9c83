"""The manuscript room: bytes to lines."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import examples
from test_outline import case
from workreport.manuscript import read
from workreport.manuscript.numbering import in_format
from workreport.model import Line, Manuscript
from workreport.outline import find
from workreport.problems import ProblemsError

CASES = sorted(Path(__file__).parent.glob("cases/manuscript/*.yml"))
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
DRAWN = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word(**parts: str) -> bytes:
    """A Word file with these parts, each given by what stands inside its root."""
    roots = {"body": ("document", "w:document"), "numbering": ("numbering", "w:numbering"), "styles": ("styles", "w:styles")}
    roots["footnotes"] = ("footnotes", "w:footnotes")
    main = f'<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    files = {"_rels/.rels": f'<Relationships xmlns="{RELATIONS}">{main}</Relationships>'}
    listed = "".join(f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in parts if kind != "body")
    files["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{RELATIONS}">{listed}</Relationships>'
    for kind, inside in parts.items():
        name, root = roots[kind]
        whole = f"<w:body>{inside}</w:body>" if kind == "body" else inside
        files[f"word/{name}.xml"] = f"<{root} {W} {MC} {DRAWN}>{whole}</{root}>"
    return zipped({name: content.encode() for name, content in files.items()})


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def given_bytes(wanted: dict[str, Any]) -> tuple[bytes, str]:
    if "body" in wanted:
        return word(**{name: wanted[name] for name in ("body", "numbering", "styles", "footnotes") if name in wanted}), "case.docx"
    data = bytes.fromhex(wanted["hex"]) if "hex" in wanted else wanted["source"].encode()
    return data + bytes.fromhex(wanted.get("append", "")), "case.txt"


def shown(line: Line) -> str:
    if line.kind == "table":
        return f"{line.number} table {'/'.join('|'.join(row) for row in line.cells)}"
    if line.kind == "contents":
        return f"{line.number} contents {line.text}"
    return f"{line.number} footnote {line.mark} {line.text}" if line.kind == "footnote" else f"{line.number} {line.text}"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    """Each case file shows one law of the reader; a case that states no artefacts does not compare them."""
    wanted = case(path)
    data, name = given_bytes(wanted)
    if "problem" in wanted:
        with pytest.raises(ProblemsError) as raised:
            read(data, name)
        assert str(raised.value) == wanted["problem"], wanted["law"]
        return
    found = read(data, name)
    assert [shown(line) for line in found.lines] == wanted["lines"], wanted["law"]
    if "encoding" in wanted:
        assert found.encoding == wanted["encoding"]
    if "artefacts" in wanted:
        assert [f"{it.line} {it.kind} {it.text!r}" for it in found.artefacts] == wanted["artefacts"]
    if "doubts" in wanted:
        assert [str(problem) for problem in found.problems] == wanted["doubts"]
    if "bold" in wanted:
        assert ["".join(f"{start}-{end}" for start, end in line.bold) for line in found.lines] == wanted["bold"]


def test_number_formats() -> None:
    """Word's formats write 1, 10, 12, 21 and 105 as the standard says (ECMA-376 part 1, 17.18.59)."""
    values = (1, 10, 12, 21, 105)
    wanted = {
        "chineseCounting": "一 十 十二 二十一 一〇五",
        "chineseCountingThousand": "一 十 十二 二十一 一百零五",
        "ideographDigital": "一 一〇 一二 二一 一〇五",
        "chineseLegalSimplified": "壹 壹拾 壹拾贰 贰拾壹 壹佰零伍",
        "decimal": "1 10 12 21 105",
        "decimalEnclosedCircle": "① ⑩ ⑫ ㉑ 105",
        "ideographTraditional": "甲 癸 乙 甲 戊",
        "upperRoman": "I X XII XXI CV",
        "lowerLetter": "a j l u aaaaa",
    }
    assert {name: " ".join(in_format(value, name) for value in values) for name in wanted} == wanted


def test_a_file_of_python_docx() -> None:
    """A file that another program wrote, with headings, a table and bold, is read whole and in order."""
    from docx import Document

    document = Document()
    document.add_heading("政府工作报告", 0)
    document.add_paragraph("各位代表：")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "甲", "乙"
    paragraph = document.add_paragraph()
    paragraph.add_run("大力提振消费。").bold = True
    paragraph.add_run("深入推进。")
    buffer = io.BytesIO()
    document.save(buffer)
    found = read(buffer.getvalue(), "report.docx")
    assert [shown(line) for line in found.lines] == ["1 政府工作报告", "2 各位代表：", "2 table 甲|乙", "3 大力提振消费。深入推进。"]
    assert found.lines[-1].bold == ((0, 7),)
    assert found.encoding == "docx"


def test_footnotes_and_tables_of_a_word_file_become_pages() -> None:
    """A footnote is a note whose entry stands on a last appendix; the cells of a table are segments, and its rows give their ids."""
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    row = f"<w:tr>{cell.format('指标')}<w:tc><w:p/></w:tc>{cell.format('收入。支出。')}</w:tr>"
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = f"<w:p><w:r><w:t>一、回顾</w:t></w:r></w:p><w:p><w:r><w:t>落实“双减”</w:t></w:r>{reference}</w:p><w:tbl>{row}</w:tbl>"
    notes = '<w:footnote w:id="2"><w:p><w:r><w:t>减轻负担。</w:t></w:r></w:p></w:footnote>'
    report = find(read(word(body=body, footnotes=notes), "x.docx")).report
    assert [page.id for page in report.pages] == ["1", "appendix-1"]
    assert [(note.mark, note.segment, note.entry) for note in report.notes] == [("[1]", "1/p1s1", "appendix-1/p1")]
    assert [paragraph.mark for page in report.pages for paragraph in page.paragraphs] == ["", "", "[1]"]
    table = report.page("1").paragraphs[1]
    assert table.rows == (("p2s1", "", "p2s2"),)
    assert [segment.text for segment in table.segments] == ["指标", "收入。支出。"]
    assert [segment.text for _, segment in report.segments()][-1] == "减轻负担。"


ANEW = "open the file in a word processor and save it as .docx anew"
DOCUMENT = f"<w:document {W}><w:body><w:p><w:r><w:t>文</w:t></w:r></w:p></w:body></w:document>".encode()
BROKEN = {
    "a part that unpacks to too much": (
        {"word/document.xml": b"<w>" + b" " * (25 * 1024 * 1024)},
        "x.docx: the part word/document.xml unpacks to too many bytes: 16777217; this is no work report; ask for a sound file",
    ),
    "an external entity": (
        {"word/document.xml": b'<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]><w>&e;</w>'},
        f"x.docx: the part word/document.xml in it declares a document type, which may hide entities; {ANEW}",
    ),
    "entities that multiply": (
        {"word/document.xml": b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w>&b;</w>'},
        f"x.docx: the part word/document.xml in it declares a document type, which may hide entities; {ANEW}",
    ),
    "no XML": (
        {"word/document.xml": b"<w"},
        "x.docx: the part word/document.xml in it is no XML; open it in a word processor and save it as .docx anew",
    ),
    "too many tags": (
        {"word/document.xml": b"<w>" + b"<a/>" * 600_000 + b"</w>"},
        "x.docx: the part word/document.xml has too many tags: 600002; this is no work report; ask for a sound file",
    ),
    "elements inside one another": (
        {"word/document.xml": b"<w>" * 200 + b"</w>" * 200},
        "x.docx: the part word/document.xml has too many elements inside one another: 200; this is no work report; ask for a sound file",
    ),
    "too many notes": (
        {
            "word/document.xml": f"<w:document {W}><w:body><w:p>{'<w:footnoteReference/>' * 2001}</w:p></w:body></w:document>".encode(),
        },
        "x.docx: the file has 2001 notes; this is no work report; ask for a sound file",
    ),
    "elements too deep": (
        {"word/document.xml": b"<w>" * 100_000},
        "x.docx: the part word/document.xml in it is no XML; open it in a word processor and save it as .docx anew",
    ),
    "no document": ({"xl/workbook.xml": b"<w/>"}, "x.docx: the archive holds no Word document; give the report as .docx or as text"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_hostile_file_is_one_problem(name: str) -> None:
    """A broken or hostile Word file is one problem with a way out, and quickly so."""
    files, problem = BROKEN[name]
    started = time.process_time()
    with pytest.raises(ProblemsError) as raised:
        read(zipped(files), "x.docx")
    assert str(raised.value) == problem
    assert time.process_time() - started < 5


def test_a_truncated_file_is_one_problem() -> None:
    """A Word file cut short is one problem."""
    with pytest.raises(ProblemsError) as raised:
        read(zipped({"word/document.xml": DOCUMENT})[:-30], "x.docx")
    assert str(raised.value) == "x.docx: the file is a broken archive; open it in a word processor and save it as .docx anew"


@examples(300)
@given(
    st.one_of(st.binary(max_size=400), st.text(max_size=200).map(str.encode), st.binary(max_size=200).map(lambda it: b"PK\x03\x04" + it))
)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Whatever the bytes, the reader returns lines that keep its guarantees, or raises ProblemsError, and the outline never raises."""
    try:
        found = read(data, "x")
    except ProblemsError:
        return
    check(found)
    find(found)


@examples(200)
@given(st.integers(0, 10**6), st.binary(min_size=1, max_size=8))
def test_a_damaged_word_file_is_read_or_refused(at: int, damage: bytes) -> None:
    """Bytes overwritten anywhere in a Word file do no more than make it a problem."""
    data = bytearray(word(body="<w:p><w:r><w:t>一、回顾</w:t></w:r></w:p>", styles="", numbering=""))
    at %= len(data)
    data[at : at + len(damage)] = damage
    try:
        check(read(bytes(data), "x"))
    except ProblemsError:
        return


def check(found: Manuscript) -> None:
    assert found.lines
    for line in found.lines:
        assert line.text == line.text.strip()
        assert line.text
        assert line.number >= 1


@pytest.mark.parametrize(
    ("name", "text"), [("甘肃省", "13-province-2025-gansu"), ("湖北省", "16-province-2025-hubei"), ("湖南省", "17-province-2025-hunan")]
)
def test_word_agrees_with_text(shared: Path, name: str, text: str) -> None:
    """The same report as a Word file and as text: the same headings, the same sentences, the same front matter."""
    folder = shared / "reports"
    of_word = find(read((folder / "docx" / f"2025年{name}政府工作报告.docx").read_bytes(), "x")).report
    of_text = find(read((folder / f"{text}.txt").read_bytes(), "x")).report
    assert of_word.headings == of_text.headings
    assert [segment.text for _, segment in of_word.segments()] == [segment.text for _, segment in of_text.segments()]
    assert of_word.front == of_text.front
