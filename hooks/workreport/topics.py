"""What a report says of a subject, wherever it says it: water, roads, older people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from workreport.languages import SOURCE
from workreport.messages import _, listed
from workreport.problems import Place, Problem
from workreport.yamlfile import read_yaml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from workreport.indicators.model import Indicators, Observation
    from workreport.model import Facts, Page, Report, Words
    from workreport.yamlfile import Value

LEAST = 2
"""Sentences that make a page; one is found by search."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject."""

    id: str
    """In addresses: an English word, the same in all editions."""
    title: Words
    words: tuple[str, ...]
    """Chinese words that put a sentence on its page."""
    heads: tuple[str, ...]
    """Words that, in the heading of a section or theme, put every sentence below it there."""
    apart: tuple[str, ...] = ()
    """Expressions that have one of `words` in another sense; they are not looked at."""


@dataclass(frozen=True, slots=True)
class TopicChange:
    """An editor's word on a topic of a report: a sentence that belongs to it, or does not, by quoting it."""

    topic: str
    quote: str
    belongs: bool
    line: int
    """The line of ``report.yml`` that says so."""


@cache
def topics() -> tuple[Topic, ...]:
    """The topics of the package, in the order of their pages."""
    value = read_yaml(files("workreport").joinpath("topics.yml").read_bytes(), "workreport/topics.yml")
    return tuple(_topic(item.fields([], "a topic")) for item in value.items([], "topics"))


def _topic(fields: dict[str, Value]) -> Topic:
    title = {code: text.text([], code) for code, text in fields["title"].fields([], "title").items()}
    words, heads = (tuple(one.text([], key) for one in fields[key].items([], key)) for key in ("words", "heads"))
    apart = tuple(one.text([], "apart") for one in fields["apart"].items([], "apart")) if "apart" in fields else ()
    return Topic(fields["id"].text([], "id"), title, words, heads, apart)


def sentences(topic: Topic, report: Report, facts: Facts) -> tuple[tuple[str, str], ...]:
    """The sentences of a report on a topic in its order, each by page and segment id; none where there are fewer than `LEAST`."""
    changes = [one for one in facts.topics if one.topic == topic.id]
    found = tuple((page.id, name) for page in report.pages for name, text in _about(topic, page) if not _taken_out(text, changes))
    added = {(page.id, segment.id) for page, segment in report.segments() for one in changes if one.belongs and one.quote in segment.text}
    both = {*found, *added}
    ordered = tuple((page.id, segment.id) for page, segment in report.segments() if (page.id, segment.id) in both)
    return ordered if len(ordered) >= LEAST else ()


def _taken_out(text: str, changes: list[TopicChange]) -> bool:
    return any(not one.belongs and one.quote in text for one in changes)


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """What finds one of some words."""
    return re.compile("|".join(map(re.escape, words)) or r"(?!)")


def _about(topic: Topic, page: Page) -> Iterator[tuple[str, str]]:
    """Ids and texts of the sentences of a page on a topic; headings are none."""
    whole = page.kind == "section" and page.title is not None and any(word in page.title.text for word in topic.heads)
    for paragraph in page.paragraphs:
        headed = paragraph.heading is not None and any(word in paragraph.heading.text for word in topic.heads)
        for segment in paragraph.body:
            if whole or headed or _speaks_of(topic, segment.text):
                yield segment.id, segment.text


def _speaks_of(topic: Topic, text: str) -> bool:
    for expression in topic.apart:
        text = text.replace(expression, "…")
    return _any_of(topic.words).search(text) is not None


CLAUSE = "；"
"""What parts the clauses of a long sentence, each of which has a subject of its own."""


def observations(topic: Topic, report: Report, indicators: Indicators, sentences: Collection[str]) -> tuple[Observation, ...]:
    """The values in these sentences (by address: ``1/p2s3``) that are of the topic, in the order of the indicator file.

    A value is of the topic where the name of its indicator or of its group, or the words quoted for it, have a word of the topic. In a
    clause where none of the values has, those are that follow such a word: 开发新能源，预计投资约2.5亿元. So are all of a sentence without
    such a word, which is there for its heading or because an editor says so.
    """
    standing = [(indicator, observation) for indicator, observation in indicators.observations() if observation.figure.segment in sentences]
    pages = {observation.figure.segment.partition("/")[0] for _indicator, observation in standing}
    texts = {f"{page.id}/{segment.id}": segment.text for page in report.pages if page.id in pages for segment in page.segments()}
    groups = {group.id: group.label.get(SOURCE, "") for group in indicators.groups}
    clauses: dict[tuple[str, int], list[tuple[Observation, bool, bool]]] = {}
    for indicator, observation in standing:
        address, quote = observation.figure.segment, observation.figure.quote
        text = texts[address]
        before = text.partition(quote)[0].split(CLAUSE)
        own = (indicator.label.get(SOURCE, ""), groups.get(indicator.group, ""), quote)
        named = any(_speaks_of(topic, words) for words in own)
        follows = _speaks_of(topic, before[-1]) or not _speaks_of(topic, text)
        clauses.setdefault((address, len(before)), []).append((observation, named, follows))
    found = set()
    for values in clauses.values():
        unnamed = not any(named for _value, named, _follows in values)
        found |= {value.key for value, named, follows in values if named or (unnamed and follows)}
    return tuple(value for _indicator, value in indicators.observations() if value.key in found)


def problems(report: Report, facts: Facts) -> Iterator[Problem]:
    """Quotes of ``topics:`` that stand in no sentence of the report, and topics that there are not."""
    known = [topic.id for topic in topics()]
    for change in facts.topics:
        place = Place(facts.path, change.line)
        if change.topic not in known:
            what = _("there is no topic “{topic}”").format(topic=change.topic)
            yield Problem(place, what, _("use {known}").format(known=listed(known)))
        elif not any(change.quote in segment.text for _page, segment in report.segments()):
            yield Problem(place, _("“{quote}” stands in no sentence").format(quote=change.quote), _("quote the report’s own words"))
