"""Drafts for a sentence: the best of what memory has for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import Indel

from workreport import checks, terms
from workreport.checks import NO_CONTEXT
from workreport.memory.adapting import Adapted, adapt, reworded
from workreport.memory.comparing import Comparison, code, compared, lasting, tokens
from workreport.messages import _, listed
from workreport.model import Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workreport.checks import Context
    from workreport.memory.comparing import Token
    from workreport.memory.pairs import Pair
    from workreport.model import Segment, Term

LEAST = 0.62
"""Sentences less alike are no help: more than a third of the English would have to be written anew."""
TRIED = 6
"""So many of the likest pairs are made to fit, and the best is taken."""
ENGLISH = "en"
"""The language whose figures can be read and written."""

CARRIED_ON = (",", ";", ":", "—")
"""What the sentence before ends with where this one goes on with it: Fellow Deputies,"""
STOPS = (".", "!", "?", ":", ";", ",", "…", "—", ".”", "!”", "?”", ".)")


@dataclass(frozen=True, slots=True)
class Draft:
    """A translation that memory proposes."""

    text: str
    pair: Pair
    likeness: float
    """Of the two Chinese sentences, figures and names apart, from 0 to 1."""
    same: bool
    """Whether the Chinese is the same to the character."""
    figures: bool
    """Whether figures were replaced."""
    names: bool
    """Whether terms were replaced."""
    doubts: tuple[str, ...]
    """What the checks do not prove; empty where the draft is proven."""

    @property
    def proven(self) -> bool:
        """Whether nothing about it is doubtful."""
        return not self.doubts

    @property
    def origin(self) -> str:
        """Where it comes from, as a translation file says it."""
        parts = [f"{self.pair.origin} {'100' if self.same else min(99, int(self.likeness * 100))}%"]
        parts += [_("figures taken from the Chinese")] if self.figures else []
        parts += [_("names taken from the Chinese")] if self.names else []
        parts += [_("with its note, to be read")] if self.pair.note else []
        return listed(parts)

    def unit(self, segment: Segment, comments: tuple[str, ...] = ()) -> Unit:
        """A unit with this draft; the note and the reasons for figures and terms come along, and it is said that they do."""
        return Unit(
            id=segment.id,
            zh=segment.text,
            text=self.text,
            state="initial",
            line=0,
            note=self.pair.note,
            check=self.pair.check,
            terms=self.pair.terms,
            comments=comments,
            origin=self.origin,
            doubts=self.doubts,
        )


@dataclass(frozen=True, slots=True)
class _Asked:
    """A sentence that wants a draft."""

    zh: str
    tokens: tuple[Token, ...]
    undated: tuple[Token, ...]
    """Its tokens for a pair of unknown year, whose 全年 means no year."""
    part: str
    year: int
    context: Context


@dataclass(slots=True)
class Memory:
    """Pairs, made ready to be asked."""

    pairs: Sequence[Pair]
    glossary: tuple[Term, ...]
    language: str
    _terms: terms.Terms = field(init=False)
    _lasting: terms.Terms = field(init=False)
    _kinds: dict[str, str] = field(init=False)
    _codes: list[str] = field(init=False)

    def __post_init__(self) -> None:
        """Makes every pair ready to be searched."""
        self._terms = terms.ready(self.glossary)
        self._lasting = terms.ready(lasting(self.glossary))
        self._kinds = {term.zh: term.kind for term in self.glossary}
        self._codes = [code(pair.zh, self._lasting, self._kinds) for pair in self.pairs]

    def learn(self, pair: Pair) -> None:
        """Takes in one more pair; one of the same origin is forgotten."""
        kept = [index for index, known in enumerate(self.pairs) if known.origin != pair.origin]
        self.pairs = [*(self.pairs[index] for index in kept), pair]
        self._codes = [*(self._codes[index] for index in kept), code(pair.zh, self._lasting, self._kinds)]

    def best(self, zh: str, part: str, year: int, context: Context = NO_CONTEXT) -> Draft | None:
        """The best draft for a sentence of a part (its heading) of the report of a year; None where memory has nothing like it."""
        return next(iter(self.drafts(zh, part, year, context)), None)

    def drafts(self, zh: str, part: str, year: int, context: Context = NO_CONTEXT) -> tuple[Draft, ...]:
        """All drafts for a sentence, the best first, no text twice: the same sentence, then the proven, then the likest."""
        dated, undated = (tokens(zh, self._lasting, self._kinds, known) for known in (year, None))
        found = process.extract(
            code(zh, self._lasting, self._kinds), self._codes, scorer=Indel.normalized_similarity, score_cutoff=LEAST, limit=TRIED
        )
        chosen = {index: score for _code, score, index in found}
        same = [index for index, pair in enumerate(self.pairs) if pair.zh == zh]
        same.sort(key=lambda index: (self.pairs[index].rank, self.pairs[index].year or 0), reverse=True)
        chosen.update(dict.fromkeys(same[:TRIED], 1.0))
        asked = _Asked(zh, dated, undated, part, year, context)
        made = [self._draft(index, asked, score) for index, score in chosen.items()]
        made.sort(
            key=lambda one: (one.same, one.proven, round(one.likeness, 2), -len(one.doubts), one.pair.rank, one.pair.year or 0),
            reverse=True,
        )
        unique: dict[str, Draft] = {}
        for one in made:
            unique.setdefault(one.text, one)
        return tuple(unique.values())

    def _draft(self, index: int, asked: _Asked, score: float) -> Draft:
        pair, zh = self.pairs[index], asked.zh
        mine = asked.tokens if pair.year else asked.undated
        comparison = compared(tokens(pair.zh, self._lasting, self._kinds, pair.year), mine)
        english = self.language == ENGLISH
        adapted = adapt(pair.text, comparison, self._lasting) if english else _unadapted(pair.text, comparison)
        text, doubts = adapted.text, list(adapted.doubts)
        if pair.part and asked.part and _plan(pair.part) != _plan(asked.part):
            doubts.append(_("it stood under “{heading}”: read the tense").format(heading=pair.part))
        if english:
            text, fragment = _placed(text, zh, asked.context)
            doubts += fragment
        doubts += self._faults(pair, text, asked)
        excuses = [("check", pair.check), *((f"terms, {term}", reason) for term, reason in pair.terms)]
        doubts += [_("{key} taken over: {reason}").format(key=key, reason=reason) for key, reason in excuses if reason]
        return Draft(text, pair, score, zh == pair.zh, adapted.figures, adapted.names, tuple(dict.fromkeys(doubts)))

    def _faults(self, pair: Pair, text: str, asked: _Asked) -> list[str]:
        """What the checks say of the draft, but for what the pair's own reasons excuse."""
        unit = Unit("", asked.zh, text, "translated", 0, check=pair.check, terms=pair.terms)
        return [fault.what for fault in checks.faults(unit, self.language, self._terms, asked.year, asked.context)]


def _placed(text: str, zh: str, context: Context) -> tuple[str, list[str]]:
    """An English text where it stands now: a sentence of its own begins with a capital and ends with a stop, whatever it was before."""
    if not context.before.endswith(CARRIED_ON):
        text = text[:1].upper() + text[1:]
    if context.heading or zh[-1:] not in "。！？" or text.endswith(STOPS):
        return text, []
    return f"{text}.", [_("it was a heading, and is a sentence here")]


def _unadapted(text: str, comparison: Comparison) -> Adapted:
    """The text as it is, for a language whose figures cannot be read; every change is a doubt."""
    changed = [(old.text, new.text) for old, new in comparison.figures if old.text != new.text]
    doubts = [reworded(old, new) for old, new in (*changed, *comparison.terms, *comparison.rewordings)]
    return Adapted(text, doubts)


def _plan(heading: str) -> bool:
    """Whether a part tells what will be done: 2024年工作安排, 今后五年的主要任务."""
    return not any(word in heading for word in ("回顾", "总结", "完成情况", "过去")) and any(
        word in heading for word in ("安排", "任务", "计划", "目标", "打算", "重点工作", "今后", "思路", "要求")
    )
