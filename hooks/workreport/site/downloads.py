"""The files to take along, made with each build and kept between builds as long as nothing in them changes."""

from __future__ import annotations

import hashlib
import json
import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from workreport import documents

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from workreport.archive import Archive
    from workreport.edition import EditionChapters

log = logging.getLogger("mkdocs.hooks.workreport")


@dataclass(frozen=True, slots=True)
class Document:
    """A file that a report's home offers."""

    report: str
    edition: str
    kind: str
    """``pdf``, ``epub`` or ``png`` (the picture that links show)."""
    address: str
    content: bytes


def make(archive: Archive, edition_chapters: EditionChapters, templates: tuple[Path, ...], cache: Path) -> tuple[Document, ...]:
    """Every PDF, EPUB and card of the archive; PDFs and cards are left out where `documents.missing` says why."""
    folders = tuple(folder / "documents" for folder in templates if (folder / "documents").is_dir())
    contents = [
        (
            work.report.id,
            edition.code,
            documents.content(work, edition, edition_chapters[work.report.id, edition.code], archive.interfaces[edition.language]),
        )
        for work in archive.works
        for edition in archive.editions
    ]
    typeset = documents.missing() is None
    fonts = documents.cut("".join(_characters([content for _, _, content in contents])), cache) if typeset else None

    shared_inputs = _shared_inputs(folders, fonts)

    def document(report: str, edition: str, kind: str, content: dict[str, Any]) -> Document:
        identity = f"{report}/{edition}"
        name = "card" if kind == "png" else "report"
        address = f"data/{report}/{name}.{edition}.{kind}"
        kept = cache / "documents" / f"{_key(content, kind, identity, shared_inputs)}.{kind}"
        if not kept.is_file():
            log.info("Setting %s", address)
            _keep(kept, _make(kind, content, folders, fonts, identity))
        return Document(report, edition, kind, address, kept.read_bytes())

    wanted = [(*one[:2], kind, one[2]) for one in contents for kind in (("epub", "pdf", "png") if fonts else ("epub",))]
    with ThreadPoolExecutor() as pool:  # Typst works outside Python's lock
        return tuple(pool.map(lambda one: document(*one), wanted))


def _make(kind: str, content: dict[str, Any], folders: tuple[Path, ...], fonts: Path | None, identity: str) -> bytes:
    if fonts is None or kind == "epub":
        return documents.epub(content, folders, identity)
    if kind == "pdf":
        return documents.pdf(content, _template(folders, "report.typ"), fonts)
    return documents.card(content, _template(folders, "card.typ"), fonts)


def _template(folders: Iterable[Path], name: str) -> Path:
    """The file of this name in the first folder that has it."""
    return next(folder / name for folder in folders if (folder / name).is_file())


def _characters(contents: Iterable[dict[str, Any]]) -> list[str]:
    return sorted({character for content in contents for character in json.dumps(content, ensure_ascii=False)})


def _shared_inputs(folders: Iterable[Path], fonts: Path | None) -> bytes:
    """What all documents depend on besides their content: the templates, the typesetter and the fonts."""
    files = b"".join(path.read_bytes() for folder in folders for path in sorted(folder.iterdir()))
    return files + f"{version('typst') if fonts else ''} {fonts.name if fonts else ''}".encode()


def _key(content: dict[str, Any], kind: str, identity: str, shared_inputs: bytes) -> str:
    """The name under which the bytes of a document are kept; other content or other shared inputs make another."""
    told = json.dumps([kind, identity, content], ensure_ascii=False).encode()
    return hashlib.sha256(told + shared_inputs).hexdigest()[:32]


def _keep(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_bytes(content)
    part.replace(path)
