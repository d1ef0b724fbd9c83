"""Two Chinese sentences, token by token: figures, terms of the glossary, characters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from workreport.quantities import chinese

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workreport.model import Term
    from workreport.quantities.model import Quantity
    from workreport.terms import Terms

PUNCTUATION = "，、；：,;"
"""Signs of one weight: where a sentence has one for another, it says the same."""

NAMES = frozenset({"place", "institution", "person", "project", "brand", "title", "document"})
"""Kinds of terms of which one can stand where another stood without a change of grammar."""
_YEAR = re.compile("[0-9]{4}年")


def lasting(terms: Iterable[Term]) -> tuple[Term, ...]:
    """The terms that are not of a single year: in 2022年工作回顾 the year is a figure like any other."""
    return tuple(term for term in terms if not _YEAR.search(term.zh))


@dataclass(frozen=True, slots=True)
class Token:
    """A figure, a term or a character of a Chinese sentence."""

    text: str
    key: str
    """What it has in common with tokens that can stand in its place: a figure's kind, a name's kind; of all else, itself."""
    quantity: Quantity | None = None
    term: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of a sentence."""

    figures: tuple[tuple[Quantity, Quantity], ...]
    """Figures that stand in one another's place, changed or not, in the order of the old sentence."""
    terms: tuple[tuple[str, str], ...]
    """Names that are others now."""
    rewordings: tuple[tuple[str, str], ...]
    """Words that are others now, or are gone, or are new: old and new."""


def tokens(zh: str, terms: Terms, kinds: Mapping[str, str], year: int | None) -> tuple[Token, ...]:
    """The tokens of a sentence; `kinds` are those of the glossary's terms, `year` is the year that 今年 means."""
    starts: dict[int, tuple[int, Token]] = {}
    names = [match.span() for match in terms.found.finditer(zh) if match[0]]
    for one in chinese.quantities(zh, tuple(terms.renderings), year):
        told = one.kind == "year" and not one.binding
        named = any(start < one.end and one.start < end and not one.start <= start < end <= one.end for start, end in names)
        if (one.binding or one.figure or told) and not named:
            key = f"figure {one.text}" if told else f"figure {one.kind}"
            starts[one.start] = one.end, Token(one.text, key, quantity=one)
    spans = [(start, end) for start, (end, _) in starts.items()]
    for start, end in names:
        if all(stop <= start or end <= begin for begin, stop in spans):
            term = zh[start:end]
            kind = kinds.get(term, "")
            starts[start] = end, Token(term, f"term {kind if kind in NAMES else term}", term=term)
    found: list[Token] = []
    position = 0
    while position < len(zh):
        end, token = starts.get(position, (position + 1, Token(zh[position], "," if zh[position] in PUNCTUATION else zh[position])))
        found.append(token)
        position = end
    return tuple(found)


def code(zh: str, terms: Terms, kinds: Mapping[str, str]) -> str:
    """A sentence as the search for like ones compares it: figures as one, names by their kind, particles at half weight, no signs.

    It must be quick: a memory has as many of them as sentences.
    """
    named = terms.found.sub(lambda match: _NAMES.get(kinds.get(match[0], ""), match[0]), zh)
    return _WEIGHED.sub(_weighed, named)


_NAMES = {kind: chr(0xE000 + number) * 4 for number, kind in enumerate(sorted(NAMES))}
_WEIGHED = re.compile(
    r"(?P<figure>[0-9][0-9,.]*)|(?P<particle>[的了和与及等着地得并也又将已])|(?P<sign>[^\w\ue000-\uf8ff])|(?P<rest>.)", re.DOTALL
)


def _weighed(match: re.Match[str]) -> str:
    if match["figure"]:
        return "\uf000\uf000"
    if match["particle"]:
        return match["particle"]
    if match["sign"]:
        return ""
    rest = match["rest"]
    return rest if rest >= "\ue000" else rest * 2


def compared(old: tuple[Token, ...], new: tuple[Token, ...]) -> Comparison:
    """What differs between the tokens of an old sentence and those of a new one."""
    figures, terms, rewordings = [], [], []
    matcher = SequenceMatcher(None, [token.key for token in old], [token.key for token in new], autojunk=False)
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag != "equal":
            before, after = ("".join(token.text for token in side) for side in (old[old_start:old_end], new[new_start:new_end]))
            rewordings.append((before, after))
            continue
        for was, now in zip(old[old_start:old_end], new[new_start:new_end], strict=True):
            if was.quantity and now.quantity:
                figures.append((was.quantity, now.quantity))
            elif was.term != now.term:
                terms.append((was.term, now.term))
    return Comparison(tuple(figures), tuple(terms), tuple(rewordings))
