"""The files of a new report: what was found in its source, what is doubted, and what waits for an editor."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from workreport import catalogue
from workreport.catalogue import scalar
from workreport.facts import UNDATED, UNSTATED
from workreport.glossary import finder
from workreport.indicators.written import QUALIFIERS
from workreport.model import Catalogue, Unit
from workreport.quantities.chinese import quantities
from workreport.quantities.numerals import arabic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workreport.model import Page, Term
    from workreport.outline import Outline
    from workreport.problems import Problem
    from workreport.quantities.model import Quantity

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
    lines.append(f"date: {date or f'{UNDATED}  # the source does not state the day of delivery: write it here'}")
    for key, text in told.items():
        lines.append(f"{key}:")
        lines.append(f"  zh: {scalar(text) if text else f'{UNSTATED}  # the source does not state it'}")
        lines.append(f"  en:{' ' + english[key] if key in english else ''}")
    if outline.problems:
        lines += [
            "# What the program doubts; correct it below by quoting the text, for example",
            "# corrections:",
            "# - theme: 做大做强招商引资。",
        ]
        lines += [f"# {_doubt(problem)}" for problem in outline.problems]
    return "\n".join(lines) + "\n"


def _doubt(problem: Problem) -> str:
    line = f"line {problem.place.line}: " if problem.place.line else ""
    return f"{line}{problem.what}; {problem.remedy}"


def translation(page: Page, language: str, folder: str, terms: Sequence[Term]) -> str:
    """An empty translation file for a page; the glossary's words for each sentence stand above it as comments."""
    pattern = finder(terms)
    words = {term.zh: term.en for term in terms}
    units = []
    for segment in page.segments():
        suggested = tuple(f"# {term}: {words[term]}" for term in dict.fromkeys(pattern.findall(segment.text)))
        units.append(Unit(segment.id, segment.text, "", "initial", 0, comments=suggested))
    return catalogue.write(Catalogue(f"{folder}/{page.id}.yml", page.id, language, tuple(units)))


PROPOSALS = """\
# The figures of the report, for an editor to confirm. Each line below proposes one, with its number, unit and words: take the “#” away and
# put it under “observations” of an indicator, with its period and status; or under “exempt”, where it is a date or part of a name. With the
# first indicator, the check asks for every numeral of the source. The 2023 report is the pattern.
key: []
groups: []
units: {}
indicators: []
exempt: []
"""


def proposals(outline: Outline) -> str:
    """An ``indicators.yml`` in which every numeral of the source is proposed, as a comment in the form the file wants it."""
    return PROPOSALS + "".join(f"# - {{{proposal}}}\n" for proposal in _proposals(outline))


def _proposals(outline: Outline) -> Iterator[str]:
    for page, segment in outline.report.segments():
        found = [*_dates(quantities(segment.text))]
        behind = 0
        for numeral in arabic(segment.text):
            if numeral.start < behind:
                continue
            quantity = next((one for one in found if one.start <= numeral.start < one.end), None)
            end = max(numeral.end, quantity.end) if quantity else numeral.end
            start = max(segment.text.rfind(mark, 0, numeral.start) for mark in "，。；：、（") + 1
            fields = {"segment": f"{page.id}/{segment.id}", "quote": segment.text[start:end]}
            if quantity and quantity.kind in DATES:
                fields |= {"quote": segment.text[max(start, behind) : end], "reason": "date"}
            else:
                fields = {"value": numeral.text, **_unit(quantity, segment.text[numeral.end : end]), **fields}
            yield ", ".join(f"{key}: {_flow(text)}" for key, text in fields.items())
            behind = end


DATES = ("year", "month", "day")


def _dates(found: Sequence[Quantity]) -> Iterator[Quantity]:
    """The quantities, the parts of one date joined: 2022年, 10月 and 26日 that stand side by side are 2022年10月26日."""
    last: Quantity | None = None
    for one in found:
        if last and last.kind in DATES and one.kind in DATES and last.end == one.start:
            last = replace(last, end=one.end, text=last.text + one.text)
            continue
        if last:
            yield last
        last = one
    if last:
        yield last


def _unit(quantity: Quantity | None, behind: str) -> dict[str, str]:
    """The unit and the qualifier of a quantity, from what stands behind its numeral: 万余平方米 is 万平方米, qualified by 余."""
    said = quantity.text if quantity else ""
    qualifier = next((one for one in sorted(QUALIFIERS, key=len, reverse=True) if one in said), "")
    unit = behind.replace(qualifier, "", 1) if qualifier else behind
    return {key: text for key, text in (("unit", unit), ("qualifier", qualifier)) if text}


def _flow(text: str) -> str:
    """A string as YAML writes it within braces."""
    return scalar(text) if set(text).isdisjoint(",[]{}%") else "'" + text.replace("'", "''") + "'"
