"""What the desk knows of a segment, and what it does to it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import TYPE_CHECKING, Any, cast

from workreport import checks, editing, library, seals, terms
from workreport.catalogue import STATES, join
from workreport.changes import differences
from workreport.desk.figures import figures
from workreport.memory.filling import parts
from workreport.memory.loading import load
from workreport.memory.pairs import Pair
from workreport.messages import _, chosen
from workreport.model import Unit
from workreport.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from workreport.catalogue import Joined
    from workreport.library import Work
    from workreport.memory import Draft, Memory
    from workreport.model import Catalogue, Page, Segment, State
    from workreport.terms import Fault

UNREAD = ("draft", "initial", "stale")
"""States in which a sentence waits for a translator."""
REMEMBERED = 5000
"""So many checked sentences are kept."""
DRAFTS = 4
"""So many drafts are shown."""
FIELDS = ("id", "zh", "text", "state", "note", "check", "was", "origin", "seal")


class Refused(Exception):  # noqa: N818  # a request, not an error of ours
    """A request that says nothing the desk could answer."""


@dataclass(slots=True)
class Desk:
    """The desk of a project; reads files again when they have changed."""

    root: Path
    _lock: Lock = field(default_factory=Lock)
    _works: dict[str, tuple[object, Work]] = field(default_factory=dict)
    _memories: dict[str, tuple[object, Memory]] = field(default_factory=dict)
    _checked: dict[tuple[object, ...], list[Fault]] = field(default_factory=dict)
    """Problems by what they depend on, so that a page of two hundred sentences is not checked anew for each that is saved."""

    def page(self, asked: Mapping[str, Any]) -> dict[str, object]:
        """Every segment of a page (of the report, where none is named) with state and whether a check fails, and what is left elsewhere."""
        work, language = self._work(asked)
        wanted = _text(asked, "page")
        listed = []
        waiting: dict[str, int] = {}
        for page in work.report.pages:
            catalogue = self._stored(work, language, page)
            joined = join(page, catalogue)
            waiting[page.id] = sum(one.state in UNREAD for one in joined)
            if wanted in {"", page.id}:
                listed += [
                    {
                        "page": page.id,
                        "id": one.segment.id,
                        "zh": one.segment.text,
                        "text": one.unit.text if one.unit else "",
                        "state": one.state,
                        "wrong": bool(one.unit and one.unit.text and self._problems(work, language, page, one.unit)),
                    }
                    for one in joined
                ]
        return {"segments": listed, "waiting": waiting}

    def segment(self, asked: Mapping[str, Any]) -> dict[str, object]:
        """All about one segment: as its file has it now, drafts from memory, terms, figures, problems."""
        work, language = self._work(asked)
        page, joined = self._joined(work, language, asked)
        unit = joined.unit or Unit(joined.segment.id, joined.segment.text, "", "initial", 0)
        year = int(work.facts.date[:4])
        context = self._context(work, language, page, joined.segment.id)
        drafts = self._memory(language, work).drafts(joined.segment.text, parts(work.report)[page.id], year, context)
        own = f"{work.report.id}/{page.id}/{joined.segment.id}"
        return {
            "unit": _as_json(unit),
            "state": joined.state,
            "source": joined.segment.text,
            "drafts": [_draft(draft, joined.segment.text) for draft in drafts if draft.pair.origin != own][:DRAFTS],
            **self._live(work, language, page, replace(unit, zh=joined.segment.text)),
        }

    def check(self, asked: Mapping[str, Any]) -> dict[str, object]:
        """What the checks say of a translation that is being typed."""
        work, language = self._work(asked)
        page, joined = self._joined(work, language, asked)
        return self._live(work, language, page, _edited(joined.segment, asked))

    def save(self, asked: Mapping[str, Any]) -> dict[str, object]:
        """Writes a segment; where its file has another by now, that is returned and nothing is written."""
        work, language = self._work(asked)
        page, joined = self._joined(work, language, asked)
        before = _unit(asked.get("base"))
        after = _edited(joined.segment, asked)
        if before.id != after.id:
            raise Refused
        if after.state == "reviewed":
            faults = [problem for problem in self._problems(work, language, page, after) if problem.severity is Severity.ERROR]
            if faults:
                return {"saved": False, "unit": _as_json(before), "refused": _sentences(faults)}
            after = seals.sealed(after, dt.datetime.now().astimezone().date().isoformat())
        path = f"translations/{language}/{work.report.id}/{page.id}.yml"
        known = self._memories.get(language)
        current = known is not None and known[0] == self._translations(language)
        done = editing.save(self.root, path, language, before, after)
        if current and done.taken and done.unit.text:
            self._learn(work, language, page, done.unit)
        return {"saved": done.taken, "unit": _as_json(done.unit)}

    def _live(self, work: Work, language: str, page: Page, unit: Unit) -> dict[str, object]:
        glossary = terms.ready(work.terms.get(language, ()))
        known = {term.zh: term for term in self._memory(language, work).glossary}
        found = [
            {
                "zh": term,
                "renderings": [known[term].en, *known[term].alt],
                "gloss": known[term].gloss,
                "used": bool(glossary.places(term, unit.text)),
                "reason": dict(unit.terms).get(term, ""),
            }
            for term in dict.fromkeys(glossary.found.findall(unit.zh))
            if term
        ]
        problems = _sentences(self._problems(work, language, page, unit)) if unit.text else []
        rows = figures(unit.zh, unit.text, tuple(glossary.renderings), int(work.facts.date[:4])) if language == checks.ENGLISH else []
        return {"terms": found, "figures": rows, "problems": problems}

    def _problems(self, work: Work, language: str, page: Page, unit: Unit) -> list[Fault]:
        context = self._context(work, language, page, unit.id)
        year = int(work.facts.date[:4])
        key = (id(work), language, page.id, unit, context, chosen())
        if key not in self._checked:
            if len(self._checked) > REMEMBERED:
                self._checked.clear()
            glossary = terms.ready(work.terms.get(language, ()))
            self._checked[key] = list(checks.faults(unit, language, glossary, year, context))
        return self._checked[key]

    def _context(self, work: Work, language: str, page: Page, name: str) -> checks.Context:
        catalogue = self._stored(work, language, page)
        return checks.contexts(work.report, page, catalogue)[name] if catalogue else checks.NO_CONTEXT

    def _joined(self, work: Work, language: str, asked: Mapping[str, Any]) -> tuple[Page, Joined]:
        page = next((page for page in work.report.pages if page.id == _text(asked, "page")), None)
        if page is None:
            raise Refused
        joined = next((one for one in join(page, self._stored(work, language, page)) if one.segment.id == _text(asked, "id")), None)
        if joined is None:
            raise Refused
        return page, joined

    def _stored(self, work: Work, language: str, page: Page) -> Catalogue | None:
        path = f"translations/{language}/{work.report.id}/{page.id}.yml"
        return editing.stored(self.root, path, language) if (self.root / path).is_file() else None

    def _work(self, asked: Mapping[str, Any]) -> tuple[Work, str]:
        report, language = _text(asked, "report"), _text(asked, "language")
        if report not in library.report_ids(self.root) or language not in library.languages(self.root):
            raise Refused
        with self._lock:
            own = (self.root / "docs" / "reports" / report).glob("*")
            state = _state(*own, *(self.root / "translations").glob("*/glossary.yml"))
            known = self._works.get(report)
            if known is None or known[0] != state:
                known = self._works[report] = state, library.load(self.root, report)
            return known[1], language

    def _learn(self, work: Work, language: str, page: Page, unit: Unit) -> None:
        """Puts what was saved into the memory at once: to read all of it again takes longer than an editor waits."""
        origin, year = f"{work.report.id}/{page.id}/{unit.id}", int(work.facts.date[:4])
        pair = Pair(unit.zh, unit.text, origin, unit.state, parts(work.report)[page.id], year, unit.note, unit.check, unit.terms)
        with self._lock:
            if known := self._memories.get(language):
                known[1].learn(pair)
                self._memories[language] = self._translations(language), known[1]

    def _translations(self, language: str) -> object:
        folder = self.root / "translations" / language
        return _state(*folder.rglob("*.yml"), *folder.rglob("*.tmx"))

    def _memory(self, language: str, work: Work) -> Memory:
        with self._lock:
            state = self._translations(language)
            known = self._memories.get(language)
            if known is None or known[0] != state:
                memory, _unread = load(self.root, language, work.terms.get(language, ()))
                known = self._memories[language] = state, memory
            return known[1]


def _sentences(faults: Iterable[Fault]) -> list[str]:
    return [_("{what}; {remedy}").format(what=fault.what, remedy=fault.remedy) for fault in faults]


def _state(*paths: Path) -> object:
    return {str(path): path.stat().st_mtime_ns for path in paths if path.is_file()}


def _text(asked: Mapping[str, Any], key: str) -> str:
    value = asked.get(key, "")
    if not isinstance(value, str):
        raise Refused
    return value


def _pairs(value: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, list) or not all(isinstance(one, list) and len(one) == 2 for one in value):
        raise Refused
    pairs = tuple((str(term), " ".join(str(reason).split())) for term, reason in value)
    return tuple((term, reason) for term, reason in pairs if reason)


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise Refused
    return tuple(value)


def _as_json(unit: Unit) -> dict[str, object]:
    lists = {"terms": [list(pair) for pair in unit.terms], "doubts": list(unit.doubts)}
    return {**{key: getattr(unit, key) for key in FIELDS}, **lists}


def _unit(value: object) -> Unit:
    """The unit that the browser was given, as it gives it back."""
    if not isinstance(value, dict):
        raise Refused
    given = {key: _text(value, key) for key in FIELDS}
    if given["state"] not in STATES:
        raise Refused
    return Unit(
        id=given["id"],
        zh=given["zh"],
        text=given["text"],
        state=cast("State", given["state"]),
        line=0,
        note=given["note"],
        check=given["check"],
        terms=_pairs(value.get("terms", [])),
        was=given["was"],
        origin=given["origin"],
        doubts=_texts(value.get("doubts", [])),
        seal=given["seal"],
    )


def _edited(segment: Segment, asked: Mapping[str, Any]) -> Unit:
    """What the editor has typed: a translation of the sentence as it is now, no draft any more."""
    text, note, check = (" ".join(_text(asked, key).split()) for key in ("text", "note", "check"))
    state: State = "initial" if not text else "reviewed" if asked.get("reviewed") is True else "translated"
    return Unit(segment.id, segment.text, text, state, 0, note, check, _pairs(asked.get("terms", [])))


def _draft(draft: Draft, zh: str) -> dict[str, object]:
    return {
        "text": draft.text,
        "origin": draft.pair.origin,
        "likeness": 100 if draft.same else min(99, int(draft.likeness * 100)),
        "doubts": list(draft.doubts),
        "note": draft.pair.note,
        "source": differences(draft.pair.zh, zh),
        "target": differences(draft.pair.text, draft.text),
    }
