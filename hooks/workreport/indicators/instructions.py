"""What stands at the head of a new report’s ``indicators.yml``: how figures are confirmed, in the editor’s language."""

from __future__ import annotations

from workreport.messages import _

EXAMPLE = """\
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
# key: [farm-output]
#
"""
EMPTY = """\
key: []
groups: []
units: {}
indicators: []
exempt: []
"""


def head() -> str:
    """What an editor must know to go on from here, and a file in which nothing is confirmed yet."""
    said = (
        _("The figures of the report as data, for an editor to confirm. Until the first indicator stands here, nothing is asked for;"),
        _("from then on the check names every numeral that stands in no observation and in no exemption."),
        _("How an indicator is written, with its table (a group), what it counts (a unit), and the key figures of the first page:"),
    )
    rules = (
        _("“value”, “unit” and “quote” are the source’s own characters; “status” is actual, target or planned (approved or under way);"),
        _("“period” is a year, a month (2024-10) or open; “qualifier” is the source’s word (余, 不超过). A growth that goes down is -4%."),
        _("Beside growth there are progress, share, rank and rate. A numeral that measures nothing goes under “exempt”, with a “reason”:"),
        _("date, name, document, ordinal, slogan, definition, classification, expression or structure."),
        _("Give an indicator the id it had in an earlier report, and the years make a series."),
    )
    found = _("What was found, a figure a line, in the form the file wants: take the “#” away and put it under “observations” or “exempt”.")
    return "".join([*(f"# {line}\n" for line in said), EXAMPLE, *(f"# {line}\n" for line in rules), EMPTY, f"# {found}\n"])
