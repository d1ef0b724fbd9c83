"""Translations go to another tool and come back, and nothing is lost on the way."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from workreport import exchange, library
from workreport.commands import group
from workreport.exchange import Parcel, Row
from workreport.problems import ProblemsError

FORMS = sorted(exchange.FORMATS)


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A copy of the project's inputs, free to be changed."""
    for name in ("docs/reports", "translations"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def run(town: Path, *words: str) -> tuple[int, str]:
    """The exit status of a command, and what it printed."""
    done = CliRunner().invoke(group, ["--project", str(town), *words])
    return done.exit_code, done.output


def files(town: Path) -> dict[str, bytes]:
    """Every translation file with its bytes."""
    return {path.name: path.read_bytes() for path in sorted((town / "translations/en/2023").iterdir())}


@pytest.mark.parametrize("form", FORMS)
def test_a_round_trip_leaves_every_file_as_it_was(town: Path, form: str) -> None:
    """What is exported and imported untouched changes no file, to the byte."""
    before = files(town)
    sent = str(town / f"sent.{form}")
    assert run(town, "export", form, "2023", "-o", sent)[0] == 0
    assert run(town, "import", sent) == (0, "0 files written\n")
    assert files(town) == before


@pytest.mark.parametrize("form", FORMS)
def test_an_edited_translation_changes_just_its_segment(town: Path, form: str) -> None:
    """A translation edited elsewhere is translated here, to be reviewed again; no other line of any file changes."""
    before = files(town)
    sent = town / f"sent.{form}"
    run(town, "export", form, "2023", "-o", str(sent))
    text = sent.read_text("utf-8")
    assert text.count("We tackled difficulties in development with fresh thinking") == 1
    sent.write_text(
        text.replace("We tackled difficulties in development with fresh thinking", "We met difficulties with fresh thinking"), "utf-8"
    )
    assert run(town, "import", str(sent)) == (0, "1 files written\n")
    after = files(town)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"1-3.yml"}
    unit = next(unit for unit in library.load(town, "2023").catalogues["en"]["1-3"].units if unit.id == "p1s2")
    assert unit.text.startswith("We met difficulties with fresh thinking")
    assert unit.state == "translated"


SAID = (
    st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), min_size=1)
    .map(str.strip)
    .filter(lambda text: text.strip() == text != "")
)


@pytest.mark.parametrize("form", FORMS)
@given(zh=SAID, text=SAID, note=SAID | st.just(""), check=SAID | st.just(""), state=st.sampled_from(["translated", "reviewed", "final"]))
def test_whatever_is_said_comes_back(form: str, zh: str, text: str, note: str, check: str, state: str) -> None:
    """Any characters that a text can hold survive each format: markup, quotes, backslashes, unusual blanks."""
    row = Row("2023/1-3/p2s4", zh, text, state, note, check, (("保水", "said in the sentence before"),))
    assert exchange.read(exchange.write(form, [row], "en", "2023-02-16"), f"file.{form}") == Parcel("en", (row,))


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("file.docx", b"", "file.docx: the file is no TMX, XLIFF or PO; name a file that ends in .tmx, .xlf, .xliff or .po"),
        (
            "file.tmx",
            b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><tmx>&b;</tmx>',
            "file.tmx: the file declares entities; export it again without a document type of its own",
        ),
    ],
)
def test_a_hostile_file_is_one_problem(name: str, data: bytes, sentence: str) -> None:
    """A file of another kind, or one that would explode, is named with what to do."""
    with pytest.raises(ProblemsError) as raised:
        exchange.read(data, name)
    assert str(raised.value) == sentence


@pytest.mark.parametrize("form", FORMS)
@given(data=st.binary(max_size=400))
def test_any_bytes_are_rows_or_one_problem(form: str, data: bytes) -> None:
    """Whatever the bytes, there is never a traceback."""
    try:
        exchange.read(data, f"file.{form}")
    except ProblemsError as error:
        assert len(error.problems) == 1
