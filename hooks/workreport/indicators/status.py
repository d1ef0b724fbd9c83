"""Whether a figure was reached, is aimed at, or is planned, as its words and its part of the report say (law 9)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workreport.lexicon.parts import tense
from workreport.messages import _
from workreport.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workreport.indicators.model import Indicators, Status
    from workreport.lexicon.parts import Tense
    from workreport.model import Report

PLANNED = re.compile(
    "将(?=于|在|会|要|建|新|完|达|实|有|开|启|投|增|形成|可|竣)|预计|(?<!年度)(?<!作为)计划(?=[投新建在于完实开年总])|(?<!努)力争|拟(?=[建新投定利引])|有望"
    "|规划(?=建设|面积|总|用地|新建)"
)
"""Words that say of a figure in their clause that it is not reached yet."""
APPROVED = re.compile("立项|项目方案|可研批复|待建|尚未(?:开工|启动|实施)")
"""Words behind a figure, up to the next full stop or semicolon, that say that only its plan is there."""
_CLAUSE_END = re.compile("[，,。；;！？]")
_SENTENCE_END = re.compile("[。；;！？]")


def planning_word(text: str, start: int, end: int) -> str:
    """The word by which a sentence says that its figure (between `start` and `end`) is still to come: 将, 立项; empty where none does.

    将新增5公里; 新增耕地1202.58亩，项目方案已获立项.
    """
    first = max((match.end() for match in _CLAUSE_END.finditer(text, 0, start)), default=0)
    if found := PLANNED.search(text, first, end):
        return found[0]
    following = _SENTENCE_END.search(text, end)
    found = APPROVED.search(text, end, following.start() if following else len(text))
    return found[0] if found else ""


def tenses(report: Report) -> dict[str, Tense]:
    """By page, whether its part tells what was done or what is planned; pages whose part says neither are left out."""
    titles = {page.id: page.title.text for page in report.pages if page.title and page.kind == "part"}
    pages = {page.id: tense(titles.get(page.id.partition("-")[0], "")) for page in report.pages if page.kind in ("part", "section")}
    return {page: known for page, known in pages.items() if known}


def status(tense: Tense, word: str) -> Status | None:
    """The status that part and clause give a figure; None where they say nothing."""
    if tense == "planned":
        return "target"
    if word:
        return "planned"
    return "actual" if tense == "done" else None


def unreached(indicators: Indicators, report: Report) -> Iterator[Problem]:
    """An error for each value that is ``actual`` where its part plans or its clause says that it is to come, unless it has a ``reason``."""
    texts = {f"{page.id}/{segment.id}": segment.text for page, segment in report.segments()}
    by_page = tenses(report)
    for indicator, observation in indicators.observations():
        figure = observation.figure
        text = texts.get(figure.segment, "")
        start = text.find(figure.quote)
        if observation.status != "actual" or start < 0 or not figure.quote:
            continue
        page = figure.segment.partition("/")[0]
        word = planning_word(text, start + max(0, figure.quote.find(figure.value)), start + len(figure.quote))
        if by_page.get(page) == "planned" or word:
            what = (
                _("“{id}” is actual, and the sentence says “{word}”").format(id=indicator.id, word=word)
                if word
                else _("“{id}” is actual, and stands in a part that plans").format(id=indicator.id)
            )
            remedy = _("write “status: planned” or “status: target”, or say under “reason:” why it was reached")
            if not observation.reason:
                yield Problem(Place(indicators.path, figure.line), what, remedy)
        elif observation.reason:
            what = _("“{id}” has a reason for being actual and needs none").format(id=indicator.id)
            yield Problem(Place(indicators.path, figure.line), what, _("take “reason:” out"))
