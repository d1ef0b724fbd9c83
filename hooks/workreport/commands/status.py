"""``workreport status``: how far the translations have come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workreport.commands.choosing import chosen
from workreport.coverage import STATES, coverage, state_names
from workreport.lexicon.characters import is_wide
from workreport.messages import _

if TYPE_CHECKING:
    from pathlib import Path

PAGE, COUNT = 12, 11
"""Widths of the columns, in those of a Latin letter."""


@click.command(help=_("Counts segments by page and state, for the reports named or for all."))
@click.argument("reports", metavar="[ID]…", nargs=-1)
@click.pass_obj
def status(project: Path, reports: tuple[str, ...]) -> None:
    """Shows how far the translations have come."""
    archive, _problems = chosen(project, reports)
    names = state_names()
    for work in archive.works:
        for language in work.catalogues:
            covered = coverage(work, language)
            head = _("{id} · {language}: {reviewed} of {total} segments reviewed")
            click.echo(head.format(id=work.report.id, language=language, reviewed=covered.reviewed, total=covered.total))
            click.echo(f"  {_left(_('page'))}" + "".join(_right(names[state]) for state in STATES))
            for page, counts in (*covered.pages, (_("all"), covered.counts)):
                click.echo(f"  {_left(page)}" + "".join(_right(str(counts[state] or "–")) for state in STATES))


def _left(words: str) -> str:
    return words + " " * (PAGE - _width(words))


def _right(words: str) -> str:
    return " " * (COUNT - _width(words)) + words


def _width(words: str) -> int:
    """How wide words stand on a terminal, where a Han character takes the place of two letters."""
    return sum(2 if is_wide(character) else 1 for character in words)
