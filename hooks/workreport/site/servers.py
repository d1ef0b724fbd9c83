"""Ready settings for static servers, from one list of headers, types and caching rules, so that they cannot drift apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workreport.registry import FILES as DOWNLOADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workreport.pages.rendering import Renderer

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
"""The content security policy every page keeps: nothing but the site's own files, no inline script, no inline style."""

HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in POLICY.items()),
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

TYPES = {kind.address.rpartition(".")[2]: kind.media_type for kind in DOWNLOADS if kind.of != "picture"} | {
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "tmx": "application/xml; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "gz": "application/gzip",
}
"""Media types by file ending, those of the files to take away from their registry; servers differ in what they know by themselves."""

COMPRESSED = tuple(dict.fromkeys(kind.partition(";")[0] for kind in TYPES.values() if "charset" in kind or "svg" in kind))
"""The types worth compressing on the way; the others are compressed already."""

KEPT = "(assets|search)/[0-9a-f]{10}/"
"""What the addresses of files match that stand below a digest of their content, as a regular expression that every server reads."""
CACHING = {"kept": "public, max-age=31536000, immutable", "fresh": "no-cache"}
"""``Cache-Control`` of files with a digest in their address, and of all others, which browsers ask for again by their ETag."""

FILES = {
    ".nojekyll": "servers/nojekyll.txt.j2",
    "_headers": "servers/headers.txt.j2",
    ".htaccess": "servers/htaccess.txt.j2",
    "web.config": "servers/iis.xml.j2",
    "servers/nginx.conf": "servers/nginx.txt.j2",
    "servers/lighttpd.conf": "servers/lighttpd.txt.j2",
    "servers/Caddyfile": "servers/caddy.txt.j2",
}
"""Where each file stands in the site, and its template; those in ``servers/`` are to be copied, the others work where they lie."""


def files(renderer: Renderer, root: str) -> Iterator[tuple[str, str]]:
    """The settings as files of the site; `root` is the path the site stands under, with a slash at both ends."""
    settings = {
        "headers": HEADERS,
        "types": TYPES,
        "compressed": COMPRESSED,
        "kept": KEPT,
        "caching": CACHING,
        "root": root,
        "pattern": re.escape(root),
        "variable": re.sub(r"\W", "_", root),
    }
    for address, template in FILES.items():
        yield address, renderer.file(template, **settings)
