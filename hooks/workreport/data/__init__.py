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

__all__ = ["csv", "csvw", "json", "package", "picture", "report_json", "sentences", "source", "tmx", "word", "xlsx"]


def sentences(subject: FileSubject) -> str:
    """Every sentence with its translations."""
    return report_json(subject.work)


def source(subject: FileSubject) -> str | bytes:
    """The text: as received where it is a text file of which nothing is left out, or editors say so; else what is on the pages."""
    work = subject.work
    whole = work.report.source.endswith(".txt") and (work.facts.publish_source or not work.facts.left_out)
    return work.source if whole else work.text


def word(subject: FileSubject) -> bytes | None:
    """A copy of a Word file with what Word shows of it, where the editors publish it."""
    work = subject.work
    if not work.facts.publish_source or not work.report.source.endswith(".docx"):
        return None
    from workreport import manuscript  # noqa: PLC0415  # only a report that is made anew needs it

    return manuscript.copy(work.source, work.report.source)


def picture(subject: FileSubject) -> bytes | None:
    """A picture of the source."""
    return next((one.content for one in subject.work.pictures if one.name == subject.picture), None)


def tmx(subject: FileSubject) -> bytes | None:
    """The translation memory of a language, once a sentence is translated into it."""
    from workreport import exchange  # noqa: PLC0415  # it brings spreadsheets and tools of translators along

    work, language = subject.work, subject.language
    rows = exchange.rows(work.report, work.catalogues[language])
    return exchange.write("tmx", rows, language, work.facts.date) if any(row.text for row in rows) else None


def csv(subject: FileSubject) -> bytes | None:
    """The table of observations."""
    return indicators_csv([subject.work.indicators]) if subject.work.indicators else None


def xlsx(subject: FileSubject) -> bytes | None:
    """The same as a workbook."""
    return indicators_xlsx(subject.work, subject.interfaces) if subject.work.indicators else None


def json(subject: FileSubject) -> str | None:
    """Indicators with all that is known of them."""
    return indicators_json(subject.work.indicators) if subject.work.indicators else None


def package(subject: FileSubject) -> str | None:
    """The description of the tables."""
    if subject.work.indicators is None:
        return None
    tables = {name: subject.made[name] for name in ("indicators.csv", "indicators.xlsx")}
    return datapackage(subject.work, subject.interfaces, tables)


def csvw(subject: FileSubject) -> str | None:
    """The description of the CSV that stands beside it."""
    return companion(subject.work, subject.interfaces) if subject.work.indicators else None
