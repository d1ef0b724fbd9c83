"""Prints how long the site takes to build, beside a plain MkDocs with Material on the same Markdown: ``make bench``.

Each build runs in a process of its own, three times, and the fastest counts. The plain site has the same pages as Markdown files (front
matter, and the HTML that our templates make), Material as it comes (its search included), and none of our hooks; it is given up after three
times our seconds. An archive of many reports is made of variations of the real one: another village's name in every sentence, another year
of delivery.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from serving import copy, preview
from workreport import archive as archives
from workreport.edition import chapters
from workreport.pages.comparing import comparisons
from workreport.pages.listing import archive_pages, report_in, report_pages
from workreport.pages.rendering import Renderer, template_folders
from workreport.pages.subjects import ReportInEdition, SiteFrame
from workreport.places import places
from workreport.summary import summarize

ROOT = Path(__file__).parents[1]
RUNS = 3
EDITS = 9
GIVEN_UP = 3
"""How many times as long as ours the plain build may take."""
NAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥乾坤震巽坎离艮兑金木水火土东西南北春夏秋冬梅兰竹菊松柏桃李杏梨枣栗榆槐柳桑"


def main() -> None:
    """Builds both sites at the sizes asked for and prints a row each; then edits a translation under ``mkdocs serve``."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--reports", type=int, nargs="*", default=[1, 60], help="sizes of the archive")
    options.add_argument("--runs", type=int, default=RUNS)
    arguments = options.parse_args()
    print(f"{'reports':>7} {'pages':>6} {'ours s':>8} {'ms/page':>8} {'again s':>8} {'MB':>6} {'plain s':>8} {'ours/plain':>10}")
    costs = []
    for size in arguments.reports:
        with tempfile.TemporaryDirectory() as folder:
            project = grow(Path(folder) / "ours", size)
            runs = arguments.runs if size == 1 else 1
            ours, memory = fastest(project, runs)
            again, _ = fastest(project, runs, kept=True)
            pages = sum(1 for _ in (project / "site").rglob("index.html"))
            costs.append(ours / pages)
            row = f"{size:7} {pages:6} {ours:8.2f} {1000 * ours / pages:8.1f} {again:8.2f} {memory:6.0f}"
            try:
                plain, _ = fastest(plainly(project, Path(folder) / "plain"), runs, limit=GIVEN_UP * ours)
                print(f"{row} {plain:8.2f} {ours / plain:10.2f}", flush=True)
            except subprocess.TimeoutExpired:
                print(f"{row} {f'>{GIVEN_UP * ours:.0f}':>8} {f'<{1 / GIVEN_UP:.2f}':>10}", flush=True)
    if len(costs) > 1:
        print(f"cost of a page at {arguments.reports[-1]} reports: {costs[-1] / costs[0]:.2f} times that at {arguments.reports[0]}")
    with tempfile.TemporaryDirectory() as folder:
        seconds = edits(copy(ROOT, Path(folder) / "edited"))
        told = f"{median(seconds):.2f} s, the slowest of {EDITS} {max(seconds):.2f} s"
        print(f"from saving a translation to its page under “make serve”: {told}")


def edits(project: Path) -> list[float]:
    """The seconds from each edit of a translation until the preview sends the page with it."""
    path = project / "translations/en/2023/1-2.yml"
    before = path.read_text("utf-8")
    seconds = []
    with preview(project) as shown:
        shown.wait("en/2023/1-2/", "</html>")
        for number in range(EDITS):
            time.sleep(1)
            path.write_text(before.replace("organization", f"organization {number}", 1), "utf-8")
            seconds.append(shown.wait("en/2023/1-2/", f"organization {number}"))
    return seconds


def fastest(project: Path, runs: int, *, kept: bool = False, limit: float | None = None) -> tuple[float, float]:
    """The least seconds a build of `project` took, and the most memory any child of ours held so far, in MB.

    Each is made from nothing, unless what the build before it kept is `kept`.

    Raises TimeoutExpired where one takes more than `limit` seconds.
    """
    seconds = []
    for _ in range(runs):
        if not kept:
            shutil.rmtree(project / ".cache", ignore_errors=True)
        begun = time.perf_counter()
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
        subprocess.run(command, cwd=project, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True, timeout=limit)
        seconds.append(time.perf_counter() - begun)
    return min(seconds), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def grow(project: Path, size: int) -> Path:
    """A copy of this project with `size` reports: the real one, then variations of it."""
    copy(ROOT, project)
    for number in range(1, size):
        name, year = NAMES[number % len(NAMES)], str(2022 - number)
        vary(ROOT / "docs/reports/2023", project / "docs/reports" / year, name, year)
        for language in sorted(path.name for path in (ROOT / "translations").iterdir()):
            source = ROOT / "translations" / language / "2023"
            if source.is_dir():
                vary(source, project / "translations" / language / year, name, year)
    return project


def vary(source: Path, target: Path, name: str, year: str) -> None:
    """Copies a folder of text files with another place's name and another year of delivery."""
    target.mkdir(parents=True)
    for path in source.iterdir():
        text = path.read_text("utf-8").replace("巨各庄", f"{name}各庄")
        (target / path.name).write_text(text.replace("date: 2023-02-16", f"date: {year}-02-16"), "utf-8")


def in_editions(archive: archives.Archive) -> list[tuple[ReportInEdition, ...]]:
    """Every report in every edition, newest first."""
    frame = SiteFrame(archive.interfaces, archive.editions, "", "")
    return [
        tuple(
            report_in(
                frame,
                edition,
                work,
                chapters(work, edition),
                comparisons(work.indicators, [work.indicators]) if work.indicators else None,
            )
            for edition in archive.editions
        )
        for work in archive.works
    ]


def plainly(project: Path, plain: Path) -> Path:
    """The same pages as Markdown files for MkDocs and Material as they come."""
    archive, _ = archives.load(project)
    renderer = Renderer(template_folders(project), archive.interfaces)
    reports = in_editions(archive)
    ours = [spec for editions in reports for one in editions for spec in report_pages(one)]
    summaries = [summarize(work) for work in archive.works]
    for spec in (
        *archive_pages(reports[0][0].frame, summaries, archive.works[0].terms, places(report.id for report in summaries), {}),
        *ours,
    ):
        page = plain / "docs" / spec.address / "index.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        facts = {"title": str(spec.title), "description": str(spec.description)}
        page.write_text(f"---\n{json.dumps(facts, ensure_ascii=False)}\n---\n{renderer.html(spec)}", "utf-8")
    for language in ("zh", "en"):
        for path in (project / "docs" / language).glob("*.md"):
            shutil.copy(path, plain / "docs" / language / path.name)
    (plain / "mkdocs.yml").write_text("site_name: Plain\ntheme:\n  name: material\n  font: false\n", "utf-8")
    return plain


if __name__ == "__main__":
    main()
