"""``workreport sync ID``: after the source changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from workreport import catalogue, library, scaffolding
from workreport.atomic_write import replace_files
from workreport.commands import choosing, drafting
from workreport.messages import _, ngettext
from workreport.syncing import Synced, redirects, sync

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    name="sync", help=_("Carries the translations of report ID over to its source as it is now, and prints what became of each sentence.")
)
@click.argument("report", metavar="ID")
@click.pass_obj
def command(project: Path, report: str) -> None:
    """Carries translations over to a changed source."""
    _list_left_out(project, report)
    work = library.rewritable(choosing.read(project, report))
    contents: dict[str, str | bytes | None] = {}
    moved: dict[str, str] = {}
    moves: dict[str, str] = {}
    for language in work.catalogues:
        folder = f"translations/{language}/{report}"
        synced = sync(work.report, work.catalogues[language], language, folder)
        year = drafting.year(work.facts.date)
        filled = drafting.from_memory(project, work.report, synced.catalogues, language, work.terms.get(language, ()), year)
        for page, one in filled.catalogues.items():
            contents[f"{folder}/{page}.yml"] = catalogue.write(one)
        contents.update({f"{folder}/{page}.yml": None for page in work.catalogues[language] if page not in synced.catalogues})
        moved |= synced.pages
        moves |= {change.old: change.new for change in synced.changes if change.old and change.new and change.old != change.new}
        _print_changes(language, synced)
        if filled.found:
            click.echo(drafting.summary(language, filled))
    indicators = project / "docs" / "reports" / report / "indicators.yml"
    if moves and indicators.is_file():
        contents[indicators.relative_to(project).as_posix()] = _readdressed(indicators.read_text("utf-8"), moves)
    led = redirects(work.facts.redirects, moved, [page.id for page in work.report.pages])
    if led != work.facts.redirects:
        contents[work.facts.path] = _redirected((project / work.facts.path).read_text("utf-8"), led)
    changed = {name: content for name, content in contents.items() if not _is(project / name, content)}
    if changed:
        replace_files(project, changed)
    number = len(changed)
    written = ngettext("{n} file written", "{n} files written", number).format(n=number)
    click.echo(written if changed else _("nothing to do: the translations fit the source"))


def _list_left_out(project: Path, report: str) -> None:
    """Writes the list of lines that are no text for a report taken up before there was one, and prints it."""
    work = choosing.read(project, report)
    if work.facts.left_out is not None:
        return
    proposed = library.proposals(work.source, work.report.source)
    if not proposed:
        return
    path = project / work.facts.path
    text = path.read_text("utf-8")
    replace_files(project, {work.facts.path: text + ("" if text.endswith("\n") else "\n") + scaffolding.left_out(proposed)})
    for line in scaffolding.listed(proposed, work.report.source):
        click.echo(line)


def _print_changes(language: str, synced: Synced) -> None:
    kinds = {"new": _("new"), "changed": _("changed"), "moved": _("moved"), "gone": _("gone")}
    for change in synced.changes:
        click.echo(f"{language} {kinds[change.kind]:8} {change.old or '–'} → {change.new or '–'}  {change.text}")
        if change.lost:
            click.echo(_("{language} its translation was: {text}").format(language=language, text=change.lost))
    for old, page in synced.pages.items():
        sentence = _("{language} the page {old} is gone; its address will lead to {new}")
        click.echo(sentence.format(language=language, old=old, new=page))


def _is(path: Path, content: str | bytes | None) -> bool:
    if content is None:
        return not path.exists()
    return path.is_file() and path.read_bytes() == (content.encode() if isinstance(content, str) else content)


def _readdressed(text: str, moves: dict[str, str]) -> str:
    """The text of ``indicators.yml`` with every segment at its new address; all else, comments too, as it was."""
    return re.sub(r"(?<=segment: )[a-z0-9-]+/[a-z0-9]+", lambda found: moves.get(found[0], found[0]), text)


def _redirected(text: str, redirects: dict[str, str]) -> str:
    """The text of ``report.yml`` with its `redirects` in the place of those it had; all else, comments too, as it was."""
    kept, skipping = [], False
    for line in text.splitlines():
        skipping = line.startswith("redirects:") or (skipping and line.startswith((" ", "\t")))
        if not skipping:
            kept.append(line)
    led = ["redirects:", *(f"  {old}: {page}" for old, page in redirects.items())] if redirects else []
    return "\n".join([*kept, *led]) + "\n"
