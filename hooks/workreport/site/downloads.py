"""The files to take along, made with each build; what is costly is kept between builds as long as nothing in it changes."""

from __future__ import annotations

import hashlib
import json
import logging
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from typing import TYPE_CHECKING

from workreport import documents
from workreport.files import DocumentTools, report_files
from workreport.pages.subjects import Download
from workreport.registry import FILES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path
    from typing import Any

    from workreport.archive import Archive
    from workreport.edition import Edition, EditionChapters
    from workreport.files import FileKind, FileSubject, MadeFile
    from workreport.library import Work

log = logging.getLogger("mkdocs.hooks.workreport")


def make(
    archive: Archive,
    chapters: EditionChapters,
    templates: tuple[Path, ...],
    cache: Path,
    before: dict[str, tuple[MadeFile, ...]] | None = None,
) -> dict[str, tuple[MadeFile, ...]]:
    """Every file of every report, by report; what needs the typesetter is left out where `documents.missing` says why.

    Costly files are taken from `before`, where it is given.
    """
    folders = tuple(folder / "documents" for folder in templates if (folder / "documents").is_dir())
    contents: dict[str, list[tuple[Edition, Mapping[str, Any]]]] = {
        work.report.id: [
            (edition, documents.content(work, edition, chapters[work.report.id, edition.code], archive.interfaces[edition.language]))
            for edition in archive.editions
        ]
        for work in archive.works
    }
    typeset = documents.missing() is None and not before
    every = (content for editions in contents.values() for _, content in editions)
    fonts = documents.cut("".join(_characters(every)), cache) if typeset else None
    tools = DocumentTools(folders, fonts, version("typst") if fonts else "")
    shared = _shared_inputs(tools)

    def keep(kind: FileKind, subject: FileSubject, made: Callable[[], bytes | None]) -> bytes | None:
        kept = cache / "documents" / f"{_key(subject, kind, shared)}.{kind.name}"
        if kept.is_file():
            return kept.read_bytes()
        content = made()
        if content is not None:
            log.info("Setting %s for %s", kind.name, subject.identity)
            _keep(kept, content)
        return content

    def files(work: Work) -> tuple[MadeFile, ...]:
        kinds = [kind for kind in FILES if not (before and kind.costly)]
        old = [one for one in before[work.report.id] if one.kind.costly] if before else []
        return (*old, *report_files(kinds, work, contents[work.report.id], tools, archive.interfaces, keep))

    with ThreadPoolExecutor() as pool:  # Typst works outside Python's lock
        return dict(zip(contents, pool.map(files, archive.works), strict=True))


def offered(files: Iterable[MadeFile]) -> tuple[Download, ...]:
    """A report's files as its pages offer them."""
    return tuple(
        Download(
            kind=one.kind.name,
            edition=one.edition,
            language=one.language,
            address=one.address,
            label=one.kind.label,
            page=one.kind.page,
            size=len(one.content) if one.kind.sized else None,
            media_type=one.kind.media_type,
        )
        for one in files
    )


def _characters(contents: Iterable[Mapping[str, Any]]) -> list[str]:
    return sorted({character for content in contents for character in json.dumps(content, ensure_ascii=False)})


def _shared_inputs(tools: DocumentTools) -> bytes:
    """What all documents depend on besides their content: the templates, the typesetter and the fonts."""
    files = b"".join(path.read_bytes() for folder in tools.templates for path in sorted(folder.iterdir()))
    return files + f"{tools.version} {tools.fonts.name if tools.fonts else ''}".encode()


def _key(subject: FileSubject, kind: FileKind, shared_inputs: bytes) -> str:
    """The name under which the bytes of a document are kept; other content or other shared inputs make another."""
    described = json.dumps([kind.name, subject.identity, subject.content], ensure_ascii=False).encode()
    return hashlib.sha256(described + shared_inputs).hexdigest()[:32]


def _keep(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_bytes(content)
    part.replace(path)
