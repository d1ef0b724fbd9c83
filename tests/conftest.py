"""What the tests share: the project, its built site, servers for it and a browser."""

from __future__ import annotations

import functools
import gc
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from filelock import FileLock
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright

from hosting import hosted
from workreport import library

PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "default-without-deadline")
settings.register_profile("landing", max_examples=15, deadline=None)
settings.register_profile("default-without-deadline", deadline=None)
settings.load_profile(PROFILE)  # a busy machine is no fault


def examples(number: int) -> settings:
    """A property over so many examples; over a tenth while someone works (`make unit`), since `make test` tries them all."""
    return settings(max_examples=max(number // 10, 4) if PROFILE == "landing" else number, deadline=None)


def yaml_of(text: str) -> Any:
    """What a YAML text of the tests says, by libyaml: cases are read whenever tests are collected, and many times as fast as by Python."""
    return yaml.load(text, Loader=yaml.CSafeLoader)


expect.set_options(timeout=30_000)  # nor is a slow one

ROOT = Path(__file__).parents[1]
os.environ.pop("CI", None)  # Commands say there how far they are; the tests read what they say besides.
ADDRESS = os.environ.setdefault("SITE_URL", "https://reports.example/")
"""Where the sites of the tests say they stand, for want of another."""
OUTSIDE = frozenset({"built_site", "built_town", "build_site", "serve", "browser", "behind_nginx", "portable", "revised"})
"""The fixtures that build a site or start a program."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks as `unit` every test that builds no site, starts no program, and is not marked as slow."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if not fixtures & OUTSIDE and not any(item.get_closest_marker(name) for name in ("slow", "programs")):
            item.add_marker("unit")


def pytest_collection_finish() -> None:
    """What there is once all tests are collected stays to the end: it need not be looked through for what nobody needs any more."""
    gc.freeze()


TOWN = Path(__file__).parent / "town"
"""An invented town with two reports, one of them a Word file, in every state of translation (`tests/town/word.py` writes the latter)."""


def copy_town(folder: Path) -> Path:
    """A copy of the town’s project, to be changed or built."""
    shutil.copytree(TOWN, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__", ".cache", "word.py"))
    return folder


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A copy of the invented town’s project, free to be changed."""
    return copy_town(tmp_path / "town")


@pytest.fixture(scope="session")
def project() -> Path:
    """The checkout under test."""
    return ROOT


@pytest.fixture(scope="session")
def first_report() -> Path:
    """This project, where its own first report is in it: some tests are about the words and figures of that report.

    In the tree of another site they are skipped, and say so; what holds for any report is tried on the invented town.
    """
    source = ROOT / "docs/reports/2023/report.txt"
    if not source.is_file() or "密云区巨各庄镇" not in source.read_text("utf-8", "replace"):
        pytest.skip("about the report of 2023 that this project began with; another site’s reports are in this tree")
    return ROOT


@pytest.fixture(scope="session")
def side_by_side() -> None:
    """Tests of an edition in two languages are skipped in a tree of reports of which no sentence is translated: it has none."""
    if not any(library.load(ROOT, report).translated("en") for report in library.report_ids(ROOT)):
        pytest.skip("no sentence of the reports in this tree is translated, so there is no edition in two languages")


@pytest.fixture
def inputs(tmp_path: Path, first_report: Path) -> Path:
    """A copy of this project's reports and translations, free to be changed."""
    for name in ("docs/reports", "translations"):
        shutil.copytree(first_report / name, tmp_path / name)
    return tmp_path


@pytest.fixture(scope="session")
def shared() -> Path:
    """Material for development that lies beside the checkout; tests that read it are skipped where it is absent."""
    folder = Path(os.environ.get("WORKREPORT_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"no development material in {folder}")
    return folder


def build(project: Path, site: Path, *, strict: bool = True, **environment: str) -> subprocess.CompletedProcess[str]:
    """Builds the site into `site`, strictly if not told otherwise: a site with stale sentences builds with warnings."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site), *(["--strict"] if strict else [])]
    return subprocess.run(
        command, cwd=project, env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}, capture_output=True, text=True, check=False
    )


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that is made once for all processes of the tests, by the one that asks first, while the others wait; none may change it."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    with FileLock(f"{folder}.lock"):
        if not folder.exists():
            part = folder.with_suffix(".part")
            shutil.rmtree(part, ignore_errors=True)
            part.mkdir()
            make(part)
            part.rename(folder)
    return folder


def lend_cache(project: Path, copy: Path) -> None:
    """Gives the copy of a project what its builds have kept, so that it makes anew what differs: the site is the same (`test_building.py`).

    What another process of the tests is just putting there or taking away may come in part, and a build takes that for not there.
    """
    subprocess.run(["cp", "--archive", "--no-target-directory", project / ".cache", copy / ".cache"], check=False, capture_output=True)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once for all tests."""

    def make(folder: Path) -> None:
        done = build(ROOT, folder / "site")
        assert done.returncode == 0, done.stdout + done.stderr
        assert done.stderr == "", "a strict build says nothing"

    return once(tmp_path_factory, "built-site", make) / "site"


@pytest.fixture(scope="session")
def built_town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented town’s site, built once for all tests; its project is the folder above it."""

    def make(folder: Path) -> None:
        project = copy_town(folder / "town")
        done = build(project, project / "site", strict=False)
        assert done.returncode == 0, done.stdout + done.stderr

    return once(tmp_path_factory, "built-town", make) / "town" / "site"


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Python's own server, without its log."""

    def log_message(self, *arguments: object) -> None:
        """Says nothing."""


class QuietServer(http.server.ThreadingHTTPServer):
    """A server that says nothing of a client that has gone: its words would stand among those of the command that a test reads."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Tells any other error, since it is one of the tests."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # as the server gave it


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves a folder with Python's http.server; returns the address, with a slash at its end."""
    servers = []

    def start(folder: Path) -> str:
        server = QuietServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def root_address(built_site: Path, serve: Callable[[Path], str]) -> str:
    """The built site at a domain's root."""
    return serve(built_site)


@pytest.fixture(scope="session")
def town_address(built_town: Path, serve: Callable[[Path], str]) -> str:
    """The invented town’s site at a domain's root."""
    return serve(built_town)


@pytest.fixture(scope="session")
def path_address(built_site: Path, serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The built site under a path."""
    folder = tmp_path_factory.mktemp("host")
    (folder / "a").mkdir()
    (folder / "a" / "b").symlink_to(built_site, target_is_directory=True)
    return serve(folder) + "a/b/"


CHROMIUM = ("chromium-headless-shell", "chromium", "google-chrome", "chromium-browser")
"""What the browser may be called, the cheapest first (`tests/machine` installs it)."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the system has it, by preference without its windows: those cost more than the pages in them."""
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if chromium is None:
        pytest.fail("no Chromium on this machine; install it, for example: sudo apt-get install chromium")
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=quiet)
        yield running
        running.close()


@pytest.fixture
def window() -> tuple[int, int]:
    """Width and height of a reader's window; a module about phones has its own."""
    return 1280, 900


@pytest.fixture
def context(browser: Browser, root_address: str, window: tuple[int, int]) -> Iterator[BrowserContext]:
    """A visit to the site: its own storage, the clipboard allowed."""
    viewport = ViewportSize(width=window[0], height=window[1])
    visit = browser.new_context(base_url=root_address, viewport=viewport, reduced_motion="reduce")
    visit.grant_permissions(["clipboard-read", "clipboard-write"])
    yield visit
    visit.close()


@pytest.fixture
def tab(context: BrowserContext) -> Page:
    """A page of the visit."""
    return context.new_page()


@pytest.fixture(scope="session")
def build_site() -> Callable[..., Path]:
    """Builds the site anew, with another environment."""

    def make(site: Path, **environment: str) -> Path:
        done = build(ROOT, site, strict=True, **environment)
        assert done.returncode == 0, done.stdout + done.stderr
        return site

    return make


@pytest.fixture(scope="session")
def behind_nginx(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The built site behind nginx with the headers that the build wrote for it."""
    home = tmp_path_factory.mktemp("nginx")
    home.chmod(0o755)
    with hosted("nginx", built_site, built_site, home) as address:
        yield address
