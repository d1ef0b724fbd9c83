"""Prints what the site costs to build, beside the commit before and a plain MkDocs with Material on the same Markdown: ``make bench``.

Each row is measured so many times, in turn with its peer, and the median counts: in seconds as the clock says, in seconds of processors
(of all processes), which drift less on a busy machine, and in the most memory that any process held. `--before` names a checkout of an
older commit; it builds as many of its own reports. The plain site has the same pages as Markdown files (front matter, and the HTML that our
templates make), Material as it comes (its search included), and none of our hooks. An archive of many reports is made of variations of the
real one: another village's name in every sentence, another year of delivery.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from serving import Preview, copy, preview
from workreport import archive as archives
from workreport.edition import chapters
from workreport.pages.comparing import comparisons
from workreport.pages.listing import archive_pages, report_in, report_pages
from workreport.pages.rendering import Renderer, template_folders
from workreport.pages.subjects import ReportInEdition, SiteFrame
from workreport.places import places
from workreport.summary import summarize

ROOT = Path(__file__).parents[1]
EDITS = 9
NAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥乾坤震巽坎离艮兑金木水火土东西南北春夏秋冬梅兰竹菊松柏桃李杏梨枣栗榆槐柳桑"


@dataclass(frozen=True)
class Cost:
    """What a build took."""

    seconds: float
    processors: float
    """Seconds of processors, of all processes."""
    memory: float
    """The most that a process held, in MB."""


def main() -> None:
    """Prints a row for each kind of build and size asked for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--reports", type=int, nargs="*", default=[1, 60, 240], help="sizes of the archive")
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--before", type=Path, help="a checkout of the commit to compare with")
    options.add_argument("--plain", action="store_true", help="build the plain site, too")
    options.add_argument("--preview", action="store_true", help="edit translations under “mkdocs serve”, too")
    arguments = options.parse_args()
    print(
        f"load {os.getloadavg()[0]:.1f}; median of {arguments.runs}; seconds, seconds of processors, MB; then the same of the commit before"
    )
    for size in arguments.reports:
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder), size, arguments)


def measure(folder: Path, size: int, arguments: argparse.Namespace) -> None:
    """The rows of an archive of a size."""
    trees = {"now": grow(folder / "now", size)}
    if arguments.before:
        trees["before"] = grow(folder / "before", size, arguments.before)
    kinds: dict[str, Callable[[Path], Cost]] = {
        "cold, one process": lambda tree: cold(tree, "1"),
        "cold, two processes": lambda tree: cold(tree, "2"),
        "nothing changed": built,
        "one translation changed": edited,
    }
    for name, build in kinds.items():
        runs: dict[str, list[Cost]] = {tree: [] for tree in trees}
        for _ in range(arguments.runs):
            for tree, path in trees.items():
                runs[tree].append(build(path))
        print(row(size, name, [middle(costs) for costs in runs.values()]), flush=True)
    if arguments.plain:
        plain = plainly(trees["now"], folder / "plain")
        pairs = [(cold(trees["now"], "2"), built(plain)) for _ in range(arguments.runs)]
        print(row(size, "cold ÷ plain MkDocs with Material", [middle([pair[at] for pair in pairs]) for at in (0, 1)]), flush=True)
    if arguments.preview:
        with preview(trees["now"]) as shown:
            started = shown.wait("en/2023/1-2/", "</html>")
            seconds = edits(trees["now"], shown)
        told = f"an edit on its page after {median(seconds):.2f} s, at most {max(seconds):.2f} s"
        print(f"{size:5}  preview: first page after {started:.2f} s; {told}")


def row(size: int, name: str, costs: list[Cost]) -> str:
    """A line of the table, with the ratio to the peer where there is one."""
    told = [f"{cost.seconds:8.2f} {cost.processors:8.2f} {cost.memory:6.0f}" for cost in costs]
    if len(costs) == 1:
        return f"{size:5}  {name:34} {told[0]}"
    ratio = f"{costs[0].seconds / costs[1].seconds:5.2f} {costs[0].processors / costs[1].processors:5.2f}"
    return f"{size:5}  {name:34} {told[0]}  {told[1]}  ratio {ratio}"


def middle(costs: list[Cost]) -> Cost:
    """The median of each measure."""
    return Cost(median(one.seconds for one in costs), median(one.processors for one in costs), max(one.memory for one in costs))


def cold(tree: Path, processes: str) -> Cost:
    """A build from nothing."""
    shutil.rmtree(tree / ".cache", ignore_errors=True)
    return built(tree, processes)


def edited(tree: Path) -> Cost:
    """A build after a change of one translation."""
    path = tree / "translations/en/2023/1-2.yml"
    path.write_text(path.read_text("utf-8").replace("organization", f"organization {time.time_ns()}", 1), "utf-8")
    return built(tree)


def built(tree: Path, processes: str = "2") -> Cost:
    """A build with what is kept."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "WORKREPORT_PROCESSES": processes, "PYTHONPATH": str(tree / "hooks")}
    begun = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=tree, env=environment)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise subprocess.CalledProcessError(status, "mkdocs build")
    return Cost(time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def edits(project: Path, shown: Preview) -> list[float]:
    """The seconds from each edit of a translation until the preview sends the page with it."""
    path = project / "translations/en/2023/1-2.yml"
    before = path.read_text("utf-8")
    seconds = []
    for number in range(EDITS):
        time.sleep(1)
        path.write_text(before.replace("organization", f"organization {number}", 1), "utf-8")
        seconds.append(shown.wait("en/2023/1-2/", f"organization {number}"))
    return seconds


def grow(project: Path, size: int, root: Path = ROOT) -> Path:
    """A copy of this project with `size` reports: the real one, then variations of it."""
    copy(root, project)
    for number in range(1, size):
        name, year = NAMES[number % len(NAMES)], str(2022 - number)
        vary(root / "docs/reports/2023", project / "docs/reports" / year, name, year)
        for language in sorted(path.name for path in (root / "translations").iterdir()):
            source = root / "translations" / language / "2023"
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
