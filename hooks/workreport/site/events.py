"""MkDocs' events: each calls one function of the site wing. A site's ``hooks/publish.py`` is one import of them.

What makes a site takes longer to import than a build with nothing to do, so that it is imported when there is something.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workreport.site import unchanged

if TYPE_CHECKING:
    from collections.abc import Callable

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

__all__ = [
    "on_build_error",
    "on_config",
    "on_env",
    "on_files",
    "on_page_context",
    "on_post_build",
    "on_serve",
    "on_startup",
    "on_template_context",
]


def on_startup(*, command: str, dirty: bool) -> None:  # noqa: ARG001  # MkDocs passes both
    """Knows whether this is a build or a preview."""
    unchanged.start(command)
    if command == "serve":
        from workreport.site import assembly

        assembly.start_preview()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads the reports; all problems of the inputs are said here, and an error stops the build. With nothing to do, it ends here."""
    unchanged.compare(config)
    from workreport.site import assembly

    return assembly.prepare(config)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the pages and data files made from the reports."""
    from workreport.site import assembly

    return assembly.add_files(files, config)


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Makes the theme's templates escape, and know our words."""
    from workreport.site import assembly

    return assembly.templates(env, config, files)


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:  # noqa: ARG001  # MkDocs passes it
    """Gives each page its own edition's words, links and neighbours."""
    from workreport.site import assembly

    return assembly.page_context(context, page, config)


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Gives the 404 page and the sitemap what they list."""
    from workreport.site import assembly

    return assembly.template_context(context, template_name, config)


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:  # noqa: ARG001  # MkDocs passes it
    """Looks for edits often."""
    from workreport.site import assembly

    return assembly.watch(server, config)


def on_post_build(config: MkDocsConfig) -> None:
    """Puts the finished site in the place of the old one."""
    from workreport.site import assembly

    assembly.finish(config)


def on_build_error(error: Exception) -> None:
    """Ends a build that failed: nothing unfinished stays, and a fault of an input is one line."""
    from workreport.site import assembly

    assembly.end(error)
