"""What travels: one row a segment, whatever the format."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from workreport.catalogue import STATES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workreport.model import Catalogue, Report, State, Unit


@dataclass(frozen=True, slots=True)
class Row:
    """A segment's translation with its full address."""

    id: str
    """``2023/1-3/p2s4``."""
    zh: str
    text: str
    state: str
    note: str = ""
    check: str = ""
    terms: tuple[tuple[str, str], ...] = ()


def rows(report: Report, catalogues: Mapping[str, Catalogue]) -> tuple[Row, ...]:
    """Every unit of a report's translation, in reading order."""
    return tuple(
        Row(f"{report.id}/{page.id}/{unit.id}", unit.zh, unit.text, unit.state, unit.note, unit.check, unit.terms)
        for page in report.pages
        if page.id in catalogues
        for unit in catalogues[page.id].units
    )


def merge(catalogues: Mapping[str, Catalogue], came: Iterable[Row]) -> tuple[dict[str, Catalogue], tuple[str, ...]]:
    """The catalogues with what came back, and the ids that none of them has.

    A row counts for the unit with its id, whatever its Chinese: an editor's file may be older than ours, and staleness is told by ours. A
    translation that was edited is ``translated``, unless its state was set besides; what was not edited stays as it is.
    """
    unknown: list[str] = []
    edited: dict[tuple[str, str], Row] = {}
    for row in came:
        page, _, unit = row.id.rpartition("/")
        key = (page.rpartition("/")[2], unit)
        if key[0] in catalogues and any(one.id == unit for one in catalogues[key[0]].units):
            edited[key] = row
        else:
            unknown.append(row.id)
    merged = {
        page: replace(one, units=tuple(_edited(unit, edited.get((page, unit.id))) for unit in one.units))
        for page, one in catalogues.items()
    }
    return merged, tuple(unknown)


def _edited(unit: Unit, row: Row | None) -> Unit:
    if row is None:
        return unit
    state = row.state if row.state in STATES else unit.state
    if row.text != unit.text and state == unit.state:
        state = "translated"
    if not row.text:
        state = "initial"
    elif state == "initial":
        state = "translated"
    return replace(unit, text=row.text, state=cast("State", state), note=row.note, check=row.check, terms=row.terms)
