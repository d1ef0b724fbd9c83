"""What a report says of a subject: the sentences of its page, and an editor's word on them."""

from __future__ import annotations

import pytest

from workreport import outline, topics
from workreport.indicators import schema
from workreport.manuscript import read
from workreport.model import UNDATED, Facts, Report
from workreport.yamlfile import read_yaml

TEXT = """政府工作报告

各位代表：

现在，我向大会报告工作。

一、工作回顾

（一）守护绿水

治水兴水成效明显。全年巡河三千公里。干部群众一起动手。新修道路五公里。

（二）改善民生

新增就业岗位二百个。村民喝上了自来水，供水设施全部更新。营商环境持续优化。

二、明年安排

继续治理河道。
"""


def report() -> Report:
    """The report above."""
    return outline.find(read(TEXT.encode(), "report.txt"), "2024").report


def facts(*changes: topics.TopicChange) -> Facts:
    """Facts with an editor's word on topics."""
    empty: dict[str, str] = {}
    return Facts("report.yml", empty, empty, empty, UNDATED, empty, empty, empty, empty, {}, {}, topics=changes)


def told(topic: str, known: Facts) -> list[str]:
    """The sentences on a topic."""
    found = report()
    texts = {(page.id, segment.id): segment.text for page, segment in found.segments()}
    subject = next(one for one in topics.topics() if one.id == topic)
    return [texts[place] for place in topics.sentences(subject, found, known)]


def test_sentences_come_in_the_order_of_the_report() -> None:
    """A sentence is there for its own words or for the theme it stands under; others are not."""
    assert told("water", facts()) == ["全年巡河三千公里。", "村民喝上了自来水，供水设施全部更新。", "继续治理河道。"]


def test_a_figure_of_speech_is_not_on_the_subject() -> None:
    """The road ahead is no road: an expression of the topic's `apart` puts no sentence on its page, other words of it do."""
    text = TEXT.replace("营商环境持续优化。", "前进道路上困难不少。前进道路上，公路养护不停。停车更方便。")
    found = outline.find(read(text.encode(), "report.txt"), "2024").report
    texts = {(page.id, segment.id): segment.text for page, segment in found.segments()}
    roads = next(one for one in topics.topics() if one.id == "roads")
    assert [texts[place] for place in topics.sentences(roads, found, facts())] == [
        "新修道路五公里。",
        "前进道路上，公路养护不停。",
        "停车更方便。",
    ]


def test_a_topic_with_one_sentence_has_no_page() -> None:
    """One sentence is found by search; it makes no page."""
    assert told("jobs", facts()) == []


def test_a_head_is_no_other_word() -> None:
    """The business environment is none of the natural one's."""
    assert "营商环境持续优化。" not in told("environment", facts())


def test_an_editor_adds_and_takes_out() -> None:
    """Sentences are added and taken out by quoting them."""
    known = facts(topics.TopicChange("water", "干部群众", True, 3), topics.TopicChange("water", "治理河道", False, 4))
    assert told("water", known) == ["全年巡河三千公里。", "干部群众一起动手。", "村民喝上了自来水，供水设施全部更新。"]


FIGURES = """
groups: [{id: works, label: {zh: 工程, en: Works}}]
units:
  household: {zh: 户, en: households, one: household}
  volume: {zh: 册, en: volumes, one: volume}
  person: {zh: 人, en: people, one: person}
indicators:
- {id: station, group: works, label: {zh: 签约户数, en: Station}, unit: household, observations: [
    {period: 2023, status: actual, value: 42, unit: 户, segment: 1-1/p1s3, quote: 签约42户}]}
- {id: road, group: works, label: {zh: 扩建签约户数, en: Road}, unit: household, observations: [
    {period: 2023, status: actual, value: 13, unit: 户, segment: 1-1/p1s3, quote: 签约13户}]}
- {id: books, group: works, label: {zh: 图书室藏书, en: Books}, unit: volume, observations: [
    {period: 2023, status: actual, value: 900, unit: 册, segment: 1-1/p1s3, quote: 藏书900册}]}
- {id: visitors, group: works, label: {zh: 游客, en: Visitors}, unit: person, observations: [
    {period: 2023, status: actual, value: 70, unit: 人, segment: 1-1/p1s3, quote: 游客70人}]}
"""
VALUES = {
    "energy": ["station"],
    "roads": ["road"],
    "culture": ["books"],
    "tourism": ["visitors"],
    "health": ["station", "road", "books", "visitors"],
}


@pytest.mark.parametrize(("topic", "labels"), VALUES.items())
def test_a_long_sentence_gives_a_topic_its_own_figures(topic: str, labels: list[str]) -> None:
    """Of the figures of one sentence a topic has those named in its words, and those of a clause that speaks of it.

    A topic of which the sentence has no word, on whose page an editor has put it, has all.
    """
    sentence = "变电站签约42户；密三路扩建签约13户，缓解了交通压力；图书室藏书900册，吸引游客70人。"
    found = outline.find(read(TEXT.replace("干部群众一起动手。", sentence).encode(), "report.txt"), "2024").report
    indicators, problems = schema.read(read_yaml(FIGURES.encode(), "indicators.yml"), "2024")
    assert problems == ()
    subject = next(one for one in topics.topics() if one.id == topic)
    assert [value.indicator for value in topics.observations(subject, found, indicators, {"1-1/p1s3"})] == labels


def test_a_quote_that_stands_nowhere_is_named() -> None:
    """A quote must be the report's own words, a topic one that there is."""
    known = facts(topics.TopicChange("water", "没有这句", True, 3), topics.TopicChange("weather", "治水", True, 5))
    said = [str(problem) for problem in topics.problems(report(), known)]
    assert said[0] == "report.yml:3: “没有这句” stands in no sentence; quote the report’s own words"
    assert said[1].startswith("report.yml:5: there is no topic “weather”; use agriculture, water, ")


def test_topics_are_told_apart() -> None:
    """Every topic has an id of its own, an English word, and titles in both languages."""
    every = topics.topics()
    assert len({topic.id for topic in every}) == len(every)
    assert all(topic.id.replace("-", "").isalpha() and topic.id.isascii() and topic.title.keys() == {"zh", "en"} for topic in every)
