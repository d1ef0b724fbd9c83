"""A portable site: read from a disk, and from hosts that lead from no folder to its page; searched, too."""

from __future__ import annotations

import functools
import http.server
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from conftest import ROOT, QuietServer
from walking import pages
from workreport.portable import as_script, completed, joined
from workreport.problems import ProblemsError


@pytest.fixture(scope="module")
def portable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as ``workreport build --portable`` makes it."""
    site = tmp_path_factory.mktemp("portable") / "a site"
    command = [
        sys.executable,
        "-c",
        "from workreport.commands import main; main()",
        "build",
        "--portable",
        "--strict",
        "--site-dir",
        str(site),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return site


class Plain(http.server.SimpleHTTPRequestHandler):
    """A host that gives files and knows no folders, as object storage does."""

    def log_message(self, *arguments: object) -> None:
        """Says nothing."""

    def send_head(self) -> Any:
        """Refuses folders."""
        if Path(self.translate_path(self.path)).is_dir():
            self.send_error(404)
            return None
        return super().send_head()


@pytest.fixture(scope="module")
def storage(portable: Path) -> Iterator[str]:
    """The address of the portable site on such a host, below a path."""
    server = QuietServer(("127.0.0.1", 0), functools.partial(Plain, directory=portable.parent))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/a%20site/"
    server.shutdown()
    server.server_close()


LEFT = "net::ERR_ABORTED"
"""What the browser itself gives up as a page is left, its icon for one; a file that is not there fails otherwise."""


@pytest.mark.usefixtures("first_report")
@pytest.mark.parametrize("place", ["disk", "storage"])
def test_a_reader_reaches_everything(portable: Path, storage: str, browser: Browser, place: str) -> None:
    """From the cover to a sentence in the other language, to the search, to what it finds: every step is there, and no script stumbles."""
    base = f"{portable.as_uri()}/" if place == "disk" else storage
    context = browser.new_context(reduced_motion="reduce")
    tab = context.new_page()
    faults: list[str] = []
    tab.on("pageerror", lambda fault: faults.append(str(fault)))
    tab.on("requestfailed", lambda request: faults.append(request.url) if request.failure != LEFT else None)
    tab.on("response", lambda answer: faults.append(answer.url) if answer.status >= 400 else None)
    tab.goto(f"{base}index.html")
    tab.click('main a[href="zh/index.html"]')
    tab.click('main a[href="2023/index.html"] >> nth=0')
    tab.click(".toc a >> nth=3")
    assert tab.url == f"{base}zh/2023/1-2/index.html"
    tab.locator("#p1s2").click()
    expect(tab.locator(".sheet")).to_contain_text("We put people and their lives first")
    tab.click(".editions a[hreflang=en]")
    assert tab.url.startswith(f"{base}en/2023/1-2/index.html")
    tab.locator(".search-box").first.click()
    tab.keyboard.type("水库")
    expect(tab.locator(".search-results > li").first).to_be_visible()  # a page left while it still fetches counts as failed
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/en/search/index.html?q=*")
    expect(tab.locator(".search-results > li").first).to_be_visible()
    tab.locator(".search-passages a").first.click()
    tab.wait_for_url("**/index.html?mark=*")
    expect(tab.locator("mark, .found").first).to_be_visible()
    context.close()
    assert faults == []


def test_every_link_names_a_file(portable: Path) -> None:
    """No link of any page leads to a folder; each leads to a file that is there."""
    wrong = []
    for one in pages(portable):
        if one.path.name == "404.html":
            continue
        for address in one.addresses():
            parts = urlsplit(address)
            if parts.scheme or parts.netloc or not parts.path:
                continue
            target = (one.path.parent / unquote(parts.path)).resolve()
            is_base = address == one.elements("/html")[0].get("data-base")
            if not target.is_file() and not (is_base and target == portable.resolve()):
                wrong.append(f"{one.path.relative_to(portable)}: {address}")
    assert wrong == []


def test_a_plain_site_has_nothing_of_it(built_site: Path, portable: Path) -> None:
    """Without ``--portable`` scripts are modules and the index is JSON; with it there is one script beside the one for colours, and no JSON
    that a script must fetch."""
    assert not list(built_site.rglob("portable.js"))
    assert not list((built_site / "search").rglob("*.js"))
    assert sorted(path.name for path in portable.glob("assets/*/*.js")) == ["portable.js", "theme.js"]
    assert not list((portable / "search").rglob("*.json"))
    for one in pages(portable):
        assert not one.elements('//script[@type="module"]'), one.path


@pytest.mark.parametrize("text", ['import x from "./y.js";\n', "export default 1;\n", 'export * from "./y.js";\n', 'import "./y.js";\n'])
def test_a_script_that_cannot_be_joined_is_named(text: str) -> None:
    """A site’s own script that imports in another way stops a portable build with one line."""
    with pytest.raises(ProblemsError) as raised:
        joined({"site/own.js": text})
    assert str(raised.value) == (
        "docs/assets/site/own.js: the script imports or exports in another way than the others; "
        "write import { name } from …, and export before declarations"
    )


@pytest.mark.parametrize(
    ("link", "file"),
    [
        ("./", "./index.html"),
        ("../1-3/#p2", "../1-3/index.html#p2"),
        ("#p2", "#p2"),
        ("../../data/2023/report.zh.pdf", "../../data/2023/report.zh.pdf"),
    ],
)
def test_links_name_files(link: str, file: str) -> None:
    """A link to a folder names the page in it; others stay."""
    assert completed(link) == file


def test_data_come_as_scripts() -> None:
    """A file of JSON becomes a script that hands over what it holds, under the name the scripts know it by."""
    assert as_script("search/index.json", b'{"a": 1}\n') == ("search/index.js", b'portableFile("search/index.json",{"a": 1});\n')
