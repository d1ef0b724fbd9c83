"""``workreport new ID FILE``: a new report, from its file alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workreport import catalogue, library, manuscript, places, scaffolding
from workreport.atomic_write import replace_files
from workreport.commands import drafting
from workreport.facts import REPORT_ID
from workreport.indicators.proposing import proposals
from workreport.inheriting import Earlier
from workreport.messages import _
from workreport.outline import find
from workreport.problems import Place, Problem, ProblemsError, in_order, reason

if TYPE_CHECKING:
    from collections.abc import Iterable


@click.command(
    help=_("Takes up the report in FILE, a text or a Word file, as ID: copies it, says what was found, makes translation files.")
    + "\n\n"
    + _("A saved web page is read by its text; older kinds of file are converted where LibreOffice is installed.")
)
@click.argument("report", metavar="ID")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help=_("Put the new source in the place of the report’s, and carry its translation over."))
@click.pass_context
def new(context: click.Context, report: str, file: Path, replace: bool) -> None:
    """Takes up a report."""
    project: Path = context.obj
    check_id(report)
    if file.suffix.lower() not in (*library.DOCUMENTS, ".txt", ".mht", ".mhtml"):
        raise ProblemsError([Problem(Place(str(file)), _("a report comes as text or as a Word file"), _("name a .txt or .docx"))])
    if not replace:
        free(project, report)
    try:
        data = file.read_bytes()
    except OSError as error:
        what = _("the file cannot be read ({reason})").format(reason=reason(error))
        raise ProblemsError([Problem(Place(str(file)), what, _("name a .txt or .docx"))]) from None
    source, suffix = manuscript.to_source(data, str(file))
    if replace:
        _replace(context, report, f"report.{suffix}", source)
        return
    read = manuscript.read(source, str(file))
    found = find(read, report)
    folder = f"docs/reports/{report}"
    contents: dict[str, str | bytes | None] = {
        f"{folder}/report.{suffix}": source,
        f"{folder}/report.yml": scaffolding.facts(found, read.pictures, _earlier(project, report)),
        f"{folder}/indicators.yml": proposals(found, library.indicators_before(project, report)),
    }
    terms_of = {language: library.terms_of(project, language)[0] for language in library.languages(project)}
    named = f"docs/reports/{report.rpartition('/')[0]}/{places.FILE}"
    if "/" in report and not (project / named).exists() and (name := scaffolding.place_name(found, terms_of)):
        contents[named] = name
    drafted: list[str] = []
    for language, terms in terms_of.items():
        target = f"translations/{language}/{report}"
        memory = drafting.remembered(project, language, terms)
        empty = {page.id: scaffolding.translation(page, language, target, memory.glossary) for page in found.report.pages}
        filled = drafting.filled_from(memory, found.report, empty, drafting.year(found.report.front.date))
        contents.update({one.path: catalogue.write(one) for one in filled.catalogues.values()})
        drafted.append(drafting.summary(language, filled))
    _fresh(project, contents)
    replace_files(project, contents)
    parts = sum(page.kind == "part" for page in found.report.pages)
    sections = sum(page.kind == "section" for page in found.report.pages)
    segments = sum(1 for _pair in found.report.segments())
    counted = _("{folder}: {parts} parts, {sections} sections, {segments} segments; {artefacts} artefacts taken away")
    click.echo(counted.format(folder=folder, parts=parts, sections=sections, segments=segments, artefacts=len(found.artefacts)))
    for line in (*scaffolding.listed(found.left_out, found.report.source), *drafted):
        click.echo(line)
    for problem in in_order([*found.problems, *found.lost]):
        click.echo(f"{_('error') if problem in found.lost else _('doubt')}: {problem}")
    year = (found.report.front.date or "")[:4]
    if year and year not in report.replace("/", "-").split("-"):
        place = Place(f"{folder}/report.yml")
        what = _("the report is of {year} and its id is “{id}”").format(year=year, id=report)
        click.echo(f"{_('doubt')}: {Problem(place, what, _('to change it: workreport rename {id} NEW').format(id=report))}")
    click.echo(_("Next: read {file}, then run “workreport build”.").format(file=f"{folder}/report.yml"))


def _earlier(project: Path, report: str) -> Earlier | None:
    before = library.report_before(project, report)
    facts = library.facts_of(project, before) if before else None
    return Earlier(before, facts) if facts else None


def _replace(context: click.Context, report: str, name: str, source: bytes) -> None:
    """Puts a new source in the place of a report's own, then does what ``sync`` does."""
    from workreport.commands.syncing import command as sync  # noqa: PLC0415  # only here

    folder = f"docs/reports/{report}"
    old = [one for one in library.SOURCES if (context.obj / folder / one).is_file()]
    if not old:
        raise ProblemsError([Problem(Place(folder), _("there is no such report"), _("take it up without --replace"))])
    contents: dict[str, str | bytes | None] = {f"{folder}/{one}": None for one in old}
    replace_files(context.obj, contents | {f"{folder}/{name}": source})
    context.invoke(sync, report=report)


def check_id(report: str) -> None:
    """Raises ProblemsError for what cannot be the id of a report."""
    if not REPORT_ID.fullmatch(report):
        remedy = _("use lower-case letters, digits, hyphens and slashes: 2024")
        raise ProblemsError([Problem(Place(report), _("this cannot be a report’s id"), remedy)])


def free(project: Path, report: str) -> None:
    """Raises ProblemsError where the id belongs to another report, or stands in the way of one, or of pages that every site has."""
    place = Place(f"docs/reports/{report}")
    for other in library.report_ids(project):
        if report == other:
            remedy = _("choose another id, or run “workreport sync”")
            raise ProblemsError([Problem(place, _("this report is there already"), remedy)])
        if report.startswith(f"{other}/") or other.startswith(f"{report}/"):
            what = _("the addresses of {report} and {other} would lie within one another").format(report=report, other=other)
            raise ProblemsError([Problem(place, what, _("choose another id"))])
    first = report.partition("/")[0]
    if first in places.RESERVED or any((project / "docs").glob(f"*/{first}.md")):
        what = _("the site has a page “{name}” of its own").format(name=first)
        raise ProblemsError([Problem(place, what, _("choose another id"))])


def _fresh(project: Path, contents: Iterable[str]) -> None:
    """Raises ProblemsError where a file that would be written is there: somebody's work."""
    there = [name for name in contents if (project / name).exists()]
    if there:
        remedy = _("move it away, or choose another id; nothing was written")
        raise ProblemsError([Problem(Place(name), _("this file is there already"), remedy) for name in there])
