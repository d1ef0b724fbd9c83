"""The source changes, the translations follow."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from workreport import archive, library
from workreport.commands.group import group
from workreport.model import Catalogue, Front, Page, Paragraph, Report, Segment, Unit
from workreport.problems import ProblemsError, Severity
from workreport.syncing import redirects, sync


def change(inputs: Path, old: str, new: str) -> None:
    """Changes the source at the one place where `old` stands."""
    path = inputs / "docs/reports/2023/report.txt"
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def run(inputs: Path, *words: str) -> tuple[int, str]:
    """The exit status of a command, and what it printed."""
    done = CliRunner().invoke(group, ["--project", str(inputs), *words])
    return done.exit_code, done.output


def translations(inputs: Path) -> dict[str, str]:
    """Every English text by its Chinese."""
    work = library.load(inputs, "2023")
    return {unit.zh: unit.text for page in work.catalogues["en"].values() for unit in page.units}


def test_sentences_that_are_joined_lose_no_translation(town: Path) -> None:
    """The joined sentence keeps the translation of the one it is most like; that of the other is printed, for whoever mends it."""
    source = town / "docs/reports/2031/report.txt"
    source.write_text(source.read_text("utf-8").replace("茶园面积继续扩大。新增", "茶园面积继续扩大，新增"), "utf-8")
    status, output = run(town, "sync", "2031")
    assert status == 0
    assert [line for line in output.splitlines() if line.startswith("en ")] == [
        "en changed  1-1/p1s2 → 1-1/p1s1  茶园面积继续扩大，新增茶园1200亩，茶园总面积达到8600亩。",
        "en moved    1-1/p1s3 → 1-1/p1s2  建成茶叶加工厂3座，带动农户640户增收。",
        "en gone     1-1/p1s1 → –  茶园面积继续扩大。",
        "en its translation was: Extending the tea gardens.",
    ]
    joined = library.load(town, "2031").catalogues["en"]["1-1"].units[1]
    assert (joined.state, joined.was) == ("translated", "新增茶园1200亩，茶园总面积达到8600亩。")
    assert joined.text == "Another 1,200 mu of tea gardens were planted, bringing their total area to 8,600 mu."


def test_a_sentence_that_is_split_keeps_its_translation(town: Path) -> None:
    """The part most like the whole has its translation, and what that was made from; the other part waits for its own."""
    source = town / "docs/reports/2031/report.txt"
    source.write_text(source.read_text("utf-8").replace("1200亩，茶园总", "1200亩。茶园总"), "utf-8")
    assert run(town, "sync", "2031")[0] == 0
    first, second = library.load(town, "2031").catalogues["en"]["1-1"].units[2:4]
    assert (first.zh, first.state, first.text) == ("新增茶园1200亩。", "initial", "")
    assert (second.state, second.was) == ("translated", "新增茶园1200亩，茶园总面积达到8600亩。")
    assert second.text == "Another 1,200 mu of tea gardens were planted, bringing their total area to 8,600 mu."


def test_nothing_changed_nothing_done(inputs: Path) -> None:
    """On a source that fits its translations, sync writes no file."""
    assert run(inputs, "sync", "2023") == (0, "nothing to do: the translations fit the source\n")


def test_a_changed_character_is_named_and_mended(inputs: Path) -> None:
    """The check names the segment by file and line; sync takes the new sentence and keeps the old, until someone mends the translation."""
    change(inputs, "，履行保水首要政治责任", "，履行保水重要政治责任")
    work = library.load(inputs, "2023")
    path = "translations/en/2023/1-1.yml"
    line = (inputs / path).read_text("utf-8").splitlines().index("- id: p1s2") + 1
    source = next(segment.text for page, segment in work.report.segments() if (page.id, segment.id) == ("1-1", "p1s2"))
    assert [str(problem) for problem in work.problems] == [
        f"{path}:{line}: p1s2 is stale: the source now says “{source}”; run “workreport sync”, then read the translation again"
    ]
    status, output = run(inputs, "sync", "2023")
    assert status == 0
    assert output == f"en changed  1-1/p1s2 → 1-1/p1s2  {source}\n1 file written\n"
    work = library.load(inputs, "2023")
    before = source.replace("履行保水重要", "履行保水首要")
    assert [str(problem) for problem in work.problems] == [
        f"{path}:{line}: p1s2 is stale: it is a translation of “{before}”; correct it, then remove “was:”"
    ]
    unit = next(unit for unit in work.catalogues["en"]["1-1"].units if unit.id == "p1s2")
    assert (unit.zh, unit.was, unit.state) == (source, before, "translated")
    assert unit.text
    assert run(inputs, "sync", "2023") == (0, "nothing to do: the translations fit the source\n")


@pytest.mark.slow
def test_a_change_taken_back_makes_nothing_stale(inputs: Path) -> None:
    """A source that has come back to the sentence that was translated fits its translation; over several changes, the first counts."""
    for old, new in (("首要", "重要"), ("重要", "重大"), ("重大", "首要")):
        change(inputs, f"，履行保水{old}政治责任", f"，履行保水{new}政治责任")
        assert run(inputs, "sync", "2023")[0] == 0
        unit = next(unit for unit in library.load(inputs, "2023").catalogues["en"]["1-1"].units if unit.id == "p1s2")
        assert ("首要" in unit.was) == (new != "首要")
    assert unit.was == ""
    assert library.load(inputs, "2023").problems == ()


def test_an_inserted_sentence_loses_no_translation(inputs: Path) -> None:
    """A sentence put into the middle of a section shifts the ids behind it; every translation stays with its sentence."""
    before = translations(inputs)
    change(inputs, "加强对基层群众性自治组织", "全镇新建一处便民服务点。加强对基层群众性自治组织")
    status, output = run(inputs, "sync", "2023")
    assert status == 0
    assert "en new      – → 2-6/p2s5  全镇新建一处便民服务点。" in output
    after = translations(inputs)
    assert after.pop("全镇新建一处便民服务点。") == ""
    assert after == before
    assert library.load(inputs, "2023").problems == ()


@pytest.mark.slow
def test_a_section_taken_out_leaves_its_old_addresses_leading_on(inputs: Path) -> None:
    """When sections are renumbered, the pages that are gone are redirected to where their sentences went."""
    path = inputs / "docs/reports/2023/report.txt"
    lines = path.read_text("utf-8").splitlines()
    first = next(index for index, line in enumerate(lines) if line.startswith("（二）激活发展动能"))
    text = "\n".join(lines[:first] + lines[first + 2 :]) + "\n"
    for old, new in zip("三四五六七", "二三四五六", strict=True):
        head, part, tail = text.rpartition(f"\n（{old}）")
        assert part
        text = head + f"\n（{new}）" + tail
    path.write_text(text, "utf-8")
    status, output = run(inputs, "sync", "2023")
    assert status == 0
    assert "en the page 2-7 is gone; its address will lead to 2-6" in output
    work = library.load(inputs, "2023")
    assert work.facts.redirects == {"2-7": "2-6"}
    told = [problem for problem in work.problems if problem.place.path.startswith("translations/")]
    assert {problem.severity for problem in told} == {Severity.WARNING}
    assert [problem.what.partition(":")[0] for problem in told] == ["title is stale"] * 5, "the number before the title has changed"
    assert [page.id for page in work.report.pages][-3:] == ["2-5", "2-6", "closing"]


def test_a_file_that_cannot_be_read_whole_is_not_written_anew(inputs: Path) -> None:
    """What a translator mistyped is named and left to be mended: writing the file anew would lose it."""
    path = inputs / "translations/en/2023/1-3.yml"
    spoiled = path.read_text("utf-8").replace("- id: p1s2\n", "- id: p1s2\n  nots: precious\n", 1)
    path.write_text(spoiled, "utf-8")
    line = spoiled.splitlines().index("  nots: precious") + 1
    change(inputs, "，履行保水首要政治责任", "，履行保水重要政治责任")
    rest = "origin, doubts, seal, note, check, terms"
    sentence = f"translations/en/2023/1-3.yml:{line}: the key “nots” is not known; use id, zh, was, en, state, {rest}"
    for words in (("sync", "2023"), ("export", "po", "2023", "-o", str(inputs / "x.po"))):
        done = CliRunner().invoke(group, ["--project", str(inputs), *words])
        assert str(done.exception) == sentence
    path.write_text("- : [", "utf-8")
    with pytest.raises(ProblemsError):
        library.rewritable(library.load(inputs, "2023"))
    assert path.read_text("utf-8") == "- : ["


def test_comments_stay_with_their_sentences(inputs: Path) -> None:
    """A translator's comment moves along with the sentence it stands above."""
    path = inputs / "translations/en/2023/2-6.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("- id: p2s5\n", "# ask the town office\n- id: p2s5\n"), "utf-8")
    change(inputs, "加强对基层群众性自治组织", "全镇新建一处便民服务点。加强对基层群众性自治组织")
    assert run(inputs, "sync", "2023")[0] == 0
    assert "# ask the town office\n- id: p2s6\n" in path.read_text("utf-8")


def test_a_sentence_moved_and_changed_keeps_its_translation(inputs: Path) -> None:
    """Moved to another section and changed by a word: the translation follows, to be read again."""
    path = inputs / "docs/reports/2023/report.txt"
    sentence = "不断拓宽财源建设渠道，创新财源建设策略和手段。"
    before = translations(inputs)[sentence]
    text = path.read_text("utf-8")
    assert text.count(sentence) == 1
    text = text.replace(sentence, "")
    assert text.count("加强对基层群众性自治组织") == 1
    text = text.replace("加强对基层群众性自治组织", "不断拓宽财源建设渠道，创新财源建设办法和手段。加强对基层群众性自治组织")
    path.write_text(text, "utf-8")
    status, output = run(inputs, "sync", "2023")
    assert status == 0
    assert "en changed  1-3/p1s6 → 2-6/p2s5  不断拓宽财源建设渠道，创新财源建设办法和手段。" in output
    unit = next(unit for unit in library.load(inputs, "2023").catalogues["en"]["2-6"].units if unit.id == "p2s5")
    assert (unit.text, unit.state) == (before, "translated")


@pytest.mark.slow
def test_a_third_language_follows_too(inputs: Path) -> None:
    """A language is a folder; sync and status serve it as they serve English."""
    shutil.copytree(inputs / "translations/en", inputs / "translations/fr")
    for path in (inputs / "translations/fr/2023").iterdir():
        text = path.read_text("utf-8").replace("\n  en:", "\n  fr:").replace("state: translated", "state: reviewed")
        path.write_text(text, "utf-8")
    change(inputs, "加强对基层群众性自治组织", "全镇新建一处便民服务点。加强对基层群众性自治组织")
    status, output = run(inputs, "sync", "2023")
    assert status == 0
    for language in ("en", "fr"):
        assert f"{language} new      – → 2-6/p2s5  全镇新建一处便民服务点。" in output
    assert "2023 · fr: 240 of 241 segments reviewed" in run(inputs, "status", "2023")[1]


@pytest.mark.slow
def test_an_interrupted_sync_is_told_and_finished(inputs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed while files are put in place, a sync leaves a build that says so; the next command finishes it."""
    change(inputs, "加强对基层群众性自治组织", "全镇新建一处便民服务点。加强对基层群众性自治组织")
    real = Path.replace
    done: list[Path] = []

    def failing(path: Path, target: Path) -> Path:
        if done:
            raise KeyboardInterrupt
        done.append(target)
        return real(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", failing)
        run(inputs, "sync", "2023")
    assert str(archive.load(inputs)[1][0]) == (
        ".workreport-writing.json: a command was interrupted while it put files in place; run “workreport status”, which finishes it"
    )
    assert run(inputs, "status", "2023")[1].startswith("An interrupted command has been finished: its files are in place.\n")
    assert run(inputs, "sync", "2023") == (0, "nothing to do: the translations fit the source\n")


@pytest.mark.slow
def test_a_report_taken_up_before_gets_its_list_of_what_is_left_out(inputs: Path) -> None:
    """Without a list nothing is left out, and a check says so; sync writes what looks like a page's, prints it, and asks no more."""
    source = inputs / "docs/reports/2023/report.txt"
    source.write_text(source.read_text("utf-8") + "责任编辑：某某\n打印本页\n", "utf-8")
    path = "docs/reports/2023/report.yml"
    problem = (
        f"{path}: nobody has listed what of the source is no text; 2 lines look like it; run “workreport sync 2023”, which writes the list"
    )
    assert problem in [str(it) for it in library.load(inputs, "2023").problems]
    printed = run(inputs, "sync", "2023")[1].splitlines()
    last = len(source.read_text("utf-8").splitlines())
    assert printed[:2] == [
        f"left out: docs/reports/2023/report.txt:{last - 1}: “责任编辑：某某” (foot of a web page)",
        f"left out: docs/reports/2023/report.txt:{last}: “打印本页” (foot of a web page)",
    ]
    work = library.load(inputs, "2023")
    assert [it.quote for it in work.facts.left_out or ()] == ["责任编辑：某某", "打印本页"]
    assert "打印本页" not in work.text
    assert run(inputs, "sync", "2023") == (0, "nothing to do: the translations fit the source\n")


NUMBERS = st.lists(st.integers(0, 30), min_size=1, max_size=25, unique=True)


@given(NUMBERS, st.randoms())
def test_no_sentence_loses_its_translation_whatever_the_order(numbers: list[int], random: Random) -> None:
    """Sentences in any new order, some taken out, some put in: each that is there before and after keeps its translation."""
    sentences = [f"第{number}号工程开工{'甲乙丙丁'[number % 4] * (number + 1)}。" for number in numbers]
    kept = random.sample(sentences, len(sentences) // 2 + 1)
    after = [*kept, "全新的一句话。"]
    random.shuffle(after)
    synced = sync(_report(after), {"1": _catalogue(sentences)}, "en", "translations/en/1").catalogues["1"]
    texts = {unit.zh: unit.text for unit in synced.units}
    assert [unit.zh for unit in synced.units] == after
    assert [unit.id for unit in synced.units] == [f"p1s{index}" for index in range(1, len(after) + 1)]
    assert all(texts[sentence] == f"English of {sentence}" for sentence in kept)


def test_a_draft_of_another_sentence_goes() -> None:
    """Nobody has read it: it is no translation of the sentence that was, and none of the one that is."""
    draft = Unit("p1s1", "新建公园12个。", "We built 12 parks.", "initial", 1, "A note.", origin="an engine", doubts=("odd",))
    synced = sync(_report(["新建公园15个。"]), {"1": Catalogue("1.yml", "1", "en", (draft,))}, "en", "translations/en/1")
    assert synced.catalogues["1"].units == (Unit("p1s1", "新建公园15个。", "", "initial", 1),)


def _report(sentences: list[str]) -> Report:
    segments = tuple(Segment(f"p1s{index}", text, 1) for index, text in enumerate(sentences, 1))
    return Report("1", "report.txt", Front(), (Page("1", "part", None, (Paragraph("p1", segments),)),))


def _catalogue(sentences: list[str]) -> Catalogue:
    units = tuple(Unit(f"p1s{index}", text, f"English of {text}", "reviewed", 1) for index, text in enumerate(sentences, 1))
    return Catalogue("1.yml", "1", "en", units)


@pytest.mark.parametrize(
    ("known", "moved", "present", "led"),
    [
        ({}, {"2-7": "2-6"}, ["2-6"], {"2-7": "2-6"}),
        ({"2-7": "2-6"}, {"2-6": "2-5"}, ["2-5"], {"2-7": "2-5", "2-6": "2-5"}),
        ({"2-6": "2-5"}, {}, ["2-5", "2-6"], {}),
        ({"1": "2"}, {"2": "1"}, [], {"1": "2", "2": "1"}),
    ],
)
def test_old_addresses_lead_straight_to_a_page(
    known: dict[str, str], moved: dict[str, str], present: list[str], led: dict[str, str]
) -> None:
    """A redirect leads to a page that is there, through several changes of the source; a page that is back needs none."""
    assert redirects(known, moved, present) == led
