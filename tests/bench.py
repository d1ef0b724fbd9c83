"""Prints what the site costs to build, beside the commit before and a plain MkDocs with Material on the same Markdown: ``make bench``.

A row is measured so many times, in turn with its peer, and the median counts: in seconds as the clock says, in seconds of processors
(of all processes), which drift less on a busy machine, and in the most memory that any process held; the ratio to the peer follows.
One report is measured `--runs` times, an archive once. `--before` names a commit, whose tree builds as many of its own reports. The plain
site has the same pages as Markdown files (front matter, and the HTML that our templates make), Material as it comes (its search included),
and none of our hooks. An archive of many reports is made of variations of the real one: another village's name in every sentence, another
year of delivery. What would begin after `--minutes` is left out, and said so.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from clustering import cluster
from serving import Preview, copy, preview
from walking import digests
from workreport import archive as archives
from workreport.edition import chapters
from workreport.pages.comparing import comparisons
from workreport.pages.figures import section_figures
from workreport.pages.listing import archive_pages, report_in, report_pages
from workreport.pages.rendering import Renderer, template_folders
from workreport.pages.subjects import ReportInEdition, SiteFrame
from workreport.places import places
from workreport.summary import summarize

ROOT = Path(__file__).parents[1]
EDITS = 9
SETTLED = 3
"""Seconds after which files are older than a tick of the clock, as anybody's are: of a build with younger ones nothing is remembered."""
YEARS = 60
"""Reports of a town of the archive: years that a report can be of."""
SEAL = re.compile(r"^ +seal: .*\n", re.MULTILINE)
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
    options.add_argument("--runs", type=int, default=5, help="of one report; an archive is built once")
    options.add_argument("--before", default="", metavar="COMMIT", help="the commit to compare with")
    options.add_argument("--only", nargs="*", default=[], metavar="ROW", help=f"some rows: {', '.join(ROWS)}")
    options.add_argument("--minutes", type=float, default=90, help="no row begins after so many")
    arguments = options.parse_args()
    print(f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} processors; seconds, seconds of processors, MB; the same of the peer; ratios")
    deadline = time.monotonic() + 60 * arguments.minutes
    with tempfile.TemporaryDirectory() as folder:
        before = checkout(arguments.before, Path(folder) / "checkout") if arguments.before else None
        for size in arguments.reports:
            trees = {"now": grow(Path(folder) / f"now-{size}", size)}
            if before:
                trees["before"] = grow(Path(folder) / f"before-{size}", size, before)
            for name, measure in ROWS.items():
                if (arguments.only and name not in arguments.only) or not measure.sizes(size):
                    continue
                if time.monotonic() > deadline:
                    print(f"{size:5}  {name}: left out, {arguments.minutes:g} minutes are over", flush=True)
                    continue
                print(f"{time.strftime('%H:%M:%S')} {size} {name} …", file=sys.stderr, flush=True)
                for line in measure.rows(trees, arguments.runs if size == 1 else 1):
                    print(f"{size:5}  {line}", flush=True)
            for tree in trees.values():
                shutil.rmtree(tree)


Trees = dict[str, Path]


@dataclass(frozen=True)
class Row:
    """A kind of measurement."""

    rows: Callable[[Trees, int], Iterator[str]]
    """Its lines, from the trees and how often each is built."""
    sizes: Callable[[int], bool] = lambda _size: True
    """The archives it is for."""


def in_turn(name: str, build: Callable[[Path], Cost]) -> Callable[[Trees, int], Iterator[str]]:
    """Measures a build of each tree."""

    def rows(trees: Trees, runs: int) -> Iterator[str]:
        costs = [[build(tree) for tree in trees.values()] for _ in range(runs)]
        yield row(name, [middle([run[at] for run in costs]) for at in range(len(trees))])

    return rows


def beside_plain(trees: Trees, runs: int) -> Iterator[str]:
    """A cold build beside that of the plain site, in turn."""
    plain = plainly(trees["now"], trees["now"].with_name("plain"))
    pairs = [(cold(trees["now"], "2"), built(plain)) for _ in range(runs)]
    yield row("cold ÷ plain MkDocs with Material", [middle([pair[at] for pair in pairs]) for at in (0, 1)])


def by_cluster(trees: Trees, runs: int) -> Iterator[str]:
    """A cold build by two workers of Dask beside one by one process, and whether the sites are the same; seconds by the clock alone."""
    tree = trees["now"]
    pairs, same = [], True
    for _ in range(runs):
        alone = cold(tree, "1")
        told = digests(tree / "site")
        shutil.rmtree(tree / ".cache")
        with cluster(tree.with_name("cluster")) as address:
            pairs.append((build_on(tree, address), alone))
        same = same and digests(tree / "site") == told
    yield row("two workers of Dask ÷ one process", [middle([pair[at] for pair in pairs]) for at in (0, 1)])
    yield f"    the same bytes: {'yes' if same else 'NO'}"


def previewed(trees: Trees, _runs: int) -> Iterator[str]:
    """How long a preview takes to begin after a build, and an edit to be on its page."""
    built(trees["now"])
    with preview(trees["now"]) as shown:
        started = shown.wait("en/2023/1-2/", "</html>")
        seconds = edits(trees["now"], shown)
    yield f"preview: first page after {started:.2f} s; an edit on its page after {median(seconds):.2f} s, at most {max(seconds):.2f} s"


MOST = 100
"""Reports of which an archive is built only so often as its other rows need."""


def row(name: str, costs: list[Cost]) -> str:
    """A line of the table, with the ratio to the peer where there is one."""
    told = [f"{cost.seconds:8.2f} {cost.processors:8.2f} {cost.memory:6.0f}" for cost in costs]
    if len(costs) == 1:
        return f"{name:34} {told[0]}"
    ratio = f"{costs[0].seconds / costs[1].seconds:5.2f} {costs[0].processors / costs[1].processors:5.2f}"
    return f"{name:34} {told[0]}  {told[1]}  ratio {ratio}"


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


def build_on(tree: Path, address: str) -> Cost:
    """A build on a cluster, whose workers' processors and memory are not ours to count."""
    command = [sys.executable, "-c", "from workreport.commands import main; main()", "build", "--quiet", "--on", address]
    begun = time.perf_counter()
    subprocess.run(command, cwd=tree, env={**os.environ, "PYTHONPATH": str(tree / "hooks")}, check=True)
    seconds = time.perf_counter() - begun
    return Cost(seconds, seconds, 0)


def checkout(commit: str, folder: Path) -> Path:
    """The tree of a commit."""
    folder.mkdir()
    packed = subprocess.run(["git", "archive", commit], cwd=ROOT, check=True, capture_output=True).stdout
    subprocess.run(["tar", "-x"], cwd=folder, input=packed, check=True)
    return folder


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
    """A copy of this project with `size` reports: the real one, then variations of it, from the sixtieth on those of other towns."""
    copy(root, project)
    for number in range(1, size):
        name, (town, back) = NAMES[number % len(NAMES)], divmod(number, YEARS)
        year = str(2022 - back)
        report = f"town-{town}/{year}" if town else year
        vary(root / "docs/reports/2023", project / "docs/reports" / report, name, year)
        for language in sorted(path.name for path in (root / "translations").iterdir()):
            source = root / "translations" / language / "2023"
            if source.is_dir():
                vary(source, project / "translations" / language / report, name, year)
    time.sleep(SETTLED)
    return project


def vary(source: Path, target: Path, name: str, year: str) -> None:
    """Copies a folder of text files with another place's name and another year of delivery."""
    target.mkdir(parents=True)
    for path in source.iterdir():
        text = SEAL.sub("", path.read_text("utf-8").replace("巨各庄", f"{name}各庄"))  # the words are not those that were read
        (target / path.name).write_text(text.replace("date: 2023-02-16", f"date: {year}-02-16"), "utf-8")


def in_editions(archive: archives.Archive) -> list[tuple[ReportInEdition, ...]]:
    """Every report in every edition, newest first."""
    frame = SiteFrame(archive.interfaces, archive.editions, "", "")
    return [
        tuple(
            replace(
                report_in(
                    frame,
                    edition,
                    work,
                    chapters(work, edition),
                    comparisons(work.indicators, [work.indicators]) if work.indicators else None,
                ),
                figures=section_figures(work.indicators) if work.indicators else {},
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


ROWS = {
    "cold-1": Row(in_turn("cold, one process", lambda tree: cold(tree, "1")), lambda size: size <= MOST),
    "cold-2": Row(in_turn("cold, two processes", lambda tree: cold(tree, "2"))),
    "again": Row(in_turn("nothing changed", built)),
    "edit": Row(in_turn("one translation changed", edited)),
    "plain": Row(beside_plain, lambda size: size == 1),
    "preview": Row(previewed, lambda size: size <= MOST),
    "cluster": Row(by_cluster, lambda size: 1 < size <= MOST),
}
"""What is measured, in this order: “again” and “edit” go on from what the rows before them have built."""


if __name__ == "__main__":
    main()
