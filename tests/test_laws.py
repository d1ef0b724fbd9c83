"""A check that cannot fail is a defect: each law is broken once, and its check notices."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import test_site
from conftest import ROOT
from test_trust import digests
from walking import broken
from workreport import checks, library, terms
from workreport.catalogue import Joined, join
from workreport.indicators.accounting import account
from workreport.indicators.provenance import prove
from workreport.problems import Place, Severity


@pytest.fixture
def site(built_site: Path, tmp_path: Path) -> Path:
    """A copy of the built site, to be spoiled."""
    return Path(shutil.copytree(built_site, tmp_path / "site"))


def spoil(path: Path, old: str, new: str) -> None:
    """Replaces the first place where `old` stands."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


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


def test_law_1_notices_a_lost_character(site: Path) -> None:
    """One character less in a Chinese sentence."""
    spoil(site / "zh/2023/1-2/index.html", ">组织领导坚强有力", ">组织领导坚强有")
    with pytest.raises(AssertionError):
        test_site.test_nothing_is_lost_and_nothing_added(site, "zh", "2023")
    with pytest.raises(AssertionError):
        test_site.test_the_first_report_is_the_file_as_received(site)


def test_law_2_notices_a_chinese_character_in_english(site: Path) -> None:
    """One Chinese character in an English sentence."""
    spoil(site / "en/2023/1-2/index.html", ">Providing strong organization", ">Providing 强 organization")
    with pytest.raises(AssertionError):
        test_site.test_every_segment_has_its_english(site, "2023")


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
        ('href="../1-4/"', 'href="../1-9/"', "en/2023/1-3/index.html: ../1-9/ is not there"),
        ('href="#p2"', 'href="#p99"', "en/2023/1-3/index.html: #p99 has no such anchor"),
        ('href="../1-4/"', 'href="https://example.org/"', "en/2023/1-3/index.html: https://example.org/ is another host"),
        ('href="../1-4/"', 'href="../../../../x/"', "en/2023/1-3/index.html: ../../../../x/ leaves the site"),
    ],
)
def test_law_6_notices_a_broken_address(site: Path, old: str, new: str, sentence: str) -> None:
    """One address that leads nowhere, to no anchor, to another host, out of the site."""
    spoil(site / "en/2023/1-3/index.html", old, new)
    assert sentence in broken(site)


def test_law_7_notices_a_changed_byte(site: Path, built_site: Path) -> None:
    """One byte of one file."""
    assert digests(site) == digests(built_site)
    spoil(site / "robots.txt", "Allow", "allow")
    assert digests(site) != digests(built_site)


def test_law_8_notices_an_inline_script(site: Path) -> None:
    """One script in a page."""
    spoil(site / "en/2023/1-3/index.html", "</main>", "<script>1</script></main>")
    with pytest.raises(AssertionError):
        test_site.test_no_page_has_an_inline_script_or_style(site)
