"""The index of search in volumes, each made anew only when one of its reports has changed."""

from __future__ import annotations

import functools
import pickle
from concurrent.futures import as_completed
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport import search
from workreport.building.cache import SITE, Cache
from workreport.building.failing import with_problems
from workreport.building.inputs import code, digest
from workreport.building.tasks import CORPORA, CORPUS
from workreport.messages import _
from workreport.portable import without_server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from concurrent.futures import Executor
    from pathlib import Path

    from workreport.building.cache import Made
    from workreport.building.planning import Progress
    from workreport.interface import Interface
    from workreport.pages.subjects import SiteFrame
    from workreport.search.indexed import IndexedReport

FOLDER = "search"
"""What volumes are kept under."""
SUMMARY = "summary.pickle"
"""The file in the cache with what the lists of all volumes tell of one."""


@dataclass(frozen=True, slots=True)
class Volume:
    """A volume to be made."""

    reports: tuple[str, ...]
    """The ids of its reports."""
    folders: tuple[Path, ...]
    """Where what is made of each is kept."""
    key: str

    @property
    def title(self) -> str:
        """What it is kept as: its oldest report stays the same whatever comes after."""
        return f"{FOLDER}+{self.reports[-1]}"


def indexed(kept: Cache, folder: Path) -> IndexedReport:
    """What a volume needs of a report, from what was made of it, or from what was ready for search before the rest was."""
    data = (folder / CORPUS).read_bytes() if folder.is_dir() else kept.read(CORPORA, folder.name)
    found: IndexedReport = pickle.loads(data or b"")  # noqa: S301  # our own; its digest was checked
    return found


def make_volume(cache: Path, volume: Volume, languages: Sequence[str], asked: search.Asked, *, portable: bool) -> str:
    """Makes the files of a volume, keeps them under its key, and returns its title."""
    kept = Cache(cache)
    summary, files = search.volume_files([indexed(kept, folder) for folder in volume.folders], languages, asked)
    placed = ((f"search/{summary.name}/{address}", content) for address, content in files.items())
    written = without_server(placed, "search/") if portable else placed
    told = (SUMMARY, pickle.dumps(summary, pickle.HIGHEST_PROTOCOL))
    kept.keep(volume.title, volume.key, [told, *((SITE + address, content) for address, content in written)])
    return volume.title


@dataclass(frozen=True, slots=True)
class Indexing:
    """The index while its volumes are made."""

    keys: tuple[str, ...]
    """What they are kept under."""
    finish: Callable[[], tuple[list[Made], dict[str, bytes]]]
    """Waits for them; gives them, and the files that lead to them."""


def begin_search(
    folders: Mapping[str, Path],
    frame: SiteFrame,
    asked: search.Asked,
    cache: Cache,
    workers: Executor,
    progress: Progress,
) -> Indexing:
    """Has the volumes made that are not kept; `folders` are where what is made of each report is kept, newest first."""
    languages = search.languages_of(frame.interfaces)
    volumes = []
    for reports in search.volumes(tuple(folders)):
        own = tuple(folders[report] for report in reports)
        key = digest(
            code(),
            *languages,
            repr((asked.everyday, frame.portable)),
            *(f"{report} {folder.name}" for report, folder in zip(reports, own, strict=True)),
        )
        volumes.append(Volume(reports, own, key))
    found = {volume.title: kept for volume in volumes if (kept := cache.made(volume.title, volume.key))}
    missing = {volume.title: volume for volume in volumes if volume.title not in found}
    futures = [
        workers.submit(with_problems, cache.folder.parent, make_volume, cache.folder, volume, languages, asked, portable=frame.portable)
        for volume in missing.values()
    ]

    @functools.cache
    def finish() -> tuple[list[Made], dict[str, bytes]]:
        done = progress.begin(_("Indexing"), tuple(missing))
        for future in as_completed(futures):
            title = future.result()
            done(title.removeprefix(f"{FOLDER}+"))
            if kept := cache.made(title, missing[title].key):
                found[title] = kept
        whole = [found[volume.title] for volume in volumes]
        return whole, dict(_leading([_summary(one.folder) for one in whole], frame.interfaces))

    return Indexing(tuple(volume.key for volume in volumes), finish)


def _summary(folder: Path) -> search.VolumeSummary:
    found: search.VolumeSummary = pickle.loads((folder / SUMMARY).read_bytes())  # noqa: S301  # our own; its digest was checked
    return found


def _leading(volumes: Sequence[search.VolumeSummary], interfaces: Mapping[str, Interface]) -> Iterator[tuple[str, bytes]]:
    yield from search.lists(volumes, search.languages_of(interfaces))
    yield from search.word_files(interfaces)
