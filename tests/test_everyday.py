"""The words that people ask with."""

from __future__ import annotations

from pathlib import Path

from workreport.everyday import everyday, everyday_problems, used


def own(root: Path, text: str) -> Path:
    """A site with everyday words of its own."""
    (root / "translations").mkdir()
    (root / "translations/everyday.yml").write_text(text, "utf-8")
    return root


def test_there_are_a_few_hundred_in_both_languages(tmp_path: Path) -> None:
    """Chinese and English each have some hundreds, and none stands twice."""
    asks = list(everyday(tmp_path))
    chinese = [ask for ask in asks if not ask.isascii()]
    assert len(chinese) > 500
    assert len(asks) - len(chinese) > 500


def test_a_site_adds_its_own(tmp_path: Path) -> None:
    """A site's words stand beside the package's; for a word that both have, both count."""
    words = everyday(own(tmp_path, "- {ask: [Market day, 赶集], find: [集市]}\n- {ask: [看病], find: [义诊]}\n"))
    assert words["market day"] == words["赶集"] == ("集市",)
    assert {"医疗", "义诊"} <= set(words["看病"])


def test_what_is_wrong_in_them_is_said(tmp_path: Path) -> None:
    """An unknown key, an entry without one of its lists, and what is no YAML are problems of the site's file."""
    root = own(tmp_path, "- {ask: [赶集], finds: [集市]}\n")
    assert [(problem.place.path, problem.place.line, problem.what) for problem in everyday_problems(root)] == [
        ("translations/everyday.yml", 1, "the key “finds” is not known"),
        ("translations/everyday.yml", 1, "the entry has no ask or no find"),
    ]
    (root / "translations/everyday.yml").write_text("- ask: [", "utf-8")
    assert len(everyday_problems(root)) == 1
    assert "看病" in everyday(root)


def test_only_words_of_the_reports_are_looked_for() -> None:
    """Of the words for it those remain that the texts have, hyphens or not; one that the texts say nothing of remains without any."""
    words = {"看病": ("医疗", "义诊", "clinic"), "tap water": ("water supply", "供水"), "dogs": ("犬",)}
    texts = ("医疗水平提高。", "Medical clinic; a water-supply project.", "供水工程。")
    assert used(words, texts) == {"看病": ("医疗",), "tap water": ("water supply", "供水"), "dogs": ()}
