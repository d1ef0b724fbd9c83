"""The part of ``workreport draft`` that asks an engine."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click

from workreport import checks, editing, terms
from workreport.engines import ask, request
from workreport.engines.connections import connected
from workreport.engines.requests import STYLE
from workreport.memory import filling
from workreport.memory.loading import load
from workreport.messages import _, ngettext
from workreport.model import Unit
from workreport.problems import ProblemsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from workreport.engines import Asked, Engine, Request
    from workreport.library import Work
    from workreport.memory.filling import Filled

LOG = ".cache/engines"
"""Where what was sent and what came back is kept, a file a report and language, a JSON object a line."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What an editor asks of an engine."""

    engine: Engine
    doubtful: bool
    most: int
    dry_run: bool


def run(project: Path, work: Work, language: str, filled: Filled, wish: Wish) -> None:
    """Asks for every segment that wants it, saves each draft as it comes, and says how many came.

    Stopped or broken off, what came is kept, and the next run goes on behind it.
    """
    requests = list(_requests(project, work, language, filled, wish))[: wish.most]
    if wish.dry_run:
        for one in requests:
            click.echo(json.dumps(one.as_json(), ensure_ascii=False))
        return
    done: list[Asked] = []
    try:
        shown = click.progressbar(requests, label=_("Asking"), file=sys.stderr, hidden=not sys.stderr.isatty())
        with connected(wish.engine, project) as send, shown:
            for asked in ask(wish.engine, _logged(project, work, language, send), shown, _checked(work, filled, language)):
                if asked.text:
                    _save(project, filled, language, asked, wish.engine)
                done.append(asked)
    except ProblemsError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        click.echo(_("Stopped; run the command again to go on."), err=True)
    finally:
        doubtful = sum(bool(asked.problems) for asked in done)
        sentence = ngettext(
            "{engine}: {count} of {all} segment drafted, {doubtful} of them doubtful",
            "{engine}: {count} of {all} segments drafted, {doubtful} of them doubtful",
            len(requests),
        )
        click.echo(sentence.format(engine=wish.engine.origin, count=len(done), all=len(requests), doubtful=doubtful))


def _requests(project: Path, work: Work, language: str, filled: Filled, wish: Wish) -> Iterator[Request]:
    """What is to be asked, in reading order: segments without a draft, and those with a doubtful one where that is wished."""
    memory, _problems = load(project, language, work.terms.get(language, ()))
    headings = filling.parts(work.report)
    style = project / "translations" / language / "style.md"
    rules = STYLE + ("\n\n" + style.read_text("utf-8") if style.is_file() else "")
    glossary = terms.ready(memory.glossary)
    for page, one in filled.catalogues.items():
        sentences = [unit.zh for unit in one.units]
        for index, unit in enumerate(one.units):
            from_memory = unit.doubts and unit.origin != wish.engine.origin
            if unit.text and not (wish.doubtful and from_memory):
                continue
            yield request(
                sentences,
                index,
                address=f"{work.report.id}/{page}/{unit.id}",
                language=language,
                terms=glossary,
                drafts=memory.drafts(unit.zh, headings.get(page, ""), int(work.facts.date[:4])),
                style=rules,
            )


def _checked(work: Work, filled: Filled, language: str) -> Callable[[Request, str], tuple[str, ...]]:
    glossary = terms.ready(work.terms.get(language, ()))
    pages = {page.id: checks.contexts(work.report, page, filled.catalogues[page.id]) for page in work.report.pages}

    def check(one: Request, text: str) -> tuple[str, ...]:
        page, name = one.id.rsplit("/", 2)[1:]
        unit = Unit("", one.zh, text, "translated", 0)
        return tuple(fault.what for fault in checks.faults(unit, language, glossary, int(work.facts.date[:4]), pages[page][name]))

    return check


def _logged(project: Path, work: Work, language: str, send: Callable[[Request], str]) -> Callable[[Request], str]:
    path = project / LOG / f"{work.report.id.replace('/', '-')}.{language}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)

    def logged(one: Request) -> str:
        with path.open("a", encoding="utf-8") as log:
            log.write(json.dumps({"sent": one.as_json()}, ensure_ascii=False) + "\n")
            log.flush()
            text = send(one)
            log.write(json.dumps({"id": one.id, "answered": text}, ensure_ascii=False) + "\n")
        return text

    return logged


def _save(project: Path, filled: Filled, language: str, asked: Asked, engine: Engine) -> None:
    """Puts the draft in its file, unless somebody has translated the segment meanwhile."""
    page, _slash, name = asked.request.id.rpartition("/")
    one = filled.catalogues[page.rpartition("/")[2]]
    unit = next(unit for unit in one.units if unit.id == name)
    drafted = replace(unit, text=asked.text, state="initial", origin=engine.origin, doubts=asked.problems, note="", check="", terms=())
    saved = editing.save(project, one.path, language, unit, drafted)
    if not saved.taken:
        click.echo(_("{id} was translated meanwhile and was left").format(id=asked.request.id), err=True)
