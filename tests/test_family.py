"""The family of documents: each is called by its own name, and the body is the one that reports."""

from __future__ import annotations

import pytest

from workreport.interface import shared
from workreport.model import UNDATED, Facts
from workreport.outline import family
from workreport.pages.subjects import report_name

CASES = {
    ("某县人民法院工作报告", "某县人民法院院长", "某县"): ("某县人民法院", "Report on the Work of the People’s Court"),
    ("某县人民检察院2023年工作报告", "", "某县"): ("某县人民检察院", "Report on the Work of the People’s Procuratorate"),
    ("某县人民代表大会常务委员会工作报告", "", "某县"): (
        "某县人民代表大会常务委员会",
        "Report on the Work of the Standing Committee of the People’s Congress",
    ),
    ("政府工作报告", "镇长", "某镇"): ("某镇人民政府", "Report on the Work of the Government"),
    ("政府工作報告", "某鎮人民政府鎮長", "某鎮"): ("某鎮人民政府", "Report on the Work of the Government"),
    ("关于某镇2023年预算执行情况和2024年预算（草案）的报告", "某镇财政所所长", "某镇"): (
        "",
        "Report on the Execution of the Budget and on the Draft Budget",
    ),
    ("在全县工作会议上的讲话", "县委书记", ""): ("", "Speech"),
    ("凝心聚力 再谱新篇", "某镇人民政府镇长", "某镇"): ("某镇人民政府", ""),
    ("", "", "某镇"): ("", ""),
}


@pytest.mark.parametrize("given", CASES)
def test_a_document_is_called_by_its_name(given: tuple[str, str, str]) -> None:
    """The body is named by the title, else by the office, else by the place where the kind says so; the English is the kind's."""
    known = family.kind(given[0])
    assert (family.body(*given), known.english if known else "") == CASES[given]


@pytest.mark.parametrize(
    ("title", "body", "date", "names"),
    [
        ("某镇政府工作报告", "某镇人民政府", "2024-01-09", {"zh": "2024年政府工作报告", "en": "2024 work report"}),
        ("凝心聚力 再谱新篇", "某镇人民政府", "2024-01-09", {"zh": "2024年政府工作报告", "en": "2024 work report"}),
        (
            "某县人民法院工作报告",
            "某县人民法院",
            "2024-01-09",
            {"zh": "某县人民法院工作报告（2024年）", "en": "Report on the Work of the People’s Court (2024)"},
        ),
        ("某村党支部工作报告", "某村党支部", UNDATED, {"zh": "某村党支部工作报告", "en": "village"}),
        ("某镇政府工作报告", "某镇人民政府", UNDATED, {"zh": "village", "en": "village"}),
    ],
)
def test_a_report_of_another_body_is_no_government_report(title: str, body: str, date: str, names: dict[str, str]) -> None:
    """Links, menus and lists call a court's report by its title; one without title or day in a language by its id."""
    none: dict[str, str] = {}
    known = family.kind(title)
    english = {"en": known.english} if known else {}
    facts = Facts("report.yml", {"zh": title, **english}, {"zh": body}, none, date, none, none, none, none, {}, {})
    assert {code: report_name(facts, "village", shared(code)) for code in names} == names
