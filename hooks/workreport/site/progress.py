"""How far a build is, as one line on a terminal."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True, slots=True)
class Line:
    """Tells which report is made, how many are left and how long they take: a line on a terminal, plain lines in CI, else nothing."""

    quiet: bool = False
    """Whether only problems are asked for."""
    patience: float = 0
    """Seconds in which CI is told nothing."""

    def begin(self, doing: str, things: Sequence[str]) -> Callable[[str], None]:
        """What is called with each of the things when it is done."""
        begun, total, count = time.monotonic(), len(things), 0
        told = total > 1 and not self.quiet
        watched = told and sys.stderr.isatty()
        plain = told and not watched and "CI" in os.environ

        def done(thing: str) -> None:
            nonlocal count
            count += 1
            if watched:
                left = (time.monotonic() - begun) / count * (total - count)
                end = "\n" if count == total else ""
                sys.stderr.write(f"\r\x1b[2K{doing} {thing} · {count}/{total} · {left:.0f} s{end}")
                sys.stderr.flush()
            elif plain and time.monotonic() - begun >= self.patience:
                sys.stderr.write(f"{doing} {thing} · {count}/{total}\n")

        return done
