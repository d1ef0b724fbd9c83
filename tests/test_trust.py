"""Nothing leaks, nothing surprises: the policy is kept, any server will do, the same input gives the same site."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from conftest import ROOT, build
from walking import pages
from workreport.site.servers import HEADERS

VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) => (window.violations ??= []).push(event.violatedDirective + " " + event.blockedURI));
"""


def test_the_policy_is_the_one_promised() -> None:
    """The content security policy is the one the project promises, word for word."""
    assert HEADERS["Content-Security-Policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )


def test_no_page_violates_the_policy(built_site: Path, behind_nginx: str, browser: Browser) -> None:
    """Every kind of page, with everything on it used, keeps the policy; none sets a cookie."""
    context = browser.new_context(base_url=behind_nginx, reduced_motion="reduce")
    context.add_init_script(VIOLATIONS)
    errors: list[str] = []
    context.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    tab = context.new_page()
    kinds: dict[str, Path] = {}
    for one in pages(built_site):
        name = one.path.relative_to(built_site).as_posix()
        kinds.setdefault(re.sub(r"(?<=/topics/)[^/]+(?=/)|\d+-\d+|\d-closing|20\d\d", "N", name), one.path)
    seen = []
    for path in kinds.values():
        if path.name == "404.html":
            continue
        answer = tab.goto(path.parent.relative_to(built_site).as_posix().replace(".", "") + "/")
        assert answer is not None
        assert answer.headers["content-security-policy"] == HEADERS["Content-Security-Policy"]
        use(tab)
        seen += [f"{tab.url}: {fault}" for fault in tab.evaluate("window.violations ?? []")]
    assert seen == []
    assert errors == []
    assert context.cookies() == []
    context.close()


def use(tab: Page) -> None:
    """Does what a reader can do on the page: chooses the theme and the type, opens a sentence’s sheet and cites from it, filters."""
    if tab.locator(".choices-button").is_visible():
        tab.click(".choices-button")
        for choice in ("theme", "size", "spacing"):
            tab.locator(f"#choices label:has([name={choice}])").last.click()
        tab.keyboard.press("Escape")
    if tab.locator("a.pilcrow[role=button]").count() and tab.locator("template#sheet").count():
        tab.locator("a.pilcrow[role=button]").first.click()
        tab.locator(".sheet:not([aria-busy])").wait_for()
        tab.click(".sheet [data-act=cite]")
        tab.locator("#cite[open]").wait_for()
        tab.keyboard.press("Escape")
    if tab.locator(".filter input").count():
        tab.fill(".filter input", "x")


def test_two_builds_are_the_same_to_the_byte(built_site: Path, tmp_path: Path) -> None:
    """Law 7: another folder, another day, time zone, locale and umask give the same files to the byte."""
    for name in ("mkdocs.yml", "docs", "hooks", "translations"):
        copy = subprocess.run(["cp", "-r", "--no-preserve=timestamps", str(ROOT / name), str(tmp_path)], check=True)
        assert copy.returncode == 0
    before = os.umask(0o077)
    try:
        done = build(tmp_path, tmp_path / "site", TZ="Pacific/Kiritimati", LC_ALL="C", LANG="C", PYTHONHASHSEED="7", HOME=str(tmp_path))
    finally:
        os.umask(before)
    assert done.returncode == 0, done.stdout + done.stderr
    assert digests(tmp_path / "site") == digests(built_site)


def digests(site: Path) -> dict[str, str]:
    """Every file of a site with its digest."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


@pytest.mark.slow
def test_a_failed_build_leaves_the_old_site_alone(built_town: Path, tmp_path: Path) -> None:
    """A build that stops at a fault says so in one line for each and touches nothing of the site that stands."""
    town = tmp_path / "town"
    subprocess.run(["cp", "--archive", built_town.parent, town], check=True)
    site = town / "site"
    before = digests(site)
    broken = town / "translations" / "en" / "2032" / "1-1.yml"
    broken.write_text("page: 1-1\ncolour: red\nsegments: []\n", "utf-8")
    done = build(town, site, strict=False)
    assert done.returncode == 1
    assert "translations/en/2032/1-1.yml:2: the key “colour” is not known; use page, segments" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert digests(site) == before
    assert [path.name for path in town.iterdir() if path.name.startswith("site")] == ["site"]


@pytest.mark.programs
def test_properdocs_builds_the_same_site(built_site: Path, tmp_path: Path) -> None:
    """The maintained fork of MkDocs 1.x builds the site without a change, to the byte."""
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert digests(tmp_path / "site") == digests(built_site)


CORE = """
import sys
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"mkdocs", "material", "pagefind"}:
            raise ImportError(name + " is not for the core")
sys.meta_path.insert(0, Refuse())
import importlib, pkgutil, workreport
for module in pkgutil.walk_packages(workreport.__path__, "workreport."):
    if not module.name.startswith(("workreport.site", "workreport.search")):
        importlib.import_module(module.name)
"""


@pytest.mark.slow
def test_the_core_needs_no_mkdocs() -> None:
    """Every room but the site wing and search imports where MkDocs, Material and Pagefind are not installed."""
    done = subprocess.run([sys.executable, "-c", CORE], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
