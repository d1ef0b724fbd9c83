"""What travels: one row a segment, whatever the format."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workreport.catalogue import state_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workreport.model import Catalogue, Report, Unit


class BrokenError(ValueError):
    """A file that brings its rows in no form to be read, with what to do, and the line where one is known."""

    def __init__(self, what: str, remedy: str = "", line: int | None = None) -> None:
        super().__init__(what)
        self.remedy = remedy
        self.line = line


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


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of a file that came back."""

    catalogues: dict[str, Catalogue]
    left: tuple[Row, ...]
    """Rows with an id whose sentence no segment has any more."""
    differing: tuple[tuple[str, Row], ...]
    """Rows without an id that have another translation than ours, which was kept, each with the segment's address within the report."""


def merge(catalogues: Mapping[str, Catalogue], came: Iterable[Row], *, take: bool = False) -> Merged:
    """The catalogues with what came back.

    A row counts for the unit with its id and its Chinese; where the source has changed since the file was sent, for the unit, wherever it
    is now, that has its Chinese (blanks apart). A row without an id, as translation memories of other tools have them, fills every unit
    with its Chinese that no person has translated yet; others only where we are to `take` them.

    A translation that was edited is ``translated``, whatever state it came back with: another tool's word is no reading by ours. One that
    is as it was sent keeps its state, its origin and its seal. One that is empty, or is the Chinese again, was not translated. Nothing is
    taken away by what another tool left out: an empty note or reason leaves ours as it is.
    """
    units = {(page, unit.id): unit for page, one in catalogues.items() for unit in one.units}
    places: dict[str, list[tuple[str, str]]] = {}
    for key, unit in units.items():
        places.setdefault(_plain(unit.zh), []).append(key)
    edited: dict[tuple[str, str], Row] = {}
    left: list[Row] = []
    differing: dict[tuple[str, str], Row] = {}
    for row in came:
        if not _plain(row.text) or _plain(row.text) == _plain(row.zh):
            continue
        page, _, name = row.id.rpartition("/")
        key = (page.rpartition("/")[2], name)
        same = places.get(_plain(row.zh), [])
        if key in same:
            edited[key] = row
        elif not row.id:
            free = [place for place in same if take or not units[place].text or units[place].drafted]
            edited.update({place: row for place in free if place not in edited})
            differing.update({place: row for place in same if place not in free and units[place].text != row.text})
        elif len(same) == 1:
            edited.setdefault(same[0], row)
        else:
            left.append(row)
    merged = {
        page: replace(one, units=tuple(_edited(unit, edited.get((page, unit.id))) for unit in one.units))
        for page, one in catalogues.items()
    }
    return Merged(merged, tuple(left), tuple((f"{page}/{name}", row) for (page, name), row in differing.items()))


def _plain(text: str) -> str:
    return "".join(text.split())


def _edited(unit: Unit, row: Row | None) -> Unit:
    if row is None:
        return unit
    terms = row.terms or unit.terms
    told = replace(unit, note=row.note or unit.note, check=row.check or unit.check, terms=terms)
    return told if row.text == unit.text else replace(told, text=row.text, state="translated", origin="", doubts=(), seal="", was="")
