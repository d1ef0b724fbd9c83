"""A report as EPUB 3: a cover page, the contents, a file a chapter; the ids are those of the site's full page."""

from __future__ import annotations

import io
import uuid
import zipfile
from functools import cache
from typing import TYPE_CHECKING, Any

import jinja2

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MEDIA_TYPES = {"png": "image/png", "jpg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "svg": "image/svg+xml"}
STEADY = (1980, 1, 1, 0, 0, 0)
"""The time in the archive's entries; ZIP knows none earlier, and the same content gives the same bytes."""


def epub(
    content: Mapping[str, Any],
    templates: tuple[Path, ...],
    identity: str,
    pictures: Mapping[str, bytes] | None = None,
    cover: bytes | None = None,
) -> bytes:
    """The report as an EPUB.

    `templates` are the folders with the ``.j2`` files and ``epub.css``; `identity` says which report and edition this is (``2023/zh``), and
    the book's identifier is made from it; `pictures` are the source's, by name; `cover` is a PNG for shelves, where one can be made.
    """
    environment = _environment(templates)
    book = uuid.uuid5(uuid.NAMESPACE_URL, f"workreport:{identity}:{content['date']}")
    files = {
        "META-INF/container.xml": environment.get_template("container.xml.j2").render(),
        "EPUB/package.opf": environment.get_template("package.opf.j2").render(
            content=content,
            book=book,
            cover=cover is not None,
            pictures={name: MEDIA_TYPES[name.rpartition(".")[2]] for name in pictures or {}},
        ),
        "EPUB/nav.xhtml": environment.get_template("nav.xhtml.j2").render(content=content),
        "EPUB/cover.xhtml": environment.get_template("cover.xhtml.j2").render(content=content),
        "EPUB/book.css": next(path for folder in templates if (path := folder / "epub.css").is_file()).read_text("utf-8"),
    }
    chapter = environment.get_template("chapter.xhtml.j2")
    files |= {f"EPUB/{one['id']}.xhtml": chapter.render(content=content, chapter=one) for one in content["chapters"]}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(_entry("mimetype", zipfile.ZIP_STORED), "application/epub+zip")
        for name, text in files.items():
            archive.writestr(_entry(name, zipfile.ZIP_DEFLATED), text)
        if cover:
            archive.writestr(_entry("EPUB/cover.png", zipfile.ZIP_STORED), cover)
        for name, picture in (pictures or {}).items():
            archive.writestr(_entry(f"EPUB/pictures/{name}", zipfile.ZIP_STORED), picture)
    return out.getvalue()


@cache
def _environment(templates: tuple[Path, ...]) -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates), undefined=jinja2.StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True
    )


def _entry(name: str, how: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, STEADY)
    entry.compress_type = how
    entry.external_attr = 0o644 << 16
    return entry
