"""What the indicators' page and the figures of a section show, in every language of an edition."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workreport.charts import Drawing, draw
from workreport.indicators.formatting import chinese_comparison, chinese_value, english_comparison, english_value, plain, round_to
from workreport.languages import in_language
from workreport.pages.references import reference
from workreport.pages.spec import Context, PageContent

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from decimal import Decimal

    from workreport.indicators.audit import Finding
    from workreport.indicators.model import Comparison, Group, Indicator, Indicators, Observation
    from workreport.indicators.series import Point, Promise, Series
    from workreport.interface import Interface
    from workreport.model import Facts, Words
    from workreport.pages.subjects import Download, ReportInEdition


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """A comparison as it is shown beside its value."""

    kind: str
    value: Words
    of: Words


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: one observation."""

    id: str
    """Its anchor: ``indicator-rural-income``, for a later observation of the same indicator ``indicator-rural-income-2023-target``."""
    indicator: str
    label: Words
    value: Words
    sort: str
    """The exact value in the base unit, for sorting and for machines."""
    unit: Words
    period: str
    status: str
    compared: tuple[ComparedCell, ...]
    report: str
    """The id of the report it stands in."""
    segment: str
    """Address within that report: ``1/p2s3``."""
    note: Words


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a group."""

    group: Group
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart in each language of an edition, with the rows it draws."""

    drawings: dict[str, Drawing]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Comparisons:
    """A report's figures beside one another and beside those of its body's other reports."""

    findings: Collection[Finding]
    promises: Collection[Promise]
    series: Collection[Series]


def tables(indicators: Indicators) -> tuple[Table, ...]:
    """All rows by group; groups without indicators are left out."""
    found = (Table(group, _rows(indicators.of_group(group.id), indicators.report)) for group in indicators.groups)
    return tuple(table for table in found if table.rows)


def key_figures(indicators: Indicators) -> tuple[Row, ...]:
    """The first row of each indicator that the file names as key."""
    return tuple(_rows((indicators.indicator(name),), indicators.report)[0] for name in indicators.key)


def section_figures(indicators: Indicators) -> dict[str, tuple[Row, ...]]:
    """By page of the report, the rows whose figures stand there, in the order of the page; pages without figures are left out."""
    found: dict[str, list[Row]] = {}
    for row in sorted(_rows(indicators.indicators, indicators.report), key=lambda row: _order(row.segment)):
        found.setdefault(row.segment.partition("/")[0], []).append(row)
    return {page: tuple(rows) for page, rows in found.items()}


def pictures(indicators: Indicators, languages: Collection[str], interfaces: dict[str, Interface]) -> tuple[Picture, ...]:
    """Every chart that the file asks for."""
    found = []
    for chart in indicators.charts:
        drawings = {}
        for language in languages:
            words = interfaces[language]

            def say(key: str, words: Interface = words, **values: object) -> str:
                return words.text(f"indicators.chart.{key}", **values)

            drawings[language] = draw(chart, indicators, in_language(chart.label, language)[1], say)
        found.append(Picture(drawings, _rows((indicators.indicator(name) for name in chart.indicators), indicators.report)))
    return tuple(found)


def section_pictures(indicators: Indicators, languages: Collection[str], interfaces: dict[str, Interface]) -> dict[str, list[Picture]]:
    """By page of the report, the charts that belong beside it: where most of their figures stand, of two such pages the later.

    The later, because a chart of results and targets belongs where the report sets the targets.
    """
    found: dict[str, list[Picture]] = {}
    for picture in pictures(indicators, languages, interfaces):
        standing = Counter(row.segment.partition("/")[0] for row in sorted(picture.rows, key=lambda row: row.segment, reverse=True))
        if standing:
            found.setdefault(standing.most_common(1)[0][0], []).append(picture)
    return found


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A target beside what was reported of its period."""

    target: Row
    actual: Row | None
    """None as long as no report has an actual value for the period."""
    reached: str
    """The share reached, in percent; empty where there is none."""
    silent: str
    """The year of the report that should have a value and has none; empty where none is there yet."""


@dataclass(frozen=True, slots=True)
class SeriesTable:
    """An indicator over the years."""

    label: Words
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class IndicatorsContext(Context):
    """What ``indicators.html`` shows."""

    facts: Facts
    indicators: Indicators
    key_figures: tuple[Row, ...]
    tables: tuple[Table, ...]
    pictures: tuple[Picture, ...]
    findings: tuple[Finding, ...]
    outcomes: dict[str, int]
    """How many of the findings have each outcome."""
    promises: tuple[PromiseRow, ...]
    series: tuple[SeriesTable, ...]
    references: dict[str, str]
    """What a reader calls the sentences of this report that hold figures, by address."""
    downloads: tuple[Download, ...]


def page(report: ReportInEdition) -> Iterator[PageContent]:
    """The page of the report's figures; none where it has none."""
    indicators, compared = report.work.indicators, report.comparisons
    if indicators is None or compared is None:
        return
    shown = context(report.work.facts, indicators, compared, report.edition.languages, report.frame.interfaces)
    words, numerals = report.frame.interfaces[report.edition.language], report.work.report.numerals
    addresses = sorted({observation.figure.segment for _, observation in indicators.observations()})
    references = {
        address: reference(numerals, page, segment, words) for address in addresses for page, _, segment in [address.partition("/")]
    }
    yield PageContent(replace(shown, references=references, downloads=report.offered("indicators")))


def context(
    facts: Facts, indicators: Indicators, compared: Comparisons, languages: Collection[str], interfaces: dict[str, Interface]
) -> IndicatorsContext:
    """What ``indicators.html`` shows, but for the downloads and what sentences are called."""
    return IndicatorsContext(
        facts=facts,
        indicators=indicators,
        key_figures=key_figures(indicators),
        tables=tables(indicators),
        pictures=pictures(indicators, languages, interfaces),
        findings=tuple(compared.findings),
        outcomes={outcome: sum(finding.outcome == outcome for finding in compared.findings) for outcome in OUTCOMES},
        promises=promise_rows(compared),
        series=tuple(SeriesTable(line.indicator.label, tuple(map(_point, line.points))) for line in compared.series),
        references={},
        downloads=(),
    )


def promise_rows(compared: Comparisons, report: str = "") -> tuple[PromiseRow, ...]:
    """Targets beside what was reported of their periods; of all reports of the body, or of the one named."""
    return tuple(
        PromiseRow(
            _point(promise.target),
            _point(promise.reported) if promise.reported else None,
            _reached(promise.reached),
            promise.silent.rpartition("/")[2],
        )
        for promise in compared.promises
        if report in ("", promise.target.report)
    )


def _point(point: Point) -> Row:
    return row(point.observation, point.indicator, point.report)


OUTCOMES = ("agrees", "cannot-be-checked", "does-not-agree")


def row(observation: Observation, indicator: Indicator, report: str) -> Row:
    """The row of an observation."""
    return Row(
        anchor(observation, indicator),
        indicator.id,
        indicator.label,
        {"zh": chinese_value(observation), "en": english_value(observation)},
        f"{observation.figure.exact:f}",
        {"zh": observation.unit.zh[0], "en": observation.unit.en},
        observation.period,
        observation.status,
        tuple(_compared(comparison) for comparison in observation.comparisons),
        report,
        observation.figure.segment,
        observation.note,
    )


def anchor(observation: Observation, indicator: Indicator) -> str:
    """The id of an observation's row; the first of an indicator is the indicator's own."""
    if observation is indicator.observations[0] or observation.key == indicator.observations[0].key:
        return f"indicator-{indicator.id}"
    return f"indicator-{indicator.id}-{observation.period}-{observation.status}"


def _rows(indicators: Iterable[Indicator], report: str) -> tuple[Row, ...]:
    return tuple(row(observation, indicator, report) for indicator in indicators for observation in indicator.observations)


def _compared(comparison: Comparison) -> ComparedCell:
    words = {"zh": chinese_comparison(comparison), "en": english_comparison(comparison)}
    if comparison.kind == "growth" and comparison.figure.number < 0:  # its words say that it goes down, and not “up −4%”
        return ComparedCell("decline", {language: text.replace("−", "") for language, text in words.items()}, comparison.of)
    return ComparedCell(comparison.kind, words, comparison.of)


def _reached(share: Decimal | None) -> str:
    return "" if share is None else f"{plain(round_to(share, 1))}%"


def _order(segment: str) -> tuple[int, ...]:
    """Paragraph and sentence of a segment as numbers; a title comes first."""
    _, _, name = segment.partition("/")
    return tuple(int(number) for number in name.replace("s", " ").replace("p", " ").split()) if name != "title" else (0,)
