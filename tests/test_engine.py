"""The door to another engine: what of the project knows MkDocs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ADDRESS, copy_town

WANTED = {"handwritten", "progress", "servers", "stylesheets"}
"""What of the site wing another engine needs as it is."""

IMPORTS = """
import importlib, pkgutil, sys
sys.modules.update(dict.fromkeys(("mkdocs", "properdocs", "material")))
import workreport
for module in pkgutil.walk_packages(workreport.__path__, "workreport."):
    try:
        importlib.import_module(module.name)
    except ImportError:
        print(module.name)
"""


@pytest.mark.slow
def test_only_the_site_wing_needs_mkdocs() -> None:
    """Every other module imports without MkDocs, and so does what of the site wing another engine needs."""
    done = subprocess.run([sys.executable, "-c", IMPORTS], capture_output=True, text=True, check=True)
    without = {name.removeprefix("workreport.site.") for name in done.stdout.split()}
    assert "assembly" in without, "MkDocs was there"
    assert [name for name in without if "." in name] == []
    assert without & WANTED == set()


@pytest.mark.programs
def test_the_site_is_the_same_without_mkdocs(built_town: Path, tmp_path: Path) -> None:
    """Another engine makes every file to the byte from the rooms that know no MkDocs; the compressed sitemap is MkDocs' own."""
    project, site = copy_town(tmp_path / "town"), tmp_path / "site"
    engine = Path(__file__).with_name("other_engine.py")
    subprocess.run([sys.executable, str(engine), str(project), str(site), ADDRESS], check=True)
    ours, theirs = (
        {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()} for root in (site, built_town)
    )
    assert theirs.keys() - ours.keys() == {"sitemap.xml.gz"}
    assert [name for name in ours if ours[name] != theirs.get(name)] == []
