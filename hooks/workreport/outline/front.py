"""The front matter: title, conference line, speaker, salutation, and where the report proper begins.

Grammar, by lines; each may be missing, title to speaker stand in any order::

    front      := title conference? date? speaker? salutation
    title      := … 工作报告 [（草案|摘要|…）]            at most 40 characters, blanks aside
    conference := [——|（] [date] 在 … 会议上 [）]         may go on over two or three lines
    speaker    := [office] name | office, name on a line of its own | … office name 作政府工作报告。
    salutation := (各位|尊敬的) 代表 … [：！，] | 同志们 …

The report begins where the title nearest above the salutation stands: what a web page sets above it (a headline with its date and
source) is the page's, unless it is the only title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.lexicon.characters import HAN
from workreport.lexicon.han_numerals import UP_TO_99, heading_number
from workreport.manuscript.chrome import BARE_LABEL, is_chrome
from workreport.model import Front, Line
from workreport.outline.marks import Style, mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SALUTATION = re.compile(r"^(?:尊敬的)?(?:主席|各位(?:人大)?代表|各位(?:委员|领导|同志|来宾|父老)|同志们|代表们)")
TITLE = re.compile(
    r"^[《“]?(?:[（(].{1,6}[）)])?[^。；：:，！？]{0,34}(?:工作报告|工作的报告|工作情况的?报告)[》”]?(?:全文|摘要|[（(][^）)]{1,12}[）)])?$"
)
TITLE_RUN_ON = re.compile(
    r"^(?P<title>[^。；：:，！？（(—―-]{0,20}政府工作报告)\s*(?:[—―-]{1,4}|[（(])\s*(?=.{0,6}(?:[12]\d{3}|二[〇○零]|在)).{6,80}$"
)
CONFERENCE = re.compile(r"(?:会议|大会|全会)(?:第.{1,3}次.{0,6})?上?(?:的报告)?[）)]?$")
SESSION = re.compile(r"^第.{1,3}次.{0,4}(?:会议|大会|全会)")
CONFERENCE_START = re.compile(
    r"^(?:[—―－–\-]{1,6}|[（(])?\s*(?:(?:[12]\d{3}|二[〇○零OＯ].{2})\s*年.{0,3}月|(?:[12]\d{3}\s*年)?[在于].{0,30}[省市区县旗州镇乡会])"
)
DATE = re.compile(r"([12]\d{3})\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?")
HAN_DATE = re.compile(
    rf"(二[〇○零OＯ0][〇○零OＯ0一二三四五六七八九]{{2}}|一九[〇○零一二三四五六七八九]{{2}})\s*年\s*([{UP_TO_99}]{{1,2}})\s*月"
    rf"(?:\s*([{UP_TO_99}]{{1,3}})\s*日)?"
)
OFFICE = "(?:总理|主席|专员|主任|书记|[省市区县旗州盟镇乡]长)"
NAME = rf"[{HAN}]{{2,4}}|[{HAN}]{{1,8}}(?:[·•・．][{HAN}]{{1,8}}){{1,3}}"
SPEAKER = re.compile(rf"^[（(—―-]*(?:(?:报告人|汇报人|报告者)[：:]?)?(?P<office>.{{0,40}}{OFFICE})[：:、]?(?P<name>{NAME})[）)]?$")
REPORTER = re.compile(rf"^[（(]?(?:报告人|汇报人|报告者)[：:](?P<name>{NAME})[）)]?$")
TRAILING = re.compile(rf"(?:会议|大会)上(?P<office>.{{0,30}}{OFFICE})(?P<name>{NAME})$")
"""The speaker at the end of the conference line."""
CAPTION = re.compile(rf"(?P<office>代?理?{OFFICE})(?P<name>{NAME})(?:同志)?(?:代表.{{0,30}})?(?:作|做|向大会)(?:了)?.{{0,10}}报告")
REPORTED = re.compile(r"^[^我请]{1,90}[作做]了?.{0,3}(?:政府)?工作(?:的)?报告(?:$|[。（(])")
"""What stands under a picture of the speaker: 张某作政府工作报告。本报记者 李某 摄."""
HELD = re.compile(rf"(?:(?<=[会议]上)|(?<=[，。日）)：:])|^)(?:(?![会议]上)[^，。日）)：:]){{0,24}}{OFFICE}$")
"""The office by itself, at the end of what stands before a name: 某县人民政府县长, not the conference before it."""
GOVERNMENT = re.compile(r"(?:政府|[省市区县旗州镇乡])$")
"""What the first line of a title over two lines ends with."""
DELIVERED = re.compile(r"^(?:时间|日期)[：:][12]\d{3}年\d{1,2}月\d{1,2}日$")
"""A date with a label, as authors write it; pages write 2023-02-16."""
NOTHING = re.compile(r"[\s?？]+")
"""Blanks, and the question marks that a change of encoding made of them."""
MOST_OF_SPEAKER = 110
REACH = 14
"""The front matter of a report has been seen to take up to nine lines above the salutation."""
ALONE = 40
PROSE = 60
FAR = 60
"""A salutation further down than this many lines opens no speech."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Where the front matter stands, by places in the sequence of lines."""

    first: int
    """Of the report's first line."""
    title: tuple[int, int] | None
    """From the first line of the title to past its last."""
    conferences: tuple[tuple[int, int], ...]
    """Conference lines that go on over several, likewise."""
    salutation: int | None
    chrome: tuple[int, ...]
    """Lines of a web page between the front's own."""
    body: int
    """Past the last line of the front matter, the salutation and the sentence that presents the report included."""
    date: str | None
    speaker: str | None
    office: str | None
    words: str | None
    """The title without blanks."""


def squeezed(text: str) -> str:
    """The line without blanks and without the question marks that stand for them."""
    return NOTHING.sub("", text)


def find_front(lines: Sequence[Line]) -> FrontMatter:
    """Finds the front matter of a report."""
    salutation = _salutation(lines)
    if salutation is None:
        first, past = _forward(lines)
    else:
        first, past = _backward(lines, salutation), salutation
    chrome = tuple(_chrome(lines, first, past))
    rows = [index for index in range(first, past) if index not in chrome]
    title = _title_span(lines, rows)
    words = "".join(squeezed(lines[index].text) for index in range(*title)) if title else None
    if words and (run_on := TITLE_RUN_ON.match(words)):
        words = run_on["title"]
    body = past if salutation is None else salutation + 1
    if salutation is not None and body < len(lines) and _presents(lines[body].text):
        body += 1
    texts = [lines[index].text for index in rows]
    conferences = _conferences(lines, rows)
    return FrontMatter(first, title, conferences, salutation, chrome, body, _date(texts), *_speaker(texts), words)


def front(matter: FrontMatter, lines: Sequence[Line], last_line: int) -> Front:
    """The front matter as it is handed on, with the numbers of lines instead of places."""
    return Front(
        title=matter.words,
        date=matter.date,
        speaker=matter.speaker,
        office=matter.office,
        salutation_line=None if matter.salutation is None else lines[matter.salutation].number,
        body_first_line=lines[matter.first].number if matter.first < len(lines) else 1,
        body_last_line=last_line,
    )


def is_salutation(text: str) -> bool:
    """Whether a line addresses the assembly."""
    return bool(SALUTATION.match(squeezed(text)[:20]))


def _presents(text: str) -> bool:
    return len(text) < 250 and "报告" in text and ("代表" in text or "审议" in text)


def _salutation(lines: Sequence[Line]) -> int | None:
    """The line that opens the speech: an address alone, or with the sentence that presents the report, before any prose or heading."""
    prose = 0
    for index, line in enumerate(lines[:FAR]):
        if is_salutation(line.text) and not is_chrome(line.text) and (len(line.text) <= ALONE or _presents(line.text)):
            return index
        if (found := mark(line.text)) and found.style <= Style.HAN and len(line.text) < ALONE:
            return None
        prose += len(line.text) >= PROSE and line.text[-1] in "。！”"
        if prose > 1:
            return None
    return None


def _backward(lines: Sequence[Line], salutation: int) -> int:
    """The first line of the front matter that ends at the salutation."""
    first, title = salutation, None
    for index in range(salutation - 1, max(-1, salutation - REACH), -1):
        text = lines[index].text
        if title is not None:
            if not _belongs_above(lines, index, title):
                break
            first = index
        elif is_title(text):
            first = title = index
        elif _is_front(text) or _is_name(text):
            first = index
        elif not _of_a_page(lines, index) or _label_only(text):
            break
    return first


def _belongs_above(lines: Sequence[Line], index: int, title: int) -> bool:
    """Whether a line above the title is still the report's: the title's own first half, a conference line, the speaker."""
    text = squeezed(lines[index].text)
    if index == title - 1 and squeezed(lines[title].text) in ("工作报告", "政府工作报告") and GOVERNMENT.search(text):
        return len(text) <= 30 and not is_chrome(text)
    return bool(CONFERENCE.search(text) or (index == title - 1 and SPEAKER.match(text))) and len(text) <= 60 and not is_title(text)


def _forward(lines: Sequence[Line]) -> tuple[int, int]:
    """The front matter of a report without a salutation: from its first line to past its last."""
    first = 0
    while first < min(len(lines), REACH) and _is_chrome(lines[first].text) and not is_title(lines[first].text):
        first += 1
    title = None
    for index in range(first, min(len(lines), REACH)):
        text = lines[index].text
        if mark(text) or (len(text) >= PROSE and text[-1] in "。！”" and not _is_chrome(text)):
            break
        title = index if is_title(text) else title
    if title is None:
        start = first if first < len(lines) else 0
        past = start
    else:
        start, past = title, title + 1
    while past < len(lines) and past < start + REACH and (_is_front(lines[past].text) or _is_chrome(lines[past].text)):
        past += 1
    return start, past


def is_title(text: str) -> bool:
    """Whether a line is the title of a report."""
    plain = squeezed(text)
    said = (len(plain) <= 40 and TITLE.match(plain)) or TITLE_RUN_ON.match(plain)
    return len(plain) <= 100 and bool(said) and not is_chrome(text) and not REPORTED.match(plain)


def _is_chrome(text: str) -> bool:
    return is_chrome(text) and not REPORTER.match(squeezed(text)) and not DELIVERED.match(squeezed(text))


def _chrome(lines: Sequence[Line], first: int, past: int) -> Iterator[int]:
    """The lines of a web page among the front's; a caption is one where another line says who speaks."""
    texts = [squeezed(line.text) for line in lines[first:past]]
    named = any(SPEAKER.match(text) for text in texts)
    for index, text in enumerate(texts, first):
        if not is_title(text) and (_of_a_page(lines, index) or (named and REPORTED.match(text))):
            yield index


def _of_a_page(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is a web page's: by itself, or as the value of the label alone on the line above."""
    text = lines[index].text
    valued = index > 0 and BARE_LABEL.match(lines[index - 1].text) and not _label_only(lines[index - 1].text)
    return _is_chrome(text) or bool(valued and len(text) <= 30 and not _is_front(text) and not is_salutation(text))


def _label_only(text: str) -> bool:
    return bool(re.match(r"^正文\s*[：:]$", text))


def _is_front(text: str) -> bool:
    plain = squeezed(text)
    if len(plain) > 90:
        return False
    return bool(
        (len(plain) <= 70 and (CONFERENCE.search(plain) or CONFERENCE_START.match(plain)) and not plain.endswith("。"))
        or SPEAKER.match(plain)
        or REPORTER.match(plain)
        or CAPTION.search(plain)
        or REPORTED.match(plain)
        or (len(plain) <= 30 and (DATE.search(plain) or HAN_DATE.search(plain)))
        or (len(plain) <= 24 and re.search(rf"{OFFICE}$", plain))
        or re.fullmatch(r"[（(][^（）()]{1,12}[）)]", plain)
    )


def _is_name(text: str) -> bool:
    return bool(re.fullmatch(NAME, squeezed(text))) and len(squeezed(text)) <= 12


def _title_span(lines: Sequence[Line], rows: Sequence[int]) -> tuple[int, int] | None:
    for row in rows:
        if is_title(lines[row].text):
            above = row - 1
            joined = above in rows and squeezed(lines[row].text) in ("工作报告", "政府工作报告") and not _is_front(lines[above].text)
            return (above if joined else row), row + 1
    return None


def _conferences(lines: Sequence[Line], rows: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Spans of two to four lines that are one conference line: the first begins so, the last ends so or gives the session."""
    spans: list[tuple[int, int]] = []
    for row in rows:
        text = squeezed(lines[row].text)
        if (spans and row < spans[-1][1]) or not CONFERENCE_START.match(text) or is_title(text) or SPEAKER.match(text):
            continue
        past = row + 1
        for end in range(row + 1, min(row + 4, len(lines))):
            following = squeezed(lines[end].text)
            ended = CONFERENCE.search(squeezed(lines[past - 1].text))
            if end not in rows or CONFERENCE_START.match(following) or is_title(following) or SPEAKER.match(following):
                break
            if SESSION.match(following) or (CONFERENCE.search(following) and not ended):
                past = end + 1
        if past > row + 1:
            spans.append((row, past))
    return tuple(spans)


def _date(texts: Sequence[str]) -> str | None:
    """The date of delivery: of a line with the conference first, else of any line of the front; to the day or the month."""
    ordered = sorted(texts, key=lambda text: "会" not in text)
    dates = [date for text in ordered if (date := _read_date(squeezed(text)))]
    return next((date for date in dates if len(date) == len("2023-02-16")), dates[0] if dates else None)


def _read_date(text: str) -> str | None:
    if found := DATE.search(text):
        year, month, day = int(found[1]), int(found[2]), int(found[3] or 0)
    elif found := HAN_DATE.search(text):
        digits = re.sub("[OＯ0]", "〇", found[1])
        year, month, day = heading_number(digits) or 0, heading_number(found[2]) or 0, heading_number(found[3] or "") or 0
    else:
        return None
    if not 1 <= month <= 12 or day > 31:
        return None
    return f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")


def _speaker(texts: Sequence[str]) -> tuple[str | None, str | None]:
    """The speaker's name and office: from the first line that says who speaks, or a name alone and the line above it."""
    plain = [re.sub(r"[（(]?(?:" + DATE.pattern + r")[）)]?$", "", squeezed(text)) for text in texts]
    for text in plain:
        found = SPEAKER.match(text) or REPORTER.match(text) or TRAILING.search(text) or CAPTION.search(text)
        if found and len(text) < MOST_OF_SPEAKER:
            name = str(found["name"])
            return name.removesuffix("同志") if len(name) > len("同志") + 1 else name, _office(found.groupdict().get("office"))
    for index, text in reversed([*enumerate(plain)]):
        if re.fullmatch(NAME, text) and not re.search(r"(?:报告|会议|大会|政府|目录|[省市县镇])$", text):
            return text, _office(plain[index - 1]) if index else None
    return None, None


def _office(words: str | None) -> str | None:
    found = HELD.search(words or "")
    return found[0] if found else None
