"""The figures that a new report’s file proposes."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, get_args

import pytest

from conftest import TOWN, yaml_of
from workreport import library, manuscript
from workreport.indicators import schema
from workreport.indicators.model import ComparisonKind
from workreport.indicators.proposing import head, proposals
from workreport.outline import find
from workreport.quantities.numerals import arabic, han
from workreport.yamlfile import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

REPORT = """某某镇政府工作报告
（2025年1月8日）
一、2024年工作回顾
（一）甲。{}
二、2025年工作安排
（一）乙。新建公园2个。
三、附注
（一）丙。共3项。
"""


def proposed(text: str) -> list[dict[str, Any]]:
    """What is proposed for the first section of the review, as the file would hold it."""
    written = proposals(find(manuscript.read(REPORT.format(text).encode(), "report.txt"), "2025"))
    lines = [yaml_of(line.removeprefix("# - ")) for line in written.removeprefix(head()).splitlines()]
    return [line for line in lines if line["segment"].startswith("1-1/p")]


def figure(value: str, unit: str, quote: str, status: str = "actual", **more: str | dict[str, str]) -> dict[str, Any]:
    """A proposed observation of the first sentence."""
    return {"period": "2024", "status": status, "value": value, "unit": unit, **more, "segment": "1-1/p1s1", "quote": quote}


def exempt(quote: str, reason: str) -> dict[str, str]:
    """A proposed exemption of the first sentence."""
    return {"segment": "1-1/p1s1", "quote": quote, "reason": reason}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("检查企业1200家次，化解纠纷35起。", [figure("1200", "家次", "检查企业1200家次"), figure("35", "起", "化解纠纷35起")]),
        ("投入10余万元。", [figure("10", "万元", "投入10余万元", qualifier="余")]),
        ("发放物资上万余件。", [figure("上万", "件", "发放物资上万余件", qualifier="余")]),
        ("惠及近三百户。", [figure("三百", "户", "惠及近三百户", qualifier="近")]),
        ("完成率100%以上。", [figure("100", "%", "完成率100%以上", qualifier="以上")]),
        ("PM2.5浓度30微克/立方米。", [exempt("PM2.5", "name"), figure("30", "微克/立方米", "PM2.5浓度30微克/立方米")]),
        ("G101国道和5G基站3座。", [exempt("G101", "name"), exempt("G101国道和5G", "name"), figure("3", "座", "G101国道和5G基站3座")]),
        ("覆盖率达94.5％，增长7%。", [figure("94.5", "％", "覆盖率达94.5％", growth={"value": "7%", "quote": "覆盖率达94.5％，增长7%"})]),
        ("产值12.5亿元、下降6%。", [figure("12.5", "亿元", "产值12.5亿元", growth={"value": "-6%", "quote": "产值12.5亿元、下降6%"})]),
        (
            "收入5亿元，占全年任务的55%。",
            [figure("5", "亿元", "收入5亿元", progress={"value": "55%", "quote": "收入5亿元，占全年任务的55%"})],
        ),
        (
            "产煤3万吨、产油2万吨，分别增长9%、7%。",
            [
                figure("3", "万吨", "产煤3万吨", growth={"value": "9%", "quote": "产煤3万吨、产油2万吨，分别增长9%、7%"}),
                figure("2", "万吨", "产油2万吨", growth={"value": "7%", "quote": "产煤3万吨、产油2万吨，分别增长9%、7%"}),
            ],
        ),
        ("产值增长6%，增速居全区第2位。", [figure("6", "%", "产值增长6%", rank={"value": "第2", "quote": "产值增长6%，增速居全区第2位"})]),
        (
            "新建公园2个,修路3公里;植树5棵。",
            [figure("2", "个", "新建公园2个"), figure("3", "公里", "修路3公里"), figure("5", "棵", "植树5棵")],
        ),
        ("补贴10至500万元。", [figure("10", "万元", "补贴10至500万元"), figure("500", "万元", "至500万元")]),
        ("种植1.1万余亩。", [figure("1.1", "万亩", "种植1.1万余亩", qualifier="余")]),
        ("引进44个重点项目。", [figure("44", "个", "引进44个重点项目")]),
        (
            "落实三大任务、八项规定、三级联动、两位数增长。",
            [
                exempt("落实三大", "classification"),
                exempt("八项", "classification"),
                exempt("三级", "classification"),
                exempt("两位", "expression"),
            ],
        ),
        ("建成千亩基地，亿元以上项目开工。", [exempt("建成千亩", "expression"), exempt("亿元", "definition")]),
        ("拨打12345热线，排名第3位。", [exempt("拨打12345", "name"), exempt("排名第3", "ordinal")]),
        ("将新建公园2个。", [figure("2", "个", "将新建公园2个", status="planned")]),
        ("杜绝“七个有之”［26］，新建公园2个。", [exempt("［26］", "structure"), figure("2", "个", "新建公园2个")]),
        ("构建“1+10”体系，完善“321”机制。", [exempt("“1+10”", "slogan"), exempt("“321”", "slogan")]),
        ("实施“新增就业3万人”工程。", [figure("3", "万人", "实施“新增就业3万人")]),
        ("世界500强企业3家。", [exempt("世界500强", "name"), figure("3", "家", "世界500强企业3家")]),
        ("庆祝建党100周年。", [exempt("庆祝建党100周年", "name")]),
        ("2024年10月26日建成大棚5栋。", [exempt("2024年10月26日", "date"), figure("5", "栋", "2024年10月26日建成大棚5栋")]),
        ("编制“十四五”规划。", []),
        (
            "收入2,876.53亿元、增长4.1%，受理１２，３４５件、3 210件。",
            [
                figure("2,876.53", "亿元", "收入2,876.53亿元", growth={"value": "4.1%", "quote": "收入2,876.53亿元、增长4.1%"}),
                figure("１２，３４５", "件", "受理１２，３４５件"),
                figure("3 210", "件", "3 210件"),
            ],
        ),
        ("增加3户，200亩。", [figure("3", "户", "增加3户"), figure("200", "亩", "200亩")]),
        (
            "执行到位３亿2000万元，接待25万6千人。",
            [figure("３亿2000万", "元", "执行到位３亿2000万元"), figure("25万6千", "人", "接待25万6千人")],
        ),
        ("审结案件 ４５６ 件 。", [figure("４５６", "件", "审结案件 ４５６ 件")]),
        (
            "审结案件456件678人，同比下降3.1%、4.7%。",
            [
                figure("456", "件", "审结案件456件"),
                figure("678", "人", "678人"),
                figure("3.1", "%", "同比下降3.1%"),
                figure("4.7", "%", "4.7%"),
            ],
        ),
        ("增速为-3.2%，税收负２．５％。", [figure("-3.2", "%", "增速为-3.2%"), figure("负２．５", "％", "税收负２．５％")]),
        (
            "占六成半，占1/3，出口US$1,024.6亿。",
            [exempt("占六成半", "expression"), exempt("占1/3", "expression"), exempt("出口US$1,024.6亿", "expression")],
        ),
        (
            "容积600m³，PM10和5G基站3座。",
            [figure("600", "m³", "容积600m³"), exempt("PM10", "name"), exempt("PM10和5G", "name"), figure("3", "座", "PM10和5G基站3座")],
        ),
        ("同比下降两成三。", [exempt("同比下降两成三", "expression")]),
        ("装机350兆瓦。", [figure("350", "兆瓦", "装机350兆瓦")]),
    ],
    ids=lambda it: it if isinstance(it, str) else "",
)
def test_a_figure_is_proposed_as_the_file_wants_it(text: str, expected: list[dict[str, Any]]) -> None:
    """Value, unit and qualifier apart; dates and parts of names for the exemptions."""
    assert proposed(text) == expected


def test_the_title_of_a_part_gives_period_and_status() -> None:
    """回顾 is what was reached, 安排 what is aimed at, in the year that stands there; elsewhere the editor says."""
    written = proposals(find(manuscript.read(REPORT.format("甲。").encode(), "report.txt"), "2025"))
    assert "# - {period: '2025', status: target, value: '2', unit: 个, segment: 2-1/p1s1, quote: 新建公园2个}" in written
    assert "# - {period: '2024', status: actual, value: '3', unit: 项, segment: 3-1/p1s1, quote: 共3项}" in written


@pytest.mark.parametrize(("month", "reached", "aim"), [("1", "2024", "2025"), ("10", "2024", "2025"), ("12", "2025", "2026")])
def test_a_report_at_the_end_of_a_year_tells_of_that_year(month: str, reached: str, aim: str) -> None:
    """What was reached is the year before's and what is aimed at is the year's own; in November and December the year's, the next one's."""
    source = f"某某镇政府工作报告\n（2025年{month}月8日）\n一、工作回顾\n新建公园2个。\n二、工作安排\n修路3公里。\n"
    written = proposals(find(manuscript.read(source.encode(), "report.txt"), "2025"))
    assert f"{{period: '{reached}', status: actual, value: '2'" in written
    assert f"{{period: '{aim}', status: target, value: '3'" in written


@pytest.mark.usefixtures("first_report")
def test_no_numeral_is_left_out(project: Path) -> None:
    """Of the report of 2023 every numeral stands in what is proposed for its sentence."""
    work = library.load(project, "2023")
    text = (project / "docs/reports/2023/report.txt").read_bytes()
    quotes: dict[str, list[str]] = defaultdict(list)
    for line in proposals(find(manuscript.read(text, "report.txt"), "2023")).removeprefix(head()).splitlines():
        fields = yaml_of(line.removeprefix("# - "))
        compared = [fields[kind] for kind in get_args(ComparisonKind) if kind in fields]
        quotes[fields["segment"]] += [one["quote"] for one in (fields, *compared)]
    for page, segment in work.report.segments():
        for numeral in (*arabic(segment.text), *han(segment.text)):
            assert any(numeral.text in quote for quote in quotes[f"{page.id}/{segment.id}"]), (segment.text, numeral.text)


def test_the_pattern_at_the_head_is_sound() -> None:
    """An editor who takes the “#” away from it has a file without a fault of form."""
    pattern = re.search(r"^# groups:\n(?:# .*\n)+?# key: .*\n", head(), re.MULTILINE)
    assert pattern
    text = re.sub(r"^# ", "", pattern[0], flags=re.MULTILINE)
    found, problems = schema.read(read_yaml(text.encode(), "indicators.yml"), "2024")
    assert problems == ()
    assert [str(one.figure) for _, one in found.observations()] != []


def test_an_indicator_of_the_year_before_keeps_its_id() -> None:
    """Where the words before a figure are those of an earlier indicator, the proposal has its id, group and unit."""
    before = library.load(TOWN, "2031").indicators
    text = REPORT.format("全年实现农业总产值4.2亿元。").encode()
    written = proposals(find(manuscript.read(text, "report.txt"), "2025"), before)
    assert "{id: farm-output, group: economy, indicator-unit: yuan, period: '2024', status: actual, value: '4.2'" in written
