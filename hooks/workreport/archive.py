"""All that a site publishes: its reports and the words of its interface."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport import interface, library
from workreport.atomic_write import unfinished
from workreport.edition import Edition, editions
from workreport.everyday import everyday_problems
from workreport.languages import SOURCE, is_known
from workreport.messages import _
from workreport.model import UNDATED
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
        """Every edition the site offers; two languages stand side by side once a sentence of a report is translated."""
        targets = [language for language in self.interfaces if language != SOURCE]
        return editions(targets, [language for language in targets if any(work.translated(language) for work in self.works)])

    @property
    def updated(self) -> str:
        """The newest date that a text of the site bears, ISO; the build takes it for its own, so that it is the same on any day."""
        return max((work.updated for work in self.works), default=UNDATED)


def load(root: Path, report_ids: Iterable[str] | None = None) -> tuple[Archive, tuple[Problem, ...]]:
    """Reads what the site is made from, with all problems found, errors first; every report below `root`, or those named.

    Raises ProblemsError where there is nothing to publish.
    """
    problems: list[Problem] = list(unfinished(root))
    interfaces = read_interfaces(root, problems)
    problems += everyday_problems(root)
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
        missing = Problem(Place("docs/reports"), _("there is no report to publish"), _("put one in docs/reports/YEAR/report.txt"))
        raise ProblemsError(problems or [missing])
    works.sort(key=lambda work: (work.facts.date, work.report.id), reverse=True)
    return Archive(tuple(works), interfaces), in_order(problems)


def read_interfaces(root: Path, problems: list[Problem]) -> dict[str, Interface]:
    """The words of every language that has an ``interface.yml``, Chinese first; what is wrong in them is added to `problems`."""
    files = {path.parent.name: path for path in sorted((root / "translations").glob("*/interface.yml"))}
    own: dict[str, Interface] = {}
    places = {}
    for code in sorted(files, key=lambda code: (code != SOURCE, code)):
        name = files[code].relative_to(root).as_posix()
        places[code] = Place(name)
        if not is_known(code):
            what = _("“{code}” is no language code that CLDR knows").format(code=code)
            problems.append(Problem(places[code], what, _("name the folder by the language’s code: fr, ru, zh-Hant")))
            continue
        try:
            value = read_yaml(files[code].read_bytes(), name)
        except ProblemsError as error:
            problems += error.problems
            continue
        own[code], faults = interface.read(value, code)
        problems += faults
    interfaces = interface.complete(own)
    problems += interface.gaps(interfaces, places)
    return interfaces
