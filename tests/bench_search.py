"""Prints what search costs and finds: ``python tests/bench_search.py``. For one report and for an archive of 60 made of variations of it:

bytes over the wire (compressed) from the first touch of the box to the first results, the browser's cache being empty; the time from the
last key to the results, with an empty cache and with the reader's own; recall, precision and the share of right first hits over the queries
of ``tests/cases/search/phrases.yml``, the truth being computed from the sentences; and for one report the same over those of ``asked.yml``,
which people type in their own words, by kind.
"""

from __future__ import annotations

import argparse
import gzip
import http.server
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from bench import ROOT, grow, in_editions
from searching import Asked, ask, asked, cases, sentences
from workreport import archive as archives
from workreport import search

TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml"}
TYPED = """async (query) => {
  const box = document.querySelector(".search-box");
  const list = document.querySelector(".search-results");
  const change = () => new Promise((done) => {
    new MutationObserver((_, observer) => (observer.disconnect(), done())).observe(list, { attributes: true });
  });
  const begun = performance.now();
  box.value = query;
  box.dispatchEvent(new InputEvent("input"));
  while (list.ariaBusy !== "false") await change();
  return performance.now() - begun;
}"""
FOUND = """async ([base, queries]) => {
  const { openIndex } = await import(new URL("search/index.js", document.querySelector("link[rel=stylesheet]").href));
  const { find } = await import(new URL("search/finding.js", document.querySelector("link[rel=stylesheet]").href));
  const index = await openIndex(base);
  const found = [];
  for (const query of queries) found.push((await find(index, query)).passages);
  return found;
}"""


class Counting(http.server.BaseHTTPRequestHandler):
    """Serves a folder compressed, as a web server would, and counts the bytes of search."""

    folder: Path
    sent: dict[str, int]

    def do_GET(self) -> None:
        """Answers with the compressed file."""
        path = self.folder / self.path.partition("?")[0].lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = gzip.compress(path.read_bytes(), 6, mtime=0)
        if "search" in path.relative_to(self.folder).as_posix() and path.suffix != ".html":
            self.sent[self.path] = len(body)
        self.send_response(200)
        self.send_header("Content-Type", TYPES.get(path.suffix, "application/octet-stream"))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        """Says nothing."""


def main() -> None:
    """Measures at the sizes asked for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--reports", type=int, nargs="*", default=[1, 60], help="sizes of the archive")
    arguments = options.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
        subprocess.run(command, cwd=ROOT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for size in arguments.reports:
            measure(browser, site, grow(Path(folder) / str(size), size), size)
        browser.close()


def measure(browser: Browser, site: Path, project: Path, size: int) -> None:
    """Puts the index of `project` into the built site, but for one report, whose index it has, and prints what it costs and finds."""
    archive, _ = archives.load(project)
    corpus = [search.corpus_report(one for one in editions if not one.edition.bilingual) for editions in in_editions(archive)]
    terms = {term.zh: search.spoken([term.zh]) for work in archive.works for known in work.terms.values() for term in known}
    begun = time.perf_counter()
    files = dict(search.files(corpus, archive.interfaces, search.Asked(search.everyday(project), terms)))
    took = time.perf_counter() - begun
    if size > 1:
        shutil.rmtree(site / "search")
        for address, content in files.items():
            path = site / address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    whole = sum(len(gzip.compress(content)) for content in files.values())
    print(f"{size} report(s): {len(files)} files, {whole / 1000:.0f} KB compressed, made in {took:.1f} s")
    Counting.folder, Counting.sent = site, {}
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Counting)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    queries = [(edition, phrase) for edition, phrases in cases("phrases").items() for phrase in phrases]
    costs(browser, address, queries)
    finds(browser, address, queries, project)
    typed = asked(sentences(project)) if size == 1 else asked(sentences(ROOT))
    costs(browser, address, [(one.edition, one.typed) for one in typed])
    if size == 1:
        answers(browser, address, typed)
    server.shutdown()


def costs(browser: Browser, address: str, queries: list[tuple[str, str]]) -> None:
    """Prints bytes and times."""
    sizes, cold, warm = [], [], []
    context = browser.new_context()
    tabs = {edition: ready(context.new_page(), f"{address}{edition}/search/") for edition in ("zh", "en", "zh-en")}
    for edition, query in queries:
        Counting.sent = {}
        fresh = browser.new_context()
        tab = ready(fresh.new_page(), f"{address}{edition}/search/")
        cold.append(tab.evaluate(TYPED, query))
        sizes.append((sum(Counting.sent.values()), query))
        fresh.close()
        warm.append(tabs[edition].evaluate(TYPED, query))
    context.close()
    worst, query = max(sizes)
    middle = median(size for size, _ in sizes)
    print(f"  bytes to the first results: median {middle / 1000:.1f} KB, worst {worst / 1000:.1f} KB ({query})")
    print(f"  from the last key to the results, empty cache: median {median(cold):.0f} ms, worst {max(cold):.0f} ms")
    print(f"  the same, going on in one page: median {median(warm):.0f} ms, worst {max(warm):.0f} ms")


def answers(browser: Browser, address: str, queries: list[Asked]) -> None:
    """Prints recall and first hits of what people type, by kind."""
    context = browser.new_context()
    tabs = {edition: ready(context.new_page(), f"{address}{edition}/search/") for edition in ("zh", "en")}
    found = [(query, ask(tabs[query.edition], query.typed)) for query in queries]
    context.close()
    for kind in [*dict.fromkeys(query.kind for query in queries), ""]:
        some = [(query, answer) for query, answer in found if kind in ("", query.kind)]
        recall = sum(query.recall(answer) for query, answer in some) / len(some)
        first = sum(query.first_right(answer) for query, answer in some) / len(some)
        wrong = [query.typed for query, answer in some if kind and (query.recall(answer) < 1 or not query.first_right(answer))]
        print(f"  {len(some)} queries, {kind or 'all'}: recall {recall:.3f}, first hit right {first:.3f}", *wrong)


def ready(tab: Page, address: str) -> Page:
    """The page of results with its box touched."""
    tab.goto(address)
    tab.focus(".search-box")
    tab.wait_for_selector(".search-filters")
    return tab


def finds(browser: Browser, address: str, queries: list[tuple[str, str]], project: Path) -> None:
    """Prints recall, precision and first hits of the queries that the reports have."""
    told = sentences(project)
    tab = browser.new_page()
    tab.goto(f"{address}zh/search/")
    found: Any = tab.evaluate(FOUND, [address, [query for _, query in queries]])
    tab.close()
    recall: list[float] = []
    precision: list[float] = []
    first: list[float] = []
    for (_, query), passages in zip(queries, found, strict=True):
        truth = {number for number, sentence in enumerate(told) if sentence.has(query)}
        if truth:
            right = truth.intersection(passages)
            recall.append(len(right) / len(truth))
            precision.append(len(right) / len(passages) if passages else 0)
            first.append(float(bool(passages) and passages[0] in truth))
    shares = {"recall": recall, "precision": precision, "first hit right": first}
    print(f"  {len(recall)} queries:", ", ".join(f"{name} {sum(values) / len(values):.3f}" for name, values in shares.items()))


if __name__ == "__main__":
    main()
