"""An indicator file with all that is known of it: read, proven from its report, and accounted for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.indicators import accounting, provenance, schema, status
from workreport.problems import in_order

if TYPE_CHECKING:
    from workreport.indicators.accounting import Account
    from workreport.indicators.model import Claim, Indicators
    from workreport.model import Report
    from workreport.problems import Problem
    from workreport.yamlfile import Value


@dataclass(frozen=True, slots=True)
class Figures:
    """A report's figures."""

    indicators: Indicators
    claims: tuple[Claim, ...]
    """Where in the report each stands."""
    account: Account
    """Law 5: how many numerals the report has, and where they went."""
    problems: tuple[Problem, ...]


def examine(value: Value, report: Report) -> Figures:
    """Reads an indicator file and proves it from its report; every problem of form, of proof and of the account is in `problems`."""
    indicators, form = schema.read(value, report.id)
    claims, unproven = provenance.prove(indicators, report)
    account, missing = accounting.account(report, claims, indicators.path)
    return Figures(indicators, claims, account, in_order([*form, *unproven, *missing, *status.unreached(indicators, report)]))
