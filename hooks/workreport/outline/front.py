"""The front matter: title, conference line, speaker, salutation.

Grammar, by lines; each may be missing, title to speaker stand in any order::

    front      := title conference? date? body? speaker? salutation
    title      := … 工作报告 [（草案|摘要|…）] | 关于 … 的报告 | 在 … 上的讲话 | … 纲要 | whatever stands above them
    conference := [——|（] [date] 在 … 会议上 [的报告] [）]         may go on over two or three lines
    body       := … 人民政府 | … 局 | … 委员会
    speaker    := [office] name | office, name on a line of its own | … office name 作政府工作报告。
    salutation := (各位|尊敬的) 代表 … [：！，] | 同志们 …

A title may take several lines, the last of them a single character. What stands above it is text of the source all the same (a notice that
carries the report), unless `furniture` proposes to leave it out. Where nothing says what the report is called, it has no title.

Words are compared in simplified characters (`variants.simple`), which changes no character's place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.lexicon.characters import HAN
from workreport.lexicon.han_numerals import UP_TO_99, WRITTEN_DIGITS, heading_number
from workreport.lexicon.salutation import is_salutation, plain, squeezed
from workreport.lexicon.variants import simple
from workreport.manuscript.chrome import is_chrome
from workreport.model import Front, Line
from workreport.outline.corrections import split
from workreport.outline.marks import Style, mark

if TYPE_CHECKING:
    from collections.abc import Sequence

TITLE = re.compile(
    r"^[《“]?(?:[（(].{1,6}[）)])?[—―-]{0,4}(?:[^。；：:，！？]{0,34}(?:工作报告|工作的报告|工作情况的?报告)"
    r"|关于[^。；：:！？]{4,90}的(?:综合|专项|年度|总结|情况)?报告|[^。；：:，！？]{0,20}在[^。；：:！？]{2,60}上的(?:讲话|报告|发言|致辞|演讲)"
    r"|[^。；：:，！？]{4,60}(?:规划|计划|目标)纲要)[》”]?(?:全文|摘要|[（(][^）)]{1,12}[）)])?$"
)
TITLE_RUN_ON = re.compile(
    r"^(?P<title>[^。；：:，！？（(—―-]{0,20}政府工作报告)\s*(?:[—―-]{1,4}|[（(])\s*(?=.{0,6}(?:[12]\d{3}|二[〇○零]|在)).{6,80}$"
)
MOST_OF_TITLE = 110
MOST_LINES_OF_TITLE = 4
CONFERENCE = re.compile(r"(?:会议|大会|全会)(?:第.{1,3}次.{0,6})?上?(?:的(?:工作)?报告|的讲话)?[）)]?$")
SESSION = re.compile(r"^第.{1,3}次.{0,4}(?:会议|大会|全会)")
CONFERENCE_START = re.compile(
    r"^(?:[—―－–\-]{1,6}|[（(])?\s*(?:(?:[12]\d{3}|二[〇○零OＯ].{2})\s*年.{0,3}月|(?:[12]\d{3}\s*年)?[在于].{0,30}[省市区县旗州镇乡会])"
)
DATE = re.compile(r"([12]\d{3})\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?")
HAN_DATE = re.compile(
    rf"(二[〇○零OＯ0][○零OＯ0{WRITTEN_DIGITS}]{{2}}|一九[○零{WRITTEN_DIGITS}]{{2}})\s*年\s*([{UP_TO_99}]{{1,2}})\s*月"
    rf"(?:\s*([{UP_TO_99}]{{1,3}})\s*日)?"
)
OFFICE = "(?:总理|主席|专员|主任|书记|总经理|(?:检察|委员|秘书|理事|董事|[省市区县旗州盟镇乡村局院所厅部司处科会校团站社馆园行台队署])长)"
NAME = rf"[{HAN}]{{2,4}}|[{HAN}]{{1,8}}(?:[·•・．][{HAN}]{{1,8}}){{1,3}}"
SPEAKER = re.compile(rf"^[（(—―-]*(?:(?:报告人|汇报人|报告者)[：:]?)?(?P<office>.{{0,40}}{OFFICE})[：:、]?(?P<name>{NAME})[）)]?$")
REPORTER = re.compile(rf"^[（(]?(?:报告人|汇报人|报告者)[：:](?P<name>{NAME})[）)]?$")
TRAILING = re.compile(rf"(?:会议|大会)上(?P<office>.{{0,30}}{OFFICE})(?P<name>{NAME})$")
"""The speaker at the end of the conference line."""
BETWEEN = re.compile(rf"日(?P<office>[^日在]{{0,30}}{OFFICE})(?P<name>[{HAN}·]{{2,12}}?)(?:同志)?在.{{4,60}}(?:会议|大会|全会)")
"""The speaker between the date and the place: 2月10日县长王五在某县…会议上."""
CAPTION = re.compile(rf"(?P<office>代?理?{OFFICE})(?P<name>{NAME})(?:同志)?(?:代表.{{0,30}})?(?:作|做|向大会)(?:了)?.{{0,10}}报告")
REPORTED = re.compile(r"^[^我请]{1,90}[作做]了?.{0,3}(?:政府)?工作(?:的)?报告(?:$|[。（(])")
"""What stands under a picture of the speaker: 张某作政府工作报告。本报记者 李某 摄."""
HELD = re.compile(rf"(?:(?<=[会议]上)|(?<=[，。日）)：:])|^)(?:(?![会议]上)[^，。日）)：:]){{0,24}}{OFFICE}$")
"""The office by itself, at the end of what stands before a name: 某县人民政府县长, not the conference before it."""
GOVERNMENT = re.compile(r"(?:政府|[省市区县旗州镇乡])$")
"""What the first line of a title over two lines ends with."""
BODY = re.compile(r"^[^。；，：:《》（）\d—]{2,28}(?:政府|委员会|常委会|委|局|厅|办公室|法院|检察院|财政所|公署|政协|党委)$")
"""A line with the body whose report it is, and no more."""
DELIVERED = re.compile(r"^(?:时间|日期)[：:][12]\d{3}年\d{1,2}月\d{1,2}日$")
"""A date with a label, as authors write it; pages write 2023-02-16."""
RUNS_INTO_SALUTATION = re.compile(r"^[^。；：:，！？]{0,30}工作报告(?P<rest>\s*各位(?:人大)?代表)")
SECOND_HALF = re.compile(r"^(?:[12]\d{3}年(?:度)?)?(?:政府)?工作报告")
"""A title that goes on from the first line of the file, where that names the government."""
OPEN_TITLE = re.compile(r"(?:[和与及、的——]|执行情况|工作)$")
"""What the first line of a title that goes on ends with."""
GOES_ON_TITLE = re.compile(r"^(?:[和与及、的]|——)")
MOST_OF_SPEAKER = 110
REACH = 14
"""The front matter of a report has been seen to take up to nine lines above the salutation."""
ALONE = 40
PROSE = 60
FAR = 150
"""A salutation further down than this many lines opens no speech."""


@dataclass(frozen=True, slots=True)
class Zone:
    """The lines that may be front matter: those before `past`."""

    past: int
    salutation: int | None


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Where the front matter stands, by places in the sequence of lines."""

    first: int
    """Of the report's first line; what stands above it is text that carries the report."""
    title: tuple[int, int] | None
    """From the first line of the title to past its last."""
    conferences: tuple[tuple[int, int], ...]
    """Conference lines that go on over several, likewise."""
    salutation: int | None
    body: int
    """Past the last line of the front matter, the salutation and the sentence that presents the report included."""
    date: str | None
    speaker: str | None
    office: str | None
    words: str | None
    """The title as it is listed: without blanks, or with one between the lines and phrases of a title of its own words."""


def zone(lines: Sequence[Line]) -> Zone:
    """The lines above the salutation; of a report without one those before its first heading or paragraph."""
    salutation = _salutation(lines)
    if salutation is not None:
        return Zone(salutation, salutation)
    past = 0
    while past < min(len(lines), FAR) and lines[past].kind == "text" and not _begins_text(lines[past].text):
        past += 1
    return Zone(past, None)


def _begins_text(text: str) -> bool:
    found = mark(text)
    if found and not is_chrome(text):
        return True
    return len(text) >= PROSE and text[-1] in "。！”；：" and not is_chrome(text) and not is_title(text)


def find_front(lines: Sequence[Line]) -> FrontMatter:
    """Finds the front matter of a report, from the salutation upwards, or from the top where there is none."""
    where = zone(lines)
    salutation = where.salutation
    if salutation is None:
        first, past, title = _downwards(lines, where.past)
        body = past
    else:
        past = salutation
        first, title = _upwards(lines, past)
        body = past + 1
        if body < len(lines) and _presents(lines[body].text):
            body += 1
    rows = [index for index in range(first, past) if not is_page(lines[index].text)]
    words = _words(lines[slice(*title)]) if title else None
    besides = [index for index in rows if not title or not title[0] <= index < title[1]]
    texts = [lines[index].text for index in rows]
    named = [lines[index].text for index in rows if index in besides or TITLE_RUN_ON.match(plain(lines[index].text))]
    return FrontMatter(first, title, _conferences(lines, besides), salutation, body, _date(texts), *_speaker(named), words)


def _words(title: Sequence[Line]) -> str:
    """The words of a title over its lines: one of a known form without blanks, another with its blanks and one between its lines."""
    joined = "".join(squeezed(line.text) for line in title)
    if run_on := TITLE_RUN_ON.match(simple(joined)):
        return joined[: run_on.end("title")]
    if TITLE.match(simple(joined)) or all(len(squeezed(line.text)) < 4 for line in title[1:]):
        return joined[1:-1] if joined.startswith("《") and joined.endswith("》") else joined
    return " ".join(line.text for line in title)


def _upwards(lines: Sequence[Line], past: int) -> tuple[int, tuple[int, int] | None]:
    """The first line of the front matter that ends before `past`, and the title in it."""
    first = past
    stated = False
    for index in range(past - 1, max(-1, past - REACH - 1), -1):
        text = lines[index].text
        if is_title(text):
            title = _whole_title(lines, index)
            return _with_conference(lines, title), title
        if is_front(text) or _is_name(text):
            first, stated = index, stated or is_front(text)
        elif is_page(text):
            continue
        elif (begin := _titular_block(lines, index)) < index + 1 and (stated or index == past - 1):
            return begin, (begin, index + 1)
        else:
            break
    return first, None


def _titular_block(lines: Sequence[Line], last: int) -> int:
    """The first line of a title whose last line stands at `last`; past it where no line there could be one."""
    begin, length = last + 1, 0
    for index in range(last, max(-1, last - MOST_LINES_OF_TITLE), -1):
        text = lines[index].text
        length += len(squeezed(text))
        if not _is_titular(text) or length > MOST_OF_TITLE:
            break
        begin = index
    return begin


def _is_titular(text: str) -> bool:
    """Whether a line could be one of a title, whatever it says."""
    words = plain(text)
    return (
        0 < len(words) <= 60
        and words[-1] not in "。；;：:！!，,、"
        and not is_page(text)
        and not is_front(text)
        and not is_salutation(text)
        and "。" not in words
        and not BODY.match(words)
        and not words.startswith(("各", "附件", "目录"))
        and not mark(text)
    )


def _whole_title(lines: Sequence[Line], index: int) -> tuple[int, int]:
    """A title with the lines above it that it goes on from."""
    begin = index
    while begin > 0 and index - begin < MOST_LINES_OF_TITLE - 1:
        above, this = plain(lines[begin - 1].text), plain(lines[begin].text)
        if is_title(lines[begin - 1].text) or is_page(lines[begin - 1].text):
            break
        halved = this in ("工作报告", "政府工作报告") or (begin == 1 and SECOND_HALF.match(this))
        first_half = halved and GOVERNMENT.search(above) and len(above) <= 30
        is_open = OPEN_TITLE.search(above) or GOES_ON_TITLE.match(this) or (above.startswith("关于") and not this.startswith("关于"))
        if not first_half and not (is_open and _is_titular(lines[begin - 1].text)):
            break
        begin -= 1
    return begin, index + 1


def _with_conference(lines: Sequence[Line], title: tuple[int, int]) -> int:
    """The first line of the front matter whose title is found: conference lines may stand above it, and the speaker directly."""
    first = title[0]
    for index in range(title[0] - 1, -1, -1):
        words = plain(lines[index].text)
        speaks = index == title[0] - 1 and SPEAKER.match(words)
        if not (CONFERENCE.search(words) or speaks) or len(words) > 60 or is_title(lines[index].text):
            break
        first = index
    return first


def _downwards(lines: Sequence[Line], most: int) -> tuple[int, int, tuple[int, int] | None]:
    """The front matter of a report without a salutation: its first line, past its last, and its title."""
    rows = [index for index in range(min(most, REACH)) if not is_page(lines[index].text)]
    titles = [index for index in rows if is_title(lines[index].text)]
    title = _whole_title(lines, titles[-1]) if titles else _stated_title(lines, rows)
    if title is None:
        start = next((index for index in rows if is_front(lines[index].text)), rows[0] if rows else 0)
        past = start
    else:
        start, past = _with_conference(lines, title), title[1]
    while past < most and past < start + REACH and (is_front(lines[past].text) or is_page(lines[past].text)):
        past += 1
    return start, past, title


def _stated_title(lines: Sequence[Line], rows: Sequence[int]) -> tuple[int, int] | None:
    """The lines above the first that states a conference, a date or a speaker."""
    for position, index in enumerate(rows):
        if is_front(lines[index].text):
            begin = _titular_block(lines, rows[position - 1]) if position else index
            return (begin, index) if begin < index else None
    return None


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


def parted(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with a title that runs into the salutation (政府工作报告各位代表：) on a line of its own."""
    for index, line in enumerate(lines[:FAR]):
        if found := RUNS_INTO_SALUTATION.match(simple(line.text)):
            at = found.start("rest")
            return (*lines[:index], *split(line, at), *lines[index + 1 :])
    return tuple(lines)


def _presents(text: str) -> bool:
    words = simple(text)
    return len(text) < 250 and bool(re.search("报告|汇报|说明|提请", words)) and bool(re.search("代表|审议|委托|讲", words))


def _salutation(lines: Sequence[Line]) -> int | None:
    """The line that opens the speech: an address alone, or with the sentence that presents the report.

    It stands before any prose or heading, or under the title of the report, which a notice may carry.
    """
    prose, blocked = 0, False
    for index, line in enumerate(lines[:FAR]):
        if line.kind != "text":
            continue
        if is_salutation(line.text) and not is_chrome(line.text) and (len(line.text) <= ALONE or _presents(line.text)):
            if not blocked:
                return index
            if any(is_title(it.text) for it in lines[max(0, index - 6) : index]):
                return index
        if (found := mark(line.text)) and found.style <= Style.HAN and len(line.text) < ALONE:
            blocked = True
        prose += len(line.text) >= PROSE and line.text[-1] in "。！”"
        blocked = blocked or prose > 1
    return None


def is_title(text: str) -> bool:
    """Whether a line is the title of a report by its words."""
    if len(text) > 2 * MOST_OF_TITLE:
        return False
    words = plain(text)
    if not words or (words[0] in "—―" and CONFERENCE.search(words)):
        return False
    named = (len(words) <= MOST_OF_TITLE and TITLE.match(words)) or TITLE_RUN_ON.match(words)
    return bool(named) and not is_chrome(text) and not REPORTED.match(words)


def is_page(text: str) -> bool:
    """Whether a line looks like a web page's, and states nothing of the report."""
    return is_chrome(text) and not of_speaker(text)


def of_speaker(text: str) -> bool:
    """Whether a line says who speaks, or when."""
    words = plain(text)
    return bool(REPORTER.match(words) or DELIVERED.match(words) or SPEAKER.match(words))


def is_front(text: str) -> bool:
    """Whether a line states the conference, the date, the body or the speaker."""
    words = plain(text)
    if len(words) > 90 or (is_title(text) and not CONFERENCE_START.match(words)):
        return False
    return bool(
        (len(words) <= 70 and (CONFERENCE.search(words) or CONFERENCE_START.match(words)) and not words.endswith("。"))
        or SPEAKER.match(words)
        or REPORTER.match(words)
        or CAPTION.search(words)
        or REPORTED.match(words)
        or BODY.match(words)
        or (len(words) <= 30 and (DATE.search(words) or HAN_DATE.search(words)))
        or (len(words) <= 24 and re.search(rf"{OFFICE}$", words))
        or re.fullmatch(r"[（(][^（）()]{1,12}[）)]", words)
    )


def _is_name(text: str) -> bool:
    return bool(re.fullmatch(NAME, squeezed(text))) and len(squeezed(text)) <= 12


def _conferences(lines: Sequence[Line], rows: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Spans of two to four lines that are one conference line: the first begins so, the last ends so or gives the session."""
    spans: list[tuple[int, int]] = []
    for row in rows:
        text = plain(lines[row].text)
        if (spans and row < spans[-1][1]) or not CONFERENCE_START.match(text) or is_title(text) or SPEAKER.match(text):
            continue
        past = row + 1
        for end in range(row + 1, min(row + 4, len(lines))):
            following = plain(lines[end].text)
            ended = CONFERENCE.search(plain(lines[past - 1].text))
            if end not in rows or CONFERENCE_START.match(following) or is_title(following) or SPEAKER.match(following):
                break
            if SESSION.match(following) or (CONFERENCE.search(following) and not ended):
                past = end + 1
        if past > row + 1:
            spans.append((row, past))
    return tuple(spans)


def _date(texts: Sequence[str]) -> str | None:
    """The date of delivery: of a line with the conference first, else of any line of the front; to the day or the month."""
    ordered = sorted(texts, key=lambda text: "会" not in simple(text))
    dates = [date for text in ordered if (date := _read_date(plain(text)))]
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
    rows = [re.sub(r"[（(]?(?:" + DATE.pattern + r")[）)]?$", "", squeezed(text)) for text in texts]
    for text in rows:
        words = simple(text)
        found = SPEAKER.match(words) or REPORTER.match(words) or BETWEEN.search(words) or TRAILING.search(words) or CAPTION.search(words)
        if found and len(text) < MOST_OF_SPEAKER:
            name = text[slice(*found.span("name"))]
            office = text[slice(*found.span("office"))] if "office" in found.groupdict() else None
            return name.removesuffix("同志") if len(name) > len("同志") + 1 else name, _office(office)
    for index, text in reversed([*enumerate(rows)]):
        if re.fullmatch(NAME, text) and not re.search(r"(?:报告|会议|大会|政府|目录|[省市县镇])$", simple(text)):
            return text, _office(rows[index - 1]) if index else None
    return None, None


def _office(words: str | None) -> str | None:
    found = HELD.search(simple(words or ""))
    return (words or "")[slice(*found.span())] if found else None
