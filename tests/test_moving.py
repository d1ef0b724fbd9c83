"""Reports that get another id, another source, or go."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from conftest import build, lend_cache
from test_commands import TEXT, run
from workreport import catalogue, library


def report_files(town: Path, report: str) -> list[str]:
    """Every file of a report, by its name below the project."""
    return [path.relative_to(town).as_posix() for path in sorted(town.rglob(f"{report}/**/*")) if path.is_file()]


@pytest.mark.slow
def test_rename_leads_on_from_the_old_addresses(town: Path, built_town: Path) -> None:
    """Files move and stay what they are; each old address of a page leads to the new one, in every edition."""
    before = {name: (town / name).read_bytes() for name in report_files(town, "2031")}
    status, output = run(town, "rename", "2031", "annual-2031")
    assert (status, output) == (0, f"2031 is now annual-2031; {len(before)} files moved\n")
    for name, content in before.items():
        moved = (town / name.replace("/2031/", "/annual-2031/")).read_bytes()
        assert moved.startswith(content) if name.endswith("report.yml") else moved == content
    assert report_files(town, "2031") == []
    assert run(town, "check", "annual-2031")[0] == 0
    lend_cache(built_town.parent, town)
    done = build(town, town / "site", strict=False)
    assert done.returncode == 0, done.stdout + done.stderr
    site = town / "site"
    pages = [page.relative_to(site).as_posix() for page in sorted(site.glob("*/annual-2031/*/index.html"))]
    lost = [page for page in pages if not (site / page.replace("/annual-2031/", "/2031/")).is_file() and "/topics/" not in page]
    assert (bool(pages), lost) == (True, [])
    for edition in ("zh", "en"):
        assert "annual-2031/" in (site / edition / "2031/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("rename", "2030", "2033"), "docs/reports/2030: there is no such report; choose one of: 2031, 2032\n"),
        (("rename", "2031", "2032"), "docs/reports/2032: this report is there already; choose another id, or run “workreport sync”\n"),
        (("rename", "2031", "报告"), "报告: this cannot be a report’s id; use lower-case letters, digits, hyphens and slashes: 2024\n"),
        (("remove", "2030", "--yes"), "docs/reports/2030: there is no such report; choose one of: 2031, 2032\n"),
    ],
)
def test_what_cannot_be_moved_stays(town: Path, words: tuple[str, ...], sentence: str) -> None:
    """A slip of the finger moves nothing and deletes nothing."""
    before = report_files(town, "2031")
    assert run(town, *words) == (1, sentence)
    assert report_files(town, "2031") == before


def test_remove_takes_a_report_and_nothing_else(town: Path) -> None:
    """Source, facts, figures and translations of one report go; those of the other stay."""
    gone, kept = report_files(town, "2031"), report_files(town, "2032")
    assert run(town, "remove", "2031", "--yes") == (0, f"2031: {len(gone)} files deleted\n")
    assert (report_files(town, "2031"), report_files(town, "2032")) == ([], kept)
    assert library.report_ids(town) == ("2032",)


def test_remove_asks_first(town: Path) -> None:
    """Without --yes it asks, and no answer is no."""
    before = report_files(town, "2031")
    assert run(town, "remove", "2031")[0] == 1
    assert report_files(town, "2031") == before


def test_new_replace_carries_the_translation_over(town: Path) -> None:
    """A corrected source takes the place of the old one: what did not change keeps its English, what changed is stale beside it."""
    (town / "first.txt").write_text(TEXT, "utf-8")
    assert run(town, "new", "2025", str(town / "first.txt"))[0] == 0
    path = town / "translations/en/2025/2-1.yml"
    one = library.load(town, "2025").catalogues["en"]["2-1"]
    english = {"title": "(1) Improve people’s lives.", "p1s1": "We will build 2 parks."}
    filled = replace(one, units=tuple(replace(unit, text=english[unit.id], state="translated", origin="") for unit in one.units))
    path.write_text(catalogue.write(filled), "utf-8")
    (town / "second.txt").write_text(TEXT.replace("新建公园2个", "新建公园3个").replace("建成大棚", "新建成大棚"), "utf-8")
    status, _output = run(town, "new", "2025", str(town / "second.txt"), "--replace")
    assert status == 0
    units = {unit.id: unit for unit in library.load(town, "2025").catalogues["en"]["2-1"].units}
    assert (units["title"].text, units["title"].state) == (english["title"], "translated")
    assert (units["p1s1"].text, units["p1s1"].was) == (english["p1s1"], "新建公园2个。")
    assert "新建公园3个" in (town / "docs/reports/2025/report.txt").read_text("utf-8")


def test_only_a_report_that_is_there_is_replaced(town: Path) -> None:
    """--replace takes up nothing new."""
    (town / "first.txt").write_text(TEXT, "utf-8")
    assert run(town, "new", "2025", str(town / "first.txt"), "--replace") == (
        1,
        "docs/reports/2025: there is no such report; take it up without --replace\n",
    )
