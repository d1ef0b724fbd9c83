"""Laws 1 and 2, and that a passage has one id: what stands on the pages against the source and its translations."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from workreport import manuscript
from workreport.catalogue import readable
from workreport.edition import translation
from workreport.languages import SOURCE
from workreport.lexicon.characters import HAN_CHARACTER
from workreport.manuscript.characters import modern
from workreport.manuscript.encodings import BREAK, decode
from workreport.messages import _, listed
from workreport.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workreport.edition import Edition
    from workreport.laws.built import Built, SitePage
    from workreport.library import Work

MOST_LINE_ENDS = 3
"""A title takes four lines at most."""
NEAR = 12
"""So many characters are quoted on either side of a difference."""


def nothing_lost(site: Built) -> Iterator[Problem]:
    """Law 1: in every edition that shows the Chinese, the segments in order are the source to the character, less the named artefacts."""
    for work in site.archive.works:
        expected = source_text(work)
        for edition in site.archive.editions:
            if SOURCE not in edition.languages:
                continue
            yield from _difference(expected, report_pages(site, work, edition), work.report.source)
            full = site.pages.get(f"{edition.code}/{work.report.id}/full/index.html")
            if full:
                yield from _difference(expected, [full], work.report.source)


def source_text(work: Work) -> str:
    """The source without line ends and artefacts.

    Of a text file it is computed here from the bytes and the artefacts, line by line; of a Word file it is what the reader gives, less the
    lines left out.
    """
    if work.report.source.endswith(".docx"):
        read = manuscript.read(work.source, work.report.source, work.facts.left_out or ())
        out = Counter((it.line, it.text) for it in work.artefacts if it.whole)
        parts: list[str] = []
        for line in read.lines:
            if out[line.number, line.text] > 0:
                out[line.number, line.text] -= 1
            else:
                parts.append(re.sub(r"[\t\n]", "", line.text))
        return "".join(parts)
    lines = dict(enumerate(BREAK.split(modern(decode(work.source, work.report.source)[0])), 1))
    for artefact in work.artefacts:
        kept = re.sub(r"\s", "", artefact.text) if artefact.kind == "letter-spacing" else ""
        lines[artefact.line] = lines[artefact.line].replace(artefact.text, kept, 1)
    return "".join(lines.values())


def _difference(expected: str, pages: list[SitePage], source: str) -> Iterator[Problem]:
    """A problem where the Chinese segments of these pages together are not `expected`, quoting both from just before they part."""
    at = 0
    for page in pages:
        for shown_text in page.texts(SOURCE):
            text = _on_one_line(shown_text, expected, at)
            if not expected.startswith(text, at):
                same = next((i for i, (a, b) in enumerate(zip(text, expected[at:], strict=False)) if a != b), len(text))
                shown, wanted = text[max(0, same - NEAR) : same + NEAR], expected[max(0, at + same - NEAR) : at + same + NEAR]
                what = _("the page has “{shown}” where {source} has “{wanted}”").format(shown=shown, source=source, wanted=wanted)
                yield Problem(Place(page.name), what, _("build the site again; if it stays, report it as a defect of the program"))
                return
            at += len(text)
    if at < len(expected):
        what = _("no page has “{text}” of {source}").format(text=expected[at : at + 2 * NEAR], source=source)
        place = pages[-1].name if pages else source
        yield Problem(Place(place), what, _("build the site again; if it stays, report it as a defect of the program"))


def _on_one_line(text: str, expected: str, at: int) -> str:
    """A text without the blanks that stand for the ends of lines: in a title or the heading of an appendix that takes several."""
    place = 0
    for _line_end in range(MOST_LINE_ENDS):
        while place < len(text) and expected.startswith(text[place], at + place):
            place += 1
        if place == len(text) or text[place] != " ":
            break
        text = text[:place] + text[place + 1 :]
    return text


def complete(site: Built) -> Iterator[Problem]:
    """Law 2: no Han character in a translated segment, and every segment translated where ``report.yml`` says the language is complete."""
    for work in site.archive.works:
        for edition in site.archive.editions:
            if edition.languages == (SOURCE,):
                continue
            for page in report_pages(site, work, edition):
                yield from _translated(page, work, edition)


def _translated(page: SitePage, work: Work, edition: Edition) -> Iterator[Problem]:
    target = edition.target
    assert target is not None
    for text in page.texts(target):
        if found := HAN_CHARACTER.search(text):
            what = _("“{character}” stands in a sentence in “{language}”: {text}")
            yield Problem(Place(page.name), what.format(character=found[0], language=target, text=text), _("translate it"))
    if target in work.facts.complete:
        page_id = page.name.split("/")[-2]
        wanted = sum(1 for _segment in work.report.page(page_id).segments())
        given = len(page.texts(target))
        if given != wanted:
            what = _("{given} of {wanted} sentences are translated, and {path} says that “{language}” is complete").format(
                given=given, wanted=wanted, path=work.facts.path, language=target
            )
            yield Problem(Place(page.name), what, _("translate the others, or take the language out of “complete”"))


def as_written(site: Built) -> Iterator[Problem]:
    """The translation on the pages is that of its files to the character, sentence by sentence; the whole report's page included."""
    for work in site.archive.works:
        for edition in site.archive.editions:
            target = edition.target
            if target is None:
                continue
            every: list[str] = []
            for page in work.report.pages:
                joined = readable(page, work.catalogues.get(target, {}).get(page.id), drafts=work.facts.show_drafts)
                expected = [text for one in joined if (text := translation(one).text)]
                every += expected
                if shown := site.pages.get(f"{edition.code}/{work.report.id}/{page.id}/index.html"):
                    yield from _other(shown, target, expected, f"translations/{target}/{work.report.id}/{page.id}.yml")
            if shown := site.pages.get(f"{edition.code}/{work.report.id}/full/index.html"):
                yield from _other(shown, target, every, f"translations/{target}/{work.report.id}")


def _other(page: SitePage, language: str, expected: list[str], file: str) -> Iterator[Problem]:
    """A problem where the sentences of a page are not those of a file, quoting the first that differs."""
    shown = page.texts(language)
    if shown == expected:
        return
    at = next(
        (number for number, (one, other) in enumerate(zip(shown, expected, strict=False)) if one != other), min(len(shown), len(expected))
    )
    has, wanted = (texts[at] if at < len(texts) else "" for texts in (shown, expected))
    what = _("the page has “{shown}” where {source} has “{wanted}”").format(shown=has, source=file, wanted=wanted)
    yield Problem(Place(page.name), what, _("build the site again; if it stays, report it as a defect of the program"))


def one_id(site: Built) -> Iterator[Problem]:
    """A passage has one id, whichever edition it is read in, and no other passage of its page has it."""
    for work in site.archive.works:
        for page in work.report.pages:
            expected = tuple(segment.id for segment in page.segments())
            for edition in site.archive.editions:
                name = f"{edition.code}/{work.report.id}/{page.id}/index.html"
                built = site.pages.get(name)
                if built is None:
                    yield Problem(Place(name), _("the page is missing"), _("build the site again"))
                elif built.anchors != expected:
                    odd = sorted(set(built.anchors) ^ set(expected)) or list(built.anchors)
                    what = _("the ids of its sentences are not those of the report: {ids}").format(ids=listed(odd))
                    yield Problem(Place(name), what, _("build the site again; if it stays, report it as a defect of the program"))


def report_pages(site: Built, work: Work, edition: Edition) -> list[SitePage]:
    """The pages of a report in an edition, in the order of the source; those that are missing are `one_id`’s to tell."""
    names = (f"{edition.code}/{work.report.id}/{page.id}/index.html" for page in work.report.pages)
    return [site.pages[name] for name in names if name in site.pages]
