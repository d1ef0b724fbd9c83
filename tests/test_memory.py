"""Translation memory: drafts for what is like something translated before, and what in them is not proven."""

from __future__ import annotations

import shutil
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT, copy_town, yaml_of
from workreport import library, messages
from workreport.commands.group import group
from workreport.memory import Memory, Pair
from workreport.model import Term
from workreport.quantities import english

CASES = yaml_of((ROOT / "tests/cases/memory/drafts.yml").read_text("utf-8"))
REVIEW = "一、2022年工作回顾"
VILLAGES = tuple(
    Term(en, zh, f"{en} Village", (), "place", "", "judgement", opaque=False, line=1)
    for zh, en in (("柳泉村", "Liuquan"), ("石桥村", "Shiqiao"))
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_draft_says_what_the_new_chinese_says(case: dict[str, str]) -> None:
    """What the checks prove is proven; everything else is told as a doubt, and what is unlike anything gets no draft."""
    memory = Memory((Pair(case["old"], case["en"], "2023/1-1/p1s1", "reviewed", REVIEW, 2023, case.get("note", "")),), VILLAGES, "en")
    draft = memory.best(case["new"], case.get("part", "一、2023年工作回顾"), 2024)
    if "draft" not in case:
        assert draft is None
        return
    assert draft
    assert draft.text == case["draft"]
    assert list(draft.doubts) == case.get("doubts", [])
    assert draft.origin.endswith("with its note, to be read") == ("note" in case)


COUNT = st.integers(2, 99999)
AMOUNT = st.decimals("0.01", "9999", places=2).map(lambda value: f"{value.normalize():f}")
SHARE = st.decimals("0.1", "99", places=1).map(lambda value: f"{value.normalize():f}")
BOUND = st.sampled_from(["", "约", "近", "超过", "不超过"])


@given(old=st.tuples(COUNT, AMOUNT, SHARE), new=st.tuples(COUNT, AMOUNT, SHARE), bound=BOUND, year=st.sampled_from([2023, None]))
def test_figures_alone_are_proven_and_none_is_wrong(
    old: tuple[int, str, str], new: tuple[int, str, str], bound: str, year: int | None
) -> None:
    """Whatever the figures: the draft is proven, and each stands in its place, by value, unit and bound."""
    zh = "全年新增企业{}家，注册资金{}{}亿元，增长{}%。"
    before = "Over the year, {} companies were added, with registered capital of {} billion yuan, up {} percent."
    english_before = before.format(f"{old[0]:,}", f"{Decimal(old[1]) / 10:f}", old[2])
    pair = Pair(zh.format(old[0], "", old[1], old[2]), english_before, "2023/1-1/p1s1", "reviewed", year=year)
    draft = Memory((pair,), (), "en").best(zh.format(new[0], bound, new[1], new[2]), "", 2024)
    assert draft
    assert draft.doubts == ()
    found = english.quantities(draft.text)
    exact = [Fraction(new[0]), Fraction(new[1]) * 10**8, Fraction(new[2]) / 100]
    assert len(found) == 3
    for quantity, value in zip(found, exact, strict=True):
        assert abs(quantity.value - value) <= quantity.unit / 2
    assert {"": "", "约": "about", "近": "nearly", "超过": "over", "不超过": "under"}[bound] == found[1].bound.direction


def test_the_best_pair_is_taken() -> None:
    """The same sentence before a proven one, a reviewed one before one that is not, the newest before older ones."""
    pairs = (
        Pair("新建公园12个。", "We built 12 parks.", "2021/1/p1s1", "translated", year=2021),
        Pair("新建公园15个。", "We created 15 parks.", "2022/1/p1s1", "translated", year=2022),
        Pair("新建公园15个。", "We laid out 15 parks.", "2020/1/p1s1", "reviewed", year=2020),
    )
    memory = Memory(pairs, (), "en")
    assert [draft.text for draft in memory.drafts("新建公园15个。", "", 2024)] == [
        "We laid out 15 parks.",
        "We created 15 parks.",
        "We built 15 parks.",
    ]
    best = memory.best("新建公园18个。", "", 2024)
    assert best
    assert (best.text, best.origin) == ("We laid out 18 parks.", "2020/1/p1s1 99%, figures taken from the Chinese")


def test_other_languages_get_what_is_the_same_and_doubts_for_the_rest() -> None:
    """Figures of a language that cannot be read are never replaced unproven."""
    memory = Memory((Pair("新建公园12个。", "Nous avons créé 12 parcs.", "2023/1/p1s1"),), (), "fr")
    same, other = memory.best("新建公园12个。", "", 2024), memory.best("新建公园15个。", "", 2024)
    assert same
    assert other
    assert (same.text, same.doubts) == ("Nous avons créé 12 parcs.", ())
    assert (other.text, other.doubts) == ("Nous avons créé 12 parcs.", ("“12个” is now “15个”",))


def test_doubts_are_told_in_the_language_of_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever chose Chinese reads in Chinese what is doubtful, those of the checks too."""
    monkeypatch.setenv("WORKREPORT_LANG", "zh")
    try:
        messages.choose()
        memory = Memory((Pair("新建公园12个。", "We built 12 parks.", "2023/1/p1s1", note="Small ones."),), (), "en")
        draft = memory.best("新建公园1个，已完工。", "", 2024)
        origin = draft.origin if draft else ""
    finally:
        messages.choose("en")
    assert draft
    assert origin.endswith("%、数字取自新的中文、连同译注，待读")
    assert list(draft.doubts) == ["12个 改为 1个：注意单复数", "新增“，已完工”"]


@pytest.fixture
def town(tmp_path: Path, first_report: Path) -> Path:
    """A copy of the project's inputs with a next year's report: the same but for a figure and a sentence."""
    for name in ("docs/reports", "translations"):
        shutil.copytree(first_report / name, tmp_path / name)
    text = (first_report / "docs/reports/2023/report.txt").read_text("utf-8")
    for old, new in (("2023年2月16日", "2024年2月20日"), ("企业84家，注册资金6.8亿元", "企业96家，注册资金7.5亿元")):
        assert old in text
        text = text.replace(old, new)
    (tmp_path / "next.txt").write_text(text, "utf-8")
    return tmp_path


@pytest.mark.slow
def test_a_new_report_comes_with_drafts(town: Path) -> None:
    """`new` fills the translation files; `draft` finds nothing more to do; readers are shown none of it as a translation."""
    done = CliRunner().invoke(group, ["--project", str(town), "new", "2024", str(town / "next.txt")])
    assert done.exit_code == 0, done.output
    told = next(line for line in done.output.splitlines() if line.startswith("en: "))
    assert told.startswith("en: 240 segments without a translation; drafts from memory: 240, ")
    units = {unit.id: unit for unit in library.load(town, "2024").catalogues["en"]["1-3"].units}
    before = next(unit for unit in library.load(town, "2023").catalogues["en"]["1-3"].units if unit.id == "p1s9")
    assert units["p1s9"].text == before.text.replace("84", "96").replace("680", "750") != before.text
    assert (units["p1s9"].state, units["p1s9"].origin) == ("initial", "2023/1-3/p1s9 99%, figures taken from the Chinese")
    again = CliRunner().invoke(group, ["--project", str(town), "draft", "2024"])
    assert again.output == "en: 0 segments without a translation; drafts from memory: 0, of these proven by the checks: 0\n"


def test_memories_of_other_tools_are_asked_too(tmp_path: Path) -> None:
    """A TMX file in translations/LANG/memory counts like a report."""
    town = copy_town(tmp_path / "town")
    folder = town / "translations/en/memory"
    folder.mkdir()
    (folder / "county.tmx").write_text(
        '<tmx version="1.4"><header srclang="zh"/><body><tu><tuv xml:lang="zh-CN"><seg>老年食堂开门迎客。</seg></tuv>'
        '<tuv xml:lang="en-US"><seg>Canteens for the elderly opened.</seg></tuv></tu></body></tmx>',
        "utf-8",
    )
    text = (town / "docs/reports/2031/report.txt").read_text("utf-8")
    text = text.replace("2031年", "2033年").replace("茶园面积继续扩大。", "老年食堂开门迎客。")
    (town / "next.txt").write_text(text, "utf-8")
    assert CliRunner().invoke(group, ["--project", str(town), "new", "2033", str(town / "next.txt")]).exit_code == 0
    units = {unit.zh: unit for unit in library.load(town, "2033").catalogues["en"]["1-1"].units}
    assert units["老年食堂开门迎客。"].text == "Canteens for the elderly opened."
    assert units["老年食堂开门迎客。"].origin == "county.tmx 100%"
