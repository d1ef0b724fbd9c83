"""A kind of page, and a page of the site before it is rendered: its address, its words, its neighbours."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from workreport.edition import Edition

Subject = TypeVar("Subject")
"""What the pages of a kind are made from: `subjects.ArchiveInEdition` or `subjects.ReportInEdition`."""


def relative(origin: str, target: str) -> str:
    """The relative link from the page at `origin` to `target`; addresses are from the site's root, a page's ends in ``/``.

    >>> relative("zh/2023/1-3/", "en/2023/1-3/#p2")
    '../../../en/2023/1-3/#p2'
    >>> relative("zh/2023/", "zh/2023/")
    './'
    """
    address, mark, fragment = target.partition("#")
    if address == origin:
        return mark + fragment or "./"
    folder, path = origin[: origin.rfind("/") + 1], ""
    while not address.startswith(folder):
        folder, path = folder[: folder.rfind("/", 0, -1) + 1], path + "../"
    return (path + address[len(folder) :] or "./") + mark + fragment


@dataclass(frozen=True, slots=True)
class Link:
    """A link that a page shows."""

    address: str
    title: str
    language: str
    """The language of `title`."""
    level: int = 1
    """Its depth in a table of contents, from 1."""
    description: str = ""
    beside: tuple[str, str] | None = None
    """In a bilingual edition, the title in the second language, and that language."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the template of a page knows besides what every template knows; each template has a dataclass of its own, below this one."""

    def names(self) -> dict[str, object]:
        """The fields as the template's names."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(frozen=True, slots=True)
class PageContent:
    """What makes one page of a kind; the registry and the place it stands at say the rest."""

    context: Context
    name: str = ""
    """What stands for ``{name}`` in the kind's address, where it has several pages: ``1-3``."""
    title: str = ""
    """Its own title; else that of its kind."""
    description: str = ""
    """Its own description; else that of its kind."""
    above: tuple[Link, ...] = ()
    """Pages between the report's home and this one, to stand in the trail."""


@dataclass(frozen=True, slots=True)
class PageKind(Generic[Subject]):
    """An entry of the registry of pages: a new kind of page is one of these, a template, and the template's dataclass."""

    name: str
    """Its name in code and style sheets: the class of ``<body>``."""
    address: str
    """From the site's root; ``{edition}``, ``{report}`` and ``{name}`` are filled in."""
    template: str
    """Below the folders of templates; empty for a page whose body is Markdown."""
    make: Callable[[Subject], Iterable[PageContent]]
    """The pages of this kind in one edition; none where it has none."""
    title: str = ""
    """The key of the interface's words for its title; the report's name follows. Empty: the report's name, or the page's own title."""
    description: str = ""
    """The key of the words that describe it; empty: the report's name and body, or the page's own words."""
    trail: tuple[tuple[str, str], ...] = ()
    """Outside reports, the pages above it: the address below its edition, and the key of its words."""
    side_by_side: bool = True
    """Whether it stands in side-by-side editions too."""
    once: bool = False
    """Whether it stands once for all editions, in the first."""
    menu: str = ""
    """The key of the words that the report's contents list it by, after the chapters; empty: they don't."""
    passages: bool = False
    """Whether it shows passages, which can be copied and cited; they are what search finds and documents print."""
    listed: bool = True
    """Whether the sitemap lists it and search engines may."""
    schema: str = ""
    """Its type in schema.org's words; empty where nothing is said of it."""


@dataclass(frozen=True, slots=True)
class PageSpec:
    """Everything that makes a page, apart from the templates."""

    address: str
    """From the site's root, without a leading and with a trailing slash: ``zh/2023/1-3/``; empty for the cover."""
    kind: PageKind[Any]
    edition: Edition
    title: str
    """For ``<title>``, links and search engines; plain text."""
    description: str
    context: Context
    trail: tuple[Link, ...] = ()
    """The pages above it, from the edition's home down."""
    previous: Link | None = None
    next: Link | None = None
    contents: tuple[Link, ...] = ()
    """The chapters of the report it belongs to; empty outside reports."""
    menu: tuple[Link, ...] = ()
    """The other pages of the report that its contents list."""
    alternates: tuple[tuple[Edition, str], ...] = ()
    """The editions that have this page, itself included, each with its address there."""
    report: str | None = None
    """The id of the report it belongs to."""
    updated: str = ""
    """The ISO date of its text; empty where it has none."""
    card: str = ""
    """The address of the picture that links to it show; empty where there is none."""
    citation: tuple[tuple[str, str], ...] = ()
    """What reference managers read: names and contents of ``<meta>``."""
    structured: dict[str, object] | None = None
    """What it says of itself as schema.org's JSON-LD."""
