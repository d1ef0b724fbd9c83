"""What a report comes as: files that are made into a source, folders with too many or too few, and what is said of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from workreport import library
from workreport.manuscript import to_source
from workreport.manuscript.conversion import page_text
from workreport.problems import ProblemsError

PAGE = """<!DOCTYPE html><html><head><meta charset="gb2312"><title>某县</title><style>p {}</style></head><body>
<p>政府工作报告</p><p>各位<b>代表</b>：</p><p>一、回顾<br>增长&nbsp;4%。</p><script>x</script><p hidden>暗</p>
<table><tr><td>甲</td><td>乙</td></tr></table></body></html>"""


def test_a_saved_page_is_read_by_its_text() -> None:
    """A line for each block, characters of any encoding that the page declares; no script, style or hidden words."""
    assert page_text(PAGE.encode("gbk"), "x") == "政府工作报告\n各位代表：\n一、回顾\n增长\xa04%。\n甲 乙\n"
    data, suffix = to_source(PAGE.encode("gbk"), "x.html")
    assert (data.decode().splitlines()[0], suffix) == ("政府工作报告", "txt")


WAY = "open it in a word processor and save it as .docx"
REFUSED = {
    b"\xd0\xcf\x11\xe0": f"x: this is a Word file of the old kind (.doc or .wps); {WAY}",
    b"{\\rtf1": f"x: this is a rich text file (.rtf); {WAY}",
    b"MIME-Version: 1.0": (
        "x: this is a web page saved as one file (.mht); open it in a browser and save it as .html, or copy its text into a .txt"
    ),
}


@pytest.mark.parametrize("data", REFUSED)
def test_what_cannot_be_made_into_a_source_is_told(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without LibreOffice a file of another kind is one problem in the user's words, with the way out."""
    monkeypatch.setattr("workreport.manuscript.conversion.shutil.which", lambda _: None)
    with pytest.raises(ProblemsError) as raised:
        to_source(data, "x")
    assert str(raised.value) == REFUSED[data]


PLACE = "docs/reports/2031"
FOLDERS = {
    (
        "report.txt",
        "report.docx",
    ): f"{PLACE}: two sources stand here: report.docx, report.txt; keep the one that was received, and take the other away",
    ("Report.docx",): f"{PLACE}: the source is named Report.docx; rename it to report.docx",
    ("工作报告.docx",): f"{PLACE}: the source is named 工作报告.docx; rename it to report.docx",
    ("工作报告.wps",): (
        f"{PLACE}: the source is named 工作报告.wps; "
        "keep one, as report.docx or report.txt; “workreport new” makes it from other kinds of file"
    ),
    ("report.docx", "~$report.docx"): (
        f"{PLACE}: a word processor has left a lock file here: ~$report.docx; "
        "close the document in it, or delete the lock file if none is open"
    ),
}


@pytest.mark.parametrize("names", FOLDERS)
def test_a_folder_has_one_source(names: tuple[str, ...], tmp_path: Path) -> None:
    """Two sources, a source under another name and a lock file are each an error that says what to do; the folder is a report."""
    folder = tmp_path / PLACE
    folder.mkdir(parents=True)
    for name in names:
        (folder / name).write_bytes(b"x")
    assert library.report_ids(tmp_path) == ("2031",)
    with pytest.raises(ProblemsError) as raised:
        library.source_of(tmp_path, folder)
    assert str(raised.value) == FOLDERS[names]
