"""Hands MkDocs our pages and files, and its templates our words."""

from __future__ import annotations

import logging
import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import jinja2
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel

from workreport import archive as archives
from workreport import data, documents, search
from workreport.edition import edition_chapters, in_language, in_languages, tag
from workreport.pages import Download, PageSpec, Renderer, page_specs, template_folders
from workreport.pages.sharing import structured_data
from workreport.problems import ProblemsError, Severity, labelled, tally
from workreport.site import assets, downloads, handwritten, servers, staging
from workreport.site.preview import Preview

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from workreport.archive import Archive
    from workreport.edition import EditionChapters
    from workreport.site.downloads import Document

log = logging.getLogger("mkdocs.hooks.workreport")

RUN: dict[str, Preview | None] = {"preview": None}
"""What outlasts a build, where the MkDocs command is a preview; everything else is read anew for each."""

ANCHOR = re.compile(r'\sid="([^"]+)"')
"""An anchor in a page's body: MkDocs checks the links of pages written by hand against them."""


@dataclass(slots=True)
class Site:
    """What one build knows; it lives in ``config.extra`` for as long as the build."""

    archive: Archive
    renderer: Renderer
    page_specs: dict[str, PageSpec]
    """By the source address that MkDocs knows the page by."""
    cards: dict[tuple[str, str], str]
    """By report and edition, the address of the picture that links show."""
    assets: str = ""
    """The folder of style sheets and scripts, ``assets/DIGEST/``."""


def start(*, command: str, dirty: bool) -> None:  # noqa: ARG001  # MkDocs passes both
    """Notes which command runs: only a build is staged, only a preview remembers."""
    RUN["preview"] = Preview() if command == "serve" else None


def prepare(config: MkDocsConfig) -> MkDocsConfig:
    """Reads all inputs and reports their problems in one list.

    Raises PluginError, which MkDocs prints without a traceback, where one of them is an error.
    """
    root = Path(config.config_file_path).parent
    try:
        archive, problems = archives.load(root)
    except ProblemsError as error:
        archive, problems = None, error.problems
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if archive is None or errors:
        raise PluginError("\n".join([f"{tally(problems)} in the inputs:", *map(labelled, problems)]))
    for problem in problems:
        log.warning("%s", problem)
    moment = datetime.fromisoformat(archive.updated).replace(tzinfo=UTC)
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
    renderer = Renderer(template_folders(root), archive.interfaces)
    config.extra["site"] = Site(archive, renderer, {}, {})
    own = root / "docs" / "templates"
    if own.is_dir():
        config.theme.dirs.insert(0, str(own))
    if RUN["preview"] is None:
        staging.stage(config)
    return config


def add_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds every page and data file made from the reports, and leaves out what Material would ship and we do not use.

    Raises PluginError where a page written by hand stands at the address of one of ours.
    """
    site: Site = config.extra["site"]
    for file in list(files):
        if _unused(file):
            files.remove(file)
    site.assets = assets.place(files, config)
    if reason := documents.missing():
        log.warning(reason)
    read = edition_chapters(site.archive.works, site.archive.editions)
    taken = _documents(site, read, _cache(config))
    for document in taken:
        _add(files, config, document.address, document.content)
    offered = [(one.report, one.edition, one.kind, one.address, len(one.content)) for one in taken]
    site.cards = {(one.report, one.edition): one.address for one in taken if one.kind == "png"}
    offered_files = [Download(*one) for one in offered if one[2] != "png"]
    for spec in (*page_specs(site.archive, read, offered_files), *search.page_specs(site.archive)):
        _add(files, config, f"{spec.address}index.md", site.renderer.front_matter(spec))
        site.page_specs[f"{spec.address}index.md"] = spec
    for address, content in (*_plain_files(site, config), *data.files(site.archive)):
        _add(files, config, address, content)
    for address, content in search.files(search.corpus(site.page_specs.values()), site.archive.interfaces):
        _add(files, config, address, content)
    for file in files.documentation_pages():
        if file.src_uri not in site.page_specs:
            site.page_specs[file.src_uri] = handwritten.spec(file, files, site.archive)
    return files


def _documents(site: Site, read: EditionChapters, cache: Path) -> tuple[Document, ...]:
    def make() -> tuple[Document, ...]:
        return downloads.make(site.archive, read, site.renderer.folders, cache)

    preview = RUN["preview"]
    return preview.documents({work.report.id for work in site.archive.works}, make) if preview else make()


def _plain_files(site: Site, config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    """Feeds, redirects, robots.txt and server settings."""
    archive, render = site.archive, site.renderer.file
    for edition in archive.editions:
        told = {"archive": archive, "edition": edition, "words": archive.interfaces[edition.language], "canonical": config.site_url}
        yield f"{edition.code}/feed.xml", render("feed.xml.j2", **told)
        for work in archive.works:
            present = {page.id for page in work.report.pages}
            for old, page in work.facts.redirects.items():
                if old not in present:
                    yield f"{edition.code}/{work.report.id}/{old}/index.html", render("redirect.html.j2", work=work, page=page, **told)
    yield "robots.txt", render("robots.txt.j2", canonical=config.site_url)
    yield from servers.files(site.renderer, _root(config))


def _add(files: Files, config: MkDocsConfig, address: str, content: str | bytes) -> None:
    if files.get_file_from_path(address):
        raise PluginError(f"docs/{address}: a page made from a report has this address; rename the file")
    files.append(File.generated(config, address, content=content, inclusion=InclusionLevel.NOT_IN_NAV))


def _unused(file: File) -> bool:
    """Whether a file serves nothing on a site: our templates."""
    return file.src_uri.endswith(".j2")


def templates(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:  # noqa: ARG001  # MkDocs passes all
    """Turns on escaping, which MkDocs leaves off for themes, before the first template is compiled."""
    env.autoescape = True
    env.trim_blocks = env.lstrip_blocks = True
    env.filters.update(tag=tag, in_language=in_language, in_languages=in_languages)
    compiled = _cache(config) / "templates"
    compiled.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = jinja2.FileSystemBytecodeCache(str(compiled))
    return env


def page_content(html: str, page: Page, config: MkDocsConfig) -> str:
    """The finished body of a page made from a report: no Markdown parser has to read HTML to hand it back; others keep `html`."""
    site: Site = config.extra["site"]
    spec = site.page_specs[page.file.src_uri]
    if spec.template == handwritten.TEMPLATE:
        return html
    preview = RUN["preview"]
    body = preview.body(spec, site.renderer) if preview else site.renderer.html(spec)
    page.present_anchor_ids = set(ANCHOR.findall(body))
    return body


def page_context(context: dict[str, Any], page: Page, config: MkDocsConfig) -> dict[str, Any]:
    """Gives the document around a page its spec; a page written by hand takes its title and description from its front matter."""
    site: Site = config.extra["site"]
    spec = handwritten.titled(site.page_specs[page.file.src_uri], page)
    site.page_specs[page.file.src_uri] = spec
    context.update(site.renderer.context(spec), assets=site.assets, canonical=config.site_url)
    context["card"] = site.cards.get((spec.report or site.archive.works[0].report.id, spec.edition.code))
    context["structured"] = structured_data(spec, site.archive, config.site_url or "")
    return context


def template_context(context: dict[str, Any], config: MkDocsConfig) -> dict[str, Any]:
    """Gives the 404 page and the sitemap their words and addresses."""
    site: Site = config.extra["site"]
    context.update(
        interfaces=site.archive.interfaces,
        assets=site.assets,
        canonical=config.site_url,
        root=_root(config),
        sitemap=sorted(site.page_specs.values(), key=lambda spec: spec.address),
    )
    return context


def _cache(config: MkDocsConfig) -> Path:
    """Where files are kept from one build to the next; it may be deleted at any time."""
    return Path(config.config_file_path).parent / ".cache"


def _root(config: MkDocsConfig) -> str:
    """The path the site stands under, with a slash at both ends."""
    return urlsplit(config.site_url or "/").path or "/"
