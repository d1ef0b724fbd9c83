"""``make serve``: an edit is on its page at once, and what is shown is what a build would make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT, build
from serving import Preview, copy, preview

pytestmark = pytest.mark.usefixtures("first_report")

OWN = re.compile(r"<script>.*?</script>| <small>[\d.]+ [kM]B</small>", re.DOTALL)
"""What differs: MkDocs's script that reloads a page of the preview, and the sizes of documents, which it makes none of to tell them."""


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project, to be edited."""
    project = copy(ROOT, tmp_path_factory.mktemp("preview") / "project")
    for path in (project / "translations").rglob("*.yml"):  # an edit of a sealed sentence is a warning, which a strict build refuses
        path.write_text(re.sub(r"\n +seal: .*", "", path.read_text("utf-8")), "utf-8")
    return project


@pytest.fixture(scope="module")
def shown(edited: Path) -> Iterator[Preview]:
    """Its preview."""
    with preview(edited) as running:
        running.wait("en/2023/1-2/", "</html>")
        yield running


def change(path: Path, old: str, new: str) -> None:
    """Replaces words that stand in a file once."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old} in {path}"
    path.write_text(text.replace(old, new), "utf-8")


@pytest.mark.programs
def test_a_preview_shows_what_a_build_would_make(edited: Path, shown: Preview) -> None:
    """After edits of a translation, a template, the interface and the style, every page and script is what a new build makes of them."""
    change(edited / "translations/en/2023/1-2.yml", "Providing strong organization", "Giving quite firm organization")
    shown.wait("en/2023/1-2/", "Giving quite firm organization")
    shown.wait("zh-en/2023/full/", "Giving quite firm organization")
    template = (ROOT / "hooks/workreport/theme/pages/page.html").read_text("utf-8")
    own = edited / "docs/templates/pages/page.html"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(template + "<p>A line from the template.</p>\n", "utf-8")
    shown.wait("zh/2023/1-3/", "A line from the template.")
    words = edited / "translations/en/interface.yml"
    words.write_text(words.read_text("utf-8") + "page:\n  contents: What is in it\n", "utf-8")
    shown.wait("en/2023/1-4/", "What is in it")
    (edited / "docs/assets/styles").mkdir(parents=True, exist_ok=True)
    (edited / "docs/assets/styles/9-late.css").write_text(".late { color: inherit }\n", "utf-8")
    shown.wait_for_style("zh/", ".late")
    fresh = edited / "fresh"
    done = build(edited, fresh, SITE_URL=shown.address)
    assert done.returncode == 0, done.stdout + done.stderr
    compared = [path for kind in ("html", "css", "js", "json", "xml", "csv", "tmx") for path in fresh.rglob(f"*.{kind}")]
    assert len(compared) > 150
    different = [
        path.relative_to(fresh).as_posix()
        for path in compared
        if OWN.sub("", shown.page(path.relative_to(fresh).as_posix())) != OWN.sub("", path.read_bytes().decode())
    ]
    assert different == []


@pytest.mark.slow
def test_a_preview_survives_a_mistake(edited: Path, shown: Preview) -> None:
    """A broken file is shown as a page with its line and remedy, the page as it was is a click away, and the mended file is shown."""
    path = edited / "translations/en/2023/1-3.yml"
    sound = path.read_text("utf-8")
    path.write_text(sound.replace("- id: title", "- id: [title", 1), "utf-8")
    fault = "translations/en/2023/1-3.yml:3: the text begins with “[”, which means something to YAML; put the text in quotation marks"
    shown.wait("en/2023/1-3/", fault)
    assert "business environment" in shown.page("en/2023/1-3/?old")
    shown.wait_for_log(fault)
    path.write_text(sound.replace("business environment", "climate for business", 1), "utf-8")
    shown.wait("en/2023/1-3/", "climate for business")
