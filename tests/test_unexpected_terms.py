from __future__ import annotations

from typing import Any

import pytest

from workreport.model import Term
from workreport.terms import ready
from workreport.unexpected_terms import unexpected_terms


def _term(zh: str, en: str, *alt: str) -> Term:
    return Term(en.lower(), zh, en, alt, "term", "", "judgement", opaque=False, line=1)


GLOSSARY = ready(
    [
        _term("沙厂水库", "Shachang Reservoir"),
        _term("巨各庄镇", "Jugezhuang Town"),
        _term("巨各庄", "Jugezhuang"),
        _term("巨各庄镇人民政府", "the People’s Government of Jugezhuang Town", "the town government"),
        _term("全域旅游", "all-area tourism"),
        _term("建档立卡", "registration"),
    ]
)


@pytest.mark.parametrize(
    ("zh", "en", "what"),
    [
        ("做好沙厂水库周边水源保护工作", "We protected the water source around Shachang Reservoir.", []),
        (
            "做好沙厂水库周边水源保护工作",
            "We protected the water source of Shachang Reservoir around all-area tourism.",
            ["“all-area tourism” renders 全域旅游, which the Chinese does not say"],
        ),
        ("这一年，镇政府做了以下工作", "During the year, the town government worked in the following areas.", []),
        ("镇长  周粮源", "Zhou Liangyuan, Mayor of Jugezhuang Town", []),
        ("推进注册制改革，完善退市机制", "We will advance the reform of registration.", []),
    ],
)
def test_a_term_in_the_english_has_ground_in_the_chinese(zh: Any, en: Any, what: Any) -> None:
    """A rendering of a glossary term stands in the English only where the Chinese gives ground for it: the term, a part or a kin of it."""
    assert [fault.what for fault in unexpected_terms(zh, en, GLOSSARY)] == what
