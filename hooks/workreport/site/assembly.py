"""Hands MkDocs what it must render, pages written by hand, and puts finished files beside them."""

from __future__ import annotations

import logging
import os
import shutil
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel

from workreport import building, documents
from workreport.archive import read_interfaces
from workreport.atomic_write import unfinished
from workreport.building import archive
from workreport.edition import editions
from workreport.languages import SOURCE
from workreport.messages import _
from workreport.pages.rendering import FILTERS, Renderer, template_folders
from workreport.pages.subjects import SiteFrame
from workreport.portable import INDEX
from workreport.problems import Place, Problem, ProblemsError, Severity, in_order, labelled, tally
from workreport.site import assets, complaints, failing, handwritten, selection, staging, unchanged
from workreport.site.address import canonical, is_portable, site_path
from workreport.site.finished import linked_pages
from workreport.site.outside import begin_search, everyday, made_outside, outside_files, page_lists, rendered
from workreport.site.preview import Preview
from workreport.site.progress import Line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Executor

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from workreport.building import Prepared
    from workreport.building.on_demand import OnDemand
    from workreport.interface import Interface
    from workreport.pages import PageSpec

log = logging.getLogger("mkdocs.hooks.workreport")

RUN: dict[str, Preview | None] = {"preview": None}
"""What outlasts a build, where the MkDocs command is a preview; everything else is made anew for each."""

LATEST = 2**32
"""Seconds since 1970 that fit into the head of a compressed file: until 2106."""


@dataclass(slots=True)
class Site:
    """What one build knows; it lives in ``config.extra`` for as long as the build."""

    root: Path
    cache: building.Cache
    workers: Executor
    interfaces: dict[str, Interface]
    prepared: Prepared
    renderer: Renderer
    material: Path
    """Material's style sheet."""
    frame: SiteFrame | None = None
    look: building.Look | None = None
    made: dict[str, building.Made] = field(default_factory=dict)
    """By report, newest first, what was made of it; nothing in a preview, which makes what is asked for."""
    indexing: building.Indexing | None = None
    """The index of search, while its volumes are made; none in a preview."""
    on_demand: OnDemand | None = None
    """What makes the files of reports in a preview."""
    pages: tuple[PageSpec, ...] = ()
    """The pages that stand outside reports."""
    rendered: list[tuple[str, str]] = field(default_factory=list)
    """The same with their Markdown as files, where reports were made meanwhile; else they are rendered when they are needed."""
    lists: list[tuple[building.Listed, ...]] = field(default_factory=list)
    """All pages as the files of the sitemap list them, once somebody has asked."""
    twins: dict[str, str] = field(default_factory=dict)
    """The Markdown of pages written by hand, by its address."""
    handwritten: dict[str, PageSpec] = field(default_factory=dict)
    """By the source address that MkDocs knows the page by."""
    warnings: list[str] = field(default_factory=list)
    """What the build has warned of."""

    def warn(self, warning: object) -> None:
        """Warns of something, as the next build must, too."""
        self.warnings.append(str(warning))
        log.warning("%s", warning)


class Shared(Exception):  # noqa: N818  # nothing is wrong
    """A share of the reports is made, and kept in the cache: the build ends here."""


def start_preview() -> None:
    """Notes that this is a preview: only a build is staged."""
    RUN["preview"] = Preview()


def end(error: Exception) -> None:
    """Ends a build that failed; a preview goes on, and its pages tell what is wrong."""
    if preview := RUN["preview"]:
        preview.faults = str(error)
    failing.end(error)


def watch(server: LiveReloadServer, config: MkDocsConfig) -> LiveReloadServer:
    """Makes a server the preview's."""
    preview = RUN["preview"]
    return preview.watch(server, config) if preview else server


def prepare(config: MkDocsConfig) -> MkDocsConfig:
    """Reads all inputs that have changed, and reports the problems of all in one list.

    Raises PluginError, which MkDocs prints without a traceback, where one of them is an error.
    """
    root = Path(config.config_file_path).parent
    complaints.listen(config)
    config.extra.setdefault("quiet", logging.getLogger("mkdocs").level >= logging.ERROR)
    if config.strict:  # With --quiet MkDocs hears no warning, and a strict build would pass with any number of them.
        logger = logging.getLogger("mkdocs")
        logger.setLevel(min(logger.level, logging.WARNING))
    cache = building.Cache(root / ".cache")
    problems = list(unfinished(root))
    interfaces = read_interfaces(root, problems)
    if preview := RUN["preview"]:
        preview.claim(config)
    else:
        building.collect_seldom()
    try:
        workers = building.Here() if preview else _means(config).executor()
    except ProblemsError as error:
        raise PluginError(str(error)) from None
    try:
        material = assets.take_material(config)
    except ProblemsError as error:
        raise PluginError(str(error)) from None
    before = preview.before if preview else None
    prepared = building.prepare_reports(root, cache, workers, _progress(config), before, lambda: _get_ready(config, cache, material))
    problems = list(in_order([*problems, *prepared.problems]))
    if not problems and SOURCE not in interfaces:
        what = _("the site has no words of its own in Chinese")
        problems = [Problem(Place("translations/zh/interface.yml"), what, _("lay it out with “workreport init”"))]
    if not problems and not prepared.reports:
        what = _("no report yet")
        problems = [Problem(Place("docs/reports"), what, _("take one up: workreport new YEAR FILE"), Severity.WARNING)]
    _refuse_errors(problems)
    _set_time(prepared.updated)
    renderer = _renderer(root, interfaces, portable=is_portable(config))
    config.extra["site"] = site = Site(root, cache, workers, interfaces, prepared, renderer, material)
    for problem in problems:
        site.warn(problem)
    own = root / "docs" / "templates"
    if own.is_dir():
        config.theme.dirs.insert(0, str(own))
    if preview is None:
        try:
            staging.stage(config, cache.folder)
        except ProblemsError as error:
            raise PluginError(str(error)) from None
    return config


def _get_ready(config: MkDocsConfig, cache: building.Cache, material: Path) -> None:
    """Reads and imports what is needed whatever the reports say, while other processes read these."""
    assets.get_ready(config, material, cache)
    everyday(Path(config.config_file_path).parent, cache)
    import_module("pypinyin")


def _refuse_errors(problems: Sequence[Problem]) -> None:
    """PluginError with all problems, where one of them is an error."""
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise PluginError("\n".join([_("{count}:").format(count=tally(problems)), *map(labelled, problems)]))


def _set_time(updated: str) -> None:
    """Makes the time of the build that of its inputs, unless the environment gives another; PluginError where that is no time."""
    moment = datetime.fromisoformat(updated).replace(tzinfo=UTC)
    given = os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
    if not (given.isascii() and given.isdigit() and int(given[:12]) < LATEST):
        what = _("“{given}” is no number of seconds since 1970").format(given=given)
        raise PluginError(str(Problem(Place("SOURCE_DATE_EPOCH"), what, _("take it out of the environment"))))


def _progress(config: MkDocsConfig) -> Line:
    return Line(quiet=bool(config.extra["quiet"]))


def _means(config: MkDocsConfig) -> building.Means:
    """With what the site is built: as the command says, or the environment."""
    means = config.extra.get("means")
    found = means if isinstance(means, building.Means) else building.Means()
    return replace(found, processes=found.processes or int(os.environ.get(building.PROCESSES, "0")))


def _renderer(root: Path, interfaces: dict[str, Interface], *, portable: bool) -> Renderer:
    return Renderer(template_folders(root), interfaces, root / ".cache", portable=portable)


def add_files(files: Files, config: MkDocsConfig) -> Files:
    """Has the reports made that have changed, and hands MkDocs what it must render: pages written by hand, and what they link to.

    Raises PluginError where a page written by hand stands at the address of one of ours.
    """
    site: Site = config.extra["site"]
    try:
        for problem in selection.select(files, config, site.interfaces):
            site.warn(problem)
        portable = is_portable(config)
        folder = assets.place(files, config, site.material, site.cache, portable=portable)
    except ProblemsError as error:
        raise PluginError(str(error)) from None
    if reason := documents.missing():
        site.warn(reason)
    prepared = site.prepared
    targets = [language for language in site.interfaces if language != SOURCE]
    beside = [language for language in targets if any(language in report.translated for report in prepared.reports)]
    languages = _add_standard_pages(files, config, site, beside)
    written = tuple(sorted(file.dest_uri for file in files.documentation_pages()))
    frame = SiteFrame(site.interfaces, editions(targets, beside), canonical(config), folder, written, portable)
    site.frame = frame
    site.look = look = building.Look(site.root, site.cache.folder, frame, site.renderer.folders)
    making = None if RUN["preview"] else _begin_reports(site, config, look)
    cards = archive.cards(frame, prepared)
    site.pages = archive.pages(frame, prepared, cards)
    if making:
        _finish_reports(site, config, making)
    elif preview := RUN["preview"]:
        from workreport.building.on_demand import OnDemand  # noqa: PLC0415  # a build does without it

        site.on_demand = OnDemand(look, prepared, site.cache, preview.memory)
    _refuse_collisions(files, site)
    for file in files.documentation_pages():
        if portable:
            file.url = file.dest_uri  # so that links to it name the file
        site.handwritten[file.src_uri] = handwritten.spec(file, files, frame, prepared.updated, cards, languages.get(file.src_uri, ""))
    for file in linked_pages(files, config, lambda address: _is_linked(site, address)):
        files.append(file)
    return files


def _begin_reports(site: Site, config: MkDocsConfig, look: building.Look) -> building.Making:
    """Has the reports made that have changed; Shared where no more than a share of them is wanted."""
    means = _means(config)
    making = building.begin_reports(look, site.prepared, site.workers, means)
    if not means.whole:
        making.finish(_progress(config))
        raise Shared
    return making


def _finish_reports(site: Site, config: MkDocsConfig, making: building.Making) -> None:
    """Waits for the reports; what stands outside them is rendered meanwhile, and search begins as soon as it can read them."""
    searchable = making.searchable()
    if searchable:
        begin_search(site, making.folders, _progress(config))
    if making.futures:
        site.rendered.extend(rendered(site))
    site.made = making.finish(_progress(config))
    if not searchable:
        begin_search(site, making.folders, _progress(config))


def _is_made(site: Site, address: str) -> bool:
    """Whether we make the file at an address."""
    if any(address == f"{spec.address}index.html" for spec in site.pages):
        return True
    if site.on_demand:
        return site.on_demand.file(address) is not None
    return any(building.SITE + address in made.files for made in site.made.values())


def _is_linked(site: Site, address: str) -> bool:
    """Whether a page written by hand may link to an address as one of ours; a preview makes none to be sure."""
    return bool(site.on_demand and site.on_demand.covers(address)) or _is_made(site, address)


def _add_standard_pages(files: Files, config: MkDocsConfig, site: Site, beside: Sequence[str]) -> dict[str, str]:
    """Adds the pages that every site has, where it has not written its own; returns the language that each is in."""
    languages = {}
    for page in handwritten.standard_pages(site.interfaces, beside, site.prepared.reports, site.renderer.compiled):
        if files.get_file_from_path(page.address) is None:
            files.append(File.generated(config, page.address, content=page.text, inclusion=InclusionLevel.NOT_IN_NAV))
            languages[page.address] = page.language
    return languages


def _refuse_collisions(files: Files, site: Site) -> None:
    folders = {"data", "search", *(edition.code for edition in (site.frame.editions if site.frame else ()))}
    for file in files:
        if file.dest_uri.partition("/")[0] in folders and _is_made(site, file.dest_uri):
            message = _("docs/{file}: a page made from a report has this address; rename the file").format(file=file.src_uri)
            raise PluginError(message)


def templates(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:  # noqa: ARG001  # MkDocs passes all
    """Turns on escaping, which MkDocs leaves off for themes, before the first template is compiled."""
    site: Site = config.extra["site"]
    env.autoescape = True
    env.trim_blocks = env.lstrip_blocks = True
    env.filters.update(FILTERS)
    env.bytecode_cache = site.renderer.compiled
    return env


def page_context(context: dict[str, Any], page: Page, config: MkDocsConfig) -> dict[str, Any]:
    """Gives the document around a page written by hand its spec, with the title and description of its front matter."""
    site: Site = config.extra["site"]
    assert site.frame is not None
    spec = handwritten.titled(site.handwritten[page.file.src_uri], page)
    site.handwritten[page.file.src_uri] = spec
    site.twins[f"{spec.address}index.md"] = site.renderer.twin(spec, site.frame, page.content or "")
    context.update(site.renderer.context(spec), assets=site.frame.assets, canonical=canonical(config), addresses=site.frame.handwritten)
    return context


def template_context(context: dict[str, Any], name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Gives the 404 page its words, and the sitemap its addresses: all pages, or where they are too many, the files that list them."""
    site: Site = config.extra["site"]
    assert site.frame is not None
    context.update(
        interfaces=site.interfaces,
        assets=site.frame.assets,
        canonical=canonical(config),
        root=site_path(config),
        index=INDEX if is_portable(config) else "",
    )
    if name == "sitemap.xml":
        context.update(archive.sitemap([] if site.on_demand else page_lists(site)))  # a preview makes it when it is asked for
    return context


def finish(config: MkDocsConfig) -> None:
    """Puts everything that is finished beside what MkDocs has rendered, and the new site in the place of the old one."""
    site: Site = config.extra["site"]
    if (preview := RUN["preview"]) and site.on_demand:
        preview.prepared = site.prepared
        preview.show(site.on_demand, lambda light: outside_files(site, config, light=light))
        return
    folder = Path(config.site_dir)
    outside = made_outside(site, config)
    assert site.indexing is not None
    volumes, _lists = site.indexing.finish()
    site.workers.shutdown()
    parts = (*site.made.values(), *volumes, outside)
    kept = staging.before(config, site.cache.folder)
    if kept.is_dir():
        building.renew(kept, folder, parts)
        shutil.rmtree(folder)
        kept.rename(folder)
    else:
        for made in parts:
            building.place(made, folder)
    finished = staging.finish(config, site.cache.folder)
    site.cache.prune()
    if finished:
        complaints.remind(config)
        unchanged.remember(config, site.warnings)
