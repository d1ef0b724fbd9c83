"""``workreport draft ID``: drafts for what is not translated yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workreport import catalogue, library
from workreport.atomic_write import replace_files
from workreport.commands import choosing
from workreport.memory import filling
from workreport.memory.loading import load
from workreport.messages import _, ngettext
from workreport.model import UNDATED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from workreport.memory.filling import Filled
    from workreport.model import Catalogue, Report, Term


@click.command()
@click.argument("report", metavar="ID")
@click.option("--language", help="The language translated into; needs saying where there are several.")
@click.pass_obj
def draft(project: Path, report: str, language: str | None) -> None:
    """Fills what is not translated of report ID from memory: the translations of all reports and translations/LANG/memory/*.tmx.

    A draft is no translation: it waits for a person, and readers see the Chinese until then.
    """
    target = choosing.language(project, language)
    work = library.rewritable(library.load(project, report))
    before = work.catalogues[target]
    filled = from_memory(project, work.report, before, target, work.terms.get(target, ()), year(work.facts.date))
    for line in filling.lines(filled):
        click.echo(line)
    changed = {one.path: catalogue.write(one) for page, one in filled.catalogues.items() if one != before[page]}
    replace_files(project, changed)
    click.echo(told(target, filled))


def year(date: str | None) -> int:
    """The year of an ISO date; where none is stated, that of the epoch, which no report's 今年 means."""
    return int((date or UNDATED)[:4])


def from_memory(  # what a memory is of, and what it is to fill
    project: Path, report: Report, catalogues: Mapping[str, Catalogue], language: str, terms: tuple[Term, ...], delivered: int
) -> Filled:
    """The catalogues with drafts from the memory of a project; what of the memory could not be read is told."""
    if all(unit.text for one in catalogues.values() for unit in one.units):
        return filling.Filled(dict(catalogues), {})
    memory, problems = load(project, language, terms)
    for problem in problems:
        click.echo(str(problem), err=True)
    return filling.fill(report, catalogues, memory, delivered, choosing.watched(tuple(catalogues), _("Drafting")))


def told(language: str, filled: Filled) -> str:
    """How many drafts there are: “en: 240 segments without a translation: 222 drafts from memory, 201 of them proven”."""
    count = len(filled.drafts)
    sentence = ngettext(
        "{language}: {count} segment without a translation; drafts from memory: {found}, of these proven by the checks: {proven}",
        "{language}: {count} segments without a translation; drafts from memory: {found}, of these proven by the checks: {proven}",
        count,
    )
    return sentence.format(language=language, count=count, found=filled.found, proven=filled.proven)
