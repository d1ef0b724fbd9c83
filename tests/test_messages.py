"""What the package says to editors, in English and in Chinese."""

from __future__ import annotations

import ast
import importlib.util
import io
import json
import os
import re
import shutil
import string
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from conftest import ROOT
from workreport import messages
from workreport.manuscript import inspection
from workreport.problems import SYSTEM
from workreport.site.wording import SENTENCES
from workreport.yamlfile import diagnosis

PACKAGE = ROOT / "hooks/workreport"
JUDGED = ("Problem", "Fault")
"""The classes whose words editors read."""
TABLES = (SYSTEM, SENTENCES, inspection.DOUBTED, inspection.COUNTED, diagnosis.ODD_BLANKS)
"""Messages that are looked up by a key and translated when they are said."""
CLICK = ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types")
"""The modules of click that say something to who types a command."""
UNNAMED = {"number_type"}
"""Places of click’s sentences that it fills with English words."""


@cache
def used() -> dict[str, str]:
    """Every message of the package’s code and templates and of click, with its place; of a message with two forms the first."""
    found: dict[str, str] = {}
    others = ((path, node) for path in of_click() for node in below(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
    for path, call in (*calls(), *others):
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        if name in ("_", "ngettext") and isinstance(call.args[0], ast.Constant):
            found.setdefault(str(call.args[0].value), f"{path.parent.name}/{path.name}:{call.lineno}")
    found.update({message: "a table" for table in TABLES for message in table.values()})
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


def of_click() -> Iterator[Path]:
    """The modules of click that speak."""
    for name in CLICK:
        source = importlib.util.find_spec(f"click.{name}")
        assert source is not None
        assert source.origin is not None
        yield Path(source.origin)


def below(node: ast.AST) -> Iterator[ast.AST]:
    """A node and all below it, many times as fast as `ast.walk`: what stands in no field is no node."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        yield one
        for value in vars(one).values():
            if isinstance(value, ast.AST):
                waiting.append(value)
            elif isinstance(value, list):
                waiting += (each for each in value if isinstance(each, ast.AST))


@cache
def nodes() -> tuple[tuple[Path, ast.Call | ast.Constant], ...]:
    """Every call and every constant of the package, with its module."""
    modules = ((path, ast.parse(path.read_text("utf-8"))) for path in sorted(PACKAGE.rglob("*.py")))
    return tuple((path, node) for path, tree in modules for node in below(tree) if isinstance(node, (ast.Call, ast.Constant)))


def calls() -> Iterator[tuple[Path, ast.Call]]:
    """Every call of the package, with its module."""
    return ((path, node) for path, node in nodes() if isinstance(node, ast.Call))


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
    named = [(path, node) for path, node in calls() if isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext")]
    assert [f"{path.name}:{node.lineno}" for path, node in named if any(isinstance(one, ast.JoinedStr) for one in node.args)] == []


def test_no_message_has_two_translations() -> None:
    """A message is translated once, in the file of its room."""
    assert [key for key, texts in chinese().items() if len(texts) > 1] == []


def test_every_translation_is_used() -> None:
    """A sentence that the package no longer says is taken out of the catalogue; tables of words, said by key, count as said."""
    constants = {node.value for _path, node in nodes() if isinstance(node, ast.Constant)}
    assert sorted(set(chinese()) - set(used()) - constants) == []


def test_both_languages_fill_the_same_places() -> None:
    """What an English message names, its Chinese names: no value is lost, and none is missing when it is filled."""
    assert {key: texts for key, texts in chinese().items() if places(key) - UNNAMED != places(texts[0])} == {}


def test_a_message_is_looked_up_by_a_sentence_or_in_a_known_table() -> None:
    """Where a message is named by a variable, the table that it comes from is one of those whose Chinese is checked."""
    modules = {
        path.relative_to(PACKAGE).as_posix()
        for path, call in calls()
        if isinstance(call.func, ast.Name) and call.func.id == "_" and not isinstance(call.args[0], ast.Constant)
    }
    assert modules == {
        "indicators/schema.py",  # what a mapping is called: an indicator, a chart
        "manuscript/inspection.py",
        "outline/finding.py",  # why a line is left out
        "problems.py",
        "proofreading.py",  # rules
        "scaffolding.py",  # why a line is left out
        "site/wording.py",
        "yamlfile/diagnosis.py",
    }


def test_what_is_wrong_is_said_by_a_message() -> None:
    """A problem’s words never stand as a bare literal, which would have no Chinese."""
    bare = []
    for path, call in calls():
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


TYPED = (
    ["check"],
    ["check", "2099"],
    ["check", "--built", "nowhere"],
    ["status"],
    ["status", "2031", "--all"],
    ["statu"],
    ["--unknown"],
    ["outline", "docs/reports/2031/report.txt"],
    ["outline", "missing.txt"],
    ["new", "2033"],
    ["new", "2033", "docs/reports/2031/report.txt"],
    ["draft", "2033", "--language", "en"],
    ["draft", "2033", "--most", "none"],
    ["draft", "2033", "--most", "0"],
    ["draft", "2033", "--language", "de"],
    ["sync", "2031"],
    ["review", "2031", "9", "--language", "en"],
    ["review", "2031", "1", "--language", "en"],
    ["export", "po", "2031", "--language", "en"],
    ["export", "docx", "2031"],
    ["import", "2031.en.po"],
    ["import", "missing.po"],
    ["build", "--share", "3"],
    ["rename", "2033", "2034"],
    ["remove", "2034"],
    ["remove", "2034", "--yes"],
    ["language", "klingon"],
    ["language", "de"],
    ["init", "new"],
    ["init", "new", "--kind", "city"],
)
"""Commands as an editor types them, right and wrong, in the order in which they are tried."""
DRIVER = """
import contextlib, io, json, os, sys
from workreport import commands
typed = json.load(sys.stdin)
said = []
for words in typed:
    sys.argv = ["workreport", *words]
    out = io.TextIOWrapper(io.BytesIO(), "utf-8")
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        sys.stdin = io.StringIO("n\\n")
        with contextlib.suppress(SystemExit):
            commands.main()
    out.seek(0)
    said.append(out.read())
print(json.dumps(said))
"""
ALLOWED = re.compile(
    r"“[^”]*”|'[^']*'|(?<=键：).*"  # keys and words of files
    r"|workreport(?: [a-z]+)*|cd [a-z]+|^new"  # what is to be typed
    r"|[!-~]*[/\\.:_-][!-~]*|\[[^]]*\]|\b[A-Z]+\b|\bWord\b"  # paths, addresses, options, the choices of a question, formats
    r"|\b(?:en|fr|de|ru|ja|opening|closing|po|tmx|xliff|omegat|csv|xlsx|markdown)\b"  # languages, pages, formats
)
"""What is the same in every language."""


def answered(project: Path, typed: Sequence[list[str]], **given: str) -> list[str]:
    """What each of the commands says, tried one after the other in a project, in one program."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONIOENCODING": "utf-8", **given}
    command = [sys.executable, "-c", DRIVER]
    done = subprocess.run(
        command, input=json.dumps(typed), cwd=project, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout))


@pytest.mark.slow
def test_no_command_speaks_english_to_who_chose_chinese(tmp_path: Path) -> None:
    """Whatever is typed, right or wrong: no English word is left in the answer but names, keys, paths and what is to be typed."""
    shutil.copytree(ROOT / "tests/town", tmp_path / "town")
    answers = answered(tmp_path / "town", TYPED, WORKREPORT_LANG="zh")
    english = {
        " ".join(words): line
        for words, answer in zip(TYPED, answers, strict=True)
        for line in answer.splitlines()
        if re.search("[A-Za-z]{2,}", ALLOWED.sub("", line))
    }
    assert english == {}
    assert [words for words, answer in zip(TYPED, answers, strict=True) if not re.search("[一-鿿]", answer)] == []


COMMANDS = (
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
)


@cache
def helped() -> dict[str, str]:
    """The help of each command, asked for in Chinese, all of it in one program."""
    typed = {command: ["--lang", "zh", *filter(None, [command]), "--help"] for command in COMMANDS}
    return dict(zip(typed, answered(ROOT / "tests/town", list(typed.values())), strict=True))


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_help_speaks_chinese(command: str) -> None:
    """``--lang zh`` gives the help of every command and of every option in Chinese."""
    help_text = helped()[command]
    assert help_text.startswith("用法：")
    described, _heading, options = help_text.partition("选项：")
    assert re.search("[一-鿿]", described.partition("\n")[2])
    entries = re.split(r"\n  (?=-)", options.partition("命令：")[0])[1:]
    assert entries
    assert [entry for entry in entries if not re.search("[一-鿿]", entry)] == []


@pytest.mark.slow
def test_an_error_speaks_chinese() -> None:
    """``--lang`` and ``WORKREPORT_LANG`` choose the language of errors; without them the locale does."""
    done = said("--lang", "zh", "check", "2099")
    assert (done.returncode, done.stderr) == (1, "docs/reports/2099: 没有这份报告；可选：2031、2032\n")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (["export", "po"], "错误：缺少参数“ID”。"),
        (["export"], "错误：缺少参数“po|xliff|omegat|csv|xlsx|tmx|markdown”。可选：tmx、xliff、omegat、po、csv、xlsx、markdown"),
        (
            ["export", "pp", "2031"],
            (
                "错误：“po|xliff|omegat|csv|xlsx|tmx|markdown”的值无效："
                "没有“pp”，可选：“tmx”、“xliff”、“omegat”、“po”、“csv”、“xlsx”、“markdown”。"
            ),
        ),
        (["build", "--strikt"], "错误：没有选项“--strikt”。是不是“--strict”？"),
        (["check", "--built", "nowhere"], "错误：“--built”的值无效：文件夹“nowhere”不存在。"),
        (["build", "--on", "foo"], "--on: “foo”不是调度器的地址；请写成 tcp://HOST:PORT"),
    ],
)
def test_what_was_typed_is_answered_with_chinese_marks(typed: list[str], sentence: str) -> None:
    """Quotation marks, colons, full stops and the marks between items are those of Chinese, in click’s sentences too."""
    done = said("--lang", "zh", *typed)
    assert (done.stdout, done.stderr.splitlines()[-1]) == ("", sentence)


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


@pytest.mark.parametrize(("language", "sentence"), [("zh", "甲、乙"), ("en", "甲, 乙")])
def test_a_list_within_a_sentence_has_the_marks_of_its_language(language: str, sentence: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Items are parted by 、 in Chinese and by a comma in English."""
    monkeypatch.setattr(messages, "chosen", lambda: language)
    assert messages.listed(["甲", "乙"]) == sentence


@pytest.mark.parametrize(("language", "sentence"), [("en", "甲 or 乙"), ("zh", "甲或乙")])
def test_a_choice_within_a_sentence_has_the_word_of_its_language(language: str, sentence: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Items to choose from are joined by 或 in Chinese and by “or” in English."""
    monkeypatch.setattr(messages, "chosen", lambda: language)
    assert messages.either(["甲", "乙"]) == sentence


def test_no_message_joins_its_items_in_english() -> None:
    """What fills a message is joined by `listed` or `either`, never by a mark of one language."""
    filled = [(path, keyword.value) for path, call in calls() if fills(call) for keyword in call.keywords]
    assert len(filled) > 500
    joined = [(path, node) for path, value in filled for node in below(value) if isinstance(node, ast.Call) and joins_words(node)]
    assert [f"{path.name}:{node.lineno}" for path, node in joined] == []


def fills(call: ast.Call) -> bool:
    """Whether a call fills a message: `_(…).format(…)`, or a message’s name and `.format(…)`."""
    return isinstance(call.func, ast.Attribute) and call.func.attr == "format" and not isinstance(call.func.value, ast.Constant)


def joins_words(call: ast.Call) -> bool:
    """Whether a call is `", ".join(…)` or the like."""
    function = call.func
    return (
        isinstance(function, ast.Attribute)
        and function.attr == "join"
        and isinstance(function.value, ast.Constant)
        and function.value.value in (", ", "; ", " or ", " and ")
    )
