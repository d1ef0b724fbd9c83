"""Where work is done: in this process, in several on this machine, or wherever an executor of `concurrent.futures` takes it."""

from __future__ import annotations

import gc
import importlib
import os
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from workreport.messages import _
from workreport.problems import Place, Problem, ProblemsError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence, Sized

P = ParamSpec("P")
T = TypeVar("T")


PROCESSES = "WORKREPORT_PROCESSES"
"""The variable of the environment that says how many processes make reports; as many as there are processors where it says nothing."""


class Here(Executor):
    """Does each thing at once, in this process."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The finished future of a call."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001  # the future hands it to whoever asks for the result
            future.set_exception(error)
        return future


def has_idle(workers: Executor, things: Sized) -> bool:
    """Whether processes have nothing to do where so many things are done: there is one, and more than this process."""
    return len(things) == 1 and not isinstance(workers, Here)


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Means:
    """With what a site is built."""

    processes: int = 0
    """How many processes make reports; 0 for as many as there are processors."""
    on: str = ""
    """The address of a scheduler of Dask, ``tcp://HOST:PORT``, whose workers have this package and see this folder; empty: this machine."""
    share: tuple[int, int] = (1, 1)
    """Which share of the reports is made, and of how many: ``(3, 20)``. All but the whole leave the site itself to another build."""

    @property
    def whole(self) -> bool:
        """Whether the site is built, and not a share of its reports."""
        return self.share == (1, 1)

    def mine(self, reports: Sequence[T]) -> Sequence[T]:
        """Of all reports, those of the share."""
        part, parts = self.share
        return reports[part - 1 :: parts]

    def executor(self, context: Any = None) -> Executor:  # multiprocessing types its contexts by platform
        """Where the work is done; `context` is one of `multiprocessing`, whose default is taken otherwise.

        Raises ProblemsError where the scheduler cannot be reached.
        """
        if self.on:
            return _cluster(self.on)
        processes = self.processes or processors()
        if processes == 1:
            return Here()
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  # one process does without, and multiprocessing takes long to import

        return ProcessPoolExecutor(processes, mp_context=context, initializer=_work_alone)


COLLECTED = 100_000
"""So many new objects are made before Python looks for dead circles among them, in place of 700."""


def collect_seldom() -> None:
    """Data of reports make no circles, and looking for them among all objects takes a fifth of the time that indexing takes."""
    gc.freeze()  # what is there already stays
    gc.set_threshold(COLLECTED)


def _work_alone() -> None:
    """Leaves other processes their processors: Typst has a thread for each otherwise, which wait for one another."""
    os.environ.setdefault("RAYON_NUM_THREADS", "1")
    collect_seldom()


def share(text: str) -> tuple[int, int]:
    """A share as it is written: ``3/20``.

    Raises ProblemsError for anything else.
    """
    part, _slash, parts = text.partition("/")
    if part.isdecimal() and parts.isdecimal() and 1 <= int(part) <= int(parts):
        return int(part), int(parts)
    what = _("“{text}” is no share").format(text=text)
    raise ProblemsError([Problem(Place("--share"), what, _("write which of how many: 3/20"))])


def _cluster(address: str) -> Executor:
    place = Place(address)
    try:
        distributed: Any = importlib.import_module("distributed")
    except ModuleNotFoundError:
        what = _("Dask is not installed")
        raise ProblemsError([Problem(place, what, _("get it with: pip install “workreport[cluster]”"))]) from None
    try:
        client = distributed.Client(address, timeout="10s")
    except (OSError, ValueError) as error:
        what = _("the scheduler cannot be reached ({reason})").format(reason=error or type(error).__name__)
        raise ProblemsError([Problem(place, what, _("start one, or leave “--on” out"))]) from None
    client.register_worker_callbacks(_work_alone)
    found: Executor = client.get_executor(pure=False)
    return found
