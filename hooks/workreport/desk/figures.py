"""The figures of a sentence as both languages have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workreport.memory.adapting import answers
from workreport.quantities import chinese, english
from workreport.quantities.agreement import agree
from workreport.quantities.wording import in_english

if TYPE_CHECKING:
    from collections.abc import Collection


def figures(zh: str, text: str, protected: Collection[str], year: int) -> list[dict[str, object]]:
    """A row a figure: the Chinese, what it is in English, what the translation has for it, and whether the check agrees.

    Figures of the translation that the Chinese has not follow, with an empty Chinese.
    """
    wrong = agree(zh, text, protected, year) if text else ()
    missing = {(one.zh.start, one.zh.end) for one in wrong if one.zh}
    extra = [one.en for one in wrong if one.en and not one.zh]
    targets = english.quantities(text)
    rows: list[dict[str, object]] = []
    used: set[int] = set()
    for source in chinese.quantities(zh, protected, year):
        if not source.binding:
            continue
        right = (source.start, source.end) not in missing
        found = next((index for index, it in enumerate(targets) if index not in used and answers(source, it)), None) if right else None
        if found is not None:
            used.add(found)
        translation = targets[found].text if found is not None else ""
        rows.append({"zh": source.text, "right": in_english(source), "translation": translation, "agrees": bool(text) and right})
    rows += [{"zh": "", "right": "", "translation": it.text, "agrees": False} for it in extra]
    return rows
