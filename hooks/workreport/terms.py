"""Law 4, terms agree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from workreport.glossary import finder
from workreport.messages import _, either
from workreport.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workreport.model import Term

ARTICLES = ("the ", "a ", "an ")
ENDINGS = r"(?:s|es|’s|’|d|ed|ing)?"
"""What English adds to a word: plural, possessive, past, gerund."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a translation: what, and what to do."""

    what: str
    remedy: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Terms:
    """A glossary made ready for many sentences."""

    found: re.Pattern[str]
    renderings: Mapping[str, tuple[str, ...]]
    """By Chinese term, the main rendering first."""
    vocabulary: frozenset[str]
    """Every word of every rendering, in small letters."""

    openings: Mapping[str, tuple[tuple[str, str], ...]]
    """By the first letters of a word that a rendering cannot do without: that word less its last letter, and the term."""

    def possible(self, en: str) -> tuple[str, ...]:
        """The terms that an English text may render, in the glossary's order: those of which it has the longest regular word.

        Few patterns need trying so: a glossary of a thousand terms costs a sentence what one of fifty does.
        """
        found = {term for _, term in self.openings.get("", ())}
        for word in set(re.findall("[a-z]+", en.lower())):
            found |= {term for stem, term in self.openings.get(word[:OPENING], ()) if word.startswith(stem)}
        return tuple(term for term in self.renderings if term in found)

    def places(self, term: str, en: str) -> tuple[tuple[int, int], ...]:
        """Where renderings of a term stand in an English text, in order."""
        return tuple(match.span() for match in _renderings_of(self.renderings[term]).finditer(_plain(en)))


def ready(terms: Iterable[Term]) -> Terms:
    """Compiles a glossary.

    A rendering stands in a text where its words do, in order, in any case, with nothing but `BETWEEN` between them; its article may be
    left out, and each word may take an ending of `ENDINGS` (y becomes ie before s and d; a final e goes before ed and ing).
    """
    listed = tuple(terms)
    renderings = {term.zh: (term.en, *term.alt) for term in listed}
    openings: dict[str, list[tuple[str, str]]] = {}
    for term, all_of_one in renderings.items():
        for rendering in all_of_one:
            stem = _stem(rendering)
            openings.setdefault(stem[:OPENING] if len(stem) >= OPENING else "", []).append((stem, term))
    said = (word for all_of_one in renderings.values() for rendering in all_of_one for word in re.findall("[a-z]+", rendering.lower()))
    return Terms(finder(listed), renderings, frozenset(said), {opening: tuple(stems) for opening, stems in openings.items()})


OPENING = 3


def _stem(rendering: str) -> str:
    """What every inflection of a rendering has in it: its longest regular word less a letter; empty where all are irregular."""
    words = [word for word in re.findall("[a-z]+", rendering.lower()) if word not in IRREGULAR]
    return max(words, key=len, default="")[:-1]


@cache
def _renderings_of(said: tuple[str, ...]) -> re.Pattern[str]:
    """Finds renderings in a text that is `_plain`; compiled when a sentence first asks: most terms stand in few sentences."""
    return re.compile("|".join(map(_pattern, said)))


BETWEEN = re.compile(r"[\s,“”\"‘()–—/-]")
"""What may stand between two words of a rendering: blanks, hyphens, commas, quotation marks and brackets."""


@lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    """A text of the same length in small letters, with a blank for each character of `BETWEEN`.

    Patterns for it compile in a third of the time of those that allow for either case and every such character themselves.
    """
    small = text.lower()
    if len(small) != len(text):  # a few letters are two when they are small
        small = "".join(letter if len(letter.lower()) > 1 else letter.lower() for letter in text)
    return BETWEEN.sub(" ", small)


def _pattern(rendering: str) -> str:
    plain = _plain(rendering.replace("'", "’"))
    for article in ARTICLES:
        plain = plain.removeprefix(article)
    words = [word for word in plain.split(" ") if word.strip("’.")]
    return r"(?<![^\W_])" + " +".join(_word(word.strip("’")) for word in words) + r"(?![^\W_])"


IRREGULAR = {
    "meet": "met",
    "keep": "kept",
    "put": "put",
    "putting": "put",
    "build": "built",
    "make": "made",
    "give": "gave",
    "take": "took",
    "hold": "held",
    "win": "won",
    "lead": "led",
    "set": "set",
    "cut": "cut",
    "rise": "rose",
    "roll": "rolled",
    "shape": "shaped",
    "be": "was",
    "is": "was",
}
"""Past forms that no ending makes, of the verbs that renderings use."""


def _word(word: str) -> str:
    if word in IRREGULAR:
        return rf"(?:{_regular(word)}|{IRREGULAR[word]})"
    return _regular(word)


def _regular(word: str) -> str:
    stem, last = re.escape(word[:-1]), word[-1:]
    if last == "y" and len(word) > 2:
        return rf"{stem}(?:y{ENDINGS}|ie[sd])"
    if last == "e" and len(word) > 2:
        return rf"{stem}(?:e{ENDINGS}|ing|ed)"
    if last.isalpha() and len(word) > 2:
        return rf"{stem}{last}{last}?{ENDINGS}"
    return re.escape(word)


def first_uses(
    zh_and_en: Iterable[tuple[str, str, str]], terms: Terms, wanted: Mapping[str, str]
) -> dict[str, tuple[tuple[int, int, str], ...]]:
    """Where on a page each opaque term is first used in English.

    `zh_and_en` has the id, the Chinese and the English of each segment, in reading order; `wanted` the ids of the terms to be explained, by
    their Chinese. By segment id, the spans in its English with the term's id, in order, none overlapping another. A term counts where it
    stands in the Chinese and one of its renderings in the English; a span that ends a quotation has its opening mark too.
    """
    found: dict[str, list[tuple[int, int, str]]] = {}
    seen: set[str] = set()
    for name, zh, en in zh_and_en:
        for term in dict.fromkeys(terms.found.findall(zh)):
            if term not in wanted or term in seen:
                continue
            places = terms.places(term, en)
            if places and all(places[0][1] <= start or end <= places[0][0] for start, end, _ in found.get(name, ())):
                seen.add(term)
                found.setdefault(name, []).append((*_quoted_whole(en, *places[0]), wanted[term]))
    return {name: tuple(sorted(spans)) for name, spans in found.items()}


def _quoted_whole(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the quotation marks just outside it that its own are left without."""
    within = text[start:end]
    if within.count("”") > within.count("“") and text[:start].endswith("“"):
        start -= 1
    if within.count("“") > within.count("”") and text[end:].startswith("”"):
        end += 1
    return start, end


def disagree(zh: str, en: str, terms: Terms, excused: Mapping[str, str]) -> tuple[Fault, ...]:
    """Every glossary term of the Chinese that none of its renderings stands for in the English, unless it is excused with a reason.

    Where terms stand within one another only the longest counts. An excuse for a term that is not there, or is rendered, is a fault too.
    """
    faults = []
    missing = []
    for term in dict.fromkeys(terms.found.findall(zh)):
        if not terms.places(term, en):
            missing.append(term)
            if term not in excused:
                said = either(f"“{one}”" for one in terms.renderings[term])
                faults.append(
                    Fault(
                        _("{term} is not rendered as {said}").format(term=term, said=said),
                        _("use one of them, or add the term under “terms:” with the reason"),
                    )
                )
    faults += [
        Fault(_("the reason given for {term} is unnecessary").format(term=term), _("take it out of “terms:”"))
        for term in excused
        if term not in missing
    ]
    return tuple(faults)


def in_both(zh: str, en: str, terms: Terms) -> tuple[tuple[tuple[int, int], tuple[int, int]], ...]:
    """The terms that stand once in each of two texts: where in the Chinese, and where in the English."""
    places: dict[str, list[tuple[int, int]]] = {}
    for match in terms.found.finditer(zh):
        places.setdefault(match[0], []).append(match.span())
    found = []
    for term, spans in places.items():
        answers = terms.places(term, en)
        if len(spans) == len(answers) == 1:
            found.append((spans[0], answers[0]))
    return tuple(found)
