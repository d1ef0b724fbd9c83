"""Classes of characters, as they stand between the brackets of a regular expression, and how wide they are."""

from __future__ import annotations

import re
import unicodedata

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Han characters: the unified ideographs with all their extensions, those of compatibility, and 〇."""

HAN_CHARACTER = re.compile(f"[{HAN}]")

ONE_WIDTH = str.maketrans("０１２３４５６７８９．，％（）／＋－−～￥", "0123456789.,%()/+--~¥")
"""Full-width signs of figures to their ASCII twins, one for one, so that places in a text stay the same."""

DIGITS_ONE_WIDTH = {full: half for full, half in ONE_WIDTH.items() if chr(full) not in "，（）￥"}
"""The same without the marks that part clauses."""

SIMPLIFIED = str.maketrans(
    "萬億兩貳參陸點負個餘來數幾約過達內噸畝畫圓這時鐘歲臺頓萊佔", "万亿两贰叁陆点负个余来数几约过达内吨亩画圆这时钟岁台顿莱占"
)
"""Traditional forms in words about figures to simplified ones, one for one."""


def is_wide(character: str) -> bool:
    """Whether a character is as wide as high, as Han characters and full-width marks are (Unicode, East Asian Width)."""
    return unicodedata.east_asian_width(character) in "WF"
