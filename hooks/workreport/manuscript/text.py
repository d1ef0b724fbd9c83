"""Text files: bytes → physical lines → cleaned lines."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from workreport.lexicon.han_numerals import UP_TO_99
from workreport.manuscript import bounds, page_numbers
from workreport.manuscript.bounds import keep
from workreport.manuscript.characters import doubtful, modern
from workreport.manuscript.cleaning import clean
from workreport.manuscript.encodings import BOM, BREAK, decode
from workreport.manuscript.left_out import as_artefacts, places
from workreport.manuscript.wrapping import Row, unwrap, width
from workreport.messages import _
from workreport.model import Artefact, LeftOut, Line, Manuscript
from workreport.problems import Place, Problem, ProblemsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

CONFLICT = re.compile(r"^<{7} ", re.MULTILINE)
CONFLICT_END = re.compile(r"^>{7} ", re.MULTILINE)
INNER_BREAK = re.compile(r"(\\r\\n|\\r|\\n|<br\s*/?>|</?p>|[\u2028\u2029\x0b\x0c\x1c-\x1e\x85])", re.IGNORECASE)
"""What an export left of a line's end inside a physical line: the letters \\r\\n, a tag, a rare separator."""
BLANKS = (
    re.compile(r"\u3000{2,}|[ \xa0\u3000\t]{4,}|(?:&nbsp;){4,}"),
    re.compile(r"[ \xa0\u3000\t]{2,}|(?:&nbsp;){2,}"),
    re.compile(r"[\xa0\u3000\t]"),
    re.compile(rf"(?<=[。！？：”])(?=[{UP_TO_99}]{{1,3}}、|[（(][{UP_TO_99}]{{1,3}}[）)]|各位代表[！，：])"),
)
"""What is left of line ends where a whole report stands on one line, the surest first; at last the mark of a heading after a sentence."""
FEWEST = 8
"""A report has more paragraphs than this; what occurs less often did not part them."""
LONG = 1500
"""A physical line of this many characters may be a whole report; paragraphs of reports have been seen up to 1,330."""


def read(data: bytes, path: str, left_out: Sequence[LeftOut] | None = None) -> Manuscript:
    """Reads a text file, in an encoding that `encodings.decode` tells.

    Lines that `left_out` quotes are not in it; without it, page numbers and running heads are not, and are proposed. They go before broken
    paragraphs are put together, so that a sentence goes on over the end of a page.

    Raises ProblemsError that names the byte where the file is in neither, and for a file with no text in it.
    """
    content, encoding = decode(data, path)
    _refuse_conflict(content, path)
    content = modern(content)
    artefacts: list[Artefact] = []
    if data.startswith(BOM):
        artefacts.append(Artefact(1, "byte order mark", "\ufeff"))
    rows: list[Row] = []
    gap = False
    physical = BREAK.split(content)
    keep(len(physical), bounds.LINES, _("the file has {number} lines"), path)
    keep(max(map(len, physical)), bounds.LONGEST_LINE, _("a line of the file has {number} characters"), path)
    for number, raw in enumerate(physical, 1):
        for piece, cut in _pieces(raw, whole=len(physical) <= 3):
            cleaned, taken, indented = clean(piece, number)
            artefacts.extend(taken)
            if cut:
                artefacts.append(Artefact(number, "line break left by an export", cut))
            if cleaned:
                rows.append(Row(Line(number, cleaned), indented=indented, gap=gap, width=width(piece.rstrip())))
            gap = not cleaned
    if not rows:
        raise ProblemsError([Problem(Place(path), _("the file holds no text"), _("give the file with the report in it"))])
    lines = [row.line for row in rows]
    entries = page_numbers.propose(lines) if left_out is None else left_out
    found = places(entries, lines)
    artefacts += as_artefacts(found, lines)
    kept = unwrap(_without(rows, found))
    odd = tuple(doubtful(enumerate(physical, 1)))
    return Manuscript(path, encoding, kept, tuple(sorted(artefacts, key=lambda it: it.line)), tuple(found), doubtful=odd)


def _without(rows: Sequence[Row], found: Mapping[LeftOut, tuple[int, ...]]) -> list[Row]:
    """The rows without those left out; each after such a one says so."""
    reasons = {place: entry.reason for entry, places in found.items() for place in places}
    kept: list[Row] = []
    across = apart = False
    for place, row in enumerate(rows):
        if place in reasons:
            of_a_page = reasons[place] in (page_numbers.PAGE_NUMBER, page_numbers.RUNNING_HEAD)
            across, apart = across or of_a_page, apart or not of_a_page
            continue
        kept.append(replace(row, across=across, apart=apart and not across) if across or apart else row)
        across = apart = False
    return kept


def _refuse_conflict(content: str, path: str) -> None:
    """Raises ProblemsError where two versions of a file were put together and nobody has chosen."""
    begun, ended = CONFLICT.search(content), CONFLICT_END.search(content)
    if begun and ended:
        line = len(BREAK.findall(content[: begun.start()])) + 1
        what = _("two versions stand here, between <<<<<<< and >>>>>>>, as a merge left them")
        raise ProblemsError([Problem(Place(path, line), what, _("keep one version and take the marks out"))])


def _pieces(raw: str, *, whole: bool) -> Iterator[tuple[str, str]]:
    """The paragraphs inside a physical line, each with the characters that end it.

    A line that is the whole report, or nearly, is also cut at what is left of its line ends (`BLANKS`).
    """
    parts = INNER_BREAK.split(raw)
    for index in range(0, len(parts), 2):
        piece, cut = parts[index], parts[index + 1] if index + 1 < len(parts) else ""
        gaps = next((gaps for it in BLANKS if len(gaps := list(it.finditer(piece))) >= FEWEST), []) if whole and len(piece) > LONG else []
        start = 0
        for gap in gaps:
            yield piece[start : gap.start()], gap[0]
            start = gap.end()
        piece = piece[start:]
        yield piece, cut
