"""All that a site publishes: its reports and the words of its interface."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport import interface, library
from workreport.atomic_write import unfinished
from workreport.edition import SOURCE, Edition, editions
from workreport.problems import Place, Problem, ProblemsError, in_order
from workreport.yamlfile import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from workreport.interface import Interface
    from workreport.library import Work


@dataclass(frozen=True, slots=True)
class Archive:
    """The reports of a site and the words of its interface."""

    works: tuple[Work, ...]
    """Newest first, by the date of delivery."""
    interfaces: dict[str, Interface]
    """By language, Chinese first; the others are those the reports are translated into."""

    @property
    def editions(self) -> tuple[Edition, ...]:
        """Every edition the site offers."""
        return editions([language for language in self.interfaces if language != SOURCE])

    @property
    def updated(self) -> str:
        """The newest date that a text of the site bears, ISO; the build takes it for its own, so that it is the same on any day."""
        dates = [work.facts.date for work in self.works]
        reviews = [review["date"] for work in self.works for review in work.facts.reviews.values() if "date" in review]
        return max([*dates, *reviews], default="1970-01-01")


def load(root: Path, report_ids: Iterable[str] | None = None) -> tuple[Archive, tuple[Problem, ...]]:
    """Reads what the site is made from, with all problems found, errors first; every report below `root`, or those named.

    Raises ProblemsError where there is nothing to publish.
    """
    problems: list[Problem] = list(unfinished(root))
    interfaces = read_interfaces(root, problems)
    works = []
    for report_id in library.report_ids(root) if report_ids is None else report_ids:
        try:
            work = library.load(root, report_id)
        except ProblemsError as error:
            problems += error.problems
        else:
            problems += work.problems
            works.append(work)
    if not works or SOURCE not in interfaces:
        missing = Problem(Place("docs/reports"), "there is no report to publish", "put one in docs/reports/YEAR/report.txt")
        raise ProblemsError(problems or [missing])
    works.sort(key=lambda work: (work.facts.date, work.report.id), reverse=True)
    return Archive(tuple(works), interfaces), in_order(problems)


def read_interfaces(root: Path, problems: list[Problem]) -> dict[str, Interface]:
    """The words of every language that has an ``interface.yml``, Chinese first; what is wrong in them is added to `problems`."""
    files = {path.parent.name: path for path in sorted((root / "translations").glob("*/interface.yml"))}
    interfaces: dict[str, Interface] = {}
    values = {}
    for language in sorted(files, key=lambda language: (language != SOURCE, language)):
        try:
            values[language] = read_yaml(files[language].read_bytes(), files[language].relative_to(root).as_posix())
        except ProblemsError as error:
            problems += error.problems
            continue
        own, faults = interface.read(values[language], language)
        problems += faults
        interfaces[language] = interface.over(interface.shared(language), own)
    problems += interface.same_keys(interfaces, values)
    return interfaces
