"""Files of reports made when they are asked for, for the preview: what nobody looks at costs nothing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workreport import search
from workreport.building.planning import tasks_of
from workreport.building.report import in_editions, keeper, made_files, offered, readings_of, redirects
from workreport.building.tasks import listed
from workreport.pages import sentences
from workreport.pages.listing import report_pages
from workreport.pages.reading_lists import NAME, report_list
from workreport.pages.rendering import Renderer

if TYPE_CHECKING:
    from collections import OrderedDict
    from collections.abc import Iterator, Sequence

    from workreport.building.cache import Cache
    from workreport.building.planning import Prepared
    from workreport.building.report import Reading
    from workreport.building.tasks import Listed, Look, Task
    from workreport.pages.spec import PageSpec
    from workreport.pages.subjects import ReportInEdition
    from workreport.search.corpus import CorpusReport

REMEMBERED = 6
"""Reports whose readings and pages are kept in memory."""


@dataclass(slots=True)
class Opened:
    """A report that somebody looks at."""

    reading: Reading
    editions: dict[str, ReportInEdition]
    """By code."""
    pages: dict[str, dict[str, PageSpec]] = field(default_factory=dict)
    """By the edition's code and the page's address, as far as they have been asked for."""


class OnDemand:
    """The reports of a site as they are now; `memory` is what the last of these remembers."""

    def __init__(self, look: Look, prepared: Prepared, cache: Cache, memory: OrderedDict[str, Opened]) -> None:
        self._look = look
        self._cache = cache
        self._tasks = {task.report: task for task in tasks_of(look, prepared)}
        self._memory = memory
        self._codes = {edition.code for edition in look.frame.editions}
        self._renderer = Renderer(look.templates, look.frame.interfaces, look.cache, portable=look.frame.portable)

    def file(self, address: str) -> bytes | None:
        """The file at an address; None where no report has it."""
        head, _slash, rest = address.partition("/")
        task = self._task(rest)
        if task is None:
            return None
        if head == "data":
            return self._data(task, address)
        opened = self._opened(task)
        report = opened.editions.get(head)
        return self._written(opened, report, address) if report else None

    def covers(self, address: str) -> bool:
        """Whether an address lies among the pages of a report; none is made to see whether it is there."""
        edition, _slash, rest = address.partition("/")
        return edition in self._codes and self._task(rest) is not None

    def _written(self, opened: Opened, report: ReportInEdition, address: str) -> bytes | None:
        """A page, its Markdown, or the list of both; None where the report has none at the address."""
        if address == f"{report.base}{NAME}":
            return report_list(self._renderer, report, tuple(self._pages(opened, report).values()))[1].encode()
        place = address.removesuffix("index.html").removesuffix("index.md")
        for old, page in redirects(report, self._pages(opened, report)):
            if old == place:
                return self._renderer.redirect(report, old, page, self._look.frame).encode()
        spec = self._pages(opened, report).get(place)
        if spec is None:
            return None
        write = self._renderer.twin if address.endswith(".md") else self._renderer.document
        return write(spec, self._look.frame, self._renderer.html(spec)).encode()

    def corpora(self) -> Iterator[CorpusReport]:
        """Every report as search sees it, newest first."""
        for task in self._tasks.values():
            editions = self._opened(task).editions.values()
            yield search.corpus_report(report for report in editions if not report.edition.bilingual)

    def listings(self) -> Iterator[Listed]:
        """Every page of every report, as the sitemap lists them."""
        for task in self._tasks.values():
            opened = self._opened(task)
            for report in opened.editions.values():
                for spec in self._pages(opened, report).values():
                    if found := listed(spec):
                        yield found

    def _task(self, path: str) -> Task | None:
        """The report that a path begins with; the longest, where one lies in the folder of another."""
        parts = path.split("/")
        names = ("/".join(parts[:length]) for length in range(len(parts) - 1, 0, -1))
        return next((self._tasks[name] for name in names if name in self._tasks), None)

    def _opened(self, task: Task) -> Opened:
        if task.key not in self._memory:
            reading, before = readings_of(self._cache, self._look, task)
            files = made_files(self._look, reading, keeper(self._look, self._cache))
            downloads = tuple(replace(one, content=None) for one in offered(files))  # a document is not set to tell its size
            editions = in_editions(self._look.frame, reading, task, downloads, before)
            self._memory[task.key] = Opened(reading, {report.edition.code: report for report in editions})
            while len(self._memory) > REMEMBERED:
                self._memory.popitem(last=False)
        self._memory.move_to_end(task.key)
        return self._memory[task.key]

    def _pages(self, opened: Opened, report: ReportInEdition) -> dict[str, PageSpec]:
        code = report.edition.code
        if code not in opened.pages:
            opened.pages[code] = {spec.address: spec for spec in report_pages(report)}
        return opened.pages[code]

    def _data(self, task: Task, address: str) -> bytes | None:
        opened = self._opened(task)
        editions: Sequence[ReportInEdition] = tuple(opened.editions.values())
        for one, text in sentences.files(editions) if "/sentences/" in address else ():
            if one == address:
                return text.encode()
        for made in made_files(self._look, opened.reading, keeper(self._look, self._cache)):
            if made.address == address:
                return made.content
        return None
