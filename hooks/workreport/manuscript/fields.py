"""Fields of a Word file: a code that Word carries out, and the result it shows (ECMA-376 part 1, 17.16)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from workreport.manuscript.numbering import circled

RINGS = "○◯〇￮⚪●"
OVERLAID = re.compile(r"\\o(?:\\[a-z]+)*\s*\(\s*(.+?)\s*[,，;；]\s*(.+?)\s*\)\s*$", re.IGNORECASE | re.DOTALL)
"""``\\o\\ac(○,11)``: one thing over another, as 带圈字符 writes it."""
FRACTION = re.compile(r"\\f\s*\(\s*(.+?)\s*[,，;；]\s*(.+?)\s*\)\s*$", re.IGNORECASE | re.DOTALL)
INNER = re.compile(r"\\[sxb](?:\\[a-z]{2}\d*)*\s*\(([^()]*)\)", re.IGNORECASE)
"""A switch around one thing inside: ``\\s\\up7(11)``."""
SYMBOL = re.compile(r"^\s*SYMBOL\s+(\d+|0x[0-9a-f]+)(?=\s|$)(?P<switches>.*)", re.IGNORECASE | re.DOTALL)


@dataclass(slots=True)
class Field:
    """A field that has begun and not ended."""

    code: list[str] = field(default_factory=list)
    form: str = ""
    """What a form's field shows, which keeps it among its properties."""
    in_result: bool = False
    shown: bool = False
    """Whether its result shows anything."""


@dataclass(slots=True)
class Fields:
    """The fields that a place of the text stands in, the outermost first."""

    open: list[Field] = field(default_factory=list)

    @property
    def in_code(self) -> bool:
        """Whether the place is part of a code, which Word does not show."""
        return any(not one.in_result for one in self.open)

    def write(self, code: str) -> None:
        """Adds to the code of the innermost field."""
        if self.open and not self.open[-1].in_result:
            self.open[-1].code.append(code)

    def show(self) -> None:
        """Notes that the results of the open fields show something."""
        for one in self.open:
            one.shown = True

    def mark(self, kind: str) -> Field | None:
        """Passes the mark of a field, ``begin``, ``separate`` or ``end``; gives the field that ends, where it has shown nothing."""
        if kind == "begin":
            self.open.append(Field())
        elif self.open and kind == "separate":
            self.open[-1].in_result = True
        elif self.open and kind == "end":
            ended = self.open.pop()
            return None if ended.shown or self.in_code else ended
        return None


def without_result(code: str) -> str | None:
    r"""What Word shows for a field that has a code and no result; nothing for a code that shows nothing, None for one we cannot read.

    EQ ``\o\ac(○,11)`` is ⑪, EQ ``\f(1,2)`` is 1/2, SYMBOL 9312 with the switch ``\u`` is the character of that number.
    """
    name = code.split(maxsplit=1)[0].upper() if code.strip() else ""
    if name == "EQ":
        return _equation(code.strip()[2:].strip())
    if found := SYMBOL.match(code):
        number = int(found[1], 0) if not found[1].startswith("0") or found[1].lower().startswith("0x") else int(found[1])
        return chr(number) if "\\u" in found["switches"].lower() and 32 < number < 0xD800 else None
    return "" if name in SHOWS_NOTHING else None


SHOWS_NOTHING = frozenset(
    ("", "TOC", "TC", "XE", "RD", "TA", "SET", "ASK", "INDEX", "PRIVATE", "ADVANCE", "PAGE", "NUMPAGES", "LISTNUM", "NOTEREF")
)


def _equation(code: str) -> str | None:
    while True:
        plain = INNER.sub(r"\1", code)
        if plain == code:
            break
        code = plain
    if found := OVERLAID.search(code):
        ring, mark = found[1], found[2]
        if ring in RINGS and mark.isdecimal():
            return circled(int(mark))
        return mark if ring in RINGS else None
    if found := FRACTION.search(code):
        return f"{found[1]}/{found[2]}"
    return code if code and "\\" not in code and "(" not in code else None
