"""``workreport rename OLD NEW`` and ``workreport remove ID``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workreport import library
from workreport.atomic_write import replace_files
from workreport.catalogue import scalar
from workreport.commands.scaffolding import check_id, free
from workreport.messages import _, listed
from workreport.problems import Place, Problem, ProblemsError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@click.command(help=_("Gives report OLD the id NEW: its files move, and the old addresses of its pages lead on."))
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.pass_obj
def rename(project: Path, old: str, new: str) -> None:
    """Gives a report another id."""
    _known(project, old)
    check_id(new)
    free(project, new)
    contents: dict[str, str | bytes | None] = {}
    for name in _files(project, old):
        contents[name] = None
        contents[_renamed(name, old, new)] = (project / name).read_bytes()
    facts = f"docs/reports/{new}/report.yml"
    text = contents.get(facts)
    if isinstance(text, bytes):
        contents[facts] = _with_former_id(text.decode("utf-8-sig"), old)
    replace_files(project, contents)
    _drop_empty(project, old)
    click.echo(_("{old} is now {new}; {n} files moved").format(old=old, new=new, n=len(contents) // 2))


@click.command(help=_("Deletes report ID: its source, its facts, its figures and its translations."))
@click.argument("report", metavar="ID")
@click.option("--yes", is_flag=True, help=_("Do not ask."))
@click.pass_obj
def remove(project: Path, report: str, yes: bool) -> None:
    """Deletes a report."""
    _known(project, report)
    names = list(_files(project, report))
    if not yes:
        click.confirm(_("Delete {n} files of report {id}?").format(n=len(names), id=report), abort=True)
    replace_files(project, dict.fromkeys(names))
    _drop_empty(project, report)
    click.echo(_("{id}: {n} files deleted").format(id=report, n=len(names)))


def _known(project: Path, report: str) -> None:
    """Raises ProblemsError for a report that is not there."""
    known = library.report_ids(project)
    if report not in known:
        remedy = _("choose one of: {known}").format(known=listed(known) or _("none is there yet"))
        raise ProblemsError([Problem(Place(f"docs/reports/{report}"), _("there is no such report"), remedy)])


def _folders(project: Path, report: str) -> Iterator[Path]:
    yield project / "docs" / "reports" / report
    yield from (path.parent / report for path in sorted((project / "translations").glob("*/interface.yml")))


def _files(project: Path, report: str) -> Iterator[str]:
    """Every file of a report, by its name below the project."""
    for folder in _folders(project, report):
        yield from (path.relative_to(project).as_posix() for path in sorted(folder.rglob("*")) if path.is_file())


def _renamed(name: str, old: str, new: str) -> str:
    """The name of a report's file once the report has another id; only its folder changes."""
    head = "docs/reports/" if name.startswith("docs/reports/") else "/".join(name.split("/")[:2]) + "/"
    return head + new + name.removeprefix(head + old)


def _with_former_id(text: str, old: str) -> str:
    """The text of ``report.yml`` with `old` among the report's former ids."""
    lines = text.splitlines(keepends=True)
    entry = f"- {scalar(old)}\n"
    for number, line in enumerate(lines):
        if line.startswith("former-ids:"):
            return "".join([*lines[: number + 1], entry, *lines[number + 1 :]])
    ending = "" if not text or text.endswith("\n") else "\n"
    return f"{text}{ending}former-ids:\n{entry}"


def _drop_empty(project: Path, report: str) -> None:
    """Removes the folders that a report has left empty, and those above them that are then empty."""
    for folder in _folders(project, report):
        for path in sorted((one for one in folder.rglob("*") if one.is_dir()), reverse=True):
            path.rmdir()
        while folder.is_dir() and not any(folder.iterdir()) and folder.name not in ("reports", "translations"):
            folder.rmdir()
            folder = folder.parent  # noqa: PLW2901  # upwards as long as nothing is there
