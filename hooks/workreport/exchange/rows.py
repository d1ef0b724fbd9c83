"""What travels: one row a segment, whatever the format."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from workreport.catalogue import STATES, state_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workreport.model import Catalogue, Report, State, Unit


@dataclass(frozen=True, slots=True)
class Row:
    """A segment's translation with its full address."""

    id: str
    """``2023/1-3/p2s4``; empty for a unit of a translation memory that another tool made."""
    zh: str
    text: str
    state: str
    note: str = ""
    check: str = ""
    terms: tuple[tuple[str, str], ...] = ()
    was: str = ""
    """The sentence that a stale translation was made from; told to the other tool, and not read back."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a file brings."""

    language: str
    """The primary tag of the language translated into (``en`` for ``en-US``); empty where the file does not say."""
    rows: tuple[Row, ...]


def primary(tag: str | None) -> str:
    """The language of a tag, without country and script: ``en`` of ``EN-US`` and ``en_US``."""
    return (tag or "").replace("_", "-").partition("-")[0].lower()


def rows(report: Report, catalogues: Mapping[str, Catalogue]) -> tuple[Row, ...]:
    """Every unit of a report's translation, in reading order."""
    return tuple(
        Row(f"{report.id}/{page.id}/{unit.id}", unit.zh, unit.text, _state(unit), unit.note, unit.check, unit.terms, unit.was)
        for page in report.pages
        if page.id in catalogues
        for unit in catalogues[page.id].units
    )


def _state(unit: Unit) -> str:
    return unit.state if unit.drafted else state_of(unit)


def merge(catalogues: Mapping[str, Catalogue], came: Iterable[Row]) -> tuple[dict[str, Catalogue], tuple[Row, ...]]:
    """The catalogues with what came back, and the rows with an id whose sentence none of them has any more.

    A row counts for the unit with its id and its Chinese; where the source has changed since the file was sent, for the unit, wherever it
    is now, that has its Chinese (blanks apart). A row without an id, as translation memories of other tools have them, fills every unit
    with its Chinese that has no translation yet.

    A translation that was edited is ``translated``, unless its state was set besides, and no longer stale. Nothing is taken away by what
    another tool left out: an empty translation, note, reason or state leaves ours as it is.
    """
    units = {(page, unit.id): unit for page, one in catalogues.items() for unit in one.units}
    places: dict[str, list[tuple[str, str]]] = {}
    for key, unit in units.items():
        places.setdefault(_plain(unit.zh), []).append(key)
    edited: dict[tuple[str, str], Row] = {}
    left = []
    for row in came:
        page, _, name = row.id.rpartition("/")
        key = (page.rpartition("/")[2], name)
        same = places.get(_plain(row.zh), [])
        if key in same:
            edited[key] = row
        elif not row.id:
            edited.update({place: row for place in same if not units[place].text and place not in edited})
        elif len(same) == 1:
            edited.setdefault(same[0], row)
        else:
            left.append(row)
    merged = {
        page: replace(one, units=tuple(_edited(unit, edited.get((page, unit.id))) for unit in one.units))
        for page, one in catalogues.items()
    }
    return merged, tuple(left)


def _plain(text: str) -> str:
    return "".join(text.split())


def _edited(unit: Unit, row: Row | None) -> Unit:
    if row is None or not row.text:
        return unit
    state = row.state if row.state in STATES and row.state != "initial" else unit.state
    if state == "initial" or (row.text != unit.text and state == unit.state):
        state = "translated"
    terms = row.terms or unit.terms
    was = unit.was if (row.text, state) == (unit.text, unit.state) else ""
    note, check = row.note or unit.note, row.check or unit.check
    return replace(unit, text=row.text, state=cast("State", state), note=note, check=check, terms=terms, was=was)
