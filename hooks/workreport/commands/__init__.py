"""The ``workreport`` command: what an editor types."""

from __future__ import annotations

import gettext
import os
import sys

from workreport import messages
from workreport.problems import Place, Problem, ProblemsError, reason


def main() -> None:
    """Runs the command; faults of the inputs are printed, one a line, and the exit status is 1."""
    for stream in (sys.stdout, sys.stderr):  # a Windows console or a pipe may speak another encoding than our sentences
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    os.environ[messages.VARIABLE] = messages.choose(_asked(sys.argv[1:]))
    gettext.gettext, gettext.ngettext = messages._, messages.ngettext  # which click asks for the Chinese of its own sentences
    import click  # noqa: PLC0415  # it takes them when it is imported

    from workreport.commands import clicking  # noqa: PLC0415  # it imports click
    from workreport.commands.group import group  # noqa: PLC0415  # help texts are made when it is imported, in the language chosen

    click.Context.formatter_class = clicking.Formatter
    try:
        sys.exit(group(standalone_mode=False) or 0)
    except click.ClickException as error:
        clicking.show(error)
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo(messages._("Aborted!"), err=True)
        sys.exit(1)
    except ProblemsError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(1)
    except OSError as error:
        what = messages._("the system refuses it ({reason})").format(reason=reason(error))
        remedy = messages._("give another path, or leave to read and write")
        sys.stderr.write(f"{Problem(Place(str(error.filename or 'workreport')), what, remedy)}\n")
        sys.exit(1)


def _asked(arguments: list[str]) -> str | None:
    """The language that ``--lang`` names, which has to be known before the command that reads options."""
    for position, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
        if argument == "--lang" and position + 1 < len(arguments):
            return arguments[position + 1]
    return None
