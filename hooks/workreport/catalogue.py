"""Translation files: ``translations/LANG/ID/PAGE.yml``, one a page, each segment with its source sentence, translation and state."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, cast, get_args

import yaml

from workreport import seals
from workreport.messages import _, listed
from workreport.model import Catalogue, Page, Segment, State, Unit
from workreport.problems import Place, Problem, Severity
from workreport.yamlfile import LINE_END, odd_key, unknown_key

if TYPE_CHECKING:
    from workreport.yamlfile import Value

STATES: tuple[str, ...] = get_args(State)
STALE = "stale"
"""What `join` says of a translation made from another sentence than the source has now; never written in a file."""
STATE_WORDS = {
    **dict.fromkeys(("未译", "未翻译", "待译", "草稿"), "initial"),
    **dict.fromkeys(("已译", "已翻译", "翻译", "译完"), "translated"),
    **dict.fromkeys(("已审", "已审校", "已校", "已校对", "审校"), "reviewed"),
    **dict.fromkeys(("定稿", "已定稿", "终稿"), "final"),
}
"""What editors write in Chinese for a state; a file holds the English word."""
DRAFT = "draft"
"""What `join` says of a translation that no person has looked at; in its file it is ``initial`` and has an ``origin``."""


def read(value: Value, path: str, language: str) -> tuple[Catalogue, tuple[Problem, ...]]:
    """The catalogue in a translation file, with all that is wrong in it.

    ``file = "page:" PAGE "segments:" unit*``;
    ``unit = "id:" "zh:" ["was:"] LANG ":" ["state:"] ["origin:"] ["doubts:" TEXT+] ["seal:"] ["note:"] ["check:"]
    ["terms:" (TERM ":" REASON)+]``.
    A unit that cannot be used at all (no id, no source sentence) is left out. A unit with a translation and no origin is somebody's work:
    it is ``translated`` where its state is ``initial`` or not written. One with an origin is a draft, and ``initial``.
    """
    problems: list[Problem] = []
    fields = value.fields(problems, _("the file"))
    name = path.rpartition("/")[2].removesuffix(".yml")
    page = fields["page"].text(problems, "page") if "page" in fields else ""
    if page != name:
        what = _("the file is named {name}.yml and its page is “{page}”").format(name=name, page=page)
        problems.append(Problem(value.place, what, _("write “page: {name}”").format(name=name)))
    problems += [unknown_key(child, key, ("page", "segments")) for key, child in fields.items() if key not in {"page", "segments"}]
    units: dict[str, Unit] = {}
    for item in fields["segments"].items(problems, "segments") if "segments" in fields else ():
        unit = _unit(item, language, problems)
        if unit and unit.id in units:
            problems.append(Problem(item.place, _("duplicate segment “{id}”").format(id=unit.id), _("remove one")))
        elif unit:
            units[unit.id] = unit
    return Catalogue(path, name, language, tuple(units.values()), value.above, value.below), tuple(problems)


def _unit(item: Value, language: str, problems: list[Problem]) -> Unit | None:
    fields = item.fields(problems, _("a segment"))
    known = ("id", "zh", "was", language, "state", "origin", "doubts", "seal", "note", "check", "terms")
    odd = [unknown_key(child, key, known) for key, child in fields.items() if key not in known]
    problems += odd
    texts = {key: fields[key].text(problems, key) if key in fields else "" for key in known if key not in {"doubts", "terms"}}
    if not (texts["id"] and texts["zh"]):
        what = {(False, True): _("the segment has no id"), (True, False): _("the segment has no zh")}.get(
            (bool(texts["id"]), bool(texts["zh"])), _("the segment has no id and no zh")
        )
        problems.append(Problem(item.place, what, _("write it, as “workreport sync” does")))
        return None
    state, faults = _state(texts, bool(texts[language]))
    problems += [] if odd else [Problem(item.place, what, remedy) for what, remedy in faults]  # what is missing stands under the odd key
    excuses = fields["terms"].fields(problems, "terms") if "terms" in fields else {}
    terms = tuple((term, reason.text(problems, term)) for term, reason in excuses.items())
    doubts = tuple(doubt.text(problems, "doubts") for doubt in fields["doubts"].items(problems, "doubts")) if "doubts" in fields else ()
    drafted = bool(state == "initial" and texts[language] and texts["origin"])
    return Unit(
        id=texts["id"],
        zh=texts["zh"],
        text=texts[language],
        state=state,
        line=item.place.line or 1,
        note=texts["note"],
        check=texts["check"],
        terms=terms,
        comments=item.above,
        was=texts["was"],
        origin=texts["origin"] if drafted else "",
        doubts=doubts if drafted else (),
        seal=texts["seal"],
    )


def _state(texts: dict[str, str], translated: bool) -> tuple[State, list[tuple[str, str]]]:  # of the three it depends on
    """The state of a unit and what is wrong about it, with remedies: by what is written, whether there is a text, whether an origin."""
    name, state, origin = texts["id"], texts["state"], texts["origin"]
    faults = []
    if state not in {*STATES, ""}:
        faults.append(_no_state(state))
        state = ""
    if origin and not translated:
        faults.append((_("{id} has an origin and no translation").format(id=name), _("remove “origin:”")))
    if texts["seal"] and not seals.valid(texts["seal"]):
        what = _("the seal of {id} is not a date and a digest").format(id=name)
        faults.append((what, _("remove it, and run “workreport review” once the segment has been read")))
    if not translated:
        if state not in {"initial", ""}:
            faults.append((_("{id} is {state} and has no translation").format(id=name, state=state), _("set its state to initial")))
        return "initial", faults
    if origin and state not in {"initial", ""}:
        what = _("{id} is {state} and has the origin of a draft").format(id=name, state=state)
        faults.append((what, _("remove “origin:” if a person has read it, or set its state to initial")))
        return "initial", faults
    if state in {"initial", ""}:
        return ("initial" if origin else "translated"), faults
    return cast("State", state), faults


def _no_state(word: str) -> tuple[str, str]:
    """What is wrong with a word that is no state, and what to do: one in Chinese or in capitals is told which state it means."""
    if meant := STATE_WORDS.get(word):
        return _("the state “{state}” is written in Chinese").format(state=word), _("write “state: {meant}”").format(meant=meant)
    if (meant := word.strip(" .。").lower()) in STATES:
        return _("the state “{state}” is not written as it must be").format(state=word), _("write “state: {meant}”").format(meant=meant)
    return _("the state “{state}” is not known").format(state=word), _("use {known}").format(known=listed(STATES))


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
        lines += [f"  origin: {scalar(unit.origin)}"] if unit.origin else []
        lines += ["  doubts:", *(f"  - {scalar(doubt)}" for doubt in unit.doubts)] if unit.doubts else []
        told = (("seal", unit.seal), ("note", unit.note), ("check", unit.check))
        lines += [f"  {key}: {scalar(text)}" for key, text in told if text]
        if unit.terms:
            lines += ["  terms:", *(f"    {scalar(term)}: {scalar(reason)}" for term, reason in unit.terms)]
    return "\n".join([*lines, *catalogue.below]) + "\n"


NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""A page or a segment as we name them; such names stand unquoted, ``1`` too, since every scalar is read as text."""


def _name(text: str) -> str:
    return text if NAME.fullmatch(text) else scalar(text)


@lru_cache(maxsize=8192)
def scalar(text: str) -> str:
    """A string as YAML writes it on one line; remembered, since who changes one sentence writes its whole file anew."""
    style = '"' if LINE_END.search(text) or odd_key(text) else None
    written: str = yaml.safe_dump(text, allow_unicode=True, width=float("inf"), default_style=style)
    return written.removesuffix("\n").removesuffix("...").removesuffix("\n")


def comment(text: str) -> str:
    """A text as comment lines of YAML, each with its line end."""
    return "".join(f"# {line}\n" for line in textwrap.wrap(text, 136, break_on_hyphens=False))


@dataclass(frozen=True, slots=True)
class Joined:
    """A segment and its translation."""

    segment: Segment
    unit: Unit | None
    state: str
    """As `state_of` counts it; ``stale`` where the translation is of another sentence; ``initial`` where there is none."""


def join(page: Page, catalogue: Catalogue | None) -> tuple[Joined, ...]:
    """Every segment of a page with its unit, by id; a translation that was made from another sentence is stale."""
    units = {unit.id: unit for unit in catalogue.units} if catalogue else {}
    return tuple(_joined(segment, units.get(segment.id)) for segment in page.segments())


def _joined(segment: Segment, unit: Unit | None) -> Joined:
    if unit is None:
        return Joined(segment, None, "initial")
    stale = segment.text != unit.zh or (unit.text and unit.was not in {"", segment.text})
    return Joined(segment, unit, STALE if stale and not unit.drafted else state_of(unit))


def readable(page: Page, catalogue: Catalogue | None, *, drafts: bool) -> tuple[Joined, ...]:
    """`join` as readers may see it: where a segment has only a draft it has no translation, unless `drafts` are to be shown."""
    return tuple(Joined(one.segment, None, "initial") if one.state == DRAFT and not drafts else one for one in join(page, catalogue))


def state_of(unit: Unit) -> str:
    """The state that counts: ``draft`` for a draft, ``translated`` where the seal is not of these words, else what the file says."""
    if unit.drafted:
        return DRAFT
    return "translated" if seals.broken(unit) else unit.state


def disagreements(page: Page | None, catalogue: Catalogue) -> tuple[Problem, ...]:
    """Where a file and its page differ.

    Stale units and readings that no longer count are warnings; what “workreport sync” mends (segments without a unit and units without a
    segment) are errors.
    """
    if page is None:
        what = _("the report has no page {page}").format(page=catalogue.page)
        return (Problem(Place(catalogue.path), what, _("run “workreport sync”")),)
    problems = []
    for joined in join(page, catalogue):
        if joined.unit is None:
            what = _("the segment {id} is missing").format(id=joined.segment.id)
            problems.append(Problem(Place(catalogue.path), what, _("run “workreport sync”")))
            continue
        place = Place(catalogue.path, joined.unit.line)
        if joined.state == STALE or joined.unit.zh != joined.segment.text:
            problems.append(_stale(joined.unit, joined.segment, place))
        elif seals.broken(joined.unit):
            what = _("{id} was changed after it was read on {date}, and counts as translated").format(
                id=joined.unit.id, date=seals.date(joined.unit.seal)
            )
            problems.append(Problem(place, what, _("read it again, then run “workreport review”"), Severity.WARNING))
    known = {segment.id for segment in page.segments()}
    problems += [
        Problem(Place(catalogue.path, unit.line), _("the page has no segment {id}").format(id=unit.id), _("run “workreport sync”"))
        for unit in catalogue.units
        if unit.id not in known
    ]
    return tuple(problems)


def _stale(unit: Unit, segment: Segment, place: Place) -> Problem:
    if unit.zh != segment.text:
        what = _("{id} is stale: the source now says “{zh}”").format(id=unit.id, zh=segment.text)
        remedy = _("run “workreport sync”, then read the translation again")
    else:
        what = _("{id} is stale: it is a translation of “{was}”").format(id=unit.id, was=unit.was)
        remedy = _("correct it, then remove “was:”")
    return Problem(place, what, remedy, Severity.WARNING)
