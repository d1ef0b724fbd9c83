"""``workreport outline FILE``: what structure is found in any report."""

from __future__ import annotations

import json
from pathlib import Path

import click

from workreport import manuscript
from workreport.messages import _
from workreport.outline import as_json, as_tree, find
from workreport.problems import Place, Problem, ProblemsError, reason


@click.command(help=_("Prints the structure found in a report: FILE is a .txt or .docx, or what can be made into one."))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_data", is_flag=True, help=_("For a program rather than a person."))
def outline(file: Path, *, as_data: bool) -> None:
    """Prints the structure of a report."""
    try:
        data = file.read_bytes()
    except OSError as error:
        what = _("the file cannot be read ({reason})").format(reason=reason(error))
        raise ProblemsError([Problem(Place(str(file)), what, _("name a .txt or .docx"))]) from None
    found = find(manuscript.read(manuscript.to_source(data, str(file))[0], str(file)))
    if as_data:
        click.echo(json.dumps(as_json(found), ensure_ascii=False, indent=1))
        return
    click.echo(as_tree(found))
    for problem in found.problems:
        click.echo(f"? {problem}", err=True)
