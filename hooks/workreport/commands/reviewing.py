"""``workreport review ID PAGE``: records that segments have been compared with the Chinese."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from workreport import catalogue
from workreport.atomic_write import replace_files
from workreport.commands import choosing
from workreport.messages import _, listed, ngettext
from workreport.problems import Place, Problem, ProblemsError
from workreport.reviewing import review as reviewed

if TYPE_CHECKING:
    from pathlib import Path


@click.command(help=_("Seals segments of PAGE as read against the Chinese: all, or those named; what fails a check is named and left."))
@click.argument("report", metavar="ID")
@click.argument("page")
@click.argument("segments", metavar="[SEGMENT]…", nargs=-1)
@click.option(
    "--date", "day", metavar="YYYY-MM-DD", type=click.DateTime(["%Y-%m-%d"]), help=_("The day of the reading; today if not given.")
)
@click.option("--language", metavar="LANG", help=_("The language translated into; to be given where there are several."))
@click.pass_context
def review(  # an argument for each word that is typed
    context: click.Context, report: str, page: str, segments: tuple[str, ...], day: dt.datetime | None, language: str | None
) -> None:
    """Seals segments as reviewed."""
    project: Path = context.obj
    target = choosing.language(project, language)
    work = choosing.translation(choosing.read(project, report), target)
    if page not in work.catalogues[target]:
        known = listed(work.catalogues[target])
        what = _("there is no translation of a page {page}").format(page=page)
        raise ProblemsError([Problem(Place(f"translations/{target}/{report}"), what, _("use {known}").format(known=known))])
    done = reviewed(work, target, page, segments, (day.date() if day else dt.datetime.now().astimezone().date()).isoformat())
    for problem in done.refused:
        click.echo(str(problem), err=True)
    if done.sealed:
        replace_files(project, {done.catalogue.path: catalogue.write(done.catalogue)})
    count = len(done.sealed)
    click.echo(ngettext("{count} segment sealed", "{count} segments sealed", count).format(count=count))
    context.exit(1 if done.refused else 0)
