"""The shapes of the figures: what ``indicators.yml`` says, before and after it is proven from the report."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workreport.model import Words

Status = Literal["actual", "target", "planned"]
"""``actual`` is done, ``target`` aimed at, ``planned`` approved or under way and not yet done."""
ComparisonKind = Literal["growth", "progress", "share", "rank", "rate"]
Reason = Literal["date", "name", "document", "ordinal", "slogan", "definition", "classification", "expression", "structure"]

OPEN = "open"
"""The period of a figure for which the report names none."""


@dataclass(frozen=True, slots=True)
class Group:
    """A table of the indicators' page."""

    id: str
    label: Words


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted or measured, without a multiplier such as 万."""

    id: str
    zh: tuple[str, ...]
    """As sources write it, the usual spelling first."""
    en: str
    """The English plural: ``companies``."""
    one: str
    """The English singular: ``company``."""
    code: str
    """ISO 4217 for money (``CNY``), UCUM for measures (``m2``, ``%``); empty where neither has one."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as the source writes it, with the words that prove it."""

    value: str
    """The numeral as written: ``158866.59``, ``五``, ``第一``."""
    unit: str
    """The unit as written: ``万元``; empty where the source gives none."""
    qualifier: str
    """``余``, ``约``, ``左右`` …; empty for an exact figure."""
    number: Decimal
    """The numeral's value: 158866.59."""
    multiplier: int
    """What the unit's 万 or 亿 makes of it: 10000."""
    segment: str
    """Address within the report: ``1/p2s3``."""
    quote: str
    """Words of that segment, the figure among them."""
    line: int
    """The line of the indicator file that gives the value."""

    @property
    def exact(self) -> Decimal:
        """The value in the base unit: 158866.59万元 → 1588665900 (yuan)."""
        exact = self.number * self.multiplier
        return exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact.normalize()

    @property
    def ordinal(self) -> bool:
        """Whether it says which, and not how many: 第一."""
        return self.value.startswith("第")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What an observation is compared with: growth on the year before, progress towards the year's task, share of a total, rank, rate."""

    kind: ComparisonKind
    figure: Figure
    of: Words
    """The total it is a share of, the field it is ranked in, the name of the rate; empty where `kind` says enough."""


@dataclass(frozen=True, slots=True)
class Observation:
    """One value of an indicator."""

    indicator: str
    period: str
    """``2022``, ``2022-10``, or `OPEN`."""
    status: Status
    figure: Figure
    unit: Unit
    comparisons: tuple[Comparison, ...]
    note: Words
    """A remark of the editors; empty where there is none."""
    reason: str
    """Why the value is actual although its words or its part speak of a plan; empty where they do not."""
    line: int

    def comparison(self, kind: ComparisonKind) -> Comparison | None:
        """The comparison of a kind, where it has one."""
        return next((comparison for comparison in self.comparisons if comparison.kind == kind), None)

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from every other observation of a report."""
        return self.indicator, self.period, self.status


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measured thing, with its values."""

    id: str
    group: str
    label: Words
    unit: Unit
    observations: tuple[Observation, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Exemption:
    """Words whose numerals measure nothing, and why."""

    segment: str
    quote: str
    reason: Reason
    line: int


@dataclass(frozen=True, slots=True)
class Declaration:
    """A piece of the report's arithmetic to be recomputed; which fields it has depends on `kind` (see ``audit.py``)."""

    kind: str
    fields: tuple[tuple[str, str], ...]
    """Plain fields by name, as written."""
    observations: tuple[tuple[str, Observation], ...]
    """The observations it names, by the part they play: ``base``, ``target``."""
    label: Words
    """What it computes; empty where the indicators it names say so."""
    line: int

    def field(self, name: str) -> str:
        """A plain field; empty where it is not given."""
        return dict(self.fields).get(name, "")

    def observation(self, part: str) -> Observation:
        """The observation that plays a part; KeyError where none does."""
        return dict(self.observations)[part]


ChartKind = Literal["progress", "targets", "growth", "funnel", "percent", "amounts"]


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture to be drawn of some indicators; what each kind draws stands in ``charts/drawing.py``."""

    id: str
    kind: ChartKind
    label: Words
    description: Words
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Indicators:
    """One report's ``indicators.yml``."""

    path: str
    report: str
    """The id of the report."""
    key: tuple[str, ...]
    """The ids of the indicators shown first."""
    groups: tuple[Group, ...]
    indicators: tuple[Indicator, ...]
    exemptions: tuple[Exemption, ...] = ()
    audits: tuple[Declaration, ...] = ()
    charts: tuple[Chart, ...] = ()

    def observations(self) -> Iterator[tuple[Indicator, Observation]]:
        """Every observation with its indicator, in the order of the file."""
        for indicator in self.indicators:
            for observation in indicator.observations:
                yield indicator, observation

    def indicator(self, indicator_id: str) -> Indicator:
        """The indicator with this id; KeyError where there is none."""
        for indicator in self.indicators:
            if indicator.id == indicator_id:
                return indicator
        raise KeyError(indicator_id)

    def of_group(self, group_id: str) -> tuple[Indicator, ...]:
        """The indicators of a group, in the order of the file."""
        return tuple(indicator for indicator in self.indicators if indicator.group == group_id)


@dataclass(frozen=True, slots=True)
class Claim:
    """A stretch of a segment that the indicator file accounts for."""

    segment: str
    """Address within the report: ``1/p2s3``."""
    start: int
    end: int
    """The stretch in the segment's text; it begins with the numeral and ends with the unit."""
    indicator: str
    """The indicator whose observation or comparison it is; empty for an exemption."""
    line: int
    """The line of the indicator file that claims it."""
