"""Asks an engine for drafts, checks what comes back, and asks once more where a check fails."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from workreport.engines.configuration import Engine
    from workreport.engines.requests import Request

QUOTES = (("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"))


@dataclass(frozen=True, slots=True)
class Asked:
    """An engine's draft."""

    request: Request
    text: str
    """Empty where it answered nothing."""
    problems: tuple[str, ...]
    """What the checks still say of it."""
    times: int
    """How often it was asked."""


def ask(
    engine: Engine, send: Callable[[Request], str], requests: Iterable[Request], check: Callable[[Request, str], tuple[str, ...]]
) -> Iterator[Asked]:
    """The drafts, one by one, as they come, no faster than the engine's rate.

    `check` says what is wrong with an answer; what fails is sent back once with its words.
    """
    pace = _Pace(60 / engine.per_minute)
    for request in requests:
        pace.wait()
        text = tidied(send(request))
        problems, times = check(request, text), 1
        if problems:
            pace.wait()
            again = tidied(send(replace(request, previous=text or "…", problems=problems)))
            second, times = check(request, again), 2
            if again and len(second) <= len(problems):
                text, problems = again, second
        yield Asked(request, text, problems, times)


class _Pace:
    def __init__(self, interval: float) -> None:
        self.interval = interval
        self.next = time.monotonic()

    def wait(self) -> None:
        now = time.monotonic()
        if now < self.next:
            time.sleep(self.next - now)
        self.next = max(now, self.next) + self.interval


def tidied(text: str) -> str:
    """An answer on one line, without the quotation marks that an engine may put around the whole of it."""
    plain = " ".join(text.split())
    for opening, closing in QUOTES:
        inner = plain[1:-1]
        if len(plain) > 1 and plain[0] == opening and plain[-1] == closing and opening not in inner and closing not in inner:
            return inner.strip()
    return plain
