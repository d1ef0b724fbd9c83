"""How a preview looks for edits, and what it is content with between them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from workreport.pages.rendering import Renderer, template_folders
from workreport.site.watching import Watcher

PATIENCE = 20
"""Seconds after which nothing will be told any more."""


class Told(FileSystemEventHandler):
    """Notes what it is told of."""

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.something = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Notes the path."""
        self.paths.append(str(event.src_path))
        self.something.set()

    def of(self, path: Path) -> bool:
        """Whether it is told of a file next, and of no other."""
        assert self.something.wait(PATIENCE)
        told, self.paths = self.paths, []
        self.something.clear()
        return told == [str(path)]


@pytest.fixture
def busy() -> threading.Event:
    """Set while a build runs."""
    return threading.Event()


@pytest.fixture
def told(tmp_path: Path, busy: threading.Event) -> Iterator[Told]:
    """What a watcher of a folder tells."""
    (tmp_path / "reports/2031").mkdir(parents=True)
    (tmp_path / "reports/2031/report.txt").write_text("茶园面积继续扩大。", "utf-8")
    handler, watcher = Told(), Watcher(busy.is_set)
    watcher.schedule(handler, str(tmp_path), recursive=True)
    watcher.start()
    yield handler
    watcher.stop()
    watcher.join(PATIENCE)


def test_what_is_edited_new_renamed_or_gone_is_told_once(tmp_path: Path, told: Told) -> None:
    """Every kind of change of a file in a folder below is told, and told once."""
    path = tmp_path / "reports/2031/report.txt"
    path.write_text("茶园面积稳步扩大。", "utf-8")
    assert told.of(path)
    other = path.with_name("report.yml")
    other.write_text("date: 2031-02-10\n", "utf-8")
    assert told.of(other)
    path.with_name(".report.part").write_text("茶园面积不断扩大。", "utf-8")
    assert told.of(path.with_name(".report.part"))
    path.with_name(".report.part").replace(other)
    assert told.something.wait(PATIENCE)
    told.paths.clear()
    told.something.clear()
    other.unlink()
    assert told.of(other)


def test_what_is_edited_during_a_build_is_told_after_it(tmp_path: Path, told: Told, busy: threading.Event) -> None:
    """Nothing is looked at while a build runs; the edit is seen when it has ended."""
    path = tmp_path / "reports/2031/report.txt"
    busy.set()
    path.write_text("茶园面积稳步扩大。", "utf-8")
    assert not told.something.wait(0.5)
    busy.clear()
    assert told.of(path)


def test_a_template_that_a_site_lays_before_another_is_used_at_once(tmp_path: Path) -> None:
    """A template of a site's own is used from the next build of a preview on, and the package's again when it is gone."""
    own = tmp_path / "docs/templates"
    own.mkdir(parents=True)

    def robots() -> str:
        return Renderer(template_folders(tmp_path), {}).file("robots.txt.j2", canonical="")

    before = robots()
    (own / "robots.txt.j2").write_text("User-agent: *\nDisallow: /\n", "utf-8")
    assert robots().split() == ["User-agent:", "*", "Disallow:", "/"]
    (own / "robots.txt.j2").unlink()
    assert robots() == before
