"""``workreport review``: what a second reader has read is sealed, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from workreport import library, seals
from workreport.commands.group import group
from workreport.model import Unit

PATH = "translations/en/2023/1-3.yml"


@pytest.fixture
def town(tmp_path: Path, first_report: Path) -> Path:
    """A copy of the project's inputs, free to be changed."""
    for name in ("docs/reports", "translations"):
        shutil.copytree(first_report / name, tmp_path / name)
    return tmp_path


def change(town: Path, old: str, new: str) -> None:
    """Changes the translation of a page at the one place where `old` stands."""
    path = town / PATH
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def run(town: Path, *words: str) -> tuple[int, str]:
    """The exit status of a command, and what it printed."""
    done = CliRunner().invoke(group, ["--project", str(town), *words])
    return done.exit_code, done.output


def unit(town: Path, name: str) -> Unit:
    """A segment of the page as its file has it."""
    return next(unit for unit in library.load(town, "2023").catalogues["en"]["1-3"].units if unit.id == name)


def test_a_reading_is_recorded(town: Path) -> None:
    """The segments named are reviewed, with the day and a digest of their words; the rest of the file is untouched."""
    before = (town / PATH).read_text("utf-8").splitlines()
    assert run(town, "review", "2023", "1-3", "p1s2", "p1s9", "--date", "2026-11-26") == (0, "2 segments sealed\n")
    after = (town / PATH).read_text("utf-8").splitlines()
    added = [line for line in after if line.startswith("  seal: 2026-11-26 ")]
    kept = [[line for line in lines if not line.startswith(("  seal: ", "  state: "))] for lines in (before, after)]
    assert kept[0] == kept[1]
    assert len(added) == 2
    assert unit(town, "p1s2").seal == f"2026-11-26 {seals.digest(unit(town, 'p1s2').zh, unit(town, 'p1s2').text)}"


def test_what_fails_a_check_is_named_and_not_sealed(town: Path) -> None:
    """A wrong figure is told with its place, the rest is sealed, and the exit status says that something was left."""
    text = unit(town, "p1s9").text
    change(town, text, text.replace("680", "690"))
    status, output = run(town, "review", "2023", "1-3", "p1s8", "p1s9", "--date", "2026-11-26")
    assert status == 1
    assert f"{PATH}:" in output
    assert "p1s9: 6.8亿元 (680,000,000 yuan)" in output
    assert output.endswith("1 segment sealed\n")
    assert unit(town, "p1s8").seal.startswith("2026-11-26 ")
    assert not unit(town, "p1s9").seal.startswith("2026-11-26 ")


def test_a_draft_is_sealed_only_where_it_is_named(town: Path) -> None:
    """A page reviewed as a whole leaves its drafts; one that is named was read, and is a draft no more."""
    one = unit(town, "p1s6")
    text = (town / PATH).read_text("utf-8")
    old = f"  en: {one.text}\n  state: {one.state}\n" + (f"  seal: {one.seal}\n" if one.seal else "")
    assert text.count(old) == 1
    (town / PATH).write_text(text.replace(old, f"  en: {one.text}\n  state: initial\n  origin: an engine\n"), "utf-8")
    status, output = run(town, "review", "2023", "1-3", "--date", "2026-11-26")
    assert status == 1
    assert "p1s6 is a draft; read it, then name it in the command\n" in output
    assert unit(town, "p1s6").origin == "an engine"
    assert run(town, "review", "2023", "1-3", "p1s6", "--date", "2026-11-26") == (0, "1 segment sealed\n")
    assert (unit(town, "p1s6").state, unit(town, "p1s6").origin) == ("reviewed", "")


def test_what_is_not_there_is_a_problem(town: Path) -> None:
    """A page or a segment that the report has not is named."""
    assert "there is no translation of a page 9-9" in str(
        CliRunner().invoke(group, ["--project", str(town), "review", "2023", "9-9"]).exception
    )
    status, output = run(town, "review", "2023", "1-3", "p99s1")
    assert (status, output.splitlines()[0]) == (1, f"{PATH}: the page has no segment p99s1; name one that it has")
