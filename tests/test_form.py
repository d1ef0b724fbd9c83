"""The form of files that no formatter writes: templates, words, layouts of documents. Python is ruff’s, scripts and styles are Biome’s."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from conftest import ROOT

LONGEST = 140
"""Characters of a line."""
ENDINGS = (".html", ".j2", ".typ", ".svg", ".js", ".css")
PLACED = ("words/*.yml", "starter/*", "topics.yml")
"""Files of the package besides those of `ENDINGS`."""


def sources() -> Iterator[Path]:
    """Every file that people write line by line."""
    package = ROOT / "hooks/workreport"
    yield from (path for path in sorted(package.rglob("*")) if path.suffix in ENDINGS)
    for pattern in PLACED:
        yield from sorted(path for path in package.glob(pattern) if path.is_file() and path.suffix not in ENDINGS)


def test_no_line_is_too_long_or_ends_in_blanks() -> None:
    """A line fits beside another one on a screen; no blank at an end, no tab; a file ends with its last line."""
    found = []
    for path in sources():
        name = path.relative_to(ROOT).as_posix()
        text = path.read_text("utf-8")
        for number, line in enumerate(text.split("\n"), 1):
            if len(line) > LONGEST:
                found.append(f"{name}:{number}: {len(line)} characters")
            if re.search(r"[ \t]$|\t", line):
                found.append(f"{name}:{number}: a tab, or a blank at the end")
        if text and (not text.endswith("\n") or text.endswith("\n\n")):
            found.append(f"{name}: does not end with its last line")
    assert found == []


MAP = re.compile(r"^\| ([^|]*`[^|]*) \|", re.MULTILINE)
"""The first column of the map in CONTRIBUTING.md."""
NAMED = re.compile(r"`([\w./-]+/[\w./-]*|[\w-]+\.(?:py|yml))`")
"""A file or folder that a guide names."""


def test_the_map_is_the_house() -> None:
    """Every room of the map stands in the package, and every module and folder of the package is a room of the map."""
    package = ROOT / "hooks/workreport"
    rooms = [name for row in MAP.findall((ROOT / "CONTRIBUTING.md").read_text("utf-8")) for name in NAMED.findall(row)]
    assert [name for name in rooms if not (package / name).exists()] == []
    entries = {path.name + "/" * path.is_dir() for path in package.iterdir() if path.name not in ("__init__.py", "__pycache__")}
    assert sorted(entries - set(rooms)) == []
