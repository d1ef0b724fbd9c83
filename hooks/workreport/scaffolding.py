"""The files of a new report: what was found in its source, what is doubted, and what waits for an editor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workreport.catalogue import comment, scalar
from workreport.facts import UNSTATED
from workreport.glossary import finder
from workreport.inheriting import comments
from workreport.lexicon.variants import simple
from workreport.messages import _
from workreport.model import UNDATED, Catalogue, Unit
from workreport.outline import family

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from workreport.inheriting import Earlier
    from workreport.model import LeftOut, Page, Picture, Term
    from workreport.outline import Outline
    from workreport.problems import Problem

SESSION = re.compile(r"在(?P<place>[^第，。]{2,30}?)(?P<session>第[^，。]{1,12}(?:届[^，。]{2,20}?会议|次[^，。]{0,12}?大会))")
"""The line that names the session: 在 PLACE 第…届…第…次会议上."""


def facts(outline: Outline, shown: Sequence[Picture] = (), earlier: Earlier | None = None) -> str:
    """A ``report.yml`` with what the source states; what it does not state is marked for the editor to fill in.

    What the `earlier` report of the folder says is proposed: the English of the same words, and in comments what must be read first.
    """
    front = outline.report.front
    opening = _opening(outline)
    place, session = _session(opening)
    date = front.date if front.date and len(front.date) == len("2023-02-16") else None
    title = front.title or ("政府工作报告" if "政府工作报告" in opening else "")
    known = family.kind(title)
    told = {
        "title": front.title or "",
        "body": family.body(title, front.office or "", place),
        "session": place + session,
        "speaker": front.speaker or "",
        "office": front.office or "",
        "place": place,
        "provenance": "编者取得的电子文本，照录未改，未与官方发布版本核对。",
    }
    english = {
        **({"title": known.english} if known else {}),
        "provenance": "An electronic text as received, reproduced unchanged; not checked against an official publication.",
    }
    lines = [comment(_("Facts about the report, found in its source. Read each line, fill in what is empty, add the English.")).strip()]
    lines.append(f"date: {date or UNDATED + '  # ' + _('the source does not state the day of delivery: write it here')}")
    for key, stated in told.items():
        text = earlier.whole(key, stated) if earlier else stated
        before = earlier.words(key).get("zh", "") if earlier else ""
        unstated = f"{UNSTATED}  # {_('the source does not state it')}"
        if earlier and before:
            unstated += "  # " + _("in {id}: {words}").format(id=earlier.id, words=before)
        proposed, why = earlier.english(key, text) if earlier else ("", "")
        words = proposed or english.get(key, "")
        lines.append(f"{key}:")
        short = "  # " + _("the source has only “{words}”").format(words=stated) if text != stated else ""
        lines.append(f"  zh: {scalar(text) + short if text else unstated}")
        remark = why if proposed or not words else ""
        lines.append(f"  en:{' ' + scalar(words) if words else ''}{f'  # {remark}' if remark else ''}")
    if outline.problems:
        lines.append("# " + _("What the program doubts; correct it below by quoting the text, for example:"))
        lines += ["# corrections:", "# - theme: 做大做强招商引资。"]
        lines += [f"# {_doubt(problem)}" for problem in outline.problems]
    if earlier:
        lines += comments(earlier, outline)
    return "\n".join(lines) + "\n" + pictures(shown) + left_out(outline.left_out)


def _opening(outline: Outline) -> str:
    return "".join(segment.text for segment in outline.report.pages[0].segments()) if outline.report.pages else ""


def _session(opening: str) -> tuple[str, str]:
    """Where the congress met and which session it was, as the opening says it; both empty where it says neither."""
    found = SESSION.search(simple(opening))
    return (opening[slice(*found.span("place"))], opening[slice(*found.span("session"))]) if found else ("", "")


DIVISION = re.compile(r".+?(?:省|自治区|市|自治州|盟|旗|县|区|镇|乡|街道)")
"""A name of an administrative division within a longer one: 某某县 and 某某镇 in 某某县某某镇."""


def place_name(outline: Outline, terms: Mapping[str, Sequence[Term]]) -> str:
    """A ``place.yml`` for the folder of a report: the division that the session was held in, and its name in each glossary.

    Empty where the source does not say where it was held.
    """
    divisions = DIVISION.findall(_session(_opening(outline))[0])
    if not divisions:
        return ""
    known = {language: next((term.en for term in entries if term.zh == divisions[-1]), "") for language, entries in terms.items()}
    names = "".join(f"  {language}: {scalar(name)}\n" for language, name in known.items() if name)
    remark = comment(_("The place that the reports in this folder are of; from the source: correct it where it is wrong."))
    return f"{remark}name:\n  zh: {scalar(divisions[-1])}\n{names}"


def pictures(found: Sequence[Picture]) -> str:
    """The ``pictures`` of a ``report.yml``: their authors' words, to be read and written in each language; nothing where there are none."""
    if not found:
        return ""
    lines = ["# " + _("What each picture shows, in each language, for readers who do not see it."), "pictures:"]
    for picture in found:
        lines += [f"  {picture.name}:", f"    zh:{' ' + scalar(picture.words) if picture.words else ''}", "    en:"]
    return "\n".join(lines) + "\n"


def left_out(entries: Sequence[LeftOut]) -> str:
    """The ``left-out`` of a ``report.yml``; an empty list says that nothing is left out, and is not the same as none."""
    if not entries:
        return "left-out: []\n"
    lines = [
        "# " + _("Lines of the source that are no text of the report. Read each; take an entry out, and the line is text again."),
        "left-out:",
    ]
    guess = f"  # {_('a guess')}"
    for entry in entries:
        lines.append(f"- quote: {scalar(entry.quote)}")
        if entry.to:
            lines.append(f"  to: {scalar(entry.to)}")
        if entry.count:
            lines.append(f"  count: {entry.count}")
        if entry.lines and not (entry.count and not entry.to):
            lines.append(f"  {'line' if len(entry.lines) == 1 else 'lines'}: {', '.join(map(str, entry.lines))}")
        lines.append(f"  reason: {scalar(entry.reason)}{guess if entry.guess else ''}")
    return "\n".join(lines) + "\n"


def listed(entries: Sequence[LeftOut], source: str) -> Iterator[str]:
    """What is left out, a line each, for an editor to read."""
    for entry in entries:
        place = f"{source}:{', '.join(map(str, entry.lines))}" if entry.lines else source
        words = f"{entry.quote} … {entry.to}" if entry.to else entry.quote
        number = f" × {entry.count}" if entry.count else ""
        yield _("left out: {place}: “{words}”{number} ({reason})").format(place=place, words=words, number=number, reason=_(entry.reason))


def _doubt(problem: Problem) -> str:
    line = _("line {line}: ").format(line=problem.place.line) if problem.place.line else ""
    return f"{line}{_('{what}; {remedy}').format(what=problem.what, remedy=problem.remedy)}"


def translation(page: Page, language: str, folder: str, terms: Sequence[Term]) -> Catalogue:
    """An empty translation of a page; the glossary's words for each sentence stand above it as comments."""
    pattern = finder(terms)
    words = {term.zh: term.en for term in terms}
    units = []
    for segment in page.segments():
        suggested = tuple(f"# {term}: {words[term]}" for term in dict.fromkeys(pattern.findall(segment.text)))
        units.append(Unit(segment.id, segment.text, "", "initial", 0, comments=suggested))
    return Catalogue(f"{folder}/{page.id}.yml", page.id, language, tuple(units))
