"""A site is made of the one before the last: what is as it is to be stays, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import build
from walking import digests
from workreport.building import Cache, Made, renew


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Two files of a report."""
    cache = Cache(tmp_path / "cache")
    cache.keep("2023", "key", [("site/zh/2023/index.html", b"zh"), ("site/en/2023/index.html", b"en"), ("corpus", b"x")])
    found = cache.made("2023", "key")
    assert found is not None
    return found


def test_what_is_there_already_stays_and_all_else_goes(tmp_path: Path, made: Made) -> None:
    """Files that are the cache's by a second name stay; others of their names, files and folders that are not wanted, links make way."""
    folder, rendered = tmp_path / "folder", tmp_path / "rendered"
    rendered.mkdir()
    folder.mkdir()
    renew(folder, rendered, [made])
    whole = digests(folder)
    assert sorted(whole) == ["en/2023/index.html", "zh/2023/index.html"]
    page = folder / "zh/2023/index.html"
    first = page.stat().st_ino
    (folder / "en/2023/index.html").unlink()
    (folder / "en/2023/index.html").write_bytes(b"another file")
    (folder / "en/2022/old").mkdir(parents=True)
    (folder / "en/2022/old/index.html").write_bytes(b"gone")
    (folder / "zh/link").symlink_to(folder / "en", target_is_directory=True)
    renew(folder, rendered, [made])
    assert digests(folder) == whole
    assert page.stat().st_ino == first
    assert not (folder / "en/2022").exists()
    assert not (folder / "zh/link").is_symlink()
    assert (made.folder / "site/en/2023/index.html").read_bytes() == b"en"


def test_what_was_rendered_takes_its_place_unless_it_was_made(tmp_path: Path, made: Made) -> None:
    """A rendered page is that of this build, whatever stood there; at the address of a made file the made one stands."""
    folder, rendered = tmp_path / "folder", tmp_path / "rendered"
    for name, text in {
        "folder/en/about/index.html": "old",
        "rendered/en/about/index.html": "new",
        "rendered/zh/2023/index.html": "no",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    renew(folder, rendered, [made])
    assert {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.html")} == {
        "en/about/index.html": "new",
        "en/2023/index.html": "en",
        "zh/2023/index.html": "zh",
    }


@pytest.mark.programs
@pytest.mark.slow
def test_sites_that_are_made_of_those_before_are_the_same(town: Path) -> None:
    """A sentence changed, changed again, and changed back: the fourth site, made of the second, is the first; a file put there is gone."""
    path, site = town / "translations/en/2031/1.yml", town / "site"
    text = path.read_text("utf-8")
    sites = []
    for amount in ("360", "361", "362", "360"):
        path.write_text(text.replace("came to 360 million", f"came to {amount} million"), "utf-8")
        assert build(town, site, strict=False).returncode == 0
        sites.append(digests(site))
        (site / "en/stray.html").write_text("<p>", "utf-8")
    assert sites[3] == sites[0]
    assert sites[1] != sites[0]
