"""Static servers with the settings that the build wrote for them, each on a port of its own, for the tests."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PATIENCE = 10
"""Seconds after which a server will not answer any more."""
APACHE_MODULES = ("mpm_event", "authz_core", "dir", "mime", "headers", "deflate", "filter", "setenvif")


@dataclass(frozen=True)
class Place:
    """Where a site lies and a server may work."""

    host: Path
    """What stands at the root of the domain."""
    site: Path
    """The site, below it or the same."""
    home: Path
    """For the server's own files."""
    port: int

    def settings(self, name: str) -> Path:
        """A file of settings as an administrator puts it in place: copied, with the folder of the site in it."""
        written = (self.site / "servers" / name).read_text("utf-8")
        copied = self.home / name
        copied.write_text(written.replace("/srv/site", str(self.site)), "utf-8")
        return copied


def nginx(place: Place) -> list[str]:
    """nginx, with the settings included in a server block."""
    temporary = " ".join(f"{kind}_temp_path {place.home}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    user = "user root;" if os.getuid() == 0 else ""
    (place.home / "main.conf").write_text(
        f"{user} pid {place.home}/pid; error_log {place.home}/error.log; daemon off; events {{}} "
        f"http {{ access_log off; {temporary} server {{ listen 127.0.0.1:{place.port}; include {place.settings('nginx.conf')}; }} }}"
    )
    return ["nginx", "-p", str(place.home), "-c", str(place.home / "main.conf")]


def apache(place: Place) -> list[str]:
    """Apache, which reads the ``.htaccess`` where it lies and may set no more by it than files’ types and headers."""
    modules = "".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in APACHE_MODULES)
    (place.home / "main.conf").write_text(
        f"{modules}TypesConfig /etc/mime.types\nServerName localhost\nListen 127.0.0.1:{place.port}\n"
        f"PidFile {place.home}/pid\nErrorLog {place.home}/error.log\n"
        f'DefaultRuntimeDir {place.home}\nDocumentRoot "{place.host}"\n'
        f'<Directory "{place.host}">\n  AllowOverride FileInfo\n  Require all granted\n</Directory>\n'
    )
    return ["apache2", "-d", str(place.home), "-f", str(place.home / "main.conf"), "-D", "FOREGROUND"]


def caddy(place: Place) -> list[str]:
    """Caddy, with its file and the host’s name put into it."""
    file = place.settings("Caddyfile")
    file.write_text("{\n  admin off\n}\n" + file.read_text("utf-8").replace(":8080", f"http://127.0.0.1:{place.port}"), "utf-8")
    return ["caddy", "run", "--adapter", "caddyfile", "--config", str(file)]


def lighttpd(place: Place) -> list[str]:
    """lighttpd, with the settings included in its own."""
    (place.home / "main.conf").write_text(
        f'server.document-root = "{place.host}"\nserver.bind = "127.0.0.1"\nserver.port = {place.port}\n'
        f'server.errorlog = "{place.home}/error.log"\ninclude "{place.settings("lighttpd.conf")}"\n'
    )
    return ["lighttpd", "-D", "-f", str(place.home / "main.conf")]


SERVERS: dict[str, Callable[[Place], list[str]]] = {"nginx": nginx, "apache": apache, "caddy": caddy, "lighttpd": lighttpd}


@contextlib.contextmanager
def hosted(server: str, host: Path, site: Path, home: Path) -> Iterator[str]:
    """Runs a server over a folder; gives the address of the domain’s root, with a slash at its end."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    home.mkdir(parents=True, exist_ok=True)
    command = SERVERS[server](Place(host, site, home, port))
    program = shutil.which(command[0], path=os.environ.get("PATH", "") + ":/usr/sbin")
    if program is None:
        pytest.fail(f"no {command[0]} on this machine; tests/machine installs it")
    log = home / "output.log"
    environment = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    with log.open("w") as output, subprocess.Popen([program, *command[1:]], stdout=output, stderr=output, env=environment) as process:
        try:
            _wait(port, process, home)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()


def _wait(port: int, process: subprocess.Popen[bytes], home: Path) -> None:
    for _ in range(PATIENCE * 20):
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    pytest.fail("the server does not start:\n" + "".join(path.read_text("utf-8", "replace") for path in home.glob("*.log")))
