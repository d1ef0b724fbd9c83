"""Having the files of reports made, while the builder goes on with what stands outside them."""

from __future__ import annotations

from concurrent.futures import as_completed
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.building.cache import Cache
from workreport.building.failing import with_problems
from workreport.building.planning import tasks_of
from workreport.building.processes import Means, has_idle
from workreport.messages import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from concurrent.futures import Executor, Future
    from pathlib import Path

    from workreport.building.cache import Made
    from workreport.building.planning import Prepared, Progress
    from workreport.building.tasks import Look, Task


@dataclass(frozen=True, slots=True)
class Making:
    """Reports, while those are made of which nothing whole is kept."""

    look: Look
    tasks: tuple[Task, ...]
    """Of every report, newest first."""
    kept: Mapping[str, Made]
    """By report, what is there already."""
    futures: Mapping[Future[str], Task]
    """Of those that are made; each gives the report's id."""
    lone: Task | None
    """The only one that is made, of which nothing was kept, by several processes at once."""

    @property
    def folders(self) -> dict[str, Path]:
        """By report, newest first, where what is made of it is kept, or will be."""
        return {task.report: Cache(self.look.cache).outputs(task.report, task.key) for task in self.tasks}

    def searchable(self) -> bool:
        """Whether search can read every report already: nothing is made, or a lone one, of which search's part is then made here."""
        if self.lone:
            from workreport.building.report import make_corpus  # noqa: PLC0415  # as below

            make_corpus(self.look, self.lone)
        return bool(self.lone) or not self.futures

    def finish(self, progress: Progress) -> dict[str, Made]:
        """Waits for them, and returns what there is of each report, newest first."""
        cache = Cache(self.look.cache)
        found = dict(self.kept)
        done = progress.begin(_("Building"), tuple(task.report for task in self.futures.values()))
        for future in as_completed(self.futures):
            report = future.result()
            made = cache.made(report, self.futures[future].key)
            if made is None:
                message = _("what was made of {report} cannot be read in {folder}").format(report=report, folder=cache.folder)
                raise OSError(message)
            found[report] = made
            done(report)
        return {task.report: found[task.report] for task in self.tasks}


def begin_reports(look: Look, prepared: Prepared, workers: Executor, means: Means | None = None) -> Making:
    """Has the files of the reports made of which nothing is kept, or something that is damaged."""
    cache = Cache(look.cache)
    tasks = tuple((means or Means()).mine(tasks_of(look, prepared)))
    missing = [task for task in tasks if not cache.outputs(task.report, task.key).is_dir()]
    futures = _begin(look, missing, workers)
    kept = {task.report: cache.made(task.report, task.key) for task in tasks if task not in missing}  # compared while the others are made
    whole = {report: made for report, made in kept.items() if made}
    damaged = [task for task in tasks if task.report in kept and task.report not in whole]
    lone = missing[0] if has_idle(workers, missing) and not damaged else None  # of a damaged one, search would read what is damaged
    return Making(look, tasks, whole, futures | _begin(look, damaged, workers), lone)


def _begin(look: Look, tasks: Sequence[Task], workers: Executor) -> dict[Future[str], Task]:
    """Has reports made; the documents of a lone one by a process that would have nothing to do."""
    if not tasks:
        return {}
    from workreport.building.report import make, make_documents  # noqa: PLC0415  # they know how everything is made, which takes long to import

    lone = has_idle(workers, tasks)
    futures = {workers.submit(with_problems, look.root, make, look, task, alone=not lone): task for task in tasks}
    if lone:
        workers.submit(with_problems, look.root, make_documents, look, tasks[0])
    return futures
