"""The invented town: its Word file is what its script writes, and its inputs are as the tests want them."""

from __future__ import annotations

import runpy
from pathlib import Path

from conftest import TOWN
from workreport import archive
from workreport.catalogue import join


def test_the_word_file_is_the_one_the_script_writes(tmp_path: Path) -> None:
    """Whoever changes the words of the script writes the file anew."""
    runpy.run_path(str(TOWN / "word.py"))["write"](tmp_path / "report.docx")
    assert (tmp_path / "report.docx").read_bytes() == (TOWN / "docs/reports/2032/report.docx").read_bytes()


def test_every_state_of_a_translation_occurs() -> None:
    """Whatever readers are told of a translation is told somewhere in the town; its inputs have no error, and one stale sentence."""
    found, problems = archive.load(TOWN)
    states = {one.state for work in found.works for page in work.report.pages for one in join(page, work.catalogues["en"].get(page.id))}
    assert states >= {"reviewed", "translated", "stale", "draft", "initial"}
    (problem,) = problems
    assert str(problem) == (
        "translations/en/2032/1-2.yml:8: p1s1 is stale: the source now says “污水处理率达到95%。”; "
        "run “workreport sync”, then read the translation again"
    )
