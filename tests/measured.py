"""Reads figures for the tests: the real report's, and small ones that a case brings along."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from conftest import yaml_of
from workreport import library
from workreport.archive import read_interfaces
from workreport.indicators.examining import Figures, examine
from workreport.interface import Interface
from workreport.model import Front, Page, Paragraph, Report, Segment
from workreport.yamlfile import read_yaml

if TYPE_CHECKING:
    from workreport.indicators.model import Indicators

PATH = "docs/reports/2023/indicators.yml"


@dataclass(frozen=True)
class Measured(Figures):
    """A report with its figures."""

    report: Report


def measured(report: Report, data: bytes, path: str = PATH) -> Measured:
    """Everything that is found of an indicator file."""
    found = examine(read_yaml(data, path), report)
    return Measured(found.indicators, found.claims, found.account, found.problems, report)


@cache
def real(project: Path) -> Measured:
    """The report of 2023 with its indicator file."""
    work = library.load(project, "2023")
    return measured(work.report, (project / PATH).read_bytes())


def small(segments: dict[str, str], text: str, report_id: str = "2023") -> Measured:
    """A report of a few segments, given by their addresses, each on a line of its own, and the text of its indicator file."""
    pages: dict[str, list[Segment]] = {}
    for line, (address, words) in enumerate(segments.items(), 1):
        page, _, name = address.partition("/")
        pages.setdefault(page, []).append(Segment(name, words, line))
    made = tuple(Page(name, "section", None, (Paragraph("p1", tuple(found)),)) for name, found in pages.items())
    report = Report(report_id, f"docs/reports/{report_id}/report.txt", Front(), made)
    return measured(report, text.encode(), f"docs/reports/{report_id}/indicators.yml")


def interfaces(project: Path) -> dict[str, Interface]:
    """The site's words in each language, those of the figures among them."""
    return read_interfaces(project, [])


def cases(folder: str) -> list[tuple[str, dict[str, object]]]:
    """The cases of a folder below ``tests/cases``, by name."""
    files = sorted((Path(__file__).parent / "cases" / folder).glob("*.yml"))
    return [(path.stem, yaml_of(path.read_text(encoding="utf-8"))) for path in files]


FIRST = """
groups: [{id: economy, label: {zh: 经济, en: Economy}}]
units: {yuan: {zh: 元, en: yuan, code: CNY}}
indicators:
- id: income
  group: economy
  label: {zh: 总收入, en: Total income}
  unit: yuan
  observations:
  - {period: 2022, status: actual, value: 100, unit: 万元, segment: 1/p1s1, quote: 总收入100万元}
  - {period: 2023, status: target, value: 107, unit: 万元, segment: 1/p1s1, quote: 目标107万元}
- id: grants
  group: economy
  label: {zh: 补助, en: Grants}
  unit: yuan
  observations:
  - {period: 2023, status: target, value: 5, unit: 万元, segment: 1/p1s1, quote: 补助5万元}
"""
SECOND = """
groups: [{id: economy, label: {zh: 经济, en: Economy}}]
units: {yuan: {zh: 元, en: yuan, code: CNY}}
indicators:
- id: income
  group: economy
  label: {zh: 农村总收入, en: Total rural income}
  unit: yuan
  observations:
  - {period: 2023, status: actual, value: 0.0105, unit: 亿元, segment: 1/p1s1, quote: 总收入0.0105亿元,
     growth: {value: 5%, quote: 增长5%}}
audits:
- {kind: growth-base, value: income 2023 actual}
"""


def two_years() -> tuple[Indicators, Indicators]:
    """Two small reports: what one promises for 2023, and what the next says of 2023 in another unit."""
    one = small({"1/p1s1": "总收入100万元，明年目标107万元，补助5万元。"}, FIRST)
    two = small({"1/p1s1": "总收入0.0105亿元，增长5%。"}, SECOND, "2024")
    return one.indicators, two.indicators
