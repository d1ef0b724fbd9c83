"""What stands around a report without being of it, proposed line by line for ``left-out`` of ``report.yml``.

furniture := page lines above the report | a table of contents | the foot of a page | the report a second time

A line goes only for what it says itself, or for what stands beside it; what is told by its neighbours alone is a guess, and said to be one.
Everything else is text.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from workreport.lexicon.salutation import is_salutation, squeezed
from workreport.lexicon.variants import simple
from workreport.manuscript.chrome import BARE_LABEL, is_chrome, is_foot, is_weak, label
from workreport.manuscript.left_out import listed
from workreport.model import LeftOut
from workreport.outline.candidates import is_bare_title
from workreport.outline.contents import find_contents
from workreport.outline.front import REPORTED, Zone, find_front, is_front, is_title, of_speaker, zone
from workreport.outline.marks import mark
from workreport.outline.tail import APPENDIX, ENTRY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workreport.model import Line

STOPS = "。！？!?”』」）)；;：:…"
BODY = 60
"""A line this long that ends as a sentence does is no part of a page's foot."""
SIGNS = 2
"""Signs of a foot from which on the lines between them are its too."""
NAME_OF_A_PAGE = 14
"""Characters of the name of a site or a column at most."""
MOST_SALUTATIONS = 20
"""A page that has its report twice has fewer addresses before the second than this."""
AGAIN = 5
"""Paragraphs at least that stand twice where a page has its report twice."""
LABEL = "label or button of a web page"
HEADLINE = "headline of a web page"
CAPTION = "caption of a picture"
FOOT = "foot of a web page"
CONTENTS = "table of contents"
TWICE = "the report a second time on its page"

Taken = dict[int, tuple[str, bool]]
"""By place: the reason, and whether it is a guess."""


def propose(lines: Sequence[Line]) -> tuple[LeftOut, ...]:
    """What of the lines is to be left out."""
    found: Taken = dict.fromkeys((index for index, line in enumerate(lines) if line.kind == "contents"), (CONTENTS, False))
    found |= dict.fromkeys(find_contents(lines), (CONTENTS, False))
    again = _again(lines)
    end = again[0] if again else len(lines)
    text = [index for index in range(end) if index not in found]
    above, body = _above([lines[index] for index in text])
    found |= {text[place]: why for place, why in above.items()}
    after = again[1] if again else 0
    foot = [index for index in (range(after, len(lines)) if again else text) if index not in found]
    start = 0 if again else body - len(above)
    found |= {foot[place]: why for place, why in _foot([lines[index] for index in foot], start).items()}
    block: tuple[LeftOut, ...] = ()
    if again:
        first, last = again[0], again[1] - 1
        block = (LeftOut(lines[first].text, TWICE, (lines[first].number,), last - first + 1, lines[last].text, guess=True),)
    return (*listed(found, lines), *block)


def _above(lines: Sequence[Line]) -> tuple[Taken, int]:
    """The lines of a web page above the report and between its front matter; and past the last line of the front matter."""
    where = zone(lines)
    found: Taken = {index: (LABEL, False) for index in range(where.past) if _of_a_page(lines, index) and not is_title(lines[index].text)}
    speakers = [index for index in range(where.past) if index not in found and of_speaker(lines[index].text)]
    if speakers:
        found |= {index: (CAPTION, False) for index in range(where.past) if _is_caption(lines[index].text)}
    if len(speakers) > 1 and speakers[0] - 1 in found and speakers[0] + 1 in found:
        found[speakers[0]] = (LABEL, False)
    if not found:
        return {}, where.past
    found |= _headlines(lines, where, found)
    return found, where.past


def _headlines(lines: Sequence[Line], where: Zone, labels: Taken) -> Taken:
    """The lines above a report's own that repeat its title, or its first lines, or name the page they stand on."""
    kept = [index for index in range(len(lines)) if index not in labels]
    matter = find_front([lines[index] for index in kept[: where.past + 60]])
    if matter.first >= len(kept) or kept[matter.first] > where.past:
        return {}
    first = kept[matter.first]
    words = simple(squeezed(matter.words or ""))
    own = simple("".join(squeezed(lines[index].text) for index in kept if first <= index < where.past))
    found: Taken = {}
    for index in (index for index in kept if index < first):
        plain = simple(squeezed(lines[index].text))
        repeats = words and (words in plain or plain in words) and len(plain) <= len(words) + 20
        if repeats or (len(plain) > NAME_OF_A_PAGE and own.startswith(plain.rstrip("….")[:40])):
            found[index] = (HEADLINE, False)
        elif is_title(lines[index].text) or (len(plain) <= NAME_OF_A_PAGE and is_bare_title(plain) and not is_front(plain)):
            found[index] = (HEADLINE, True)
    return found


def _of_a_page(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is a web page's: by itself, or as the value of the label alone on the line above."""
    text = lines[index].text
    valued = index > 0 and BARE_LABEL.match(lines[index - 1].text) and not lines[index - 1].text.startswith("正文")
    return lines[index].kind == "text" and (
        (is_chrome(text) and not of_speaker(text))
        or bool(valued and len(text) <= 30 and not is_front(text) and not is_salutation(text) and not is_title(text))
    )


def _is_caption(text: str) -> bool:
    """Whether a line is what stands under a picture of the speaker, where another line names him."""
    return bool(REPORTED.match(simple(squeezed(text)))) and not is_title(text)


def _foot(lines: Sequence[Line], start: int) -> Taken:
    """The foot of a web page under the report, which begins at `start`.

    A sign of a foot (`is_foot`) goes by itself. From the first on everything goes where there are several; and what looks like a page's
    directly above it goes, unless the body has lines with the same label.
    """
    body = start
    for index in range(start, len(lines)):
        text = lines[index].text
        if lines[index].kind != "text" or (len(text) >= BODY and text[-1] in STOPS and not is_foot(text)):
            body = index + 1
    signs = [index for index in range(body, len(lines)) if is_foot(lines[index].text)]
    if not signs:
        return {}
    first = signs[0]
    found: Taken = dict.fromkeys(signs, (FOOT, False))
    if len(signs) >= SIGNS:
        stop = next((index for index in range(signs[SIGNS - 1], len(lines)) if APPENDIX.search(simple(lines[index].text))), len(lines))
        found |= {index: (FOOT, not _is_of_a_foot(lines[index].text)) for index in range(first, stop) if index not in found}
    else:
        found |= _beside(lines, first + 1, len(lines), 1)
    labels = Counter(label(line.text) for line in lines[start:first])
    above = first
    while above > body and is_chrome(lines[above - 1].text) and not ENTRY.match(lines[above - 1].text):
        if (name := label(lines[above - 1].text)) and labels[name] > 1:
            break
        above -= 1
        found[above] = (FOOT, False)
    return found


def _beside(lines: Sequence[Line], start: int, stop: int, step: int) -> Taken:
    """The lines that look like a page's, from one on, up to the first that does not."""
    found: Taken = {}
    for index in range(start, stop, step):
        if not _is_of_a_foot(lines[index].text):
            break
        found[index] = (FOOT, False)
    return found


def _is_of_a_foot(text: str) -> bool:
    return (is_chrome(text) or is_weak(text)) and not APPENDIX.search(simple(text)) and not (mark(text) and not is_foot(text))


def _again(lines: Sequence[Line]) -> tuple[int, int] | None:
    """From where to where the whole report stands a second time: its salutation and what follows, paragraph for paragraph."""
    openings = [index for index, line in enumerate(lines) if len(line.text) <= 40 and is_salutation(line.text)]
    if len(openings) < 2:
        return None
    first = openings[0]
    for second in openings[1:MOST_SALUTATIONS]:
        length = 0
        while second + length < len(lines) and first + length < second and lines[second + length].text == lines[first + length].text:
            length += 1
        above = 0
        while above < first and lines[second - 1 - above].text == lines[first - 1 - above].text:
            above += 1
        if length >= AGAIN and length >= 0.9 * (second - above - first):
            return second - above, second + length
    return None
