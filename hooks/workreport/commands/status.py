"""``workreport status``: how far the translations have come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workreport.commands.choosing import chosen
from workreport.coverage import STATES, coverage
from workreport.messages import _

if TYPE_CHECKING:
    from pathlib import Path


@click.command(help=_("Counts segments by page and state, for the reports named or for all."))
@click.argument("reports", metavar="[ID]…", nargs=-1)
@click.pass_obj
def status(project: Path, reports: tuple[str, ...]) -> None:
    """Shows how far the translations have come."""
    archive, _problems = chosen(project, reports)
    for work in archive.works:
        for language in work.catalogues:
            told = coverage(work, language)
            head = _("{id} · {language}: {reviewed} of {total} segments reviewed")
            click.echo(head.format(id=work.report.id, language=language, reviewed=told.reviewed, total=told.total))
            click.echo(f"  {_('page'):12}" + "".join(f"{state:>11}" for state in STATES))
            for page, counts in (*told.pages, (_("all"), told.counts)):
                click.echo(f"  {page:12}" + "".join(f"{counts[state] or '–':>11}" for state in STATES))
