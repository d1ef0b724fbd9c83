"""Seals: which words a second reader has read, and when."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workreport.model import Unit

DIGITS = 8
"""Hexadecimal digits of the digest: enough to notice any change made in good faith; a seal is no signature."""
_SEAL = re.compile(rf"(?P<date>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}) (?P<digest>[0-9a-f]{{{DIGITS}}})")


def digest(zh: str, text: str) -> str:
    """The first `DIGITS` digits of SHA-256 over both texts in UTF-8, a zero byte between them."""
    return sha256(f"{zh}\0{text}".encode()).hexdigest()[:DIGITS]


def sealed(unit: Unit, day: str) -> Unit:
    """The unit as reviewed on an ISO `day`, bound to its words; no draft any more and not stale any more."""
    return replace(unit, state="reviewed", origin="", doubts=(), was="", seal=f"{day} {digest(unit.zh, unit.text)}")


def valid(seal: str) -> bool:
    """Whether a seal has the form ``2026-11-26 3f9ac1d2``, and its date is a day."""
    match = _SEAL.fullmatch(seal)
    if not match:
        return False
    try:
        dt.date.fromisoformat(match["date"])
    except ValueError:
        return False
    return True


def date(seal: str) -> str:
    """The day of the reading."""
    return seal.partition(" ")[0]


def broken(unit: Unit) -> bool:
    """Whether a unit says that it was read and its seal is of other words."""
    return unit.state in {"reviewed", "final"} and bool(unit.seal) and unit.seal.partition(" ")[2] != digest(unit.zh, unit.text)
