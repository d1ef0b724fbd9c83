"""What a build does where inputs or the system are not as they should be: one line for each fault, exit 1, the old site whole."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from conftest import ROOT, build, copy_town, once
from test_trust import digests
from workreport.atomic_write import JOURNAL, NEW, recover
from workreport.problems import ProblemsError

pytestmark = pytest.mark.slow

INPUTS = ("mkdocs.yml", "docs", "hooks", "translations")


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented town with its site built, less what it has to warn of: the report with a stale sentence, the language without words."""

    def make(folder: Path) -> None:
        project = copy_town(folder / "town")
        for name in ("docs/reports/2032", "translations/en/2032", "translations/fr"):
            shutil.rmtree(project / name)
        done = build(project, project / "site")
        assert done.returncode == 0, done.stdout + done.stderr

    folder = tmp_path_factory.mktemp("town") / "town"
    subprocess.run(["cp", "--archive", once(tmp_path_factory, "quiet-town", make) / "town", folder], check=True)
    return folder


@pytest.fixture
def spoil(town: Path) -> Iterator[Callable[[str, str, str], None]]:
    """Changes a file of the project, for one test."""
    before: dict[Path, bytes | None] = {}

    def change(name: str, old: str, new: str) -> None:
        path = town / name
        before.setdefault(path, path.read_bytes() if path.is_file() else None)
        text = path.read_text("utf-8") if old else ""
        assert old in text
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((text.replace(old, new, 1) if old else new).encode("utf-8", "surrogateescape"))

    yield change
    for path, content in before.items():
        if content is None:
            path.unlink()
        else:
            path.write_bytes(content)


def lines(done: subprocess.CompletedProcess[str]) -> list[str]:
    """What a build says to its user."""
    return [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]


REPORT = "docs/reports/2031/report.yml"
FAULTS = {
    "a review's date of words": (
        (REPORT, "date: 2031-03-01", "date: on a Sunday"),
        "{REPORT}:{line}: the date “on a Sunday” is no day between 1949-10-01 and 2099-12-31; write the day of the review as 2026-11-26",
    ),
    "a year far away": (
        (REPORT, "date: 2031-02-10", "date: 9999-12-31"),
        "{REPORT}:{line}: the date “9999-12-31” is no day between 1949-10-01 and 2099-12-31; write the day of delivery as 2023-02-16",
    ),
    "a redirect out of the site": (
        (REPORT, "date: 2031-02-10", "date: 2031-02-10\nredirects:\n  ../../../outside: 1-3"),
        "{REPORT}:{line}: “../../../outside” is no id of a page; write ids such as 1-3: letters, digits and hyphens",
    ),
    "a page that is not UTF-8": (
        ("docs/zh/notes.md", "", "# \udcd5\udcfe\udcb8\udcae\n"),
        "docs/zh/notes.md: the page is not UTF-8; save it as UTF-8",
    ),
    "a template that a site has broken": (
        ("docs/templates/pages/home.html", "", "<p>\n{% if %}\n"),
        "docs/templates/pages/home.html:2: the template fails: Expected an expression, got 'end of statement block'; mend it, or delete it",
    ),
    "a template that asks for what is not": (
        ("docs/templates/pages/home.html", "", "<p>\n{{ nothing_of_the_kind }}\n"),
        "docs/templates/pages/home.html:2: the template fails: 'nothing_of_the_kind' is undefined; mend it, or delete it",
    ),
}


@pytest.mark.parametrize("name", sorted(FAULTS))
def test_a_fault_of_an_input_is_one_line(town: Path, spoil: Callable[[str, str, str], None], name: str) -> None:
    """Place, what is wrong and what to do; the exit code is 1, and the old site stands as it stood."""
    before = digests(town / "site")
    (file, old, new), sentence = FAULTS[name]
    spoil(file, old, new)
    done = build(town, town / "site")
    assert done.returncode == 1
    said = (town / file).read_bytes().decode("utf-8", "replace").splitlines()
    numbers = [number for number, line in enumerate(said, 1) if new.split("\n")[-1] and new.split("\n")[-1] in line]
    wanted = sentence.replace("{REPORT}", REPORT).replace("{line}", str(numbers[0]) if numbers else "")
    assert any(line.endswith(wanted) for line in lines(done)), lines(done)
    assert "Traceback" not in done.stdout + done.stderr
    assert digests(town / "site") == before
    assert sorted(path.name for path in town.iterdir()) == sorted([*INPUTS, ".cache", "site"])


def test_a_figure_of_five_thousand_digits_is_read_as_any_other(town: Path, spoil: Callable[[str, str, str], None]) -> None:
    """A number longer than Python’s limit for numbers is text of the report like any other; the check says that it is not accounted for."""
    digits = "7" * 5000
    spoil("docs/reports/2031/report.txt", "茶园面积继续扩大。", f"茶园面积继续扩大{digits}亩。")
    spoil("translations/en/2031/1-1.yml", "zh: 茶园面积继续扩大。", f"zh: 茶园面积继续扩大{digits}亩。")
    done = subprocess.run(
        [sys.executable, "-c", "from workreport.commands import main; main()", "check"],
        cwd=town,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stdout + done.stderr
    assert done.returncode == 1


@pytest.mark.parametrize("given", ["abc", "-1", "9" * 30, "1e9", "٣"])
def test_a_time_that_is_none_is_refused(town: Path, given: str) -> None:
    """SOURCE_DATE_EPOCH must be a number of seconds that file formats can hold."""
    done = build(town, town / "site", SOURCE_DATE_EPOCH=given)
    assert done.returncode == 1
    assert f"SOURCE_DATE_EPOCH: “{given}” is no number of seconds since 1970; take it out of the environment" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_of_two_builds_at_once_one_is_refused_or_waits_its_turn(town: Path) -> None:
    """However many builds of a folder begin together: each that succeeds has made the whole site, the others say why not."""
    whole = digests(town / "site")
    with ThreadPoolExecutor() as pool:
        done = list(pool.map(lambda _: build(town, town / "site"), range(3)))
    assert {one.returncode for one in done} <= {0, 1}
    assert any(one.returncode == 0 for one in done)
    for one in done:
        if one.returncode:
            assert "site: another build of this folder is at work; wait until it is done, or build into another folder" in one.stderr
    assert digests(town / "site") == whole
    assert not (town / "site.part").exists()


@pytest.mark.programs
def test_two_builds_into_two_folders_do_not_disturb_each_other(town: Path, tmp_path: Path) -> None:
    """Builds of one project into folders of their own go on beside each other, from an empty cache too."""
    shutil.rmtree(town / ".cache")
    with ThreadPoolExecutor() as pool:
        done = list(pool.map(lambda name: build(town, tmp_path / name), ("one", "two")))
    assert [one.returncode for one in done] == [0, 0], [one.stderr for one in done]
    assert digests(tmp_path / "one") == digests(tmp_path / "two") == digests(town / "site")


def test_a_site_that_is_a_link_is_replaced_where_it_lies(town: Path, tmp_path: Path) -> None:
    """Where the site’s folder is a symbolic link, the folder it leads to holds the new site, and the link stays."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "old.html").write_text("old")
    (tmp_path / "site").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert build(town, tmp_path / "site").returncode == 0
    assert (tmp_path / "site").is_symlink()
    assert digests(tmp_path / "elsewhere") == digests(town / "site")


def test_a_disk_that_takes_no_more_leaves_the_old_site(town: Path) -> None:
    """Where the system refuses to write, one line says which file; nothing unfinished stays.

    A limit on the size of files stands for the disk.
    """
    before = digests(town / "site")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(town / "site")]
    done = subprocess.run(
        command,
        cwd=town,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000)),
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert lines(done)[-1].endswith("the system refuses to write (File too large); make room or give leave to write")
    assert digests(town / "site") == before
    assert not (town / "site.part").exists()


def test_a_strict_build_with_a_warning_leaves_the_old_site(town: Path, spoil: Callable[[str, str, str], None]) -> None:
    """A strict build fails for what is left out of ``docs/``, names it, and publishes nothing; a plain one goes on without it."""
    before = digests(town / "site")
    spoil("docs/notes.xlsx", "", "x")
    done = build(town, town / "site")
    assert done.returncode == 1
    assert digests(town / "site") == before
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(town / "site")]
    done = subprocess.run(command, cwd=town, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert (
        "docs/notes.xlsx: the file is no page of a language and no asset, so it is not published; move it out of docs/, into docs/LANG/ or "
        "docs/assets/, or name it in mkdocs.yml under “extra: publish:”"
    ) in done.stderr
    assert digests(town / "site") == before


STRAYS = ("about.md~", "~$report.docx", "draft.md", "notes.xlsx", "zh/about.md.orig", "zh/.about.md.swp", "assets/plan.docx", "data/x.csv")


def test_nothing_is_published_that_lies_about(town: Path, spoil: Callable[[str, str, str], None]) -> None:
    """Law 10: leftovers of editors, notes, and the sources of templates that a site lays over the package’s are no part of the site."""
    before = set(digests(town / "site"))
    for name in STRAYS:
        spoil(f"docs/{name}", "", "x")
    for name in ("documents/epub.css", "documents/report.typ", "feed.xml.j2", "pages/home.html"):
        folder = "theme" if name.startswith("pages") else "templates"
        text = (ROOT / "hooks" / "workreport" / folder / name).read_text("utf-8")
        spoil(f"docs/templates/{name}", "", text)
    site = town / "other"
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(site)]
    done = subprocess.run(command, cwd=town, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert set(digests(site)) == before
    shutil.rmtree(site)
    for name in STRAYS:
        assert f"docs/{name}: the file is no page" in done.stderr or name.rpartition("/")[2].startswith("."), name


def test_a_file_that_a_host_asks_for_is_published_where_it_is_named(town: Path, spoil: Callable[[str, str, str], None]) -> None:
    """``extra: publish:`` names files of the site’s top that a host or a search engine looks for."""
    spoil("docs/CNAME", "", "reports.example\n")
    spoil("mkdocs.yml", "theme:\n", "extra:\n  publish: [CNAME]\ntheme:\n")
    assert build(town, town / "other").returncode == 0
    assert (town / "other" / "CNAME").read_text() == "reports.example\n"
    shutil.rmtree(town / "other")


@pytest.mark.parametrize(
    "listed", ['{"../outside": false}', '{"/etc/hosts": false}', '{"a": "no"}', "[]", "{", '{"docs/../../outside": true}', '{"": false}']
)
def test_a_journal_reaches_nothing_outside_the_project(tmp_path: Path, listed: str) -> None:
    """A journal that no command has written is refused, and neither removes nor replaces anything."""
    root = tmp_path / "project"
    root.mkdir()
    (tmp_path / "outside").write_text("mine")
    (tmp_path / f"outside{NEW}").write_text("theirs")
    (root / JOURNAL).write_text(listed)
    with pytest.raises(ProblemsError) as raised:
        recover(root)
    assert str(raised.value) == (
        f"{JOURNAL}: the list of files to put in place is none that a command has written; "
        f"delete it, and every file whose name ends in {NEW}"
    )
    assert (tmp_path / "outside").read_text() == "mine"
    assert json.dumps(listed)


def test_no_file_names_the_machine(town: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No path of the machine stands in any file of the site."""
    machine = [
        str(tmp_path_factory.getbasetemp().parent).encode(),
        str(ROOT).encode(),
        str(Path.home()).encode() + b"/",
        sys.prefix.encode(),
    ]
    naming = [path for path in (town / "site").rglob("*") if path.is_file() and any(name in path.read_bytes() for name in machine)]
    assert naming == []


def test_a_damaged_cache_is_made_anew(town: Path, tmp_path: Path) -> None:
    """Whatever happened to the files that are kept between builds, each that is not what it was is made again; the site is whole."""
    whole = digests(town / "site")
    for path in sorted((town / ".cache").rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            path.unlink()  # the site has a second name for some of them
            path.write_bytes(data[: len(data) // 2] + b"x" + data[len(data) // 2 + 1 :])
    done = build(town, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert digests(tmp_path / "site") == whole
