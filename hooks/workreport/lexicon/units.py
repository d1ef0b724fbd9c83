"""Units of measure in both languages, with their base units; scales; what Chinese counts things with."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Kind = Literal[
    "count", "ordinal", "heading", "year", "month", "day", "yuan", "dollar", "euro", "area", "length", "volume", "mass", "ratio", "point",
    "voltage", "power", "energy", "span", "hours", "temperature", "hongkong", "yen", "pound", "concentration", "times",
]  # fmt: skip
"""What is measured.

``ratio`` is a percentage, a fraction or tenths (成); ``point`` percentage points; ``span`` years and months, ``hours`` shorter times;
``year``, ``month`` and ``day`` are parts of a date; ``heading`` the number of a heading. ``times`` is how many times as much, for 翻番
and 倍. Anything told by number alone is a ``count``.
"""

MU_TO_A_HECTARE = 15
MU = Fraction(10**4, MU_TO_A_HECTARE)
"""A mu in square meters."""

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""The months in English, in order."""

Unit = tuple[Kind, Fraction]


def _unit(kind: Kind, factor: int | Fraction = 1) -> Unit:
    return kind, Fraction(factor)


SCALES = {
    "": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8, "十亿": 10**9,
    "百亿": 10**10, "千亿": 10**11, "万亿": 10**12, "兆": 10**12, "萬": 10**4, "億": 10**8, "萬億": 10**12,
}  # fmt: skip
"""What may stand between a number and its Chinese unit, and what it multiplies by."""

ENGLISH_SCALES = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "mn": 10**6, "bn": 10**9, "tn": 10**12,
}  # fmt: skip
"""The same in English."""

CHINESE: dict[str, Unit] = {
    "美元": _unit("dollar"),
    "港元": _unit("hongkong"),
    "港币": _unit("hongkong"),
    "日元": _unit("yen"),
    "英镑": _unit("pound"),
    "人民币": _unit("yuan"),
    "角": _unit("yuan", Fraction(1, 10)),
    "美分": _unit("dollar", Fraction(1, 100)),
    "欧元": _unit("euro"),
    "元": _unit("yuan"),
    "平方公里": _unit("area", 10**6),
    "平方千米": _unit("area", 10**6),
    "平方米": _unit("area"),
    "平米": _unit("area"),
    "㎡": _unit("area"),
    "公顷": _unit("area", 10**4),
    "亩": _unit("area", MU),
    "公里": _unit("length", 1000),
    "华里": _unit("length", 500),
    "里": _unit("length", 500),
    "千米": _unit("length", 1000),
    "厘米": _unit("length", Fraction(1, 100)),
    "毫米": _unit("length", Fraction(1, 1000)),
    "米": _unit("length"),
    "立方米": _unit("volume"),
    "升": _unit("volume", Fraction(1, 1000)),
    "方": _unit("volume"),
    "吨": _unit("mass", 1000),
    "公斤": _unit("mass"),
    "千克": _unit("mass"),
    "斤": _unit("mass", Fraction(1, 2)),
    "微克/立方米": _unit("concentration"),
    "微克每立方米": _unit("concentration"),
    "毫克/立方米": _unit("concentration", 1000),
    "毫克/升": _unit("concentration", 1000),
    "微克": _unit("concentration"),
    "毫克": _unit("mass", Fraction(1, 10**6)),
    "克": _unit("mass", Fraction(1, 1000)),
    "千瓦时": _unit("energy", 1000),
    "度电": _unit("energy", 1000),
    "千瓦": _unit("power", 1000),
    "兆瓦": _unit("power", 10**6),
    "瓦": _unit("power"),
    "千伏": _unit("voltage", 1000),
    "伏": _unit("voltage"),
    "个百分点": _unit("point"),
    "百分点": _unit("point"),
    "%": _unit("ratio", Fraction(1, 100)),
    "‰": _unit("ratio", Fraction(1, 1000)),
    "成": _unit("ratio", Fraction(1, 10)),
    "倍": _unit("times"),
    "番": _unit("times"),
    "年": _unit("span", 12),
    "个季度": _unit("span", 3),
    "个月": _unit("span"),
    "个小时": _unit("hours"),
    "小时": _unit("hours"),
    "分钟": _unit("hours", Fraction(1, 60)),
    "刻钟": _unit("hours", Fraction(1, 4)),
    "天": _unit("hours", 24),
    "日": _unit("hours", 24),
    "摄氏度": _unit("temperature"),
    "℃": _unit("temperature"),
    "km²": _unit("area", 10**6),
    "km2": _unit("area", 10**6),
    "m²": _unit("area"),
    "m2": _unit("area"),
    "ha": _unit("area", 10**4),
    "m³": _unit("volume"),
    "m3": _unit("volume"),
    "㎥": _unit("volume"),
    "km": _unit("length", 1000),
    "㎞": _unit("length", 1000),
    "cm": _unit("length", Fraction(1, 100)),
    "mm": _unit("length", Fraction(1, 1000)),
    "m": _unit("length"),
    "kg": _unit("mass"),
    "㎏": _unit("mass"),
    "t": _unit("mass", 1000),
    "kWh": _unit("energy", 1000),
    "kW": _unit("power", 1000),
    "MW": _unit("power", 10**6),
    "GW": _unit("power", 10**9),
    "kV": _unit("voltage", 1000),
    "KV": _unit("voltage", 1000),
    "kv": _unit("voltage", 1000),
}
"""Chinese unit words; 万 and 亿 before them are part of the number."""

_GUARDED = {
    "成": "成(?!立|功|为|果|效|就|员|熟|本|交|绩|品|套|片|群|型)",
    "方": "方(?![面式案位法向针便可能略程块言])",
    "元": "元(?!化|结构|旦|素|宵|首)",
    "家": "家(?!庄|村|营)",
    "村": "村(?!民)",
    "人": "人(?!民|大)",
    "大": "大(?!会|代)",
    "里": "里(?!程|面|外|约|斯|弄|长)",
    "台": "台(?!阶|账|湾|胞|风)",
    "条": "条(?!件|例)",
    "所": "所(?!有|以)",
    "层": "层(?!次|面)",
    "场": "场(?!所|地|景)",
    "级": "级(?!别)",
    "名": "名(?!单|录|城|牌)",
    "升": "升(?![至到级入])",
    "番": "番(?![茄薯])",
    **{word: f"{word}(?![A-Za-z0-9])" for word in ("ha", "km", "cm", "mm", "m", "kg", "t", "kWh", "kW", "MW", "GW")},
}
"""Units and counters that are as often part of another word: 三成, not 三成立; 千余方, not 五方面."""


def any_of(words: Iterable[str]) -> str:
    """A pattern of words, the longest first, each with its guard where it has one."""
    return "|".join(_GUARDED.get(word, re.escape(word)) for word in sorted(words, key=len, reverse=True))


UNIT = any_of(CHINESE)
"""A pattern of Chinese units of measure."""

_NOT_COUNTED = ("方", "日", "天", "‰", "百分点", "升", "角")
_MEASURES = tuple(word for word, (kind, _) in CHINESE.items() if kind != "span" and word not in _NOT_COUNTED)
MEASURE = any_of(_MEASURES)
"""A pattern of what measures: before these even 一 is a quantity (一亩)."""

_COUNTERS = (
    "人次", "批次", "户次", "件次", "亩次", "车次", "处次", "家次", "个", "件", "份", "批", "次", "级", "类", "项", "条", "户", "家", "栋",
    "座", "处", "村", "人", "名", "位", "轮", "场", "支", "所", "间", "套", "台", "辆", "棵", "株", "头", "只", "种", "篇", "层", "起",
    "年", "天", "岁", "周", "度", "大",
)  # fmt: skip
COUNTER = any_of((*_COUNTERS, *_MEASURES))
"""A pattern of the measure words that make a Han numeral a quantity.

方 (五方验收), 日 and 月 (dates), 届 and 期 (ordinals) and 区, 翼, 山 (slogans) are none. Before one that does not measure, 一 is an
article (一批, 一轮) or “every” (不漏一人).
"""

_NO_AMOUNT = ("年", "天", "岁", "周", "度", "大", "级", "类", "层", "轮", "起")
AMOUNT = any_of(("％", "‰", "亿", "万", *_MEASURES, *(word for word in _COUNTERS if word not in _NO_AMOUNT)))
"""A pattern of what shows that the digits before it measure or count something, and number no heading."""

DIGIT_COUNTER = any_of((
    "宗", "县", "校", "期", "例", "枚", "部", "首", "人份", "标段", "台套", "台（套）", "盏", "眼", "口", "趟", "班", "架", "艘",
    "列", "羽", "床", "张", "册", "本", "节", "课时", "学位", "车位", "泊位", "镇", "乡", "园", "站", "品", "件套", "元/平方米",
    "元/吨", "元/人", "轮次", "标箱", "标准箱", "对", "笔", "扇", "单", "幢", "组", "班次", "频次", "方", "平", "点", "孔", "门",
    "包", "箱", "段", "片", "架次",
))  # fmt: skip
"""A pattern of what is counted in Arabic digits besides: after a Han numeral these are as often part of a name (五部门)."""

ENGLISH: dict[str, Unit] = {
    "yuan": _unit("yuan"),
    "renminbi": _unit("yuan"),
    "rmb": _unit("yuan"),
    "(?:us ?dollars?|usd|us\\$)": _unit("dollar"),
    "(?:hong kong|hk) dollars?": _unit("hongkong"),
    "(?:hkd|hk\\$)": _unit("hongkong"),
    "(?:japanese )?yen": _unit("yen"),
    "(?:pounds? sterling|gbp)": _unit("pound"),
    "eur": _unit("euro"),
    "m(?:illion )?usd": _unit("dollar", 10**6),
    "mgbp": _unit("pound", 10**6),
    "li": _unit("length", 500),
    "liang": _unit("mass", Fraction(1, 20)),
    "micrograms? per cubic met(?:er|re)": _unit("concentration"),
    "(?:μg|µg|ug)/m[3³]": _unit("concentration"),
    "milligrams? per (?:cubic met(?:er|re)|lit(?:er|re))": _unit("concentration", 1000),
    "mg/(?:m[3³]|l)": _unit("concentration", 1000),
    "lit(?:er|re)s?": _unit("volume", Fraction(1, 1000)),
    "times": _unit("times"),
    "fold": _unit("times"),
    "half[- ]years?": _unit("span", 6),
    "per mille?": _unit("ratio", Fraction(1, 1000)),
    "dollars?": _unit("dollar"),
    "euros?": _unit("euro"),
    "square kilomet(?:er|re)s?": _unit("area", 10**6),
    "(?:sq\\.? ?km|km2|km²)": _unit("area", 10**6),
    "square met(?:er|re)s?": _unit("area"),
    "(?:sq\\.? ?m|m2|m²)": _unit("area"),
    "(?:hectares?|ha)": _unit("area", 10**4),
    "mu": _unit("area", MU),
    "(?:kilomet(?:er|re)s?|km)": _unit("length", 1000),
    "(?:centimet(?:er|re)s?|cm)": _unit("length", Fraction(1, 100)),
    "(?:millimet(?:er|re)s?|mm)": _unit("length", Fraction(1, 1000)),
    "met(?:er|re)s?": _unit("length"),
    "(?:cubic met(?:er|re)s?|m3|m³)": _unit("volume"),
    "(?:metric tons?|tonnes?|tons?)": _unit("mass", 1000),
    "(?:kilograms?|kg)": _unit("mass"),
    "(?:jin|catt(?:y|ies))": _unit("mass", Fraction(1, 2)),
    "micrograms?": _unit("concentration"),
    "grams?": _unit("mass", Fraction(1, 1000)),
    "(?:kilowatt[- ]hours?|kwh)": _unit("energy", 1000),
    "(?:kilowatts?|kw)": _unit("power", 1000),
    "(?:megawatts?|mw)": _unit("power", 10**6),
    "watts?": _unit("power"),
    "(?:kilovolts?|kv)": _unit("voltage", 1000),
    "volts?": _unit("voltage"),
    "percentage[- ]points?": _unit("point"),
    "(?:percent|per cent|%)": _unit("ratio", Fraction(1, 100)),
    "years?(?![- ]on[- ]year)": _unit("span", 12),
    "decades?": _unit("span", 120),
    "months?": _unit("span"),
    "hours?": _unit("hours"),
    "minutes?": _unit("hours", Fraction(1, 60)),
    "days?": _unit("hours", 24),
    "quarters?(?! of)": _unit("span", 3),
    "weeks?": _unit("hours", 168),
    "(?:degrees celsius|°c|℃)": _unit("temperature"),
}
"""Patterns of English unit words, in lower case, each with what it measures."""
