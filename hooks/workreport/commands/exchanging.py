"""``workreport export`` and ``workreport import``: translations to another tool and back."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workreport import catalogue, exchange, library
from workreport.atomic_write import replace_files
from workreport.building.twins import markdown_files
from workreport.commands import choosing
from workreport.coverage import state_names
from workreport.messages import _, ngettext
from workreport.problems import Place, Problem, ProblemsError, Severity, labelled, reason

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workreport.exchange import Row


@click.command(
    name="export",
    help=_("Writes the translation of report ID: po for Poedit, Weblate and OmegaT, xliff, csv or xlsx, tmx.")
    + "\n\n"
    + _("omegat writes XLIFF as OmegaT’s filter wants it; markdown the report’s pages in every edition (SITE_URL says where they stand)."),
)
@click.argument("form", metavar="po|xliff|omegat|csv|xlsx|tmx|markdown", type=click.Choice([*exchange.FORMATS, "markdown"]))
@click.argument("report", metavar="ID")
@click.option("--language", metavar="LANG", help=_("The language translated into; to be given where there are several."))
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=_("The file to write, ID.LANG.po and so on if not given; for markdown the folder, ID.markdown."),
)
@click.pass_obj
def export(project: Path, form: str, report: str, language: str | None, output: Path | None) -> None:
    """Writes a translation for another tool."""
    if form == "markdown":
        _markdown(project, report, output or Path(f"{report.replace('/', '-')}.markdown"))
        return
    target = choosing.language(project, language)
    work = choosing.translation(choosing.read(project, report), target)
    listed = exchange.rows(work.report, work.catalogues[target])
    path = output or Path(f"{report.replace('/', '-')}.{target}.{exchange.FORMATS[form].ending}")
    try:
        path.write_bytes(exchange.write(form, listed, target, work.facts.date))
    except OSError as error:
        what = _("the file cannot be written ({reason})").format(reason=reason(error))
        raise ProblemsError([Problem(Place(str(path)), what, _("name another with “-o”"))]) from None
    count = len(listed)
    click.echo(ngettext("{file}: {n} segment", "{file}: {n} segments", count).format(file=path, n=count))


def _markdown(project: Path, report: str, folder: Path) -> None:
    count = 0
    for address, content in markdown_files(project, report, os.environ.get("SITE_URL", "")):
        path = folder / address
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            what = _("the file cannot be written ({reason})").format(reason=reason(error))
            raise ProblemsError([Problem(Place(str(path)), what, _("name another folder with “-o”"))]) from None
        count += 1
    click.echo(ngettext("{folder}: {n} page", "{folder}: {n} pages", count).format(folder=folder, n=count))


@click.command(
    name="import", help=_("Takes translations back from FILE: what was edited there is translated here, the rest stays as it is.")
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--language", metavar="LANG", help=_("The language translated into, where the file does not say."))
@click.option("--take", is_flag=True, help=_("Take what a translation memory of another tool has otherwise than we."))
@click.pass_obj
def import_(project: Path, file: Path, language: str | None, *, take: bool) -> None:
    """Takes translations back from another tool."""
    place = Place(str(file))
    try:
        came = exchange.read(file.read_bytes(), str(file))
    except OSError as error:
        what = _("the file cannot be read ({reason})").format(reason=reason(error))
        raise ProblemsError([Problem(place, what, _("name a .po, .xlf, .csv, .xlsx or .tmx"))]) from None
    target = choosing.language(project, language or came.language or None)
    if came.language and came.language != target:
        what = _("the file is a translation into “{language}”").format(language=came.language)
        raise ProblemsError([Problem(place, what, _("say “--language {language}”").format(language=came.language))])
    contents: dict[str, str | bytes | None] = {}
    names = state_names()
    changes: list[str] = []
    left: list[Row] = []
    differing: list[tuple[str, Row]] = []
    for report in choosing.watched(_reports(project, came.rows, place), _("Comparing")):
        work = choosing.translation(library.load(project, report), target)
        mine = [row for row in came.rows if not row.id or row.id.rsplit("/", 2)[0] == report]
        merged = exchange.merge(work.catalogues[target], mine, take=take)
        left += merged.left
        differing += [(f"{report}/{address}", row) for address, row in merged.differing]
        for page, one in merged.catalogues.items():
            before = work.catalogues[target][page]
            if one != before:
                contents[f"translations/{target}/{report}/{page}.yml"] = catalogue.write(one)
                pairs = zip(before.units, one.units, strict=True)
                changes += [f"{report}/{page}/{now.id} {names[now.state]}: {now.text}" for was, now in pairs if was != now]
    for row in left:
        what = _("{id} has no place any more: no one sentence of the report is “{zh}”").format(id=row.id, zh=row.zh)
        click.echo(labelled(Problem(place, what, _("it was left out"), Severity.WARNING)), err=True)
    replace_files(project, contents)
    for change in changes:
        click.echo(change)
    if differing:
        for address, row in differing:
            click.echo(f"{address}: {row.text}")
        count = len(differing)
        sentence = ngettext(
            "{count} translation differs from ours and was left; “--take” takes it",
            "{count} translations differ from ours and were left; “--take” takes them",
            count,
        )
        click.echo(sentence.format(count=count))
    click.echo(ngettext("{n} file written", "{n} files written", len(contents)).format(n=len(contents)))


def _reports(project: Path, rows: Iterable[Row], place: Place) -> tuple[str, ...]:
    """The reports that rows belong to: those their ids name, or all where some have no id.

    Raises ProblemsError for an id of no report of the project.
    """
    known = library.report_ids(project)
    named = {row.id.rsplit("/", 2)[0] if row.id else "" for row in rows}
    strangers = sorted(named - {*known, ""})
    if strangers:
        remedy = _("import a file that “workreport export” wrote")
        what = _("there is no report {id}")
        raise ProblemsError([Problem(place, what.format(id=stranger), remedy) for stranger in strangers])
    return known if "" in named else tuple(sorted(named))
