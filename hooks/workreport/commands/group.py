"""All commands, and what they share: the project, the language of messages."""

from __future__ import annotations

from pathlib import Path

import click

from workreport import messages
from workreport.atomic_write import recover
from workreport.commands.beginning import init, language
from workreport.commands.building import build, serve
from workreport.commands.checking import check
from workreport.commands.drafting import draft
from workreport.commands.exchanging import export, import_
from workreport.commands.moving import remove, rename
from workreport.commands.outlining import outline
from workreport.commands.reviewing import review
from workreport.commands.scaffolding import new
from workreport.commands.status import status
from workreport.commands.syncing import command as sync
from workreport.messages import _
from workreport.problems import Place, Problem, ProblemsError

ANYWHERE = ("outline", "init")
"""Commands that need no project."""


def _version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from importlib.metadata import version  # noqa: PLC0415  # only where it is asked for

        click.echo(f"workreport {version('workreport')}")
        context.exit()


@click.group(
    help=_("Publishes Chinese government work reports as a bilingual website."),
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar=_("[OPTIONS]"),
    subcommand_metavar=_("COMMAND [ARGUMENTS]…"),
)
@click.option(
    "--project",
    type=click.Path(path_type=Path, file_okay=False),
    default=".",
    metavar="FOLDER",
    help=_("The folder of the site; here if not given."),
)
@click.option("--lang", type=click.Choice(messages.LANGUAGES), help=_("The language of messages; else WORKREPORT_LANG, else the locale."))
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_version, help=_("Show the version."))
@click.pass_context
def group(context: click.Context, project: Path, lang: str | None) -> None:  # noqa: ARG001  # read before the options, by main
    """All commands."""
    context.obj = project
    if context.invoked_subcommand in ANYWHERE:
        return
    if not (project / "translations").is_dir():
        what = _("this is not a workreport site (it has no folder translations/)")
        raise ProblemsError([Problem(Place(str(project)), what, _("go to the site’s folder, or name it with --project"))])
    if recover(project):
        click.echo(_("An interrupted command has been finished: its files are in place."), err=True)


for command in (build, check, draft, export, import_, init, language, new, outline, remove, rename, review, serve, status, sync):
    command.options_metavar = _("[OPTIONS]")
    group.add_command(command)
