"""All commands, and what they share: the project, the language of messages."""

from __future__ import annotations

import importlib
from pathlib import Path

import click

from workreport import messages
from workreport.atomic_write import recover
from workreport.messages import _
from workreport.problems import Place, Problem, ProblemsError

COMMANDS = {
    "build": "building",
    "check": "checking",
    "draft": "drafting",
    "export": "exchanging",
    "import": "exchanging",
    "init": "beginning",
    "language": "beginning",
    "new": "scaffolding",
    "outline": "outlining",
    "remove": "moving",
    "rename": "moving",
    "review": "reviewing",
    "serve": "building",
    "status": "status",
    "sync": "syncing",
}
"""By name, the module of each command: only what is typed is imported, since all together take a second."""
ANYWHERE = ("outline", "init")
"""Commands that need no project."""


HELP = ("-h", "--help")
"""What is typed to ask for help, which needs no project either."""


class Group(click.Group):
    """The commands, each imported when it is asked for."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Reads what was typed, and keeps whether it asks for help."""
        ctx.meta[__name__] = not set(args).isdisjoint(HELP)
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click passes it
        """Their names."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click passes it
        """The one of a name; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"workreport.commands.{COMMANDS[cmd_name]}")
        command: click.Command = next(
            found for found in vars(module).values() if isinstance(found, click.Command) and found.name == cmd_name
        )
        command.options_metavar = _("[OPTIONS]")
        return command


def _version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from importlib.metadata import version  # noqa: PLC0415  # only where it is asked for

        click.echo(f"workreport {version('workreport')}")
        context.exit()


@click.group(
    cls=Group,
    help=_("Publishes Chinese government work reports as a bilingual website."),
    context_settings={"help_option_names": [*HELP]},
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
@click.option(
    "--lang",
    type=click.Choice(messages.LANGUAGES),
    help=_("The language of messages; else that of WORKREPORT_LANG or the locale; English for any other."),
)
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_version, help=_("Show the version."))
@click.pass_context
def group(context: click.Context, project: Path, lang: str | None) -> None:  # noqa: ARG001  # read before the options, by main
    """All commands."""
    context.obj = project
    if context.invoked_subcommand in ANYWHERE or context.meta[__name__]:
        return
    if not (project / "translations").is_dir():
        what = _("this is not a workreport site (it has no folder translations/)")
        raise ProblemsError([Problem(Place(str(project)), what, _("go to the site’s folder, or name it with --project"))])
    if recover(project):
        click.echo(_("An interrupted command has been finished: its files are in place."), err=True)
