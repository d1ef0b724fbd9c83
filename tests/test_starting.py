"""A new site: what ``workreport init`` and ``workreport language`` lay out, and that it builds."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, build
from test_commands import TEXT, run
from workreport import starting

PLACES = ("巨各庄", "密云", "Jugezhuang", "Miyun")
"""The town that this package was first made for."""
TOWN = ("--town", "青山镇", "--town-en", "Qingshan Town", "--district", "清河县", "--district-en", "Qinghe County")


def init(folder: Path, *words: str) -> tuple[int, str]:
    """Lays out a site without asking anything."""
    return run(folder.parent, "init", str(folder), *words)


def published(site: Path) -> dict[str, bytes]:
    """Every file of a built site."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


@pytest.mark.parametrize(
    ("town", "kind"),
    [("青山镇", "镇"), ("白云乡", "乡"), ("新华街道", "街道"), ("河西区", "区"), ("清河县", "县"), ("江城市", "市"), ("青山", None)],
)
def test_the_kind_of_a_place_is_read_from_its_name(town: str, kind: str | None) -> None:
    """A name says by its end what it is; one that does not is asked about."""
    assert starting.kind_of(town) == kind


def test_init_lays_out_a_site(tmp_path: Path) -> None:
    """All that a site needs, with the names that were given, in both languages."""
    folder = tmp_path / "site"
    status, output = init(folder, *TOWN, "--address", "https://qingshan.example/reports")
    assert (status, output.splitlines()[0]) == (0, f"{folder}: {len(starting.LAYOUT) + 3} files laid out")
    laid_out = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    words = {f"translations/{language}/interface.yml" for language in ("zh", "en")}
    assert laid_out == {*starting.LAYOUT, *words, "docs/reports/.gitkeep"}
    assert "https://qingshan.example/reports/" in (folder / "mkdocs.yml").read_text("utf-8")
    assert 'town: "青山镇"\n  district: "清河县"\n  kind: "镇"\n' in (folder / "translations/zh/interface.yml").read_text("utf-8")
    assert 'kind: "town"\n' in (folder / "translations/en/interface.yml").read_text("utf-8")


def test_a_subdistrict_has_no_government_of_its_own(tmp_path: Path) -> None:
    """A 街道 is an office of its district; its report is not called a government’s."""
    init(tmp_path / "site", "--town", "新华街道", "--town-en", "Xinhua Subdistrict")
    assert '"新华街道工作报告"' in (tmp_path / "site/mkdocs.yml").read_text("utf-8")


def test_init_writes_over_nothing(tmp_path: Path) -> None:
    """A file that is there is somebody’s work: it is named, and nothing is written."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site/mkdocs.yml").write_text("mine", "utf-8")
    status, output = init(tmp_path / "site", *TOWN)
    place = tmp_path / "site" / "mkdocs.yml"
    remedy = "choose another folder, or move it away; nothing was written"
    assert (status, output) == (1, f"{place}: this file is there already; {remedy}\n")
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["mkdocs.yml"]


def test_a_town_without_a_name_is_asked_for(tmp_path: Path) -> None:
    """There is no site without a name."""
    assert init(tmp_path / "site", "--town", " ") == (1, "--town: the town has no name; name it: --town 青山镇\n")


@pytest.mark.parametrize("code", ["zh", "en", "xx-nowhere"])
def test_a_language_that_is_none_is_refused(tmp_path: Path, code: str) -> None:
    """A further language is one that CLDR knows, and not one that every site has."""
    init(tmp_path / "site", *TOWN)
    assert run(tmp_path / "site", "language", code) == (
        1,
        f"translations: “{code}” is no further language that CLDR knows; give a language’s code: fr, ru, ja\n",
    )


def test_the_package_names_no_place_of_the_town_it_was_first_made_for() -> None:
    """What every site shares (glossaries, words, topics, rules, pages, examples) knows nothing of one town."""
    package = ROOT / "hooks/workreport"
    files = {path.relative_to(package).as_posix(): path.read_bytes().lower() for path in package.rglob("*") if path.is_file()}
    named = [name for name, content in files.items() if any(place.lower().encode() in content for place in PLACES)]
    assert len(files) > 300
    assert sorted(name for name in named if not name.endswith(".pyc")) == []


@pytest.mark.slow
def test_a_new_site_builds_without_a_report_and_with_one(tmp_path: Path) -> None:
    """It builds at once; with a report the Chinese is complete, and no file names another town than its own."""
    site = tmp_path / "site"
    init(site, *TOWN)
    done = build(site, site / "site", strict=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "青山镇" in (site / "site/zh/index.html").read_text("utf-8")
    (tmp_path / "report.txt").write_text(TEXT.replace("某某县", "清河县").replace("某某镇", "青山镇"), "utf-8")
    assert run(site, "new", "2025", str(tmp_path / "report.txt"))[0] == 0
    assert run(site, "language", "fr")[0] == 0
    assert run(site, "sync", "2025")[0] == 0
    (site / "docs/assets").mkdir()
    (site / "docs/assets/badge.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    words = site / "translations/zh/interface.yml"
    words.write_text(words.read_text("utf-8") + "  footer:\n  - {label: 主办单位：青山镇人民政府, image: assets/badge.svg}\n", "utf-8")
    assert run(site, "check")[0] == 0
    done = build(site, site / "site", strict=False)
    assert done.returncode == 0, done.stdout + done.stderr
    files = published(site / "site")
    for name in ("zh/2025/1-1/index.html", "en/2025/1-1/index.html", "fr/2025/1-1/index.html"):
        assert "全年完成农业总产值3.2亿元" in files[name].decode("utf-8")
    told = "0 of its 14 sentences have been translated so far; the others stand in Chinese."
    assert told in files["en/index.html"].decode("utf-8"), "who reads the English home knows before opening the report"
    assert "已译" not in files["zh/index.html"].decode("utf-8")
    page = site / "site/zh/2025"
    (badge,) = set(re.findall(r'<img src="([^"]*badge.svg)"', (page / "index.html").read_text("utf-8")))
    assert (page / badge).is_file(), "what the foot of a page shows is there"
    named = {name: place for name, content in files.items() for place in PLACES if place.encode() in content or place in name}
    assert named == {}


def packed(folder: Path) -> Path:
    """The wheel of this package, made in a folder."""
    subprocess.run([sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", folder, ROOT], check=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


NEWER = (
    ("theme/partials/identity.html", "", "newer"),
    ("theme/partials/footer.html", "<footer", "<footer data-newer"),
    ("theme/assets/styles/8-print.css", "", "body { --sheet: newer }"),
    ("theme/assets/styles/7-sheet.css", "", "body { --sheet: newer-too }"),
    ("words/zh.yml", "  about: 关于本站\n", "  about: 本站新貌\n"),
    ("words/zh.yml", "  method: 整理方法\n", "  method: 新的整理方法\n"),
    ("glossaries/en.yml", "  en: high-quality development\n", "  en: newer development\n"),
)
"""What the next version of the package says otherwise: a file, words of it, what stands in their place; without words, at its end."""


@pytest.mark.programs
def test_the_next_version_leaves_what_a_site_has_put_in_the_place_of_the_packages(tmp_path: Path) -> None:
    """A site is made by one wheel and built by the next: what it overrides stays as it is, all else is the next version’s.

    No file of the site is written by the new version, so that there is nothing to merge.
    """
    before, after, site = tmp_path / "before", tmp_path / "after", tmp_path / "site"
    shutil.unpack_archive(packed(tmp_path), before, "zip")
    shutil.copytree(before, after)
    for name, old, new in NEWER:
        path = after / "workreport" / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1) if old else text + new, "utf-8")

    def command(package: Path, *words: str) -> None:
        environment = {**os.environ, "PYTHONPATH": str(package), "NO_MKDOCS_2_WARNING": "1"}
        start = "import workreport.commands as c; c.main()"
        subprocess.run([sys.executable, "-P", "-c", start, *words], cwd=site if site.is_dir() else tmp_path, env=environment, check=True)

    command(before, "init", str(site), *TOWN)
    (tmp_path / "report.txt").write_text(TEXT.replace("新建公园2个", "新建公园2个，推动高质量发展"), "utf-8")
    command(before, "new", "2025", str(tmp_path / "report.txt"))
    for name, text in OWN.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, "utf-8")
    words = site / "translations/zh/interface.yml"
    words.write_text(words.read_text("utf-8") + "footer:\n  about: 关于我们\n", "utf-8")
    command(before, "build")
    inputs = {name: content for name, content in published(site).items() if not name.startswith(("site/", ".cache/"))}
    command(after, "build")
    assert {name: content for name, content in published(site).items() if not name.startswith(("site/", ".cache/"))} == inputs
    page, terms = (site / "site" / name / "index.html" for name in ("zh/2025/1-1", "en/glossary"))
    (style,) = (site / "site/assets").rglob("site.css")
    assert all(own in page.read_text("utf-8") for own in ("our own words", "关于我们", "data-newer", "新的整理方法"))
    assert not any(theirs in page.read_text("utf-8") for theirs in ("本站新貌", "关于本站"))
    assert "our-own" in style.read_text("utf-8")
    assert "body { --sheet: newer-too }" in style.read_text("utf-8")
    assert "body { --sheet: newer }" not in style.read_text("utf-8")
    assert "our own development" in terms.read_text("utf-8")
    assert "newer development" not in terms.read_text("utf-8")


OWN = {
    "docs/templates/partials/identity.html": "{% macro status(words) %}our own words{% endmacro %}{% macro people(words) %}{% endmacro %}",
    "docs/assets/styles/8-print.css": "body { --sheet: our-own }",
    "translations/en/glossary.yml": "- zh: 高质量发展\n  en: our own development\n  kind: policy\n",
}
"""What a site puts in the place of the package’s: a template, a style sheet, a term; a word besides."""


@pytest.mark.programs
def test_the_wheel_builds_what_the_repository_builds(tmp_path: Path, built_site: Path) -> None:
    """The package is whole: installed from its wheel, it makes of the same report the same site to the byte."""
    wheel = packed(tmp_path)
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    python = tmp_path / "venv" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    packages = next(path for path in map(Path, sys.path) if path.name == "site-packages")
    (own,) = (tmp_path / "venv").rglob("site-packages")
    subprocess.run([python, "-m", "pip", "install", "-q", "--no-deps", "--no-index", wheel], check=True)
    (own / "tests.pth").write_text(f"{packages}\n", "utf-8")  # the packages it needs, as this environment has them
    site = tmp_path / "site"
    for name in ("docs", "translations", "mkdocs.yml", "hooks/publish.py"):
        source, target = ROOT / name, site / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run([python, "-c", WHERE], cwd=site, env=environment, capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()).is_relative_to(own), "the package comes from the wheel"
    subprocess.run([python, "-m", "mkdocs", "build", "--quiet", "--strict"], cwd=site, env=environment, check=True)
    ours, theirs = published(built_site), published(site / "site")
    assert sorted(ours) == sorted(theirs)
    assert [name for name in ours if ours[name] != theirs[name]] == []


WHERE = "import workreport; print(workreport.__file__)"
