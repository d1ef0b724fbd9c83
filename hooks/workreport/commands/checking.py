"""``workreport check``: every problem in one list, errors first."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workreport import checks
from workreport.commands.choosing import chosen, watched
from workreport.coverage import coverage
from workreport.laws import LAWS, Built
from workreport.messages import _
from workreport.problems import Place, Problem, ProblemsError, Severity, in_order, labelled, tally


@click.command(help=_("Says what is wrong in the inputs, file by file and line by line; exit status 1 if any is an error."))
@click.argument("reports", metavar="[ID]…", nargs=-1)
@click.option(
    "--built",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help=_("A site built from the reports; checks what it publishes too."),
)
@click.pass_obj
def check(project: Path, reports: tuple[str, ...], built: Path | None) -> None:
    """Checks the inputs, and the site where it is named."""
    archive, found = chosen(project, reports)
    site = Built(built, archive, project) if built else None
    if site and not site.ours:
        remedy = _("build the site with “workreport build --site-dir FOLDER”, and name that folder")
        raise ProblemsError([Problem(Place(str(built)), _("this is no site that workreport built"), remedy)])
    works = {work.report.id: work for work in archive.works}
    found = (*found, *(problem for report in watched(tuple(works), _("Checking")) for problem in checks.problems(works[report])))
    if site:
        by_name = {law.name: law for law in LAWS}
        found = (*found, *(problem for name in watched(tuple(by_name), _("Checking the site")) for problem in by_name[name].breaches(site)))
    every = in_order(found)
    for problem in every:
        click.echo(labelled(problem))
    for work in works.values():
        for language in work.catalogues:
            covered = coverage(work, language)
            excused = len({(remark.page, remark.segment) for remark in covered.excused})
            share = excused / covered.total if covered.total else 0
            line = _(
                "{id} · {language}: {reviewed} of {total} segments reviewed, {stale} stale, {excused} excused from a check ({share:.1%}), "
                "{drafts} drafts, {unsealed} not sealed"
            )
            click.echo(
                line.format(
                    id=work.report.id,
                    language=language,
                    reviewed=covered.reviewed,
                    total=covered.total,
                    stale=covered.counts["stale"],
                    excused=excused,
                    share=share,
                    drafts=covered.counts["draft"],
                    unsealed=covered.unsealed,
                )
            )
    for work in works.values():
        if work.account:
            for line in work.account.lines():
                click.echo(_("{id}: {line}").format(id=work.report.id, line=line))
    if site:
        click.echo(_("{site}: {pages} pages, {files} files").format(site=built, pages=len(site.pages), files=len(site.files)))
    click.echo(tally(every))
    sys.exit(1 if any(problem.severity is Severity.ERROR for problem in every) else 0)
