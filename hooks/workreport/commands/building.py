"""``workreport build`` and ``workreport serve``: the site, and its preview."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

import click

from workreport.messages import _
from workreport.problems import Place, Problem, ProblemsError

LAST_PORT = 65535
ADDRESS = re.compile(r"(?:[a-z]+://)?\S+:\d+")
"""Where a scheduler listens: tcp://127.0.0.1:8786."""


@click.command(help=_("Builds the site into site/. If something is wrong in the inputs, it is named and the old site stays."))
@click.option("--site-dir", metavar="FOLDER", type=click.Path(path_type=Path), help=_("The folder to build into; site/ if not given."))
@click.option("--strict", is_flag=True, help=_("Refuse to build with warnings too."))
@click.option("--portable", is_flag=True, help=_("Make a site that works without a server: from a disk, a share, object storage."))
@click.option("--quiet", is_flag=True, help=_("Print problems only."))
@click.option(
    "--processes", metavar="N", type=click.IntRange(min=1), help=_("How many processes make reports; as many as processors if not given.")
)
@click.option("--share", metavar="N/M", help=_("Make only a share of the reports, into the cache, for another build to join."))
@click.option("--on", metavar="tcp://HOST:PORT", help=_("Have the reports made by the workers of a Dask scheduler."))
@click.pass_obj
def build(  # noqa: PLR0913, PLR0917  # click gives each option
    project: Path,
    site_dir: Path | None,
    strict: bool,
    portable: bool,
    quiet: bool,
    processes: int | None,
    share: str | None,
    on: str | None,
) -> None:
    """Builds the site of a project."""
    from workreport import building  # noqa: PLC0415  # the other commands do without it
    from workreport.site import running  # noqa: PLC0415  # the other commands do without MkDocs

    if on and not ADDRESS.fullmatch(on):
        what = _("“{address}” is no address of a scheduler").format(address=on)
        raise ProblemsError([Problem(Place("--on"), what, _("write it as tcp://HOST:PORT"))])
    means = building.Means(processes or 0, on or "", building.share(share) if share else (1, 1))

    started = time.monotonic()
    if not running.build(
        project, site_dir=site_dir.resolve() if site_dir else None, strict=strict, portable=portable, quiet=quiet, means=means
    ):
        sys.exit(1)
    if not quiet and means.whole:
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

    host, _colon, port = address.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) <= LAST_PORT:
        what = _("“{address}” is no HOST:PORT").format(address=address)
        raise ProblemsError(
            [Problem(Place("--address"), what, _("write a host and a port up to {most}: 127.0.0.1:8000").format(most=LAST_PORT))]
        )
    if not running.serve(project, address, open_in_browser=open_in_browser):
        sys.exit(1)
