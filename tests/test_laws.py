"""A check that cannot fail is a defect: each law is broken once, and its check notices."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import ROOT
from test_trust import digests
from workreport import archive, checks, library, terms
from workreport.catalogue import Joined, join
from workreport.indicators.accounting import account
from workreport.indicators.provenance import prove
from workreport.laws import LAWS, Built
from workreport.problems import Place, Severity

BY_NUMBER = {law.name.partition(" ")[0]: law for law in LAWS}


@pytest.fixture
def site(built_site: Path, tmp_path: Path) -> Path:
    """A copy of the built site, to be spoiled."""
    return Path(shutil.copytree(built_site, tmp_path / "site"))


def spoil(path: Path, old: str, new: str) -> None:
    """Replaces the first place where `old` stands."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def breaches(site: Path) -> Callable[[str], list[str]]:
    """What a law, by its number, says of the spoiled site."""
    return lambda number: [str(one) for one in BY_NUMBER[number].breaches(Built(site, archive.load(ROOT)[0], ROOT))]


def segment(page: str, name: str) -> Joined:
    """A segment of the real report with its translation."""
    work = library.load(ROOT, "2023")
    return next(one for one in join(work.report.page(page), work.catalogues["en"][page]) if one.segment.id == name)


def problems(joined: Joined, text: str) -> list[str]:
    """What the checks say of the segment with another translation."""
    assert joined.unit
    glossary = terms.ready(library.load(ROOT, "2023").terms["en"])
    spoiled = replace(joined, unit=replace(joined.unit, text=text))
    return [str(problem) for problem in checks.segment(spoiled, Place("1.yml", 1), "en", glossary, 2023)]


def test_law_1_notices_a_lost_character(site: Path, breaches: Callable[[str], list[str]]) -> None:
    """One character less in a Chinese sentence is named with what stands before and behind it; other editions are whole."""
    spoil(site / "zh/2023/1-2/index.html", ">组织领导坚强有力", ">组织领导坚强有")
    (breach,) = breaches("1")
    place, _, sentence = breach.partition(": ")
    assert place == "zh/2023/1-2/index.html"
    assert sentence == (
        "the page has “组织领导坚强有。” where docs/reports/2023/report.txt has “施有力有效组织领导坚强有力。坚持人民至上、生命至”; "
        "build the site again; if it stays, report it as a defect of the program"
    )


def test_law_1_notices_a_page_that_is_lost(site: Path, breaches: Callable[[str], list[str]]) -> None:
    """A page less is what follows it in the wrong place."""
    (site / "zh-en/2023/closing/index.html").unlink()
    assert [one.partition(":")[0] for one in breaches("1")] == ["zh-en/2023/2-7/index.html"]


def test_law_2_notices_a_chinese_character_in_english(site: Path, breaches: Callable[[str], list[str]]) -> None:
    """One Chinese character in an English sentence."""
    spoil(site / "en/2023/1-2/index.html", ">Providing strong organization", ">Providing 强 organization")
    assert len(breaches("2")) == 1


def test_law_2_notices_a_sentence_left_in_chinese(site: Path, breaches: Callable[[str], list[str]]) -> None:
    """A sentence less in a language that is to be complete."""
    spoil(site / "en/2023/1-2/index.html", 'lang="en">Providing strong', 'lang="zh-Hans">Providing strong')
    assert len(breaches("2")) == 1


def test_law_3_notices_a_changed_digit() -> None:
    """One digit of one figure; the sentence as it stands has no fault."""
    joined = segment("1", "p2s3")
    assert joined.unit
    assert problems(joined, joined.unit.text) == []
    assert problems(joined, joined.unit.text.replace("34,383 yuan", "34,388 yuan"))


def test_law_4_notices_a_replaced_term() -> None:
    """One term of art rendered otherwise."""
    joined = segment("1-4", "p1s3")
    assert joined.unit
    assert problems(joined, joined.unit.text) == []
    assert problems(joined, joined.unit.text.replace("returning land to cultivation", "farming some more land"))


def test_law_5_notices_a_numeral_left_out() -> None:
    """One exemption less, and one numeral is not accounted for: a warning, so that a list of figures can be begun and looked at."""
    work = library.load(ROOT, "2023")
    assert work.indicators
    fewer = replace(work.indicators, exemptions=work.indicators.exemptions[1:])
    claims, _ = prove(fewer, work.report)
    counted, found = account(work.report, claims, fewer.path)
    assert work.account
    assert work.account.arabic.accounted == work.account.arabic.total == 150
    assert counted.arabic.accounted + counted.han.accounted < work.account.arabic.accounted + work.account.han.accounted
    assert {problem.severity for problem in found} == {Severity.WARNING}


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('href="../1-4/"', 'href="../1-9/"', "../1-9/ does not exist; correct the address"),
        ('href="#p2"', 'href="#p99"', "#p99 has no such anchor; correct the anchor"),
        ('href="../1-4/"', 'href="../../../../x/"', "../../../../x/ leaves the site; correct the address"),
        (
            'href="../1-4/"',
            'href="/en/2023/1-4/"',
            "/en/2023/1-4/ begins at the host’s root; write the address relative to the page, so that the site may stand under a path",
        ),
        (
            'href="../1-4/"',
            'href="javascript:x"',
            "the address javascript:x is of a kind that no page of ours has; write a link to a page or a file",
        ),
    ],
)
def test_law_6_notices_a_broken_address(site: Path, breaches: Callable[[str], list[str]], old: str, new: str, sentence: str) -> None:
    """One address that leads nowhere, to no anchor, out of the site, to the host's root, or is no address at all."""
    spoil(site / "en/2023/1-3/index.html", old, new)
    assert breaches("6") == [f"en/2023/1-3/index.html: {sentence}"]


def test_law_7_notices_a_changed_byte(site: Path, built_site: Path) -> None:
    """One byte of one file."""
    assert digests(site) == digests(built_site)
    spoil(site / "robots.txt", "Allow", "allow")
    assert digests(site) != digests(built_site)


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        ("<script>1</script>", "the page has an inline script in <script>; move it to a file in docs/assets"),
        ("<p style='color: red'></p>", "the page has an inline style in <p>; move it to a file in docs/assets"),
        ("<p onclick='x()'></p>", "the page has an event handler in <p>; move it to a file in docs/assets"),
        (
            "<img src='https://example.org/x.png'>",
            "https://example.org/x.png is loaded from another host; put the file into docs/assets and name it there",
        ),
        (
            "<img srcset='//example.org/x.png 2x'>",
            "//example.org/x.png is loaded from another host; put the file into docs/assets and name it there",
        ),
    ],
)
def test_law_8_notices_what_is_inline_or_foreign(site: Path, breaches: Callable[[str], list[str]], new: str, sentence: str) -> None:
    """One script, style or handler in a page, one picture of another host."""
    spoil(site / "en/2023/1-3/index.html", "</main>", f"{new}</main>")
    assert breaches("8") == [f"en/2023/1-3/index.html: {sentence}"]


def test_law_8_notices_a_style_sheet_that_asks_elsewhere(site: Path, breaches: Callable[[str], list[str]]) -> None:
    """One font of another host."""
    sheet = site / "assets/site.css"
    sheet.write_text(sheet.read_text("utf-8") + "@font-face { src: url(https://example.org/x.woff2) }", "utf-8")
    assert breaches("8") == [
        "assets/site.css: https://example.org/x.woff2 is loaded from another host; put the file into docs/assets and name it there"
    ]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("zh/notes.html", "<html></html>", "no page and no list of files leads to it; link it, or delete it from docs/"),
        ("data/2023/report.txt~", "x", "a file left behind is published; delete it from docs/"),
        (
            "assets/x.js",
            f"// {ROOT}/x.js",
            f"the file holds a path of this machine, {ROOT}; take it out of the inputs; if it stays, report it as a defect of the program",
        ),
    ],
)
def test_law_10_notices_what_stands_on_no_page(
    site: Path, breaches: Callable[[str], list[str]], name: str, content: str, sentence: str
) -> None:
    """One file that nothing leads to, one that an editor left, one path of the machine."""
    (site / name).write_text(content, "utf-8")
    assert breaches("10") == [f"{name}: {sentence}"]
