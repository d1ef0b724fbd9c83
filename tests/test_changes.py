"""Two years side by side: what is repeated, changed, new, dropped, in the reports and on the page that readers see."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from workreport.changes import compare, differences, term_changes
from workreport.model import Front, Page, Paragraph, Report, Segment, Term


def report(**pages: list[str]) -> Report:
    """A report with these sentences on its pages."""
    made = []
    for name, sentences in pages.items():
        segments = tuple(Segment(f"p1s{number}", text, number) for number, text in enumerate(sentences, 1))
        made.append(Page(name.removeprefix("_").replace("_", "-"), "section", None, (Paragraph("p1", segments),)))
    return Report("2031", "report.txt", Front(), tuple(made))


def told(before: Report, now: Report) -> dict[str, list[tuple[str, str, str]]]:
    """By page, what became of its sentences: kind, old place, new place."""
    return {
        one.page or f"({one.before})": [(change.kind, "/".join(change.before or ()), "/".join(change.now or ())) for change in one.changes]
        for one in compare(before, now)
    }


def test_every_sentence_is_told_of_once() -> None:
    """The same, the same with other figures, reworded, new; what was dropped stands with its counterpart, at its end."""
    before = report(
        _1_1=["扩大茶园面积。", "新增茶园1200亩。", "积极推动文化旅游融合发展。", "修建渡口一座。"], _1_2=["种植行道树5000余株。"]
    )
    now = report(_1_1=["扩大茶园面积。", "新增茶园800亩。", "大力推动文化旅游融合发展。", "举办灯会。"], _1_2=["种植行道树5000余株。"])
    assert told(before, now) == {
        "1-1": [
            ("repeated", "1-1/p1s1", "1-1/p1s1"),
            ("figures", "1-1/p1s2", "1-1/p1s2"),
            ("reworded", "1-1/p1s3", "1-1/p1s3"),
            ("new", "", "1-1/p1s4"),
            ("dropped", "1-1/p1s4", ""),
        ],
        "1-2": [("repeated", "1-2/p1s1", "1-2/p1s1")],
    }


def test_a_section_is_found_under_another_number() -> None:
    """The counterpart is where most of the sentences come from; a page that has none any more comes last."""
    before = report(_1_1=["扩大茶园面积。", "新增茶园1200亩。"], _1_2=["种植行道树5000余株。", "清理河道。"], _1_3=["修建渡口一座。"])
    now = report(_1_1=["种植行道树5000余株。", "清理河道。"], _1_2=["扩大茶园面积。", "新增茶园1200亩。"])
    assert [(one.page, one.before) for one in compare(before, now)] == [("1-1", "1-2"), ("1-2", "1-1"), ("", "1-3")]
    assert told(before, now)["(1-3)"] == [("dropped", "1-3/p1s1", "")]


SENTENCES = st.lists(st.text("茶园河道增种修建0123456789，。", min_size=1, max_size=12), max_size=8)


@given(old=SENTENCES, new=SENTENCES)
def test_nothing_is_left_out_and_nothing_told_twice(old: list[str], new: list[str]) -> None:
    """Each sentence of both reports stands in one change; what is called repeated is the same to the character."""
    before, now = report(_1=old), report(_1=new)
    changes = [change for one in compare(before, now) for change in one.changes]
    assert sorted(change.before for change in changes if change.before) == sorted(("1", f"p1s{n}") for n in range(1, len(old) + 1))
    assert [change.now for change in changes if change.now] == [("1", f"p1s{n}") for n in range(1, len(new) + 1)]
    texts = [{("1", segment.id): segment.text for _, segment in one.segments()} for one in (before, now)]
    for change in changes:
        if change.before and change.now:
            assert (change.kind == "repeated") == (texts[0][change.before] == texts[1][change.now])


@given(old=st.text(max_size=30), new=st.text(max_size=30))
def test_both_wordings_can_be_read_in_what_is_shown(old: str, new: str) -> None:
    """Without what is gone, the pieces are the new text; without what is new, the old."""
    pieces = differences(old, new)
    assert "".join(text for kind, text in pieces if kind != "old") == new
    assert "".join(text for kind, text in pieces if kind != "new") == old


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("增长4.5%。", "增长12%。", (("same", "增长"), ("old", "4.5"), ("new", "12"), ("same", "%。"))),
        ("up 4.5 percent", "up 12 percent", (("same", "up "), ("old", "4.5"), ("new", "12"), ("same", " percent"))),
        ("扩大茶园。", "修建渡口。", (("old", "扩大茶园。"), ("new", "修建渡口。"))),
    ],
)
def test_no_number_and_no_word_is_parted(old: str, new: str, pieces: tuple[tuple[str, str], ...]) -> None:
    """A reader sees a figure replaced, not its digits; wordings with little in common stand whole."""
    assert differences(old, new) == pieces


def test_terms_that_came_and_went() -> None:
    """In the order of their first use."""
    terms = [Term(zh, zh, zh, (), "term", "", "", opaque=False, line=1) for zh in ("河长制", "灯会", "渡口", "茶园")]
    found = term_changes(report(_1=["茶园。渡口。", "河长制。"]), report(_1=["灯会。茶园。"]), terms)
    assert ([term.zh for term in found.came], [term.zh for term in found.went]) == (["灯会"], ["渡口", "河长制"])


@pytest.mark.parametrize("edition", ["zh", "en", "zh-en"])
def test_readers_find_the_page(built_town: Path, edition: str) -> None:
    """From the report's home, from every section and from the contents; the earliest report has none."""
    page = html.parse(built_town / edition / "2032/changes/index.html").getroot()
    assert page.cssselect("main ins")
    assert page.cssselect("main del")
    kinds = {"en": "Same words, other figures", "zh": "仅数字不同", "zh-en": "仅数字不同"}
    assert kinds[edition] in page.text_content()
    home = html.parse(built_town / edition / "2032/index.html").getroot()
    assert [link.get("href") for link in home.cssselect("main .changes-link a")] == ["changes/"]
    section = html.parse(built_town / edition / "2032/1-1/index.html").getroot()
    (address,) = [link.get("href") for link in section.cssselect("main .changes-link a")]
    assert address == "../changes/#section-1-1"
    assert page.cssselect("#section-1-1")
    overview = [link.get("href") for link in page.cssselect(".change-overview a")]
    assert overview == [f"#{heading.get('id')}" for heading in page.cssselect("h2[id^=section-]")] != []
    assert not re.search("年政府", "".join(run.text_content() for run in page.cssselect(".lede [lang=en]")))
    assert not (built_town / edition / "2031/changes").exists()
