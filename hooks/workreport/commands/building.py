"""``workreport build`` and ``workreport serve``: the site, and its preview."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from workreport.messages import _


@click.command(help=_("Builds the site into site/. If something is wrong in the inputs, it is named and the old site stays."))
@click.option("--site-dir", type=click.Path(path_type=Path), help=_("The folder to build into; site/ if not given."))
@click.option("--strict", is_flag=True, help=_("Refuse to build with warnings too."))
@click.option("--portable", is_flag=True, help=_("Make a site that works without a server: from a disk, a share, object storage."))
@click.option("--quiet", is_flag=True, help=_("Print problems only."))
@click.pass_obj
def build(project: Path, site_dir: Path | None, strict: bool, portable: bool, quiet: bool) -> None:
    """Builds the site of a project."""
    from workreport.site import running  # noqa: PLC0415  # the other commands do without MkDocs

    started = time.monotonic()
    if not running.build(project, site_dir=site_dir.resolve() if site_dir else None, strict=strict, portable=portable):
        sys.exit(1)
    if not quiet:
        folder = site_dir or project / "site"
        pages = sum(1 for _page in folder.rglob("*.html"))
        click.echo(_("{folder}: {n} pages in {seconds:.1f} s").format(folder=folder, n=pages, seconds=time.monotonic() - started))


@click.command(help=_("Previews the site; a saved file is on its page at once. Stop it with Ctrl+C."))
@click.option("--address", default="127.0.0.1:8000", show_default=True, metavar="HOST:PORT", help=_("Where the preview is served."))
@click.option("--open", "open_in_browser", is_flag=True, help=_("Open it in the browser."))
@click.pass_obj
def serve(project: Path, address: str, open_in_browser: bool) -> None:
    """Previews the site of a project."""
    from workreport.site import running  # noqa: PLC0415  # the other commands do without MkDocs

    if not running.serve(project, address, open_in_browser=open_in_browser):
        sys.exit(1)
