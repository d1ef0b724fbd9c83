"""The geometry of a bar chart whose words stand above its bars, so that it reads on a phone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, get_args

from workreport.indicators.formatting import (
    chinese_comparison,
    chinese_value,
    english_comparison,
    english_value,
    plain,
    round_to,
)
from workreport.indicators.model import Status
from workreport.languages import language as language_of
from workreport.lexicon.characters import is_wide

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workreport.indicators.model import Chart, Comparison, ComparisonKind, Indicator, Indicators, Observation

WIDTH = 360
"""Of the drawing, in its own units; a phone shows about as many CSS pixels, so that a unit is a pixel there."""
TEXT = 15
"""Size of the words."""
LINE = 20
"""From one line of words to the next."""
BAR = 14
"""Height of a bar."""
GAP = 14
"""Between a bar and the next words."""
TOP = 3
"""Above the first words: Chinese faces reach higher than their size."""
FULL = Decimal(100)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar with its words; all places are in units of the drawing, from its upper left corner."""

    indicator: str
    label: str
    """Its words in one piece, for the description."""
    lines: tuple[tuple[int, str], ...]
    """The words in lines that fit: the height of each line's foot, and its text."""
    value: str
    value_y: int
    """The foot of the value's line."""
    y: int
    width: float
    track: float
    """Width of the ground behind it, where the bar is a share of a whole; else 0."""
    status: str
    """``actual``, ``target`` or ``planned``."""
    tick: float = 0
    """Where on the bar's line the target lies that it is measured by; 0 where there is none."""
    note: str = ""
    """What the tick says, below it."""

    @property
    def note_y(self) -> int:
        """The foot of the note's line."""
        return self.y + BAR + LINE - 4

    @property
    def foot(self) -> int:
        """Where it ends."""
        return self.y + BAR + (LINE if self.note else 0)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart in one language."""

    id: str
    language: str
    """Of its words."""
    title: str
    description: str
    """What it shows, and every value, for readers who do not see it."""
    height: int
    bars: tuple[Bar, ...]
    statuses: tuple[str, ...]
    """The statuses of what is drawn, where there are several, so that a legend is needed; else empty."""
    width: int = WIDTH


@dataclass(frozen=True, slots=True)
class _Datum:
    indicator: str
    label: str
    value: str
    amount: Decimal
    full: Decimal
    """The amount whose bar is as wide as the drawing."""
    status: str
    aim: Decimal = Decimal(0)
    """The amount of the target that it is measured by; 0 where there is none."""
    note: str = ""


def draw(chart: Chart, indicators: Indicators, language: str, say: Callable[..., str]) -> Drawing:
    """Draws a chart in a language; `say` gives the words below ``indicators.chart`` of the interface.

    - ``progress``: the comparison ``progress`` of each observation that has one, of 100 percent.
    - ``percent``: values in percent, of 100 percent.
    - ``growth``: the comparison ``growth`` of each observation, on one scale.
    - ``targets``: each indicator's observations, on the indicator's own scale.
      In both an indicator with a result and one target is one bar with a tick where the target lies.
    - ``amounts``: actual values and targets on one scale, the greatest first.
    - ``funnel``: actual values on one scale in the order given, each but the first with its percentage of the first.
    """
    data = list(_data(chart, indicators, language, say))
    bars: list[Bar] = []
    y = TOP
    for datum in data:
        bar = _bar(datum, y, track=chart.kind in ("progress", "percent"))
        bars.append(bar)
        y = bar.foot + GAP
    writing = language_of(language)
    summary = writing.semicolon.join(f"{bar.label}{writing.colon}{bar.value}{writing.comma + bar.note if bar.note else ''}" for bar in bars)
    description = f"{chart.description[language]}{writing.sentence_space}{summary}{writing.full_stop}"
    statuses = tuple(status for status in get_args(Status) if any(bar.status == status for bar in bars))
    height = bars[-1].foot + 1 if bars else TOP
    return Drawing(chart.id, language, chart.label[language], description, height, tuple(bars), statuses if len(statuses) > 1 else ())


def _data(chart: Chart, indicators: Indicators, language: str, say: Callable[..., str]) -> Iterator[_Datum]:
    drawn = [indicators.indicator(name) for name in chart.indicators]
    aims = dict(filter(None, map(_aim, drawn))) if chart.kind in ("targets", "growth") else {}
    met = {id(aim) for aim in aims.values()}
    found = [(indicator, observation) for indicator in drawn for observation in indicator.observations if id(observation) not in met]
    if chart.kind in ("funnel", "percent"):
        found = [(indicator, observation) for indicator, observation in found if observation.status == "actual"]
    if chart.kind == "amounts":
        found.sort(key=lambda pair: -pair[1].figure.exact)
    several = len({(observation.period, observation.status) for _, observation in found}) > 1
    largest = max((observation.figure.exact for _, observation in found), default=Decimal(1))
    kind = _COMPARED.get(chart.kind)
    shares = [comparison for one in (*(pair[1] for pair in found), *aims.values()) if kind and (comparison := one.comparison(kind))]
    greatest = max((abs(comparison.figure.number) for comparison in shares), default=Decimal(1))
    for indicator, observation in found:
        measured = _measured(observation, kind, language)
        if measured is None:
            continue
        amount, value = measured
        full = largest
        if chart.kind in ("percent", "progress"):
            full = FULL
        elif chart.kind == "growth":
            full = greatest
        elif chart.kind == "targets":
            full = max(other.figure.exact for other in indicator.observations)
        elif chart.kind == "funnel" and amount != found[0][1].figure.exact:
            share = plain(round_to(amount / found[0][1].figure.exact * 100, 1))
            value = say("share", value=value, share=f"{share}%")
        label = indicator.label[language]
        if several:
            label = say("dated", label=label, period=observation.period, status=say(observation.status))
        datum = _Datum(indicator.id, label, value, amount, full, observation.status, FULL if chart.kind == "progress" else Decimal(0))
        aim = aims.get(id(observation))
        hoped = _measured(aim, kind, language) if aim else None
        if aim and hoped:
            datum = replace(datum, aim=hoped[0], note=say("aim", period=aim.period, value=hoped[1]))
        yield datum


_COMPARED: dict[str, ComparisonKind] = {"progress": "progress", "growth": "growth"}
"""The kinds of charts that draw a comparison of each observation, and not its value."""


def _measured(observation: Observation, kind: ComparisonKind | None, language: str) -> tuple[Decimal, str] | None:
    """An amount with its words: the observation’s, or its comparison of a kind; None where it has no such comparison."""
    if kind is None:
        return observation.figure.exact, _value(observation, language)
    comparison = observation.comparison(kind)
    return (abs(comparison.figure.number), _compared(comparison, language)) if comparison else None


def _aim(indicator: Indicator) -> tuple[int, Observation] | None:
    """The identity of an indicator's last result with its target, where it has a result and one target."""
    results = [one for one in indicator.observations if one.status == "actual"]
    targets = [one for one in indicator.observations if one.status == "target"]
    return (id(results[-1]), targets[0]) if results and len(targets) == 1 else None


def _bar(datum: _Datum, top: int, *, track: bool) -> Bar:
    lines = _wrapped(datum.label, WIDTH)
    if _width(lines[-1]) + _width(datum.value) + TEXT > WIDTH:
        lines = (*lines, "")
    feet = [top + LINE * (number + 1) - 5 for number in range(len(lines))]
    y = top + LINE * len(lines)
    width, tick = (round(float(amount / datum.full * WIDTH), 1) if datum.full else 0.0 for amount in (datum.amount, datum.aim))
    placed = tuple((foot, line) for foot, line in zip(feet, lines, strict=True) if line)
    return Bar(
        datum.indicator, datum.label, placed, datum.value, feet[-1], y, width, WIDTH if track or tick else 0, datum.status, tick, datum.note
    )


@lru_cache(maxsize=1024)  # the same labels stand in every edition, on the page of figures and beside the text
def _wrapped(text: str, width: float) -> tuple[str, ...]:
    """Breaks a label into lines: Latin words stay whole, Chinese breaks anywhere but before closing marks."""
    lines = [""]
    for piece in _pieces(text):
        if lines[-1] and _width(lines[-1] + piece.rstrip()) > width:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += piece
    return tuple(lines)


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for character in text:
        joins = pieces and (
            character in "，。；：、）”’》%"
            or pieces[-1][-1] in "（“‘《"
            or (not is_wide(character) and not is_wide(pieces[-1][-1]) and pieces[-1][-1] != " ")
        )
        if joins:
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _width(text: str) -> float:
    """About how wide words are: a Chinese character is as wide as high, a Latin one a little over half of that."""
    return sum(TEXT if is_wide(character) else TEXT * 0.56 for character in text)


def _value(observation: Observation, language: str) -> str:
    return chinese_value(observation) if language == "zh" else english_value(observation)


def _compared(comparison: Comparison, language: str) -> str:
    return chinese_comparison(comparison) if language == "zh" else english_comparison(comparison)
