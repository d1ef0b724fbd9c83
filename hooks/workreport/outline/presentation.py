"""The outline as a program and as a person reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workreport.messages import _

if TYPE_CHECKING:
    from workreport.model import Report


def as_json(report: Report) -> dict[str, Any]:
    """The outline in the shape of ``workreport outline --json``; lines are those of the file, or the numbers of its paragraphs."""
    front = report.front
    return {
        "title": front.title,
        "date": front.date,
        "speaker": front.speaker,
        "salutation_line": front.salutation_line,
        "body_first_line": front.body_first_line,
        "body_last_line": front.body_last_line,
        "outline": [
            {"line": it.line, "level": it.level, "kind": it.kind, "heading": it.text, "run_in": it.run_in} for it in report.headings
        ],
    }


def as_tree(report: Report) -> str:
    """The outline as a tree: the front matter, then each page's address and heading, with its subsections and themes indented under it."""
    front = report.front
    facts = (front.title or _("(no title)"), front.date or _("(no date)"), front.speaker or _("(no speaker)"))
    lines = _("lines {first}–{last}").format(first=front.body_first_line, last=front.body_last_line)
    rows = [" · ".join((*facts, lines))]
    for page in report.pages:
        depth = 1 if page.kind == "section" else 0
        heading = page.title.text if page.title else "–"
        rows.append(f"{'  ' * depth}{page.id:<10} {heading}  [{sum(1 for _segment in page.segments())}]")
        rows.extend(f"{'  ' * (depth + it.level)}{'':<10} {it.heading.text}" for it in page.paragraphs if it.heading)
    return "\n".join(rows)
