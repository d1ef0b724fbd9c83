"""A clerk gets a file, types one command, and has a site."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import ROOT, build, lend_cache
from walking import page, text
from workreport import library
from workreport.commands.group import group

TEXT = """某某镇政府工作报告
——2025年1月8日在某某县某某镇第三届人民代表大会第五次会议上
镇长 李明

各位代表：
现在，我代表镇人民政府向大会报告工作，请予审议。
一、2024年工作回顾
（一）经济稳步增长。全年完成农业总产值3.2亿元，增长5%。新建大棚120栋。
（二）民生持续改善。办理群众诉求1024件。
二、2025年工作安排
（一）发展产业。力争农业总产值增长6%。
（二）改善民生。新建公园2个。
各位代表！让我们携手奋进！
"""


@pytest.fixture
def town(tmp_path: Path, first_report: Path) -> Path:
    """A copy of the project, free to be changed."""
    for name in ("mkdocs.yml", "docs", "hooks", "translations"):
        source = first_report / name
        shutil.copytree(source, tmp_path / name) if source.is_dir() else shutil.copy(source, tmp_path / name)
    return tmp_path


@pytest.fixture
def warm(town: Path, built_site: Path) -> Path:
    """The same, with what a build has kept of the reports that are there already."""
    assert built_site.is_dir()
    lend_cache(ROOT, town)
    return town


def run(town: Path, *words: str) -> tuple[int, str]:
    """The exit status of a command, and what it printed."""
    done = CliRunner().invoke(group, ["--project", str(town), *words])
    return done.exit_code, done.output + (str(done.exception) if done.exception and not isinstance(done.exception, SystemExit) else "")


@pytest.mark.slow
def test_a_text_becomes_a_report_that_builds(warm: Path, tmp_path: Path) -> None:
    """One command copies the source, states what was found, prepares the translation; the site builds strictly at once."""
    file = tmp_path / "工作报告.txt"
    file.write_text(TEXT, "utf-8")
    status, output = run(warm, "new", "moumou/2025", str(file))
    assert status == 0
    assert "docs/reports/moumou/2025: 2 parts, 4 sections," in output
    work = library.load(warm, "moumou/2025")
    assert work.problems == ()
    assert (work.facts.date, work.facts.speaker["zh"], work.facts.session["zh"]) == (
        "2025-01-08",
        "李明",
        "某某县某某镇第三届人民代表大会第五次会议",
    )
    assert (warm / "docs/reports/moumou/2025/report.txt").read_bytes() == file.read_bytes()
    proposed = (warm / "docs/reports/moumou/2025/indicators.yml").read_text("utf-8")
    line = next(one for one in proposed.splitlines() if "农业总产值3.2亿元" in one)
    assert "status: actual" in line
    site = tmp_path / "site"
    done = build(warm, site)
    assert done.returncode == 0, done.stderr
    chinese = (site / "zh/moumou/2025/1-1/index.html").read_text("utf-8")
    assert "全年完成农业总产值3.2亿元，增长5%。" in chinese
    english = (site / "en/moumou/2025/1-1/index.html").read_text("utf-8")
    assert '<span class="segment untranslated" id="p1s1" lang="zh-Hans">全年完成农业总产值3.2亿元，增长5%。</span>' in english
    shown = page(site / "en/moumou/2025/1-1/index.html")
    waiting = shown.elements('//*[self::h1 or contains(@class, "theme") or @class="paragraph"][.//span[contains(@class, "untranslated")]]')
    assert [text(one) for one in shown.elements('//span[@class="state"]')] == ["Not yet translated"] * len(waiting), "said once a paragraph"


@pytest.mark.slow
def test_what_the_source_does_not_state_is_told_to_nobody(warm: Path, tmp_path: Path) -> None:
    """A report without date, session or speaker: no page, document or data file shows a gap filled in for it; nor where it has no title."""
    lines = [line for line in TEXT.splitlines(keepends=True) if not line.startswith(("——", "镇长"))]
    (tmp_path / "bare.txt").write_text("".join(lines), "utf-8")
    assert run(warm, "new", "2025", str(tmp_path / "bare.txt"))[0] == 0
    (tmp_path / "untitled.txt").write_text("".join(lines[4:]), "utf-8")
    assert run(warm, "new", "2026", str(tmp_path / "untitled.txt"))[0] == 0
    facts = warm / "docs/reports/2026/report.yml"
    facts.write_text(facts.read_text("utf-8").replace("编者取得的电子文本，照录未改，未与官方发布版本核对。", "（待填）"), "utf-8")
    site = tmp_path / "site"
    done = build(warm, site)
    assert done.returncode == 0, done.stderr
    written = {path: path.read_text("utf-8") for kind in ("html", "json", "xml", "csv") for path in site.rglob(f"*.{kind}")}
    written |= {path: _printed(path) for path in site.glob("data/202[56]/*.pdf")}
    assert sum(path.suffix == ".pdf" for path in written) == 6
    assert [path.relative_to(site).as_posix() for path, told in written.items() if "待填" in told or "1970" in told] == []
    home = page(site / "en/2025/index.html")
    assert [text(one) for one in home.elements('//header[@class="titleblock"]/*')] == [
        "Report on the Work of the Government",
        "This is not a government website. The Chinese text prevails. The English is not an official translation.",
    ]
    assert [text(one) for one in page(site / "en/index.html").elements('//section[@class="archive"]//a')] == [
        "2023 work report",
        "2026",
        "2025",
    ]
    titles = {edition: text(page(site / edition / "2026/index.html").elements("//h1")[0]) for edition in ("zh", "en")}
    assert titles == {"zh": "工作报告", "en": "Work report"}, "what stands in for a title"


def _printed(path: Path) -> str:
    """What a PDF says of itself and on its pages."""
    commands = (["pdfinfo", str(path)], ["pdftotext", str(path), "-"])
    return "".join(subprocess.run(command, capture_output=True, text=True, check=True).stdout for command in commands)


@pytest.mark.slow
def test_a_fact_that_is_not_translated_says_so_once(warm: Path, tmp_path: Path) -> None:
    """The title block of a new report: in English each Chinese fact is marked; side by side it stands once, not twice."""
    (tmp_path / "report.txt").write_text(TEXT, "utf-8")
    assert run(warm, "new", "2025", str(tmp_path / "report.txt"))[0] == 0
    site = tmp_path / "site"
    done = build(warm, site)
    assert done.returncode == 0, done.stderr
    for edition, session in (("en", "Session"), ("zh-en", "会议")):
        rows = [text(one) for one in page(site / edition / "2025/index.html").elements('//header[@class="titleblock"]//dl/div')]
        assert len(rows) == 3
        assert rows[0].startswith(session)
        assert [row.count("第三届人民代表大会第五次会议") for row in rows] == [1, 0, 0]
        assert [row.count("镇长 李明") for row in rows] == [0, 0, 1]
        assert [row.count("Not yet translated") + row.count("未译") for row in rows] == [1, 0, 1]


def test_a_word_file_becomes_a_report(town: Path, tmp_path: Path) -> None:
    """The same from a Word file."""
    from docx import Document

    document = Document()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    document.save(str(tmp_path / "report.docx"))
    status, _ = run(town, "new", "2025", str(tmp_path / "report.docx"))
    assert status == 0
    assert [page.id for page in library.load(town, "2025").report.pages] == ["opening", "1", "1-1", "1-2", "2", "2-1", "2-2", "closing"]


def test_what_the_program_doubts_stands_in_the_facts(town: Path, tmp_path: Path) -> None:
    """A text without a heading is taken up, and its facts say what is missing and what to do."""
    (tmp_path / "letter.txt").write_text("全镇上下团结一心，各项工作取得新的成绩。\n", "utf-8")
    status, _ = run(town, "new", "2025", str(tmp_path / "letter.txt"))
    assert status == 0
    told = (town / "docs/reports/2025/report.yml").read_text("utf-8").splitlines()
    assert "# no heading is found; quote the headings in the corrections of report.yml if it has any" in told


@pytest.mark.parametrize(
    ("report", "name", "sentence"),
    [
        ("2023", "report.txt", "docs/reports/2023: this report is there already; choose another id, or run “workreport sync”"),
        ("2025", "report.md", "report.md: a report comes as text or as a Word file; name a .txt or .docx"),
        ("A B", "report.txt", "A B: this cannot be a report’s id; use lower-case letters, digits, hyphens and slashes: 2024"),
        ("../2025", "report.txt", "../2025: this cannot be a report’s id; use lower-case letters, digits, hyphens and slashes: 2024"),
    ],
)
def test_what_cannot_be_taken_up_is_refused(town: Path, tmp_path: Path, report: str, name: str, sentence: str) -> None:
    """An id that is taken, or would lead out of the folder, changes nothing and is said so."""
    (tmp_path / name).write_text(TEXT, "utf-8")
    status, output = run(town, "new", report, str(tmp_path / name))
    assert status == 1
    assert sentence in output
    assert library.report_ids(town) == ("2023",)
