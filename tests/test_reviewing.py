"""``workreport review``: what a second reader has read is sealed, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from workreport import library, seals
from workreport.commands.group import group
from workreport.model import Unit

PATH = "translations/en/2031/1-1.yml"


@pytest.fixture
def unread(town: Path) -> Path:
    """The invented town, a page of which is translated and was read by nobody."""
    path = town / PATH
    text = re.sub(r"^  seal: .*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
    path.write_text(text.replace("  state: reviewed", "  state: translated").replace("  state: final", "  state: translated"), "utf-8")
    return town


def change(town: Path, old: str, new: str) -> None:
    """Changes the translation of the page at the one place where `old` stands."""
    path = town / PATH
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def run(town: Path, *words: str) -> tuple[int, str]:
    """The exit status of ``review 2031 --language en``, and what it printed."""
    done = CliRunner().invoke(group, ["--project", str(town), "review", "2031", *words, "--language", "en"])
    return done.exit_code, done.output + (str(done.exception) if done.exception and not isinstance(done.exception, SystemExit) else "")


def unit(town: Path, name: str) -> Unit:
    """A segment of the page as its file has it."""
    return next(unit for unit in library.load(town, "2031").catalogues["en"]["1-1"].units if unit.id == name)


def test_a_reading_is_recorded(unread: Path) -> None:
    """The segments named are reviewed, with the day and a digest of their words; the rest of the file is untouched."""
    before = (unread / PATH).read_text("utf-8").splitlines()
    assert run(unread, "1-1", "p1s1", "p1s3", "--date", "2031-03-01") == (0, "2 segments sealed\n")
    after = (unread / PATH).read_text("utf-8").splitlines()
    sealed = [line for line in after if line.startswith("  seal: 2031-03-01 ")]
    assert len(sealed) == 2
    kept = [line for line in after if line not in sealed]
    assert len(kept) == len(before)
    assert {(old, new) for old, new in zip(before, kept, strict=True) if old != new} == {("  state: translated", "  state: reviewed")}
    assert unit(unread, "p1s3").seal == f"2031-03-01 {seals.digest(unit(unread, 'p1s3').zh, unit(unread, 'p1s3').text)}"
    assert run(unread, "1-1", "p1s3", "--date", "2031-04-01") == (0, "0 segments sealed\n"), "a seal that fits is kept"


def test_what_fails_a_check_is_named_and_not_sealed(unread: Path) -> None:
    """A wrong figure is told with its place, the rest is sealed, and the exit status says that something was left."""
    change(unread, "640 farming households", "460 farming households")
    status, output = run(unread, "1-1", "p1s1", "p1s3", "--date", "2031-03-01")
    assert status == 1
    assert f"{PATH}:" in output
    assert "p1s3: 640户 (640) has no counterpart in the English, and the nearest is “460”" in output
    assert output.endswith("1 segment sealed\n")
    assert (unit(unread, "p1s1").state, unit(unread, "p1s3").state) == ("reviewed", "translated")


def test_a_draft_is_sealed_only_where_it_is_named(unread: Path) -> None:
    """A page reviewed as a whole leaves its drafts; one that is named was read, and is a draft no more."""
    text = unit(unread, "p1s3").text
    change(unread, f"  en: {text}\n  state: translated\n", f"  en: {text}\n  state: initial\n  origin: an engine\n")
    status, output = run(unread, "1-1", "--date", "2031-03-01")
    assert status == 1
    assert "p1s3 is a draft; read it, then name it in the command\n" in output
    assert unit(unread, "p1s3").origin == "an engine"
    assert run(unread, "1-1", "p1s3", "--date", "2031-03-01") == (0, "1 segment sealed\n")
    assert (unit(unread, "p1s3").state, unit(unread, "p1s3").origin) == ("reviewed", "")


def test_what_is_not_there_is_a_problem(unread: Path) -> None:
    """A page or a segment that the report has not is named."""
    assert "there is no translation of a page 9-9" in run(unread, "9-9")[1]
    status, output = run(unread, "1-1", "p99s1")
    assert (status, output.splitlines()[0]) == (1, f"{PATH}: the page has no segment p99s1; name one that it has")
