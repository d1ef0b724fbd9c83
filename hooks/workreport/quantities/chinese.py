"""The quantities of a Chinese text."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from workreport.lexicon import bounds, han_numerals
from workreport.lexicon.bounds import EXACT
from workreport.lexicon.characters import ONE_WIDTH
from workreport.lexicon.units import CHINESE, COUNTER, SCALES, UNIT, any_of
from workreport.quantities import numerals
from workreport.quantities.model import Quantity
from workreport.quantities.precision import precision

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from workreport.lexicon.bounds import Bound
    from workreport.lexicon.units import Kind

_FIGURE = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
_NUMERAL = f"[{han_numerals.NUMERAL_CHARACTERS}]+"
_EITHER = f"(?:{_FIGURE}|{_NUMERAL})"
_SCALE = any_of(word for word in SCALES if len(word) > 0 and word not in ("十", "兆"))
_HEADING = re.compile(rf"\s*(?:\((?P<bracketed>{_EITHER})\)|(?P<plain>{_EITHER})(?:、|[.](?![0-9])))")
_DATE = re.compile(
    r"(?:(?P<year>(?:19|20)[0-9]{2}|[一二][〇○零一二三四五六七八九]{3})\s*年度?)?"
    r"(?:(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(?:(?P<day>[0-9]{1,2}|[一二三四五六七八九十廿]{1,3})[日号])?)?"
)
_ORDINAL = re.compile(rf"第\s*(?P<numeral>{_EITHER})")
_START = re.compile(f"第\\s*{_EITHER}|{_EITHER}")
_SHARE = re.compile(rf"(?P<whole>百|{_NUMERAL}?)分之(?P<part>{_EITHER})")
_AMOUNT = re.compile(
    rf"(?:(?P<figure>{_FIGURE})\s*(?P<scale>(?!千(?:瓦|伏|米|克))(?:{_SCALE}))?|(?P<han>{_NUMERAL}))"
    rf"(?:(?P<over>[余多])(?P<more>{_SCALE})?)?\s*(?P<unit>{UNIT})?"
)
_COUNTER = re.compile(COUNTER)
_LINK = re.compile(rf"\s*(?P<to>-|—+|–|~|～|至|到|、|或)\s*(?={_EITHER})")
_TOLD_YEARS = {"今年": 0, "本年": 0, "全年": 0, "去年": -1, "前年": -2, "明年": 1}
_TOLD_YEAR = re.compile("|".join(_TOLD_YEARS))
_QUOTED = re.compile("“[^”]*”|‘[^’]*’|《[^》]*》")


def quantities(text: str, protected: Collection[str] = (), year: int | None = None) -> tuple[Quantity, ...]:
    """The quantities of a Chinese text in reading order; numerals in `protected` words (names, slogans) bind nobody.

    text     := heading? (date | ordinal | share | amount | other)*
    heading  := "（" numeral "）" | numeral ("、" | ".")                    at the very start
    date     := [year "年"] [numeral "月" [numeral ("日" | "号")]]      each number is a quantity of its own
    ordinal  := "第" numeral
    share    := "百分之" numeral | numeral "分之" numeral
    amount   := [before] (figure [scale] | han) [("余" | "多") [scale]] [unit] [[counter] after]
    before   := "约" | "近" | "超过" | "不低于" | …
    after    := "左右" | "以上" | "以内" | …
    numeral  := figure | han
    figure   := digits ["." digits]
    scale    := "千" | "万" | "亿" | …

    A year has four digits. The first of two amounts joined by 至, -, ~, 或 or 、 takes the second's unit (3至5个百分点), and in a range its
    scale too (2至3万). Full-width digits are digits.

    Arabic figures bind: the other language must say them. Han numerals bind where `numerals.han` counts them, and in ordinals, shares,
    dates and headings. They do not in quotation marks, nor in `protected` words without a unit of measure (百万亩造林 has one); nor does
    两 before a counter, which English often unpacks (国际国内两个市场, international and domestic markets). Of a row that is no one number
    (十四五, 一二三产业) each part is given, not binding; two digits are a year too (九二共识). Where the report's `year` is given, 今年,
    去年, 前年 and 明年 are years, not binding.
    """
    plain = text.translate(ONE_WIDTH)
    reader = _Reader(plain, text, _names(plain, protected))
    return (*_told_years(plain, year), *reader.read())


def _told_years(text: str, year: int | None) -> Iterator[Quantity]:
    if year is not None:
        for match in _TOLD_YEAR.finditer(text):
            value = Fraction(year + _TOLD_YEARS[match.group()])
            yield Quantity(value, "year", Fraction(1), 4, EXACT, *match.span(), match.group(), binding=False)


def _names(text: str, protected: Collection[str]) -> tuple[tuple[int, int], ...]:
    spans = [match.span() for match in _QUOTED.finditer(text)]
    for word in protected:
        if word in text and re.search(_NUMERAL, word):
            spans += [match.span() for match in re.finditer(re.escape(word), text)]
    return tuple(spans)


class _Reader:
    """One pass over one text."""

    def __init__(self, text: str, original: str, names: tuple[tuple[int, int], ...]) -> None:
        self.text = text
        self.original = original
        self.names = names
        self.counted = [(numeral.start, numeral.end) for numeral in numerals.han(text)]

    def read(self) -> Iterator[Quantity]:
        position = 0
        if match := _HEADING.match(self.text):
            yield from self._number(match, "bracketed" if match["bracketed"] else "plain", "heading")
            position = match.end()
        waiting: tuple[Quantity, re.Match[str], str] | None = None
        while start := _START.search(self.text, position):
            position = start.start()
            found: list[Quantity] = []
            amount: re.Match[str] | None = None
            if (match := _DATE.match(self.text, position)) and match.end() > position:
                found += self._date(match)
            elif match := _ORDINAL.match(self.text, position):
                found += self._number(match, "numeral", "ordinal")
            elif (match := _SHARE.match(self.text, position)) and (share := self._share(match)):
                found.append(share)
            elif match := _AMOUNT.match(self.text, position):
                amount = match
                found += self._amounts(match)
            assert match
            if waiting and len(found) == 1 and amount:
                found.insert(0, self._joined(*waiting, found[0], amount))
            elif waiting:
                found.insert(0, waiting[0])
            waiting = None
            position = match.end()
            link = _LINK.match(self.text, position)
            if amount and link and found and not amount["unit"] and amount["figure"]:
                waiting = (found.pop(), amount, link["to"])
            yield from found
        if waiting:
            yield waiting[0]

    def _date(self, match: re.Match[str]) -> Iterator[Quantity]:
        yield from self._number(match, "year", "year")
        yield from self._number(match, "month", "month")
        yield from self._number(match, "day", "day")

    def _number(self, match: re.Match[str], group: str, kind: Kind) -> Iterator[Quantity]:
        """One number of a heading, a date or an ordinal; none where the group is absent or no number."""
        numeral = match[group]
        if not numeral:
            return
        figure = numeral[0].isdecimal() and numeral[0].isascii()
        value = Fraction(numeral.replace(",", "")) if figure else han_numerals.value(numeral)
        if value is None:
            return
        start = match.start() if kind in ("ordinal", "heading") else match.start(group)
        end = match.end() if kind in ("ordinal", "heading") else match.end(group) + (kind in ("year", "month", "day"))
        binding = figure or not self._in_name(match.start(group))
        yield self._plain(Fraction(value), kind, start, end, binding=binding, figure=figure)

    def _share(self, match: re.Match[str]) -> Quantity | None:
        whole = han_numerals.value(match["whole"])
        part, figure = match["part"], match["part"][0].isascii()
        above = Fraction(part) if figure else han_numerals.value(part)
        if not whole or above is None:
            return None
        unit, digits = precision(part) if figure else (Fraction(1), 1)
        bound, start, end = self._bound(*match.span())
        words = self._words(start, end)
        return Quantity(Fraction(above) / whole, "ratio", unit / whole, digits, bound, start, end, words, figure=figure)

    def _amounts(self, match: re.Match[str]) -> list[Quantity]:
        """The amount; where a row of Han numerals is no one number, each of its parts."""
        start, end = match.span()
        figure = match["figure"]
        if not figure and numerals.SEVERAL.search(self.text[:start]):
            return []
        numeral = figure or match["han"]
        more = SCALES[match["more"]] if match["more"] else 1
        unit = match["unit"] if match["unit"] != ("日" if figure else "方") else None
        kind, factor = CHINESE[unit] if unit else ("count", Fraction(1))
        if figure:
            last, digits = precision(figure)
            value = Fraction(figure.replace(",", ""))
            more *= SCALES[match["scale"]] if match["scale"] else 1
            binding = True
        else:
            whole = han_numerals.value(numeral)
            if whole is None:
                return self._parts(numeral, start)
            value, last, digits = Fraction(whole), Fraction(1), 1
            counted = any(begin <= start < stop for begin, stop in self.counted)
            binding = counted and (kind != "count" or (numeral != "两" and not self._in_name(start)))
        own = start
        bound, start, end = self._bound(start, end)
        if bound.word == "近" and kind in ("span", "hours"):  # 近两年 are the last two years
            bound, start = EXACT, own
        if match["over"]:
            bound = bounds.CHINESE[match["over"]]
        size = more * factor
        words = self._words(start, end)
        return [Quantity(value * size, kind, last * size, digits, bound, start, end, words, binding, bool(figure))]

    def _bound(self, start: int, end: int) -> tuple[Bound, int, int]:
        """The bound around an amount, and the span with it and the counter."""
        bound = EXACT
        if found := bounds.before(self.text, start):
            bound, start = found
        counter = _COUNTER.match(self.text, end)
        if found := bounds.after(self.text, counter.end() if counter else end):
            return found[0], start, found[1]
        return bound, start, counter.end() if counter else end

    def _parts(self, row: str, offset: int) -> list[Quantity]:
        """The parts of a row of Han numerals that is no one number."""
        parts = [
            self._plain(Fraction(han_numerals.value(self.text[start:end]) or 0), "count", start, end, binding=False)
            for start, end in _split(row, offset)
        ]
        if len(row) == 2 and all(part.value < 10 for part in parts):
            year = 1900 + 10 * parts[0].value + parts[1].value
            parts.append(self._plain(year, "year", offset, offset + 2, binding=False))
        return parts

    def _joined(self, first: Quantity, amount: re.Match[str], link: str, second: Quantity, tail: re.Match[str]) -> Quantity:
        """The first amount of a pair with what it takes from the second."""
        factor = Fraction(1)
        if link != "、" and not amount["scale"] and tail["scale"]:
            factor *= SCALES[tail["scale"]]
        kind, base = CHINESE.get(tail["unit"], (second.kind, Fraction(1)))
        if kind == second.kind:
            factor *= base
        return replace(first, value=first.value * factor, unit=first.unit * factor, kind=second.kind)

    def _in_name(self, position: int) -> bool:
        return any(start <= position < end for start, end in self.names)

    def _plain(self, value: Fraction, kind: Kind, start: int, end: int, *, binding: bool, figure: bool = False) -> Quantity:
        """A whole number without unit or bound."""
        return Quantity(value, kind, Fraction(1), 1, EXACT, start, end, self._words(start, end), binding, figure)

    def _words(self, start: int, end: int) -> str:
        return self.original[start:end].strip()


def _split(numeral: str, offset: int) -> Iterator[tuple[int, int]]:
    """The longest numbers a row of numerals falls into, from the left: 十四|五, 一|二|三."""
    start = 0
    while start < len(numeral):
        end = next(end for end in range(len(numeral), start, -1) if han_numerals.value(numeral[start:end]) is not None)
        yield offset + start, offset + end
        start = end
