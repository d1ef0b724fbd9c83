"""Facts about a report: ``report.yml``."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from workreport.messages import _
from workreport.model import UNDATED, Correction, Facts, Words
from workreport.problems import Problem

if TYPE_CHECKING:
    from workreport.yamlfile import Value

WORDS = ("title", "body", "session", "speaker", "office", "place", "provenance")
"""Facts said in every language."""
CORRECTIONS = ("part", "section", "heading", "theme", "prose", "closing", "appendix", "chrome")
UNSTATED = "（待填）"
"""What “workreport new” writes for words that the source does not state; readers never see it."""
KNOWN = (*WORDS, "date", "reviews", "redirects", "corrections", "complete", "show-drafts")


def read(value: Value) -> tuple[Facts, tuple[Problem, ...]]:
    """The facts in a ``report.yml``, with all that is wrong in it; words that a language lacks are not in it."""
    problems: list[Problem] = []
    fields = value.fields(problems, "the file")
    for key, child in fields.items():
        if key not in KNOWN:
            problems.append(Problem(child.place, f"the key “{key}” is not known", f"use {', '.join(KNOWN)}"))
    words = {key: _words(fields[key], key, problems) if key in fields else {} for key in WORDS}
    unfilled = []
    for key in WORDS:
        if not words[key].get("zh"):
            problems.append(Problem(value.place, f"{key} is not said in Chinese", f"write “{key}:” and below it “zh: …”"))
        elif words[key]["zh"] == UNSTATED:
            unfilled.append((key, fields[key].fields(problems, key)["zh"].place.line or 1))
            del words[key]["zh"]
    date = fields["date"].text(problems, "date") if "date" in fields else ""
    if not _is_date(date):
        place = fields["date"].place if "date" in fields else value.place
        problems.append(Problem(place, f"the date “{date}” is no day", "write the day of delivery as 2023-02-16"))
        date = UNDATED
    elif date == UNDATED:
        unfilled.append(("date", fields["date"].place.line or 1))
    reviews = fields["reviews"].fields(problems, "reviews") if "reviews" in fields else {}
    redirects = fields["redirects"].fields(problems, "redirects") if "redirects" in fields else {}
    facts = Facts(
        path=value.place.path,
        **words,
        date=date,
        reviews={language: _words(child, f"reviews of {language}", problems) for language, child in reviews.items()},
        redirects={old: new.text(problems, old) for old, new in redirects.items()},
        corrections=tuple(_corrections(fields["corrections"], problems)) if "corrections" in fields else (),
        complete=tuple(item.text(problems, "complete") for item in fields["complete"].items(problems, "complete"))
        if "complete" in fields
        else (),
        show_drafts=_yes(fields["show-drafts"], "show-drafts", problems) if "show-drafts" in fields else False,
        unfilled=tuple(unfilled),
    )
    return facts, tuple(problems)


def _words(value: Value, key: str, problems: list[Problem]) -> Words:
    return {language: child.text(problems, f"{key} in {language}") for language, child in value.fields(problems, key).items()}


def _yes(value: Value, key: str, problems: list[Problem]) -> bool:
    said = value.text(problems, key)
    if said not in {"yes", "no"}:
        problems.append(Problem(value.place, _("{key} is “{said}”").format(key=key, said=said), _("write yes or no")))
    return said == "yes"


def _is_date(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _corrections(value: Value, problems: list[Problem]) -> list[Correction]:
    found = []
    for item in value.items(problems, "corrections"):
        for kind, quote in item.fields(problems, "a correction").items():
            if kind in CORRECTIONS:
                found.append(Correction(kind, quote.text(problems, kind), quote.place.line or 1))
            else:
                problems.append(Problem(quote.place, f"a correction cannot be “{kind}”", f"use {', '.join(CORRECTIONS)}"))
    return found
