"""The source changes, the translations follow."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import ROOT
from workreport import library
from workreport.commands import group


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A copy of the project's inputs, free to be changed."""
    for name in ("docs/reports", "translations"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def change(town: Path, old: str, new: str) -> None:
    """Changes the source at the one place where `old` stands."""
    path = town / "docs/reports/2023/report.txt"
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def run(town: Path, *words: str) -> tuple[int, str]:
    """The exit status of a command, and what it printed."""
    done = CliRunner().invoke(group, ["--project", str(town), *words])
    return done.exit_code, done.output


def translations(town: Path) -> dict[str, str]:
    """Every English text by its Chinese."""
    work = library.load(town, "2023")
    return {unit.zh: unit.text for page in work.catalogues["en"].values() for unit in page.units}


def test_nothing_changed_nothing_done(town: Path) -> None:
    """On a source that fits its translations, sync writes no file."""
    assert run(town, "sync", "2023") == (0, "nothing to do: the translations fit the source\n")


def test_a_changed_character_is_named_and_mended(town: Path) -> None:
    """One character changed: the check names the segment by file and line; sync takes the new sentence and asks for a new reading."""
    change(town, "，履行保水首要政治责任", "，履行保水重要政治责任")
    work = library.load(town, "2023")
    path = "translations/en/2023/1-1.yml"
    line = (town / path).read_text("utf-8").splitlines().index("- id: p1s2") + 1
    source = next(segment.text for page, segment in work.report.segments() if (page.id, segment.id) == ("1-1", "p1s2"))
    assert [str(problem) for problem in work.problems] == [
        f"{path}:{line}: p1s2 is stale: the source now says “{source}”; run “workreport sync”, then read the translation again"
    ]
    status, output = run(town, "sync", "2023")
    assert status == 0
    assert output == f"en changed  1-1/p1s2 → 1-1/p1s2  {source}\n1 files written\n"
    work = library.load(town, "2023")
    assert work.problems == ()
    unit = next(unit for unit in work.catalogues["en"]["1-1"].units if unit.id == "p1s2")
    assert (unit.zh, unit.state) == (source, "translated")
    assert unit.text


def test_an_inserted_sentence_loses_no_translation(town: Path) -> None:
    """A sentence put into the middle of a section shifts the ids behind it; every translation stays with its sentence."""
    before = translations(town)
    change(town, "加强对基层群众性自治组织", "全镇新建一处便民服务点。加强对基层群众性自治组织")
    status, output = run(town, "sync", "2023")
    assert status == 0
    assert "en new      – → 2-6/p2s5  全镇新建一处便民服务点。" in output
    after = translations(town)
    assert after.pop("全镇新建一处便民服务点。") == ""
    assert after == before
    assert library.load(town, "2023").problems == ()


def test_a_section_taken_out_leaves_its_old_addresses_leading_on(town: Path) -> None:
    """When sections are renumbered, the pages that are gone are redirected to where their sentences went."""
    path = town / "docs/reports/2023/report.txt"
    lines = path.read_text("utf-8").splitlines()
    first = next(index for index, line in enumerate(lines) if line.startswith("（二）激活发展动能"))
    text = "\n".join(lines[:first] + lines[first + 2 :]) + "\n"
    for old, new in zip("三四五六七", "二三四五六", strict=True):
        head, part, tail = text.rpartition(f"\n（{old}）")
        assert part
        text = head + f"\n（{new}）" + tail
    path.write_text(text, "utf-8")
    status, output = run(town, "sync", "2023")
    assert status == 0
    assert "en the page 2-7 is gone; its address will lead to 2-6" in output
    work = library.load(town, "2023")
    assert work.facts.redirects == {"2-7": "2-6"}
    gone = [problem for problem in work.problems if problem.place.path.startswith("translations/")]
    assert gone == []
    assert [page.id for page in work.report.pages][-3:] == ["2-5", "2-6", "closing"]
