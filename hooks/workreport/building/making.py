"""Having the files of reports made, while the builder goes on with what stands outside them."""

from __future__ import annotations

from concurrent.futures import as_completed
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.building.cache import Cache
from workreport.building.failing import with_problems
from workreport.building.planning import tasks_of
from workreport.building.processes import Here, Means
from workreport.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from concurrent.futures import Executor, Future
    from pathlib import Path

    from workreport.building.cache import Made
    from workreport.building.planning import Prepared, Progress
    from workreport.building.tasks import Look, Task


@dataclass(frozen=True, slots=True)
class Making:
    """Reports while those of which nothing is kept are made."""

    look: Look
    tasks: tuple[Task, ...]
    """Of every report, newest first."""
    missing: Mapping[str, Task]
    """Of those that are made, by report."""
    workers: Executor
    futures: tuple[Future[str], ...]
    """Of those that are made; each gives the report's id."""
    beside: Future[None] | None
    """Of a lone report, the future of search's part and of the documents, which another process makes."""

    def finish(self, progress: Progress, readable: Callable[[Mapping[str, Path]], None] | None = None) -> dict[str, Made]:
        """Waits for them, has damaged ones made anew, and returns what there is of each report, newest first.

        `readable` is told the folder of each as soon as search can read them all, which it can before a lone one is made.
        """
        cache = Cache(self.look.cache)
        folders = {task.report: cache.outputs(task.report, task.key) for task in self.tasks}
        found: dict[str, Made] = {}
        damaged: dict[str, Task] = {}
        for task in self.tasks:  # read whole, which takes its time, while the others are made
            if task.report not in self.missing:
                if made := cache.made(task.report, task.key):
                    found[task.report] = made
                else:
                    damaged[task.report] = task
        early = readable if self.beside and not damaged else None
        if self.beside and early:
            self.beside.result()
            early(folders)
        making = [*self.futures, *_begin(self.look, tuple(damaged.values()), self.workers)[0]]
        missing = {**self.missing, **damaged}
        done = progress.begin(_("Building"), tuple(missing))
        for future in as_completed(making):
            report = future.result()
            made = cache.made(report, missing[report].key)
            if made is None:
                message = _("what was made of {report} cannot be read in {folder}").format(report=report, folder=cache.folder)
                raise OSError(message)
            found[report] = made
            done(report)
        if readable and not early:
            readable(folders)
        return {task.report: found[task.report] for task in self.tasks}


def begin_reports(look: Look, prepared: Prepared, workers: Executor, means: Means | None = None) -> Making:
    """Has the files of the reports made of which nothing is kept."""
    cache = Cache(look.cache)
    tasks = tuple((means or Means()).mine(tasks_of(look, prepared)))
    missing = {task.report: task for task in tasks if not cache.outputs(task.report, task.key).is_dir()}
    futures, beside = _begin(look, tuple(missing.values()), workers)
    return Making(look, tasks, missing, workers, futures, beside)


def _begin(look: Look, tasks: Sequence[Task], workers: Executor) -> tuple[tuple[Future[str], ...], Future[None] | None]:
    """Has reports made. Of a lone one, search's part and the documents by a process that would be idle; returns that one's future, too."""
    if not tasks:
        return (), None
    from workreport.building.report import make, make_beside  # noqa: PLC0415  # they know how everything is made, which takes long to import

    if len(tasks) > 1 or isinstance(workers, Here):
        return tuple(workers.submit(with_problems, look.root, make, look, task) for task in tasks), None
    making = workers.submit(with_problems, look.root, make, look, tasks[0], alone=False)
    return (making,), workers.submit(with_problems, look.root, make_beside, look, tasks[0])
