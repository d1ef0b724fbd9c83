"""``mkdocs serve`` on a copy of the project, for the tests and the benchmark."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

PATIENCE = 60
"""Seconds after which a page will not come any more."""


@dataclass(frozen=True)
class Preview:
    """A running preview."""

    address: str
    log: Path

    def page(self, address: str) -> str:
        """A page as the preview sends it."""
        with urllib.request.urlopen(self.address + address, timeout=PATIENCE) as answer:
            return str(answer.read().decode())

    def wait(self, address: str, words: str) -> float:
        """The seconds until a page says `words`; TimeoutError where it never does."""
        return self._wait(lambda: self.page(address), words, address)

    def wait_for_style(self, address: str, words: str) -> float:
        """The same for the style sheet that a page names, whose address changes with its content."""

        def style() -> str:
            named = re.search(r'href="([^"]+/site\.css)"', self.page(address))
            return self.page(urljoin(address, named[1])) if named else ""

        return self._wait(style, words, f"the style sheet of {address}")

    def wait_for_log(self, words: str) -> float:
        """The same for what the server says to its user."""
        return self._wait(lambda: self.log.read_text("utf-8"), words, "the log")

    def _wait(self, read: Callable[[], str], words: str, place: str) -> float:
        begun = time.perf_counter()
        while time.perf_counter() - begun < PATIENCE:
            with contextlib.suppress(urllib.error.URLError, ConnectionError):
                if words in read():
                    return time.perf_counter() - begun
            time.sleep(0.05)
        message = f"“{words}” is not in {place} after {PATIENCE} s:\n{self.log.read_text('utf-8')}"
        raise TimeoutError(message)


def copy(root: Path, project: Path) -> Path:
    """What a site is made from, copied."""
    for name in ("docs", "hooks", "translations"):
        shutil.copytree(root / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "mkdocs.yml", project)
    return project


@contextlib.contextmanager
def preview(project: Path) -> Iterator[Preview]:
    """Serves a project as ``make serve`` does."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = project / "serve.log"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": f"http://127.0.0.1:{port}/", "PYTHONUNBUFFERED": "1"}
    with log.open("w") as written, subprocess.Popen(command, cwd=project, env=environment, stdout=written, stderr=written) as server:
        try:
            yield Preview(f"http://127.0.0.1:{port}/", log)
        finally:
            server.terminate()
