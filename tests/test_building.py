"""Build only what changed, wherever it is built: the same bytes as a build from nothing, and nothing made that need not be."""

from __future__ import annotations

import operator
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from pathlib import Path

import pytest

from clustering import cluster
from conftest import ROOT, build
from walking import digests
from workreport import registry
from workreport.building import Cache, Means, place, share
from workreport.building import archive as archives
from workreport.building.cache import COMPARED
from workreport.building.failing import problem_of, with_problems
from workreport.pages.rendering import Renderer
from workreport.places import RESERVED, faulty_ids, places
from workreport.problems import ProblemsError

KILLS = 6


def built(project: Path, **environment: str) -> dict[str, str]:
    """The site of a project, built with whatever its cache keeps."""
    done = build(project, project / "site", strict=False, **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return digests(project / "site")


def fresh(project: Path, **environment: str) -> dict[str, str]:
    """The site of a project, built by one process from nothing."""
    shutil.rmtree(project / ".cache")
    return built(project, WORKREPORT_PROCESSES="1", **environment)


def change(path: Path, old: str, new: str) -> None:
    """Replaces words of a file."""
    text = path.read_text("utf-8")
    assert old in text, f"{old} in {path}"
    path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture(scope="module")
def warm(built_town: Path) -> Path:
    """The invented town, built once, with what the cache keeps of that."""
    return built_town.parent


def second_of(warm: Path, project: Path) -> Path:
    """A copy of a project that is built, in which a file of the cache and of the site are one on the disk, as there."""
    subprocess.run(["cp", "--archive", warm, project], check=True)
    return project


def source(project: Path) -> None:
    """A sentence more in the source; it has no translation yet."""
    change(project / "docs/reports/2031/report.txt", "增长4.5%。", "增长4.5%。大家都很高兴。")
    subprocess.run(
        [sys.executable, "-c", "from workreport.commands import main; main()", "sync", "2031"], cwd=project, check=True, capture_output=True
    )


def translation(project: Path) -> None:
    """A word of one translation."""
    change(project / "translations/en/2031/1.yml", "came to 360 million", "amounted to 360 million")


def term(project: Path) -> None:
    """The explanation of a term that the reports use."""
    change(project / "translations/en/glossary.yml", "An invented town of the tests.", "A town that the tests have invented.")


def word(project: Path) -> None:
    """A word of the interface."""
    path = project / "translations/en/interface.yml"
    path.write_text(path.read_text("utf-8") + "report:\n  downloads: To take along\n", "utf-8")


def template(project: Path) -> None:
    """A template of the site's own."""
    own = project / "docs/templates/pages"
    own.mkdir(parents=True)
    page = (ROOT / "hooks/workreport/theme/pages/page.html").read_text("utf-8")
    (own / "page.html").write_text(page + "<p>A line more.</p>\n", "utf-8")


def style(project: Path) -> None:
    """A style sheet of the site's own."""
    own = project / "docs/assets/styles"
    own.mkdir(parents=True)
    (own / "9-late.css").write_text(".late { color: inherit }\n", "utf-8")


def removed(project: Path) -> None:
    """A report less."""
    shutil.rmtree(project / "docs/reports/2032")
    shutil.rmtree(project / "translations/en/2032")


def handwritten(project: Path) -> None:
    """A page written by hand more."""
    (project / "docs/en/method.md").write_text("# How it is made\n\nBy hand.\n", "utf-8")


def damaged(project: Path) -> None:
    """A cache whose files are cut short, changed or gone."""
    files = sorted(path for path in (project / ".cache").rglob("*") if path.is_file() and "locks" not in path.parts)
    for number, path in enumerate(files):
        if number % 3 == 0:
            path.write_bytes(path.read_bytes()[:-7])
        elif number % 3 == 1:
            path.write_bytes(b"x" + path.read_bytes()[1:])
        elif number % 9 == 2:
            path.unlink()


def written_over(project: Path) -> None:
    """Files of the site written over where they lie; they are those of the cache, too, by a second name."""
    for path in sorted((project / "site").rglob("*")):
        if path.is_file():
            with path.open("r+b") as file:
                file.write(b"x")


EDITS = (
    source,
    translation,
    *(
        pytest.param(edit, marks=pytest.mark.programs)
        for edit in (term, word, template, style, removed, handwritten, damaged, written_over)
    ),
)
"""What editors change every day is tried in every test run, all in the long one."""


@pytest.mark.slow
@pytest.mark.parametrize("edit", EDITS, ids=operator.attrgetter("__name__"))
def test_a_build_after_an_edit_is_that_from_nothing(warm: Path, tmp_path: Path, edit: Callable[[Path], None]) -> None:
    """Whatever changed since the last build, and with one process or two, the site is to the byte what a build from nothing makes."""
    one, two = (second_of(warm, tmp_path / name) for name in ("one", "two"))
    for project in (one, two):
        edit(project)
    after = built(one, WORKREPORT_PROCESSES="1")
    assert built(two, WORKREPORT_PROCESSES="2") == after
    assert fresh(one) == after


@pytest.mark.programs
def test_a_change_of_the_code_makes_everything_anew(warm: Path, tmp_path: Path) -> None:
    """What an older release of the package has made is not taken for what this one makes."""
    project = shutil.copytree(warm, tmp_path / "town", symlinks=True)
    package = shutil.copytree(ROOT / "hooks", tmp_path / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    change(package / "workreport/pages/reports.py", "DESCRIPTION = 150", "DESCRIPTION = 60")
    after = built(project, PYTHONPATH=str(package))
    assert after != digests(warm / "site")
    assert after == fresh(project, PYTHONPATH=str(package))


@pytest.mark.slow
def test_only_the_report_that_changed_is_made(warm: Path, tmp_path: Path) -> None:
    """One translation is changed: the report before it stays as it is. The one after it shows the year before, and would be made anew."""
    project = shutil.copytree(warm, tmp_path / "town", symlinks=True)
    outputs = project / ".cache/outputs"
    before = {path.name for path in (outputs / "2031").iterdir()}
    change(project / "translations/en/2032/1.yml", "came to 380 million", "amounted to 380 million")
    built(project)
    assert {path.name for path in (outputs / "2031").iterdir()} == before
    assert len(list((outputs / "2032").iterdir())) == 2


@pytest.mark.slow
def test_a_term_that_a_report_does_not_use_is_none_of_its_inputs(warm: Path, tmp_path: Path) -> None:
    """A new entry of the glossary whose Chinese stands in no report makes no report anew."""
    project = shutil.copytree(warm, tmp_path / "town", symlinks=True)
    outputs = project / ".cache/outputs"
    before = sorted(path.relative_to(outputs) for path in outputs.glob("203*/*"))
    path = project / "translations/en/glossary.yml"
    entry = "- zh: 从未出现的词\n  en: never used\n  kind: place\n  gloss: Nowhere.\n  source: judgement (invented)\n"
    path.write_text(path.read_text("utf-8") + entry, "utf-8")
    built(project)
    assert sorted(path.relative_to(outputs) for path in outputs.glob("203*/*")) == before


@pytest.mark.programs
def test_processes_that_begin_from_nothing_make_the_same(warm: Path, tmp_path: Path) -> None:
    """Under “spawn”, as on Windows and macOS, the processes know only what they are sent; the site is the same."""
    project = shutil.copytree(warm, tmp_path / "town", ignore=shutil.ignore_patterns(".cache", "site"))
    script = (
        "import multiprocessing, sys\n"
        "if __name__ == '__main__':\n"
        "    multiprocessing.set_start_method('spawn')\n"
        "    from pathlib import Path\n"
        "    from workreport.building import Means\n"
        "    from workreport.site.running import build\n"
        "    sys.exit(0 if build(Path.cwd(), means=Means(processes=2)) else 1)\n"
    )
    (tmp_path / "spawned.py").write_text(script, "utf-8")
    subprocess.run([sys.executable, str(tmp_path / "spawned.py")], cwd=project, check=True, capture_output=True)
    assert digests(project / "site") == digests(warm / "site")


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """A scheduler of Dask with two workers; its address."""
    with cluster(tmp_path / "cluster") as address:
        yield address


@pytest.mark.programs
def test_a_cluster_makes_the_same(warm: Path, tmp_path: Path, scheduler: str) -> None:
    """“build --on” has Dask's workers make the reports; the site is the same."""
    project = shutil.copytree(warm, tmp_path / "town", ignore=shutil.ignore_patterns(".cache", "site"))
    command = [sys.executable, "-c", "from workreport.commands import main; main()", "build", "--quiet", "--on", scheduler]
    done = subprocess.run(command, cwd=project, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert digests(project / "site") == digests(warm / "site")


@pytest.mark.programs
@pytest.mark.slow
def test_shares_are_joined_through_the_cache(warm: Path, tmp_path: Path) -> None:
    """Two jobs make a share each and no site; a third that has the cache of both makes the site, and no report."""
    project = shutil.copytree(warm, tmp_path / "town", ignore=shutil.ignore_patterns(".cache", "site"))
    command = [sys.executable, "-c", "from workreport.commands import main; main()", "build", "--quiet"]
    for one in ("1/2", "2/2"):
        subprocess.run([*command, "--share", one], cwd=project, check=True, capture_output=True)
        assert not (project / "site").exists()
    made = sorted((project / ".cache/outputs").glob("203*/*"))
    assert len(made) == 2
    subprocess.run(command, cwd=project, check=True, capture_output=True)
    assert digests(project / "site") == digests(warm / "site")
    assert sorted((project / ".cache/outputs").glob("203*/*")) == made


@pytest.mark.programs
def test_a_killed_build_leaves_a_cache_that_does_not_lie(warm: Path, tmp_path: Path) -> None:
    """Killed at any moment with the cache in place, the next build makes what a build from nothing makes."""
    project = shutil.copytree(warm, tmp_path / "town", symlinks=True)
    chance = random.Random(19)
    for number in range(KILLS):
        change(
            project / "translations/en/2031/1.yml", "360 million" if not number else f"360 million {number - 1}", f"360 million {number}"
        )
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "build", "--quiet"],
            cwd=project,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        )
        time.sleep(chance.uniform(0.5, 5))
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    change(project / "translations/en/2031/1.yml", f"360 million {KILLS - 1}", "360 million")
    assert built(project) == digests(warm / "site")


def render(root: Path) -> str:
    """Renders a template that fails in its second line."""
    return Renderer((root,), {}).file("page.html")


def test_a_fault_in_another_process_keeps_its_place(tmp_path: Path) -> None:
    """No traceback comes from another process, so that the line of a template is told there; whatever else is raised stays what it is."""
    (tmp_path / "page.html").write_text("<p>\n{{ nothing.at.all }}\n", "utf-8")
    with ProcessPoolExecutor(1) as workers:
        with pytest.raises(ProblemsError) as raised:
            workers.submit(with_problems, tmp_path, render, tmp_path).result()
        assert str(raised.value) == "page.html:2: the template fails: 'nothing' is undefined; mend it, or delete it"
        with pytest.raises(ValueError, match="invalid literal"):
            workers.submit(with_problems, tmp_path, int, "x").result()


def test_a_process_that_is_killed_ends_the_build_in_one_line(tmp_path: Path) -> None:
    """Where the system ends a process, its user is told so, and what to do."""
    with ProcessPoolExecutor(1) as workers, pytest.raises(BrokenExecutor) as raised:
        workers.submit(os.kill, workers.submit(os.getpid).result(), signal.SIGKILL).result()
    said = "a process that made reports was ended, perhaps because memory ran out; build with fewer: WORKREPORT_PROCESSES=1"
    assert str(problem_of(raised.value, tmp_path)) == f"WORKREPORT_PROCESSES: {said}"


def test_what_is_damaged_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    """A kept thing whose bytes are not what they were is not handed back: one file of a report, or its list, or a thing by itself."""
    cache = Cache(tmp_path)
    cache.write("texts", "key", b"whole")
    cache.keep("a/2023", "key", [("site/en/index.html", b"<p>"), ("corpus", b"x")])
    made = cache.made("a/2023", "key")
    assert made is not None
    assert list(made.addresses()) == ["en/index.html"]
    assert cache.read("texts", "key") == b"whole"
    (tmp_path / "texts/key").write_bytes((tmp_path / "texts/key").read_bytes()[:-1])
    assert cache.read("texts", "key") is None
    (made.folder / "site/en/index.html").write_bytes(b"<b>")
    assert cache.made("a/2023", "key") is None


def test_files_are_compared_again_where_they_may_have_changed(tmp_path: Path) -> None:
    """A file that was old when it was compared is trusted while the file system tells of no change; a young one is read each time."""
    cache = Cache(tmp_path)
    cache.keep("2023", "key", [("site/en/index.html", b"<p>")])
    page = cache.outputs("2023", "key") / "site/en/index.html"
    compared = page.parents[2] / COMPARED
    assert cache.made("2023", "key")
    assert not compared.exists()
    os.utime(page, (1_000_000, 1_000_000))
    assert cache.made("2023", "key")
    assert compared.exists()
    page.write_bytes(b"<b>")
    assert cache.made("2023", "key") is None


def test_what_another_build_has_kept_meanwhile_stays(tmp_path: Path) -> None:
    """Two builds that make the same: the later one leaves the files that the other may be reading, and what a third is writing."""
    cache = Cache(tmp_path)
    files = [("site/en/index.html", b"<p>")]
    cache.keep("2023", "key", files)
    page = cache.outputs("2023", "key") / "site/en/index.html"
    before = page.stat().st_ino
    writing = [page.parents[3] / f".part-{number}" for number in range(4)]
    for folder in writing:
        folder.mkdir()
    cache.keep("2023", "key", files)
    assert page.stat().st_ino == before
    assert all(folder.is_dir() for folder in writing)
    page.write_bytes(b"<b>")
    cache.keep("2023", "key", files)
    assert page.read_bytes() == b"<p>", "what is damaged makes way"
    assert sorted(path.name for path in page.parents[3].iterdir()) == [".part-0", ".part-1", ".part-2", ".part-3", "key"]


def test_what_nobody_uses_is_let_go(tmp_path: Path) -> None:
    """Of what is kept, what no build has used for a month goes, faces of documents after a day; what has been used since stays."""
    cache = Cache(tmp_path)
    for key in ("read", "left"):
        cache.write("texts", key, b"words")
    for folder in ("fonts/used", "fonts/left", "site-before/used", "site-before/left"):
        (tmp_path / folder).mkdir(parents=True)
    days = {"texts/left": 31, "fonts/left": 2, "fonts/used": 0, "site-before/left": 31, "site-before/used": 29, "texts/read": 31}
    for path, ago in days.items():
        os.utime(tmp_path / path, (time.time() - ago * 24 * 3600,) * 2)
    cache.read("texts", "read")
    cache.prune()
    assert {path.relative_to(tmp_path).as_posix() for path in tmp_path.glob("*/*")} == {"texts/read", "fonts/used", "site-before/used"}


def test_a_report_that_is_placed_takes_no_room_twice(tmp_path: Path) -> None:
    """A file of the cache and of the site are one on the disk, and an old file at its place makes way."""
    cache = Cache(tmp_path / "cache")
    cache.keep("2023", "key", [("site/en/index.html", b"new")])
    made = cache.made("2023", "key")
    assert made is not None
    (tmp_path / "site/en").mkdir(parents=True)
    (tmp_path / "site/en/index.html").write_bytes(b"old")
    place(made, tmp_path / "site")
    assert (tmp_path / "site/en/index.html").read_bytes() == b"new"
    assert (tmp_path / "site/en/index.html").stat().st_ino == (made.folder / "site/en/index.html").stat().st_ino


@pytest.mark.parametrize("text", ["", "3", "0/2", "3/2", "a/b", "1/2/3"])
def test_a_share_says_which_of_how_many(text: str) -> None:
    """Anything but N/M, N from 1 to M, is refused with what to write."""
    assert share("3/20") == (3, 20)
    with pytest.raises(ProblemsError) as raised:
        share(text)
    assert str(raised.value) == f"--share: “{text}” is no share; write which of how many: 3/20"


def test_shares_together_are_the_whole() -> None:
    """Every report is in one share, and in one only."""
    reports = [str(number) for number in range(2000, 2023)]
    parts = [Means(share=(part, 4)).mine(reports) for part in range(1, 5)]
    assert sorted(report for part in parts for report in part) == reports


def test_a_fixed_word_cannot_begin_an_id() -> None:
    """Whatever stands directly below an edition is known as such, so that no report can take its address."""
    below = {
        kind.address.split("/")[1] for kind in registry.ARCHIVE_PAGES if kind.address.startswith("{edition}/") and len(kind.address) > 10
    }
    assert below - {"{name}"} <= RESERVED
    problems = [str(problem) for problem in faulty_ids(["search/2023", "a b/2023", "miyun", "miyun/2023"])]
    nested = "move one of them, so that a folder is either a report or a place"
    assert problems == [
        "docs/reports/search/2023: “search” is the address of another page, so no report’s folder may begin with it; rename the folder",
        "docs/reports/a b/2023: “a b” cannot be part of an address; use the letters a to z, digits and hyphens",
        f"docs/reports/miyun/2023: the report lies in the folder of another report, miyun; {nested}",
    ]


def test_every_folder_of_an_id_is_a_place() -> None:
    """A place has its reports in the order given, and the places directly in it."""
    found = places(["x/y/2024", "x/y/2023", "x/2022", "2021"])
    assert {path: (place.places, place.reports) for path, place in found.items()} == {
        "": (("x",), ("2021",)),
        "x": (("x/y",), ("x/2022",)),
        "x/y": ((), ("x/y/2024", "x/y/2023")),
    }


def test_a_sitemap_of_many_pages_is_split_below_what_the_protocol_allows() -> None:
    """With more pages than one file may list the sitemap names files that do, each page in one of them; with fewer it lists them itself."""
    pages = [(f"zh/{number}/", "2031-02-10", ()) for number in range(100_001)]
    lists = list(archives.page_lists(pages))
    assert all(len(part) < 50_000 for part in lists)
    assert sorted(page for part in lists for page in part) == sorted(pages)
    assert archives.sitemap(lists) == {"sitemap": (), "parts": ("sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml")}
    few = list(archives.page_lists(pages[:3]))
    assert archives.sitemap(few) == {"sitemap": tuple(pages[:3]), "parts": ()}
