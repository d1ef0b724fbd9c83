"""Proof that every figure of ``indicators.yml`` stands in the report as the file says (law 5)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workreport.indicators.model import Claim
from workreport.indicators.notation import bound_at, find, multiplier, number
from workreport.lexicon.characters import ONE_WIDTH
from workreport.lexicon.directions import change
from workreport.lexicon.han_numerals import FIGURE, NUMERAL_CHARACTERS
from workreport.messages import _
from workreport.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workreport.indicators.model import Declaration, Figure, Indicators, Observation
    from workreport.model import Report

NUMERAL = re.compile(rf"{FIGURE}|第?[{NUMERAL_CHARACTERS}]+")


def texts(report: Report) -> dict[str, str]:
    """The segments of a report by their address within it: ``1-3/p2s4``."""
    return {f"{page.id}/{segment.id}": segment.text for page, segment in report.segments()}


def prove(indicators: Indicators, report: Report) -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
    """Where each figure and each exemption stands in the report, in the order of the file, and every one that does not.

    A figure stands where its quote stands, once, in its segment, and its numeral, qualifier and unit stand together, once, in the quote.
    """
    prover = _Prover(indicators, texts(report))
    claims = tuple(prover.claims())
    for audit in indicators.audits:
        if audit.kind == "listed":
            prover.listed(audit)
    return claims, tuple(prover.problems)


class _Prover:
    def __init__(self, indicators: Indicators, segments: Mapping[str, str]) -> None:
        self.indicators = indicators
        self.segments = segments
        self.units = tuple({spelling for indicator in indicators.indicators for spelling in indicator.unit.zh})
        self.problems: list[Problem] = []

    def claims(self) -> Iterator[Claim]:
        for indicator, observation in self.indicators.observations():
            for figure in (observation.figure, *(comparison.figure for comparison in observation.comparisons)):
                if span := self.figure(figure):
                    self.direction(observation, figure)
                    yield Claim(figure.segment, *span, indicator.id, figure.line)
        for exemption in self.indicators.exemptions:
            if span := self.quote(exemption.segment, exemption.quote, exemption.line):
                yield Claim(exemption.segment, *span, "", exemption.line)

    def fault(self, line: int, what: str, remedy: str) -> None:
        self.problems.append(Problem(Place(self.indicators.path, line), what, remedy))

    def quote(self, segment: str, quote: str, line: int) -> tuple[int, int] | None:
        """Where a quote stands in its segment; None, with the problem noted, where it does not stand there exactly once."""
        if not segment or not quote:
            return None  # The schema has said so.
        text = self.segments.get(segment)
        if text is None:
            elsewhere = [address for address, other in self.segments.items() if quote in other]
            self.fault(
                line,
                _("there is no segment {segment}").format(segment=segment),
                _("the quote stands in {elsewhere}").format(elsewhere=elsewhere[0]) if elsewhere else _("correct “segment” or “quote”"),
            )
            return None
        count = text.count(quote)
        if count == 0:
            elsewhere = [address for address, other in self.segments.items() if quote in other]
            remedy = (
                _("it stands in {elsewhere}").format(elsewhere=elsewhere[0])
                if elsewhere
                else _("copy the words from the segment: {text}").format(text=text)
            )
            self.fault(line, _("the quote “{quote}” does not stand in {segment}").format(quote=quote, segment=segment), remedy)
            return None
        if count > 1:
            self.fault(
                line,
                _("the quote “{quote}” stands {count} times in {segment}").format(quote=quote, count=count, segment=segment),
                _("quote more words, so that it stands once"),
            )
            return None
        start = text.index(quote)
        return start, start + len(quote)

    def figure(self, figure: Figure) -> tuple[int, int] | None:
        """Where a figure stands in its segment, from its numeral to its unit."""
        place = self.quote(figure.segment, figure.quote, figure.line)
        if place is None or not figure.value or number(figure.value) is None:
            return None
        found = list(find(figure.value, figure.unit, figure.quote))
        if not found:
            self.fault(figure.line, *self.misread(figure))
            return None
        if len(found) > 1:
            self.fault(
                figure.line,
                _("{value}{unit} stands {count} times in the quote").format(value=figure.value, unit=figure.unit, count=len(found)),
                _("quote fewer words, so that it stands once"),
            )
            return None
        written = bound_at(figure.quote, found[0])
        if written != figure.qualifier:
            remedy = _("write “qualifier: {written}”").format(written=written) if written else _("leave “qualifier” out")
            if not written:
                what = _("the quote has no qualifier at {value}{unit}, the file “{own}”")
            elif figure.qualifier:
                what = _("the quote has the qualifier “{written}” at {value}{unit}, the file “{own}”")
            else:
                what = _("the quote has the qualifier “{written}” at {value}{unit}, the file none")
            self.fault(figure.line, what.format(written=written, value=figure.value, unit=figure.unit, own=figure.qualifier), remedy)
        return place[0] + found[0].start(), place[0] + found[0].end()

    def direction(self, observation: Observation, figure: Figure) -> None:
        """A growth is negative where its quote says that it goes down, and only there."""
        growth = observation.comparison("growth")
        if growth is None or growth.figure is not figure:
            return
        found = next(find(figure.value, figure.unit, figure.quote), None)
        way = change(figure.quote, found.start(), found.end()) if found else ""
        if way and (way == "down") != (figure.number < 0):
            right = f"-{figure.value}%" if way == "down" else f"{figure.value}%"
            what = _("the quote says that {figure} goes down, the file that it goes up")
            turned = _("the quote says that {figure} goes up, the file that it goes down")
            self.fault(
                figure.line,
                (what if way == "down" else turned).format(figure=f"{figure.value}%"),
                _("write “value: {value}”").format(value=right),
            )

    def misread(self, figure: Figure) -> tuple[str, str]:
        """What is wrong with a figure that does not stand in its quote, and what to write instead."""
        if found := list(find(figure.value, "", figure.quote)):
            unit = self.unit_at(figure.quote, found[0].end())
            remedy = _("write “unit: {unit}”").format(unit=unit) if unit else _("correct “unit”")
            return _("the unit of {value} in the quote is not “{unit}”").format(value=figure.value, unit=figure.unit), remedy
        written = [figure.quote[match.start() : match.end()] for match in NUMERAL.finditer(figure.quote.translate(ONE_WIDTH))]
        amounts = [amount for amount in written if any(find(amount, figure.unit, figure.quote))]
        if len(amounts) == 1:
            return _("the value {value} is not the number in the quote").format(value=figure.value), _(
                "write “{n}”, as the quote has it"
            ).format(n=amounts[0])
        return _("{value}{unit} does not stand in the quote “{quote}”").format(value=figure.value, unit=figure.unit, quote=figure.quote), _(
            "correct “value” or “quote”"
        )

    def unit_at(self, quote: str, start: int) -> str:
        """The longest unit, with its 万 or 亿, that stands at a place of a quote; empty where none is known."""
        rest = quote[start:].removeprefix(" ")
        candidates = [rest[:end] for end in range(1, len(rest) + 1) if multiplier(rest[:end], self.units) is not None]
        return max(candidates, key=len, default="")

    def listed(self, audit: Declaration) -> None:
        """A list of names must stand in its quote, and the quote in its segment."""
        quote = audit.field("quote")
        if self.quote(audit.field("segment"), quote, audit.line):
            for name in ("count", "names"):
                if audit.field(name) not in quote:
                    self.fault(
                        audit.line,
                        _("“{n}” does not stand in the quote “{quote}”").format(n=audit.field(name), quote=quote),
                        _("copy “{name}” from the quote").format(name=name),
                    )
