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


class Formatter(click.HelpFormatter):
    """Help whose headings speak the language of the messages; click has no Chinese of its own."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how a command is called."""
        super().write_usage(prog, args, prefix if prefix is not None else _("Usage:") + " ")

    def write_heading(self, heading: str) -> None:
        """A heading, which click words as “Options” or “Commands”."""
        super().write_heading({"Options": _("Options"), "Commands": _("Commands")}.get(heading, heading))


class Context(click.Context):
    """A context with our formatter."""

    formatter_class = Formatter


class Group(click.Group):
    """The group; unlike click's, it shows help in the language of the messages."""

    context_class = Context

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """Adds a command that shows its help likewise."""
        cmd.context_class = Context
        super().add_command(_with_help(cmd), name)


_with_help = click.help_option("-h", "--help", help=_("Show this message."))
"""Gives a command the option that shows its help."""


def _version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from importlib.metadata import version  # noqa: PLC0415  # only where it is asked for

        click.echo(f"workreport {version('workreport')}")
        context.exit()


@click.group(
    cls=Group,
    help=_("Publishes Chinese government work reports as a bilingual website."),
)
@click.option(
    "--project", type=click.Path(path_type=Path, file_okay=False), default=".", help=_("The folder of the site; here if not given.")
)
@click.option("--lang", type=click.Choice(messages.LANGUAGES), help=_("The language of messages; else WORKREPORT_LANG, else the locale."))
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_version, help=_("Show the version."))
@_with_help
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
    group.add_command(command)
