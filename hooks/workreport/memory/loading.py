"""Reads a memory: the translations of all reports, and the TMX files laid beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workreport import catalogue, exchange, library
from workreport.memory.drafting import Memory
from workreport.memory.pairs import of_report, of_rows
from workreport.memory.renderings import by_use
from workreport.model import UNDATED
from workreport.problems import Problem, ProblemsError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from workreport.memory.pairs import Pair
    from workreport.model import Catalogue, Term

FOLDER = "memory"
"""Below ``translations/LANG``: translation memories of other reports, as TMX."""


def load(root: Path, language: str, glossary: tuple[Term, ...], reports: Iterable[str] | None = None) -> tuple[Memory, tuple[Problem, ...]]:
    """The memory of a language, with what could not be read; reports first: all in the order of their ids, or as `reports` gives them.

    Its glossary is the one given, of each term the rendering first that was used last.
    """
    pairs: list[Pair] = []
    problems: list[Problem] = []
    for report_id in library.report_ids(root) if reports is None else reports:
        catalogues: dict[str, Catalogue] = {}
        for path in sorted((root / "translations" / language / report_id).glob("*.yml")):
            try:
                catalogues[path.stem], _ = catalogue.read(library.yaml_at(root, path), library.name_of(root, path), language)
            except ProblemsError as error:
                problems += error.problems
        pairs += of_report(report_id, catalogues, year_of(root, report_id))
    for path in sorted((root / "translations" / language / FOLDER).glob("*.tmx")):
        try:
            pairs += of_rows(exchange.read(library.bytes_at(root, path), library.name_of(root, path)).rows, path.name)
        except ProblemsError as error:
            problems += error.problems
    return Memory(tuple(pairs), by_use(glossary, pairs), language), tuple(problems)


def year_of(root: Path, report_id: str) -> int | None:
    """The year a report was delivered in; None where nobody has stated it."""
    told = library.facts_of(root, report_id)
    return None if told is None or told.date == UNDATED else int(told.date[:4])
