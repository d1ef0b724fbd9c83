"""Whatever interrupts: the old site and every input file stay whole. Whatever comes in: one problem, never a traceback."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import build, examples
from test_trust import digests
from workreport import catalogue, facts, glossary, interface, manuscript, outline
from workreport.atomic_write import JOURNAL, NEW, recover, replace_files
from workreport.indicators import schema
from workreport.problems import ProblemsError
from workreport.yamlfile import read_yaml

KILLS = int(os.environ.get("WORKREPORT_KILLS", "6"))
"""How many times each command is killed; 50 before a release."""


@pytest.fixture
def town(tmp_path: Path, first_report: Path) -> Path:
    """A copy of the project, free to be changed."""
    for name in ("mkdocs.yml", "docs", "hooks", "translations"):
        source = first_report / name
        shutil.copytree(source, tmp_path / name) if source.is_dir() else shutil.copy(source, tmp_path / name)
    return tmp_path


def inputs(town: Path) -> dict[str, bytes]:
    """Every input file with its bytes, without what a killed command left beside them."""
    folders = (town / "docs" / "reports", town / "translations")
    return {
        path.relative_to(town).as_posix(): path.read_bytes() for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()
    }


def killed(town: Path, command: list[str], seconds: float) -> None:
    """Starts a command and kills it, as a power cut would, after so many seconds."""
    process = subprocess.Popen(
        command,
        cwd=town,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    time.sleep(seconds)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


WORKREPORT = [sys.executable, "-c", "from workreport.commands import main; main()"]


@pytest.mark.programs
def test_a_killed_build_leaves_the_old_site_whole(town: Path) -> None:
    """Killed at any moment, a build leaves the site that stood there, or the new one: never a part."""
    assert build(town, town / "site").returncode == 0
    whole = digests(town / "site")
    chance = random.Random(7)
    for _ in range(KILLS):
        killed(town, [sys.executable, "-m", "mkdocs", "build", "--quiet"], chance.uniform(0.2, 6))
        assert digests(town / "site") == whole


@pytest.mark.programs
@pytest.mark.parametrize("name", ["sync", "import", "new"])
def test_a_killed_command_leaves_every_file_whole(town: Path, name: str) -> None:
    """Killed at any moment, sync, import and new leave every input as it was, or all of them as they are to be."""
    source = town / "docs/reports/2023/report.txt"
    subprocess.run([*WORKREPORT, "export", "po", "2023", "-o", "sent.po"], cwd=town, check=True, capture_output=True)
    sent = (town / "sent.po").read_text("utf-8")
    (town / "sent.po").write_text(sent.replace("Fellow Deputies", "Dear Deputies"), "utf-8")
    (town / "next.txt").write_text(source.read_text("utf-8"), "utf-8")
    if name == "sync":
        source.write_text(source.read_text("utf-8").replace("组织领导坚强有力。", "组织领导坚强有力。又一句。", 1), "utf-8")
    command = [*WORKREPORT, *{"sync": ["sync", "2023"], "import": ["import", "sent.po"], "new": ["new", "2024", "next.txt"]}[name]]
    before = inputs(town)
    after = done(town, command)
    assert after != before
    chance = random.Random(11)
    seen = set()
    for _ in range(KILLS):
        restore(town, before)
        killed(town, command, chance.uniform(0.1, 1.6))
        recover(town)
        now = {path: content for path, content in inputs(town).items() if not path.endswith(NEW)}
        assert now in (before, after)
        seen.add(now == after)
    assert seen


def done(town: Path, command: list[str]) -> dict[str, bytes]:
    """The inputs after a command that nothing interrupts."""
    subprocess.run(command, cwd=town, check=True, capture_output=True)
    return inputs(town)


def restore(town: Path, before: dict[str, bytes]) -> None:
    """Puts every input back as it was."""
    for path in [*(town / "docs" / "reports").rglob("*"), *(town / "translations").rglob("*")]:
        if path.is_file() and path.relative_to(town).as_posix() not in before:
            path.unlink()
    for name, content in before.items():
        (town / name).write_bytes(content)


def test_files_are_replaced_all_or_none(tmp_path: Path) -> None:
    """Interrupted before the journal, nothing has changed; interrupted after, the next command finishes."""
    (tmp_path / "a").write_text("old")
    replace_files(tmp_path, {"a": "new", "b/c": "new", "d": None})
    assert (tmp_path / "a").read_text() == (tmp_path / "b/c").read_text() == "new"
    (tmp_path / f"a{NEW}").write_text("half")
    assert recover(tmp_path) is False
    assert (tmp_path / "a").read_text() == "new"
    (tmp_path / JOURNAL).write_text('{"a": true, "b/c": false}')
    assert recover(tmp_path) is True
    assert (tmp_path / "a").read_text() == "half"
    assert not (tmp_path / "b/c").exists()


HOSTILE = (
    st.binary(max_size=600)
    | st.text(max_size=400).map(lambda text: text.encode("utf-8", "surrogatepass"))
    | st.text(alphabet="- :{}[]&*!|>'\"#%@`\n \tazh一。\u202e\x00", max_size=300).map(str.encode)
)
READERS: dict[str, Callable[[bytes], object]] = {
    "manuscript": lambda data: outline.find(manuscript.read(data, "x")),
    "yaml": lambda data: read_yaml(data, "x.yml"),
    "catalogue": lambda data: catalogue.read(read_yaml(data, "x.yml"), "x.yml", "en"),
    "facts": lambda data: facts.read(read_yaml(data, "x.yml")),
    "glossary": lambda data: glossary.read(read_yaml(data, "x.yml")),
    "interface": lambda data: interface.read(read_yaml(data, "x.yml"), "en"),
    "indicators": lambda data: schema.read(read_yaml(data, "x.yml"), "2023"),
}


@pytest.mark.parametrize("name", sorted(READERS))
@examples(300)
@given(data=HOSTILE)
def test_no_input_makes_a_reader_stumble(name: str, data: bytes) -> None:
    """Any bytes at all are read, or refused with a problem; nothing else is ever raised."""
    try:
        READERS[name](data)
    except ProblemsError as error:
        assert error.problems


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a: &x [1]\nb: *x\n", "x.yml:1: the text begins with “&”, which means something to YAML; put the text in quotation marks"),
        ("a: 1\na: 2\n", "x.yml:2: duplicate key “a”; remove one"),
    ],
)
def test_yaml_that_would_explode_is_refused(text: str, sentence: str) -> None:
    """Aliases and duplicate keys are refused by line."""
    with pytest.raises(ProblemsError) as raised:
        read_yaml(text.encode(), "x.yml")
    assert str(raised.value) == sentence


def test_yaml_nested_too_deep_is_refused() -> None:
    """A hundred thousand nested lists are one problem, named at once, and no overflow."""
    with pytest.raises(ProblemsError) as raised:
        read_yaml(b"[" * 100_000, "x.yml")
    assert str(raised.value) == "x.yml:1: more than 50 levels of lists and keys; write fewer levels"


MARKUP = "<script>alert(x)</script> {{ x*y }} {% raw %} [x](javascript:alert(x)) *b* _u_ # h | c | `k` &amp; \u202eabc"


@pytest.mark.slow
def test_markup_in_a_source_reaches_the_reader_as_it_is(town: Path) -> None:
    """Markup, templates and directions in a source are shown as the characters they are, on every kind of page."""
    source = town / "docs/reports/2023/report.txt"
    source.write_text(source.read_text("utf-8").replace("组织领导坚强有力。", f"组织领导坚强有力。{MARKUP}。", 1), "utf-8")
    subprocess.run([*WORKREPORT, "sync", "2023"], cwd=town, check=True, capture_output=True)
    done = build(town, town / "site")
    assert done.returncode == 0, done.stderr
    from walking import page  # after the site is there

    for address in ("zh/2023/1-2", "zh/2023/full", "zh-en/2023/1-2"):
        shown = page(town / "site" / address / "index.html")
        visible = MARKUP.replace("\u202e", "")
        assert any(visible in text.replace("\u202e", "") for text in shown.segments("zh-Hans")), address
        assert not shown.elements('//script[contains(text(), "alert")]')
