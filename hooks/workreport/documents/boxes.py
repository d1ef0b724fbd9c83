"""What stands in documents for a character that no face has."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

BOX = "□"
BOXES = "boxes.txt"
"""In the folder of the faces: the characters that none of them has."""
UNSEEN = ("Cf", "Mn", "Cc")
"""Categories of characters that show nothing by themselves."""


def boxed(words: str, folder: Path) -> str:
    """The words with a box for each character that no face in the folder has, or nothing where it shows nothing."""
    without = (folder / BOXES).read_text("utf-8")
    return words.translate({ord(character): "" if is_unseen(character) else BOX for character in without}) if without else words


def is_unseen(character: str) -> bool:
    """Whether a character shows nothing by itself."""
    return unicodedata.category(character) in UNSEEN


def without_loose_marks(words: str) -> str:
    """The words without the marks that would stand on a box, which no face sets."""
    if BOX not in words:
        return words
    kept: list[str] = []
    on_box = False
    for character in words:
        if on_box and unicodedata.category(character).startswith("M"):
            continue
        on_box = character == BOX
        kept.append(character)
    return "".join(kept)
