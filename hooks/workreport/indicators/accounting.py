"""Law 5: every numeral of the source is accounted for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.messages import _
from workreport.problems import Place, Problem, Severity
from workreport.quantities.numerals import Numeral, arabic, han

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from workreport.indicators.model import Claim
    from workreport.model import Report


@dataclass(frozen=True, slots=True)
class Count:
    """How many numerals of one kind a report has, and where they went."""

    total: int
    observed: int
    """In observations and their comparisons."""
    exempted: int

    @property
    def accounted(self) -> int:
        """Those that the indicator file knows."""
        return self.observed + self.exempted

    def line(self, sentence: str) -> str:
        """`sentence` with these counts in its places."""
        return sentence.format(accounted=self.accounted, total=self.total, observed=self.observed, exempted=self.exempted)


@dataclass(frozen=True, slots=True)
class Account:
    """The numerals of a report: Arabic ones, and quantities in Han numerals."""

    arabic: Count
    han: Count

    def lines(self) -> tuple[str, str]:
        """What the build prints: “150 of 150 numerals accounted for: N in observations, M exempted”, and the same for Han numerals."""
        return (
            self.arabic.line(_("{accounted} of {total} numerals accounted for: {observed} in observations, {exempted} exempted")),
            self.han.line(
                _("{accounted} of {total} quantities in Han numerals accounted for: {observed} in observations, {exempted} exempted")
            ),
        )


def account(report: Report, claims: Iterable[Claim], path: str) -> tuple[Account, tuple[Problem, ...]]:
    """Counts the numerals of a report, with a warning for each that nothing claims and an error for each that is claimed twice.

    Arabic numerals and Han quantities are what `quantities.numerals` says they are; one is accounted for where a claim holds any
    character of it (the claim of 上万余件 begins with 万). `path` is that of the indicator file.
    """
    by_segment: dict[str, list[Claim]] = {}
    for claim in claims:
        by_segment.setdefault(claim.segment, []).append(claim)
    problems: list[Problem] = []
    counts = []
    for find in (arabic, han):
        counts.append(_count(report, by_segment, find, path, problems))
    return Account(*counts), tuple(problems)


def _count(
    report: Report, claims: dict[str, list[Claim]], find: Callable[[str], tuple[Numeral, ...]], path: str, problems: list[Problem]
) -> Count:
    total = observed = exempted = 0
    for page, segment in report.segments():
        address = f"{page.id}/{segment.id}"
        for numeral in find(segment.text):
            total += 1
            holding = [claim for claim in claims.get(address, ()) if claim.start < numeral.end and numeral.start < claim.end]
            if not holding:
                what = _("the numeral {text} of {address} is not accounted for").format(text=numeral.text, address=address)
                remedy = _("add an observation or an exemption to {path}").format(path=path)
                problems.append(Problem(Place(report.source, segment.line), what, remedy, Severity.WARNING))
                continue
            if len(holding) > 1:
                what = _("the numeral {text} of {address} is accounted for twice").format(text=numeral.text, address=address)
                problems.append(
                    Problem(
                        Place(path, holding[1].line),
                        what,
                        _("keep one of the two; the first is in line {line}").format(line=holding[0].line),
                    )
                )
            if holding[0].indicator:
                observed += 1
            else:
                exempted += 1
    return Count(total, observed, exempted)
