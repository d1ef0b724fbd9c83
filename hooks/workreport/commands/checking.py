"""``workreport check``: every problem in one list, errors first."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from workreport import checks
from workreport.commands.choosing import chosen, watched
from workreport.coverage import coverage
from workreport.problems import Severity, in_order, labelled, tally

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("reports", metavar="[ID]…", nargs=-1)
@click.pass_obj
def check(project: Path, reports: tuple[str, ...]) -> None:
    """Says what is wrong in the inputs, file by file and line by line; exit status 1 if any is an error."""
    archive, found = chosen(project, reports)
    works = {work.report.id: work for work in archive.works}
    every = in_order([*found, *(problem for report in watched(tuple(works), "Checking") for problem in checks.problems(works[report]))])
    for problem in every:
        click.echo(labelled(problem))
    for work in works.values():
        for language in work.catalogues:
            told = coverage(work, language)
            excused = len({(remark.page, remark.segment) for remark in told.excused})
            share = excused / told.total if told.total else 0
            click.echo(
                f"{work.report.id} · {language}: {told.reviewed} of {told.total} segments reviewed, {told.counts['stale']} stale, "
                f"{excused} excused from a check ({share:.1%}), {told.counts['draft']} drafts, {told.unsealed} not sealed"
            )
    for work in works.values():
        if work.account:
            for line in work.account.lines():
                click.echo(f"{work.report.id}: {line}")
    click.echo(tally(every))
    sys.exit(1 if any(problem.severity is Severity.ERROR for problem in every) else 0)
