"""Records that somebody has compared translations with the Chinese."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workreport import checks, seals, terms
from workreport.catalogue import DRAFT, STALE, join
from workreport.messages import _
from workreport.problems import Place, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Collection

    from workreport.catalogue import Joined
    from workreport.library import Work
    from workreport.model import Catalogue


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A page after a reading."""

    catalogue: Catalogue
    sealed: tuple[str, ...]
    """The segments that count as reviewed from now on, in reading order."""
    refused: tuple[Problem, ...]
    """Why others do not."""


def review(work: Work, language: str, page_id: str, wanted: Collection[str], day: str) -> Reviewed:
    """Seals the segments `wanted` of a page, or all of it where none is named, as read on an ISO `day`.

    A segment that fails a check, is stale or has no translation is refused. A draft is sealed only where it is named, so that nobody takes
    a page of drafts for read by accident. One whose seal fits already keeps it.

    Raises KeyError for a page the report has not, or that has no translation file.
    """
    page = work.report.page(page_id)
    catalogue = work.catalogues[language][page_id]
    glossary = terms.ready(work.terms.get(language, ()))
    contexts = checks.contexts(work.report, page, catalogue)
    sealed, refused = {}, []
    for joined in join(page, catalogue):
        if joined.unit is None or (wanted and joined.segment.id not in wanted):
            continue
        if joined.unit.seal and joined.state in {"reviewed", "final"}:
            continue
        place = Place(catalogue.path, joined.unit.line)
        found = checks.segment(joined, place, language, glossary, int(work.facts.date[:4]), contexts[joined.segment.id])
        faults = _faults(joined, place, named=bool(wanted)) or [one for one in found if one.severity is Severity.ERROR]
        if faults:
            refused += faults
        else:
            sealed[joined.segment.id] = seals.sealed(joined.unit, day)
    unknown = [name for name in wanted if name not in {segment.id for segment in page.segments()}]
    refused += [
        Problem(Place(catalogue.path), _("the page has no segment {id}").format(id=name), _("name one that it has")) for name in unknown
    ]
    units = tuple(sealed.get(unit.id, unit) for unit in catalogue.units)
    return Reviewed(replace(catalogue, units=units), tuple(sealed), tuple(refused))


def _faults(joined: Joined, place: Place, *, named: bool) -> list[Problem]:
    assert joined.unit is not None
    name = joined.segment.id
    if not joined.unit.text:
        return [Problem(place, _("{id} is not translated").format(id=name), _("translate it"))]
    if joined.state == STALE:
        return [Problem(place, _("{id} is stale").format(id=name), _("correct it, then remove “was:”"))]
    if joined.state == DRAFT and not named:
        return [Problem(place, _("{id} is a draft").format(id=name), _("read it, then name it in the command"))]
    return []
