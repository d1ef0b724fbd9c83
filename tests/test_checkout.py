"""A checkout has the same bytes everywhere, and the habits of the repository are as its files say."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from conftest import ROOT

GENERATED = ("requirements.lock", "tests/requirements.lock", "tests/package-lock.json")
UNWRAPPED = (".md", ".md.j2", ".yml", ".yml.j2", ".po", ".svg", ".lock", ".txt", ".docx", ".png", ".woff2", ".cff", ".py")
"""Endings of files whose lines may be long: a sentence on a line, pictures, locks, sources as received; ruff sees to Python."""
LONGEST = 140


def git(*words: str, cwd: Path = ROOT) -> str:
    """What git prints."""
    return subprocess.run(["git", *words], cwd=cwd, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def tracked() -> list[str]:
    """The files of the repository."""
    return [name for name in git("ls-files", "-z").split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.slow
def test_a_checkout_on_windows_has_the_same_bytes(tmp_path: Path, tracked: list[str]) -> None:
    """With core.autocrlf=true, as Git for Windows has it, every file is the one that is stored, to the byte; so every build is the same."""
    git(
        "clone",
        "--quiet",
        "--no-hardlinks",
        "--config",
        "core.autocrlf=true",
        "--config",
        "core.eol=crlf",
        str(ROOT),
        str(tmp_path / "there"),
    )
    for name in (".gitattributes", *tracked):
        target = tmp_path / "there" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target)
    git("add", "--all", cwd=tmp_path / "there")
    git("-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "--quiet", "--allow-empty", "-m", "x", cwd=tmp_path / "there")
    for name in tracked:
        (tmp_path / "there" / name).unlink()
    git("checkout", "--quiet", "--force", "HEAD", "--", ".", cwd=tmp_path / "there")
    assert [name for name in tracked if (tmp_path / "there" / name).read_bytes() != (ROOT / name).read_bytes()] == []


def test_no_line_is_over_140_characters(tracked: list[str]) -> None:
    """Style sheets, scripts and templates keep to the width of the page; ruff sees to Python, where a remark on a rule may run over."""
    long = [
        f"{name}:{number}"
        for name in tracked
        if name not in GENERATED and not name.endswith(UNWRAPPED)
        for number, line in enumerate((ROOT / name).read_text("utf-8").splitlines(), 1)
        if len(line) > LONGEST
    ]
    assert long == []


def test_every_workflow_calls_what_ci_runs() -> None:
    """GitHub and GitLab run the one script that a person can run too."""
    github = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text("utf-8"))
    gitlab = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    assert {"run": ".ci/run"} in github["jobs"]["all"]["steps"]
    assert ".ci/run" in gitlab["all"]["script"]
