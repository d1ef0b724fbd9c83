"""An invented archive for the tests: places within a place, each with a short report a year."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from conftest import TOWN

PLACES = {
    "yunti": ("云梯县", "Yunti County"),
    "yunti/liushu": ("柳树镇", "Liushu Town"),
    "yunti/baishi": ("白石乡", "Baishi Township"),
    "hekou": ("河口市", "Hekou City"),
}
"""The names of the places, by their paths."""
FACTS = """\
date: {year}-02-10
title: {{zh: 政府工作报告, en: Report on the Work of the Government}}
body: {{zh: {zh}人民政府, en: The People’s Government of {en}}}
session: {{zh: {zh}第一次会议, en: First Session of {en}}}
speaker: {{zh: 林小满, en: Lin Xiaoman}}
office: {{zh: 镇长, en: Mayor}}
place: {{zh: {zh}, en: {en}}}
provenance: {{zh: 文本为测试而虚构。, en: Text invented for tests.}}
"""
TEXT = """\
{zh}政府工作报告
——{year}年2月10日在{zh}第六届人民代表大会第一次会议上
镇长 林小满

各位代表：
现在，我代表{zh}人民政府，向大会报告工作，请予审议。
一、{before}年工作回顾
{before}年，{zh}新增茶园{amount}亩，带动农户640户增收。
二、{year}年工作安排
{year}年，{zh}要改造村道18公里，新建养老驿站2个。
各位代表！让我们携手同心，把{zh}建设得更加美丽！
"""
SENTENCES = {
    "opening": {
        "title": ("{zh}政府工作报告", "Report on the Work of the Government of {en}"),
        "p1s1": (
            "——{year}年2月10日在{zh}第六届人民代表大会第一次会议上",
            "Delivered at the First Session of the Sixth People’s Congress of {en} on February 10, {year}",
        ),
        "p2s1": ("镇长 林小满", "Lin Xiaoman, Mayor"),
        "p3s1": ("各位代表：", "Fellow deputies,"),
        "p4s1": (
            "现在，我代表{zh}人民政府，向大会报告工作，请予审议。",
            "On behalf of the people’s government of {en}, I now report to the congress for its deliberation.",
        ),
    },
    "1": {
        "title": ("一、{before}年工作回顾", "I. Review of the Work of {before}"),
        "p1s1": (
            "{before}年，{zh}新增茶园{amount}亩，带动农户640户增收。",
            "In {before}, {en} planted another {amount:,} mu of tea gardens, and the income of 640 farming households rose.",
        ),
    },
    "2": {
        "title": ("二、{year}年工作安排", "II. Work for {year}"),
        "p1s1": (
            "{year}年，{zh}要改造村道18公里，新建养老驿站2个。",
            "In {year}, {en} will rebuild 18 kilometers of village roads and build two elderly care stations.",
        ),
    },
    "closing": {
        "p1s1": ("各位代表！", "Fellow deputies!"),
        "p1s2": ("让我们携手同心，把{zh}建设得更加美丽！", "Let us join hands and make {en} more beautiful!"),
    },
}
"""By page and id, what a report says in both languages."""


def archive(project: Path, reports: Iterable[tuple[str, int]]) -> Path:
    """A project with a report of each of some places and years."""
    shutil.copytree(TOWN, project, ignore=shutil.ignore_patterns("__pycache__", ".cache", "word.py", "2031", "2032", "fr", "about.md"))
    for path, (zh, en) in PLACES.items():
        (project / "docs/reports" / path).mkdir(parents=True, exist_ok=True)
        (project / "docs/reports" / path / "place.yml").write_text(f"name:\n  zh: {zh}\n  en: {en}\n", "utf-8")
    for path, year in reports:
        folder = project / "docs/reports" / path / str(year)
        folder.mkdir()
        zh, en = PLACES[path]
        facts = {"zh": zh, "en": en, "year": year, "before": year - 1, "amount": 100 + year}
        (folder / "report.yml").write_text(FACTS.format(**facts), "utf-8")
        translated = project / "translations/en" / path / str(year)
        translated.mkdir(parents=True)
        for page, sentences in SENTENCES.items():
            rows = (f"- id: {name}\n  zh: {zh}\n  en: {en}\n  state: translated\n" for name, (zh, en) in sentences.items())
            (translated / f"{page}.yml").write_text(f"page: {page}\nsegments:\n{''.join(rows)}".format(**facts), "utf-8")
        (folder / "report.txt").write_text(TEXT.format(**facts), "utf-8")
    return project
