"""``indicators.yml`` → `Indicators`.

The file is checked by hand over `yamlfile.Value`, not by pydantic: a `Value` knows the line of every key and scalar, so that each message
names file and line, and pydantic sees only plain Python objects after the lines are lost. The checks are fewer than the lines of a model.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, cast, get_args

from workreport.indicators.model import (
    OPEN,
    Chart,
    ChartKind,
    Comparison,
    ComparisonKind,
    Declaration,
    Exemption,
    Figure,
    Group,
    Indicator,
    Indicators,
    Observation,
    Reason,
    Status,
    Unit,
)
from workreport.indicators.notation import multiplier, number
from workreport.lexicon import bounds
from workreport.messages import _, either, listed
from workreport.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workreport.model import Words
    from workreport.yamlfile import Value

LANGUAGES = ("zh", "en")
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
PERIOD = re.compile(rf"\d{{4}}(?:-(?:0[1-9]|1[0-2]))?|{OPEN}")
ADDRESS = re.compile(r"[\w-]+/(?:title|p\d+s\d+)")
MOST_DIGITS = 15
"""The digits that programs keep of a number (IEEE 754, binary64)."""
SHARE = re.compile(r"(?P<sign>-)?(?P<number>\d+(?:\.\d+)?)(?P<unit>%)")
STATUSES: tuple[str, ...] = get_args(Status)
COMPARISONS: tuple[str, ...] = get_args(ComparisonKind)
CHARTS: tuple[str, ...] = get_args(ChartKind)
REASONS: tuple[str, ...] = get_args(Reason)


@dataclass(frozen=True, slots=True)
class AuditForm:
    """What an audit of one kind is declared with."""

    needs: tuple[str, ...] = ()
    """Observations it must name."""
    either: tuple[str, ...] = ()
    """Observations of which it must name one, and may name all."""
    may: tuple[str, ...] = ()
    """Observations it may name."""
    plain: tuple[str, ...] = ()
    """Plain fields, all of them needed."""


AUDITS = {
    "growth-target": AuditForm(needs=("base", "target")),
    "growth-base": AuditForm(needs=("value",)),
    "share": AuditForm(either=("part", "whole"), plain=("by",)),
    "part-whole": AuditForm(needs=("part", "whole")),
    "equal": AuditForm(needs=("one", "other")),
    "listed": AuditForm(may=("of",), plain=("segment", "count", "quote", "names")),
}
"""By kind; what each means stands in ``audit.py``."""


def read(value: Value, report: str) -> tuple[Indicators, tuple[Problem, ...]]:
    """The indicators of a report, and every problem of form in the file.

    ``key`` lists indicator ids; ``groups`` have ``id`` and ``label``; ``units`` map an id to ``zh``, ``also``, ``en``, ``one``,
    ``code``; ``indicators`` have ``id``, ``group``, ``label``, ``unit``, ``observations``; an observation has ``period`` (a year, a
    month such as ``2022-10``, or ``open``), ``status`` (``actual``, ``target`` or ``planned``), ``value``, ``unit``, ``qualifier``,
    ``segment``, ``quote``, ``note``, ``reason`` (why it is actual although a plan speaks of it) and the comparisons ``growth``,
    ``progress``, ``share``, ``rank``, ``rate``, each with ``value``, ``qualifier``, ``quote``, ``of``; ``charts`` have ``id``, ``kind``,
    ``label``, ``description``, ``indicators``; ``audits`` have ``kind``, the fields of `AUDITS` and perhaps ``label``; ``exempt`` have
    ``segment``, ``quote``, ``reason``.
    """
    reader = _Reader(value.place.path)
    top = reader.mapping(value, "the file", required=("groups", "units", "indicators"), optional=("key", "charts", "audits", "exempt"))
    groups = tuple(reader.group(item) for item in reader.items(top, "groups"))
    reader.unique(((group.id, item) for group, item in zip(groups, reader.items(top, "groups"), strict=True)), "group")
    units = reader.units(top.get("units"))
    items = reader.items(top, "indicators")
    indicators = tuple(reader.indicator(item, {group.id for group in groups}, units) for item in items)
    reader.unique(((indicator.id, item) for indicator, item in zip(indicators, items, strict=True)), "indicator")
    known = {indicator.id for indicator in indicators}
    key = tuple(reader.choice(item, known, "indicator") for item in reader.items(top, "key"))
    observations = {observation.key: observation for indicator in indicators for observation in indicator.observations}
    audits = tuple(one for item in reader.items(top, "audits") if (one := reader.audit(item, observations)))
    charts = tuple(reader.chart(item, {indicator.id: indicator for indicator in indicators}) for item in reader.items(top, "charts"))
    reader.unique(((chart.id, item) for chart, item in zip(charts, reader.items(top, "charts"), strict=True)), "chart")
    exemptions = tuple(reader.exemption(item) for item in reader.items(top, "exempt"))
    found = Indicators(value.place.path, report, tuple(one for one in key if one), groups, indicators, exemptions, audits, charts)
    return found, tuple(reader.problems)


class _Reader:
    """Reads the parts of the file; every fault is added to `problems`, and an empty value stands in for what is wrong."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def fault(self, value: Value, what: str, remedy: str) -> None:
        self.problems.append(Problem(value.place, what, remedy))

    def mapping(self, value: Value, what: str, required: Iterable[str], optional: Iterable[str] = ()) -> dict[str, Value]:
        fields = value.fields(self.problems, _(what))
        known = (*required, *optional)
        for name, child in fields.items():
            if name not in known:
                self.fault(
                    child,
                    _("{what} has no field “{name}”").format(what=_(what), name=name),
                    _("use one of {names}").format(names=listed(known)),
                )
        for name in required:
            if name not in fields or fields[name].content in (None, ""):
                self.fault(value, _("{what} lacks “{name}”").format(what=_(what), name=name), _("add “{name}: …”").format(name=name))
        return fields

    def items(self, fields: dict[str, Value], name: str) -> tuple[Value, ...]:
        return fields[name].items(self.problems, f"“{name}”") if name in fields else ()

    def text(self, fields: dict[str, Value], name: str) -> str:
        return fields[name].text(self.problems, f"“{name}”") if name in fields else ""

    def choice(self, value: Value, known: Iterable[str], what: str) -> str:
        text = value.text(self.problems, _(what))
        if text and text not in known:
            self.fault(
                value,
                _("there is no {what} “{text}”").format(what=_(what), text=text),
                _("use one of {names}").format(names=listed(sorted(known))),
            )
            return ""
        return text

    def identity(self, fields: dict[str, Value], what: str) -> str:
        text = self.text(fields, "id")
        if text and not ID.fullmatch(text):
            self.fault(
                fields["id"],
                _("“{text}” is no id for {what}").format(text=text, what=_(what)),
                _("write small letters and digits joined by hyphens"),
            )
        return text

    def unique(self, pairs: Iterable[tuple[str, Value]], what: str) -> None:
        first: dict[str, Value] = {}
        for name, value in pairs:
            if name in first:
                self.fault(
                    value,
                    _("duplicate {what} “{name}”").format(what=_(what), name=name),
                    _("give this one another id; the first is in line {line}").format(line=first[name].place.line),
                )
            elif name:
                first[name] = value

    def words(self, fields: dict[str, Value], name: str, what: str) -> Words:
        if name not in fields:
            return {}
        inner = self.mapping(fields[name], what, required=LANGUAGES)
        return {language: self.text(inner, language) for language in LANGUAGES}

    def group(self, value: Value) -> Group:
        fields = self.mapping(value, "a group", required=("id", "label"))
        return Group(self.identity(fields, "a group"), self.words(fields, "label", "a label"))

    def units(self, value: Value | None) -> dict[str, Unit]:
        units = {}
        for name, child in (value.fields(self.problems, "“units”") if value else {}).items():
            fields = self.mapping(child, f"the unit “{name}”", required=("zh", "en"), optional=("also", "one", "code"))
            also = tuple(item.text(self.problems, "“also”") for item in self.items(fields, "also"))
            english = self.text(fields, "en")
            units[name] = Unit(
                name, (self.text(fields, "zh"), *also), english, self.text(fields, "one") or english, self.text(fields, "code")
            )
        return units

    def indicator(self, value: Value, groups: set[str], units: dict[str, Unit]) -> Indicator:
        required = ("id", "group", "label", "unit", "observations")
        fields = self.mapping(value, "an indicator", required)
        name = self.identity(fields, "an indicator")
        group = self.choice(fields["group"], groups, "group") if "group" in fields else ""
        unit = units.get(self.choice(fields["unit"], units, "unit") if "unit" in fields else "", Unit("", (), "", "", ""))
        observations = []
        seen: dict[tuple[str, str], int | None] = {}
        for item in self.items(fields, "observations"):
            observation = self.observation(item, name, unit)
            moment = observation.period, observation.status
            if moment in seen:
                what = _("“{name}” has two observations for {period} {status}").format(
                    name=name, period=observation.period, status=observation.status
                )
                self.fault(item, what, _("keep one of the two; the first is in line {seen}").format(seen=seen[moment]))
            seen.setdefault(moment, item.place.line)
            observations.append(observation)
        return Indicator(name, group, self.words(fields, "label", "a label"), unit, tuple(observations), value.place.line or 0)

    def observation(self, value: Value, indicator: str, unit: Unit) -> Observation:
        required = ("period", "status", "value", "segment", "quote")
        fields = self.mapping(value, "an observation", required, ("unit", "qualifier", "note", "reason", *COMPARISONS))
        period = self.text(fields, "period")
        if period and not PERIOD.fullmatch(period):
            self.fault(
                fields["period"],
                _("“{period}” is no period").format(period=period),
                _("write a year (2022), a month (2022-10), or “{OPEN}” where the report names none").format(OPEN=OPEN),
            )
        status = self.choice(fields["status"], STATUSES, "status") if "status" in fields else ""
        address = self.address(fields)
        figure = self.figure(fields, address, self.text(fields, "value"), self.text(fields, "unit"))
        if unit.id and figure.unit and multiplier(figure.unit, unit.zh) is None:
            usual = either(unit.zh)
            self.fault(
                fields["unit"],
                _("“{unit}” is no {id}").format(unit=figure.unit, id=unit.id),
                _("write {usual}, with 万 or 亿 before it if the source has it, or change the indicator’s unit").format(usual=usual),
            )
        else:
            figure = replace(figure, multiplier=multiplier(figure.unit, unit.zh) or 1)
        comparisons = tuple(self.comparison(fields[kind], cast("ComparisonKind", kind), address) for kind in COMPARISONS if kind in fields)
        note = self.words(fields, "note", "a note")
        return Observation(
            indicator, period, cast("Status", status), figure, unit, comparisons, note, self.text(fields, "reason"), value.place.line or 0
        )

    def comparison(self, value: Value, kind: ComparisonKind, address: str) -> Comparison:
        fields = self.mapping(value, f"“{kind}”", required=("value", "quote"), optional=("qualifier", "of"))
        text = self.text(fields, "value")
        share = SHARE.fullmatch(text)
        if kind == "rank":
            if text and not text.startswith("第"):
                self.fault(fields["value"], _("“{text}” is no rank").format(text=text), _("write it as the source does: 第一"))
            figure = self.figure(fields, address, text, "")
        else:
            if text and not share:
                self.fault(fields["value"], _("“{text}” is no percentage").format(text=text), _("write the number and %: 4%"))
            figure = self.figure(fields, address, share["number"] if share else "", "%")
            if share and share["sign"]:
                if kind != "growth":
                    self.fault(fields["value"], _("only a growth can be negative"), _("write it without “-”"))
                figure = replace(figure, number=-figure.number)
        return Comparison(kind, figure, self.words(fields, "of", "“of”"))

    def figure(self, fields: dict[str, Value], address: str, value: str, unit: str) -> Figure:
        amount = number(value)
        if value and amount is None:
            self.fault(
                fields["value"],
                _("“{value}” is no number").format(value=value),
                _("write the numeral as the source does, without its unit: 158866.59, 五, 第一"),
            )
        elif amount and (len(amount.as_tuple().digits) > MOST_DIGITS or abs(amount.adjusted()) > MOST_DIGITS):
            self.fault(
                fields["value"],
                _("“{value}…” has more digits than the {most} that spreadsheets keep").format(value=value[:MOST_DIGITS], most=MOST_DIGITS),
                _("take the observation out, and exempt the numeral"),
            )
            amount = None
        qualifier = self.text(fields, "qualifier")
        if qualifier and qualifier not in bounds.CHINESE:
            remedy = _("write the source’s own words: {words} …").format(words=listed(bounds.COMMON))
            self.fault(fields["qualifier"], _("“{word}” is not a known qualifier").format(word=qualifier), remedy)
            qualifier = ""
        line = fields["value"].place.line if "value" in fields else None
        return Figure(value, unit, qualifier, amount or Decimal(0), 1, address, self.text(fields, "quote"), line or 0)

    def address(self, fields: dict[str, Value]) -> str:
        text = self.text(fields, "segment")
        if text and not ADDRESS.fullmatch(text):
            self.fault(fields["segment"], _("“{text}” is no segment").format(text=text), _("write page and segment: 1/p2s3"))
            return ""
        return text

    def exemption(self, value: Value) -> Exemption:
        fields = self.mapping(value, "an exemption", required=("segment", "quote", "reason"))
        reason = self.choice(fields["reason"], REASONS, "reason") if "reason" in fields else ""
        return Exemption(self.address(fields), self.text(fields, "quote"), cast("Reason", reason), value.place.line or 0)

    def chart(self, value: Value, known: dict[str, Indicator]) -> Chart:
        fields = self.mapping(value, "a chart", required=("id", "kind", "label", "description", "indicators"))
        kind = self.choice(fields["kind"], CHARTS, "kind of chart") if "kind" in fields else ""
        names = tuple(self.choice(item, known, "indicator") for item in self.items(fields, "indicators"))
        measures = {known[name].unit.code for name in names if name}
        if kind in ("funnel", "amounts") and len(measures) > 1:
            self.fault(
                value,
                _("a chart of kind {kind} draws one measure, not {count}").format(kind=kind, count=len(measures)),
                _("draw the others in a chart of their own"),
            )
        label, description = self.words(fields, "label", "a label"), self.words(fields, "description", "a description")
        return Chart(self.identity(fields, "a chart"), cast("ChartKind", kind), label, description, tuple(name for name in names if name))

    def audit(self, value: Value, observations: dict[tuple[str, str, str], Observation]) -> Declaration | None:
        kind = self.text(value.fields(self.problems, "an audit"), "kind")
        if kind not in AUDITS:
            self.fault(value, _("there is no audit “{kind}”").format(kind=kind), _("use one of {names}").format(names=listed(AUDITS)))
            return None
        form = AUDITS[kind]
        optional = (*form.either, *form.may)
        fields = self.mapping(
            value,
            _("an audit of kind {kind}").format(kind=kind),
            required=("kind", *form.needs, *form.plain),
            optional=(*optional, "label"),
        )
        named = {}
        for part in (*form.needs, *optional):
            text = self.text(fields, part)
            name, period, status, *_rest = (*text.split(), "", "", "")
            if text and (name, period, status) in observations:
                named[part] = observations[name, period, status]
            elif text:
                self.fault(
                    fields[part],
                    _("there is no observation “{text}”").format(text=text),
                    _("name indicator, period and status: rural-income 2022 actual"),
                )
        if form.either and not any(part in fields for part in form.either):
            self.fault(
                value,
                _("an audit of kind {kind} names no observation").format(kind=kind),
                _("add {names}").format(names=either(form.either)),
            )
        if not (form.needs or form.either or named or "label" in fields):
            self.fault(
                value, _("the audit has neither “of” nor “label”"), _("add “of: INDICATOR PERIOD STATUS”, or “label: {zh: …, en: …}”")
            )
            return None
        plain = tuple((name, self.text(fields, name)) for name in form.plain)
        audit = Declaration(kind, plain, tuple(named.items()), self.words(fields, "label", "a label"), value.place.line or 0)
        complete = all(part in named for part in form.needs) and (not form.either or any(part in named for part in form.either))
        return audit if complete and self.computable(value, audit) else None

    def computable(self, value: Value, audit: Declaration) -> bool:
        """Whether what the audit computes with is there: the comparison it starts from, and no zero to divide by."""
        needed = {"growth-target": "growth", "growth-base": "growth", "share": audit.field("by")}.get(audit.kind)
        holders = [observation for part, observation in audit.observations if part != "base"]
        if needed and not any(comparison.kind == needed for observation in holders for comparison in observation.comparisons):
            names = listed(f"{observation.indicator} {observation.period}" for observation in holders)
            self.fault(
                value,
                _("{names} has no “{needed}”").format(names=names, needed=needed),
                _("add “{needed}” to the observation, or take the audit out").format(needed=needed),
            )
            return False
        for part, observation in audit.observations:
            if part != "of" and not observation.figure.exact:
                self.fault(
                    value,
                    _("the value of {indicator} {period} is 0").format(indicator=observation.indicator, period=observation.period),
                    _("take the audit out: nothing follows from it"),
                )
                return False
        return True
