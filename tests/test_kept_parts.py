"""What pages of a report share is made once, and stands on each of them as if it had been made for it alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from workreport import archive as archives
from workreport.edition import chapters
from workreport.pages.comparing import comparisons
from workreport.pages.figures import section_figures
from workreport.pages.listing import report_in, report_pages
from workreport.pages.rendering import Renderer, template_folders
from workreport.pages.subjects import SiteFrame

if TYPE_CHECKING:
    from pathlib import Path

    from workreport.pages.spec import PageSpec


@pytest.fixture
def frame(town: Path) -> SiteFrame:
    """The town's site."""
    archive, _problems = archives.load(town)
    return SiteFrame(archive.interfaces, archive.editions, "https://town.example/", "assets/", ("zh/about/index.html",))


@pytest.fixture
def specs(town: Path, frame: SiteFrame) -> list[PageSpec]:
    """Every page of the town's reports, those of two reports and of all editions mixed."""
    archive, _problems = archives.load(town)
    reports = [
        replace(
            report_in(
                frame, edition, work, chapters(work, edition), comparisons(work.indicators, [work.indicators]) if work.indicators else None
            ),
            figures=section_figures(work.indicators) if work.indicators else {},
        )
        for work in archive.works
        for edition in archive.editions
    ]
    made = [spec for report in reports for spec in report_pages(report)]
    return made[::2] + made[1::2]


def written(town: Path, frame: SiteFrame, specs: list[PageSpec], *, alone: bool) -> dict[str, str]:
    """The pages by address, each made by a renderer of its own, or all by one, which keeps what they share."""
    one = Renderer(template_folders(town), frame.interfaces, watched=False)
    found = {}
    for spec in specs:
        renderer = Renderer(template_folders(town), frame.interfaces, watched=False) if alone else one
        found[spec.address] = renderer.document(spec, frame, renderer.html(spec))
    return found


def test_a_page_is_the_same_whatever_was_made_before_it(town: Path, frame: SiteFrame, specs: list[PageSpec]) -> None:
    """Made after all other pages of both reports, in any edition and at any depth, a page has the bytes that it has when made alone."""
    assert written(town, frame, specs, alone=False) == written(town, frame, specs, alone=True)


def test_a_template_of_a_site_may_tell_of_the_page(town: Path, frame: SiteFrame, specs: list[PageSpec]) -> None:
    """A part of its own, in the place of one that is kept, is made for every page."""
    own = town / "docs/templates/partials/footer.html"
    own.parent.mkdir(parents=True)
    own.write_text("<footer>{{ spec.address }}</footer>\n", "utf-8")
    for address, page in written(town, frame, specs, alone=False).items():
        assert f"<footer>{address}</footer>" in page
