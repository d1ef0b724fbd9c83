"""How a passage is cited: cases written by hand after the published styles."""

from __future__ import annotations

from typing import Any

import pytest

from measured import cases
from workreport.citations import citations
from workreport.interface import Interface
from workreport.model import UNDATED, Facts


@pytest.mark.parametrize(("name", "case"), cases("citations"))
def test_case(name: str, case: dict[str, Any]) -> None:
    """The entries of a report in every style and language, the leading language's first, with what the browser fills in left open."""
    told = case["facts"]
    empty: dict[str, str] = {}
    facts = Facts(
        path=f"{name}.yml",
        title=told["title"],
        body=told["body"],
        session=told["session"],
        date=told["date"] or UNDATED,
        speaker=empty,
        office=empty,
        place=empty,
        provenance=empty,
        reviews={},
        redirects={},
    )
    interfaces = {code: Interface(code, {"site.name": case["site"].get(code, "")}) for code in case.get("languages", ["zh", "en"])}
    found = citations(facts, interfaces, case["leading"])
    assert [[one.style, one.language, one.plain] for one in found] == case["citations"]


def test_chinese_is_never_slanted() -> None:
    """No part of a citation in Chinese is set in italics."""
    title = {"zh": "政府工作报告", "en": "Report on the Work of the Government"}
    empty: dict[str, str] = {}
    facts = Facts("x.yml", title, empty, empty, "2024-01-09", empty, empty, empty, empty, {}, {})
    interfaces = {code: Interface(code, {}) for code in ("zh", "en")}
    slanted = {one.language for one in citations(facts, interfaces, "zh") for part in one.parts if part.slanted}
    assert slanted == {"en"}
