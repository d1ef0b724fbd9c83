"""The quantities of a Chinese text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from workreport.lexicon import bounds, han_numerals
from workreport.lexicon.bounds import EXACT
from workreport.lexicon.characters import ONE_WIDTH, SIMPLIFIED
from workreport.lexicon.directions import GREW
from workreport.lexicon.english_numerals import SIGNS
from workreport.lexicon.han_numerals import FIGURE, ungrouped
from workreport.lexicon.units import CHINESE, COUNTER, UNIT
from workreport.quantities import numerals
from workreport.quantities.model import Quantity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from workreport.lexicon.bounds import Bound
    from workreport.lexicon.han_numerals import HanNumber
    from workreport.lexicon.units import Kind

_NUMERAL = f"[{han_numerals.NUMERAL_CHARACTERS}]+"
_EITHER = f"(?:{FIGURE}|{_NUMERAL})"

_HEADING = re.compile(rf"\s*(?:\((?P<bracketed>{_EITHER})\)|(?P<plain>{_EITHER})(?:、|[.](?![0-9])))")
_DATE = re.compile(
    rf"(?:(?P<year>(?:19|20)[0-9]{{2}}|[一二][○零{han_numerals.WRITTEN_DIGITS}]{{3}})\s*年度?)?"
    rf"(?:(?P<month>1[0-2]|0?[1-9]|十[一二]?|[{han_numerals.WRITTEN_DIGITS[1:]}])月"
    rf"(?:(?P<day>[0-9]{{1,2}}|[{han_numerals.UP_TO_99}]{{1,3}})[日号])?)?"
)
_ORDINAL = re.compile(rf"第\s*(?P<numeral>{_EITHER})")
_START = re.compile(
    f"第\\s*{_EITHER}|一半|{_EITHER}|{han_numerals.SEVERAL}(?=[{han_numerals.PLACES}])"
    rf"|[{''.join(SIGNS)}]|半(?=百|{UNIT})|翻(?=番)"
)
_OVER = re.compile(rf"\s?(?:[余多]|(?<=[{han_numerals.PLACES}])来)(?!年来)")
_SHARE = re.compile(r"\s?分\s?之\s?(?P<sign>[负-])?")
_SLASH = re.compile(r"/(?P<below>[0-9]{1,3})(?![0-9/])")
_MINUS = re.compile("负|(?<![A-Za-z)-])-")
_AND = re.compile(rf"又(?=[0-9{han_numerals.NUMERAL_CHARACTERS}])")
_UNIT = re.compile(rf"\s*(?P<unit>{UNIT})(?P<half>半)?")
_HALF_OF = re.compile(r"个半(?P<unit>小时|月)")
_COINS: dict[str, tuple[Kind, Fraction]] = {
    "角": ("yuan", Fraction(1, 10)),
    "毛": ("yuan", Fraction(1, 10)),
    "分": ("yuan", Fraction(1, 100)),
    "美分": ("dollar", Fraction(1, 100)),
}
_COIN = re.compile(f"又?(?P<amount>[0-9]{{1,2}}|[{han_numerals.WRITTEN_DIGITS}]{{1,2}})(?P<coin>{'|'.join(_COINS)})")
_TENTH = re.compile(f"[{han_numerals.WRITTEN_DIGITS[1:]}](?=[，。；、：！？,;)以左和及至到的]|$)")
"""Hundredths behind tenths: 两成三 is 23 percent."""
_COUNTER = re.compile(COUNTER)
_LINK = re.compile(rf"\s*(?P<to>-|—+|–|~|至|到|、|或|和)\s*(?={_EITHER}|[负-])")
_RANGE = ("-", "—", "–", "~", "至", "到")
_MORE = re.compile(f"(?:{'|'.join(GREW)})(?:了|{bounds.BEFORE})?$")
_PREFIXED_MONEY: dict[str, Kind] = {"¥": "yuan", "$": "dollar", "€": "euro", "£": "pound"}
_TOLD_YEARS = {"今年": 0, "本年": 0, "全年": 0, "去年": -1, "前年": -2, "明年": 1}
_TOLD_YEAR = re.compile("|".join(_TOLD_YEARS))
_YEAR_IN_SHORT = re.compile(f"[{han_numerals.WRITTEN_DIGITS}]{{2}}")
_QUOTED = re.compile("“[^”]*”|‘[^’]*’|《[^》]*》")


def quantities(text: str, protected: Collection[str] = (), year: int | None = None) -> tuple[Quantity, ...]:
    """The quantities of a Chinese text in reading order; numerals in `protected` words (names, slogans) bind nobody.

    text     := heading? (date | ordinal | share | amount | other)*
    heading  := "（" numeral "）" | numeral ("、" | ".")                    at the very start
    date     := [year "年"] [numeral "月" [numeral ("日" | "号")]]      each number is a quantity of its own
    ordinal  := "第" numeral
    share    := number "分之" ["负"] number | digits "/" digits | "一半"         百分之三点五, ⅔, 1/3, 三又二分之一
    amount   := [bound] [sign] [money] number ["余" | "多" | "来"] [unit ["半"] | "个半" unit] [[counter] bound]
    sign     := "负" | "-"            money := "¥" | "$"            unit := 元, 公顷, 微克/立方米 … of the lexicon
    number   := as `han_numerals.read` has it: 158866.59万, 1亿2000万, 三点五, 几十万

    A year has four digits. The first of two amounts joined by 至, -, ~, 或, 和 or 、 takes the second's unit (3至5个百分点), and but for 、
    its scale too (2至3万, 70和50亿元). Full-width digits are digits, traditional characters simplified ones. 半年 is half of one, and
    binds nobody; so do 几十, 数百, which are no one number. 翻一番 is two times, 翻两番 four; 增长1.5倍 is 1.5 times more or 2.5 times as
    much.

    Arabic figures bind: the other language must say them. Han numerals bind where `numerals.han` counts them, and in ordinals, shares,
    dates and headings. They do not in quotation marks, nor in `protected` words without a unit of measure (百万亩造林 has one); nor does
    两 before a counter, which English often unpacks (国际国内两个市场, international and domestic markets). Of a row that is no one number
    (十四五, 一二三产业) each part is given, not binding; two digits are a year too (九二共识). Where the report's `year` is given, 今年,
    去年, 前年 and 明年 are years, not binding.
    """
    plain = text.translate(ONE_WIDTH).translate(SIMPLIFIED)
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


@dataclass(frozen=True, slots=True)
class _Amount:
    """An amount with what it was read from, so that a list or a range can share its unit and scale."""

    quantity: Quantity
    end: int
    """Where number and unit end."""
    unit: str
    size: Fraction
    """What the unit multiplies by."""
    scale: int
    figure: bool
    number_end: int


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
        waiting: tuple[_Amount, str] | None = None
        while start := _START.search(self.text, position):
            first = start.start()
            found: list[Quantity] = []
            amount: _Amount | None = None
            if (match := _DATE.match(self.text, first)) and match.end() > first:
                found += self._date(match)
                end = match.end()
            elif match := _ORDINAL.match(self.text, first):
                found += self._number(match, "numeral", "ordinal")
                end = match.end()
            elif start.group() != "一半" and (number := han_numerals.read(self.text, first)):
                amount = self._amount(number, first, position)
                found, end = [amount.quantity], amount.end
            else:
                found, end = self._other(start)
            if waiting and len(found) == 1 and amount:
                found.insert(0, self._joined(*waiting, amount))
            elif waiting:
                found.insert(0, waiting[0].quantity)
            waiting = None
            position = max(end, first + 1)
            link = _LINK.match(self.text, position)
            if amount and link and not amount.unit and amount.end == amount.number_end and (amount.figure or link["to"][0] in _RANGE):
                waiting = (amount, link["to"])
                found.pop()
            yield from found
        if waiting:
            yield waiting[0].quantity

    def _other(self, start: re.Match[str]) -> tuple[list[Quantity], int]:  # noqa: PLR0911  # a return a form
        """What begins like a number and is none: 一半, 半年, 翻番; or a row of Han numerals, each of its parts."""
        first, words = start.start(), start.group()
        if words[0].isascii():
            return [self._plain(Fraction(ungrouped(words)), "count", first, start.end(), binding=True, figure=True)], start.end()
        if words == "一半":
            return [self._plain(Fraction(1, 2), "ratio", first, start.end(), binding=False)], start.end()
        if words == "翻":
            return [self._plain(Fraction(2), "times", first, start.end() + 1, binding=False)], start.end() + 1
        if words == "半":
            if self.text[first + 1] == "百":
                return [self._plain(Fraction(50), "count", first, first + 2, binding=False)], first + 2
            unit = _UNIT.match(self.text, first + 1)
            if not unit or self.text[max(0, first - 1) : first] in tuple("上下前后"):
                return [], first + 1
            kind, factor = CHINESE[unit["unit"]]
            return [self._plain(factor / 2, kind, first, unit.end(), binding=False)], unit.end()
        return self._parts(words, first), start.end()

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
        value = Fraction(ungrouped(numeral)) if figure else han_numerals.value(numeral)
        if value is None:
            return
        start = match.start() if kind in ("ordinal", "heading") else match.start(group)
        end = match.end() if kind in ("ordinal", "heading") else match.end(group) + (kind in ("year", "month", "day"))
        binding = figure or not self._in_name(match.start(group))
        yield self._plain(Fraction(value), kind, start, end, binding=binding, figure=figure)

    def _amount(self, number: HanNumber, first: int, floor: int) -> _Amount:
        """The amount or share whose number begins at `first`; what stands before `floor` belongs to the quantity before it."""
        begin = self._sign(first, floor)
        value, end, size, unit = number.value, number.end, Fraction(1), ""
        kind: Kind = "count"
        over = _OVER.match(self.text, end)
        if share := self._share(number, first):
            value, end = share
            if "又" not in self.text[first:end]:  # three and a half is a number as others are
                kind, unit = "ratio", "分之"
        elif self.text[first] in SIGNS:
            kind = "ratio"
        elif over:
            end = over.end()
        vague = number.several or (number.over and not number.figure and not over)
        sign = -1 if begin < first else 1
        money = _PREFIXED_MONEY.get(self.text[begin - 1 : begin]) if begin else None
        if money and begin > floor:
            kind, begin = money, begin - 1
        if unit:
            pass
        elif (half := _HALF_OF.match(self.text, end)) and not over:
            kind, size = CHINESE[f"个{half['unit']}"]
            value, end, unit = value + Fraction(1, 2), half.end(), half["unit"]
        elif (match := _UNIT.match(self.text, end)) and match["unit"] != ("日" if number.figure else "方"):
            unit = match["unit"]
            kind, size = CHINESE[unit]
            value, end = (value + Fraction(1, 2), match.end()) if match["half"] else (value, match.end("unit"))
            value, end = self._coins(value, end, kind)
            if unit == "成" and (tenth := _TENTH.match(self.text, end)):
                value, end = value + Fraction(han_numerals.DIGITS[tenth.group()], 10), tenth.end()
        value, alternatives = self._times(value, unit, begin)
        own = begin
        bound, begin, stop = self._bound(begin, end)
        if bound.word == "近" and kind in ("span", "hours"):  # 近两年 are the last two years
            bound, begin = EXACT, own
        if over or number.over:
            bound = bounds.CHINESE[over.group().strip() if over else "余"]
        counted = any(start <= first < until for start, until in self.counted)
        named = kind in ("count", "times") and ((number.characters == 1 and self.text[first] == "两") or self._in_name(first))
        binding = not vague and (number.figure or unit == "分之" or (counted and not named))
        value = value * size * sign
        words = self._words(begin, stop)
        quantity = Quantity(value, kind, number.last * size, number.digits, bound, begin, stop, words, binding, number.figure, alternatives)
        return _Amount(quantity, end, unit, size, number.scale, number.figure, number.end)

    def _times(self, value: Fraction, unit: str, begin: int) -> tuple[Fraction, tuple[Fraction, ...]]:
        """How many times 番 and 倍 are, and other values that say the same."""
        if unit == "番":
            return Fraction(2) ** int(min(value, Fraction(9))), (value,)
        return value, (value + 1,) if unit == "倍" and _MORE.search(self.text[:begin]) else ()

    def _sign(self, first: int, floor: int) -> int:
        """Where a number begins with its sign: 负 or a minus that joins no range (三-五年, 3亩-5亩)."""
        sign = _MINUS.match(self.text, first - 1) if first > floor else None
        return first - 1 if sign and (sign.group() == "负" or first - 1 > floor or not floor) else first

    def _share(self, number: HanNumber, first: int) -> tuple[Fraction, int] | None:
        """A fraction that begins with a number (its whole, or what stands before 又), and where it ends."""
        whole, end = Fraction(0), number.end
        if (joint := _AND.match(self.text, end)) and (below := han_numerals.read(self.text, joint.end())):
            whole, number = number.value, below
        elif (slash := _SLASH.match(self.text, end)) and number.figure and number.characters == 1 and self.text[first - 1 : first] != "/":
            divisor = int(slash["below"])
            return (number.value / divisor, slash.end()) if divisor else None
        match = _SHARE.match(self.text, number.end)
        above = han_numerals.read(self.text, match.end()) if match else None
        if not match or not above or not number.value:
            return None
        value = whole + above.value / number.value
        return (-value if match["sign"] else value), above.end

    def _coins(self, value: Fraction, end: int, kind: Kind) -> tuple[Fraction, int]:
        """An amount of money with the coins behind it: 50元6角三分."""
        while (match := _COIN.match(self.text, end)) and _COINS[match["coin"]][0] == kind:
            coins = Fraction(match["amount"]) if match["amount"].isascii() else Fraction(han_numerals.value(match["amount"]) or 0)
            value, end = value + coins * _COINS[match["coin"]][1], match.end()
        return value, end

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
        if _YEAR_IN_SHORT.fullmatch(row):
            year = 1900 + 10 * parts[0].value + parts[1].value
            parts.append(self._plain(year, "year", offset, offset + 2, binding=False))
        return parts

    def _joined(self, first: _Amount, link: str, second: _Amount) -> Quantity:
        """The first amount of a pair with what it takes from the second."""
        factor = second.size * (second.scale if link != "、" and first.scale == 1 else 1)
        own, other = first.quantity, second.quantity
        binding = own.binding or (other.binding and not own.figure)
        return replace(own, value=own.value * factor, unit=own.unit * factor, kind=other.kind, binding=binding)

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
