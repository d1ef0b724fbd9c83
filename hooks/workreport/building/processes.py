"""Where work is done: in this process, in several on this machine, or wherever an executor of `concurrent.futures` takes it."""

from __future__ import annotations

import os
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
T = TypeVar("T")


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


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def executor(processes: int, context: Any = None) -> Executor:  # multiprocessing types its contexts by platform
    """An executor over so many processes; `context` is one of `multiprocessing`, whose default is taken otherwise."""
    return Here() if processes == 1 else ProcessPoolExecutor(processes, mp_context=context)
