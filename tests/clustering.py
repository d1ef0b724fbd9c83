"""A scheduler of Dask with two workers on this machine, for the tests and the benchmark."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

PATIENCE = 60
"""Seconds after which the scheduler will not come any more."""


@contextlib.contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """The address of a scheduler whose two workers have a thread each; what they write goes into `folder`."""
    folder.mkdir(exist_ok=True)
    file = folder / "scheduler.json"
    file.unlink(missing_ok=True)
    scheduler = ["distributed.cli.dask_scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)]
    begun = [_begin(scheduler)]
    try:
        deadline = time.monotonic() + PATIENCE
        while not file.is_file() and time.monotonic() < deadline:
            time.sleep(0.2)
        worker = ["distributed.cli.dask_worker", "--scheduler-file", str(file), "--nthreads", "1", "--no-dashboard", "--local-directory"]
        begun += [_begin([*worker, str(folder / f"worker-{number}")]) for number in range(2)]
        yield str(json.loads(file.read_text("utf-8"))["address"])
    finally:
        for process in begun:
            process.terminate()
            process.wait(30)


def _begin(module: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", *module], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
