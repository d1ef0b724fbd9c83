"""Indicators with all that is known of them: ``indicators.json``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from workreport.indicators.model import Figure, Indicator, Indicators, Observation, Unit


def indicators_json(indicators: Indicators) -> str:
    """A report's indicators as JSON.

    ``{"report", "groups": [{"id", "label"}], "indicators": [{"id", "group", "label", "unit": {"zh", "en", "code"}, "observations"}]}``;
    an observation has ``period``, ``status``, ``value``, ``unit``, ``qualifier``, ``number``, ``multiplier``, ``base_value``, ``segment``,
    ``quote``, and where there are such ``note`` and ``comparisons``: kind → ``value``, ``number``, ``qualifier``, ``quote``, ``of``.
    """
    told = {
        "report": indicators.report,
        "groups": [{"id": group.id, "label": group.label} for group in indicators.groups],
        "indicators": [_indicator(indicator, indicators.report) for indicator in indicators.indicators],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _indicator(indicator: Indicator, report: str) -> dict[str, object]:
    return {
        "id": indicator.id,
        "group": indicator.group,
        "label": indicator.label,
        "unit": _unit(indicator.unit),
        "observations": [_observation(observation, report) for observation in indicator.observations],
    }


def _unit(unit: Unit) -> dict[str, object]:
    return {"zh": unit.zh[0], "en": unit.en, **({"code": unit.code} if unit.code else {})}


def _observation(observation: Observation, report: str) -> dict[str, object]:
    figure = observation.figure
    told: dict[str, object] = {
        "period": observation.period,
        "status": observation.status,
        **_figure(figure),
        "multiplier": figure.multiplier,
        "base_value": _number(figure.exact),
        "segment": f"{report}/{figure.segment}",
    }
    if observation.comparisons:
        told["comparisons"] = {
            comparison.kind: {**_figure(comparison.figure), **({"of": comparison.of} if comparison.of else {})}
            for comparison in observation.comparisons
        }
    return told | ({"note": observation.note} if observation.note else {})


def _figure(figure: Figure) -> dict[str, object]:
    return {
        "value": figure.value,
        "unit": figure.unit,
        "qualifier": figure.qualifier,
        "number": _number(figure.number),
        "quote": figure.quote,
    }


def _number(amount: Decimal) -> int | float:
    return int(amount) if amount == amount.to_integral_value() else float(amount)
