"""Bytes to characters: UTF-8, UTF-16 by its mark, GB18030, and Big5 told apart from it."""

from __future__ import annotations

import re

from workreport.messages import _
from workreport.problems import Place, Problem, ProblemsError

BOM = b"\xef\xbb\xbf"
WIDE = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
"""The marks of UTF-16."""
BREAK = re.compile(r"\r\n|\n|\r")
"""What ends a physical line, as editors count them."""
USUAL = frozenset("的一是在了和有人大中上年工作政府民代表主要全以各市县镇区會縣鎮區這為實現發展設經濟與對產業進會議報告，。、：")
"""Characters that every report is full of, in simplified or traditional form: in the wrong encoding none of them comes out."""
NAMES = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "utf-8": "utf-8"}
"""What a web page may declare, and the codec that reads it."""


def decode(data: bytes, path: str, declared: str = "") -> tuple[str, str]:
    """The text and its encoding: ``utf-8``, ``utf-16``, ``gb18030`` or ``big5``.

    Bytes that are nearly all UTF-8 are UTF-8 with a broken byte, although GB18030 would read them as other characters. Of GB18030 and Big5,
    which read each other's bytes, the one is right in which the usual characters of a report come out. An encoding that the file declares
    is tried first.

    Raises ProblemsError that names the byte up to which one of them fits.
    """
    if data[:2] in WIDE and data[:4] != b"\xff\xfe\0\0":
        return _wide(data, path)
    if b"\0" in data:
        raise ProblemsError([_fault(data, data.index(b"\0"), path, _("is NUL, as no text has"))])
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError as error:
        at = error.start + (len(BOM) if data.startswith(BOM) else 0)
    if data.startswith(BOM) or _nearly_utf8(data):
        raise ProblemsError([_fault(data, at, path, _("is no UTF-8, as the rest of the file is"))])
    first = NAMES.get(declared.lower(), "gb18030")
    read = {codec: text for codec in (first, "gb18030", "big5hkscs") if (text := _read(data, codec)) is not None}
    if not read:
        raise ProblemsError([_fault(data, max(at, _reach(data)), path, _("is neither UTF-8 nor GB18030 nor Big5"))])
    codec = max(read, key=lambda codec: _usual(read[codec]))
    return read[codec], "big5" if codec == "big5hkscs" else codec


def _wide(data: bytes, path: str) -> tuple[str, str]:
    try:
        return data[2:].decode(WIDE[data[:2]]), "utf-16"
    except UnicodeDecodeError as error:
        raise ProblemsError([_fault(data, error.start + 2, path, _("is no UTF-16, as the file says it is"))]) from None


def _read(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _reach(data: bytes) -> int:
    """How far GB18030 reads the bytes."""
    try:
        data.decode("gb18030")
    except UnicodeDecodeError as error:
        return error.start
    return len(data)


def _usual(text: str) -> int:
    return sum(1 for character in text[:20_000] if character in USUAL)


def _nearly_utf8(data: bytes) -> bool:
    lenient = data.decode("utf-8", "replace")
    broken = lenient.count("\ufffd")
    sound = sum(1 for character in lenient if character > "\x7f") - broken
    return sound >= 10 * broken


def _fault(data: bytes, at: int, path: str, what: str) -> Problem:
    line = len(BREAK.findall(data[:at].decode("latin-1"))) + 1
    return Problem(
        Place(path, line), _("byte {at} (0x{byte:02x}) {what}").format(at=at, byte=data[at], what=what), _("save the file as UTF-8 text")
    )
