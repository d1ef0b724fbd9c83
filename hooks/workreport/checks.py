"""Laws 3, 4 and 9: every translation against its source, by figures, length, terms and meaning; and its English by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport import meaning, proofreading, terms
from workreport.catalogue import DRAFT, STALE, join
from workreport.indicators.status import tenses
from workreport.languages import SOURCE
from workreport.messages import _
from workreport.omission import omissions
from workreport.problems import Place, Problem, Severity, in_order
from workreport.quantities.agreement import agree
from workreport.unexpected_terms import unexpected_terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workreport.catalogue import Joined
    from workreport.lexicon.parts import Tense
    from workreport.library import Work
    from workreport.model import Catalogue, Page, Report, Unit, Words
    from workreport.terms import Terms

ENGLISH = "en"
"""The checks of figures and typography read this language; terms are checked in any."""


def problems(work: Work) -> tuple[Problem, ...]:
    """What is wrong with a report's translations and open in its facts, besides what reading them found.

    A stale segment and a draft are not checked: both wait for a person. A sentence without a translation is an error where its language is
    to be complete.
    """
    found = [
        Problem(
            Place(work.facts.path, line),
            _("“{fact}” is not filled in").format(fact=fact),
            _("write what the source does not state"),
            Severity.WARNING,
        )
        for fact, line in work.facts.unfilled
    ]
    found += _untranslated_facts(work)
    found += work.lost
    for picture in work.pictures:
        for language in (SOURCE, *work.catalogues):
            if not work.facts.pictures.get(picture.name, {}).get(language):
                what = _("nobody has described {name} in {language}").format(name=picture.name, language=language)
                remedy = _("say under “pictures” what it shows, for readers who do not see it")
                found.append(Problem(Place(work.facts.path), what, remedy, Severity.WARNING))
    year = int(work.facts.date[:4])
    for language, pages in work.catalogues.items():
        glossary = terms.ready(work.terms.get(language, ()))
        for page in work.report.pages:
            catalogue = pages.get(page.id)
            if catalogue is None:
                continue
            told = contexts(work.report, page, catalogue)
            for joined in join(page, catalogue):
                if language in work.facts.complete and (joined.state == DRAFT or not joined.unit or not joined.unit.text):
                    what = _("{id} is not translated, and “complete” in {path} names “{language}”")
                    place = Place(catalogue.path, joined.unit.line if joined.unit else None)
                    what = what.format(id=joined.segment.id, path=work.facts.path, language=language)
                    found.append(Problem(place, what, _("translate it, or take the language out of “complete”")))
                if joined.unit and joined.unit.text and joined.state not in {STALE, DRAFT}:
                    found += segment(joined, Place(catalogue.path, joined.unit.line), language, glossary, year, told[joined.segment.id])
    return in_order(found)


def _untranslated_facts(work: Work) -> Iterator[Problem]:
    """The facts that are given in Chinese and not in a language of the site; its readers see the Chinese."""
    for language in work.catalogues:
        for fact, line in work.facts.lines:
            words: Words = getattr(work.facts, fact)
            if words.get(SOURCE) and not words.get(language):
                what = _("“{fact}” is not given in {language}").format(fact=fact, language=language)
                remedy = _("write it after “{language}:”, beside the Chinese").format(language=language)
                yield Problem(Place(work.facts.path, line), what, remedy, Severity.WARNING)


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence stands in, as far as it tells how it must be translated."""

    heading: bool = False
    tense: Tense = ""
    """Whether its part reports what was done, or plans."""
    before: str = ""
    """The translation of the sentence before it in its paragraph."""


NO_CONTEXT = Context()


def contexts(report: Report, page: Page, catalogue: Catalogue) -> dict[str, Context]:
    """The context of each segment of a page, by its id."""
    told = tenses(report).get(page.id, "")
    words = {unit.id: unit.text for unit in catalogue.units}
    found = {page.title.id: Context(heading=True)} if page.title else {}
    for paragraph in page.paragraphs:
        before = ""
        for segment in paragraph.segments:
            found[segment.id] = Context(segment is paragraph.heading, told, before)
            before = words.get(segment.id, "")
    return found


def segment(joined: Joined, place: Place, language: str, glossary: Terms, year: int, context: Context = NO_CONTEXT) -> Iterator[Problem]:
    """What is wrong with one segment's translation, as `faults` has it, at its place."""
    assert joined.unit is not None
    for fault in faults(joined.unit, language, glossary, year, context):
        yield Problem(place, _("{id}: {what}").format(id=joined.unit.id, what=fault.what), fault.remedy, fault.severity)


def faults(unit: Unit, language: str, glossary: Terms, year: int, context: Context = NO_CONTEXT) -> Iterator[terms.Fault]:
    """What is wrong with a translation; `year` is the report's.

    What a segment's ``check:`` excuses is all that compares meanings: figures, directions, length, terms put in another's place, denials,
    ranks, tenses, contrasts and unknown words. Typography, and terms left out, have no excuse or one of their own.
    """
    yield from terms.disagree(unit.zh, unit.text, glossary, dict(unit.terms))
    if language == ENGLISH:
        disagreements = list(_disagreements(unit.zh, unit.text, glossary, year, context))
        if not unit.check:
            yield from disagreements
        elif not disagreements:
            yield terms.Fault(_("the segment is excused and needs no excuse"), _("take “check:” out"))
        for text in (unit.text, unit.note):
            yield from proofreading.typography(text)
        yield from proofreading.style(unit.zh, unit.text, heading=context.heading, before=context.before)


def _disagreements(zh: str, en: str, glossary: Terms, year: int, context: Context) -> Iterator[terms.Fault]:
    found = (*omissions(zh, en), *agree(zh, en, tuple(glossary.renderings), year, lambda: terms.in_both(zh, en, glossary)))
    yield from (terms.Fault(one.what, one.remedy, one.severity) for one in found)
    yield from unexpected_terms(zh, en, glossary)
    yield from meaning.contrasts(zh, en)
    yield from meaning.denials(zh, en)
    yield from meaning.ranks(zh, en)
    if not any(one.turned for one in found):
        yield from meaning.ways(zh, en)
    yield from meaning.subjects(zh, en)
    yield from meaning.tenses(zh, en, "" if context.heading else context.tense)
    yield from proofreading.misspellings(en, glossary)
