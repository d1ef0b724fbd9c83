"""Characters: whatever stands in a source is on the page, and stops no document."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest

from workreport import documents
from workreport.documents.boxes import BOX, without_loose_marks
from workreport.manuscript import read
from workreport.model import Correction
from workreport.outline import find

TEMPLATES = Path(documents.__file__).parents[1] / "templates" / "documents"
MOST = 100
UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp")


def blocks() -> list[str]:
    """Up to 100 graphic characters of each 256 of Unicode, its blocks and halves of blocks."""
    found = []
    for start in range(0x80, 0x32400, 0x100):
        some = [chr(code) for code in range(start, start + 0x100) if unicodedata.category(chr(code)) not in UNSEEN]
        found.append("".join(character for character in some if character != "\ufffd")[:MOST])
    return [text for text in found if text]


def content(title: str, paragraphs: list[str]) -> dict[str, Any]:
    """A report as the documents have it."""
    passages = [[{"id": f"p{n}s1", "sides": [["zh-Hans", text]], "mark": "", "note": ""}] for n, text in enumerate(paragraphs, 1)]
    block = {"level": 0, "entry": "", "front": "", "rows": [], "pictures": []}
    chapter = {
        "id": "1",
        "kind": "part",
        "level": 1,
        "label": [],
        "pictures": [],
        "title": {"id": "title", "sides": [["zh-Hans", "一、回顾"]], "mark": "", "note": ""},
        "blocks": [{**block, "id": f"p{n}", "passages": one} for n, one in enumerate(passages, 1)],
    }
    words = dict.fromkeys(("contents", "prevails", "notes", "summary"), "文")
    lists: dict[str, list[Any]] = {
        "session": [],
        "status": [],
        "speaker": [],
        "headings": [["zh-Hans", "目录"]],
        "chapters": [chapter],
        "body": [["zh-Hans", "某镇"]],
        "title": [["zh-Hans", title]],
    }
    dates = {"date": "2031-01-10", "updated": "2031-01-10", "day": "2031年1月10日"}
    return {"lang": "zh-Hans", "bilingual": False, "provenance": [["zh-Hans", "文"]], **words, **lists, **dates}


def test_every_character_is_in_the_report() -> None:
    """Emoji, rare Han, Tibetan, Mongolian, Uyghur and Yi letters, and all others, are text, and no doubt."""
    texts = [f"甲{text}乙。" for text in blocks()]
    found = find(read("\n".join(["政府工作报告", "各位代表：", "一、回顾", *texts, "二、安排", "丙。"]).encode(), "x"))
    shown = "".join(segment.text for _, segment in found.report.segments())
    assert [character for text in texts for character in text if character not in shown and not character.isspace()] == []
    assert [str(problem) for problem in found.problems if "U+" in problem.what and "U+FFFC" not in problem.what] == []


def test_a_lost_character_is_an_error_until_it_is_quoted() -> None:
    """U+FFFD is an error of a check, with line and column, that stops no build; a correction that quotes it is the editor's word."""
    manuscript = read("一、回顾\n镇长王\ufffd主持会议。\n二、安排\n丙。\n".encode(), "x")
    remedy = "look it up in the original and quote the place as “lost:” in the corrections of report.yml"
    assert [str(it) for it in find(manuscript).lost] == [f"x:2: column 4: a character was lost here (U+FFFD); {remedy}"]
    assert find(manuscript, corrections=[Correction("lost", "王\ufffd主持", 1)]).lost == ()
    quoted = find(manuscript, corrections=[Correction("lost", "王\ufffd某", 1)], corrections_path="report.yml")
    assert str(quoted.problems[0]).startswith("report.yml:1: “王\ufffd某” quotes no place of x where a character was lost")


@pytest.mark.slow
def test_no_character_stops_a_document(tmp_path: Path) -> None:
    """A PDF/UA is set of one character of each half block, with the marks that stand on others; a box stands for what no face has."""
    pytest.importorskip("typst")
    texts = ["".join(text[:3] for text in blocks()), "甲\u0301\u20dd乙", "🌾👨‍👩‍👧", "བོད ꆈꌠ ᠮᠣᠩ ئۇيغۇر"]
    whole = content("政府工作报告🌾", texts)
    fonts = documents.faces(str(whole), tmp_path).cut()
    assert documents.pdf(whole, TEMPLATES / "report.typ", fonts).startswith(b"%PDF")
    assert {"བ", "ꆈ", "ᠮ"} <= set((fonts / "boxes.txt").read_text("utf-8"))
    assert not {"🌾", "ئ", "甲"} & set((fonts / "boxes.txt").read_text("utf-8"))


@pytest.mark.parametrize("title", ["政" * 300, "word " * 140, "a" * 300, "政府工作报告"], ids=["Han", "words", "one word", "usual"])
def test_a_card_takes_a_title_of_any_length(title: str, tmp_path: Path) -> None:
    """The words are made smaller until they fit; the card has one page and its size."""
    pytest.importorskip("typst")
    whole = content(title, [])
    made = documents.card(whole, TEMPLATES / "card.typ", documents.faces(str(whole), tmp_path).cut())
    assert made.startswith(b"\x89PNG")
    assert (int.from_bytes(made[16:20]), int.from_bytes(made[20:24])) == (1200, 630)


def test_no_mark_stands_on_a_box() -> None:
    """The marks of a letter that is shown as a box go with it; those of others stay."""
    assert without_loose_marks(f"{BOX}\u0301\u0302甲\u0301") == f"{BOX}甲\u0301"
