"""Prints how long the worst inputs within the bounds of ``manuscript/bounds.py`` take to be read and outlined, and how much memory.

``python tests/bench_inputs.py``. Each runs in a process of its own; what is refused says so.
"""

from __future__ import annotations

import multiprocessing
import resource
import time
from functools import partial
from typing import TYPE_CHECKING

from test_manuscript import OFFICE, RELATIONS, W, zipped
from workreport.manuscript import bounds, read
from workreport.outline import find
from workreport.problems import ProblemsError

if TYPE_CHECKING:
    from collections.abc import Callable

ROOM = bounds.TEXT - 100
UNITS = (
    *(
        "一、甲\n乙\n",
        "（一）甲。乙。\n",
        "1.甲\n",
        "各位代表：\n甲。\n",
        "一年来，我们甲\n乙乙。\n",
        "附件1：甲\n",
        "责任编辑：甲\n",
        "甲：乙\n",
        "— 1 —\n",
    ),
    *(
        "甲，\n— 1 —\n",
        "\ufffd甲\n",
        "《甲\n",
        "和\n",
        "，甲\n",
        "［1］甲\n",
        "甲　乙　丙　丁　戊\n",
        "政府工作报告\n",
        "[bookmark:\n",
        "（“《",
        "甲。",
        "甲 > ",
    ),
)


def text(unit: str) -> bytes:
    """The largest text of this unit that is not refused."""
    size = len(unit.encode())
    lines = (bounds.LINES - 10) // max(unit.count("\n"), 1) if "\n" in unit else (bounds.LONGEST_LINE - 10) // len(unit)
    return ("政府工作报告\n" + unit * min(ROOM // size, lines)).encode()


def word(body: str, **parts: str) -> bytes:
    """A Word file with this body and these other parts."""
    main = f'<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    related = "".join(f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in parts)
    return zipped(
        {
            "_rels/.rels": f'<Relationships xmlns="{RELATIONS}">{main}</Relationships>'.encode(),
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{related}</Relationships>'.encode(),
            "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>".encode(),
            **{f"word/{kind}.xml": f"<w:{kind} {W}>{inside}</w:{kind}>".encode() for kind, inside in parts.items()},
        }
    )


def files() -> dict[str, Callable[[], bytes]]:
    """Word files at the bounds."""
    run = "<w:r><w:t>甲</w:t></w:r>"
    note = '<w:p><w:r><w:footnoteReference w:id="{}"/></w:r></w:p>'
    entry = '<w:footnote w:id="{}"><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote>'
    cell = f"<w:tc><w:p>{run}</w:p></w:tc>"
    tags = bounds.TAGS - 100
    return {
        "empty paragraphs": lambda: word(f"<w:p>{run}</w:p>" + "<w:p/>" * (bounds.PARAGRAPHS - 10)),
        "empty runs": lambda: word(f"<w:p>{run}{'<w:r/>' * (tags - 20)}</w:p>"),
        "runs": lambda: word(f"<w:p>{run * (tags // 5)}</w:p>"),
        "notes": lambda: word(
            "".join(note.format(number) for number in range(bounds.NOTES)),
            footnotes="".join(entry.format(number) for number in range(bounds.NOTES)),
        ),
        "a table": lambda: word(f"<w:tbl><w:tr>{cell * 200}</w:tr></w:tbl>" * (tags // 2000)),
        "tables in tables": lambda: word("<w:tbl><w:tr><w:tc><w:p/>" * 30 + f"<w:p>{run}</w:p>" + "</w:tc></w:tr></w:tbl>" * 30),
        "controls in controls": lambda: word("<w:p>" + "<w:sdt><w:sdtContent>" * 55 + run + "</w:sdtContent></w:sdt>" * 55 + "</w:p>"),
        "fields": lambda: word("<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * (tags // 4) + run + "</w:p>"),
        "styles": lambda: word(
            f"<w:p>{run}</w:p>" * (bounds.PARAGRAPHS - 10),
            styles='<w:style w:styleId="a"><w:basedOn w:val="a"/></w:style>' * (tags // 4),
        ),
    }


def measure(data: bytes, found: multiprocessing.Queue[str]) -> None:
    """Reads and outlines, and puts seconds and megabytes on the queue."""
    started = time.process_time()
    try:
        find(read(data, "x"))
        how = "read"
    except ProblemsError as error:
        how = f"refused: {str(error)[:60]}"
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found.put(f"{time.process_time() - started:8.2f} {memory:8.0f}  {how}")


def main() -> None:
    """A row for each input."""
    print(f"{'input':28} {'KB':>8} {'s':>8} {'MB':>8}")
    context = multiprocessing.get_context("spawn")
    inputs: dict[str, Callable[[], bytes]] = {repr(unit): partial(text, unit) for unit in UNITS}
    for name, make in {**inputs, **files()}.items():
        data = make()
        queue: multiprocessing.Queue[str] = context.Queue()
        process = context.Process(target=measure, args=(data, queue))
        process.start()
        print(f"{name:28} {len(data) / 1024:8.0f} {queue.get()}", flush=True)
        process.join()


if __name__ == "__main__":
    main()
