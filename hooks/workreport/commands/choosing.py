"""Which reports and which language a command is about, and how far it has come."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from workreport import archive as archives
from workreport import library
from workreport.messages import _, listed
from workreport.problems import Place, Problem, ProblemsError
from workreport.site.progress import Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from workreport.archive import Archive
    from workreport.library import Work


PATIENCE = 1
"""Seconds that nobody asks what a command is doing."""


def watched(things: Sequence[str], doing: str) -> Iterator[str]:
    """The things one by one, telling how far it is: on a terminal as a bar, which goes when all is done; in CI as plain lines.

    CI is told of several things, and from `PATIENCE` on; another pipe, or a file, gets nothing.
    """
    if sys.stderr.isatty():
        with click.progressbar(things, label=doing, file=sys.stderr, item_show_func=lambda thing: thing or "") as bar:
            yield from bar
        sys.stderr.write("\x1b[A\r\x1b[2K")
        sys.stderr.flush()
        return
    done = Line(patience=PATIENCE).begin(doing, things)
    for thing in things:
        yield thing
        done(thing)


def read(project: Path, report: str) -> Work:
    """A report, told of while it is read.

    Raises ProblemsError as `library.load` does.
    """
    (work,) = [library.load(project, one) for one in watched((report,), _("Reading"))]
    return work


def chosen(project: Path, reports: Iterable[str]) -> tuple[Archive, tuple[Problem, ...]]:
    """The reports that were named, or all, with the problems of these and of what all share.

    Raises ProblemsError for a report that is not there, besides what `archive.load` raises.
    """
    known = library.report_ids(project)
    wanted = tuple(dict.fromkeys(reports)) or known
    unknown = [report for report in wanted if report not in known]
    if unknown:
        remedy = _("choose one of: {known}").format(known=listed(known) or _("none is there yet"))
        raise ProblemsError([Problem(Place(f"docs/reports/{report}"), _("there is no such report"), remedy) for report in unknown])
    return archives.load(project, watched(wanted, _("Reading")))


def translation(work: Work, target: str) -> Work:
    """The work again, when its files in a language can be written anew.

    Raises ProblemsError with what must be mended before, or where the report has no file in that language yet.
    """
    if not work.catalogues[target]:
        what = _("the report is not laid out in “{language}” yet").format(language=target)
        remedy = _("run “workreport sync {id}” first").format(id=work.report.id)
        raise ProblemsError([Problem(Place(f"translations/{target}/{work.report.id}"), what, remedy)])
    return library.rewritable(work)


def language(project: Path, named: str | None) -> str:
    """The language that was named, or the one there is.

    Raises ProblemsError where it is none the project is translated into, or where none was named and there are several.
    """
    known = library.languages(project)
    if named in known:
        return named
    if named is None and len(known) == 1:
        return known[0]
    what = (
        _("there is no translation into “{language}”").format(language=named)
        if named
        else _("there are translations into several languages")
    )
    if known:
        remedy = _("say “--language” with one of: {known}").format(known=listed(known))
    else:
        remedy = _("make a folder translations/LANG with an interface.yml")
    raise ProblemsError([Problem(Place("translations"), what, remedy)])
