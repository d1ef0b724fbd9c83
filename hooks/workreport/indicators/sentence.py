"""The figures of one sentence of a report, each as the row of ``indicators.yml`` that it may become."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from workreport.indicators.model import OPEN
from workreport.indicators.notation import JOINED, multiplier, number
from workreport.indicators.status import planning_word, status
from workreport.lexicon import bounds
from workreport.lexicon.characters import DIGITS_ONE_WIDTH, ONE_WIDTH
from workreport.lexicon.directions import FELL, GREW
from workreport.lexicon.han_numerals import FIGURE, NUMERAL_CHARACTERS, PLACES, UP_TO_99, read
from workreport.lexicon.units import CHINESE, COUNTER, DIGIT_COUNTER, SCALES, any_of
from workreport.quantities.chinese import quantities
from workreport.quantities.numerals import ARABIC, arabic, han

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workreport.indicators.model import Indicator, Indicators
    from workreport.lexicon.parts import Tense
    from workreport.model import Page, Segment
    from workreport.quantities.model import Quantity
    from workreport.quantities.numerals import Numeral

YEAR = re.compile(r"(?<![较比自从至到])(?:19|20)\d{2}(?=年)")
BARE_YEAR = re.compile(r"(?:19|20)\d{2}(?![\d.．%％]|[万亿千百元亩人户家个吨米公平项件])")
SEVERAL_YEARS = re.compile("[三四五]年|“十[一二三四五]五”|任期|本届|以来")
"""Words of a title or clause by which its figures are of several years."""
BEFORE_NAME = re.compile("[A-Za-z]-?$")
BEHIND_NAME = re.compile(
    r"[A-Z](?![A-Za-z])级?|周年|强(?!度|化|制|劲)|[+＋]|号(?:线|楼|院|文|地块|公路)?|届|路(?!灯)|国道|省道|工程(?=[、，建实])|行动(?=[、，计方])"
)
"""What stands around a numeral that is part of a name: PM2.5, G101; 5G, 建党100周年, 世界500强, 4A级, 1+3."""
BEFORE_PLUS = re.compile("[0-9a-zA-Z一-十N][+＋]$")
CLASSES = re.compile(
    "大(?!量|规模|型)|级|类|种|层|位(?!居|列|于|全|次|各)|方(?:面|位|联)|元(?:化|结构)|次(?:党代|全会)|区(?!域)|线(?!上)|带|园(?!区)|轴|核|翼|网"
    "|库|张|篇|步(?!行)|轮驱|届|章|条(?:例|战线|龙|主线|措施)"
    "|项(?:规定|制度|机制|重大|重点|核心|原则|纪律|任务|工作|举措|措施|行动|工程|改革|清单)"
    "|个(?:方面|维护|确立|意识|自信|坚持|中心|转变|结合|不|层面|环节|关键|重点|阶段|统筹|务必|抓手|凡是|毫不|代表|轮子|强国|更|文明|体系|翻番|百年|大局|根本|必须|始终"
    "|战场|战役|到位|全面|体化|梯队|梯次|时期|严禁|率先|示范|高地|同步|覆盖|平台|定位|新|作用|专项|领域|方向)"
)
"""What a small numeral classes instead of counting: 三大, 三级, 八项规定, 四个意识, 一核两翼."""
ROUND = re.compile(f"[{PLACES}]+级|[{PLACES}]+(?:[亩吨元斤米人户]|公里|平方米)(?![，。；、以及左右多余]|$)")
"""A round numeral that is part of a name: 千亩基地, 亿元以上项目."""
FROM = re.compile(f"[{PLACES}]+元以上")
EXPRESSION = re.compile(
    f"[{PLACES}]+台阶|[一二三两半0-9.]+(?:小时|分钟|公里)[^，。；、]{{0,10}}圈|[{UP_TO_99}]+次(?=全会|党代|会议|人代)"
    f"|[两{UP_TO_99}0-9]+(?:个台阶|个季度|年|番|度)"
)
RATIO = re.compile(r"\d[:：∶]\d|[:：∶]\d|\d[:：∶]$")
DIGITS_ONLY = re.compile("[一二两三四]位数")
JOINT = re.compile(
    r"(?:[，、]\s*(?:历史性|首次|成功|同比)*(?:突破|跨|达|迈|创|居|位|排|总量|完成)[^，。；、\d]{0,14})?[，、,（(；;]?\s*(?:(?:同比|环比|比上年|较上年|比去年|较去年|按可比价格?计算|按可比价|按可比口径|可比口径|年均|平均|名义|实际|分别|均|同口径|累计"
    rf"|比\d{{4}}年)[，、,]?)*(?P<way>{'|'.join((*GREW, *FELL))})(?:率|幅度?|速)?(?:了|为|达到?|{bounds.BEFORE}|[：:])*$"
)
"""What stands between a value and its growth: 12.5亿元、增长6%."""
TASK = re.compile(r"[，、,（(]?\s*(?:占|完成|为|达)(?:了)?(?:全年|年度|年初|年)?(?:预算|任务|目标|计划)(?:任务|目标|数)?(?:的|总数的)?$")
"""What stands between a value and its share of the year's task: 12.5亿元，完成年度任务的103%."""
LEAD = re.compile(
    f"^(?:{bounds.BEFORE}|全年|全市|全县|全区|全镇|全省|全国|预计|共|累计|共计|总计|新增|新建|完成|实现|达到?|为|是|已|其中|实际|由|增加到|提高到|增长到)*"
)
TAIL = re.compile(f"(?:{bounds.BEFORE}|达到?|为|完成|实现|共|合计|总计|的|到|至|了)+$")
"""Words around the name of what is measured: 全年完成农业总产值达."""
CLAUSE = re.compile(r"[。；：、（(！？;:]|[，,](?!(?<=\d.)\d{3}(?!\d))")
RANKED = re.compile(r"^[，、,（(]?\s*[^，。；、\d]{0,14}(?:居|列|排名?|位)[^，。；、\d]{0,8}第$")
"""What stands between a value and its rank: 7.6%，增速居全国第3位."""
PERCENT_NUMBER = re.compile(r"([0-9０-９.．]+)\s?[%％]")
PERCENTS = re.compile(r"[0-9０-９.．]+\s?[%％](?:(?:、|和|及|，)[0-9０-９.．]+\s?[%％])+")
PERCENT = re.compile(r"\s?(?:%|％|个百分点)")
NOTE = re.compile(r"[\[［〔【]\d+[\]］〕】]")
"""The mark of a note."""
QUOTED = re.compile("“[^”“]{1,12}”")
"""A quotation as short as a slogan; a numeral without a unit in it is one's: “1+10”."""
DATES = ("year", "month", "day")


_VALUE = re.compile(rf"[近超]?(?P<value>{FIGURE}|上?[{NUMERAL_CHARACTERS}]+)")
MIXED = re.compile(rf"{FIGURE}[{PLACES}]+[0-9{NUMERAL_CHARACTERS.translate(str.maketrans('', '', PLACES))}]")
"""A number in digits with more behind its scale: 3亿2000万."""
MONEY = ("yuan", "dollar", "euro", "hongkong", "yen", "pound")
_MEASURE = f"(?:{any_of([*CHINESE, '％'])}|{COUNTER}|{DIGIT_COUNTER})"
_SCALE = any_of(scale for scale in SCALES if scale)
_UNIT = re.compile(
    rf"(?P<scale>{_SCALE})(?P<between>{any_of(bounds.WITHIN)})(?P<base>{_MEASURE})"
    rf"|(?:(?P<within>{any_of(bounds.WITHIN)})?(?P<unit>(?:{_SCALE})?(?:{_MEASURE}(?:/{_MEASURE})?)?))"
)
"""What is counted, behind a numeral: 万元, 余栋, 万余亩, 微克/立方米."""
_SPLIT = re.compile(rf"(?P<scale>(?:{_SCALE})??)(?P<base>{any_of(CHINESE)}|(?!{_SCALE}))")
SHARED = re.compile(rf"{JOINED}+(?=\s?(?:{_SCALE}|{_MEASURE}))")
"""The others of a list or range, before the unit that they share: 10至500万元."""


Fields = dict[str, str | dict[str, str]]
"""A row of the file, or a figure compared within it: keys and what stands under them."""


@dataclass(frozen=True, slots=True)
class When:
    """What a part says of the time of its figures."""

    tense: Tense
    title: str
    year: int
    """The one that the report plans for; 0 where the source does not state it."""
    delivered: str
    """The year it was delivered in: what it calls this year."""

    def fields(self, text: str, start: int, end: int) -> Fields:
        """Period and status of the figure between two places of a sentence, as far as part and sentence say them."""
        clause = text[max((text.rfind(mark, 0, start) for mark in "。；;"), default=-1) + 1 : start]
        standing: str = status(self.tense, planning_word(text, start, end)) or ("actual" if _REACHED.search(clause) else "")
        period = self.period(clause, standing)
        return {key: value for key, value in (("period", period), ("status", standing)) if value}

    def period(self, clause: str, standing: str) -> str:
        """The year that clause or title name, else the report's for a target and the year before for what was reached."""
        own = YEAR.findall(clause)
        named: set[str] = set(own) or set(YEAR.findall(self.title))
        if SEVERAL_YEARS.search(clause) or (SEVERAL_YEARS.search(self.title) and not own):
            return OPEN
        if len(named) == 1:
            return named.pop()
        if not self.year or not standing:
            return ""
        if "今年" in clause:
            return self.delivered
        return str(self.year if standing == "target" else self.year - 1)


_REACHED = re.compile("已|完成|实现|达|建成|新增|共")


class Names:
    """Indicators of an earlier report, to be found again by the words before their figures."""

    def __init__(self, before: Indicators | None) -> None:
        self.by_words: dict[str, Indicator] = {}
        for indicator, observation in before.observations() if before else ():
            figure = observation.figure
            for words in (indicator.label["zh"], figure.quote[: figure.quote.find(figure.value)]):
                self.by_words.setdefault(_label(words), indicator)

    def fields(self, words: str, unit: str) -> Fields:
        """Id, group and unit of the indicator whose label or quote has these words, measured in the same unit; empty where none has."""
        found = self.by_words.get(_label(words)) if _label(words) else None
        if found is None or (unit and multiplier(unit, found.unit.zh) is None):
            return {}
        return {"id": found.id, "group": found.group, "indicator-unit": found.unit.id}


def _label(words: str) -> str:
    """The words before a figure without those that only lead up to it: 全年完成农业总产值达 is 农业总产值."""
    return TAIL.sub("", LEAD.sub("", words)).strip("“” ")


class Sentence:
    """The figures of one segment, from the left to the right."""

    def __init__(self, page: Page, segment: Segment, when: When, names: Names) -> None:
        self.written = segment.text
        self.text = segment.text.translate(DIGITS_ONE_WIDTH)
        """What is searched; quotes, values and units are as written."""
        self.place: Fields = {"segment": f"{page.id}/{segment.id}"}
        self.when = when
        self.names = names
        self.defines = page.kind == "appendix"
        """Whether it explains terms, and measures nothing of its own."""
        self.quantities = [*_dates(quantities(segment.text))]
        self.last = 0
        self.waiting: Fields | None = None
        """The last value, whose growth may follow."""
        self.after = 0
        """Where the last observation ends: the next one's quote begins no earlier."""
        self.begin = 0
        """Where its quote begins."""

    def rows(self) -> Iterator[Fields]:
        """A row for each numeral: an observation with what is compared with it, or an exemption."""
        found: list[Fields] = []
        for numeral in sorted((*arabic(self.text), *han(self.text)), key=lambda it: it.start):
            if numeral.start < self.last or self.compared(numeral) or self.ranked(numeral) or self.shared_out(numeral, found):
                continue
            fields = self.exempt(numeral) or self.observation(numeral)
            self.waiting = fields if "value" in fields else self.waiting
            found.append(fields)
        return iter(found)

    def ranked(self, numeral: Numeral) -> bool:
        """Whether a numeral is the rank of the value before it: 增速居全国第3位."""
        if self.waiting is None or "rank" in self.waiting or not RANKED.search(self.text[self.last : numeral.start]):
            return False
        end = numeral.end + (self.text[numeral.end : numeral.end + 1] in ("位", "名"))
        digits = numeral.text.rstrip("位名")
        self.waiting["rank"] = {"value": f"第{digits}", "quote": self.written[self.begin : end]}
        self.last = end
        return True

    def shared_out(self, numeral: Numeral, found: list[Fields]) -> bool:
        """Whether percentages from here on are the growth of as many values before: 3万吨、2万吨，分别增长9%、7%."""
        between = self.text[self.last : numeral.start]
        listed = PERCENTS.match(self.text, numeral.start)
        if not listed or "分别" not in between or not JOINT.fullmatch(between):
            return False
        shares = list(PERCENT_NUMBER.finditer(self.text, listed.start(), listed.end()))
        values = [fields for fields in found[-len(shares) :] if "value" in fields and fields.get("unit") not in ("%", "％")]
        joint = JOINT.fullmatch(between)
        if len(values) != len(shares) or any("growth" in fields for fields in values) or joint is None:
            return False
        sign = "-" if joint["way"] in FELL else ""
        quote = self.written[self.written.find(str(values[0]["quote"])) : listed.end()]
        for fields, share in zip(values, shares, strict=True):
            fields["growth"] = {"value": f"{sign}{share[1].translate(DIGITS_ONE_WIDTH)}%", "quote": quote}
        self.last = listed.end()
        return True

    def clause(self, place: int) -> int:
        """Where the clause of a place begins; a comma between digits parts none."""
        return max((match.end() for match in CLAUSE.finditer(self.text, 0, place)), default=0)

    def quantity(self, numeral: Numeral) -> Quantity | None:
        """The quantity that a numeral belongs to."""
        return next((one for one in self.quantities if one.start <= numeral.start < one.end), None)

    def compared(self, numeral: Numeral) -> bool:
        """Whether a numeral is the growth of the value before it, or its share of the year's task; joins it there."""
        percent = PERCENT.match(self.text, numeral.end)
        between = self.text[self.last : numeral.start]
        if self.waiting is None or not percent or percent.group().strip() == "个百分点" or "分别" in between:
            return False
        if PERCENTS.match(self.text, numeral.start):
            return False  # one growth of several values
        joint = JOINT.fullmatch(between)
        kind = "growth" if joint else "progress" if TASK.fullmatch(between) else ""
        if not kind or kind in self.waiting:
            return False
        bound, end = self.bound(numeral.start, percent.end())
        self.last = end
        sign = "-" if joint and joint["way"] in FELL else ""
        fields = {
            "value": f"{sign}{numeral.text.translate(DIGITS_ONE_WIDTH)}%",
            "qualifier": bound,
            "quote": self.written[self.begin : end],
        }
        self.waiting[kind] = {key: value for key, value in fields.items() if value}
        return True

    def bound(self, start: int, end: int) -> tuple[str, int]:
        """The bound around a figure, and where the figure ends with it."""
        behind, ahead = bounds.after(self.text, end), bounds.before(self.text, start)
        return (behind[0].word, behind[1]) if behind else (ahead[0].word if ahead else "", end)

    def exempt(self, numeral: Numeral) -> Fields:  # noqa: PLR0911  # a return a reason
        """The row of a numeral that measures nothing; empty where it may measure."""
        text, quantity = self.text, self.quantity(numeral)
        start = self.clause(numeral.start)
        if kind := self.kind(numeral, quantity):
            return self.row(max(start, self.last), max(numeral.end, quantity.end if quantity else 0), kind)
        if quantity and (quantity.kind == "span" or text.startswith("番", numeral.end - 1) or EXPRESSION.match(text, numeral.start)):
            return self.row(max(start, self.last), max(numeral.end, quantity.end), "expression")
        if note := NOTE.match(text, numeral.start - 1):
            return self.row(note.start(), note.end(), "structure")
        quoted = QUOTED.match(text, max(text.rfind("“", 0, numeral.start), 0))
        if quoted and quoted.end() > numeral.end and "unit" not in self.figure(numeral)[0]:
            return self.row(quoted.start(), quoted.end(), "slogan")
        if BEFORE_NAME.search(text[: numeral.start]) or BEFORE_PLUS.search(text[: numeral.start]):
            return self.row(start, numeral.end, "name")
        if behind := BEHIND_NAME.match(text, numeral.end):
            return self.row(start, behind.end(), "name")
        if quantity and self.misread(numeral, quantity):
            return self.row(max(start, self.last), max(numeral.end, quantity.end), "expression")
        if reason := self.bare(numeral):
            return self.row(max(start, self.last), numeral.end, reason)
        if not ARABIC.match(numeral.text) and (reason := self.classed(numeral)):
            return self.row(start, numeral.end, reason)
        return {}

    def bare(self, numeral: Numeral) -> str:
        """The reason of digits without a unit, of a ratio, and of 10大; empty where they measure."""
        text, figure = self.text, self.figure(numeral)[0]
        if RATIO.search(text[max(0, numeral.start - 2) : numeral.end + 2]) and "unit" not in figure:
            return "expression"
        if text.startswith("大", numeral.end) and ARABIC.match(numeral.text):
            return "classification"
        if numeral.start == 0 and "." in numeral.text and "unit" not in figure:
            return "structure"
        if not numeral.text.isdecimal() or {"unit", "qualifier"} & figure.keys():
            return ""
        return "name" if len(numeral.text) > 2 else "expression"

    def kind(self, numeral: Numeral, quantity: Quantity | None) -> str:
        """The reason of a numeral that is a date, a heading's, an ordinal's or a definition's; empty where it is none."""
        if (quantity and quantity.kind in DATES) or (BARE_YEAR.fullmatch(numeral.text) and BARE_YEAR.match(self.text, numeral.start)):
            return "date"
        if quantity and quantity.kind == "heading":
            return "structure"
        if self.defines:
            return "definition"
        return "ordinal" if self.text[: numeral.start].endswith("第") else ""

    def row(self, start: int, end: int, reason: str) -> Fields:
        """An exemption."""
        self.last = end
        return {**self.place, "quote": self.written[start:end], "reason": reason}

    def classed(self, numeral: Numeral) -> str:
        """Why a Han numeral measures nothing; empty where it does."""
        text, start = self.text, numeral.start
        digits = _HAN.match(text, start)
        if FROM.match(text, start):
            return "definition"
        if DIGITS_ONLY.match(text, start) or ROUND.match(text, start):
            return "expression"
        return "classification" if digits and len(digits[0]) == 1 and CLASSES.match(text, digits.end()) else ""

    def figure(self, numeral: Numeral) -> tuple[dict[str, str], int]:
        """Value, unit and bound as the file wants them, and where the figure ends: 1200余平方米 is 1200 平方米, with the bound 余."""
        quantity = self.quantity(numeral)
        first, past = self.number(numeral, quantity)
        unit = _UNIT.match(self.written, past + self.text.startswith(" ", past))
        assert unit, "it may be empty"
        shared = self.shared(past) if not unit.group() else ""
        last = unit.end() if unit.group() else past
        end = max(numeral.end, quantity.end if quantity and not shared else 0, last)
        bound, end = self.bound(first, end) if shared else (self.bound(first, last)[0], end)
        end = max(end, self.bound(first, last)[1])
        counted = unit["scale"] + unit["base"] if unit["base"] else unit["unit"]
        value, qualifier = self.written[first:past], unit["between"] or unit["within"] or bound
        fields: dict[str, str] = {"value": value, "unit": counted or shared, "qualifier": qualifier}
        return {key: text for key, text in fields.items() if text}, end

    def number(self, numeral: Numeral, quantity: Quantity | None) -> tuple[int, int]:
        """Where the number of a numeral begins and ends: with its sign, without what qualifies it, 3亿2000万 as one."""
        value = _VALUE.match(self.written.translate(ONE_WIDTH), numeral.start, numeral.end)
        assert value, "a numeral begins with one"
        first, past = value.span("value")
        if quantity and quantity.value < 0 and self.text[:first].endswith(("-", "负")):
            first -= 1
        mixed = read(self.text, value.start("value")) if MIXED.match(self.text, value.start("value")) else None
        return first, mixed.end if mixed else past

    def misread(self, numeral: Numeral, quantity: Quantity) -> bool:
        """Whether value and unit would say other than the quantity does: 六成半, 1/3, US$3亿."""
        figure = self.figure(numeral)[0]
        amount, unit = number(figure["value"]), _SPLIT.match(figure.get("unit", "").translate(DIGITS_ONE_WIDTH))
        if amount is None or unit is None:
            return True
        kind, size = CHINESE[unit["base"]] if unit["base"] else (quantity.kind if quantity.kind not in MONEY else "count", 1)
        return Fraction(amount) * SCALES[unit["scale"]] * size != quantity.value or (quantity.kind in MONEY and kind != quantity.kind)

    def shared(self, end: int) -> str:
        """The unit that a numeral takes from the last of a list or range: 10至500万元; empty where it takes none."""
        following = SHARED.match(self.text, end)
        unit = _UNIT.match(self.written, following.end()) if following else None
        return unit["unit"] if unit else ""

    def observation(self, numeral: Numeral) -> Fields:
        """The row of a numeral that measures something."""
        start = max(self.clause(numeral.start), self.after)
        start += len(self.text[start : numeral.start]) - len(self.text[start : numeral.start].lstrip("的和与及等、，： "))
        figure, end = self.figure(numeral)
        self.begin, self.last, self.after = start, end, end
        following = SHARED.match(self.text, numeral.end)
        stop = _UNIT.match(self.written, following.end()) if following else None
        quote = self.written[start : stop.end() if stop else self.noun(end, str(figure.get("unit", "")))]
        known = self.names.fields(self.text[start : numeral.start], str(figure.get("unit", "")))
        return {**known, **self.when.fields(self.text, numeral.start, end), **figure, **self.place, "quote": quote}

    def noun(self, end: int, unit: str) -> int:
        """Where the thing that is counted ends, behind a counter: 44个重点项目."""
        if not _COUNTED.fullmatch(unit):
            return end
        behind = _NOUN.match(self.text, end)
        return end + len(behind[0].rstrip()) if behind and len(behind[0]) <= NOUN else end


_HAN = re.compile(f"[{NUMERAL_CHARACTERS}]+")
_COUNTED = re.compile(f"(?:万|千|百)?(?:{COUNTER}|{DIGIT_COUNTER})")
_NOUN = re.compile(f"[^{NUMERAL_CHARACTERS}0-9０-９，。；：、！？（）(),;:“”《》]+")
NOUN = 12
"""No quote goes further than so many characters behind a figure."""


def _dates(found: Sequence[Quantity]) -> Iterator[Quantity]:
    """The quantities, the parts of one date joined: 2022年, 10月 and 26日 that stand side by side are 2022年10月26日."""
    last: Quantity | None = None
    for one in found:
        if last and last.kind in DATES and one.kind in DATES and last.end == one.start:
            last = replace(last, end=one.end, text=last.text + one.text)
            continue
        if last:
            yield last
        last = one
    if last:
        yield last
