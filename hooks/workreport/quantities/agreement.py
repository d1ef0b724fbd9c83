"""Whether a Chinese text and its translation say the same quantities (law 3)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workreport.messages import _
from workreport.problems import Severity
from workreport.quantities import chinese, english
from workreport.quantities.direction import reversed_and_lost
from workreport.quantities.model import UNMEASURED, Disagreement, Quantity
from workreport.quantities.order import swapped
from workreport.quantities.wording import in_english

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from fractions import Fraction

    from workreport.lexicon.directions import Change
    from workreport.quantities.order import Named

SIGNIFICANT = 4
"""A rounded figure shows at least so many significant digits."""

CONVERTED = 3
"""A figure in another unit than the source's shows at least so many where the source's own figure stands in brackets behind it."""

_SHARED = ("both", "each", "respectively", "also", "same", "likewise")
"""Words by which one English figure answers several equal ones of the Chinese."""

_HOTLINE = re.compile(r"[^\W\d]{0,8}?热线")


def agree(
    zh: str, en: str, protected: Collection[str] = (), year: int | None = None, named: Callable[[], Named] = tuple
) -> tuple[Disagreement, ...]:
    """The quantities that only one of the two texts says, in reading order, those of the Chinese first; empty where they agree.

    A quantity of one language is answered by one of the other that

    - measures the same kind of thing (yuan, area, percent …; things without a unit of measure answer one another: 第一批, Batch 1; growth
      by 1.5 times may be 150 percent), and
    - has the same value, or is the value rounded to the digits it shows, at least four significant ones. Land converted from mu may
      show three where the mu stand in brackets behind: 12.4 hectares (185.9 mu).

    Both ways: every binding quantity of the Chinese must be answered, each Arabic figure by an English quantity of its own (unless the
    English says both, each, respectively …; dates may be said once), and every binding quantity of the English must be answered by the
    Chinese. The directions of bounds agree as well: 余 and 以上 are over, more than or at least, 以内 and 不超过 are up to or within,
    不足 is under or short of, 约 and 左右 are about or around, 近 is nearly or close to (and may be about); none is left out and none is
    put in.

    A figure that goes up or down goes the same way in the English: one that is turned round is an error, one of which no direction is said
    a warning. Two figures of one kind keep their order, or take the words beside them along; `named` gives the terms of both texts when it
    is asked.

    What it cannot see: a figure said once too often, a changed digit of the Chinese that the rounding of the English swallows.

    `protected` are Chinese words (names, slogans of the glossary) whose Han numerals need no answer; `year` is the report's, so that
    今年 and 去年 may be said as numbers.
    """
    source = chinese.quantities(zh, protected, year)
    target = english.quantities(en)
    pairs = _paired(source, target)
    missing = [it for index, it in enumerate(source) if it.binding and index not in pairs and not _answered(it, target, en)]
    taken = set(pairs.values())
    extra = [it for index, it in enumerate(target) if it.binding and index not in taken and not any(_answers(z, it) for z in source)]
    found = []
    for quantity in missing:
        nearest = _nearest(quantity, extra)
        if nearest:
            extra.remove(nearest)
        found.append(_missing(quantity, nearest))
    found += [_extra(quantity) for quantity in extra]
    for index, quantity in enumerate(source):
        answers = [target[pairs[index]]] if index in pairs else [it for it in target if quantity.binding and _answers(quantity, it)]
        if answers and not any(_as_bounded(quantity, it) for it in answers):
            found.append(_ill_bounded(quantity, answers[0]))
    found += [_ill_converted(it) for it in target if it.equivalent and not _converts(it, it.equivalent)]
    answered = [(source[index], target[other]) for index, other in pairs.items()]
    found += [_turned(*each) for each in reversed_and_lost(zh, en, answered)]
    followed = [*answered, *_counted(source, target, taken)]
    found += [_swapped(zh, first, second) for first, second in swapped(zh, en, _outside_names(zh, followed), named)]
    return tuple(found)


def _counted(source: Sequence[Quantity], target: Sequence[Quantity], taken: set[int]) -> Iterator[tuple[Quantity, Quantity]]:
    """Quantities in Han numerals with the only English one that answers them: 上万余件, 千余份."""
    free = [it for index, it in enumerate(target) if index not in taken]
    for quantity in source:
        answers = [
            it
            for it in free
            if quantity.binding and not quantity.figure and it.kind == quantity.kind != "ordinal" and _answers(quantity, it)
        ]
        if len(answers) == 1:
            yield quantity, answers[0]


def _outside_names(zh: str, pairs: Sequence[tuple[Quantity, Quantity]]) -> list[tuple[Quantity, Quantity]]:
    """Pairs whose Chinese is neither a whole quotation (“12345”) nor the number of a hotline (12345政务热线), which are names."""
    return [
        (source, target)
        for source, target in pairs
        if not (zh[: source.start].endswith("“") and zh[source.end :].startswith("”"))
        and not (source.text.isdecimal() and _HOTLINE.match(zh, source.end))
    ]


def _answers(source: Quantity, target: Quantity) -> bool:
    """Whether the English quantity says the Chinese one."""
    said = target.equivalent or target
    if "heading" in (source.kind, said.kind) and source.kind != said.kind and not (source.start == 0 and said.start == 0):
        return False
    if source.kind != said.kind and "month" in (source.kind, said.kind):
        return False
    if source.kind != said.kind and {source.kind, said.kind} & {"span"}:
        return _says_years(source, said)
    growth = {source.kind, said.kind} == {"times", "ratio"}
    if said.kind != source.kind and not growth and not (said.kind in UNMEASURED and source.kind in UNMEASURED):
        return False
    values = (source.value, *source.alternatives)
    return said.value in values or (said.digits >= SIGNIFICANT and abs(said.value - source.value) <= said.unit / 2)


def _says_years(source: Quantity, target: Quantity) -> bool:
    """Whether years answer a bare number or the other way round: “十四五”, Five-Year Plan; 提高1岁, by one year; 一百年, centenary."""
    if target.kind == "span" and (not source.binding or "岁" in source.text):
        return target.value == source.value * 12
    return source.kind == "span" and not target.binding and source.value == target.value * 12


def _as_bounded(source: Quantity, target: Quantity) -> bool:
    """Whether the bounds of both have one direction.

    Near and about are alike; over three years may be during them, within them any of their days; a bound that only stresses a figure that
    is reached (高达, as many as) may be left out, and is not to be turned round.
    """
    if source.kind in ("span", "hours") and {source.bound.direction, target.bound.direction} <= {"", "over", "under"}:
        return True
    loose = {"about", "nearly"}
    answers = [target.bound, target.equivalent.bound] if target.equivalent else [target.bound]
    said = {bound.direction for bound in answers}
    if source.bound.direction in said or (source.bound.direction in loose and loose & said):
        return True
    return (source.bound.optional and "" in said) or (not source.bound.direction and any(bound.optional for bound in answers))


def _converts(quantity: Quantity, equivalent: Quantity) -> bool:
    """Whether a quantity is its bracket in another unit, rounded to the digits it shows."""
    rounded = abs(quantity.value - equivalent.value) <= quantity.unit / 2
    return quantity.value == equivalent.value or (quantity.digits >= CONVERTED and rounded)


def _paired(source: Sequence[Quantity], target: Sequence[Quantity]) -> dict[int, int]:
    """The largest pairing of Chinese figures with English quantities, each used once; a quantity with the same value goes first."""
    answers = {index: _candidates(quantity, target) for index, quantity in enumerate(source) if quantity.figure}
    holder: dict[int, int] = {}

    def place(index: int, tried: set[int]) -> bool:
        for other in answers[index]:
            if other not in tried:
                tried.add(other)
                if other not in holder or place(holder[other], tried):
                    holder[other] = index
                    return True
        return False

    for index in answers:
        place(index, set())
    return {index: other for other, index in holder.items()}


def _candidates(source: Quantity, target: Sequence[Quantity]) -> list[int]:
    """Where the English quantities stand that answer a Chinese one, the same value and bound first."""
    answers = [index for index, it in enumerate(target) if _answers(source, it)]
    return sorted(answers, key=lambda index: (target[index].value != source.value, not _as_bounded(source, target[index])))


def _answered(quantity: Quantity, target: Sequence[Quantity], en: str) -> bool:
    """Whether a Chinese quantity without an English one of its own is answered all the same."""
    shared = quantity.kind in ("year", "month", "day") or not quantity.figure or any(word in en for word in _SHARED)
    return shared and any(_answers(quantity, it) for it in target)


def _nearest(quantity: Quantity, extra: Sequence[Quantity]) -> Quantity | None:
    """The unanswered English quantity that was most likely meant: of the same kind if there is one, then the closest by ratio."""

    def distance(other: Quantity) -> tuple[bool, Fraction]:
        low, high = sorted((abs(quantity.value), abs(other.value)))
        return other.kind != quantity.kind, (high / low if low else high)

    return min(extra, key=distance, default=None)


def _missing(quantity: Quantity, nearest: Quantity | None) -> Disagreement:
    right = in_english(quantity)
    near = _(", and the nearest is “{text}”").format(text=nearest.text) if nearest else ""
    rounded = _(" (or that rounded to {n} digits or more)").format(n=SIGNIFICANT) if quantity.digits > SIGNIFICANT else ""
    remedy = _("write {right}{rounded}, or say in “check:” why the pair is right").format(right=right, rounded=rounded)
    return Disagreement(
        _("{text} ({right}) has no counterpart in the English{near}").format(text=quantity.text, right=right, near=near),
        remedy,
        quantity,
        nearest,
    )


def _extra(quantity: Quantity) -> Disagreement:
    remedy = _("take it out, or mend it after the Chinese, or say in “check:” why the pair is right")
    return Disagreement(_("“{text}” has no counterpart in the Chinese").format(text=quantity.text), remedy, None, quantity)


def _ill_bounded(source: Quantity, target: Quantity) -> Disagreement:
    right = in_english(source)
    return Disagreement(
        _("{text} ({right}) is “{english}” in the English").format(text=source.text, right=right, english=target.text),
        _("write {right}").format(right=right),
        source,
        target,
    )


def _turned(source: Quantity, target: Quantity, wanted: Change, said: Change) -> Disagreement:
    ways = {"up": _("goes up"), "down": _("goes down")}
    remedy = _("say that it {way}").format(way=ways[wanted])
    told = {"figure": source.text, "way": ways[wanted], "english": target.text}
    if said:
        what = _("{figure} {way} in the Chinese, and “{english}” {other} in the English").format(**told, other=ways[said])
        return Disagreement(what, remedy, source, target, turned=True)
    what = _("{figure} {way} in the Chinese, and the English does not say so of “{english}”").format(**told)
    return Disagreement(what, remedy, source, target, Severity.WARNING, turned=True)


def _swapped(zh: str, first: Quantity, second: Quantity) -> Disagreement:
    what = _("{first} and {second} stand in the other order in the English").format(first=first.text, second=second.text)
    remedy = _("see which is whose: “{words}”").format(words=zh[max(0, first.start - 8) : second.end])
    return Disagreement(what, remedy, first, None, Severity.WARNING)


def _ill_converted(quantity: Quantity) -> Disagreement:
    assert quantity.equivalent
    right = in_english(quantity.equivalent)
    return Disagreement(
        _("“{text}” does not convert: in brackets stands {right}").format(text=quantity.text, right=right),
        _("compute it anew: a hectare is 15 mu"),
        None,
        quantity,
    )
