"""The family of documents: who reports, by the title, and what such a report is called in English.

The first kind whose title it is counts. `body` finds the words of the title that name who reports; where the title names nobody, the
office of the speaker or the place of the session does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from workreport.lexicon.salutation import squeezed
from workreport.lexicon.variants import simple


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document."""

    title: re.Pattern[str]
    body: str
    """What follows the place in the name of the body: 人民法院; empty where the kind belongs to no one body."""
    english: str
    """What it is called."""


KINDS = (
    Kind(re.compile("检察院.{0,6}工作报告"), "人民检察院", "Report on the Work of the People’s Procuratorate"),
    Kind(re.compile("法院.{0,6}工作报告"), "人民法院", "Report on the Work of the People’s Court"),
    Kind(
        re.compile("(?:政协|政治协商会议).{0,20}工作(?:情况的?)?报告"),
        "",
        "Report on the Work of the Standing Committee of the Committee of the Chinese People’s Political Consultative Conference",
    ),
    Kind(
        re.compile("(?:人大常委会|人民代表大会常务委员会|人大主席团).{0,6}工作(?:情况的?)?报告"),
        "人民代表大会常务委员会",
        "Report on the Work of the Standing Committee of the People’s Congress",
    ),
    Kind(
        re.compile("预算.{0,30}(?:草案|预算).{0,12}报告"),
        "",
        "Report on the Execution of the Budget and on the Draft Budget",
    ),
    Kind(
        re.compile("国民经济(?:和|与)社会发展.{0,10}计划.{0,40}报告"),
        "",
        "Report on the Implementation of the Plan for Economic and Social Development and on the Draft Plan",
    ),
    Kind(re.compile("规划.{0,20}纲要"), "", "Outline of the Plan for Economic and Social Development"),
    Kind(re.compile("纪律检查委员会|纪委.{0,10}工作报告"), "", "Report on the Work of the Commission for Discipline Inspection"),
    Kind(re.compile("讲话|致辞|演讲"), "", "Speech"),
    Kind(
        re.compile("^(?!.*(?:党委|党代|委员会)).{0,30}政府工作报告|^.{0,20}人民政府.{0,12}工作报告"),
        "人民政府",
        "Report on the Work of the Government",
    ),
)
OWNER = re.compile(
    r"^(?P<owner>.{2,30}?(?:人民检察院|人民法院|检察院|法院|人民代表大会常务委员会|人大常委会|人大主席团|政协|委员会|人民政府))"
    r"(?:常务委员会|常委会)?(?:[12]\d{3}年(?:度)?)?工作(?:情况的?)?报告"
)
"""A title that names who reports."""
OF_AN_OFFICE = re.compile(r"^(?P<owner>.{2,30}?(?:人民检察院|人民法院|检察院|法院|人大常委会|人大主席团|政协|人民政府))")
"""An office that names the body."""


def kind(title: str) -> Kind | None:
    """The kind of a document by its title; None for one of none, or without a title."""
    words = simple(squeezed(title))
    return next((one for one in KINDS if one.title.search(words)), None)


def is_government(title: str, body: str) -> bool:
    """Whether a report is a government's: by its title, else, where that is of no kind, by the body."""
    one = kind(title)
    return one is KINDS[-1] or (one is None and simple(body).endswith("政府"))


def body(title: str, office: str, place: str) -> str:
    """Who reports: as the title names it, else the office, else the place of the session with the kind's name; empty where nothing says."""
    for pattern, words in ((OWNER, squeezed(title)), (OF_AN_OFFICE, office)):
        if found := pattern.match(simple(words)):
            return words[slice(*found.span("owner"))]
    one = kind(title)
    return f"{place}{one.body}" if one and one.body and place else ""
