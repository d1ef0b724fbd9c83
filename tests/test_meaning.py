"""What a careful reviser sees: meanings that only one of the two languages has, and English that is wrong by itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from conftest import yaml_of
from workreport import meaning, proofreading, terms
from workreport.model import Term
from workreport.problems import Severity

CASES = Path(__file__).with_name("cases")


def cases(path: str) -> pytest.MarkDecorator:
    """The cases of a file, each named by its English."""
    found = yaml_of((CASES / path).read_text(encoding="utf-8"))
    return pytest.mark.parametrize("case", found, ids=[f"{number}-{case['en'][:40]}" for number, case in enumerate(found, 1)])


def glossary(case: Any) -> terms.Terms:
    """The terms of a case."""
    said = case.get("terms", {})
    return terms.ready([Term(en.lower(), zh, en, (), "term", "", "judgement", opaque=False, line=1) for zh, en in said.items()])


@cases("meaning/contrasts.yml")
def test_one_meaning_is_not_said_for_another(case: Any) -> None:
    """Level, quantity, way and place are those of the Chinese; each fault is a warning."""
    found = list(meaning.contrasts(case["zh"], case["en"]))
    assert [fault.what for fault in found] == case["says"]
    assert all(fault.severity is Severity.WARNING for fault in found)


@cases("meaning/denials.yml")
def test_a_denial_stands_on_both_sides(case: Any) -> None:
    """Where one language denies, the other does too."""
    assert [fault.what for fault in meaning.denials(case["zh"], case["en"])] == case["says"]


@cases("meaning/ranks.yml")
def test_a_rank_is_said_as_a_rank(case: Any) -> None:
    """A first elsewhere in the sentence does not answer for a first place."""
    assert [fault.what for fault in meaning.ranks(case["zh"], case["en"])] == case["says"]


@cases("meaning/tenses.yml")
def test_what_was_done_is_not_planned(case: Any) -> None:
    """The English keeps to what the part, or the Chinese sentence, says: done or planned."""
    assert [fault.what for fault in meaning.tenses(case["zh"], case["en"], case.get("part", ""))] == case["says"]


@cases("proofreading/style.yml")
def test_english_is_whole(case: Any) -> None:
    """No word stands twice, every mark has its partner, a sentence has its capital and its stop."""
    said = proofreading.style("新建公园。", case["en"], heading=case.get("heading", False), before=case.get("before", ""))
    assert [fault.what for fault in said] == case["says"]


@cases("proofreading/spelling.yml")
def test_words_are_spelled_as_the_list_has_them(case: Any) -> None:
    """A word in no list is named; names and the glossary's own words are not."""
    assert [fault.what for fault in proofreading.misspellings(case["en"], glossary(case))] == case["says"]


@cases("proofreading/marks.yml")
def test_no_unseen_mark_is_left(case: Any) -> None:
    """Marks that no reader sees, and missing blanks, are named where they stand."""
    assert [fault.what for fault in proofreading.typography(case["en"])] == case["says"]
