"""The door to another engine: what of the project knows MkDocs."""

from __future__ import annotations

import subprocess
import sys

KNOW_MKDOCS = {"assembly", "assets", "complaints", "events", "failing", "finished", "preview", "running", "selection", "staging"}
"""The modules of the site wing that do not import where MkDocs is not installed."""

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


def test_only_the_site_wing_needs_mkdocs() -> None:
    """Every other module imports without MkDocs, and of the site wing whatever another engine would want as it is."""
    done = subprocess.run([sys.executable, "-c", IMPORTS], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == {f"workreport.site.{name}" for name in KNOW_MKDOCS}
