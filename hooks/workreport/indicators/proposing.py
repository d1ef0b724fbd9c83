"""The figures of a new report as an editor may confirm them: an ``indicators.yml`` of comments."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from workreport.catalogue import scalar
from workreport.lexicon import bounds
from workreport.lexicon.han_numerals import NUMERAL_CHARACTERS
from workreport.lexicon.units import CHINESE, COUNTER, SCALES, any_of
from workreport.quantities.chinese import quantities
from workreport.quantities.numerals import arabic, han

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workreport.model import Page, Segment
    from workreport.outline import Outline
    from workreport.quantities.model import Quantity
    from workreport.quantities.numerals import Numeral

HEAD = """\
# The figures of the report as data, for an editor to confirm. Until the first indicator stands here, nothing is asked for; from then on
# the check names every numeral that stands in no observation and in no exemption.
#
# How an indicator is written, with its table (a group) and what it counts (a unit):
#
# groups:
# - {id: economy, label: {zh: 经济, en: Economy}}
# units:
#   yuan: {zh: 元, en: yuan, code: CNY}
#   companies: {zh: 家, en: companies, one: company}
# indicators:
# - id: farm-output
#   group: economy
#   label: {zh: 农业总产值, en: Gross output of farming}
#   unit: yuan
#   observations:
#   - {period: 2024, status: actual, value: 3.2, unit: 亿元, segment: 1-1/p1s1, quote: 完成农业总产值3.2亿元，同比增长5%,
#      growth: {value: 5%, quote: 完成农业总产值3.2亿元，同比增长5%}}
# key: [farm-output]       # those that stand first on the page of figures
#
# `value`, `unit` and `quote` are the source’s own characters; `status` is actual or target; `period` is a year, a month (2024-10) or open.
# Beside growth there are progress, share, rank and rate. A numeral that measures nothing goes under `exempt`; its `reason` is one of date,
# name, document, ordinal, slogan, definition, classification, expression, structure. Give an indicator the id it had in an earlier report,
# and the years make a series.
key: []
groups: []
units: {}
indicators: []
exempt: []
# What was found, a figure a line, in the form the file wants it: take the “#” away and put it under `observations` or `exempt`.
"""

REVIEW = ("回顾", "总结", "完成情况")
PLAN = ("安排", "计划", "打算", "任务", "部署", "目标", "思路", "建议")
"""What the title of a part says of the figures in it: that they are reached, or aimed at."""
YEAR = re.compile(r"(?:19|20)\d{2}(?=年)")
BEFORE_NAME = re.compile("[A-Za-z]-?$")
BEHIND_NAME = re.compile("[A-Z](?![A-Za-z])|周年|强")
"""What stands around a numeral that is part of a name: PM2.5, G101; 5G, 建党100周年, 世界500强."""
NOTE = re.compile(r"[\[［〔【]\d+[\]］〕】]")
"""The mark of a note."""
QUOTED = re.compile("“[^”“]{1,12}”")
"""A quotation as short as a slogan; a numeral without a unit in it is one's: “1+10”."""
DATES = ("year", "month", "day")


_VALUE = re.compile(rf"[近超]?(?P<value>[0-9０-９.．]+|上?[{NUMERAL_CHARACTERS}]+)")
_MEASURE = f"(?:{any_of([*CHINESE, '％'])}|{COUNTER})"
_UNIT = re.compile(
    rf"(?P<within>{any_of(bounds.WITHIN)})?(?P<unit>(?:{any_of(scale for scale in SCALES if scale)})?(?:{_MEASURE}(?:/{_MEASURE})?)?)"
)
"""What is counted, behind a numeral: 万元, 余栋, 微克/立方米."""


def proposals(outline: Outline) -> str:
    """An ``indicators.yml`` in which every numeral of the source is proposed, as a comment in the form the file wants it."""
    return HEAD + "".join(f"# - {{{proposal}}}\n" for proposal in _proposals(outline))


def _proposals(outline: Outline) -> Iterator[str]:
    told: dict[str, str] = {}
    for page, segment in outline.report.segments():
        if segment is page.title and page.kind == "part":
            told = _told(segment.text)
        for fields in _of(page, segment, told):
            yield ", ".join(f"{key}: {_flow(text)}" for key, text in fields.items())


def _told(title: str) -> dict[str, str]:
    """The period and status that the title of a part gives its figures: 一、2024年工作回顾 is 2024, actual; nothing where it gives none."""
    year = YEAR.search(title)
    status = "actual" if any(word in title for word in REVIEW) else "target" if any(word in title for word in PLAN) else ""
    return {"period": year[0], "status": status} if year and status else {}


def _of(page: Page, segment: Segment, told: dict[str, str]) -> Iterator[dict[str, str]]:
    text, last = segment.text, 0
    found = [*_dates(quantities(text))]
    for numeral in sorted((*arabic(text), *han(text)), key=lambda it: it.start):
        if numeral.start < last:
            continue
        quantity = next((one for one in found if one.start <= numeral.start < one.end), None)
        start = max(text.rfind(mark, 0, numeral.start) for mark in "，。；：、（") + 1
        place = {"segment": f"{page.id}/{segment.id}"}
        if quantity and quantity.kind in DATES:
            start, last = max(start, last), max(numeral.end, quantity.end)
            yield {**place, "quote": text[start:last], "reason": "date"}
        elif note := NOTE.match(text, numeral.start - 1):
            last = note.end()
            yield {**place, "quote": note[0], "reason": "structure"}
        elif BEFORE_NAME.search(text[: numeral.start]):
            last = numeral.end
            yield {**place, "quote": text[start:last], "reason": "name"}
        elif behind := BEHIND_NAME.match(text, numeral.end):
            last = behind.end()
            yield {**place, "quote": text[start:last], "reason": "name"}
        else:
            figure, last = _figure(numeral, quantity, text)
            quoted = QUOTED.match(text, max(text.rfind("“", 0, numeral.start), 0))
            if quoted and quoted.end() > numeral.end and "unit" not in figure:
                last = quoted.end()
                yield {**place, "quote": quoted[0], "reason": "slogan"}
            else:
                yield {**told, **figure, **place, "quote": text[start:last]}


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


def _figure(numeral: Numeral, quantity: Quantity | None, text: str) -> tuple[dict[str, str], int]:
    """Value, unit and bound as the file wants them, and where the figure ends: 1200余平方米 is 1200 平方米, with the bound 余."""
    value = _VALUE.match(text, numeral.start, numeral.end)
    assert value, "a numeral begins with one"
    unit = _UNIT.match(text, value.end())
    assert unit, "it may be empty"
    end = max(numeral.end, quantity.end if quantity else 0, unit.end())
    behind, ahead = bounds.after(text, unit.end()), bounds.before(text, value.start("value"))
    bound = unit["within"] or (behind[0].word if behind else ahead[0].word if ahead else "")
    told = {"value": value["value"], "unit": unit["unit"], "qualifier": bound}
    return {key: said for key, said in told.items() if said}, max(end, behind[1] if behind else 0)


def _flow(text: str) -> str:
    """A string as YAML writes it within braces."""
    return scalar(text) if set(text).isdisjoint(",[]{}%") else "'" + text.replace("'", "''") + "'"
