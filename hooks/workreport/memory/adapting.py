"""The English of one sentence made to say another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from workreport.memory.restating import in_words, restated
from workreport.messages import _, listed
from workreport.quantities import english
from workreport.quantities.model import UNMEASURED, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workreport.memory.comparing import Comparison
    from workreport.terms import Terms

ARTICLE = re.compile(r"\b([Tt])he $")
_VOWEL = re.compile(r"(?:[aeio]|8|11\b|18\b|u(?!ni|s))", re.IGNORECASE)
_INDEFINITE = re.compile(r"\b(?P<article>[Aa]n?) (?=(?P<next>\w+))")


@dataclass(slots=True)
class Adapted:
    """A text in the making."""

    text: str
    doubts: list[str] = field(default_factory=list)
    figures: bool = False
    """Whether a figure was replaced."""
    names: bool = False
    """Whether a term was replaced."""


def adapt(text: str, comparison: Comparison, terms: Terms) -> Adapted:
    """`text`, the English of the old sentence, with the figures and terms of the new one, and what about that is doubtful."""
    adapted = Adapted(text)
    edits = [*_figures(adapted, comparison.figures), *_terms(adapted, comparison.terms, terms)]
    edits.sort()
    if any(before[1] > behind[0] for before, behind in pairwise(edits)):
        adapted.doubts.append(_("a figure stands within a term"))
        return adapted
    for start, end, words in reversed(edits):
        adapted.text = adapted.text[:start] + words + adapted.text[end:]
    if edits:
        adapted.text = _with_articles(text, adapted.text)
    adapted.doubts += [reworded(old, new) for old, new in comparison.rewordings]
    return adapted


def reworded(old: str, new: str) -> str:
    """What became of words of the Chinese."""
    if not old:
        return _("“{new}” is new").format(new=new)
    return _("“{old}” is now “{new}”").format(old=old, new=new) if new else _("“{old}” is gone").format(old=old)


def _same(one: Quantity, other: Quantity) -> bool:
    return (one.value, one.bound.direction, one.bound.strict) == (other.value, other.bound.direction, other.bound.strict)


def answers(source: Quantity, target: Quantity) -> bool:
    """Whether an English quantity is a Chinese one: of one kind, equal or rounded to the digits it shows."""
    said = target.equivalent or target
    if source.kind != said.kind and not (source.kind in UNMEASURED and said.kind in UNMEASURED):
        return False
    if (source.kind == "heading") != (said.kind == "heading"):
        return False
    return said.value == source.value or (said.digits > 2 and abs(said.value - source.value) <= said.unit / 2)


Pairs = Sequence[tuple[Quantity, Quantity]]
_SHARED = re.compile(r"\b(?:both|each|also|same|likewise|equally|respectively)\b", re.IGNORECASE)
"""Words by which English says of two equal figures that they are."""
_ALSO = re.compile(r"\balso (?=(?:up|down) (?:[0-9]|$))")
"""That of a rate, which can be left out: up 4 percent, also up 4 percent."""


def _figures(adapted: Adapted, pairs: Pairs) -> list[tuple[int, int, str]]:
    """What is to be written where, for the figures that changed."""
    targets = english.quantities(adapted.text)
    owners = [[index for index, pair in enumerate(pairs) if answers(pair[0], target)] for target in targets]
    turns: dict[tuple[int, ...], int] = {}
    edits = []
    for index, target in enumerate(targets):
        mine = owners[index]
        if not mine or all(_same(*pairs[owner]) for owner in mine):
            continue
        chosen = mine
        if not all(_same(pairs[mine[0]][1], pairs[owner][1]) for owner in mine):
            chosen = _between(owners, index) or mine
            if len(chosen) > 1:
                turn = turns[tuple(mine)] = turns.get(tuple(mine), -1) + 1
                chosen = [mine[min(turn, len(mine) - 1)]]
                figures = listed(pairs[owner][1].text for owner in mine)
                adapted.doubts.append(_("“{english}” may be any of {figures}").format(english=target.text, figures=figures))
            elif also := _ALSO.search(adapted.text[: target.start]):
                edits.append((also.start(), also.end(), ""))
            elif word := _SHARED.search(_ALSO.sub("", adapted.text)):
                what = _("figures that were equal are not any more, and the English says “{word}”").format(word=word[0])
                adapted.doubts.append(what)
        if (edit := _edit(adapted, target, *pairs[chosen[0]])) is not None:
            edits.append(edit)
    placed = {owner for mine in owners for owner in mine}
    for index, (old, new) in enumerate(pairs):
        told = old.kind == "year" and not old.binding
        if index not in placed and not _same(old, new) and not told:
            what = _("{old} is now {new}, and the English has no figure for it").format(old=old.text, new=new.text)
            adapted.doubts.append(what)
    adapted.figures = bool(edits)
    return edits


def _between(owners: Sequence[Sequence[int]], index: int) -> list[int]:
    """Of the Chinese figures that an English one may be, those that stand between the same neighbors.

    Neighbors are the nearest English figures before and behind that can be one Chinese figure only. The Chinese ones must stand in the
    order of the English ones; where they do not, nothing is known.
    """
    fixed = [(place, mine[0]) for place, mine in enumerate(owners) if len(mine) == 1]
    before = max((owner for place, owner in fixed if place < index), default=-1)
    behind = min((owner for place, owner in fixed if place > index), default=10**6)
    in_order = [owner for _, owner in fixed]
    if in_order != sorted(in_order):
        return []
    inside = [owner for owner in owners[index] if before < owner < behind]
    return inside if len(inside) == 1 else []


def _edit(adapted: Adapted, target: Quantity, old: Quantity, new: Quantity) -> tuple[int, int, str] | None:
    words = restated(target, new)
    if words is None:
        what = _("{old} is now {new}, where the English has “{english}”").format(old=old.text, new=new.text, english=target.text)
        adapted.doubts.append(what)
        return None
    if new.kind in {"count", "span", "hours"} and (old.value == 1) != (new.value == 1):
        adapted.doubts.append(_("{old} is now {new}: one or many").format(old=old.text, new=new.text))
    elif new.value == 0:
        adapted.doubts.append(_("{figure} is none").format(figure=new.text))
    begins = target.start == 0 or adapted.text[: target.start].endswith((". ", ": "))
    if begins and words[0].isdigit() and target.kind != "heading" and not adapted.text[target.start].isdigit():
        number = re.match(r"[0-9]+(?![0-9,.])", words)
        spelt = in_words(int(number[0])) if number else None
        if number and spelt and not words[number.end() :].startswith((" million", " billion")):
            words = spelt.capitalize() + words[number.end() :]
        else:
            adapted.doubts.append(_("a sentence begins with a figure"))
    elif begins and adapted.text[target.start].isupper():
        words = words[0].upper() + words[1:]
    return target.start, target.end, words


def _terms(adapted: Adapted, changed: Iterable[tuple[str, str]], terms: Terms) -> Iterable[tuple[int, int, str]]:
    """What is to be written where, for the terms that are others now."""
    text = adapted.text
    edits = []
    by_old: dict[str, list[str]] = {}
    for old, new in changed:
        by_old.setdefault(old, []).append(new)
    for old, news in by_old.items():
        places = terms.places(old, text)
        if len(set(news)) > 1 or len(places) != len(news):
            adapted.doubts.append(reworded(old, "”, “".join(news)))
            continue
        rendering, before = terms.renderings[news[0]][0], terms.renderings[old][0]
        for place in places:
            edits.append(_placed(text, *place, rendering, before))
            adapted.names = True
    return edits


def _placed(text: str, start: int, end: int, rendering: str, before: str) -> tuple[int, int, str]:
    """The rendering in the place of another, with the article it wants."""
    article = ARTICLE.search(text, 0, start)
    bare = rendering.removeprefix("the ")
    wants, had = rendering.startswith("the "), before.startswith("the ")
    if article and had and not wants:
        start = article.start()
    elif wants and not article:
        bare = f"the {bare}"
    first = text[start : start + 1]
    if first.isupper() and (start == 0 or text[:start].endswith(". ")):
        bare = bare[0].upper() + bare[1:]
    return start, end, bare


def _with_articles(old: str, new: str) -> str:
    """The new text with a and an after the words that follow; articles that stood before the same word stay as they were."""
    known = {match["next"]: match["article"].lower() for match in _INDEFINITE.finditer(old)}

    def article(match: re.Match[str]) -> str:
        following = match["next"]
        right = known.get(following) or ("an" if _VOWEL.match(following) else "a")
        return f"{match['article'][0]}{right[1:]} "

    return _INDEFINITE.sub(article, new)
