"""Ready settings for static servers, from one list of headers and types, so that they cannot drift apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workreport.pages.rendering import Renderer

POLICY = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "font-src": "'self'",
    "manifest-src": "'self'",
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

TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "tmx": "application/xml; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
    "epub": "application/epub+zip",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "wasm": "application/wasm",
    "gz": "application/gzip",
}
"""Media types by file ending; servers differ in those they know by themselves."""

FILES = {
    "_headers": "servers/headers.txt.j2",
    ".htaccess": "servers/htaccess.txt.j2",
    "servers/nginx.conf": "servers/nginx.txt.j2",
    "servers/Caddyfile": "servers/caddy.txt.j2",
}
"""Where each file stands in the site, and its template; the first two work where they lie, the others are to be copied."""


def files(renderer: Renderer, root: str) -> Iterator[tuple[str, str]]:
    """The settings as files of the site; `root` is the path the site stands under, with a slash at both ends."""
    for address, template in FILES.items():
        yield address, renderer.file(template, headers=HEADERS, types=TYPES, root=root)
