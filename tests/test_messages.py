"""What the package says to editors, in English and in Chinese."""

from __future__ import annotations

import ast
import io
import os
import re
import string
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from conftest import ROOT
from workreport import messages

PACKAGE = ROOT / "hooks/workreport"
JUDGED = ("Problem", "Fault")
"""The classes whose words editors read."""


@cache
def used() -> dict[str, str]:
    """Every message of the package’s code and templates, with its place; of a message with two forms the first."""
    found: dict[str, str] = {}
    for path, tree in trees():
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            name = call.func.id if isinstance(call.func, ast.Name) else ""
            if name in ("_", "ngettext") and isinstance(call.args[0], ast.Constant):
                found.setdefault(str(call.args[0].value), f"{path.relative_to(PACKAGE).as_posix()}:{call.lineno}")
    for path in sorted(PACKAGE.rglob("*.j2")):
        with path.open("rb") as file:
            for line, words, _comments, _context in extract("jinja2", file, {"_": None, "ngettext": (1, 2)}, ()):
                key = words if isinstance(words, str) else next(iter(words or ()), "")
                found.setdefault(key, f"{path.relative_to(PACKAGE).as_posix()}:{line}")
    return found


@cache
def chinese() -> dict[str, list[str]]:
    """The Chinese of every message, by its English."""
    found: dict[str, list[str]] = {}
    for path in sorted((PACKAGE / "messages/zh").glob("*.po")):
        for message in read_po(io.BytesIO(path.read_bytes())):
            key, text = (each if isinstance(each, str) else next(iter(each or ()), "") for each in (message.id, message.string))
            if key:
                found.setdefault(key, []).append(text)
    return found


def trees() -> Iterator[tuple[Path, ast.Module]]:
    """Every module of the package."""
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path, ast.parse(path.read_text("utf-8"))


def places(text: str) -> set[str]:
    """The names that a message leaves to be filled; what is filled in two steps counts by its inner name."""
    return {name for _text, name, _format, _conversion in string.Formatter().parse(text) if name is not None} | set(
        re.findall(r"\{\{\w+\}\}", text)
    )


def test_every_message_has_its_chinese() -> None:
    """No editor who chose Chinese meets an English sentence of ours."""
    assert len(used()) > 500
    assert {key: place for key, place in used().items() if not any(chinese().get(key, ()))} == {}


def test_a_message_is_never_made_of_values() -> None:
    """A message is a sentence with places, filled after it is translated: an f-string within would never be found in the catalogue."""
    calls = ((path, node) for path, tree in trees() for node in ast.walk(tree) if isinstance(node, ast.Call))
    named = [(path, node) for path, node in calls if isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext")]
    assert [f"{path.name}:{node.lineno}" for path, node in named if any(isinstance(one, ast.JoinedStr) for one in node.args)] == []


def test_no_message_has_two_translations() -> None:
    """A message is translated once, in the file of its room."""
    assert [key for key, texts in chinese().items() if len(texts) > 1] == []


def test_every_translation_is_used() -> None:
    """A sentence that the package no longer says is taken out of the catalogue; tables of words, said by key, count as said."""
    constants = {node.value for _path, tree in trees() for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert sorted(set(chinese()) - set(used()) - constants) == []


def test_both_languages_fill_the_same_places() -> None:
    """What an English message names, its Chinese names: no value is lost, and none is missing when it is filled."""
    assert {key: texts for key, texts in chinese().items() if places(key) != places(texts[0])} == {}


def test_what_is_wrong_is_said_by_a_message() -> None:
    """A problem’s words never stand as a bare literal, which would have no Chinese."""
    bare = []
    for path, tree in trees():
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            name = call.func.id if isinstance(call.func, ast.Name) else ""
            for words in call.args[:3] if name in JUDGED else ():
                if isinstance(words, ast.JoinedStr):
                    letters = "".join(part.value for part in words.values if isinstance(part, ast.Constant) and isinstance(part.value, str))
                else:
                    letters = words.value if isinstance(words, ast.Constant) and isinstance(words.value, str) else ""
                if re.search(r"[A-Za-z]{2}", letters):
                    bare.append(f"{path.relative_to(PACKAGE).as_posix()}:{call.lineno}: {letters}")
    assert bare == []


def said(*words: str) -> subprocess.CompletedProcess[str]:
    """What a command says, run as an editor runs it."""
    command = [sys.executable, "-c", "from workreport.commands import main; main()", *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, cwd=ROOT / "tests/town", env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        "",
        "build",
        "check",
        "draft",
        "export",
        "import",
        "init",
        "language",
        "new",
        "outline",
        "remove",
        "rename",
        "review",
        "serve",
        "sync",
    ],
)
def test_help_speaks_chinese(command: str) -> None:
    """``--lang zh`` gives the help of every command and of every option in Chinese."""
    help_text = said("--lang", "zh", *filter(None, [command]), "--help").stdout
    assert help_text.startswith("用法：")
    described, _heading, options = help_text.partition("选项:")
    assert re.search("[一-鿿]", described.partition("\n")[2])
    entries = re.split(r"\n  (?=-)", options.partition("命令:")[0])[1:]
    assert entries
    assert [entry for entry in entries if not re.search("[一-鿿]", entry)] == []


@pytest.mark.slow
def test_an_error_speaks_chinese() -> None:
    """``--lang`` and ``WORKREPORT_LANG`` choose the language of errors; without them the locale does."""
    done = said("--lang", "zh", "check", "2099")
    assert (done.returncode, done.stderr) == (1, "docs/reports/2099: 没有这份报告；可选：2031, 2032\n")


@pytest.mark.parametrize(
    ("given", "environment", "expected"),
    [
        ("zh", {"LANG": "en_US.UTF-8"}, "zh"),
        (None, {"WORKREPORT_LANG": "zh_CN", "LC_ALL": "en_US.UTF-8"}, "zh"),
        (None, {"WORKREPORT_LANG": "", "LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_CN.UTF-8"}, "zh"),
        (None, {"WORKREPORT_LANG": "fr"}, "en"),
    ],
)
def test_the_language_of_messages_is_chosen(
    monkeypatch: pytest.MonkeyPatch, given: str | None, environment: dict[str, str], expected: str
) -> None:
    """The option first, then ``WORKREPORT_LANG``, then the locale; English for what there is no catalogue of."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    try:
        assert messages.choose(given) == expected
    finally:
        messages.choose("en")
