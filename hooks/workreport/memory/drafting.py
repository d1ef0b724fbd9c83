"""Drafts for a sentence: the best of what memory has for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import Indel

from workreport import checks, terms
from workreport.catalogue import Joined
from workreport.checks import NO_CONTEXT
from workreport.memory.adapting import Adapted, adapt
from workreport.memory.comparing import Comparison, code, compared, lasting, tokens
from workreport.model import Segment, Unit
from workreport.problems import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workreport.checks import Context
    from workreport.memory.comparing import Token
    from workreport.memory.pairs import Pair
    from workreport.model import Term

LEAST = 0.62
"""Sentences less alike are no help: more than a third of the English would have to be written anew."""
TRIED = 6
"""So many of the likest pairs are made to fit, and the best is taken."""
ENGLISH = "en"
"""The language whose figures can be read and written."""


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
    unread: tuple[str, ...] = ()
    """What comes along and is no part of the translation: the note to readers, which may not be true of this sentence."""

    @property
    def proven(self) -> bool:
        """Whether nothing about it is doubtful."""
        return not self.doubts

    @property
    def origin(self) -> str:
        """Where it comes from, as a translation file says it."""
        parts = [f"{self.pair.origin} {'100' if self.same else min(99, int(self.likeness * 100))}%"]
        parts += ["figures taken from the Chinese"] if self.figures else []
        parts += ["names taken from the Chinese"] if self.names else []
        doubts = f"; doubtful: {'; '.join(self.doubts)}" if self.doubts else ""
        unread = f"; to be read: {'; '.join(self.unread)}" if self.unread else ""
        return ", ".join(parts) + doubts + unread

    def unit(self, segment: Segment, comments: tuple[str, ...] = ()) -> Unit:
        """A unit with this draft; the note, the reasons for figures and terms come along, each named among the doubts."""
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
        chosen = {index: score for _, score, index in found}
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
        doubts = list(adapted.doubts)
        if pair.part and asked.part and _plan(pair.part) != _plan(asked.part):
            doubts.append(f"it stood under “{pair.part}”: read the tense")
        doubts += self._faults(pair, adapted.text, asked)
        excuses = [("check", pair.check), *((f"terms, {term}", reason) for term, reason in pair.terms)]
        doubts += [f"{what} taken over: {text}" for what, text in excuses if text]
        unread = (f"the note “{pair.note}”",) if pair.note else ()
        return Draft(adapted.text, pair, score, zh == pair.zh, adapted.figures, adapted.names, tuple(dict.fromkeys(doubts)), unread)

    def _faults(self, pair: Pair, text: str, asked: _Asked) -> list[str]:
        """What the checks say of the draft, but for what the pair's own reasons excuse."""
        unit = Unit("", asked.zh, text, "translated", 0, check=pair.check, terms=pair.terms)
        joined = Joined(Segment("", asked.zh, 0), unit, "translated")
        found = checks.segment(joined, Place(""), self.language, self._terms, asked.year, asked.context)
        return [problem.what.removeprefix(": ") for problem in found]


def _unadapted(text: str, comparison: Comparison) -> Adapted:
    """The text as it is, for a language whose figures cannot be read; every change is a doubt."""
    changed = [(old.text, new.text) for old, new in comparison.figures if old.text != new.text]
    doubts = [f"“{old}” is now “{new}”" for old, new in (*changed, *comparison.terms, *comparison.rewordings)]
    return Adapted(text, doubts)


def _plan(heading: str) -> bool:
    """Whether a part tells what will be done: 2024年工作安排, 今后五年的主要任务."""
    return not any(word in heading for word in ("回顾", "总结", "完成情况", "过去")) and any(
        word in heading for word in ("安排", "任务", "计划", "目标", "打算", "重点工作", "今后", "思路", "要求")
    )
