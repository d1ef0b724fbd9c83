"""Files made from a report, to take away: what a kind of them is, and how all of a report's are made."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from workreport.documents.fonts import Faces
    from workreport.edition import Edition
    from workreport.interface import Interface
    from workreport.library import Work

    Keep = Callable[["FileKind", "FileSubject", Callable[[], bytes | None]], bytes | None]
    """What is asked for a costly file: it calls the function it is given, or hands back what that function gave it before."""


@dataclass(frozen=True, slots=True)
class DocumentTools:
    """What documents are set with."""

    templates: tuple[Path, ...]
    """The folders with the documents' templates, the site's own first."""
    fonts: Faces | None
    """The Chinese faces; None where no typesetter is installed."""
    version: str
    """The typesetter's version."""


@dataclass(frozen=True, slots=True)
class FileSubject:
    """What a file is made from."""

    work: Work
    edition: Edition
    """The edition it is of; for a file that is the same in all, the first."""
    language: str
    """The language it translates into, where it is of one."""
    content: Mapping[str, Any]
    """The report in that edition as `documents.content` gives it."""
    tools: DocumentTools
    interfaces: Mapping[str, Interface]
    """The words of the site, by language, Chinese first."""
    made: Mapping[str, Callable[[], bytes | None]] = field(default_factory=dict)
    """What gives the report's files that stand before it in the registry, by name; not those of an edition or a language."""
    picture: str = ""
    """The name of the picture that it is, where it is one."""

    @property
    def identity(self) -> str:
        """What tells the document from all others: report and edition."""
        return f"{self.work.report.id}/{self.edition.code}"


@dataclass(frozen=True, slots=True)
class FileKind:
    """An entry of the registry of files: a new download is one of these and the function that makes it."""

    name: str
    address: str
    """From the site's root; ``{report}``, ``{edition}``, ``{picture}`` and ``{language}`` are filled in (``.fr``; empty for English)."""
    media_type: str
    make: Callable[[FileSubject], str | bytes | None]
    """Its content."""
    of: Literal["report", "edition", "language", "picture"] = "report"
    """Whether there is one for the report, for each edition, for each language it is translated into, or for each picture of its source."""
    label: str = ""
    """The key of the words it is offered by; empty: no page offers it."""
    page: str = ""
    """The kind of page that offers it."""
    sized: bool = False
    """Whether readers are told its size."""
    elsewhere: bool = False
    """Whether only other sites show it, by its whole address, so that there is none where the site's address is not known."""
    costly: bool = False
    """Whether it takes so long to make that it is kept by what it is made of."""
    present: Callable[[FileSubject], bool] = lambda _subject: True
    """Whether the report has one."""
    typeset: bool = False
    """Whether only the typesetter makes it, so that there is none where that is not installed."""


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file of a report."""

    kind: FileKind
    edition: str
    """Empty for a file that is not of one edition."""
    language: str
    """Empty for a file that is not of one language."""
    address: str
    make: Callable[[], bytes | None]
    """What gives its content, and makes it the first time."""

    @property
    def content(self) -> bytes:
        """Its content."""
        return self.make() or b""


def report_files(
    kinds: Sequence[FileKind],
    work: Work,
    contents: Sequence[tuple[Edition, Mapping[str, Any]]],
    tools: DocumentTools,
    interfaces: Mapping[str, Interface],
    keep: Keep,
) -> Iterator[MadeFile]:
    """Every file of a report, each made when somebody asks for its content; `contents` are its editions as `documents.content` gives them.

    `keep` is asked for what is costly: it calls the function it is given, or hands back what that function gave it before.
    """
    made: dict[str, Callable[[], bytes | None]] = {}
    first = contents[0]
    for kind in kinds:
        if kind.typeset and tools.fonts is None:
            continue
        for edition, content, language, picture in _variants(kind, work, contents, first):
            subject = FileSubject(work, edition, language, content, tools, interfaces, made, picture)
            if not kind.present(subject):
                continue

            def make(kind: FileKind = kind, subject: FileSubject = subject) -> bytes | None:
                found = kind.make(subject)
                return found.encode() if isinstance(found, str) else found

            once = cache(partial(keep, kind, subject, make) if kind.costly else make)
            if kind.of == "report":
                made[kind.name] = once
            address = kind.address.format(
                report=work.report.id,
                edition=edition.code,
                picture=picture,
                language="" if language == "en" else f".{language}",
            )
            yield MadeFile(kind, edition.code if kind.of == "edition" else "", language, address, once)


def _variants(
    kind: FileKind, work: Work, contents: Sequence[tuple[Edition, Mapping[str, Any]]], first: tuple[Edition, Mapping[str, Any]]
) -> Iterator[tuple[Edition, Mapping[str, Any], str, str]]:
    if kind.of == "edition":
        yield from ((edition, content, "", "") for edition, content in contents)
    elif kind.of == "language":
        yield from ((*first, language, "") for language in work.catalogues)
    elif kind.of == "picture":
        yield from ((*first, "", picture.name) for picture in work.pictures)
    else:
        yield (*first, "", "")
