"""The settings that the build writes for static servers, each tried by the server it is for, at a domain’s root and under a path."""

from __future__ import annotations

import gzip
import re
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

import pytest
from lxml import etree

from hosting import SERVERS, hosted
from workreport.site.servers import CACHING, COMPRESSED, HEADERS, KEPT, TYPES

pytestmark = pytest.mark.programs


@dataclass(frozen=True)
class Answer:
    """What a server says of an address."""

    status: int
    headers: Message
    body: bytes


def ask(address: str, **headers: str) -> Answer:
    """Asks once, without following where the server leads."""
    request = urllib.request.Request(address, headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        with urllib.request.build_opener(Stay()).open(request) as answer:
            return Answer(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as refusal:
        with refusal:
            return Answer(refusal.code, refusal.headers, refusal.read())


class Stay(urllib.request.HTTPRedirectHandler):
    """Follows nothing."""

    def redirect_request(self, *_: object) -> None:
        """Leaves the answer as it is."""


@dataclass(frozen=True)
class Host:
    """A running server with the site on it."""

    server: str
    address: str
    """Of the domain’s root."""
    root: str
    """The path of the site, a slash at both ends."""
    site: Path

    def ask(self, address: str, **headers: str) -> Answer:
        """Asks for an address of the site."""
        return ask(self.address + self.root[1:] + address, **headers)


@pytest.fixture(scope="module", params=["/", "/a/b/"], ids=["root", "path"])
def placed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, build_site: Callable[..., Path]) -> tuple[Path, str]:
    """The site built for a root, lying where that root says below the folder of the host."""
    root = str(request.param)
    folder = tmp_path_factory.mktemp("host")
    built = build_site(folder / "built", SITE_URL=f"http://localhost{root}")
    host = folder / "host"
    (host / root.strip("/")).parent.mkdir(parents=True, exist_ok=True)
    built.rename(host / root.strip("/"))
    for one in (folder, *folder.parents[:2]):
        one.chmod(0o755)
    return host, root


@pytest.fixture(scope="module", params=sorted(SERVERS))
def host(request: pytest.FixtureRequest, placed: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """A server with the site on it."""
    folder, root = placed
    home = tmp_path_factory.mktemp("server")
    home.chmod(0o755)
    site = folder / root.strip("/") if root != "/" else folder
    with hosted(str(request.param), folder, site, home) as address:
        yield Host(str(request.param), address, root, site)


def test_every_file_answers_with_its_content_and_type(host: Host) -> None:
    """Every page and file is there, whole, with its media type; what is a digest in an address is kept, all else is asked for again."""
    wrong = []
    for file in sorted(host.site.rglob("*")):
        if not file.is_file() or file.name.startswith((".", "_")):
            continue
        address = file.relative_to(host.site).as_posix()
        answer = host.ask(address.removesuffix("index.html"))
        ending = file.suffix.removeprefix(".")
        caching = kept(host) if re.match(KEPT, address) else CACHING["fresh"]
        if answer.status != 200 or answer.body != file.read_bytes():
            wrong.append(f"{address}: {answer.status}, another content")
        if ending in TYPES and answer.headers["Content-Type"] != TYPES[ending]:
            wrong.append(f"{address}: {answer.headers['Content-Type']}")
        if answer.headers.get_all("Cache-Control") != [caching]:
            wrong.append(f"{address}: {answer.headers.get_all('Cache-Control')}")
    assert wrong == []


def kept(host: Host) -> str:
    """``Cache-Control`` of what is kept; lighttpd can say the age alone without saying it of pages that are missing."""
    return "max-age=31536000" if host.server == "lighttpd" else CACHING["kept"]


def test_headers_stand_once_on_pages_and_files(host: Host) -> None:
    """The promised headers stand, once each, on pages, files and the page that is not there."""
    style = next(host.site.glob("assets/*/site.css")).relative_to(host.site).as_posix()
    for address in ("", "zh/2023/", "data/2023/indicators.csv", style, "zh/2023/nothing/here/"):
        answer = host.ask(address)
        assert {name: answer.headers.get_all(name) for name in HEADERS} == {name: [value] for name, value in HEADERS.items()}, address


def test_a_page_that_is_not_there_is_said_to_be_missing(host: Host) -> None:
    """An unknown address answers 404 with our page, which no browser keeps."""
    for address in ("zh/2023/nothing/here/", "assets/0123456789/site.css"):
        answer = host.ask(address)
        assert answer.status == 404
        assert answer.body == (host.site / "404.html").read_bytes()
        assert answer.headers["Content-Type"] == TYPES["html"]
        assert "max-age" not in (answer.headers["Cache-Control"] or "")


def test_text_is_compressed_and_pictures_are_not(host: Host) -> None:
    """What is text comes compressed to those who take it so; documents and pictures come as they are."""
    script = next(path for path in host.site.glob("assets/*/site.js")).relative_to(host.site).as_posix()
    texts = ["zh/2023/full/", script, "data/2023/report.json", "data/2023/indicators.csv", "sitemap.xml", "data/2023/segments.tmx"]
    for address in texts:
        answer = host.ask(address, Accept_Encoding="gzip")
        assert answer.headers["Content-Encoding"] == "gzip", address
        assert "Accept-Encoding" in (answer.headers["Vary"] or ""), address
        path = host.site / address
        assert gzip.decompress(answer.body) == (path / "index.html" if path.is_dir() else path).read_bytes()
    for address in ("data/2023/report.zh.pdf", "data/2023/card.zh.png"):
        assert host.ask(address, Accept_Encoding="gzip").headers["Content-Encoding"] is None, address


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_what_has_not_changed_is_not_sent_again(host: Host, encoding: str) -> None:
    """A page that a browser has already is confirmed by its ETag, compressed or not."""
    for address in ("zh/2023/full/", "data/2023/report.json"):
        first = host.ask(address, Accept_Encoding=encoding)
        again = host.ask(address, Accept_Encoding=encoding, If_None_Match=first.headers["ETag"])
        assert (again.status, again.body) == (304, b""), address


def test_a_folder_without_its_slash_leads_to_it(host: Host) -> None:
    """Whoever leaves out the slash at an address’s end is led to it, under the same path."""
    for address in ("zh/2023", *([""] if host.root != "/" else [])):
        answer = ask((host.address + host.root[1:] + address).rstrip("/"))
        assert answer.status in {301, 302, 308}
        target = answer.headers["Location"].removeprefix(host.address[:-1])
        assert target == host.root + (f"{address}/" if address else "")


def test_files_for_hosts_that_cannot_be_run_here(placed: tuple[Path, str]) -> None:
    """Settings for IIS are well-formed and hold every type and header; those that hosts read by themselves stand at the site’s top."""
    folder, root = placed
    site = folder / root.strip("/")
    tree = etree.parse(site / "web.config")
    assert dict(zip(tree.xpath("//mimeMap/@fileExtension"), tree.xpath("//mimeMap/@mimeType"), strict=True)) == {
        f".{ending}": kind for ending, kind in TYPES.items()
    }
    assert dict(zip(tree.xpath("//customHeaders/add/@name"), tree.xpath("//customHeaders/add/@value"), strict=True)) == HEADERS
    written = (site / "_headers").read_text("utf-8").splitlines()
    assert written[: len(HEADERS) + 1] == [f"{root}*", *(f"  {name}: {value}" for name, value in HEADERS.items())]
    assert (site / ".nojekyll").is_file()
    assert (site / "404.html").is_file()


def test_every_kind_of_file_has_a_type(placed: tuple[Path, str]) -> None:
    """No file of the site is left to a server’s own guess, and every text is compressed."""
    folder, root = placed
    site = folder / root.strip("/")
    endings = {path.suffix.removeprefix(".") for path in site.rglob("*") if path.is_file() and path.parent.name != "servers"}
    assert endings - set(TYPES) - {"", "config"} == set()
    assert {kind.partition(";")[0] for kind in TYPES.values() if "charset" in kind} <= set(COMPRESSED)
