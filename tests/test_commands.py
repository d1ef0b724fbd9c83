"""What an editor types, and what is said then."""

from __future__ import annotations

import io
import json
import logging
import re
import shutil
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import ROOT
from workreport import commands, messages
from workreport.commands import choosing
from workreport.commands.group import COMMANDS, group

TEXT = """某某镇政府工作报告
——2025年1月8日在某某县某某镇第三届人民代表大会第五次会议上
镇长 李明

各位代表：
现在，我代表镇人民政府向大会报告工作，请予审议。
一、2024年工作回顾
（一）经济稳步增长。全年完成农业总产值3.2亿元，增长5%左右。2024年10月26日建成大棚120余栋。
二、2025年工作安排
（一）改善民生。新建公园2个。
各位代表！让我们携手奋进！
"""


def run(inputs: Path, *words: str) -> tuple[int, str]:
    """The exit status of a command, and all that it printed; what `main` would print of problems included."""
    done = CliRunner().invoke(group, ["--project", str(inputs), *words])
    return done.exit_code, done.output + (f"{done.exception}\n" if done.exception and not isinstance(done.exception, SystemExit) else "")


def founded(inputs: Path) -> None:
    """A second report, just taken up."""
    (inputs / "new.txt").write_text(TEXT, "utf-8")
    assert run(inputs, "new", "2025", str(inputs / "new.txt"))[0] == 0


@pytest.mark.slow
def test_check_counts_and_is_content(first_report: Path) -> None:
    """On the landed tree there is nothing to mend: coverage, the account of numerals, exit status 0."""
    status, output = run(first_report, "check")
    assert status == 0
    lines = output.splitlines()
    assert re.match(r"2023 · en: \d+ of 240 segments reviewed, 0 stale, ", lines[0])
    assert lines[1].startswith("2023: 150 of 150 numerals accounted for: ")
    assert lines[-1] == "0 errors, 0 warnings"


@pytest.mark.parametrize("command", COMMANDS)
def test_help_needs_no_site(command: str, tmp_path: Path) -> None:
    """The help of every command is given anywhere, before there is a site."""
    status, output = run(tmp_path, command, "--help")
    assert (status, output.partition(" [")[0]) == (0, f"Usage: group {command}")


@pytest.mark.parametrize("words", [("draft", "2031"), ("export", "po", "2031"), ("review", "2031", "1-1")], ids=lambda words: str(words[0]))
def test_a_language_without_files_wants_sync_first(words: tuple[str, ...], tmp_path: Path) -> None:
    """In a language just added no sentence stands yet: that is said, instead of that none is left to translate; nothing is written."""
    town = Path(shutil.copytree(ROOT / "tests/town", tmp_path / "town"))
    assert run(town, "language", "ja")[0] == 0
    before = sorted(tmp_path.rglob("*"))
    said = "translations/ja/2031: the report is not laid out in “ja” yet; run “workreport sync 2031” first\n"
    assert run(town, *words, "--language", "ja") == (1, said)
    assert sorted(tmp_path.rglob("*")) == before


def test_check_says_in_one_line_that_a_folder_is_no_site(tmp_path: Path) -> None:
    """A folder that holds other things, or the cover of another site, is not judged file by file."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    said = (
        f"{folder}: this is no site that workreport built; build the site with “workreport build --site-dir FOLDER”, and name that folder\n"
    )
    assert run(ROOT / "tests/town", "check", "--built", str(folder)) == (1, said)
    (folder / "index.html").write_text("<!doctype html><title>Another</title>", "utf-8")
    assert run(ROOT / "tests/town", "check", "--built", str(folder)) == (1, said)


@pytest.mark.slow
def test_check_puts_errors_first_and_fails(inputs: Path) -> None:
    """Every problem of every room in one list; one error is enough for exit status 1."""
    path = inputs / "translations/en/2023/1-1.yml"
    text = path.read_text("utf-8").replace("3,865 kilometers", "3,856 kilometers")
    path.write_text(text, "utf-8")
    source = inputs / "docs/reports/2023/report.txt"
    source.write_text(source.read_text("utf-8").replace("忠诚履职，锐意进取", "忠诚履职、锐意进取"), "utf-8")
    status, output = run(inputs, "check", "2023")
    assert status == 1
    lines = output.splitlines()
    assert lines[0].startswith("error: translations/en/2023/1-1.yml:")
    assert "p1s4: " in lines[0]
    kinds = [line.partition(":")[0] for line in lines if line.startswith(("error:", "warning:"))]
    assert kinds == sorted(kinds)
    assert any(line.startswith("warning: translations/en/2023/closing.yml:") and "p1s4 is stale" in line for line in lines)
    assert lines[-1].endswith("2 warnings")


def test_check_says_what_a_new_report_waits_for(inputs: Path) -> None:
    """What the source does not state and what has no English is asked for, by line, and is no error; other reports are not spoken of."""
    (inputs / "new.txt").write_text(TEXT.replace("镇长 李明", "报告人：李明"), "utf-8")
    assert run(inputs, "new", "2025", str(inputs / "new.txt"))[0] == 0
    lines = (inputs / "docs/reports/2025/report.yml").read_text("utf-8").splitlines()
    said = "".join(
        f"warning: docs/reports/2025/report.yml:{lines.index(f'{fact}:') + 2}: "
        + ("“office” is not filled in; write what the source does not state\n" if fact == "office" else f"“{fact}” {NO_ENGLISH}")
        for fact in ("body", "session", "speaker", "office", "place")
    )
    said += "2025 · en: 0 of 14 segments reviewed, 0 stale, 0 excused from a check (0.0%), 5 drafts, 0 not sealed\n0 errors, 5 warnings\n"
    assert run(inputs, "check", "2025") == (0, said)


def test_a_new_report_speaks_the_language_of_its_editor(inputs: Path) -> None:
    """What stands in the files of a new report for its editor to read is in the language of the messages, like all that commands print."""
    (inputs / "new.txt").write_text(TEXT.replace("镇长 李明", "报告人：李明"), "utf-8")
    messages.choose("zh")
    try:
        assert run(inputs, "new", "2025", str(inputs / "new.txt"))[0] == 0
    finally:
        messages.choose("en")
    folder = inputs / "docs/reports/2025"
    facts = (folder / "report.yml").read_text("utf-8").splitlines()
    assert facts[0] == "# 从原文中识别出的报告资料。请逐行核对，补上空缺，并写上英文。"
    assert facts[facts.index("office:") + 1].startswith("  zh: （待填）  # 原文没有写明  # 2023 为：")
    first = (folder / "indicators.yml").read_text("utf-8").splitlines()[0]
    assert first == "# 报告中的数字，整理成数据，由编者确认。这里没有任何指标时，不作要求。"


NO_ENGLISH = "is not given in en; write it after “en:”, beside the Chinese\n"


def test_a_segment_excused_twice_is_one_segment(inputs: Path) -> None:
    """What is excused is counted by segments, whether for a figure, a term or both."""
    (inputs / "new.txt").write_text(TEXT.replace("新建公园2个", "新建公园2个，推动高质量发展"), "utf-8")
    assert run(inputs, "new", "2025", str(inputs / "new.txt"))[0] == 0
    path = inputs / "translations/en/2025/2-1.yml"
    excused = (
        "  en: We will build a pair of parks and raise the quality of development.\n  state: translated\n"
        "  check: “A pair” is 2.\n  terms:\n    高质量发展: Said in plain words.\n"
    )
    before, after = path.read_text("utf-8").split("- id: p1s1\n")
    path.write_text(before + "- id: p1s1\n" + after.replace("  en:\n  state: initial\n", excused, 1), "utf-8")
    status, output = run(inputs, "check", "2025")
    counted = "2025 · en: 0 of 14 segments reviewed, 0 stale, 1 excused from a check (7.1%), 6 drafts, 0 not sealed"
    assert (status, output.splitlines()[-2]) == (0, counted)


@pytest.mark.usefixtures("first_report")
@pytest.mark.parametrize("words", [("check", "2099"), ("status", "2099"), ("sync", "2099"), ("export", "tmx", "2099")])
def test_a_report_that_is_not_there_is_named(words: tuple[str, ...]) -> None:
    """A slip of the finger is never answered with silence."""
    assert run(ROOT, *words) == (1, "docs/reports/2099: there is no such report; choose one of: 2023\n")


def test_status_counts_by_page_and_state(inputs: Path) -> None:
    """A row a page, a column a state, and the whole at the end."""
    founded(inputs)
    status, output = run(inputs, "status", "2025")
    assert status == 0
    assert [line.split() for line in output.splitlines()[:2]] == [
        ["2025", "·", "en:", "0", "of", "14", "segments", "reviewed"],
        ["page", "final", "reviewed", "translated", "stale", "draft", "initial"],
    ]
    rows = {line.split()[0]: line.split()[1:] for line in output.splitlines()[2:]}
    assert list(rows) == ["opening", "1", "1-1", "2", "2-1", "closing", "all"]
    assert rows["all"] == ["–", "–", "–", "–", "6", "8"]


def test_new_proposes_every_figure(inputs: Path) -> None:
    """Number, unit, qualifier, segment and the very words, in the form the file wants; a date for the exemptions."""
    founded(inputs)
    proposed = (inputs / "docs/reports/2025/indicators.yml").read_text("utf-8").splitlines()
    for line in (
        (
            "# - {period: '2024', status: actual, value: '3.2', unit: 亿元, segment: 1-1/p1s1, quote: 全年完成农业总产值3.2亿元, "
            "growth: {value: '5%', qualifier: 左右, quote: '全年完成农业总产值3.2亿元，增长5%左右'}}"
        ),
        "# - {segment: 1-1/p1s2, quote: 2024年10月26日, reason: date}",
        (
            "# - {period: '2024', status: actual, value: '120', unit: 栋, qualifier: 余, "
            "segment: 1-1/p1s2, quote: 2024年10月26日建成大棚120余栋}"
        ),
        "# - {period: '2025', status: target, value: '2', unit: 个, segment: 2-1/p1s1, quote: 新建公园2个}",
    ):
        assert line in proposed


def test_new_suggests_terms_that_no_command_takes_away(inputs: Path) -> None:
    """The glossary's words stand above each sentence; sync, export and import leave them."""
    founded(inputs)
    path = inputs / "translations/en/2025/opening.yml"
    text = path.read_text("utf-8")
    assert "# 请予审议: for your deliberation and approval\n- id: p4s1\n" in text
    assert run(inputs, "sync", "2025") == (0, "nothing to do: the translations fit the source\n")
    sent = inputs / "sent.xlf"
    run(inputs, "export", "xliff", "2025", "-o", str(sent))
    assert run(inputs, "import", str(sent)) == (0, "0 files written\n")
    assert path.read_text("utf-8") == text


def test_new_writes_what_yaml_can_read(inputs: Path) -> None:
    """A title with a colon, a hash or a bracket is quoted."""
    (inputs / "new.txt").write_text(TEXT.replace("某某镇政府工作报告", "[某某镇] 政府工作报告: #1", 1), "utf-8")
    assert run(inputs, "new", "2025", str(inputs / "new.txt"))[0] == 0
    assert run(inputs, "check", "2025")[0] == 0


def test_new_overwrites_nobodys_work(inputs: Path) -> None:
    """Where a file is there already, nothing is written, and each such file is named."""
    path = inputs / "translations/en/2025/opening.yml"
    path.parent.mkdir()
    path.write_text("page: opening\nsegments: []\n", "utf-8")
    (inputs / "new.txt").write_text(TEXT, "utf-8")
    assert run(inputs, "new", "2025", str(inputs / "new.txt")) == (
        1,
        "translations/en/2025/opening.yml: this file is there already; move it away, or choose another id; nothing was written\n",
    )
    assert not (inputs / "docs/reports/2025").exists()


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        ("2023/1-1", "docs/reports/2023/1-1: the addresses of 2023/1-1 and 2023 would lie within one another; choose another id\n"),
        ("search", "docs/reports/search: the site has a page “search” of its own; choose another id\n"),
    ],
)
def test_new_keeps_addresses_apart(inputs: Path, report: str, sentence: str) -> None:
    """An id whose addresses are others' is refused."""
    (inputs / "new.txt").write_text(TEXT, "utf-8")
    assert run(inputs, "new", report, str(inputs / "new.txt")) == (1, sentence)


def test_outline_for_a_person_and_for_a_program(inputs: Path) -> None:
    """The tree, and the same as JSON with the fields that the contract names."""
    (inputs / "new.txt").write_text(TEXT, "utf-8")
    status, output = run(inputs, "outline", str(inputs / "new.txt"))
    assert status == 0
    assert "一、2024年工作回顾" in output
    status, output = run(inputs, "outline", "--json", str(inputs / "new.txt"))
    found = json.loads(output)
    assert list(found) == ["title", "date", "speaker", "salutation_line", "body_first_line", "body_last_line", "outline"]
    assert (found["date"], found["speaker"], found["salutation_line"]) == ("2025-01-08", "李明", 5)
    assert [(row["line"], row["level"], row["kind"]) for row in found["outline"]] == [
        (7, 1, "part"),
        (8, 2, "section"),
        (9, 1, "part"),
        (10, 2, "section"),
    ]


@pytest.mark.usefixtures("first_report")
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("outline", "no.txt"), "no.txt: the file cannot be read (No such file or directory); name a .txt or .docx"),
        (("import", "no.po"), "no.po: the file cannot be read (No such file or directory); name a .po, .xlf, .csv, .xlsx or .tmx"),
        (("new", "2025", "no.txt"), "no.txt: the file cannot be read (No such file or directory); name a .txt or .docx"),
        (
            ("export", "po", "2023", "-o", "no/x.po"),
            "no/x.po: the file cannot be written (No such file or directory); name another with “-o”",
        ),
    ],
)
def test_a_file_that_is_not_there_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], sentence: str
) -> None:
    """The console command prints problems on standard error, one a line, without a traceback, and exits with 1."""
    monkeypatch.setattr(sys, "argv", ["workreport", "--project", str(ROOT), *words])
    with pytest.raises(SystemExit) as raised:
        commands.main()
    assert raised.value.code == 1
    assert capsys.readouterr().err == f"{sentence}\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("init", "{file}"), "{file}: the system refuses it (File exists); give another path, or leave to read and write"),
        (("init", "{file}/x"), "{file}/x: the system refuses it (Not a directory); give another path, or leave to read and write"),
        (
            ("init", "{file}x", "--address", "ftp://x"),
            "--address: “ftp://x” is no address of a site; write the whole of it: https://example.org/reports/",
        ),
        (("serve", "--address", "8000"), "--address: “8000” is no HOST:PORT; write a host and a port up to 65535: 127.0.0.1:8000"),
        (
            ("serve", "--address", "127.0.0.1:99999"),
            "--address: “127.0.0.1:99999” is no HOST:PORT; write a host and a port up to 65535: 127.0.0.1:8000",
        ),
    ],
)
def test_a_path_or_address_that_cannot_be_used_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], sentence: str
) -> None:
    """A file in a folder's place and an address that is none end in a sentence with what to do, never in a traceback."""
    file = tmp_path / "file"
    file.touch()
    monkeypatch.setattr(sys, "argv", ["workreport", "--project", str(ROOT), *(word.format(file=file) for word in words)])
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    with pytest.raises(SystemExit) as raised:
        commands.main()
    assert raised.value.code == 1
    assert capsys.readouterr().err == f"{sentence.format(file=file)}\n"


SETTINGS = "site_name: x\nsite_url: https://example.org/\ntheme:\n  name: workreport\nhooks:\n- hooks/publish.py\nplugins: []\n"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "site_name:",
            "site_name：",
            "mkdocs.yml:1: the colon after “site_name” is full-width (：); write “site_name: ” with an ordinary colon and a blank",
        ),
        ("https://example.org/", "www", "error: mkdocs.yml: “site_url” is no address; write the whole of it: https://example.org/reports/"),
        ("https://example.org/", "12", "error: mkdocs.yml: the setting “site_url” cannot be used; write it as “workreport init” does"),
        ("site_name: x", "", "error: mkdocs.yml: the setting “site_name” is missing; write it"),
        ("name: workreport", "name: no", "error: mkdocs.yml: the theme is not there; write “theme:” and below it “  name: workreport”"),
        ("[]", "[nosuch]", "error: mkdocs.yml: the plugin “nosuch” is not installed; install it, or take it out"),
        ("publish.py", "no.py", "error: mkdocs.yml: a file under “hooks” is not there; write “- hooks/publish.py”"),
        ("plugins", "docs_dir: other\nplugins", "error: mkdocs.yml: the folder of “docs_dir” cannot be used; take the setting out"),
    ],
)
def test_a_mistake_in_the_settings_names_what_to_write(
    town: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], old: str, new: str, sentence: str
) -> None:
    """What MkDocs refuses of ``mkdocs.yml`` is told in our words; a file that is no YAML with the line, as of every YAML file."""
    (town / "mkdocs.yml").write_text(SETTINGS.replace(old, new), "utf-8")
    monkeypatch.setattr(sys, "argv", ["workreport", "--project", str(town), "build"])
    monkeypatch.setattr(logging.getLogger("mkdocs"), "handlers", [])
    with pytest.raises(SystemExit):
        commands.main()
    assert capsys.readouterr().err == f"{sentence}\n"


def test_a_language_is_asked_for_where_there_are_several(inputs: Path) -> None:
    """With one language nobody is asked; with two, the command does not guess."""
    assert choosing.language(inputs, None) == "en"
    (inputs / "translations/fr").mkdir()
    (inputs / "translations/fr/interface.yml").write_text("language:\n  fr: Français\n", "utf-8")
    assert run(inputs, "export", "po", "2023") == (
        1,
        "translations: there are translations into several languages; say “--language” with one of: en, fr\n",
    )


def test_progress_is_told_to_a_person_and_in_plain_lines_to_ci(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A bar on a terminal, which is gone at the end; in CI, when it lasts, a line for each of several; not a word into any other pipe."""
    monkeypatch.delenv("CI", raising=False)
    assert list(choosing.watched(("2023", "2024"), "Reading")) == ["2023", "2024"]
    assert capsys.readouterr().err == ""
    monkeypatch.setenv("CI", "true")
    assert list(choosing.watched(("2023", "2024"), "Reading")) == ["2023", "2024"]
    assert capsys.readouterr().err == "", "what is done within a second"
    monkeypatch.setattr(choosing, "PATIENCE", -1)
    assert list(choosing.watched(("2023", "2024"), "Reading")) == ["2023", "2024"]
    assert capsys.readouterr().err == "Reading 2023 · 1/2\nReading 2024 · 2/2\n"
    assert list(choosing.watched(("2023",), "Reading")) == ["2023"]
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    for things in (("2023", "2024"), ("2023",)):
        assert list(choosing.watched(things, "Reading")) == list(things)
        told = capsys.readouterr().err
        assert "Reading  [" in told
        assert told.endswith("\n\x1b[A\r\x1b[2K"), "up to the bar's line, which is emptied"
