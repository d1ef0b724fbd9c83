"""What ``mkdocs serve`` does otherwise than a build: it makes what is asked for, shows faults of inputs as a page, and looks often."""

from __future__ import annotations

import errno
import socket
import threading
from collections import OrderedDict
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError

from workreport.building import Before
from workreport.messages import _, chosen
from workreport.pages.rendering import Renderer, template_folders
from workreport.problems import reason
from workreport.site.watching import Watcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

    from workreport.building import Prepared
    from workreport.building.on_demand import OnDemand, Opened

    Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

CALM = 0.05
"""Seconds without a further change after which a build begins."""
PORTS = 100
"""How many ports after a taken one are tried."""


class Preview:
    """What a preview remembers from one build to the next."""

    def __init__(self) -> None:
        self.memory: OrderedDict[str, Opened] = OrderedDict()
        self.prepared: Prepared | None = None
        """What the last build without fault has read."""
        self.faults = ""
        """What is wrong in the inputs; the pages are then those of the last build without fault."""
        self.building = threading.Lock()
        """Held while a build or a page is made."""
        self.renewing = threading.Event()
        """Set while a build is made."""
        self._reports: OnDemand | None = None
        self._others: Callable[[bool], Iterator[tuple[str, str | bytes]]] = lambda _light: iter(())
        self._outside: dict[str, bytes] = {}
        self._claimed = False

    @property
    def before(self) -> Before | None:
        """What the last build has read, and which report is looked at."""
        looked_at = next((opened.reading.work.report.id for opened in reversed(self.memory.values())), "")
        return Before(self.prepared, looked_at) if self.prepared else None

    def claim(self, config: MkDocsConfig) -> None:
        """Looks whether the port is free, before the first build; PluginError with one that is, where it is taken."""
        if self._claimed:
            return
        self._claimed = True
        host, port = config.dev_addr
        refused = _refusal(host, port)
        if refused and refused.errno not in TAKEN:
            what = _("the preview cannot stand at {host}:{port} ({reason}); give an address of this machine: 127.0.0.1:8000")
            raise PluginError(what.format(host=host, port=port, reason=reason(refused)))
        if refused:
            free = next((other for other in range(port + 1, port + PORTS) if not _refusal(host, other)), None)
            remedy = (
                _("take {port}: workreport serve --address {host}:{port}").format(host=host, port=free)
                if free
                else _("end the program that has it")
            )
            raise PluginError(_("port {port} is taken; {remedy}").format(port=port, remedy=remedy))

    def show(self, reports: OnDemand, others: Callable[[bool], Iterator[tuple[str, str | bytes]]]) -> None:
        """Takes a build as what is shown from now on; `others` makes what stands outside reports, if it is told so only the light of it."""
        self._reports, self._others = reports, others
        self._outside = {}

    def watch(self, server: LiveReloadServer, config: MkDocsConfig) -> LiveReloadServer:
        """Has the server make what is asked for, and look at inputs more often; gives it the translator's desk on this machine alone."""
        root = Path(config.config_file_path).parent
        server.builder = _forgiving(server.builder, self)
        from workreport import desk  # noqa: PLC0415  # a build does without it

        application = _application(server, self, root)
        host, port = server.server_address[:2]
        local = host in ("127.0.0.1", "::1", "localhost")
        server.set_app(desk.application(application, root, int(port)) if local else application)
        paths = (config.docs_dir, config.config_file_path)
        for path in paths:
            server.unwatch(path)
        server.build_delay = CALM
        server.observer = Watcher(self.renewing.is_set)  # type: ignore[assignment]  # all that MkDocs asks of its own
        for path in paths:
            server.watch(path)
        return server

    def prepare(self, path: str, root: Path) -> None:
        """Puts the file that a request asks for where the server looks for it, if it is one of ours and not there yet."""
        if self._reports is None or ".." in PurePosixPath(path).parts:
            return
        address = path.lstrip("/")
        for name in (f"{address}index.html",) if address.endswith("/") or not address else (address, f"{address}/index.html"):
            if (root / name).is_file() and name != "sitemap.xml":
                return
            content = self._file(name)
            if content is not None:
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_bytes(content)
                return

    def _file(self, address: str) -> bytes | None:
        content = self._reports.file(address) if self._reports else None
        if content is not None:
            return content
        if address not in self._outside:
            light = not address.startswith(("search/", "sitemap"))
            for name, made in self._others(light):
                self._outside[name] = made.encode() if isinstance(made, str) else made
        return self._outside.get(address)


TAKEN = (errno.EADDRINUSE, errno.EACCES)
"""What the system says of a port that another program has, or that is not for everybody."""


def _refusal(host: str, port: int) -> OSError | None:
    """Why the system gives nobody a port of this host now; None where it does."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return error
    return None


def _forgiving(builder: Callable[..., None], preview: Preview) -> Callable[..., None]:
    """A build that ends even where an input is at fault, so that the server goes on and pages say so."""

    def build(*arguments: object) -> None:
        with preview.building:
            preview.faults = ""
            preview.renewing.set()
            try:
                builder(*arguments)
            except (PluginError, SystemExit) as error:
                preview.faults = preview.faults or str(error)
            except Exception as error:
                preview.faults = f"{type(error).__name__}: {error}"
                raise
            finally:
                preview.renewing.clear()

    return build


def _application(server: LiveReloadServer, preview: Preview, project: Path) -> Application:
    def application(environment: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        path = environment.get("PATH_INFO", "").encode("latin-1").decode("utf-8", "replace")
        if path.startswith("/livereload/"):
            return server.serve_request(environment, start)
        mounted = path.removeprefix(server.mount_path) if (path + "/").startswith(server.mount_path) else None
        with preview.building:
            faults = preview.faults
            if mounted is not None:
                preview.prepare(mounted, Path(server.root))
        if faults and mounted is not None and path.endswith("/") and environment.get("QUERY_STRING") != "old":
            page = Renderer(template_folders(project), {}).file("faults.html.j2", faults=faults.splitlines(), language=chosen(), _=_)
            content = page.encode()
            start("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(content)))])
            return [content]
        return _served(server, environment, start, lambda: preview.prepare(mounted or "", Path(server.root)), preview.building)

    return application


ATTEMPTS = 3
"""A build that begins between the making of a page and its sending takes it away; so often it is made again."""


def _served(
    server: LiveReloadServer, environment: dict[str, Any], start: Callable[..., Any], prepare: Callable[[], None], building: threading.Lock
) -> Iterable[bytes]:
    """What the server answers; where a build has taken the file away meanwhile, once it is made again."""
    said: list[tuple[Any, ...]] = []
    answer: Iterable[bytes] = ()
    for _attempt in range(ATTEMPTS):
        said.clear()
        answer = server.serve_request(environment, lambda *words: said.append(words))
        if not str(said[0][0]).startswith("404"):
            break
        with building:
            prepare()
    start(*said[0])
    return answer
