"""A new report takes proposals from the one before it in the same folder, each to be read."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from conftest import TOWN
from workreport import library
from workreport.commands.group import group


def taken_up(town: Path, **changes: str) -> str:
    """The ``report.yml`` of a report of 2033, made from that of 2031 with words replaced."""
    text = (TOWN / "docs/reports/2031/report.txt").read_text("utf-8")
    for old, new in {"2031年2月10日": "2033年2月8日", **changes}.items():
        assert old in text
        text = text.replace(old, new)
    (town / "next.txt").write_text(text, "utf-8")
    done = CliRunner().invoke(group, ["--project", str(town), "new", "2033", str(town / "next.txt")])
    assert done.exit_code == 0, done.output
    return (town / "docs/reports/2033/report.yml").read_text("utf-8")


def test_the_english_of_the_same_facts_is_proposed(town: Path) -> None:
    """The same words have the same English; a session of another number has its number; each says where it comes from."""
    written = taken_up(town, 第一次会议="第三次会议")
    for line in (
        "  en: The People’s Government of Qinghewan Town, Yunti County  # as in 2032",
        "  en: Third Session of the Sixth People’s Congress of Qinghewan Town, Yunti County  # made from that of 2032",
        "  en: Lin Xiaoman  # as in 2032",
        "  en: Mayor of Qinghewan Town  # as in 2032",
    ):
        assert line in written.splitlines()
    facts = library.load(town, "2033").facts
    assert facts.session["en"] == "Third Session of the Sixth People’s Congress of Qinghewan Town, Yunti County"


def test_words_that_an_editor_put_before_a_fact_are_proposed_again(town: Path) -> None:
    """Where the source names the county alone and last year's file the city too, so does this year's, and says what the source has."""
    path = town / "docs/reports/2032/report.yml"
    before = path.read_text("utf-8").replace("zh: 云梯县青禾湾镇人民政府", "zh: 江源市云梯县青禾湾镇人民政府")
    path.write_text(before.replace("of Qinghewan Town, Yunti County\n", "of Qinghewan Town, Yunti County, Jiangyuan\n", 1), "utf-8")
    lines = taken_up(town).splitlines()
    at = lines.index("  zh: 江源市云梯县青禾湾镇人民政府  # the source has only “云梯县青禾湾镇人民政府”")
    assert lines[at + 1] == "  en: The People’s Government of Qinghewan Town, Yunti County, Jiangyuan  # as in 2032"


def test_of_several_renderings_the_one_used_last_comes_first(town: Path) -> None:
    """Where the glossary allows two, a new report's translator is offered the one that was used last."""
    glossary = town / "translations/en/glossary.yml"
    entry = "- zh: 养老驿站\n  en: elderly care station\n"
    assert entry in glossary.read_text("utf-8")
    glossary.write_text(glossary.read_text("utf-8").replace(entry, f"{entry}  alt: [eldercare station]\n"), "utf-8")
    before = town / "translations/en/2031/2-2.yml"
    used = before.read_text("utf-8").replace("elderly care stations", "eldercare stations")
    assert "2 eldercare stations" in used
    before.write_text(used, "utf-8")
    taken_up(town)
    comments = [line for path in (town / "translations/en/2033").glob("*.yml") for line in path.read_text("utf-8").splitlines()]
    assert {line for line in comments if line.startswith("# 养老驿站")} == {"# 养老驿站: eldercare station"}


def test_what_is_another_is_not_taken_over(town: Path) -> None:
    """A new mayor has no English yet; the old one's stands beside as a remark and is nowhere published."""
    written = taken_up(town, 林小满="高远")
    assert "  zh: 高远\n  en:  # in 2032: Lin Xiaoman (林小满)\n" in written
    assert "en" not in {key for key, text in library.load(town, "2033").facts.speaker.items() if text}


def test_what_the_source_does_not_state_is_asked_for_with_last_years(town: Path) -> None:
    """A remark, and no answer: an editor fills it in."""
    written = taken_up(town, **{"镇长 林小满": ""})
    assert "  zh: （待填）  # the source does not state it  # in 2032: 林小满" in written.splitlines()


def test_corrections_and_lines_left_out_come_as_comments(town: Path) -> None:
    """Those whose words stand in the new source too, and no others; they change nothing until an editor uncomments them."""
    path = town / "docs/reports/2032/report.yml"
    more = "corrections:\n- prose: 茶园面积继续扩大。\n- prose: 从前的一句话。\n"
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    written = taken_up(town)
    assert "# corrections:\n# - prose: 茶园面积继续扩大。\n" in written
    assert "从前的一句话" not in written
    assert library.load(town, "2033").facts.corrections == ()
