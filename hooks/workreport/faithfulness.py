"""Whether a translation says what its source says: every check in which the two languages meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workreport.omission import omissions
from workreport.problems import Place, Problem, Severity
from workreport.quantities.agreement import agree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workreport.model import Catalogue, Term, Unit
    from workreport.quantities.model import Disagreement


def disagreements(zh: str, en: str, terms: Sequence[Term] = (), year: int | None = None) -> tuple[Disagreement, ...]:
    """What a Chinese segment and its English do not both say: too little text, then quantities. `year` is that of the report."""
    return (*omissions(zh, en), *agree(zh, en, tuple(term.zh for term in terms), year))


def problems(catalogue: Catalogue, terms: Sequence[Term] = (), year: int | None = None) -> tuple[Problem, ...]:
    """The faults of an English translation file, each at its unit's line.

    A unit that gives a reason in ``check`` is excused; where nothing needs excusing, the reason is itself a problem (a warning), so that it does not
    outlive its cause. Units without a translation yet are passed over.
    """
    found: list[Problem] = []
    for unit in catalogue.units:
        if unit.text:
            found += _of_unit(unit, Place(catalogue.path, unit.line), terms, year)
    return tuple(found)


def _of_unit(unit: Unit, place: Place, terms: Sequence[Term], year: int | None) -> list[Problem]:
    found = disagreements(unit.zh, unit.text, terms, year)
    if not unit.check:
        return [Problem(place, f"{unit.id}: {it.what}", it.remedy) for it in found]
    if found:
        return []
    return [Problem(place, f"{unit.id}: “check” gives a reason, and nothing needs one", "take the line out", Severity.WARNING)]
