"""What is left out of a source: only what ``report.yml`` lists, and what it no longer lists is text again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import examples
from test_outline import case, nothing_lost
from test_outline_laws import reports
from workreport import facts, scaffolding
from workreport.manuscript import read
from workreport.model import LeftOut
from workreport.outline import Outline, find
from workreport.problems import Place
from workreport.yamlfile import read_yaml

CASES = sorted(Path(__file__).parent.glob("cases/left-out/*.yml"))


def outlined(source: str, left_out: tuple[LeftOut, ...] | None) -> Outline:
    return find(read(source.encode(), "case.txt", left_out), "case", (), "report.yml", left_out)


def listed(found: Outline) -> tuple[LeftOut, ...]:
    """What `new` writes into report.yml, read again."""
    written = read_yaml(scaffolding.left_out(found.left_out).encode(), "report.yml")
    given, problems = facts.read(written)
    assert not [problem for problem in problems if "left-out" in problem.what]
    assert given.left_out is not None
    return given.left_out


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    """Each case says what is proposed of a source, and which paragraphs remain."""
    wanted = case(path)
    found = outlined(wanted["source"], None)
    assert [line.removeprefix("left out: case.txt:") for line in scaffolding.listed(found.left_out, "case.txt")] == wanted["left-out"], (
        wanted["law"]
    )
    paragraphs = ["".join(segment.text for segment in it.segments) for page in found.report.pages for it in page.paragraphs]
    for text in wanted.get("paragraphs", []):
        assert text in paragraphs
    assert [str(problem) for problem in found.problems if "guess" in problem.what] == wanted.get("doubts", [])
    nothing_lost(wanted["source"], found)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_list_is_all_that_is_left_out(path: Path) -> None:
    """A report read with the list that was proposed is the report as proposed; each entry taken off is text again, at its place."""
    source = case(path)["source"]
    proposed = outlined(source, None)
    given = listed(proposed)
    again = outlined(source, given)
    assert again.report == proposed.report
    for entry in given:
        without = outlined(source, tuple(it for it in given if it != entry))
        nothing_lost(source, without)
        text = "".join(segment.text for _, segment in without.report.segments())
        assert entry.quote.replace("　", "") in text.replace("　", "")


def test_nothing_listed_is_nothing_left_out() -> None:
    """With an empty list every line of a web page is text."""
    source = "首页 > 政务公开\n政府工作报告\n各位代表：\n一、回顾\n成绩显著。\n二、安排\n任务繁重。\n责任编辑：某某\n打印本页\n"
    found = outlined(source, ())
    assert "".join(segment.text for _, segment in found.report.segments()) == source.replace("\n", "")
    assert [it.kind for it in found.artefacts] == []


def test_a_quote_that_is_not_there_is_an_error() -> None:
    """An entry that quotes nothing, or another number of page numbers, is an error at its line."""
    source = "政府工作报告\n各位代表：\n一、回顾\n成绩显著。\n— 1 —\n二、安排\n任务繁重。\n"
    given = (LeftOut("没有的行", "button", place=4), LeftOut("— 1 —", "page number", count=2, place=7))
    found = outlined(source, given)
    remedy = "quote the whole line, or take the entry out"
    assert [str(problem) for problem in found.problems if problem.place.path == "report.yml"] == [
        f"report.yml:4: what “left-out” quotes is not in case.txt: “没有的行”; {remedy}",
        f"report.yml:7: what “left-out” quotes is not in case.txt: “— 1 —” × 2; {remedy}",
    ]
    assert "— 1 —" in "".join(segment.text for _, segment in found.report.segments())


def test_lines_tell_apart_what_stands_twice() -> None:
    """Where a quote stands as text too, the lines say which is meant; where it stands just as often as it has lines, they may be old."""
    source = "政府工作报告\n各位代表：\n一、回顾\n收藏\n成绩显著。\n二、安排\n收藏\n"
    kept = outlined(source, (LeftOut("收藏", "button", (7,)),))
    assert [it.line for it in kept.artefacts] == [7]
    moved = outlined(source, (LeftOut("收藏", "button", (8, 9)),))
    assert [it.line for it in moved.artefacts] == [4, 7]
    assert [
        str(problem.place) for problem in outlined(source, (LeftOut("收藏", "button", (8,), place=3),)).problems if problem.severity == 0
    ] == [str(Place("report.yml", 3))]


FURNITURE = ("责任编辑：某某", "打印本页", "上一篇：某县公告", "分享到：")
FORMS = ("— {} —", "－ {} －", "第 {} 页", "第 {} 页 共 9 页")


@examples(40)
@given(reports(), st.data())
def test_furniture_takes_nothing_else_away(drawn: tuple[str, list[tuple[int, str, bool]]], data: st.DataObject) -> None:
    """A report with page numbers anywhere and a web page's foot under it keeps every other character."""
    lines = drawn[0].split("\n")
    form = data.draw(st.sampled_from(FORMS))
    places = sorted(data.draw(st.lists(st.integers(1, len(lines) - 1), max_size=6, unique=True)))
    for number, place in reversed([*enumerate(places, 1)]):
        lines.insert(place, form.format(number))
    foot = data.draw(st.lists(st.sampled_from(FURNITURE), max_size=4))
    source = "\n".join([*lines, *foot])
    found = find(read(source.encode(), "x"))
    plain = find(read(drawn[0].encode(), "x"))
    nothing_lost(source, found)
    assert "".join(segment.text for _, segment in found.report.segments()) == "".join(
        segment.text for _, segment in plain.report.segments()
    )


@pytest.mark.parametrize("name", ["outline", "text"])
def test_the_cases_lose_nothing(shared: Path, name: str) -> None:
    """Law 1 over each case that was written for the purpose."""
    for path in sorted((shared / "cases" / name).glob("*.txt")):
        data = path.read_bytes()
        if b"\xef\xbf\xbd" in data or not _is_utf8(data):
            continue
        nothing_lost(data.decode("utf-8-sig"), find(read(data, path.name)))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
