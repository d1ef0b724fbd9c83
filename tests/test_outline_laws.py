"""Laws of the outline over generated reports, over any text, and over the real reports."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import examples
from test_outline import nothing_lost
from workreport.manuscript import read
from workreport.manuscript.characters import modern
from workreport.model import Report
from workreport.outline import as_json, as_tree, find
from workreport.problems import ProblemsError

ONES = "一二三四五六七八九"
WORDS = ("经济发展", "城乡建设", "改善民生", "深化改革", "生态保护", "社会治理", "科技创新", "文化繁荣")
PARTS = ("2022年工作回顾", "今后五年的目标任务", "2023年工作安排", "加强政府自身建设")
PROSE = (
    "全年生产总值稳步增长，财政收入持续增加，各项事业取得新进步。",
    "我们坚持稳中求进，扎实做好各项工作，全年新增就业621人，增长4%。",
    "代表们说：“变化真大。日子更好。”大家对今后的发展充满信心。",
    "——综合实力显著增强。全年完成投资3亿元，同比增长百分之四点五。",
    "在看到变化的同时，还存在不少困难，主要是：项目不多，投资不足；服务不优，效率不高。",
)
MARKS = {
    "han": lambda number: f"{han(number)}、",
    "brackets": lambda number: f"（{han(number)}）",
    "narrow": lambda number: f"({han(number)})",
    "digits": lambda number: f"{number}.",
    "comma": lambda number: f"{number}、",
    "digit brackets": lambda number: f"（{number}）",
}
NOISE = ("", "　　", "[bookmark: _GoBack]", "&nbsp;", "\u200b")


def han(number: int) -> str:
    tens, digit = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else ONES[tens - 1] + "十") + ("" if digit == 0 else ONES[digit - 1])


@st.composite
def reports(draw: st.DrawFn) -> tuple[str, list[tuple[int, str, bool]]]:
    """A report as its author might write it, and the headings it has."""
    lines = ["政府工作报告", "——2023年2月16日在某镇第二届人民代表大会第三次会议上", "镇长 周某某", "各位代表："]
    lines.append("现在，我向大会报告工作，请予审议。")
    headings: list[tuple[int, str, bool]] = []
    over = draw(st.sampled_from(["han", "none"]))
    under = "han" if over == "none" else draw(st.sampled_from(["brackets", "narrow"]))
    third = draw(st.sampled_from(["digits", "comma"])) if over == "han" else "brackets"
    fourth = "digit brackets"
    run_in = draw(st.booleans())

    def prose() -> None:
        lines.extend(draw(st.lists(st.sampled_from(PROSE), min_size=1, max_size=2)))

    def section(level: int, style: str, number: int) -> None:
        head = MARKS[style](number) + draw(st.sampled_from(WORDS)) + "取得新成效"
        headings.append((level, head, run_in))
        lines.append(head + ("。" + PROSE[0] if run_in else ""))
        prose()

    for number, title in enumerate(PARTS[: draw(st.integers(2, 4))], 1):
        head = title if over == "none" else MARKS[over](number) + title
        headings.append((1, head, False))
        lines.append(head)
        prose()
        for inner in range(1, draw(st.integers(2, 12)) + 1):
            section(2, under, inner)
            for deep in range(1, draw(st.sampled_from([0, 0, 2, 3])) + 1):
                section(3, third, deep)
                for deepest in range(1, draw(st.sampled_from([0, 0, 2])) + 1):
                    section(4, fourth, deepest)
    lines.append("各位代表！让我们更加紧密地团结起来，为建设美丽家园而努力奋斗！")
    noise = st.sampled_from(NOISE)
    return "\n".join(draw(noise) + line for line in lines), headings


def rendered(report: Report) -> str:
    """The report as text: a line for each heading and each paragraph, as it stood."""
    lines: list[str] = []
    run_in = {heading.line for heading in report.headings if heading.run_in}
    for page in report.pages:
        first = [segment.text for segment in page.paragraphs[0].segments] if page.paragraphs else []
        title = [page.title.text] if page.title else []
        joins = page.title is not None and page.title.line in run_in and page.kind != "opening"
        rows = ["".join(segment.text for segment in it.segments) for it in page.paragraphs]
        if joins and first:
            rows[0] = "".join(title) + rows[0]
            title = []
        lines.extend(title + rows)
    return "\n".join(lines)


@pytest.mark.slow
@examples(60)
@given(reports())
def test_a_generated_report_is_understood(drawn: tuple[str, list[tuple[int, str, bool]]]) -> None:
    """Every heading of a generated report is found, with its level, and nothing else is; law 1 holds."""
    text, headings = drawn
    found = find(read(text.encode(), "x"))
    assert [(it.level, it.text, it.run_in) for it in found.report.headings] == headings
    nothing_lost(text, found)
    assert found.problems == ()


@pytest.mark.slow
@examples(40)
@given(reports())
def test_parse_render_parse_is_the_identity(drawn: tuple[str, list[tuple[int, str, bool]]]) -> None:
    """A report written out as text and read again has the same pages, addresses, levels and sentences."""
    once = find(read(drawn[0].encode(), "x")).report
    twice = find(read(rendered(once).encode(), "x")).report
    assert shape(twice) == shape(once)


def shape(report: Report) -> object:
    return [
        (page.id, page.kind, page.number, [(segment.id, segment.text) for segment in page.segments()], [it.level for it in page.paragraphs])
        for page in report.pages
    ]


ALPHABET = "一二三十、（）().1２①。！？“”《：；，—政府工作报告各位代表年月日附件名词解释[]\n\n\n　 " + '"'
LETTERS = st.text(alphabet=st.sampled_from(ALPHABET), max_size=300)


@examples(300)
@given(st.one_of(LETTERS, st.text(max_size=200)))
def test_any_text_is_outlined(text: str) -> None:
    """Whatever the text, the outline does not raise, loses nothing, and every address is given once.

    A private character of GBK is the one that Unicode has for it.
    """
    try:
        manuscript = read(text.encode("utf-8", "replace"), "x")
    except ProblemsError:
        return
    found = find(manuscript)
    nothing_lost(modern(text.encode("utf-8", "replace").decode()), found)
    addresses = [f"{page.id}/{segment.id}" for page, segment in found.report.segments()]
    assert len(addresses) == len(set(addresses))
    assert len({page.id for page in found.report.pages}) == len(found.report.pages)
    json.dumps(as_json(found))
    assert as_tree(found)


def source(project: Path) -> str:
    return (project / "docs/reports/2023/report.txt").read_text("utf-8")


@pytest.mark.usefixtures("first_report")
def test_a_megabyte_in_two_seconds(project: Path) -> None:
    """A megabyte of report is read and understood within two seconds."""
    text = source(project)
    data = (text * (1_000_000 // len(text.encode()) + 1)).encode()
    started = time.process_time()
    found = find(read(data, "x"))
    assert time.process_time() - started < 2
    assert found.report.headings


SLOW = ("一、甲\n乙\n", "（一）甲。乙。\n", "（", "“甲”。", "&nbsp;", "[bookmark:", "甲 > ", "\\r\\n甲", "1.甲\n", "附件一：甲\n")


@pytest.mark.slow
@pytest.mark.parametrize("unit", SLOW)
def test_time_grows_with_length_only(unit: str) -> None:
    """Text made to be slow takes time in proportion to its length: eight times as much takes less than thirty times as long.

    It is the processor's time, and the best of three runs, so that a busy machine does not fail it; were the time to grow with the
    square, it would be 64 times.
    """

    def seconds(size: int) -> float:
        data = ("政府工作报告\n" + unit * (size // len(unit.encode()))).encode()
        started = time.process_time()
        find(read(data, "x"))
        return time.process_time() - started

    short, long = (min(seconds(size) for _ in range(3)) for size in (10_000, 80_000))
    assert long < 30 * max(short, 0.01)


@pytest.mark.usefixtures("first_report")
def test_the_report_of_2023(project: Path) -> None:
    """The pages of the 2023 report are those its contents promise, each with its count of sentences; law 1 holds."""
    text = source(project)
    found = find(read(text.encode(), "report.txt"), "2023")
    counts = {page.id: sum(1 for _ in page.segments()) for page in found.report.pages}
    sections = {part: [f"{part}-{number}" for number in range(1, 8)] for part in "12"}
    assert list(counts) == ["opening", "1", *sections["1"], "1-closing", "2", *sections["2"], "closing"]
    assert sum(counts.values()) == 240
    nothing_lost(text, found)
    assert found.report.page("1-closing").paragraphs[0].segments[1].text == "艰难困苦，玉汝于成。"
    assert found.report.page("closing").paragraphs[0].segments[1].text.startswith("路虽远行则将至")
    themes = [it.heading.text for page in ("2-1", "2-6") for it in found.report.page(page).paragraphs if it.heading]
    assert themes == [
        *("做大做强招商引资。", "培育特色文旅产业。", "持续壮大新兴产业。"),
        *("探索社会治理新模式。", "构筑安全稳定新防线。", "落实科学防疫新举措。"),
    ]
    assert found.problems == ()
    assert sorted(it.kind for it in found.artefacts) == [
        *["blank at line end"] * 2,
        "blank line",
        *["bookmark"] * 6,
        "letter-spacing",
    ]


@pytest.mark.slow
def test_the_twelve_reports(shared: Path) -> None:
    """The outlines of the reports that were read by hand are found: F1 at least 0.98, front matter 0.95; law 1 holds on each."""
    right = wanted = given_rows = stated = front = 0
    for path in sorted((shared / "reports/outline").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        data = (shared / "reports" / gold["file"]).read_bytes()
        found = find(read(data, gold["file"]))
        rows = as_json(found)
        right += sum(row in gold["outline"] for row in rows["outline"])
        wanted += len(gold["outline"])
        given_rows += len(rows["outline"])
        names = [name for name in rows if name != "outline" and gold[name] is not None]
        stated += len(names)
        front += sum(rows[name] == gold[name] for name in names)
        nothing_lost(data.decode("utf-8-sig"), found)
    assert 2 * right / (wanted + given_rows) >= 0.98
    assert front / stated >= 0.95


@pytest.mark.parametrize("name", ["湖北省", "湖南省"])
def test_bold_heads_are_found(shared: Path, name: str) -> None:
    """What a Word file sets in bold at a paragraph's start, or a sentence's, is found as a heading or a theme; no other theme is."""
    folder = shared / "reports/docx"
    found = find(read((folder / f"2025年{name}政府工作报告.docx").read_bytes(), "x")).report
    table = [row.split("\t") for row in (folder / f"2025年{name}政府工作报告.bold.tsv").read_text("utf-8").splitlines()[1:]]
    bold = {(int(row[0]) + 1, head.split("。")[0]) for row in table if row[1] == "prefix" for head in row[3].split("␟")}
    themes = {(it.heading.line, it.heading.text.rstrip("。")) for page in found.pages for it in page.paragraphs if it.heading}
    heads = {(it.line, it.text) for it in found.headings if it.run_in and it.line in {line for line, _ in bold}}
    right = len(bold & (themes | heads))
    assert 2 * right / (len(bold) + len(themes | heads)) >= 0.95
