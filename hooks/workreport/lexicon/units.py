"""Units of measure in both languages, with their base units."""

from __future__ import annotations

from fractions import Fraction

from workreport.quantities.model import Kind

MU = Fraction(2000, 3)
"""A mu in square meters: fifteen mu are a hectare."""

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""The months in English, in order."""

Unit = tuple[Kind, Fraction]


def _unit(kind: Kind, factor: int | Fraction = 1) -> Unit:
    return kind, Fraction(factor)


CHINESE: dict[str, Unit] = {
    "美元": _unit("dollar"),
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
    "千米": _unit("length", 1000),
    "厘米": _unit("length", Fraction(1, 100)),
    "毫米": _unit("length", Fraction(1, 1000)),
    "米": _unit("length"),
    "立方米": _unit("volume"),
    "方": _unit("volume"),
    "吨": _unit("mass", 1000),
    "公斤": _unit("mass"),
    "千克": _unit("mass"),
    "斤": _unit("mass", Fraction(1, 2)),
    "微克": _unit("mass", Fraction(1, 10**9)),
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
    "年": _unit("span", 12),
    "个月": _unit("span"),
    "个小时": _unit("hours"),
    "小时": _unit("hours"),
    "分钟": _unit("hours", Fraction(1, 60)),
    "刻钟": _unit("hours", Fraction(1, 4)),
    "天": _unit("hours", 24),
    "日": _unit("hours", 24),
    "摄氏度": _unit("temperature"),
    "℃": _unit("temperature"),
    "km": _unit("length", 1000),
    "kV": _unit("voltage", 1000),
    "KV": _unit("voltage", 1000),
    "kv": _unit("voltage", 1000),
}
"""Chinese unit words; 万 and 亿 before them are part of the number."""

ENGLISH: dict[str, Unit] = {
    "yuan": _unit("yuan"),
    "renminbi": _unit("yuan"),
    "rmb": _unit("yuan"),
    "us dollars?": _unit("dollar"),
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
    "micrograms?": _unit("mass", Fraction(1, 10**9)),
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
    "weeks?": _unit("hours", 168),
    "(?:degrees celsius|°c|℃)": _unit("temperature"),
}
"""Patterns of English unit words, in lower case, each with what it measures."""
