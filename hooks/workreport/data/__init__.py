"""Data files of a report, to take away: each is made by one function, which the registry of files names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workreport.data.datapackage import companion, datapackage
from workreport.data.figures import indicators_json
from workreport.data.observations import indicators_csv
from workreport.data.sentences import report_json
from workreport.data.workbook import indicators_xlsx

if TYPE_CHECKING:
    from workreport.files import FileSubject
    from workreport.indicators.model import Indicators

__all__ = [
    "csv",
    "csvw",
    "has_figures",
    "has_word",
    "is_translated",
    "json",
    "package",
    "picture",
    "report_json",
    "sentences",
    "source",
    "tmx",
    "word",
    "xlsx",
]


def sentences(subject: FileSubject) -> str:
    """Every sentence with its translations."""
    return report_json(subject.work)


def source(subject: FileSubject) -> str | bytes:
    """The text: as received where it is a text file of which nothing is left out, or editors say so; else what is on the pages."""
    work = subject.work
    whole = work.report.source.endswith(".txt") and (work.facts.publish_source or not work.facts.left_out)
    return work.source if whole else work.text


def word(subject: FileSubject) -> bytes:
    """A copy of a Word file with what Word shows of it."""
    from workreport import manuscript  # noqa: PLC0415  # only a report that is made anew needs it

    return manuscript.copy(subject.work.source, subject.work.report.source)


def has_word(subject: FileSubject) -> bool:
    """Whether there is a Word file that the editors publish."""
    return subject.work.facts.publish_source and subject.work.report.source.endswith(".docx")


def picture(subject: FileSubject) -> bytes | None:
    """A picture of the source."""
    return next((one.content for one in subject.work.pictures if one.name == subject.picture), None)


def tmx(subject: FileSubject) -> bytes:
    """The translation memory of a language."""
    from workreport import exchange  # noqa: PLC0415  # it brings spreadsheets and tools of translators along

    work, language = subject.work, subject.language
    return exchange.write("tmx", exchange.rows(work.report, work.catalogues[language]), language, work.facts.date)


def is_translated(subject: FileSubject) -> bool:
    """Whether a sentence is translated into the language."""
    return subject.work.translated(subject.language)


def csv(subject: FileSubject) -> bytes:
    """The table of observations."""
    return indicators_csv([_indicators(subject)])


def xlsx(subject: FileSubject) -> bytes:
    """The same as a workbook."""
    return indicators_xlsx(subject.work, subject.interfaces)


def json(subject: FileSubject) -> str:
    """Indicators with all that is known of them."""
    return indicators_json(_indicators(subject))


def package(subject: FileSubject) -> str:
    """The description of the tables."""
    tables = {name: subject.made[name]() or b"" for name in ("indicators.csv", "indicators.xlsx")}
    return datapackage(subject.work, subject.interfaces, tables)


def csvw(subject: FileSubject) -> str:
    """The description of the CSV that stands beside it."""
    return companion(subject.work, subject.interfaces)


def has_figures(subject: FileSubject) -> bool:
    """Whether an editor has prepared the report's figures."""
    return subject.work.indicators is not None


def _indicators(subject: FileSubject) -> Indicators:
    assert subject.work.indicators is not None  # `has_figures` was asked
    return subject.work.indicators
