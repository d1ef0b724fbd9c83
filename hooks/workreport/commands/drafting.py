"""``workreport draft ID``: drafts for what is not translated yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workreport import catalogue, library
from workreport.atomic_write import replace_files
from workreport.commands import asking, choosing
from workreport.engines import engine
from workreport.memory import filling
from workreport.memory.loading import load
from workreport.messages import _, ngettext
from workreport.model import UNDATED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from workreport.memory import Memory
    from workreport.memory.filling import Filled
    from workreport.model import Catalogue, Report, Term

MOST = 500
"""Segments that an engine is asked for in one run, unless an editor says otherwise."""


@click.command(
    help=_("Fills what is not translated of report ID from memory: all reports’ translations and translations/LANG/memory/*.tmx.")
    + "\n\n"
    + _("A draft is no translation: it waits for a person, and readers see the Chinese until then.")
    + " "
    + _("Nothing leaves the machine unless --engine names one of engines.yml.")
)
@click.argument("report", metavar="ID")
@click.option("--language", metavar="LANG", help=_("The language translated into; to be given where there are several."))
@click.option("--engine", "name", metavar="NAME", help=_("Ask this engine of engines.yml for what memory does not know."))
@click.option("--doubtful", is_flag=True, help=_("Ask the engine also where the draft from memory is doubtful."))
@click.option(
    "--most", metavar="N", type=click.IntRange(1), default=MOST, show_default=True, help=_("Segments to ask the engine for, at most.")
)
@click.option("--dry-run", is_flag=True, help=_("Show what the engine would be sent; send and write nothing."))
@click.pass_obj
def draft(  # noqa: PLR0913  # an argument for each word that is typed
    project: Path, *, report: str, language: str | None, name: str | None, doubtful: bool, most: int, dry_run: bool
) -> None:
    """Drafts what is not translated."""
    target = choosing.language(project, language)
    chosen = engine(project, name) if name else None
    work = choosing.translation(choosing.read(project, report), target)
    before = work.catalogues[target]
    filled = from_memory(project, work.report, before, target, work.terms.get(target, ()), year(work.facts.date))
    if not dry_run:
        for line in filling.lines(filled):
            click.echo(line)
        replace_files(project, {one.path: catalogue.write(one) for page, one in filled.catalogues.items() if one != before[page]})
    click.echo(summary(target, filled))
    if chosen:
        asking.run(project, work, target, filled, asking.Wish(chosen, doubtful=doubtful, most=most, dry_run=dry_run))


def year(date: str | None) -> int:
    """The year of an ISO date; where none is stated, that of the epoch, which no report's 今年 means."""
    return int((date or UNDATED)[:4])


def from_memory(  # what a memory is of, and what it is to fill
    project: Path, report: Report, catalogues: Mapping[str, Catalogue], language: str, terms: tuple[Term, ...], delivered: int
) -> Filled:
    """The catalogues with drafts from the memory of a project, which is read only where something is empty."""
    if all(unit.text for one in catalogues.values() for unit in one.units):
        return filling.Filled(dict(catalogues), {})
    return filled_from(remembered(project, language, terms), report, catalogues, delivered)


def remembered(project: Path, language: str, terms: tuple[Term, ...]) -> Memory:
    """The memory of a project; what of it could not be read is told."""
    memory, problems = load(project, language, terms, choosing.watched(library.report_ids(project), _("Reading")))
    for problem in problems:
        click.echo(str(problem), err=True)
    return memory


def filled_from(memory: Memory, report: Report, catalogues: Mapping[str, Catalogue], delivered: int) -> Filled:
    """The catalogues with drafts from a memory, while a bar shows how far it is."""
    return filling.fill(report, catalogues, memory, delivered, choosing.watched(tuple(catalogues), _("Drafting")))


def summary(language: str, filled: Filled) -> str:
    """How many drafts there are: “en: 240 segments without a translation: 222 drafts from memory, 201 of them proven”."""
    count = len(filled.drafts)
    sentence = ngettext(
        "{language}: {count} segment without a translation; drafts from memory: {found}, of these proven by the checks: {proven}",
        "{language}: {count} segments without a translation; drafts from memory: {found}, of these proven by the checks: {proven}",
        count,
    )
    return sentence.format(language=language, count=count, found=filled.found, proven=filled.proven)
