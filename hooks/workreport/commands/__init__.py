"""The ``workreport`` command: what an editor types."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workreport.atomic_write import recover
from workreport.commands.checking import check
from workreport.commands.drafting import draft
from workreport.commands.exchanging import export, import_
from workreport.commands.founding import new
from workreport.commands.outlining import outline
from workreport.commands.reviewing import review
from workreport.commands.status import status
from workreport.commands.syncing import command as sync
from workreport.problems import ProblemsError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--project", type=click.Path(path_type=Path, file_okay=False, exists=True), default=".", help="The project's folder; here if not said."
)
@click.pass_context
def group(context: click.Context, project: Path) -> None:
    """Publishes Chinese government work reports in two languages."""
    context.obj = project
    if recover(project):
        click.echo("An interrupted command has been finished: its files are in place.", err=True)


for command in (check, draft, export, import_, new, outline, review, status, sync):
    group.add_command(command)


def main() -> None:
    """Runs the command; faults of the inputs are printed, one a line, and the exit status is 1."""
    try:
        group()
    except ProblemsError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
