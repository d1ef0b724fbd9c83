from __future__ import annotations

import os
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from workreport.lexicon.han_numerals import value
from workreport.quantities.numerals import arabic, han

SHARED = Path(os.environ.get("WORKREPORT_SHARED", Path(__file__).parents[2] / "shared"))


def test_every_run_of_digits_is_one_numeral() -> None:
    """A numeral is a longest run of digits with its decimal part, grouped by three or not; full-width digits are digits;
    each number of a date counts.
    """
    assert [str(one.value) for one in arabic("2,876.53亿、１２，３４５件、3 210件、2024 120户、1,20")] == [
        "2876.53",
        "12345",
        "3210",
        "2024",
        "120",
        "1",
        "20",
    ]
    text = "2023年2月16日，PM2.5下降１２．５%，1-2家，158866.59万元，220KV"
    assert [str(one.value) for one in arabic(text)] == ["2023", "2", "16", "2.5", "12.5", "1", "2", "158866.59", "220"]
    assert [text[one.start : one.end] for one in arabic(text)] == [one.text for one in arabic(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("物资上万余件、蔬菜包千余份", [("上万余件", 10000), ("千余份", 1000)]),
        ("沙厂五个村，两批，百万亩造林", [("五个", 5), ("两批", 2), ("百万亩", 1_000_000)]),
        ("一千三百万元、十余万户、三成", [("一千三百万元", 13_000_000), ("十余万户", 100_000), ("三成", 3)]),
        ("全区第一，第二批，三届四次全会，二次装载，巨龙河二期", []),
        ("一把手，一年来，一批，不漏一人，一二三产业，三区三线，八家庄村，密三路", []),
        ("“百日行动”“两个确立”“十百千”，党的二十大，二〇二三年三月底", []),
        ("960余万元，6.8亿元，5000 万户", []),
        ("一亩地", [("一亩", 1)]),
    ],
)
def test_a_han_numeral_counts_before_a_counter_only(text: Any, expected: Any) -> None:
    """Han numerals are quantities before a counter, 余 or 多; in ordinals, names, articles and beside Arabic digits they are not."""
    assert [(one.text, one.value) for one in han(text)] == [(words, Decimal(amount)) for words, amount in expected]
    assert [text[one.start : one.end] for one in han(text)] == [words for words, _ in expected]


@pytest.mark.parametrize(
    ("numeral", "amount"),
    [
        ("十", 10),
        ("一百零二", 102),
        ("一亿两千万", 120_000_000),
        ("两万亿", 2 * 10**12),
        ("二〇二三", 2023),
        ("廿一", 21),
        ("一二三", None),
        ("十百千", None),
    ],
)
def test_han_numerals_have_their_value(numeral: Any, amount: Any) -> None:
    """A well-formed Han numeral has one value; a row of numerals that is no number has none."""
    assert value(numeral) == amount


def test_the_report_of_2023_holds_150_arabic_numerals() -> None:
    """The rule counts 150 numerals in the first report once its bookmarks are taken away."""
    source = SHARED / "report" / "2023-jugezhuang.txt"
    if not source.exists():
        pytest.skip("the report is not beside this checkout")
    text = re.sub(r"\[bookmark:[^\]]*\]", "", source.read_text(encoding="utf-8"))
    assert len(arabic(text)) == 150
