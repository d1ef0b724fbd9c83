"""The files to take along, made with each build and kept between builds as long as nothing in them changes."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from workreport import documents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from workreport.archive import Archive
    from workreport.edition import Spreads


@dataclass(frozen=True, slots=True)
class Document:
    """A file that a report's home offers."""

    report: str
    edition: str
    kind: str
    """``pdf``, ``epub`` or ``png`` (the picture that links show)."""
    address: str
    content: bytes


def made(archive: Archive, spreads: Spreads, templates: Path, cache: Path) -> tuple[Document, ...]:
    """Every PDF, EPUB and card of the archive; PDFs and cards are left out where `documents.missing` says why."""
    folder = templates / "documents"
    contents = [
        (
            work.report.id,
            edition.code,
            documents.content(work, edition, spreads[work.report.id, edition.code], archive.interfaces[edition.language]),
        )
        for work in archive.works
        for edition in archive.editions
    ]
    typeset = documents.missing() is None
    fonts = documents.cut("".join(_characters([content for _, _, content in contents])), cache) if typeset else None
    found = []
    for report, edition, content in contents:
        told = json.dumps(content, ensure_ascii=False).encode()
        makers: dict[str, Callable[[], bytes]] = {
            "epub": lambda content=content, name=f"{report}/{edition}": documents.epub(content, folder, name),  # type: ignore[misc]  # bound at once
        }
        if fonts:
            makers["pdf"] = lambda content=content: documents.pdf(content, folder / "report.typ", fonts)  # type: ignore[misc]  # bound at once
            makers["png"] = lambda content=content: documents.card(content, folder / "card.typ", fonts)  # type: ignore[misc]  # bound at once
        for kind, make in makers.items():
            key = _key(told, kind, folder, fonts)
            name = "card" if kind == "png" else "report"
            found.append(
                Document(
                    report, edition, kind, f"data/{report}/{name}.{edition}.{kind}", _kept(cache / "documents" / f"{key}.{kind}", make)
                )
            )
    return tuple(found)


def _characters(contents: Iterable[dict[str, Any]]) -> list[str]:
    return sorted({character for content in contents for character in json.dumps(content, ensure_ascii=False)})


def _key(told: bytes, kind: str, folder: Path, fonts: Path | None) -> str:
    """What the bytes of a document depend on: its content, the templates, the typesetter and the fonts."""
    digest = hashlib.sha256(told)
    for path in sorted(folder.iterdir()):
        digest.update(path.read_bytes())
    digest.update(f"{kind} {version('typst') if fonts else ''} {fonts.name if fonts else ''}".encode())
    return digest.hexdigest()[:32]


def _kept(path: Path, make: Callable[[], bytes]) -> bytes:
    if path.is_file():
        return path.read_bytes()
    content = make()
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_bytes(content)
    part.replace(path)
    return content
