"""Templates make what visitors read: a spec becomes the facts and the body that MkDocs is given."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from markupsafe import Markup, escape

from workreport.citations import citations
from workreport.data.licences import licence
from workreport.edition import speaker
from workreport.interface import as_link
from workreport.languages import in_language, in_languages, language, tag
from workreport.marking import pieces
from workreport.pages.compiled import CompiledTemplates
from workreport.pages.markdown import escaped, markdown
from workreport.pages.references import page_title, reference
from workreport.pages.sharing import others
from workreport.pages.spec import relative
from workreport.pages.subjects import report_name
from workreport.portable import completed

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from workreport.interface import Interface
    from workreport.pages.spec import PageSpec
    from workreport.pages.subjects import ReportInEdition, SiteFrame
    from workreport.summary import ReportSummary


def name_of(report: ReportSummary, words: Interface) -> str:
    """What a report is called in links and titles."""
    return report_name(report.facts, report.id, words)


def title_of(page: str, report: ReportSummary, words: Interface) -> tuple[str, str]:
    """What a reader calls a page of a report, and the language that is in."""
    return page_title(report.titles, report.numerals, page, words)


UNBROKEN = 3
"""So many last characters of a Chinese title stay on one line, for browsers that cannot balance lines."""


def unbroken_ending(text: str) -> Markup:
    """The text of a Chinese title, its last characters kept together so that none stands alone on a line."""
    return Markup('%s<span class="ending">%s</span>') % (text[:-UNBROKEN], text[-UNBROKEN:]) if len(text) > 2 * UNBROKEN else escape(text)


def size(count: int) -> str:
    """A file's size as people say it: 192 kB, 1.4 MB."""
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(1, round(count / 1000))} kB"


def template_folders(root: Path) -> tuple[Path, ...]:
    """Where templates are looked for, in this order: the site's own folder ``docs/templates``, the theme, the package's other templates."""
    package = Path(__file__).parents[1]
    own = root / "docs" / "templates"
    return (*([own] if own.is_dir() else []), package / "theme", package / "templates")


@cache
def environment(
    folders: tuple[Path, ...], kept: Path | None, *, watched: bool = True, own: frozenset[Path] = frozenset()
) -> jinja2.Environment:
    """Reads the templates of some folders; all but plain text is escaped, an unknown name is an error.

    `watched` ones are read again where one has changed, which is asked each time that one is used; that one of a site's `own` now stands
    before another of the same name is seen by those being others. Compiled ones are kept below `kept`, if it is given.
    """
    del own  # of other templates there is another environment
    made = jinja2.Environment(  # escaped, but for plain text
        loader=jinja2.FileSystemLoader(folders),
        undefined=jinja2.StrictUndefined,
        autoescape=lambda name: name is not None and not name.endswith(".txt.j2"),  # noqa: S701  # all but plain text
        bytecode_cache=CompiledTemplates(kept / "templates") if kept else None,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=watched,
        optimized=False,  # a quarter less time to compile them, and none lost in their use: they have hardly a constant to fold
    )
    made.filters.update(FILTERS)
    return made


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a page, as the document around it has it from MkDocs too."""

    content: str


class Renderer:
    """Renders pages with the templates of some folders, in the words of the interfaces."""

    def __init__(
        self,
        folders: tuple[Path, ...],
        interfaces: dict[str, Interface],
        cache: Path | None = None,
        *,
        portable: bool = False,
        watched: bool = True,
    ) -> None:
        self.folders = folders
        self.portable = portable
        self._interfaces = interfaces
        self._watched = watched
        self._kept: dict[tuple[Hashable, ...], str] = {}
        own = frozenset(path for path in folders[0].rglob("*") if path.is_file()) if watched else frozenset[Path]()
        self._environment = environment(folders, cache, watched=watched, own=own)

    @property
    def compiled(self) -> jinja2.BytecodeCache | None:
        """Where compiled templates are kept."""
        return self._environment.bytecode_cache

    def html(self, spec: PageSpec) -> str:
        """The body of the page."""
        template = self._environment.get_template(spec.kind.template)
        return template.render(self.context(spec))

    def document(self, spec: PageSpec, frame: SiteFrame, body: str) -> str:
        """The whole page: its body in the document that stands around every page."""
        names = {**self.context(spec), "assets": frame.assets, "canonical": frame.canonical, "addresses": frame.handwritten}
        return self._environment.get_template("main.html").render(names, page=Body(body))

    def twin(self, spec: PageSpec, frame: SiteFrame, body: str) -> str:
        """The page as Markdown, with what is known of it as its front matter."""
        facts = {
            "title": spec.title,
            "description": spec.description,
            "language": ", ".join(tag(one) for one in spec.edition.languages),
            "url": frame.canonical + spec.address if frame.canonical else "",
            "report": spec.report,
            "updated": spec.updated,
            "licence": licence(self._interfaces[spec.edition.language]).text,
        }
        return markdown(body, facts, spec.edition.language)

    def redirect(self, report: ReportInEdition, old: str, address: str, frame: SiteFrame) -> str:
        """What stands at the `old` address of a report's page; `address` is that of today."""
        names = {"edition": report.edition, "words": report.words, "link": self._link(old, address), "address": address}
        return self.file("redirect.html.j2", **names, canonical=frame.canonical)

    def _link(self, origin: str, target: str) -> str:
        link = relative(origin, target)
        return completed(link) if self.portable else link

    def file(self, template: str, **context: object) -> str:
        """A file that is no page, such as a feed; `template` lies in one of the folders."""
        return self._environment.get_template(template).render(context)

    def context(self, spec: PageSpec) -> dict[str, object]:
        """What the templates of a page and of the document around it know."""

        def say(key: str, **values: object) -> str:
            """Words of the interface in every language of the page's edition."""
            if not spec.edition.bilingual:
                return self._interfaces[spec.edition.language](key, **values)
            texts = {code: self._interfaces[code].text(key, **values) for code in spec.edition.languages}
            runs = [Markup('<span class="said" lang="%s">%s</span>') % (tag(code), text) for code, text in texts.items()]
            return Markup(" ").join(runs if len(set(texts.values())) > 1 else runs[:1])

        base = relative(spec.address, "")

        def kept(part: str, *also: Hashable, caller: Callable[[], str]) -> str:
            """A part of a page that is the same on every page of a report in an edition that lies as deep, and differs by `also`."""
            if self._watched or not spec.report:
                return caller()
            key = (spec.report, spec.edition.code, base, part, *also)
            if key not in self._kept:
                self._kept[key] = caller()
            return self._kept[key]

        return {
            "spec": spec,
            "edition": spec.edition,
            "words": self._interfaces[spec.edition.language],
            "interfaces": self._interfaces,
            "href": partial(self._link, spec.address),
            "base": base,
            "portable": self.portable,
            "say": say,
            "kept": kept,
            **spec.context.names(),
        }


FILTERS: dict[str, Callable[..., object]] = {
    "tag": tag,
    "writing": language,
    "citations": citations,
    "in_language": in_language,
    "in_languages": in_languages,
    "speaker": speaker,
    "report_name": name_of,
    "reference": reference,
    "pieces": pieces,
    "size": size,
    "page_title": title_of,
    "unbroken_ending": unbroken_ending,
    "licence": licence,
    "others": others,
    "markdown": escaped,
    "as_link": as_link,
}
"""What templates call, in whichever environment they are rendered."""
