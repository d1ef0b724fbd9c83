"""Laws 3 and 4: every translation against its source, by figures, length, terms and typography."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workreport import terms
from workreport.catalogue import DRAFT, STALE, join
from workreport.messages import _
from workreport.omission import omissions
from workreport.problems import Place, Problem, Severity, in_order
from workreport.quantities.agreement import agree
from workreport.unexpected_terms import unexpected_terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workreport.catalogue import Joined
    from workreport.library import Work
    from workreport.terms import Terms

ENGLISH = "en"
"""The checks of figures and typography read this language; terms are checked in any."""


def problems(work: Work) -> tuple[Problem, ...]:
    """What is wrong with a report's translations and open in its facts, besides what reading them found.

    A stale segment and a draft are not checked: both wait for a person. A sentence without a translation is an error where its language is
    to be complete.
    """
    found = [
        Problem(Place(work.facts.path, line), f"{fact} is not filled in", "write what the source does not state", Severity.WARNING)
        for fact, line in work.facts.unfilled
    ]
    found += work.lost
    year = int(work.facts.date[:4])
    for language, pages in work.catalogues.items():
        glossary = terms.ready(work.terms.get(language, ()))
        for page in work.report.pages:
            catalogue = pages.get(page.id)
            if catalogue is None:
                continue
            for joined in join(page, catalogue):
                if language in work.facts.complete and (joined.state == DRAFT or not joined.unit or not joined.unit.text):
                    what = _("{id} is not translated, and “complete” in {path} names “{language}”")
                    place = Place(catalogue.path, joined.unit.line if joined.unit else None)
                    what = what.format(id=joined.segment.id, path=work.facts.path, language=language)
                    found.append(Problem(place, what, _("translate it, or take the language out of “complete”")))
                if joined.unit and joined.unit.text and joined.state not in {STALE, DRAFT}:
                    found += segment(joined, Place(catalogue.path, joined.unit.line), language, glossary, year)
    return in_order(found)


def segment(joined: Joined, place: Place, language: str, glossary: Terms, year: int) -> Iterator[Problem]:
    """What is wrong with one segment's translation; `year` is the report's."""
    unit = joined.unit
    assert unit is not None
    faults = list(terms.disagree(unit.zh, unit.text, glossary, dict(unit.terms)))
    if language == ENGLISH:
        found = (*omissions(unit.zh, unit.text), *agree(unit.zh, unit.text, tuple(glossary.renderings), year))
        disagreements = [*(terms.Fault(one.what, one.remedy) for one in found), *unexpected_terms(unit.zh, unit.text, glossary)]
        if not unit.check:
            faults += disagreements
        elif not disagreements:
            faults.append(terms.Fault("the segment is excused and needs no excuse", "take “check:” out"))
        for text in (unit.text, unit.note):
            faults += terms.typography(text)
    for fault in faults:
        yield Problem(place, f"{unit.id}: {fault.what}", fault.remedy)
