"""Translation files: ``translations/LANG/ID/PAGE.yml``, one a page, each segment with its source sentence, translation and state."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast, get_args

import yaml

from workreport.model import Catalogue, Page, Segment, State, Unit
from workreport.problems import Place, Problem, Severity
from workreport.yamlfile import LINE_END

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workreport.yamlfile import Value

STATES: tuple[str, ...] = get_args(State)
STALE = "stale"
"""What `join` says of a translation made from another sentence than the source has now; never written in a file."""


def read(value: Value, path: str, language: str) -> tuple[Catalogue, tuple[Problem, ...]]:
    """The catalogue in a translation file, with all that is wrong in it.

    ``file = "page:" PAGE "segments:" unit*``;
    ``unit = "id:" "zh:" ["was:"] LANG ":" "state:" ["note:"] ["check:"] ["terms:" (TERM ":" REASON)+]``.
    A unit that cannot be used at all (no id, no source sentence) is left out.
    """
    problems: list[Problem] = []
    fields = value.fields(problems, "the file")
    name = path.rpartition("/")[2].removesuffix(".yml")
    page = fields["page"].text(problems, "page") if "page" in fields else ""
    if page != name:
        problems.append(Problem(value.place, f"the file is named {name}.yml and its page is “{page}”", f"write “page: {name}”"))
    problems += [_unknown(child, key, ("page", "segments")) for key, child in fields.items() if key not in {"page", "segments"}]
    units: dict[str, Unit] = {}
    for item in fields["segments"].items(problems, "segments") if "segments" in fields else ():
        unit = _unit(item, language, problems)
        if unit and unit.id in units:
            problems.append(Problem(item.place, f"the segment “{unit.id}” stands twice", "keep one of the two"))
        elif unit:
            units[unit.id] = unit
    return Catalogue(path, name, language, tuple(units.values()), value.above, value.below), tuple(problems)


def _unknown(value: Value, key: str, known: Iterable[str]) -> Problem:
    return Problem(value.place, f"the key “{key}” is not known", f"use {', '.join(known)}")


def _unit(item: Value, language: str, problems: list[Problem]) -> Unit | None:
    fields = item.fields(problems, "a segment")
    known = ("id", "zh", "was", language, "state", "note", "check", "terms")
    problems += [_unknown(child, key, known) for key, child in fields.items() if key not in known]
    texts = {key: fields[key].text(problems, key) if key in fields else "" for key in known if key != "terms"}
    missing = [key for key in ("id", "zh") if not texts[key]]
    if missing:
        problems.append(Problem(item.place, f"the segment has no {' and no '.join(missing)}", "write it, as “workreport sync” does"))
        return None
    state = texts["state"]
    if state not in STATES:
        problems.append(Problem(item.place, f"the state “{state}” is not known", f"use {', '.join(STATES)}"))
        state = "translated" if texts[language] else "initial"
    if (state == "initial") == bool(texts[language]):
        what = "is initial and has a translation" if texts[language] else f"is {state} and has no translation"
        problems.append(
            Problem(item.place, f"{texts['id']} {what}", "set its state to translated" if texts[language] else "set its state to initial")
        )
        state = "translated" if texts[language] else "initial"
    excuses = fields["terms"].fields(problems, "terms") if "terms" in fields else {}
    terms = tuple((term, reason.text(problems, f"the reason for {term}")) for term, reason in excuses.items())
    line = item.place.line or 1
    note, check, was = texts["note"], texts["check"], texts["was"]
    return Unit(texts["id"], texts["zh"], texts[language], cast("State", state), line, note, check, terms, item.above, was)


def write(catalogue: Catalogue) -> str:
    """The file in its one canonical form: keys in order, a value a line, quoted only where YAML needs it, comments where they stood.

    `read` gives back what `write` wrote, and `write` what `read` read of a canonical file, to the byte.
    """
    lines = [*catalogue.above, f"page: {_name(catalogue.page)}", "segments:" if catalogue.units else "segments: []"]
    for unit in catalogue.units:
        lines += [
            *unit.comments,
            f"- id: {_name(unit.id)}",
            f"  zh: {scalar(unit.zh)}",
            *([f"  was: {scalar(unit.was)}"] if unit.was else []),
            f"  {catalogue.language}:{' ' + scalar(unit.text) if unit.text else ''}",
        ]
        lines.append(f"  state: {unit.state}")
        lines += [f"  {key}: {scalar(text)}" for key, text in (("note", unit.note), ("check", unit.check)) if text]
        if unit.terms:
            lines += ["  terms:", *(f"    {scalar(term)}: {scalar(reason)}" for term, reason in unit.terms)]
    return "\n".join([*lines, *catalogue.below]) + "\n"


NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""A page or a segment as we name them; such names stand unquoted, ``1`` too, since every scalar is read as text."""


def _name(text: str) -> str:
    return text if NAME.fullmatch(text) else scalar(text)


def scalar(text: str) -> str:
    """A string as YAML writes it on one line."""
    style = '"' if LINE_END.search(text) else None
    written: str = yaml.safe_dump(text, allow_unicode=True, width=float("inf"), default_style=style)
    return written.removesuffix("\n").removesuffix("...").removesuffix("\n")


@dataclass(frozen=True, slots=True)
class Joined:
    """A segment and its translation."""

    segment: Segment
    unit: Unit | None
    state: str
    """The unit's state; ``stale`` where its translation is of another sentence; ``initial`` where there is no unit."""


def join(page: Page, catalogue: Catalogue | None) -> tuple[Joined, ...]:
    """Every segment of a page with its unit, by id; a translation that was made from another sentence is stale."""
    units = {unit.id: unit for unit in catalogue.units} if catalogue else {}
    return tuple(_joined(segment, units.get(segment.id)) for segment in page.segments())


def _joined(segment: Segment, unit: Unit | None) -> Joined:
    if unit is None:
        return Joined(segment, None, "initial")
    stale = segment.text != unit.zh or (unit.text and unit.was not in {"", segment.text})
    return Joined(segment, unit, STALE if stale else unit.state)


def disagreements(page: Page | None, catalogue: Catalogue) -> tuple[Problem, ...]:
    """Stale units (warnings), and what “workreport sync” would mend: segments without a unit and units without a segment (errors)."""
    if page is None:
        return (Problem(Place(catalogue.path), f"the report has no page {catalogue.page}", "run “workreport sync”"),)
    problems = []
    for joined in join(page, catalogue):
        if joined.unit is None:
            problems.append(Problem(Place(catalogue.path), f"the segment {joined.segment.id} is missing", "run “workreport sync”"))
        elif joined.state == STALE:
            problems.append(_stale(joined.unit, joined.segment, Place(catalogue.path, joined.unit.line)))
    known = {segment.id for segment in page.segments()}
    problems += [
        Problem(Place(catalogue.path, unit.line), f"the page has no segment {unit.id}", "run “workreport sync”")
        for unit in catalogue.units
        if unit.id not in known
    ]
    return tuple(problems)


def _stale(unit: Unit, segment: Segment, place: Place) -> Problem:
    if unit.zh != segment.text:
        what, remedy = f"the source now says “{segment.text}”", "run “workreport sync”, then read the translation again"
    else:
        what, remedy = f"it is a translation of “{unit.was}”", "mend it, then take “was:” out"
    return Problem(place, f"{unit.id} is stale: {what}", remedy, Severity.WARNING)
