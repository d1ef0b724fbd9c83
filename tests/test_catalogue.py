"""Translation files and facts: read with every fault named, written in one form only."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT, TOWN
from workreport import catalogue, facts, seals
from workreport.atomic_write import JOURNAL, NEW, recover, replace_files, unfinished
from workreport.catalogue import STALE, disagreements, join
from workreport.model import Catalogue, Page, Paragraph, Segment, Unit
from workreport.problems import ProblemsError
from workreport.yamlfile import read_yaml

PATH = "translations/en/2023/1-3.yml"
WHOLE = """\
# head
page: 1-3
segments:
# 保水: water protection
- id: title
  zh: （三）保水
  was: （三）护水
  en: 3. Protecting water
  state: reviewed
- id: p1s1
  zh: 'a: b'
  en:
  state: initial
  note: 'yes'
  check: '“十” is # no figure'
  terms:
    保水: said before
# end
"""


UNLESS_READ = "remove “origin:” if a person has read it, or set its state to initial"
SEAL_AGAIN = "remove it, and run “workreport review” once the segment has been read"


def read(text: str, path: str = PATH) -> tuple[Catalogue, list[str]]:
    """The catalogue in a file, and what is wrong in it, as it is printed."""
    found, problems = catalogue.read(read_yaml(text.encode(), path), path, "en")
    return found, [str(problem) for problem in problems]


def test_a_file_is_read_whole() -> None:
    """Every key of a unit, its line, and the comments around it are kept."""
    found, problems = read(WHOLE)
    assert problems == []
    assert found == Catalogue(
        PATH,
        "1-3",
        "en",
        (
            Unit("title", "（三）保水", "3. Protecting water", "reviewed", 5, comments=("# 保水: water protection",), was="（三）护水"),
            Unit("p1s1", "a: b", "", "initial", 10, "yes", "“十” is # no figure", (("保水", "said before"),)),
        ),
        ("# head",),
        ("# end",),
    )
    assert catalogue.write(found) == WHOLE


@pytest.mark.parametrize(
    ("old", "new", "sentences"),
    [
        (
            "page: 1-3",
            "page: 1-4",
            [f"{PATH}:2: the file is named 1-3.yml and its page is “1-4”; write “page: 1-3”"],
        ),
        (
            "  note: 'yes'",
            "  nots: 'yes'",
            [f"{PATH}:14: the key “nots” is not known; use id, zh, was, en, state, origin, doubts, seal, note, check, terms"],
        ),
        (
            "  en: 3. Protecting water",
            "  En: 3. Protecting water",
            [f"{PATH}:8: the key “En” is not written as it must be; write “en: ”"],
        ),
        (
            "  en: 3. Protecting water",
            "  译文: 3. Protecting water",
            [f"{PATH}:8: the key “译文” is not written as it must be; write “en: ”"],
        ),
        (
            "  state: reviewed",
            "  状态: reviewed",
            [f"{PATH}:9: the key “状态” is not written as it must be; write “state: ”"],
        ),
        (
            "  state: reviewed",
            "  state: 已翻译",
            [f"{PATH}:5: the state “已翻译” is written in Chinese; write “state: translated”"],
        ),
        (
            "  state: reviewed",
            "  state: 已审校",
            [f"{PATH}:5: the state “已审校” is written in Chinese; write “state: reviewed”"],
        ),
        (
            "  state: reviewed",
            "  state: Reviewed",
            [f"{PATH}:5: the state “Reviewed” is not written as it must be; write “state: reviewed”"],
        ),
        (
            "  state: reviewed",
            "  state: TRANSLATED",
            [f"{PATH}:5: the state “TRANSLATED” is not written as it must be; write “state: translated”"],
        ),
        (
            "  state: reviewed",
            "  state: checked",
            [f"{PATH}:5: the state “checked” is not known; use initial, translated, reviewed, final"],
        ),
        (
            "  en: 3. Protecting water",
            "  en:",
            [f"{PATH}:5: title is reviewed and has no translation; set its state to initial"],
        ),
        (
            "  state: initial\n",
            "  state: initial\n  origin: an engine\n",
            [f"{PATH}:10: p1s1 has an origin and no translation; remove “origin:”"],
        ),
        (
            "  state: reviewed\n",
            "  state: reviewed\n  origin: an engine\n",
            [f"{PATH}:5: title is reviewed and has the origin of a draft; {UNLESS_READ}"],
        ),
        (
            "  state: reviewed\n",
            "  state: reviewed\n  seal: yesterday\n",
            [f"{PATH}:5: the seal of title is not a date and a digest; {SEAL_AGAIN}"],
        ),
        (
            "- id: p1s1\n",
            "- id: title\n",
            [f"{PATH}:10: duplicate segment “title”; remove one"],
        ),
        (
            "  zh: 'a: b'\n",
            "",
            [f"{PATH}:10: the segment has no zh; write it, as “workreport sync” does"],
        ),
        (
            "  zh: （三）保水\n",
            "  zh: [（三）保水]\n",
            [
                f"{PATH}:6: zh is a list or a mapping; write plain text",
                f"{PATH}:5: the segment has no zh; write it, as “workreport sync” does",
            ],
        ),
    ],
)
def test_what_is_wrong_is_named_by_line(old: str, new: str, sentences: list[str]) -> None:
    """A fault is told with file, line and remedy, and the rest of the file is read."""
    assert WHOLE.count(old) == 1
    found, problems = read(WHOLE.replace(old, new))
    assert problems == sentences
    assert found.units


def test_all_faults_are_told_at_once() -> None:
    """One reading tells everything, so that an editor mends once."""
    _, problems = read(WHOLE.replace("page: 1-3", "page: x").replace("state: reviewed", "state: done").replace("note:", "nots:"))
    assert len(problems) == 3


@pytest.mark.parametrize(
    "path", sorted(path for root in (ROOT, TOWN) for path in (root / "translations").glob("*/*/**/*.yml")), ids=lambda path: path.stem
)
def test_the_projects_own_files_are_canonical(path: Path) -> None:
    """Reading and writing a file of the 2023 report gives it back to the byte, so that a command changes only what it means to."""
    found, problems = read(path.read_text("utf-8"), path.name)
    assert problems == []
    assert catalogue.write(found).encode() == path.read_bytes()


CONTROLS = "".join(map(chr, range(32))).translate({9: None, 10: None, 13: None})
"""What no text may hold: reading names it as a mistake of a backslash in quotation marks."""
TEXT = st.text(st.characters(codec="utf-8", exclude_characters=CONTROLS), min_size=1)
COMMENTS = st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp"))).map(lambda text: f"#{text}"), max_size=2)


@settings(deadline=None)  # A machine that is busy is no fault of the file's.
@given(
    texts=st.lists(st.tuples(TEXT, TEXT, TEXT | st.just(""), TEXT | st.just(""), TEXT, COMMENTS), max_size=3, unique_by=lambda it: it[0]),
    above=COMMENTS,
    below=COMMENTS,
)
def test_whatever_is_written_is_read_back(
    texts: list[tuple[str, str, str, str, str, list[str]]], above: list[str], below: list[str]
) -> None:
    """Any text (line ends, quotes, “yes”, control characters) and any comment survive; each value stands on one line."""
    units = tuple(
        Unit(name, zh, text, "reviewed" if text else "initial", 0, note, note, ((term, note or "why"),), tuple(comments), note)
        for name, zh, text, note, term, comments in texts
    )
    if not units:
        above, below = [*above, *below], []  # Of a file that has no units, all comments are its head or its end alike.
    written = catalogue.write(Catalogue(PATH, "1-3", "en", units, tuple(above), tuple(below)))
    found, problems = read(written)
    assert problems == []
    assert [replace(unit, line=0) for unit in found.units] == list(units)
    assert (*found.above, *found.below) == (*above, *below)
    assert catalogue.write(found) == written
    assert written.count("\n") == sum(
        1 for _ in [*above, *below, "page", "segments", *(line for unit in units for line in _lines(unit))]
    ), "a value a line"


def _lines(unit: Unit) -> list[str]:
    return [
        *unit.comments,
        "id",
        "zh",
        "en",
        "state",
        *(["was", "note", "check"] if unit.note else []),
        "terms",
        *(term for term, _ in unit.terms),
    ]


@pytest.mark.parametrize(
    ("state", "origin", "counts"),
    [
        pytest.param("  state: initial\n", "", "translated", id="filled in, the state left as it was"),
        pytest.param("", "", "translated", id="no state written"),
        pytest.param("  state: initial\n", "  origin: 2022/1/p1s1 94%\n", catalogue.DRAFT, id="a draft"),
        pytest.param("", "  origin: an engine\n", catalogue.DRAFT, id="a draft without a state"),
    ],
)
def test_a_text_is_somebodys_work_unless_it_has_an_origin(state: str, origin: str, counts: str) -> None:
    """An editor who fills in a sentence needs to set no state; a draft is known by its origin."""
    found, problems = read(f"page: 1-3\nsegments:\n- id: p1s1\n  zh: 甲。\n  en: A.\n{state}{origin}")
    assert problems == []
    assert catalogue.state_of(found.units[0]) == counts


def test_what_is_doubtful_in_a_draft_stands_with_its_origin() -> None:
    """A list, any words, read back as written; it goes with the origin."""
    text = "page: 1-3\nsegments:\n- id: p1s1\n  zh: 甲。\n  en: A.\n  state: initial\n  origin: an engine\n  doubts:\n"
    text += "  - 12个 改为 1个：注意单复数\n  - '“甲”: new'\n"
    found, problems = read(text)
    assert problems == []
    assert found.units[0].doubts == ("12个 改为 1个：注意单复数", "“甲”: new")
    assert catalogue.write(found) == text
    assert read(text.replace("  origin: an engine\n", ""))[0].units[0].doubts == ()


def test_readers_see_no_draft_unless_they_are_to() -> None:
    """A draft is no translation: to readers its segment has none, unless the report shows drafts."""
    draft = Unit("p1s1", "甲。", "A.", "initial", 7, origin="an engine")
    one = Catalogue(PATH, "1-3", "en", (draft,))
    assert catalogue.readable(PAGE, one, drafts=False)[1] == catalogue.Joined(PAGE.paragraphs[0].segments[0], None, "initial")
    assert catalogue.readable(PAGE, one, drafts=True)[1] == catalogue.Joined(PAGE.paragraphs[0].segments[0], draft, catalogue.DRAFT)


READ = seals.sealed(Unit("p1s1", "甲。", "A.", "translated", 7), "2026-11-26")


def test_a_reading_is_bound_to_the_words_that_were_read() -> None:
    """A changed translation or source counts as translated again, whatever its file says; without a seal it stays reviewed."""
    assert seals.valid(READ.seal)
    assert catalogue.state_of(READ) == "reviewed"
    assert catalogue.state_of(replace(READ, text="B.")) == "translated"
    assert catalogue.state_of(replace(READ, zh="乙。")) == "translated"
    assert catalogue.state_of(replace(READ, text="B.", seal="")) == "reviewed"
    problems = disagreements(PAGE, Catalogue(PATH, "1-3", "en", (replace(READ, text="B."),)))
    assert (
        f"{PATH}:7: p1s1 was changed after it was read on 2026-11-26, and counts as translated; read it again, then run “workreport review”"
        in map(str, problems)
    )


PAGE = Page(
    "1-3", "section", Segment("title", "（三）保水", 7), (Paragraph("p1", (Segment("p1s1", "甲。", 8), Segment("p1s2", "乙。", 8))),)
)


def test_a_page_is_joined_with_its_translation() -> None:
    """By id; a translation made from another sentence is stale, a segment without a unit is initial."""
    units = (Unit("title", "（三）保水", "3. Water", "final", 3), Unit("p1s1", "丙。", "C.", "reviewed", 7))
    joined = join(PAGE, Catalogue(PATH, "1-3", "en", units))
    assert [(one.segment.id, one.unit, one.state) for one in joined] == [
        ("title", units[0], "final"),
        ("p1s1", units[1], STALE),
        ("p1s2", None, "initial"),
    ]
    assert [one.state for one in join(PAGE, None)] == ["initial"] * 3


@pytest.mark.parametrize(
    ("unit", "state"),
    [
        pytest.param(Unit("p1s1", "甲。", "A.", "translated", 7, was="丙。"), STALE, id="translated from another sentence"),
        pytest.param(Unit("p1s1", "甲。", "A.", "translated", 7, was="甲。"), "translated", id="the source has come back"),
        pytest.param(Unit("p1s1", "甲。", "", "initial", 7, was="丙。"), "initial", id="there is no translation to be stale"),
        pytest.param(Unit("p1s1", "丁。", "A.", "final", 7, was="甲。"), STALE, id="the source has come back, sync has not run"),
    ],
)
def test_a_translation_is_stale_until_it_is_mended(unit: Unit, state: str) -> None:
    """What `was` says counts as long as the file and the source say another sentence."""
    assert join(PAGE, Catalogue(PATH, "1-3", "en", (unit,)))[1].state == state


def test_where_file_and_source_disagree_is_named() -> None:
    """A stale unit is a warning (the page says so); a missing and a left-over unit are errors."""
    units = (
        Unit("p1s1", "丙。", "C.", "reviewed", 7),
        Unit("p1s2", "乙。", "B.", "final", 11, was="二。"),
        Unit("p9s1", "丁。", "D.", "final", 15),
    )
    problems = disagreements(PAGE, Catalogue(PATH, "1-3", "en", units))
    assert [(problem.severity.name, str(problem)) for problem in problems] == [
        ("ERROR", f"{PATH}: the segment title is missing; run “workreport sync”"),
        ("WARNING", f"{PATH}:7: p1s1 is stale: the source now says “甲。”; run “workreport sync”, then read the translation again"),
        ("WARNING", f"{PATH}:11: p1s2 is stale: it is a translation of “二。”; correct it, then remove “was:”"),
        ("ERROR", f"{PATH}:15: the page has no segment p9s1; run “workreport sync”"),
    ]
    assert [str(problem) for problem in disagreements(None, Catalogue(PATH, "1-3", "en", ()))] == [
        f"{PATH}: the report has no page 1-3; run “workreport sync”"
    ]


FACTS = """\
title: {zh: 政府工作报告, en: Report on the Work of the Government}
body: {zh: 某镇人民政府}
session: {zh: 第三次会议}
speaker: {zh: 李明}
office: {zh: 镇长}
place: {zh: 某镇}
provenance: {zh: 原样}
date: 2023-02-16
reviews:
  en: {by: a second reader, date: 2023-03-01}
redirects: {2-7: 2-6}
corrections:
- theme: 做大做强招商引资。
"""


def test_facts_are_read() -> None:
    """Words by language, reviews, redirects, and corrections with their lines."""
    found, problems = facts.read(read_yaml(FACTS.encode(), "report.yml"))
    assert problems == ()
    assert found.title == {"zh": "政府工作报告", "en": "Report on the Work of the Government"}
    assert (found.date, found.reviews["en"]["date"], found.redirects) == ("2023-02-16", "2023-03-01", {"2-7": "2-6"})
    assert [(one.kind, one.quote, one.line) for one in found.corrections] == [("theme", "做大做强招商引资。", 13)]


KINDS = "part, section, heading, theme, prose, closing, appendix, lost"
KEYS = (
    "title, body, session, speaker, office, place, provenance, date, reviews, "
    "redirects, former-ids, topics, corrections, left-out, pictures, publish-source, complete, show-drafts, revisions"
)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "date: 2023-02-16",
            "date: 2023-02-30",
            "report.yml:8: the date “2023-02-30” is no day between 1949-10-01 and 2099-12-31; write the day of delivery as 2023-02-16",
        ),
        (
            "office: {zh: 镇长}",
            "office: {en: Mayor}",
            "report.yml:1: “office” is not given in Chinese; write “office:” and below it “zh: …”",
        ),
        ("- theme:", "- verse:", f"report.yml:13: “verse” is no kind of correction; use {KINDS}"),
        (
            "body:",
            "boby:",
            f"report.yml:2: the key “boby” is not known; use {KEYS}",
        ),
        (
            "date: 2023-02-16",
            "complete: [en]\nshow-drafts: perhaps\ndate: 2023-02-16",
            "report.yml:9: show-drafts is “perhaps”; write yes or no",
        ),
        (
            "date: 2023-03-01",
            "date: a Sunday",
            "report.yml:10: the date “a Sunday” is no day between 1949-10-01 and 2099-12-31; write the day of the review as 2026-11-26",
        ),
        ("2-7: 2-6", "../x: 2-6", "report.yml:11: “../x” is no id of a page; write ids such as 1-3: letters, digits and hyphens"),
        ("2-7: 2-6", "2-7: 2/6", "report.yml:11: “2/6” is no id of a page; write ids such as 1-3: letters, digits and hyphens"),
        (
            "date: 2023-02-16",
            "former-ids: [2022, A/B]\ndate: 2023-02-16",
            "report.yml:8: “A/B” cannot be the id of a report; use lower-case letters, digits, hyphens and slashes: 2024",
        ),
        (
            "date: 2023-02-16",
            "topics: {water: {keep: [甲。]}}\ndate: 2023-02-16",
            "report.yml:8: the key “keep” is not known; use add, drop",
        ),
        (
            "date: 2023-02-16",
            "revisions:\n- {date: soon, zh: 更正一处}\ndate: 2023-02-16",
            "report.yml:9: the date “soon” is no day between 1949-10-01 and 2099-12-31; write the day of the change as 2026-11-26",
        ),
        (
            "date: 2023-02-16",
            "revisions:\n- {date: 2023-03-05, en: One place corrected}\ndate: 2023-02-16",
            "report.yml:9: the revision is not described in Chinese; write what changed after “zh:”",
        ),
        (
            "date: 2023-02-16",
            "left-out:\n- {quote: 来源}\ndate: 2023-02-16",
            "report.yml:9: an entry of left-out has no reason; quote the line as “quote:” and say why it is no text as “reason:”",
        ),
        (
            "date: 2023-02-16",
            "left-out:\n- {quote: 来源, reason: 页脚, lines: 3 to 5}\ndate: 2023-02-16",
            "report.yml:9: lines is “3 to 5”; write whole numbers with commas between them: 3, 18",
        ),
    ],
)
def test_what_is_wrong_in_facts_is_named_by_line(old: str, new: str, sentence: str) -> None:
    """Each fault of report.yml is told with its line and a remedy."""
    _, problems = facts.read(read_yaml(FACTS.replace(old, new).encode(), "report.yml"))
    assert sentence in [str(problem) for problem in problems]


def test_facts_that_change_with_time_are_read() -> None:
    """Revisions newest first, former ids, changes of topics, and lines left out with their places."""
    more = (
        "revisions:\n- {date: 2023-03-05, zh: 更正一处, pages: [1-2]}\n- {date: 2024-01-09, zh: 补充附件, en: Annex added}\n"
        "former-ids: [town/2023]\ntopics: {water: {add: [甲。], drop: [乙。]}}\n"
        "left-out:\n- {quote: 来源, reason: 页脚, lines: '3, 18', count: 2}\n"
    )
    found, problems = facts.read(read_yaml((FACTS + more).encode(), "report.yml"))
    assert problems == ()
    assert [(one.date, one.words, one.pages) for one in found.revisions] == [
        ("2024-01-09", {"zh": "补充附件", "en": "Annex added"}, ()),
        ("2023-03-05", {"zh": "更正一处"}, ("1-2",)),
    ]
    assert found.former_ids == ("town/2023",)
    assert [(one.topic, one.quote, one.belongs) for one in found.topics] == [("water", "甲。", True), ("water", "乙。", False)]
    assert found.left_out is not None
    (left,) = found.left_out
    assert (left.quote, left.reason, left.lines, left.count) == ("来源", "页脚", (3, 18), 2)


class PowerCut(BaseException):
    """Stands in for the power going out."""


@pytest.mark.parametrize("step", range(12))
@pytest.mark.parametrize("call", ["fsync", "replace", "unlink"])
def test_files_are_all_new_or_all_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, step: int) -> None:
    """Interrupted at any step of the disk, and after the next command has begun: every file is as it was, or every file is new."""
    old = {"a.yml": "old a", "d/b.yml": "old b", "gone.yml": "old"}
    new: dict[str, str | None] = {"a.yml": "new a", "d/b.yml": "new b", "gone.yml": None, "made.yml": "made"}
    (tmp_path / "d").mkdir()
    for name, text in old.items():
        (tmp_path / name).write_text(text)
    left = step
    owner = os if call == "fsync" else Path
    real = getattr(owner, call)

    def failing(*arguments: object, **named: object) -> object:
        nonlocal left
        left -= 1
        if left < 0:
            raise PowerCut
        return real(*arguments, **named)

    with monkeypatch.context() as patched:
        patched.setattr(owner, call, failing)
        try:
            replace_files(tmp_path, new)
        except PowerCut:
            half = bool(unfinished(tmp_path))
            assert half == (tmp_path / JOURNAL).exists()
    recover(tmp_path)
    for litter in tmp_path.rglob(f"*{NEW}"):
        assert call == "unlink", litter  # Nothing could be taken away then; the next command writes over it.
        litter.unlink()
    files = {path.relative_to(tmp_path).as_posix(): path.read_text() for path in tmp_path.rglob("*") if path.is_file()}
    assert files in (old, {name: text for name, text in new.items() if text is not None})


def test_a_full_disk_is_one_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system refuses is said in a sentence, and no file has changed."""
    (tmp_path / "a.yml").write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ProblemsError) as raised:
        replace_files(tmp_path, {"a.yml": "new", "b.yml": "new"})
    assert str(raised.value) == (
        "a.yml: the file cannot be written (No space left on device); make room or give leave to write; no file was changed"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["a.yml"]
    assert (tmp_path / "a.yml").read_text() == "old"
