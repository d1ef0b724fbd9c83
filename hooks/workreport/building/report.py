"""What is made of one report: pure functions of data that can be sent to another process, which put their results into the cache."""

from __future__ import annotations

import json
import pickle
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING

from workreport import documents, library, search
from workreport.building.cache import FACES, SITE, Cache
from workreport.building.inputs import digest, reading_key
from workreport.building.tasks import CORPORA, CORPUS, PAGES, Unreadable, listed
from workreport.edition import chapters
from workreport.files import DocumentTools, report_files
from workreport.messages import _
from workreport.pages import sentences
from workreport.pages.comparing import comparisons
from workreport.pages.figures import section_figures
from workreport.pages.listing import report_in, report_pages
from workreport.pages.reading_lists import report_list
from workreport.pages.rendering import Renderer, environment, template_folders
from workreport.pages.subjects import Download, EarlierReport
from workreport.portable import as_script
from workreport.problems import Place, Problem, ProblemsError, Severity, in_order
from workreport.registry import FILES, REPORT
from workreport.summary import summarize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from workreport.building.tasks import Look, Task
    from workreport.edition import Chapter, Edition
    from workreport.files import FileKind, FileSubject, Keep, MadeFile
    from workreport.library import Work
    from workreport.pages.spec import PageSpec
    from workreport.pages.subjects import ReportInEdition, SiteFrame
    from workreport.summary import ReportSummary


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a report."""

    work: Work
    chapters: dict[str | None, tuple[Chapter, ...]]
    """By the language translated into; None for the source."""


def prepare(root: Path, cache: Path, report: str, base: str, editions: tuple[Edition, ...]) -> tuple[str, ReportSummary] | Unreadable:
    """Reads a report; keeps what was read, its summary and its text, and returns the summary and the key it is kept under."""
    try:
        work = library.load(root, report)
    except ProblemsError as error:
        return Unreadable(tuple(error.problems))
    made: dict[str | None, tuple[Chapter, ...]] = {}
    for edition in editions:
        if edition.target not in made:
            made[edition.target] = chapters(work, edition)
    text = "\n".join(segment.text for _page, segment in work.report.segments())
    work = replace(work, problems=in_order([*work.problems, *_boxed(work, documents.lacking(text))]))
    summary = summarize(work)
    key = reading_key(base, work.terms, text)
    kept = Cache(cache)
    kept.write("texts", base, text.encode())
    kept.write("readings", key, pickle.dumps(Reading(work, made), pickle.HIGHEST_PROTOCOL))
    kept.write("summaries", key, pickle.dumps(summary, pickle.HIGHEST_PROTOCOL))
    return key, summary


SLOW = ("typst", "uharfbuzz", "fontTools.fontBuilder", "xlsxwriter", "workreport.exchange.tmx")
"""Modules that the making of a report imports when it comes to them, and that take long to import."""


def get_ready(root: Path, cache: Path) -> None:
    """Imports what is slow to import, and compiles the templates, in a process that has nothing to do while another reads a report."""
    for name in SLOW:
        with suppress(ModuleNotFoundError):  # not every machine sets documents
            import_module(name)
    templates = environment(template_folders(root), cache, watched=False)
    for name in templates.list_templates():
        if name.endswith((".html", ".j2", ".xml")) and not name.startswith("documents/"):
            templates.get_template(name)


def _boxed(work: Work, characters: frozenset[str]) -> Iterator[Problem]:
    """What a reader of the documents sees a box for, by its line."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for _page, segment in work.report.segments():
        if lacking := characters.intersection(segment.text):
            found[segment.line] |= lacking
    for line, without in sorted(found.items()):
        named = ", ".join(f"{character} (U+{ord(character):04X})" for character in sorted(without))
        what = _("PDF files and card images have no face for {characters} and show a box").format(characters=named)
        yield Problem(Place(work.report.source, line), what, _("write it in other characters if it matters"), Severity.WARNING)


def make(look: Look, task: Task, *, alone: bool = True) -> str:
    """Makes every file of a report, keeps them under the task's key, and returns the report's id.

    Where it is not `alone`, `make_corpus` and `make_documents` are at work in other processes, and what they make is asked for last.
    """
    kept = Cache(look.cache)
    reading, before = readings_of(kept, look, task)
    kept.keep(task.report, task.key, _files(look, task, reading, before, kept, alone=alone))
    return task.report


def make_corpus(look: Look, task: Task) -> None:
    """Makes what search reads of a report, and keeps it under the task's key."""
    kept = Cache(look.cache)
    reading = reading_of(kept, look, task.report, task.base, task.reading)
    downloads = offered(made_files(look, reading, keeper(look, kept)))
    kept.write(CORPORA, task.key, _corpus(look, in_editions(look.frame, reading, task, downloads, None)))


def make_documents(look: Look, task: Task) -> None:
    """Makes what is costly of a report, and keeps it by what it is made of."""
    kept = Cache(look.cache)
    for one in made_files(look, reading_of(kept, look, task.report, task.base, task.reading), keeper(look, kept)):
        one.make()


def _corpus(look: Look, reports: Iterable[ReportInEdition]) -> bytes:
    report = search.corpus_report(report for report in reports if not report.edition.bilingual)
    return pickle.dumps(search.indexed(report, search.languages_of(look.frame.interfaces)), pickle.HIGHEST_PROTOCOL)


def readings_of(kept: Cache, look: Look, task: Task) -> tuple[Reading, Reading | None]:
    """What was read of a report and of the one of the year before, where there is one."""
    before = reading_of(kept, look, *task.before) if task.before else None
    return reading_of(kept, look, task.report, task.base, task.reading), before


def reading_of(kept: Cache, look: Look, report: str, base: str, key: str) -> Reading:
    """What `prepare` read; once more from the inputs where it is not kept any more."""
    data = kept.read("readings", key)
    if data is None:
        prepare(look.root, look.cache, report, base, look.frame.editions)
        data = kept.read("readings", key)
    found = pickle.loads(data or b"")  # noqa: S301  # our own, from a cache whose machines trust one another; its digest was checked
    if not isinstance(found, Reading):
        raise TypeError(report)
    return found


def _files(look: Look, task: Task, reading: Reading, before: Reading | None, kept: Cache, *, alone: bool) -> Iterator[tuple[str, bytes]]:
    files = tuple(made_files(look, reading, keeper(look, kept)))
    reports = in_editions(look.frame, reading, task, offered(files), before)
    renderer = Renderer(look.templates, look.frame.interfaces, look.cache, portable=look.frame.portable, watched=False)
    specs = {report.edition.code: tuple(report_pages(report)) for report in reports}
    pages = [spec for own in specs.values() for spec in own]
    with ThreadPoolExecutor(1) as beside:  # the typesetter leaves Python to the pages meanwhile
        documents = beside.submit(lambda: [one.content for one in files if alone])
        yield from _written(renderer, look, (spec for spec in pages if spec.kind.name != REPORT))
        for report in reports:
            for old, address in redirects(report, (spec.address for spec in specs[report.edition.code])):
                yield f"{SITE}{old}index.html", renderer.redirect(report, old, address, look.frame).encode()
            name, text = report_list(renderer, report, specs[report.edition.code])
            yield SITE + name, text.encode()
        yield PAGES, json.dumps([page for page in map(listed, pages) if page], ensure_ascii=False).encode()
        for address, text in sentences.files(reports):
            name, content = as_script(address, text.encode()) if look.frame.portable else (address, text.encode())
            yield SITE + name, content
        yield CORPUS, (None if alone else kept.read(CORPORA, task.key)) or _corpus(look, reports)
        documents.result()
    yield from _written(renderer, look, (spec for spec in pages if spec.kind.name == REPORT))  # they tell the sizes of documents
    yield from ((SITE + one.address, one.content) for one in files)


def _written(renderer: Renderer, look: Look, specs: Iterable[PageSpec]) -> Iterator[tuple[str, bytes]]:
    for spec in specs:
        body = renderer.html(spec)
        yield f"{SITE}{spec.address}index.html", renderer.document(spec, look.frame, body).encode()
        yield f"{SITE}{spec.address}index.md", renderer.twin(spec, look.frame, body).encode()


def in_editions(
    frame: SiteFrame, reading: Reading, task: Task, downloads: tuple[Download, ...], before: Reading | None
) -> tuple[ReportInEdition, ...]:
    """A report in every edition, beside the one of the year before where there is one."""
    own = reading.work.indicators
    compared = comparisons(own, task.related) if own else None
    figures = section_figures(own) if own else {}
    found = []
    for edition in frame.editions:
        report = report_in(frame, edition, reading.work, reading.chapters[edition.target], compared, downloads)
        earlier = EarlierReport(before.work, before.chapters[edition.target]) if before else None
        found.append(replace(report, figures=figures, places=task.places, before=earlier))
    return tuple(found)


def redirects(report: ReportInEdition, addresses: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Addresses that a report's pages had before, and where each leads; `addresses` are those of its pages now."""
    for former in report.work.facts.former_ids:
        base = f"{report.edition.code}/{former}/"
        yield from ((base + address.removeprefix(report.base), address) for address in addresses)
    present = {page.id for page in report.work.report.pages}
    for old, page in report.work.facts.redirects.items():
        if old not in present:
            yield f"{report.base}{old}/", f"{report.base}{page}/"


def made_files(look: Look, reading: Reading, keep: Keep) -> Iterator[MadeFile]:
    """The report's files to take away."""
    contents = [
        (
            edition,
            documents.content(
                reading.work,
                edition,
                reading.chapters[edition.target],
                *(look.frame.interfaces[language] for language in edition.languages),
            ),
        )
        for edition in look.frame.editions
    ]
    fonts = documents.fonts_for(json.dumps([content for _, content in contents], ensure_ascii=False), look.cache / FACES)
    tools = DocumentTools(_documents(look), fonts, version("typst") if fonts else "")
    kinds = [kind for kind in FILES if look.frame.canonical or not kind.elsewhere]
    return report_files(kinds, reading.work, contents, tools, look.frame.interfaces, keep)


def keeper(look: Look, kept: Cache) -> Keep:
    """What keeps costly files by what they are made of."""
    shared = b"".join(path.read_bytes() for folder in _documents(look) for path in sorted(folder.iterdir()))

    def keep(kind: FileKind, subject: FileSubject, create: Callable[[], bytes | None]) -> bytes | None:
        described = json.dumps([kind.name, subject.identity, subject.content], ensure_ascii=False)
        key = digest(described, shared, subject.tools.version, subject.tools.fonts.folder.name if subject.tools.fonts else "")
        content = kept.read("documents", key)
        if content is None:
            content = create()
            if content is not None:
                kept.write("documents", key, content)
        return content

    return keep


def _documents(look: Look) -> tuple[Path, ...]:
    return tuple(folder / "documents" for folder in look.templates if (folder / "documents").is_dir())


def offered(files: Iterable[MadeFile]) -> tuple[Download, ...]:
    """A report's files as its pages offer them."""
    return tuple(
        Download(
            kind=one.kind.name,
            edition=one.edition,
            language=one.language,
            address=one.address,
            label=one.kind.label,
            page=one.kind.page,
            content=one.make if one.kind.sized else None,
            media_type=one.kind.media_type,
        )
        for one in files
    )
