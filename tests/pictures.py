"""Makes the pictures of the README from the built site: ``make pictures``."""

from __future__ import annotations

import functools
import shutil
import sys
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

from conftest import Quiet, QuietServer

ROOT = Path(__file__).parents[1]
SHELL = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Pictures</title>
<style>body {{ margin: 0; padding: 40px; display: flex; gap: 32px; align-items: flex-start; background: #e9e5da; width: max-content }}
iframe {{ border: 0; border-radius: 10px; box-shadow: 0 12px 40px #0003; background: #fff }}</style>
<iframe title="phone" src="{base}zh/2023/1-3/" width="390" height="800"></iframe>
<iframe title="laptop" src="{base}en/2023/indicators/" width="1000" height="800"></iframe>
<iframe title="side by side" src="{base}zh-en/2023/1-1/" width="1000" height="800"></iframe></html>"""


def main() -> None:
    """Writes ``docs/pictures/readme.png``: the Chinese edition on a phone, the figures in English, the two languages side by side."""
    site = ROOT / "site"
    if not (site / "index.html").is_file():
        sys.exit("site/ is not there; run “make site” first")
    server = QuietServer(("127.0.0.1", 0), functools.partial(Quiet, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    pictures = ROOT / "docs" / "pictures"
    pictures.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page(viewport={"width": 2540, "height": 880}, device_scale_factor=0.75)
        base = f"http://127.0.0.1:{server.server_port}/"
        tab.goto(base)
        tab.set_content(SHELL.format(base=base))
        tab.wait_for_timeout(1500)
        tab.screenshot(path=pictures / "readme.png", full_page=True)
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()
