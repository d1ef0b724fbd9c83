"""Files to take away: ``/data/ID/…``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workreport import exchange
from workreport.data.datapackage import datapackage
from workreport.data.figures import indicators_json
from workreport.data.observations import indicators_csv
from workreport.data.sentences import report_json
from workreport.data.workbook import indicators_xlsx

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workreport.archive import Archive

__all__ = ["files", "report_json"]


def files(archive: Archive) -> Iterator[tuple[str, bytes | str]]:
    """Every data file of the site, with its address from the site's root."""
    for work in archive.works:
        folder = f"data/{work.report.id}"
        yield f"{folder}/report.json", report_json(work)
        for language, pages in work.catalogues.items():
            name = "segments.tmx" if language == "en" else f"segments.{language}.tmx"
            yield f"{folder}/{name}", exchange.write("tmx", exchange.rows(work.report, pages), language, work.facts.date)
        if work.indicators:
            tables = {
                "indicators.csv": indicators_csv([work.indicators]),
                "indicators.xlsx": indicators_xlsx([work.indicators], work.facts.date),
            }
            yield from ((f"{folder}/{name}", content) for name, content in tables.items())
            yield f"{folder}/indicators.json", indicators_json(work.indicators)
            yield f"{folder}/datapackage.json", datapackage(work.indicators, work.facts, tables)
        yield f"{folder}/{work.report.source.rpartition('/')[2]}", work.source
