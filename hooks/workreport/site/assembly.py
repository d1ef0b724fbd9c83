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
from workreport import documents, search
from workreport.data.licences import licence
from workreport.edition import edition_chapters
from workreport.languages import in_language, in_languages, language, tag
from workreport.messages import _
from workreport.pages import sentences
from workreport.pages.comparing import compared
from workreport.pages.listing import archive_pages, report_in, report_pages
from workreport.pages.rendering import Renderer, template_folders
from workreport.pages.sharing import others
from workreport.pages.subjects import SiteFrame
from workreport.problems import Place, Problem, ProblemsError, Severity, labelled, tally
from workreport.site import assets, downloads, handwritten, selection, servers, staging
from workreport.site.preview import Preview
from workreport.summary import summarize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from workreport.archive import Archive
    from workreport.edition import EditionChapters
    from workreport.files import MadeFile
    from workreport.pages import PageSpec
    from workreport.summary import ReportSummary

log = logging.getLogger("mkdocs.hooks.workreport")

RUN: dict[str, Preview | None] = {"preview": None}
"""What outlasts a build, where the MkDocs command is a preview; everything else is read anew for each."""

LATEST = 2**32
"""Seconds since 1970 that fit into the head of a compressed file: until 2106."""

ANCHOR = re.compile(r'\sid="([^"]+)"')
"""An anchor in a page's body: MkDocs checks the links of pages written by hand against them."""


@dataclass(slots=True)
class Site:
    """What one build knows; it lives in ``config.extra`` for as long as the build."""

    archive: Archive
    renderer: Renderer
    page_specs: dict[str, PageSpec]
    """By the source address that MkDocs knows the page by."""
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
    if config.strict:  # With --quiet MkDocs hears no warning, and a strict build would pass with any number of them.
        logger = logging.getLogger("mkdocs")
        logger.setLevel(min(logger.level, logging.WARNING))
    try:
        archive, problems = archives.load(root)
    except ProblemsError as error:
        archive, problems = None, error.problems
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if archive is None or errors:
        raise PluginError("\n".join([f"{tally(problems)} in the inputs:", *map(labelled, problems)]))
    for problem in problems:
        log.warning("%s", problem)
    _set_time(archive.updated)
    renderer = Renderer(template_folders(root), archive.interfaces)
    config.extra["site"] = Site(archive, renderer, {})
    own = root / "docs" / "templates"
    if own.is_dir():
        config.theme.dirs.insert(0, str(own))
    if RUN["preview"] is None:
        try:
            staging.stage(config, _cache(config))
        except ProblemsError as error:
            raise PluginError(str(error)) from None
    return config


def _set_time(updated: str) -> None:
    """Makes the time of the build that of its inputs, unless the environment gives another; PluginError where that is no time."""
    moment = datetime.fromisoformat(updated).replace(tzinfo=UTC)
    given = os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
    if not (given.isascii() and given.isdigit() and int(given[:12]) < LATEST):
        what = _("“{given}” is no number of seconds since 1970").format(given=given)
        raise PluginError(str(Problem(Place("SOURCE_DATE_EPOCH"), what, _("take it out of the environment"))))


def add_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds every page and data file made from the reports, and leaves out what Material would ship and we do not use.

    Raises PluginError where a page written by hand stands at the address of one of ours.
    """
    site: Site = config.extra["site"]
    try:
        for problem in selection.select(files, config, site.archive.interfaces):
            log.warning("%s", problem)
    except ProblemsError as error:
        raise PluginError(str(error)) from None
    site.assets = assets.place(files, config)
    if reason := documents.missing():
        log.warning(reason)
    archive = site.archive
    chapters = edition_chapters(archive.works, archive.editions)
    made = _files(site, chapters, _cache(config))
    frame = SiteFrame(archive.interfaces, archive.editions, config.site_url or "", site.assets)
    summaries = tuple(map(summarize, archive.works))
    comparisons = compared(summaries)
    specs: list[PageSpec] = []
    corpus = []
    for work in archive.works:
        report = work.report.id
        offered = downloads.offered(made[report])
        editions = [
            report_in(frame, edition, work, chapters[report, edition.code], comparisons.get(report), offered) for edition in frame.editions
        ]
        specs += [spec for one in editions for spec in report_pages(one)]
        for address, text in sentences.files(editions):
            _add(files, config, address, text)
        corpus.append(search.corpus_report(one for one in editions if not one.edition.bilingual))
        for one in made[report]:
            _add(files, config, one.address, one.content)
    newest = made[archive.works[0].report.id]
    cards = {one.edition: one.address for one in newest if one.kind.name == "card"}
    for spec in (*archive_pages(frame, summaries, cards), *specs):
        _add(files, config, f"{spec.address}index.md", site.renderer.front_matter(spec))
        site.page_specs[f"{spec.address}index.md"] = spec
    for address, text in _plain_files(site, config, summaries):
        _add(files, config, address, text)
    for address, content in search.files(corpus, archive.interfaces):
        _add(files, config, address, content)
    for file in files.documentation_pages():
        if file.src_uri not in site.page_specs:
            site.page_specs[file.src_uri] = handwritten.spec(file, files, archive, cards)
    return files


def _files(site: Site, chapters: EditionChapters, cache: Path) -> dict[str, tuple[MadeFile, ...]]:
    def make(costly: dict[str, tuple[MadeFile, ...]] | None = None) -> dict[str, tuple[MadeFile, ...]]:
        return downloads.make(site.archive, chapters, site.renderer.folders, cache, costly)

    preview = RUN["preview"]
    return preview.files({work.report.id for work in site.archive.works}, make) if preview else make()


def _plain_files(site: Site, config: MkDocsConfig, reports: tuple[ReportSummary, ...]) -> Iterator[tuple[str, str]]:
    """Feeds, redirects, robots.txt and server settings."""
    archive, render = site.archive, site.renderer.file
    for edition in archive.editions:
        names = {"edition": edition, "words": archive.interfaces[edition.language], "canonical": config.site_url}
        if config.site_url:
            yield f"{edition.code}/feed.xml", render("feed.xml.j2", reports=reports, updated=archive.updated, **names)
        for report in reports:
            for old, page in report.redirects:
                address = f"{edition.code}/{report.id}/{old}/index.html"
                yield address, render("redirect.html.j2", report=report.id, page=page, **names)
    yield "robots.txt", render("robots.txt.j2", canonical=config.site_url)
    yield from servers.files(site.renderer, _root(config))


def _add(files: Files, config: MkDocsConfig, address: str, content: str | bytes) -> None:
    if files.get_file_from_path(address):
        raise PluginError(f"docs/{address}: a page made from a report has this address; rename the file")
    files.append(File.generated(config, address, content=content, inclusion=InclusionLevel.NOT_IN_NAV))


def templates(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Turns on escaping, which MkDocs leaves off for themes, before the first template is compiled; tells which pages there are."""
    env.autoescape = True
    env.trim_blocks = env.lstrip_blocks = True
    env.globals["addresses"] = frozenset(file.dest_uri for file in files.documentation_pages())
    env.filters.update(tag=tag, writing=language, in_language=in_language, in_languages=in_languages, licence=licence, others=others)
    compiled = _cache(config) / "templates"
    compiled.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = jinja2.FileSystemBytecodeCache(str(compiled))
    return env


def page_content(html: str, page: Page, config: MkDocsConfig) -> str:
    """The finished body of a page made from a report: no Markdown parser has to read HTML to hand it back; others keep `html`."""
    site: Site = config.extra["site"]
    spec = site.page_specs[page.file.src_uri]
    if spec.kind is handwritten.KIND:
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
    return context


def template_context(context: dict[str, Any], config: MkDocsConfig) -> dict[str, Any]:
    """Gives the 404 page and the sitemap their words and addresses."""
    site: Site = config.extra["site"]
    context.update(
        interfaces=site.archive.interfaces,
        assets=site.assets,
        canonical=config.site_url,
        root=_root(config),
        sitemap=sorted((spec for spec in site.page_specs.values() if spec.kind.listed), key=lambda spec: spec.address),
    )
    return context


def _cache(config: MkDocsConfig) -> Path:
    """Where files are kept from one build to the next; it may be deleted at any time."""
    return Path(config.config_file_path).parent / ".cache"


def _root(config: MkDocsConfig) -> str:
    """The path the site stands under, with a slash at both ends."""
    return urlsplit(config.site_url or "/").path or "/"
