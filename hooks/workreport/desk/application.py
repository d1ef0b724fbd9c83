"""The desk over HTTP: who may ask, what is answered, and what is added to a page."""

from __future__ import annotations

import hmac
import json
import re
from dataclasses import dataclass
from importlib.resources import files
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Any

import jinja2

from workreport import library, messages
from workreport.desk.service import Desk, Refused
from workreport.problems import ProblemsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    Environment = dict[str, Any]
    Start = Callable[..., Any]
    Application = Callable[[Environment, Start], Iterable[bytes]]

PREFIX = "/.desk/"
"""Addresses of the desk; no page of a site begins with a dot."""
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
"""Names by which this machine calls itself."""
LARGEST = 256 * 1024
"""Bytes of a request; a segment with its note has not a tenth of them."""
SCRIPTS = ("choosing", "desk", "elements", "panel", "server", "words")
ASSETS = {"desk.css": "text/css", **{f"{name}.js": "text/javascript" for name in SCRIPTS}}
_RELOAD = re.compile(rb"<script>(?:(?!</script>).)*livereload(?:(?!</script>).)*</script>", re.DOTALL)
"""What MkDocs adds to a page so that it loads anew after a build: it would take a half-written sentence away."""
_PAGE = re.compile(rb'<html [^>]*data-edition="(?P<edition>[a-z-]+)"')


_TEMPLATE = jinja2.Environment(autoescape=True).from_string(files(__package__).joinpath("assets", "page.html.j2").read_text("utf-8"))


def application(inner: Application, root: Path, port: int) -> Application:
    """The preview `inner` with a desk for the project at `root`; `port` is where it listens, on the loopback.

    A request for the desk must come to this machine by one of its own names, from a page of this preview, with the token of this run.
    """
    return _Application(inner, Desk(root), root, frozenset(f"{name}:{port}" for name in LOOPBACK), token_urlsafe(32))


@dataclass(frozen=True, slots=True)
class _Application:
    inner: Application
    desk: Desk
    root: Path
    hosts: frozenset[str]
    token: str

    def __call__(self, environment: Environment, start: Start) -> Iterable[bytes]:
        path = environment.get("PATH_INFO", "").encode("latin-1").decode("utf-8", "replace")
        if environment.get("HTTP_HOST", "") not in self.hosts:
            return self.inner(environment, start) if not path.startswith(PREFIX) else _plain(start, "403 Forbidden")
        if not path.startswith(PREFIX):
            return self._page(environment, start, path)
        name = path.removeprefix(PREFIX)
        if name in ASSETS and environment["REQUEST_METHOD"] == "GET":
            return _answer(start, "200 OK", ASSETS[name], files(__package__).joinpath("assets", name).read_bytes())
        if not self._may(environment):
            return _plain(start, "403 Forbidden")
        return self._ask(environment, start, name)

    def _may(self, environment: Environment) -> bool:
        """Whether a request comes from a page of this preview."""
        origin = environment.get("HTTP_ORIGIN", "")
        site = environment.get("HTTP_SEC_FETCH_SITE", "same-origin")
        known = hmac.compare_digest(environment.get("HTTP_X_DESK_TOKEN", "").encode(), self.token.encode())
        return known and site == "same-origin" and (not origin or origin.removeprefix("http://") in self.hosts)

    def _ask(self, environment: Environment, start: Start, name: str) -> Iterable[bytes]:
        service = {"page": self.desk.page, "segment": self.desk.segment, "check": self.desk.check, "save": self.desk.save}.get(name)
        if service is None or environment["REQUEST_METHOD"] != "POST":
            return _plain(start, "404 Not Found")
        try:
            length = int(environment.get("CONTENT_LENGTH") or 0)
            asked = json.loads(environment["wsgi.input"].read(length)) if 0 < length <= LARGEST else None
        except ValueError:
            asked = None
        if not isinstance(asked, dict):
            return _plain(start, "400 Bad Request")
        messages.choose("zh" if asked.get("words") == "zh" else "en")
        try:
            return _json(start, "200 OK", service(asked))
        except Refused:
            return _plain(start, "400 Bad Request")
        except ProblemsError as error:
            return _json(start, "409 Conflict", {"problems": [str(problem) for problem in error.problems]})

    def _page(self, environment: Environment, start: Start, path: str) -> Iterable[bytes]:
        """A page of the preview; of a translated edition's report, with the desk."""
        begun: list[tuple[str, list[tuple[str, str]]]] = []

        def begin(status: str, headers: list[tuple[str, str]], *_rest: Any) -> None:
            begun.append((status, headers))

        answer = self.inner(environment, begin)
        status, headers = begun[0]
        kind = next((value for name, value in headers if name.lower() == "content-type"), "")
        if not kind.startswith("text/html"):
            start(status, headers)
            return answer
        body = b"".join(_chunks(answer))
        page = self._desk_of(path, body)
        if page:
            if "desk=on" in environment.get("HTTP_COOKIE", ""):
                body = _RELOAD.sub(b"", body)
            cut = body.rfind(b"</body>")
            body = body[:cut] + page.encode() + body[cut:]
        headers = [(name, value) for name, value in headers if name.lower() not in {"content-length", "cache-control"}]
        start(status, [*headers, ("Content-Length", str(len(body))), ("Cache-Control", "no-store")])
        return [body]

    def _desk_of(self, path: str, body: bytes) -> str:
        """The elements that bring the desk to a page; empty for a page without translated segments."""
        match = _PAGE.search(body)
        edition = match["edition"].decode() if match else ""
        language = edition.removeprefix("zh-") if edition != "zh" else ""
        report, _slash, page = path.partition(f"/{edition}/")[2].strip("/").rpartition("/")
        if not language or language not in library.languages(self.root) or report not in library.report_ids(self.root):
            return ""
        if b'class="segment' not in body:
            return ""
        page = "" if page == "full" else page
        return _TEMPLATE.render(prefix=PREFIX, token=self.token, report=report, page=page, language=language)


def _chunks(answer: Iterable[bytes]) -> Iterator[bytes]:
    try:
        yield from answer
    finally:
        if close := getattr(answer, "close", None):
            close()


def _plain(start: Start, status: str) -> Iterable[bytes]:
    return _answer(start, status, "text/plain", status.encode())


def _json(start: Start, status: str, content: object) -> Iterable[bytes]:
    return _answer(start, status, "application/json", json.dumps(content, ensure_ascii=False).encode())


def _answer(start: Start, status: str, kind: str, data: bytes) -> Iterable[bytes]:
    security = [("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"), ("Cross-Origin-Resource-Policy", "same-origin")]
    start(status, [("Content-Type", f"{kind}; charset=utf-8"), ("Content-Length", str(len(data))), *security])
    return [data]
