"""The documents of a report, as the registry of files names them; those that need the typesetter are none where it is not installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workreport.documents import typesetting
from workreport.documents.epub import epub as book

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from workreport.files import FileSubject


def pdf(subject: FileSubject) -> bytes | None:
    """The report as a PDF."""
    tools = subject.tools
    template = _template(tools.templates, "report.typ")
    return typesetting.pdf(subject.content, template, tools.fonts.cut(), _pictures(subject)) if tools.fonts else None


def epub(subject: FileSubject) -> bytes:
    """The report as an EPUB."""
    tools = subject.tools
    cover = typesetting.card(subject.content, _template(tools.templates, "cover.typ"), tools.fonts.cut()) if tools.fonts else None
    return book(subject.content, tools.templates, subject.identity, _pictures(subject), cover)


def card(subject: FileSubject) -> bytes | None:
    """The picture that links to the report show."""
    tools = subject.tools
    return typesetting.card(subject.content, _template(tools.templates, "card.typ"), tools.fonts.cut()) if tools.fonts else None


def _pictures(subject: FileSubject) -> dict[str, bytes]:
    return {picture.name: picture.content for picture in subject.work.pictures}


def _template(folders: Iterable[Path], name: str) -> Path:
    """The file of this name in the first folder that has it."""
    return next(folder / name for folder in folders if (folder / name).is_file())
