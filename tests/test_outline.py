"""The outline room: manuscripts to reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from workreport.lexicon.han_numerals import heading_number
from workreport.manuscript import read
from workreport.model import Correction
from workreport.outline import Outline, as_json, find
from workreport.outline.sentences import sentences
from workreport.yamlfile import Value, read_yaml

CASES = sorted(Path(__file__).parent.glob("cases/outline/*.yml"))


def plain(value: Value) -> Any:
    """A YAML value without its lines."""
    if isinstance(value.content, tuple):
        return [plain(item) for item in value.content]
    if isinstance(value.content, dict):
        return {key: plain(item) for key, item in value.content.items()}
    return value.content


def case(path: Path) -> dict[str, Any]:
    found = plain(read_yaml(path.read_bytes(), path.name))
    assert isinstance(found, dict)
    return found


def outlined(wanted: dict[str, Any]) -> Outline:
    given = [entry.partition(" ") for entry in wanted.get("corrections", [])]
    corrections = [Correction(kind, quote, line) for line, (kind, _, quote) in enumerate(given, 1)]
    return find(read(wanted["source"].encode(), "case.txt"), "case", corrections, "report.yml")


def rows(found: Outline) -> Iterator[str]:
    for row in as_json(found)["outline"]:
        yield f"{row['level']} {row['kind']} {row['heading']}" + (" run-in" if row["run_in"] else "")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    """Each case file shows one law of the outline; what a case does not state is not compared."""
    wanted = case(path)
    found = outlined(wanted)
    report = found.report
    assert list(rows(found)) == wanted["outline"], wanted["law"]
    for name, value in wanted.get("front", {}).items():
        assert str(getattr(report.front, name)) == value, name
    if "pages" in wanted:
        assert [page.id for page in report.pages] == wanted["pages"]
    for name, segments in wanted.get("segments", {}).items():
        assert [f"{segment.id} {segment.text}" for segment in report.page(name).segments()] == segments
    for name, levels in wanted.get("levels", {}).items():
        assert {it.id: str(it.level) for it in report.page(name).paragraphs if it.level} == levels
    if "themes" in wanted:
        listed = {heading.text for heading in report.headings}
        heads = [it.heading.text for page in report.pages for it in page.paragraphs if it.heading]
        assert [head for head in heads if head.rstrip("。") not in listed] == wanted["themes"]
    if "notes" in wanted:
        assert [f"{note.mark} {note.segment} {note.entry}" for note in report.notes] == wanted["notes"]
    assert [str(problem) for problem in found.problems] == wanted.get("problems", [])
    if "artefacts" in wanted:
        assert [f"{it.line} {it.kind} {it.text}" for it in found.artefacts] == wanted["artefacts"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_nothing_lost(path: Path) -> None:
    """Law 1: the segments in order are the source to the character, less the artefacts."""
    wanted = case(path)
    nothing_lost(wanted["source"], outlined(wanted))


def nothing_lost(source: str, found: Outline) -> None:
    """Law 1. Blanks between sentences are reported without their place in the line, so those are compared by number."""
    between = sum(len(it.text) for it in found.artefacts if it.kind == BETWEEN)
    left = remains(source, found)
    assert "".join(segments(found).split()) == "".join(left.split())
    numbered = sum(1 for heading in found.report.headings if heading.kind == "appendix" and NUMBERED.match(heading.text))
    titled = (found.report.front.title or "").count(" ")
    assert numbered <= len(segments(found)) - len(left) + between <= numbered + titled


def segments(found: Outline) -> str:
    return "".join(segment.text for _, segment in found.report.segments())


BETWEEN = "blank between sentences"
NUMBERED = re.compile(r"附(?:件|录|表)?[\d一二三四五六七八九十]+ \S")
"""The heading of an appendix over two lines, whose line end is a blank; so are those of a title of its own words."""


def remains(source: str, found: Outline) -> str:
    """The source without its line ends and without each artefact, struck out in its own line once: first characters, then whole lines."""
    physical = re.split(r"\r\n|\n|\r", source)
    starts = [0]
    for line in physical:
        starts.append(starts[-1] + len(line))
    text = "".join(physical)
    struck = [False] * len(text)
    for it in sorted((it for it in found.artefacts if it.kind != BETWEEN), key=lambda it: it.whole):
        last = it.kind == "blank at line end"
        places = [place for place in range(starts[it.line - 1], starts[it.line] if last else len(text)) if not struck[place]]
        left = "".join(text[place] for place in places)
        at = left.rfind(it.text) if last else left.find(it.text)
        assert at >= 0, it
        for place in places[at : at + len(it.text)]:
            struck[place] = it.kind != "letter-spacing" or text[place].isspace() or text[place] == "?"
    return "".join(character for character, gone in zip(text, struck, strict=True) if not gone)


def test_numerals() -> None:
    """Every numeral from 一 to 九十九 is read, by the rule that tens come before 十 and ones after it."""
    ones = "一二三四五六七八九"
    for value in range(1, 100):
        tens, digit = divmod(value, 10)
        written = ("" if tens == 0 else "十" if tens == 1 else ones[tens - 1] + "十") + ("" if digit == 0 else ones[digit - 1])
        assert heading_number(written) == value
    assert heading_number("一百零二") == 102
    assert heading_number("廿一") == 21
    assert heading_number("甲") is None
    assert heading_number("") is None


PARAGRAPHS = [
    paragraph
    for path in sorted(Path(__file__).parent.glob("cases/sentences/*.yml"))
    for law in plain(read_yaml(path.read_bytes(), path.name)).values()
    for paragraph in law
]


@pytest.mark.parametrize("paragraph", PARAGRAPHS, ids=" ".join)
def test_a_paragraph_falls_into_its_sentences(paragraph: list[str]) -> None:
    """Nothing is lost between sentences, blanks included."""
    assert sentences("".join(paragraph)) == tuple(paragraph)
