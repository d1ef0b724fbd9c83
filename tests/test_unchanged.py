"""A build with nothing to do leaves the site as it is; whatever may change a site has it built anew."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from conftest import lend_cache
from walking import digests
from workreport.site import unchanged

LONG_AGO = time.time() - 3600


def begun(project: Path, command: str = "build", **given: str) -> MkDocsConfig:
    """The settings of a project whose command has begun."""
    config = load_config(str(project / "mkdocs.yml"), **given)
    unchanged.start(command)
    return config


def is_unchanged(project: Path, command: str = "build", **given: str) -> bool:
    """Whether a build of the project has nothing to do."""
    try:
        unchanged.compare(begun(project, command, **given))
    except unchanged.Unchanged as ended:
        assert ended.code == 0, "the command has done what it was to do"
        return True
    return False


def aged(project: Path) -> None:
    """Makes every file of a project an hour old."""
    for path in project.rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))


@pytest.fixture
def finished(town: Path) -> Path:
    """A project whose build has ended well: what it made is of no account here."""
    (town / "site/en").mkdir(parents=True)
    (town / "site/index.html").write_text("<p>", "utf-8")
    (town / "site/en/index.html").write_text("<p>", "utf-8")
    aged(town)
    config = begun(town)
    unchanged.compare(config)
    unchanged.remember(config)
    return town


def test_what_has_not_changed_is_left(finished: Path) -> None:
    """Where neither inputs nor site have changed there is nothing to do; a preview, and a site at another place, are built."""
    assert is_unchanged(finished)
    assert not is_unchanged(finished, "serve")
    assert not is_unchanged(finished, "gh-deploy")
    assert not is_unchanged(finished, site_dir=str(finished / "other"))
    assert not is_unchanged(finished, site_url="https://reports.example/under/")
    assert is_unchanged(finished)


def edit(path: Path) -> None:
    """Another byte where one was, in a file of the same size."""
    path.write_bytes(b"#" + path.read_bytes()[1:])


def append(path: Path, text: str) -> None:
    """Adds a line to a file."""
    path.write_text(path.read_text("utf-8") + text, "utf-8")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a source": lambda town: edit(town / "docs/reports/2031/report.txt"),
    "a translation": lambda town: edit(town / "translations/en/2031/1.yml"),
    "a setting": lambda town: append(town / "mkdocs.yml", "copyright: us\n"),
    "a file more": lambda town: (town / "docs/en/more.md").write_text("# More\n"),
    "a file less": lambda town: (town / "translations/en/2031/1.yml").unlink(),
    "another file of the same size and time": lambda town: swapped(town / "translations/en/2031/1.yml"),
    "a page of the site written over": lambda town: edit(town / "site/en/index.html"),
    "a page of the site gone": lambda town: (town / "site/en/index.html").unlink(),
    "a page of the site more": lambda town: (town / "site/more.html").write_text("<p>"),
    "the site away": lambda town: (town / "site").rename(town / "elsewhere"),
    "the record damaged": lambda town: edit(next((town / ".cache/unchanged").iterdir())),
}


def swapped(path: Path) -> None:
    """Puts another file in a file's place, which has its size and its time."""
    other = path.with_suffix(".new")
    other.write_bytes(path.read_bytes()[::-1])
    os.utime(other, (LONG_AGO, LONG_AGO))
    other.replace(path)


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changed_has_the_site_built(finished: Path, change: str) -> None:
    """An input or the site is another than after the last build, be it by one byte: there is something to do."""
    CHANGES[change](finished)
    assert not is_unchanged(finished)


def test_the_environment_is_an_input(finished: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The time that is given for the build is none of the last build's."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    assert not is_unchanged(finished)


def test_nothing_is_remembered_of_files_as_new_as_the_build(finished: Path) -> None:
    """A file written while the build begins may change again without its time changing: the next build builds."""
    path = finished / "translations/en/2031/1.yml"
    edit(path)
    config = begun(finished)
    unchanged.compare(config)
    unchanged.remember(config)
    assert not is_unchanged(finished)


def build_aloud(project: Path) -> subprocess.CompletedProcess[str]:
    """A build that tells its problems and nothing else, in CI too."""
    command = [sys.executable, "-c", "from workreport.commands import main; main()", "build", "--quiet"]
    return subprocess.run(command, cwd=project, env={**os.environ, "SITE_URL": "", "CI": "1"}, check=False, capture_output=True, text=True)


@pytest.mark.slow
def test_a_build_with_nothing_to_do_keeps_the_site(town: Path, built_town: Path) -> None:
    """The second build ends well, says what the first one said, and leaves every file where it is; after an edit the third builds."""
    lend_cache(built_town.parent, town)
    aged(town)
    site = town / "site"
    first = build_aloud(town)
    kept, folder = digests(site), site.stat().st_ino
    second = build_aloud(town)
    assert "warning: " in first.stderr
    assert "Building" not in first.stderr
    assert (second.returncode, second.stdout, second.stderr) == (0, first.stdout, first.stderr)
    assert (digests(site), site.stat().st_ino) == (kept, folder)
    path = town / "translations/en/2031/1.yml"
    path.write_text(path.read_text("utf-8").replace("came to 360 million", "amounted to 360 million"), "utf-8")
    assert build_aloud(town).returncode == 0
    assert digests(site) != kept
