"""Which reports must be read, having that done, and which must be made anew."""

from __future__ import annotations

import json
import pickle
from concurrent.futures import as_completed
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from workreport import library
from workreport.building.failing import with_problems
from workreport.building.inputs import code, digest, digest_of_files, files_below, parsed_key, reading_key, report_inputs
from workreport.building.processes import Here, has_idle
from workreport.building.tasks import Task, Unreadable
from workreport.edition import editions
from workreport.everyday import everyday_problems
from workreport.languages import SOURCE
from workreport.messages import _
from workreport.model import UNDATED
from workreport.places import ancestors, faulty_ids, places, read_names
from workreport.problems import in_order
from workreport.summary import ReportSummary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from concurrent.futures import Executor, Future
    from pathlib import Path

    from workreport.building.cache import Cache
    from workreport.building.inputs import ReportInputs
    from workreport.building.tasks import Look
    from workreport.indicators.model import Indicators
    from workreport.model import Term
    from workreport.places import Place
    from workreport.problems import Problem


class Progress(Protocol):
    """What is told how far a build is."""

    def begin(self, doing: str, things: Sequence[str]) -> Callable[[str], None]:
        """Called with what is done and to what; returns what is called with each thing when it is done."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """Every report as far as the rest of the site needs to know it."""

    reports: tuple[ReportSummary, ...]
    """Newest first, by the date of delivery."""
    keys: Mapping[str, str]
    """By report, the key under which it was read."""
    bases: Mapping[str, str]
    """By report, the digest of its own inputs."""
    inputs: Mapping[str, ReportInputs]
    glossary: Mapping[str, tuple[Term, ...]]
    """By language."""
    places: Mapping[str, Place]
    """By path, the whole site first."""
    problems: tuple[Problem, ...]

    @property
    def updated(self) -> str:
        """The newest date that a text of the site bears, ISO; a build takes it for its own, so that it is the same on any day."""
        return max((report.updated for report in self.reports), default=UNDATED)


@dataclass(frozen=True, slots=True)
class Before:
    """What a preview has prepared before, which it need not read from the cache again."""

    prepared: Prepared
    looked_at: str
    """The report that somebody looks at; empty where nobody does."""

    def summary(self, report: str, base: str, key: str) -> ReportSummary | None:
        """What is known of a report whose own inputs are those of then; of the one that is looked at, only where the glossary is, too."""
        known = self.prepared.bases.get(report) == base and (report != self.looked_at or self.prepared.keys.get(report) == key)
        return next((summary for summary in self.prepared.reports if summary.id == report), None) if known else None


def prepare_reports(
    root: Path,
    cache: Cache,
    workers: Executor,
    progress: Progress,
    before: Before | None = None,
    meanwhile: Callable[[], object] | None = None,
) -> Prepared:
    """Reads the reports whose inputs are not those of a reading that is kept; of the others, the summary is kept.

    A preview is content with what it knows from `before` of the reports that nobody looks at, where only the glossary has changed.
    `meanwhile` is called while other processes read.
    """
    ids = library.report_ids(root)
    problems: list[Problem] = [*faulty_ids(ids), *everyday_problems(root)]
    names = read_names(root, ids, problems)
    languages = library.languages(root)
    inputs = {report: report_inputs(root, report, ids, languages) for report in ids}
    bases = {report: digest(code(), *languages, one.id, one.folder, one.translations) for report, one in inputs.items()}
    unread = [report for report in ids if not cache.has("texts", bases[report])]
    futures = _begin_reading(root, cache, workers, {report: bases[report] for report in unread}, languages)
    glossary = {}
    for language in languages:
        glossary[language], faults = _terms(root, cache, language)
        problems += faults
    keys = _known_keys(cache, bases, glossary)
    found: dict[str, ReportSummary] = {}
    for report, key in keys.items():
        if summary := (before and before.summary(report, bases[report], key)) or _summary(cache, key):
            found[report] = summary
    others = {report: base for report, base in bases.items() if report not in found and report not in unread}
    futures |= _begin_reading(root, cache, workers, others, languages)
    if futures and meanwhile and not isinstance(workers, Here):
        meanwhile()
    done = progress.begin(_("Reading"), tuple(futures.values()))
    for future in as_completed(futures):
        report, read = futures[future], future.result()
        if isinstance(read, Unreadable):
            problems += read.problems
        else:
            keys[report], found[report] = read
        done(report)
    _keep_keys(cache, bases, keys, glossary)
    own = [problem for summary in found.values() for problem in summary.problems]
    reports = sorted(found.values(), key=lambda report: (report.facts.date, report.id), reverse=True)
    found_places = places((report.id for report in reports), names)
    return Prepared(tuple(reports), keys, bases, inputs, glossary, found_places, in_order([*problems, *own]))


def _begin_reading(
    root: Path, cache: Cache, workers: Executor, bases: Mapping[str, str], languages: Sequence[str]
) -> dict[Future[tuple[str, ReportSummary] | Unreadable], str]:
    """Has reports read; `bases` are the digests of their inputs. A process that would have nothing to do loads what is needed next."""
    if not bases:
        return {}
    from workreport.building.report import get_ready, prepare  # noqa: PLC0415  # it knows how everything is made, which takes long to import

    targets = editions(languages, ())
    begun = {
        workers.submit(with_problems, root, prepare, root, cache.folder, report, base, targets): report for report, base in bases.items()
    }
    if has_idle(workers, bases):
        workers.submit(get_ready, root, cache.folder)
    return begun


def _terms(root: Path, cache: Cache, language: str) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    """The glossary of a language, with what is wrong in it."""
    names = (f"translations/{language}/glossary.yml", f"translations/{language}/interface.yml", f"translations/{SOURCE}/interface.yml")
    return cache.recall(digest(language, parsed_key(root, *names)), lambda: library.terms_of(root, language))


def look_digest(look: Look) -> str:
    """A digest over what every page of a site depends on: the code, the frame, the site's own templates."""
    return digest(code(), repr(look.frame), digest_of_files(look.templates[0], files_below(look.templates[0])))


def outside_key(look: Look, prepared: Prepared, made: Iterable[str], others: Iterable[str]) -> str:
    """The key of what stands outside reports: the look, every reading, the keys of what was `made`, and `others`."""
    reports = [f"{report.id} {prepared.keys[report.id]}" for report in prepared.reports]
    shared = repr((prepared.glossary, prepared.places))
    return digest(look_digest(look), shared, *reports, *made, *others)


def tasks_of(look: Look, prepared: Prepared) -> list[Task]:
    """What must be there of each report; pages depend on the figures of its body's other reports and the text of the year before."""
    shared = look_digest(look)
    bodies: dict[str, list[ReportSummary]] = {}
    for report in prepared.reports:
        if report.indicators:
            bodies.setdefault(report.facts.body.get(SOURCE, report.id), []).append(report)
    tasks = []
    for report in prepared.reports:
        related = bodies.get(report.facts.body.get(SOURCE, report.id), []) if report.indicators else []
        figures = [prepared.inputs[other.id].folder for other in related]
        indicators: list[Indicators] = [other.indicators for other in related if other.indicators]
        above = tuple((path, prepared.places[path].name) for path in ancestors(report.id))
        before = _before(prepared, report)
        key = digest(shared, prepared.keys[report.id], repr(above), *figures, *(before or ()))
        tasks.append(Task(report.id, prepared.bases[report.id], prepared.keys[report.id], key, tuple(indicators), above, before))
    return tasks


def _before(prepared: Prepared, report: ReportSummary) -> tuple[str, str, str] | None:
    """Of the newest earlier report of the same body: its id, the digest of its inputs, and the key under which it was read."""
    body, date = report.facts.body.get(SOURCE), report.facts.delivered
    earlier = [other for other in prepared.reports if body and other.facts.body.get(SOURCE) == body and "" < other.facts.delivered < date]
    if not earlier:
        return None
    other = max(earlier, key=lambda one: one.facts.delivered).id
    return other, prepared.bases[other], prepared.keys[other]


def _summary(cache: Cache, key: str) -> ReportSummary | None:
    data = cache.read("summaries", key)
    found = pickle.loads(data) if data else None  # noqa: S301  # our own, from a cache whose machines trust one another; its digest was checked
    return found if isinstance(found, ReportSummary) else None


def _known_keys(cache: Cache, bases: Mapping[str, str], glossary: Mapping[str, tuple[Term, ...]]) -> dict[str, str]:
    """The keys of the reports whose text is known: a term that does not occur in it is none of its inputs."""
    kept = cache.read("glossaries", digest(repr(glossary)))
    known: dict[str, str] = json.loads(kept) if kept else {}
    found = {}
    for report, base in bases.items():
        if base in known:
            found[report] = known[base]
        elif text := cache.read("texts", base):
            found[report] = reading_key(base, glossary, text.decode())
    return found


def _keep_keys(cache: Cache, bases: Mapping[str, str], keys: Mapping[str, str], glossary: Mapping[str, tuple[Term, ...]]) -> None:
    content = json.dumps({bases[report]: key for report, key in keys.items()}).encode()
    name = digest(repr(glossary))
    if cache.read("glossaries", name) != content:
        cache.write("glossaries", name, content)
