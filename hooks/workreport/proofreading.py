"""What a careful reviser of English sees at once, whatever the Chinese says: typography, spelling, doubled words, what is not closed."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from workreport.lexicon.characters import HAN_CHARACTER
from workreport.messages import _
from workreport.problems import Severity
from workreport.terms import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spellchecker import SpellChecker

    from workreport.terms import Terms

BRITISH = {
    "programme": "program",
    "centre": "center",
    "metre": "meter",
    "kilometre": "kilometer",
    "litre": "liter",
    "labour": "labor",
    "colour": "color",
    "favour": "favor",
    "favourable": "favorable",
    "honour": "honor",
    "behaviour": "behavior",
    "neighbour": "neighbor",
    "endeavour": "endeavor",
    "defence": "defense",
    "offence": "offense",
    "licence": "license",
    "practise": "practice",
    "organise": "organize",
    "organisation": "organization",
    "modernise": "modernize",
    "modernisation": "modernization",
    "realise": "realize",
    "recognise": "recognize",
    "standardise": "standardize",
    "optimise": "optimize",
    "mobilise": "mobilize",
    "prioritise": "prioritize",
    "utilise": "utilize",
    "analyse": "analyze",
    "publicise": "publicize",
    "fulfil": "fulfill",
    "enrol": "enroll",
    "skilful": "skillful",
    "traveller": "traveler",
    "travelling": "traveling",
    "cancelled": "canceled",
    "catalogue": "catalog",
    "grey": "gray",
    "tonne": "metric ton",
    "ageing": "aging",
    "towards": "toward",
    "amongst": "among",
    "whilst": "while",
    "judgement": "judgment",
    "storey": "story",
    "cheque": "check",
    "mould": "mold",
    "plough": "plow",
    "tyre": "tire",
    "kerb": "curb",
}
"""British forms and the American ones in their place."""


_BRITISH = re.compile(rf"\b(?:{'|'.join(BRITISH)})(?=s?\b|d\b|ing\b)", re.IGNORECASE)
_CONTROLS = "\u200e\u200f\u202a-\u202e\u2066-\u2069"
_RULES: tuple[tuple[re.Pattern[str], str, str, Severity], ...] = (
    (HAN_CHARACTER, "a Chinese character", "translate it", Severity.ERROR),
    (re.compile(r"[\u3000-\u3006\u3008-\u303f\uff00-\uffef]"), "full-width punctuation", "write the English mark", Severity.ERROR),
    (re.compile(r" {2,}"), "two blanks in a row", "keep one", Severity.ERROR),
    (re.compile(r"[\"']"), "a straight quotation mark or apostrophe", "write “ ” ‘ ’", Severity.ERROR),
    (re.compile(r"\s[,.;:!?)”]"), "a blank before a mark", "take the blank out", Severity.ERROR),
    (
        re.compile(r"”[,.]"),
        "a mark after the quotation it belongs to",
        "put the comma or period before the ”, as American usage has it",
        Severity.ERROR,
    ),
    (re.compile(r"^\s|\s$"), "a blank at an end", "take it out", Severity.ERROR),
    (re.compile(f"[{_CONTROLS}]"), "a control character for the direction of writing", "take it out", Severity.WARNING),
    (re.compile("[\u00a0\u202f\u2007]"), "a no-break blank", "write a plain blank", Severity.WARNING),
    (re.compile(r"</?[A-Za-z][^<>]*>|\*\*|__"), "a sign of HTML or Markdown", "write plain text", Severity.WARNING),
    (re.compile(r"(?<=\S)[\r\n\u2028\u2029]+(?=\S)"), "a line break inside a sentence", "write it on one line", Severity.WARNING),
    (re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]"), "an invisible character", "take it out", Severity.WARNING),
    (re.compile(r"[,;:][A-Za-z]|[a-z]\.[A-Z][a-z]"), "no blank behind a mark", "put one in", Severity.WARNING),
    (re.compile(r"(?<![.])[.]{2}(?![.])|,,|;;|[,;:] ?[.,;:]"), "two marks in a row", "keep one", Severity.WARNING),
)


def typography(en: str) -> Iterator[Fault]:
    """What in an English text is no English typography or no American spelling."""
    for rule, what, remedy, severity in _RULES:
        if found := rule.search(en):
            yield Fault(_("the English has {what}: “{words}”").format(what=_(what), words=_around(en, found)), _(remedy), severity)
    for found in _BRITISH.finditer(en):
        yield Fault(_("“{word}” is British spelling").format(word=found[0]), _("write “{word}”").format(word=BRITISH[found[0].lower()]))


def _around(text: str, found: re.Match[str]) -> str:
    return text[max(0, found.start() - 8) : found.end() + 8]


_DOUBLED = re.compile(r"\b(?P<word>[A-Za-z’]+)\s+(?P=word)\b", re.IGNORECASE)
_MAY_DOUBLE = ("had", "that")
_LOWER_START = re.compile(r"[“‘(\[]*[a-z]")
_FINAL = re.compile(r"[.!?:;,…—][”’)\]]*\s*$")
_FINAL_ZH = re.compile(r"[。！？；][”’）]*$")
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"), ("‘", "’"))


def style(zh: str, en: str, *, heading: bool = False, before: str = "") -> Iterator[Fault]:
    """Doubled words, quotation marks and brackets that are not closed, a final stop lost, a lower-case start: each a warning.

    A heading needs no stop; a sentence that goes on with the one before it (`before`) needs neither.
    """
    if (found := _DOUBLED.search(en)) and found["word"].lower() not in _MAY_DOUBLE:
        yield _warning(_("“{words}” has a word twice").format(words=found[0]), _("keep one"))
    for opening, closing in _PAIRS:
        if mark := _unbalanced(en, opening, closing):
            yield _warning(_("{mark} has no partner").format(mark=mark), _("open and close it, or take it out"))
    if _FINAL_ZH.search(zh) and not heading and en.strip() and not _FINAL.search(en):
        yield _warning(_("the English ends without a final stop"), _("end the sentence with “.”"))
    if _LOWER_START.match(en) and not (before and before[-1] in ",;:—"):
        yield _warning(_("the English begins with a small letter"), _("begin with a capital"))
    if found := _SMALL_SENTENCE.search(en):
        yield _warning(_("a sentence begins with a small letter: “{words}”").format(words=found[0]), _("begin it with a capital"))


_SMALL_SENTENCE = re.compile(r"[a-z]{3,}[.!?] [a-z]{2,}")


def _unbalanced(text: str, opening: str, closing: str) -> str:
    """A mark that opens or closes nothing; empty where all is well. ’ is an apostrophe where nothing is open."""
    depth = 0
    for character in text:
        if character == opening:
            depth += 1
        elif character == closing:
            if depth:
                depth -= 1
            elif closing != "’":
                return closing
    return opening if depth else ""


def _warning(what: str, remedy: str) -> Fault:
    return Fault(what, remedy, Severity.WARNING)


_WORD = re.compile(
    r"(?<![A-Za-z0-9’-])[a-z]{3,}(?:’[a-z]+)?(?![A-Za-z0-9])|(?<=-)[a-z]{4,}(?![A-Za-z0-9])"
    r"|(?:(?<=[.!?] )|(?<![^“]))[A-Z][a-z]{3,}(?![A-Za-z0-9-])"
)
WORDS = frozenset({
    "aboveground", "afforestation", "afforested", "agritourism", "agrotourism", "app", "apps", "biogas", "biomass", "bureaucratism",
    "citywide", "contactless", "coronavirus", "countywide", "cyber", "datacenter", "decarbonization", "deleveraging", "delink",
    "delisting", "deregister", "deregistered", "deregistering", "digitalization", "digitalize", "digitalized", "districtwide",
    "ecotourism", "germplasm", "groundwater", "homebuyers", "homestay", "homestays", "hotline", "informationization", "informatization",
    "informatized", "intercropping", "kindergarteners", "livestream", "livestreamed", "livestreaming", "megawatt", "microgram",
    "micrograms", "multi", "nons", "offline", "online", "photovoltaic", "photovoltaics", "pre", "preapproval", "rainwater",
    "rediscounting", "reengineering", "reforestation", "reforested", "roadmaps", "rollout", "rooftop", "sci", "solarized", "startups",
    "stormwater", "subdistrict", "subdistricts", "supercomputing", "tech", "telecom", "timeframes", "townwide", "trans", "underserved",
    "upskilling", "villagewide", "wastewater", "webpage", "website", "wellbeing",
})  # fmt: skip
"""Words of reports that the library’s list lacks."""


def misspellings(en: str, terms: Terms) -> Iterator[Fault]:
    """Words that no list knows: the library’s American one, `WORDS`, and the renderings of the glossary.

    Names are passed over: what has a capital inside of a sentence is one. The list is that of pyspellchecker, which brings it along
    and asks no network.
    """
    for word in dict.fromkeys(match[0] for match in _WORD.finditer(en)):
        plain = word.replace("’", "'").removesuffix("'s").lower()
        if word[0].isupper() and (len(word) < NAME or not _nearest(plain)):
            continue
        if plain not in terms.vocabulary and not _is_word(plain):
            near = _nearest(plain)
            remedy = (
                _("write “{word}”, or add it to the glossary").format(word=near) if near else _("correct it, or add it to the glossary")
            )
            yield _warning(_("“{word}” is in no list of English words").format(word=word), remedy.format(word=near))


NAME = 7
"""A word that begins a sentence may be a name: only a longer one with a word of the list near it is doubted."""


@cache
def _checker() -> SpellChecker:
    """Loaded when a text first asks: it takes most of a second."""
    from spellchecker import SpellChecker  # noqa: PLC0415

    return SpellChecker(distance=1)


_PREFIXES = ("re", "non", "pre", "co", "multi", "anti", "under", "over", "micro", "inter", "un", "bio", "eco", "agri", "agro")


@cache
def _is_word(word: str) -> bool:
    checker = _checker()
    if word in WORDS or word in checker:
        return True
    return any(len(rest := word.removeprefix(prefix)) >= 4 and rest != word and rest in checker for prefix in _PREFIXES)


@cache
def _nearest(word: str) -> str:
    found = _checker().correction(word)
    return found if found and found != word else ""
