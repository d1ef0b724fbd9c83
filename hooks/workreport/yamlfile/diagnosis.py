"""What an editor did, where YAML refuses a file: each common mistake by its own name, at the line where it was made.

A parser reports where it stopped understanding, in its own terms: a quotation mark that was opened in line 9 is missed in line 118.
Here the lines are read as an editor wrote them: an item’s dash, a key, a colon, a text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from workreport.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake of the writing: its line, what is wrong, what to do."""

    line: int
    what: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a YAML file as an editor wrote it.

    ``row := blank* ("- " blank*)? (key ":" (blank text)? | text)``
    """

    number: int
    whole: str
    blanks: str
    """All white space before the first sign, of whatever kind."""
    dash: str
    """The item's dash with the blanks after it; empty where there is none."""
    key: str
    """The word before the colon; empty where the line has none."""
    text: str
    """What stands behind the colon, or the whole line where there is no key."""

    @property
    def column(self) -> int:
        """Where the key begins, from 0."""
        return len(self.blanks) + len(self.dash)


ROW = re.compile(
    r"(?P<blanks>[\s\u200b\u200e\u200f\u2060\ufeff]*)(?P<dash>-[ \t]+)?"
    r"(?:(?P<key>[A-Za-z_][\w.-]*):(?=[ ]|$))?(?P<text>.*)",
    re.DOTALL,
)
BLOCK = re.compile(r"[ ]*[|>][-+0-9]*\s*(?:#.*)?")
"""A text that begins on the next line: ``key: |``."""
ODD_BLANKS = {
    "\t": "a tab",
    "\u00a0": "a no-break blank",
    "\u3000": "a full-width blank",
    "\u2003": "a wide blank",
    "\u200b": "a zero-width blank",
    "\u200e": "an invisible mark of direction",
    "\u200f": "an invisible mark of direction",
    "\u2060": "a zero-width blank",
    "\ufeff": "a byte order mark",
}
USUAL_KEY = re.compile(r"[\w-]+")
"""A key in which nothing is odd, as nearly all are."""
INVISIBLE = re.compile("[\u200b\u200e\u200f\u2060\ufeff]")
"""Signs that nobody sees; what is pasted from a web page or a chat holds them."""
KEYS = ("page", "segments", "id", "zh", "en", "state", "note", "check", "was", "origin", "seal", "terms", "date", "title", "label", "link")
"""Keys of our formats that editors type."""
QUOTES = {'"': '"', "'": "'"}
CONFLICT = re.compile(r"<{7}(?: |$)|={7}$|>{7}(?: |$)|\|{7}(?: |$)")
"""What Git writes where two people changed the same lines."""
COMMENT = re.compile(r"[ ]{2,}# |[ ]{2,}#$|[ ]# -\*-")
"""A comment behind a text as it is written on purpose: two blanks, the sign, a blank."""


def mistakes(text: str, stopped: int | None) -> Mistake | None:
    """The first mistake that explains why a parser stopped at line `stopped` (None where it does not say); None where none is known."""
    rows = tuple(_rows(text))
    limit = stopped or len(rows)
    for look in LOOKS:
        found = next((one for one in look(rows) if one.line <= limit + 1), None)
        if found:
            return found
    return None


def conflict(text: str) -> Mistake | None:
    """The first mark of a merge that was not finished."""
    for number, line in enumerate(text.splitlines(), 1):
        if CONFLICT.match(line):
            what = _("a mark of an unfinished merge (“{mark}”) stands here").format(mark=line[:7])
            return Mistake(number, what, _("keep one of the two versions and delete the three lines that Git wrote"))
    return None


def cut_texts(text: str) -> Iterator[Mistake]:
    """Texts of which YAML drops the end because “ #” begins a comment; a comment as it is written on purpose is none."""
    if " #" not in text:
        return
    for row in _rows(text):
        body = row.text.lstrip()
        if row.whole.lstrip().startswith("#"):
            continue
        if row.key and re.match(r"[ ]#\S", row.text):
            lost, remedy = body[:40], _("put the whole text in quotation marks")
            yield Mistake(row.number, _("“#” begins a comment, and what follows it is lost: {lost}").format(lost=lost), remedy)
            continue
        if not body or body[0] in "\"'#|>":
            continue
        at = row.text.find(" #", len(row.text) - len(body))
        if at >= 0 and not COMMENT.match(row.text[len(row.text[:at].rstrip()) :]):
            what = _("“#” begins a comment, and what follows it is lost: {lost}").format(lost=row.text[at + 1 :].strip()[:40])
            remedy = _("put the whole text in quotation marks; a real comment has two blanks before “#” and one behind it")
            yield Mistake(row.number, what, remedy)


def odd_key(name: str) -> tuple[str, str] | None:
    """What is wrong with the spelling of a key, and what to do; None where nothing is."""
    if USUAL_KEY.fullmatch(name):
        return None
    for blank, called in ODD_BLANKS.items():
        if blank in name and re.fullmatch(r"[A-Za-z][\w-]*", bare := name.replace(blank, "").strip()):
            remedy = _("take it out: type the key anew") if INVISIBLE.match(blank) else _("use ordinary blanks")
            return _("{blank} stands before or in the key “{key}”").format(blank=_(called), key=bare), remedy
    if re.fullmatch(r"[“‘「][A-Za-z][\w-]*[”’」]", name):
        return _("the key {key} stands in full-width quotation marks").format(key=name), _("write the key without quotation marks")
    return no_mapping(name)


def no_dash(key: str) -> tuple[str, str]:
    """What is wrong with an item that begins without its dash, and what to do."""
    return _("an item begins here with “{key}” and has no dash").format(key=key), _("write “- {key}: …”").format(key=key)


def no_mapping(text: str) -> tuple[str, str] | None:
    """Why a text stands where keys should, and what to do; None where the reason is not known."""
    if match := re.match(r"([A-Za-z][\w-]*)\s*：", text):
        what = _("the colon after “{key}” is full-width (：)").format(key=match[1])
        return what, _("write “{key}: ” with an ordinary colon and a blank").format(key=match[1])
    if match := re.match(r"([A-Za-z][\w-]*):(?!//)\S", text):
        what = _("there is no blank after the colon of “{key}”").format(key=match[1])
        return what, _("write “{key}: ” with a blank after the colon").format(key=match[1])
    return None


def _rows(text: str) -> Iterator[Row]:
    """The lines that hold keys, items or the beginning of a text; lines of a block text (``|``, ``>``) are left out."""
    block: int | None = None
    for number, line in enumerate(re.split(r"\r\n|[\n\r]", text), 1):
        indent = len(line) - len(line.lstrip(" "))
        if block is not None:
            if not line.strip() or indent > block:
                continue
            block = None
        match = ROW.fullmatch(line)
        if match is None or not line.strip():
            continue
        row = Row(number, line, match["blanks"], match["dash"] or "", match["key"] or "", match["text"])
        if row.key and BLOCK.fullmatch(row.text):
            block = len(row.blanks)
        yield row


def _blanks(rows: tuple[Row, ...]) -> Iterator[Mistake]:
    for row in rows:
        for blank, called in ODD_BLANKS.items():
            if blank in row.blanks or blank in row.dash:
                if INVISIBLE.match(blank):
                    what = _("{blank} stands at the beginning of the line").format(blank=_(called))
                    yield Mistake(row.number, what, _("take it out: type the line anew"))
                else:
                    yield Mistake(row.number, _("the line is indented with {blank}").format(blank=_(called)), _("use ordinary blanks"))
                break
        if match := re.match(r"\s*(?:- )?([A-Za-z][\w-]*):([\u00a0\u3000\u2003])", row.whole):
            what = _("{blank} stands after the colon of “{key}”").format(blank=_(ODD_BLANKS[match[2]]), key=match[1])
            yield Mistake(row.number, what, _("use ordinary blanks"))


def _colons(rows: tuple[Row, ...]) -> Iterator[Mistake]:
    for row in rows:
        if not row.key and (found := no_mapping(row.text)):
            yield Mistake(row.number, *found)
        elif not row.key and (match := re.match(r"[“‘「](\w[\w-]*)[”’」]\s*[:：]", row.text)):
            what = _("the key {key} stands in full-width quotation marks").format(key=match[0].rstrip(":： "))
            yield Mistake(row.number, what, _("write the key without quotation marks"))


def _semicolons(rows: tuple[Row, ...]) -> Iterator[Mistake]:
    for row in rows:
        if not row.key and (match := re.match(r"([A-Za-z][\w-]*)\s*([;；,，])(?:\s|$)", row.text)):
            what = _("“{sign}” stands where the colon after “{key}” should").format(sign=match[2], key=match[1])
            yield Mistake(row.number, what, _("write “{key}: ”").format(key=match[1]))


def _directives(rows: tuple[Row, ...]) -> Iterator[Mistake]:
    for row in rows:
        if row.whole.startswith("%"):
            yield Mistake(row.number, _("the line begins with “%”, which means something to YAML"), _("remove the line"))


def _dashes(rows: tuple[Row, ...]) -> Iterator[Mistake]:
    for row in rows:
        if match := re.match(r"\s*([-–—－·•])(\s?)([A-Za-z][\w-]*)\s*[:：]", row.whole):
            if match[1] != "-":
                what = _("an item begins with “{sign}”").format(sign=match[1])
                yield Mistake(row.number, what, _("begin an item with “- ”, an ordinary hyphen and a blank"))
            elif not match[2]:
                yield Mistake(row.number, _("there is no blank after the dash of an item"), _("write “- {key}: …”").format(key=match[3]))


def _quotes(rows: tuple[Row, ...]) -> Iterator[Mistake]:
    """Quotation marks that are opened and not closed before the next key, and texts that go on behind the closing one."""
    for row, following in pairwise((*rows, None)):
        if row is None or not (row.key or row.dash):
            continue
        text = row.text.strip()
        if not text or text[0] not in QUOTES:
            continue
        mark = text[0]
        end = _closing(text, mark)
        if end is None:
            if following is None or following.key or following.dash:
                what = _("the quotation mark ({mark}) that opens the text is not closed").format(mark=mark)
                yield Mistake(row.number, what, _("close it at the end of the text"))
        elif (rest := text[end + 1 :].strip()) and not rest.startswith("#"):
            what = _("text stands behind the closing quotation mark: {rest}").format(rest=rest[:30])
            remedy = _("put the whole text in quotation marks, and write those within it as “ ” or ‘ ’")
            yield Mistake(row.number, what, remedy)


def _closing(text: str, mark: str) -> int | None:
    """Where the quotation mark that opens `text` is closed; None where it is not."""
    position = 1
    while position < len(text):
        if (mark == '"' and text[position] == "\\") or (mark == "'" and text[position : position + 2] == "''"):
            position += 2
        elif text[position] == mark:
            return position
        else:
            position += 1
    return None


def _signs(rows: tuple[Row, ...]) -> Iterator[Mistake]:
    for row in rows:
        text = row.text.strip()
        if not (row.key or row.dash) or not text:
            continue
        sign = text[0]
        whole = sign in "[{" and text[-1] == {"[": "]", "{": "}"}[sign]
        if sign == "{" and re.match(r"\{\s*[A-Za-z][\w-]*: ", text):
            if match := re.search(r"[，、；]\s*[A-Za-z][\w-]*: ", text):
                what = _("“{sign}” stands between two keys in braces").format(sign=match[0][0])
                yield Mistake(row.number, what, _("write an ordinary comma and a blank"))
                continue
            if not whole and text[-1] != ",":
                yield Mistake(row.number, _("the brace that opens here is not closed"), _("close it at the end of the line"))
                continue
        if (sign in "*&%@`!?" or (sign in "[{" and not whole) or (sign in "|>" and not BLOCK.fullmatch(row.text))) and not re.match(
            r"\? ", row.whole
        ):
            what = _("the text begins with “{sign}”, which means something to YAML").format(sign=sign)
            yield Mistake(row.number, what, _("put the text in quotation marks"))
        elif row.key and re.match(r"- ", text):
            what = _("an item begins on the line of its key “{key}”").format(key=row.key)
            yield Mistake(row.number, what, _("begin the list on the next line; a text that begins with a dash wants quotation marks"))


def _colon_in_text(rows: tuple[Row, ...]) -> Iterator[Mistake]:
    for row in rows:
        text = row.text.strip()
        if row.key and text and text[0] not in "\"'[{|>#" and re.search(r":(?: |$)", text):
            what = _("“: ” within the text of “{key}” reads as a second key").format(key=row.key)
            yield Mistake(row.number, what, _("put the text in quotation marks"))


def _indents(rows: tuple[Row, ...]) -> Iterator[Mistake]:
    """A key that stands neither under the key above it nor under one of the columns where keys stood before it."""
    columns: list[int] = []
    before: Row | None = None
    first = ""
    for row in rows:
        if not row.key:
            continue
        if row.dash:
            first = row.key
            columns = [column for column in columns if column < len(row.blanks)] + [row.column]
        elif row.column in columns:
            columns = columns[: columns.index(row.column) + 1]
        elif before is not None and row.column > before.column and not before.text.strip():
            columns.append(row.column)
        elif not columns:
            columns = [row.column]
        elif first and row.key == first:
            yield Mistake(row.number, *no_dash(row.key))
        else:
            wanted = min(columns, key=lambda column: abs(column - row.column))
            what = _("“{key}” has an indent of {n} where the keys beside it have {wanted}").format(key=row.key, n=row.column, wanted=wanted)
            yield Mistake(row.number, what, _("give it an indent of {wanted}").format(wanted=wanted))
        before = row


def _escapes(rows: tuple[Row, ...]) -> Iterator[Mistake]:
    for row in rows:
        if row.text.strip().startswith('"') and re.search(r"(?<!\\)(?:\\\\)*\\[^\\0abtnvfre \"/N_LPxuU]", row.text):
            what = _("a backslash in double quotation marks begins a code that YAML does not know")
            yield Mistake(row.number, what, _("double the backslash, or use single quotation marks"))


def _documents(rows: tuple[Row, ...]) -> Iterator[Mistake]:
    for row in rows[1:]:
        if row.whole.rstrip() in ("---", "..."):
            yield Mistake(row.number, _("a second document begins here (---)"), _("keep one document in a file; remove this line"))


def _strays(rows: tuple[Row, ...]) -> Iterator[Mistake]:
    """Text that has no key and stands no further in than the key above it, so that it does not go on with that key’s text."""
    above: Row | None = None
    for row in rows:
        if row.key or row.dash:
            above = row
        elif above is None or row.text.startswith("#") or above.text.strip()[:1] in QUOTES:
            continue
        elif len(row.blanks) <= above.column:
            what = _("this line has neither key nor dash: {text}").format(text=row.text.strip()[:30])
            yield Mistake(row.number, what, _("put it on the line of the text that it goes on with, or remove it"))


def _missing_colons(rows: tuple[Row, ...]) -> Iterator[Mistake]:
    written = {*KEYS, *(row.key for row in rows)}
    for row, following in pairwise((*rows, None)):
        known = row is not None and not row.key and (match := re.match(r"([a-z][a-z-]{1,11})(?:\s*=\s*|\s+)\S", row.text))
        if row is not None and known and match and (match[1] in written or "=" in match[0]):
            near = (following.key or following.dash) if following else True
            if near and row.blanks.count(" ") == len(row.blanks):
                what = _("there is no colon after “{key}”").format(key=match[1])
                yield Mistake(row.number, what, _("write “{key}: ”").format(key=match[1]))


LOOKS: tuple[Callable[[tuple[Row, ...]], Iterator[Mistake]], ...] = (
    _blanks,
    _documents,
    _escapes,
    _quotes,
    _colons,
    _semicolons,
    _directives,
    _dashes,
    _signs,
    _colon_in_text,
    _indents,
    _missing_colons,
    _strays,
)
"""The mistakes that are looked for, the surest first."""
