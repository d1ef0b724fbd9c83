"""Facts about a report: ``report.yml``."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from workreport.messages import _, listed
from workreport.model import UNDATED, Correction, Facts, LeftOut, Revision, Words
from workreport.problems import Place, Problem
from workreport.topics import TopicChange
from workreport.yamlfile import unknown_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workreport.yamlfile import Value

WORDS = ("title", "body", "session", "speaker", "office", "place", "provenance")
"""Facts said in every language."""
CORRECTIONS = ("part", "section", "heading", "theme", "prose", "closing", "appendix", "lost")
LEFT_OUT = ("quote", "to", "line", "lines", "count", "reason")
"""What an entry of ``left-out`` may say."""
UNSTATED = "（待填）"
"""What “workreport new” writes for words that the source does not state; readers never see it."""
UNTITLED = {"zh": "工作报告", "en": "Work report"}
"""What a report is called whose source states no title, until an editor has given it one."""
FIRST, LAST = "1949-10-01", "2099-12-31"
"""The days that a report or its review may bear: none is older than the People’s Republic, and file formats end soon after."""
PAGE_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""The id of a page of a report: ``1-3``, ``opening``."""
REPORT_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*")
"""The id of a report, lower-case words and numbers joined by hyphens, folders by slashes: ``2024``, ``hebei/qinghe/2024``."""
KNOWN = (
    *WORDS,
    "date",
    "reviews",
    "redirects",
    "former-ids",
    "topics",
    "corrections",
    "left-out",
    "pictures",
    "publish-source",
    "complete",
    "show-drafts",
    "revisions",
)


def read(value: Value) -> tuple[Facts, tuple[Problem, ...]]:
    """The facts in a ``report.yml``, with all that is wrong in it; words that a language lacks are not in it."""
    problems: list[Problem] = []
    fields = value.fields(problems, "the file")
    for key, child in fields.items():
        if key not in KNOWN:
            problems.append(unknown_key(child, key, KNOWN))
    words = {key: _words(fields[key], key, problems) if key in fields else {} for key in WORDS}
    unfilled = []
    for key in WORDS:
        if not words[key].get("zh"):
            remedy = _("write “{key}:” and below it “zh: …”").format(key=key)
            problems.append(Problem(value.place, _("“{key}” is not given in Chinese").format(key=key), remedy))
        elif words[key]["zh"] == UNSTATED:
            unfilled.append((key, fields[key].fields(problems, key)["zh"].place.line or 1))
            del words[key]["zh"]
            if key == "title":
                words[key] = UNTITLED | words[key]
    date = fields["date"].text(problems, "date") if "date" in fields else ""
    if not _is_date(date):
        place = fields["date"].place if "date" in fields else value.place
        problems.append(_no_day(place, date, _("write the day of delivery as 2023-02-16")))
        date = UNDATED
    elif date == UNDATED:
        unfilled.append(("date", fields["date"].place.line or 1))
    reviews = fields["reviews"].fields(problems, "reviews") if "reviews" in fields else {}
    redirects = fields["redirects"].fields(problems, "redirects") if "redirects" in fields else {}
    facts = Facts(
        path=value.place.path,
        title=words["title"],
        body=words["body"],
        session=words["session"],
        speaker=words["speaker"],
        office=words["office"],
        place=words["place"],
        provenance=words["provenance"],
        date=date,
        reviews={language: _review(child, language, problems) for language, child in reviews.items()},
        redirects=_redirects(redirects, problems),
        former_ids=tuple(_former_ids(fields["former-ids"], problems)) if "former-ids" in fields else (),
        topics=tuple(_topics(fields["topics"], problems)) if "topics" in fields else (),
        revisions=tuple(_revisions(fields["revisions"], problems)) if "revisions" in fields else (),
        corrections=tuple(_corrections(fields["corrections"], problems)) if "corrections" in fields else (),
        complete=tuple(item.text(problems, "complete") for item in fields["complete"].items(problems, "complete"))
        if "complete" in fields
        else (),
        show_drafts=_yes(fields["show-drafts"], "show-drafts", problems) if "show-drafts" in fields else False,
        pictures={name: _words(child, name, problems) for name, child in fields["pictures"].fields(problems, "pictures").items()}
        if "pictures" in fields
        else {},
        publish_source=_yes(fields["publish-source"], "publish-source", problems) if "publish-source" in fields else False,
        left_out=tuple(_left_out(fields["left-out"], problems)) if "left-out" in fields else None,
        unfilled=tuple(unfilled),
        lines=tuple((key, fields[key].place.line or 1) for key in WORDS if key in fields),
    )
    return facts, tuple(problems)


def _words(value: Value, key: str, problems: list[Problem]) -> Words:
    said = {language: child.text(problems, f"{key} in {language}") for language, child in value.fields(problems, key).items()}
    return {language: text for language, text in said.items() if text}


def _yes(value: Value, key: str, problems: list[Problem]) -> bool:
    given = value.text(problems, key)
    if given not in {"yes", "no"}:
        problems.append(Problem(value.place, _("{key} is “{value}”").format(key=key, value=given), _("write yes or no")))
    return given == "yes"


def _review(value: Value, language: str, problems: list[Problem]) -> Words:
    """Who has read a translation and when: the words of `language`'s entry, of which ``date`` is a day."""
    words = _words(value, f"reviews of {language}", problems)
    if "date" in words and not _is_date(words["date"]):
        problems.append(_no_day(value.fields([], "")["date"].place, words.pop("date"), _("write the day of the review as 2026-11-26")))
    return words


def _redirects(fields: dict[str, Value], problems: list[Problem]) -> dict[str, str]:
    """The old ids of pages, each with the page it leads to now; none leads out of the report."""
    found = {}
    for old, value in fields.items():
        new = value.text(problems, old)
        for name in (old, new):
            if not PAGE_ID.fullmatch(name):
                what = _("“{name}” is no id of a page").format(name=name)
                problems.append(Problem(value.place, what, _("write ids such as 1-3: letters, digits and hyphens")))
        found[old] = new
    return {old: new for old, new in found.items() if PAGE_ID.fullmatch(old) and PAGE_ID.fullmatch(new)}


def _topics(value: Value, problems: list[Problem]) -> list[TopicChange]:
    """By topic, ``add`` and ``drop``: lists of quotes of sentences that belong to it, or do not."""
    found = []
    for topic, child in value.fields(problems, "topics").items():
        for key, quotes in child.fields(problems, topic).items():
            if key not in ("add", "drop"):
                problems.append(unknown_key(quotes, key, ("add", "drop")))
                continue
            for quote in quotes.items(problems, key):
                found.append(TopicChange(topic, quote.text(problems, key), key == "add", quote.place.line or 1))
    return found


def _former_ids(value: Value, problems: list[Problem]) -> list[str]:
    """The ids a report had before, each a path of lower-case words and numbers."""
    found = []
    for item in value.items(problems, "former-ids"):
        name = item.text(problems, "former-ids")
        if REPORT_ID.fullmatch(name):
            found.append(name)
        else:
            what = _("“{name}” cannot be the id of a report").format(name=name)
            problems.append(Problem(item.place, what, _("use lower-case letters, digits, hyphens and slashes: 2024")))
    return found


def _revisions(value: Value, problems: list[Problem]) -> list[Revision]:
    """Changes that readers should know of, newest first: ``date``, the words in each language, and ``pages`` where it concerns some."""
    found = []
    for item in value.items(problems, "revisions"):
        fields = item.fields(problems, "a revision")
        date = fields["date"].text(problems, "date") if "date" in fields else ""
        words = {key: child.text(problems, key) for key, child in fields.items() if key not in {"date", "pages"}}
        if not _is_date(date) or date == UNDATED:
            problems.append(_no_day(item.place, date, _("write the day of the change as 2026-11-26")))
        elif not words.get("zh"):
            problems.append(Problem(item.place, _("the revision is not described in Chinese"), _("write what changed after “zh:”")))
        else:
            pages = fields["pages"].items(problems, "pages") if "pages" in fields else []
            found.append(Revision(date, words, tuple(page.text(problems, "a page") for page in pages)))
    return sorted(found, key=lambda revision: revision.date, reverse=True)


def _no_day(place: Place, text: str, remedy: str) -> Problem:
    return Problem(place, _("the date “{text}” is no day between {first} and {last}").format(text=text, first=FIRST, last=LAST), remedy)


def _is_date(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text and (FIRST <= text <= LAST or text == UNDATED)
    except ValueError:
        return False


def _corrections(value: Value, problems: list[Problem]) -> list[Correction]:
    found = []
    for item in value.items(problems, "corrections"):
        for kind, quote in item.fields(problems, "a correction").items():
            if kind in CORRECTIONS:
                found.append(Correction(kind, quote.text(problems, kind), quote.place.line or 1))
            else:
                what = _("“{kind}” is no kind of correction").format(kind=kind)
                problems.append(Problem(quote.place, what, _("use {keys}").format(keys=listed(CORRECTIONS))))
    return found


def _left_out(value: Value, problems: list[Problem]) -> Iterator[LeftOut]:
    """The lines that are no text.

    ``left-out = entry*``; ``entry = "quote:" LINE ["to:" LINE] ["line:" N | "lines:" N ("," N)*] ["count:" N] "reason:" WORDS``.
    """
    for item in value.items(problems, "left-out"):
        fields = item.fields(problems, _("an entry of “left-out”"))
        for key, child in fields.items():
            if key not in LEFT_OUT:
                problems.append(unknown_key(child, key, LEFT_OUT))
        quote, to, reason = (fields[key].text(problems, key) if key in fields else "" for key in ("quote", "to", "reason"))
        if not quote or not reason:
            what = _("an entry of left-out has no {key}").format(key="reason" if quote else "quote")
            problems.append(Problem(item.place, what, _("quote the line as “quote:” and say why it is no text as “reason:”")))
        if not quote:
            continue
        lines = _numbers(fields, ("line", "lines"), problems)
        count = sum(_numbers(fields, ("count",), problems))
        yield LeftOut(quote, reason, lines, count, to, place=item.place.line)


def _numbers(fields: dict[str, Value], keys: Iterable[str], problems: list[Problem]) -> tuple[int, ...]:
    found: list[int] = []
    for key in keys:
        if key in fields:
            said = fields[key].text(problems, key)
            if re.fullmatch(r"\d{1,6}(?:\s*[,，]\s*\d{1,6})*", said):
                found += [int(number) for number in re.split(r"\s*[,，]\s*", said)]
            else:
                what = _("{key} is “{value}”").format(key=key, value=said)
                problems.append(Problem(fields[key].place, what, _("write whole numbers with commas between them: 3, 18")))
    return tuple(found)
