"""How much of a next report memory drafts, and how much of that is proven: ``python tests/bench_next_report.py [--read N]``.

Three made-up next years of the report of 2023, in which a tenth, a third and half of the sentences are reworded and most figures are fresh;
and, where the development material is at hand, the State Council’s reports: 2021 as memory, 2022 as the next. ``--read N`` prints N drafts
beside their Chinese, spread over all, for a reader to compare.
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from workreport import checks, library, scaffolding, terms
from workreport.manuscript import read
from workreport.memory import Draft, Memory, Pair
from workreport.memory.filling import fill
from workreport.memory.loading import load
from workreport.model import Report
from workreport.outline import find
from workreport.quantities import english

ROOT = Path(__file__).parents[1]
NEXT = ROOT / "tests/cases/memory/next"
SHARED = Path(os.environ.get("WORKREPORT_SHARED", ROOT.parent / "shared")) / "parallel"
PLACES = (
    ("巨各庄镇", "青禾湾镇"),
    ("巨各庄", "青禾湾"),
    ("密云区", "云梯县"),
    ("密云", "云梯"),
    ("北京市", "江源市"),
    ("Jugezhuang", "Qinghewan"),
    ("Miyun District", "Yunti County"),
    ("Miyun", "Yunti"),
    ("Beijing", "Jiangyuan"),
)
"""Names of places of the report of 2023 and those of the made-up ones: memory is asked as if the town had always had the latter."""
YEAR = 2024
KINDS = ("same", "only figures", "reworded")


@dataclass(frozen=True)
class Tried:
    """A sentence of a next report and what memory has for it."""

    file: str
    zh: str
    kind: str
    draft: Draft | None
    faults: tuple[str, ...]


def plain(zh: str) -> str:
    """A sentence without its figures, to tell what was reworded from what was not."""
    return re.sub(r"[0-9][0-9,.]*", "0", re.sub("[（(][一二三四五六七八九十]+[）)]", "0", zh))


def renamed(text: str) -> str:
    """A text of 2023 with the made-up names of places."""
    for real, invented in PLACES:
        text = text.replace(real, invented)
    return text


def made_up() -> list[Tried]:
    """Every sentence of the three made-up reports."""
    work = library.load(ROOT, "2023")
    listed = tuple(replace(term, zh=renamed(term.zh), en=renamed(term.en), alt=tuple(map(renamed, term.alt))) for term in work.terms["en"])
    loaded, _ = load(ROOT, "en", work.terms["en"])
    pairs = tuple(
        replace(pair, zh=renamed(pair.zh), text=renamed(pair.text), note=renamed(pair.note), part=renamed(pair.part))
        for pair in loaded.pairs
    )
    memory = Memory(pairs, listed, "en")
    glossary = terms.ready(listed)
    known = {pair.zh for pair in memory.pairs}
    patterns = {plain(pair.zh) for pair in memory.pairs}
    found = []
    for path in sorted(NEXT.glob("*.txt")):
        text = path.read_text("utf-8").split("\n", 1)[1]
        report: Report = find(read(text.encode(), path.name), "2024").report
        empty = {page.id: scaffolding.translation(page, "en", "", ()) for page in report.pages}
        filled = fill(report, empty, memory, YEAR)
        for page in report.pages:
            told = checks.contexts(report, page, filled.catalogues[page.id])
            for unit in filled.catalogues[page.id].units:
                draft = filled.drafts[f"{page.id}/{unit.id}"]
                faults = tuple(fault.what for fault in checks.faults(unit, "en", glossary, YEAR, told[unit.id])) if draft else ()
                kind = KINDS[0] if unit.zh in known else KINDS[1] if plain(unit.zh) in patterns else KINDS[2]
                found.append(Tried(path.stem, unit.zh, kind, draft, faults))
    return found


def table(tried: list[Tried]) -> None:
    """A row a file and kind: sentences, drafts, those that pass every check, those with nothing doubtful."""
    print(f"{'':28}{'sentences':>10}{'drafts':>8}{'pass all checks':>17}{'proven':>8}")
    for file in (*sorted({one.file for one in tried}), "all"):
        for kind in KINDS:
            mine = [one for one in tried if file in (one.file, "all") and one.kind == kind]
            drafts = [one for one in mine if one.draft]
            clean = sum(not one.faults for one in drafts)
            proven = sum(one.draft is not None and one.draft.proven for one in drafts)
            print(f"{file:8}{kind:20}{len(mine):>10}{len(drafts):>8}{clean:>17}{proven:>8}")


def figures(text: str) -> Counter[tuple[str, object]]:
    """The figures of an English text by kind and value."""
    return Counter((one.kind, one.value) for one in english.quantities(text) if one.binding)


def parallel() -> None:
    """2021 as memory, 2022 as the next report; the official English is the judge."""
    if not SHARED.is_dir():
        print("no parallel reports at hand")
        return
    lines = {
        (year, language): (SHARED / f"statecouncil-{year}.{language}.txt").read_text("utf-8").splitlines()
        for year in (2021, 2022)
        for language in ("zh", "en")
    }
    listed = library.load(ROOT, "2023").terms["en"]
    pairs = tuple(
        Pair(zh, en, f"2021:{number}", "final", year=2021)
        for number, (zh, en) in enumerate(zip(lines[2021, "zh"], lines[2021, "en"], strict=True), 1)
    )
    memory = Memory(pairs, listed, "en")
    glossary = terms.ready(listed)
    counts: Counter[str] = Counter()
    wrong = []
    for zh, official in zip(lines[2022, "zh"], lines[2022, "en"], strict=True):
        counts["clauses"] += 1
        draft = memory.best(zh, "", 2022)
        if draft is None:
            continue
        counts["drafts"] += 1
        agrees = figures(draft.text) == figures(official) and all(
            bool(glossary.places(term, draft.text)) == bool(glossary.places(term, official))
            for term in dict.fromkeys(glossary.found.findall(zh))
            if term
        )
        counts["drafts that agree"] += agrees
        if draft.proven:
            counts["proven"] += 1
            counts["proven that agree"] += agrees
            if not agrees:
                wrong.append((zh, draft.text, official))
    print("\n".join(f"{name:20}{count:>6}" for name, count in counts.items()))
    for zh, text, official in wrong:
        print(f"  differs: {zh}\n    {text}\n    {official}")


def main() -> None:
    """Prints both tables, and drafts to read where they are asked for."""
    begun = time.perf_counter()
    tried = made_up()
    table(tried)
    print(f"{time.perf_counter() - begun:.1f} s\n\nState Council, 2021 as memory, 2022 as the next report, clause by clause:")
    parallel()
    if "--read" in sys.argv:
        count = int(sys.argv[sys.argv.index("--read") + 1])
        drafted = [one for one in tried if one.draft and one.kind != KINDS[0]]
        for one in drafted[:: max(1, len(drafted) // count)][:count]:
            assert one.draft
            print(f"\n[{one.file}, {one.kind}] {one.zh}\n  {one.draft.text}\n  ({one.draft.origin})")


if __name__ == "__main__":
    main()
