"""The files of a new report: what was found in its source, what is doubted, and what waits for an editor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workreport import catalogue
from workreport.glossary import finder
from workreport.model import Catalogue, Unit
from workreport.quantities.numerals import arabic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workreport.model import Page, Term
    from workreport.outline import Outline

SESSION = re.compile(r"在(?P<place>[^第，。]{2,30}?)(?P<session>第[^，。]{1,12}届[^，。]{2,20}?会议)")
"""The line that names the session: 在 PLACE 第…届…第…次会议上."""


def facts(outline: Outline) -> str:
    """A ``report.yml`` with what the source states; what it does not state is marked for the editor to fill in."""
    front = outline.report.front
    opening = "".join(segment.text for segment in outline.report.pages[0].segments()) if outline.report.pages else ""
    session = SESSION.search(opening)
    place = session["place"] if session else ""
    date = front.date if front.date and len(front.date) == len("2023-02-16") else None
    told = {
        "title": front.title or "政府工作报告",
        "body": f"{place}人民政府" if place else "",
        "session": place + session["session"] if session else "",
        "speaker": front.speaker or "",
        "office": "",
        "place": place,
        "provenance": "文本按收到的原样收录，未与官方发布版本核对。",
    }
    english = {
        "title": "Report on the Work of the Government",
        "provenance": "Text as supplied; not checked against an official publication.",
    }
    lines = ["# Facts about the report, found in its source. Read each line; fill in what is empty; write the English beside the Chinese."]
    lines.append(f"date: {date or '1970-01-01  # the source does not state the day of delivery: write it here'}")
    for key, text in told.items():
        lines.append(f"{key}:")
        lines.append(f"  zh: {text or '（待填）'}" + ("" if text else "  # the source does not state it"))
        lines.append(f"  en:{' ' + english[key] if key in english else ''}")
    if outline.problems:
        lines += [
            "# What the program doubts; correct it below by quoting the text, for example",
            "# corrections:",
            "# - theme: 做大做强招商引资。",
        ]
        lines += [f"# line {problem.place.line}: {problem.what}; {problem.remedy}" for problem in outline.problems]
    return "\n".join(lines) + "\n"


def translation(page: Page, language: str, folder: str, terms: Sequence[Term]) -> str:
    """An empty translation file for a page; the glossary's words for each sentence stand above it as comments."""
    units = tuple(Unit(segment.id, segment.text, "", "initial", 0) for segment in page.segments())
    text = catalogue.write(Catalogue(f"{folder}/{page.id}.yml", page.id, language, units))
    pattern = finder(terms)
    words = {term.zh: term.en for term in terms}
    lines: list[str] = []
    for line in text.splitlines():
        if line.startswith("- id: "):
            zh = next(unit.zh for unit in units if unit.id == line.removeprefix("- id: "))
            lines += [f"# {term}: {words[term]}" for term in dict.fromkeys(pattern.findall(zh))]
        lines.append(line)
    return "\n".join(lines) + "\n"


UNIT = re.compile(
    r"\s*(?:万|亿)?(?:元|亩|公里|平方米|公顷|吨|千瓦|个百分点|%|人次|人|户|家|个|件|项|处|次|所|座|栋|条|批|起|名|张|份|年|月|日)?"
)
"""What may follow a numeral: a unit of the common ones, 万 and 亿 before it."""


def proposals(outline: Outline) -> str:
    """An ``indicators.yml`` in which every numeral of the source is proposed, as a comment: number, unit, segment and quote."""
    lines = [
        "# Every numeral of the source, for an editor to make an observation of, or to exempt with a reason, as the 2023 report does.",
        "key: []",
        "groups: []",
        "units: {}",
        "indicators: []",
    ]
    lines += [
        f"# - {{value: {number!r}, unit: {unit!r}, segment: {segment}, quote: {quote!r}}}"
        for number, unit, segment, quote in _numerals(outline)
    ]
    return "\n".join(lines) + "\n"


def _numerals(outline: Outline) -> Iterator[tuple[str, str, str, str]]:
    for page, segment in outline.report.segments():
        for numeral in arabic(segment.text):
            end = numeral.end
            unit = UNIT.match(segment.text, end)
            assert unit  # The pattern matches the empty string too.
            start = max(segment.text.rfind(mark, 0, numeral.start) for mark in "，。；：、（") + 1
            yield segment.text[numeral.start : end], unit[0].strip(), f"{page.id}/{segment.id}", segment.text[start : unit.end()]
