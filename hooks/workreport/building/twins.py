"""The Markdown of a report's pages by itself: the same files as stand on the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workreport.archive import read_interfaces
from workreport.building.cache import SITE, Cache
from workreport.building.making import begin_reports
from workreport.building.planning import prepare_reports
from workreport.building.processes import Here
from workreport.building.tasks import Look
from workreport.edition import editions
from workreport.languages import SOURCE
from workreport.messages import _
from workreport.pages.rendering import template_folders
from workreport.pages.subjects import SiteFrame
from workreport.problems import Place, Problem, ProblemsError, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from workreport.problems import Problem as Fault


class _Silent:
    """Says nothing of how far it is."""

    def begin(self, doing: str, things: Sequence[str]) -> Callable[[str], None]:  # noqa: ARG002  # what `Progress` is told
        """What is called with each thing."""
        return lambda _thing: None


def markdown_files(root: Path, report: str, canonical: str) -> Iterator[tuple[str, bytes]]:
    """The Markdown of every page of a report, by its address from the site's root, which is `canonical` where it is known.

    Raises ProblemsError where there is no such report, or where the inputs have errors.
    """
    problems: list[Fault] = []
    interfaces = read_interfaces(root, problems)
    cache, workers = Cache(root / ".cache"), Here()
    prepared = prepare_reports(root, cache, workers, _Silent())
    faults = [one for one in (*problems, *prepared.problems) if one.severity is Severity.ERROR]
    if report not in prepared.inputs:
        known = ", ".join(one.id for one in prepared.reports)
        faults = [Problem(Place(f"docs/reports/{report}"), _("there is no such report"), _("choose one of: {ids}").format(ids=known))]
    if faults:
        raise ProblemsError(faults)
    targets = [language for language in interfaces if language != SOURCE]
    beside = [language for language in targets if any(language in one.translated for one in prepared.reports)]
    frame = SiteFrame(interfaces, editions(targets, beside), canonical, "assets/", ())
    look = Look(root, cache.folder, frame, template_folders(root))
    made = begin_reports(look, prepared, workers).finish(_Silent())[report]
    for address in made.addresses():
        if address.endswith("/index.md"):
            yield address, (made.folder / f"{SITE}{address}").read_bytes()
