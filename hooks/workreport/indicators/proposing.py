"""The figures of a new report as an editor may confirm them: an ``indicators.yml`` of comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from workreport.catalogue import comment, scalar
from workreport.indicators.model import Reason
from workreport.indicators.sentence import Names, Sentence, When
from workreport.indicators.status import tenses
from workreport.lexicon.characters import DIGITS_ONE_WIDTH
from workreport.messages import _, listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workreport.indicators.model import Indicators
    from workreport.outline import Outline

EXAMPLE = """\
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
# key: [farm-output]
"""
"""An indicator as the file wants it."""
EMPTY = """\
key: []
groups: []
units: {}
indicators: []
exempt: []
"""

LATE = ("11", "12")
"""Months in which a report tells of the year that ends, and plans for the next."""


def proposals(outline: Outline, before: Indicators | None = None) -> str:
    """An ``indicators.yml`` in which every numeral of the source is proposed, as a comment in the form the file wants it.

    A growth or a share of the year's task right behind a value is that observation's. Period and status are those of the part and of the
    sentence. Where an earlier report's file (`before`) has an indicator whose words stand before the same kind of figure, its id, group
    and unit are given.
    """
    report = outline.report
    by_page = tenses(report)
    delivered = report.front.date or "0"
    year = int(delivered[:4]) + (delivered[5:7] in LATE)
    names = Names(before)
    rows: list[str] = []
    part = ""
    for page, segment in report.segments():
        if segment is page.title and page.kind == "part":
            part = segment.text
        when = When(by_page.get(page.id, ""), part.translate(DIGITS_ONE_WIDTH), year, delivered[:4])
        rows += [f"# - {{{_row(fields)}}}\n" for fields in Sentence(page, segment, when, names).rows()]
    return head() + "".join(rows)


def head() -> str:
    """What stands above the proposals: how an indicator is written, for an editor to read, and the lists it is to go to."""
    pattern = (
        _("The figures of the report as data, for an editor to confirm. Nothing is asked for until the first indicator stands here."),
        _("From then on the check names every numeral that stands in no observation and in no exemption."),
        _("An indicator is written so, with its table (a group) and what it counts (a unit):"),
    )
    keys = (
        _("“key” names those that stand first on the page of figures."),
        _("“value”, “unit” and “quote” are the source’s own; “status” is actual, target or planned (approved or under way)."),
        _("“period” is a year, a month (2024-10) or open; “qualifier” is the source’s own word (余, 不超过)."),
        _("A growth that goes down is -4%. Beside growth there are progress, share, rank and rate."),
        _("A numeral that measures nothing goes under “exempt”, with one of these reasons: ") + listed(get_args(Reason)),
        _("Give an indicator the id it had in an earlier report, and the years make a series."),
    )
    found = _("What was found, a figure a line: take the “#” away and put it under “observations” or “exempt”.")
    return "".join((*map(comment, pattern), EXAMPLE, *map(comment, keys), EMPTY, comment(found)))


def _row(fields: Mapping[str, str | dict[str, str]]) -> str:
    return ", ".join(f"{key}: {{{_row(text)}}}" if isinstance(text, dict) else f"{key}: {_flow(text)}" for key, text in fields.items())


def _flow(text: str) -> str:
    """A string as YAML writes it within braces."""
    return scalar(text) if set(text).isdisjoint(",[]{}%") else "'" + text.replace("'", "''") + "'"
