from __future__ import annotations

from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from conftest import yaml_of
from workreport.lexicon import units
from workreport.model import Term
from workreport.omission import omissions
from workreport.quantities import chinese, english
from workreport.quantities.agreement import agree
from workreport.terms import in_both, ready

CASES = [
    pytest.param(case, id=f"{path.stem}-{number}")
    for path in sorted(Path(__file__).with_name("cases").glob("quantities/*.yml"))
    for number, case in enumerate(yaml_of(path.read_text(encoding="utf-8")), 1)
]


@pytest.mark.parametrize("case", CASES)
def test_case(case: Any) -> None:
    """Each file of cases/quantities says one law: what agrees raises nothing, what does not is said in these very sentences."""
    listed = [Term(en, zh, en, (), "term", "", "judgement", opaque=False, line=1) for zh, en in case.get("terms", {}).items()]
    glossary = ready(listed)
    named = partial(in_both, case["zh"], case["en"], glossary)
    found = agree(case["zh"], case["en"], tuple(case.get("protected", ())), case.get("year"), named)
    assert [{"what": one.what, "remedy": one.remedy} for one in found] == case.get("says", [])


unhurried = settings(deadline=None)

UNITS = {
    "元": "yuan",
    "亩": "mu",
    "公顷": "hectares",
    "公里": "kilometers",
    "平方米": "square meters",
    "立方米": "cubic meters",
    "%": "percent",
    "个百分点": "percentage points",
    "千伏": "kV",
    "吨": "metric tons",
    "件": "cases",
    "户": "households",
}
SCALES = {"": 1, "万": 10**4, "亿": 10**8}
WORDS = {1: "", 10**3: " thousand", 10**6: " million", 10**9: " billion"}
figures = st.decimals(min_value="0.01", max_value="999999.99", places=2) | st.integers(1, 999_999).map(Decimal)


def _plain(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@unhurried
@given(figures, st.sampled_from(sorted(SCALES)), st.sampled_from(sorted(UNITS)), st.sampled_from(sorted(WORDS)))
def test_a_value_agrees_with_itself_in_both_notations(figure: Any, scale: Any, unit: Any, word: Any) -> None:
    """A quantity written with 万 or 亿 agrees with the same value written with thousand, million or billion."""
    value = figure * SCALES[scale] / word
    zh = f"共计{_plain(figure).replace(',', '')}{scale}{unit}。"
    assert agree(zh, f"It came to {_plain(value)}{WORDS[word]} {UNITS[unit]}.") == ()


@unhurried
@given(figures, st.sampled_from(sorted(SCALES)), st.sampled_from(sorted(UNITS)), st.data())
def test_a_changed_digit_of_the_english_never_agrees(figure: Any, scale: Any, unit: Any, data: Any) -> None:
    """Whatever single digit of the English is changed, the pair no longer agrees."""
    shown = _plain(figure * SCALES[scale])
    at = data.draw(st.sampled_from([index for index, character in enumerate(shown) if character.isdigit()]))
    digit = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != shown[at]]))
    changed = shown[:at] + digit + shown[at + 1 :]
    assume(Decimal(changed.replace(",", "")) != figure * SCALES[scale])
    zh = f"共计{_plain(figure).replace(',', '')}{scale}{unit}。"
    assert agree(zh, f"It came to {changed} {UNITS[unit]}.") != ()


@unhurried
@given(figures, st.sampled_from(sorted(SCALES)), st.permutations(sorted(UNITS)))
def test_another_unit_never_agrees(figure: Any, scale: Any, units: Any) -> None:
    """A figure with another unit of measure than the source's does not agree."""
    ours, other = units[:2]
    assume({ours, other} != {"件", "户"})
    zh = f"共计{_plain(figure).replace(',', '')}{scale}{ours}。"
    assert agree(zh, f"It came to {_plain(figure * SCALES[scale])} {UNITS[other]}.") != ()


@unhurried
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_are_read(zh: Any, en: Any) -> None:
    """No text stops the check, and every quantity found is the text between its ends."""
    for text, found in ((zh, chinese.quantities(zh)), (en, english.quantities(en))):
        assert all(one.text == text[one.start : one.end].strip() for one in found)
    agree(zh, en)


@unhurried
@given(st.text(alphabet="一二三四五六七八九十百千万亿零两第个年月日%0123456789.余约至、（）“” ", max_size=30))
def test_any_row_of_chinese_numerals_is_read(zh: Any) -> None:
    """However numerals, counters and marks are mixed, each quantity found stands where it says."""
    assert all(one.text == zh[one.start : one.end].strip() for one in chinese.quantities(zh))


@unhurried
@given(
    st.text(alphabet="0123456789.,-% ()", max_size=20),
    st.sampled_from(["million", "mu", "one hundred and", "second", "May", "half", "-plus"]),
)
def test_any_row_of_english_numerals_is_read(figure: Any, word: Any) -> None:
    """However figures and words of number are mixed, each quantity found stands where it says."""
    text = f"{figure} {word} {figure}{word}"
    assert all(one.text == text[one.start : one.end].strip() for one in english.quantities(text))


def test_a_figure_of_any_length_is_missed() -> None:
    """A figure of more digits than a float holds is read and missed like any other, whatever it counts, and told to the last digit."""
    digits = "7" * 400
    for unit in units.CHINESE:
        assert agree(f"共计{digits}{unit}，同比下降{digits}%。", "It came to five.") != (), unit
    (missing, *_) = agree(f"共计{digits}亩。", "It was measured.")
    assert f"({int(digits):,} mu)" in missing.what


def test_too_few_words_are_noticed() -> None:
    """English much shorter than its Chinese must lack a sentence; empty English lacks all; a short clause may be said in few words."""
    zh = "努力做好教育服务工作，制定优异学生奖励办法，为创设良好氛围提供保障。"
    assert [one.what for one in omissions(zh, "We worked hard to serve education.")] == [
        "the English is too short for the Chinese (words: 6, characters: 31)"
    ]
    assert [one.what for one in omissions(zh, "")] == ["the translation is empty"]
    assert omissions("各位代表！", "Fellow Deputies,") == ()
