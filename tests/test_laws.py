"""A check that cannot fail is a defect: each law is broken once, and its check notices."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import ROOT, TOWN, build
from test_trust import digests
from workreport import archive, checks, library
from workreport.indicators.accounting import account
from workreport.indicators.provenance import prove
from workreport.laws import LAWS, Built
from workreport.problems import Severity

TXT = "docs/reports/2031/report.txt"
AGAIN = "build the site again; if it stays, report it as a defect of the program"
BY_NUMBER = {law.name.partition(" ")[0]: law for law in LAWS}


@pytest.fixture
def site(built_town: Path, tmp_path: Path) -> Path:
    """A copy of the built site, to be spoiled."""
    return Path(shutil.copytree(built_town, tmp_path / "site"))


def spoil(path: Path, old: str, new: str) -> None:
    """Replaces the first place where `old` stands."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture(scope="module")
def read() -> archive.Archive:
    """The town’s reports."""
    return archive.load(TOWN)[0]


@pytest.fixture
def breaches(site: Path, read: archive.Archive) -> Callable[[str], list[str]]:
    """What a law, by its number, says of the spoiled site."""
    return lambda number: [str(one) for one in BY_NUMBER[number].breaches(Built(site, read, TOWN))]


def problems(town: Path) -> list[str]:
    """What the checks say of the translations and figures of the town’s first report."""
    work = library.load(town, "2031")
    return [str(problem) for problem in (*work.problems, *checks.problems(work))]


def test_law_1_notices_a_lost_character(site: Path, breaches: Callable[[str], list[str]]) -> None:
    """One character less in a Chinese sentence is named with what stands before and behind it; other editions are whole."""
    spoil(site / "zh/2031/1-1/index.html", ">茶园面积继续扩大。", ">茶园面积继续扩。")
    assert breaches("1") == [
        f"zh/2031/1-1/index.html: the page has “茶园面积继续扩。” where {TXT} has “业稳步发展茶园面积继续扩大。新增茶园1200亩，”; {AGAIN}"
    ]


def test_law_1_notices_a_lost_sentence_of_a_word_file(site: Path, breaches: Callable[[str], list[str]]) -> None:
    """A sentence less on the page of the whole report, of which the source is a Word file."""
    spoil(site / "zh-en/2032/full/index.html", 'lang="zh-Hans">让我们', 'lang="en">让我们')
    assert breaches("1") == [
        f"zh-en/2032/full/index.html: no page has “让我们携手同心，把青禾湾建设得更加美丽！” of docs/reports/2032/report.docx; {AGAIN}"
    ]


def test_law_1_notices_a_page_that_is_lost(site: Path, breaches: Callable[[str], list[str]]) -> None:
    """A page less: what follows it stands in the wrong place."""
    (site / "zh-en/2031/2-2/index.html").unlink()
    assert [one.partition(":")[0] for one in breaches("1")] == ["zh-en/2031/closing/index.html"]


def test_law_2_notices_a_chinese_character_in_english(site: Path, breaches: Callable[[str], list[str]]) -> None:
    """One Chinese character in an English sentence, of a report that is complete or not."""
    spoil(site / "en/2032/1-2/index.html", 'lang="en">2. A better', 'lang="en">2. A 好')
    assert breaches("2") == ["en/2032/1-2/index.html: “好” stands in a sentence in “en”: 2. A 好 living environment; translate it"]


def test_law_2_notices_a_sentence_left_in_chinese(site: Path, breaches: Callable[[str], list[str]]) -> None:
    """A sentence less where `complete` names the language; where it does not, sentences may be missing."""
    spoil(site / "en/2031/1-2/index.html", 'lang="en">The share', 'lang="zh-Hans">The share')
    (breach,) = breaches("2")
    assert breach == (
        "en/2031/1-2/index.html: 2 of 3 sentences are translated, and docs/reports/2031/report.yml says that “en” is complete; "
        "translate the others, or take the language out of “complete”"
    )


def test_law_2_notices_a_translation_taken_out(town: Path) -> None:
    """The same in the inputs: an error by file and line."""
    spoil(town / "translations/en/2031/1-1.yml", "  en: Extending the tea gardens.\n  state: reviewed\n", "  en:\n  state: initial\n")
    (found,) = [problem for problem in problems(town) if "complete" in problem]
    assert re.sub(r":\d+:", ":N:", found) == (
        "translations/en/2031/1-1.yml:N: p1s1 is not translated, and “complete” in docs/reports/2031/report.yml names “en”; "
        "translate it, or take the language out of “complete”"
    )


def test_complete_names_a_language_there_is(town: Path) -> None:
    """A slip in the language is an error, since it would bind nothing."""
    spoil(town / "docs/reports/2031/report.yml", "complete: [en]", "complete: [eng]")
    assert problems(town) == [
        "docs/reports/2031/report.yml: “complete” names “eng”, which the report is not translated into; name one of: en, fr"
    ]


def test_law_3_notices_a_changed_digit(town: Path) -> None:
    """One digit of one figure; the report as it stands has no fault."""
    assert problems(town) == []
    spoil(town / "translations/en/2031/1-1.yml", "1,200 mu", "1,300 mu")
    assert any("1200" in problem and problem.startswith("translations/en/2031/1-1.yml:") for problem in problems(town))


def test_law_4_notices_a_replaced_term(town: Path) -> None:
    """One term of art rendered otherwise."""
    spoil(town / "translations/en/2031/2-2.yml", "elderly care stations", "houses for older people")
    assert any("养老驿站" in problem and problem.startswith("translations/en/2031/2-2.yml:") for problem in problems(town))


def test_law_5_notices_a_numeral_left_out() -> None:
    """One exemption less, and one numeral is not accounted for: a warning, so that a list of figures can be begun and looked at."""
    work = library.load(TOWN, "2031")
    assert work.indicators
    fewer = replace(work.indicators, exemptions=work.indicators.exemptions[1:])
    claims, _ = prove(fewer, work.report)
    counted, found = account(work.report, claims, fewer.path)
    assert work.account
    assert work.account.arabic.accounted == work.account.arabic.total
    assert counted.arabic.accounted < work.account.arabic.accounted
    assert {problem.severity for problem in found} == {Severity.WARNING}


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('href="../1-2/"', 'href="../1-9/"', "../1-9/ does not exist; correct the address"),
        ('href="#p2"', 'href="#p99"', "#p99 has no such anchor; correct the anchor"),
        ('href="../1-2/"', 'href="../../../../x/"', "../../../../x/ leaves the site; correct the address"),
        (
            'href="../1-2/"',
            'href="/en/2031/1-2/"',
            "/en/2031/1-2/ begins at the host’s root; write the address relative to the page, so that the site may stand under a path",
        ),
        (
            'href="../1-2/"',
            'href="javascript:x"',
            "the address javascript:x is of a kind that no page of ours has; write a link to a page or a file",
        ),
    ],
)
def test_law_6_notices_a_broken_address(site: Path, breaches: Callable[[str], list[str]], old: str, new: str, sentence: str) -> None:
    """One address that leads nowhere, to no anchor, out of the site, to the host's root, or is no address at all."""
    spoil(site / "en/2031/1-1/index.html", old, new)
    assert breaches("6") == [f"en/2031/1-1/index.html: {sentence}"]


def test_law_6_names_a_page_that_every_page_misses_a_few_times(site: Path, breaches: Callable[[str], list[str]]) -> None:
    """A link of every footer is told three times, and then counted."""
    shutil.rmtree(site / "en/glossary")
    found = [problem for problem in breaches("6") if "/glossary/ does not exist" in problem]
    assert len(found) == 3
    assert any(re.match(r"en/glossary/index\.html: \d+ more links are broken in the same way", problem) for problem in breaches("6"))


def test_law_7_notices_a_changed_byte(site: Path, built_town: Path) -> None:
    """One byte of one file."""
    assert digests(site) == digests(built_town)
    spoil(site / "robots.txt", "Allow", "allow")
    assert digests(site) != digests(built_town)


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
    spoil(site / "en/2031/1-1/index.html", "</main>", f"{new}</main>")
    assert breaches("8") == [f"en/2031/1-1/index.html: {sentence}"]


def test_law_8_lets_readers_follow_a_link(site: Path, breaches: Callable[[str], list[str]]) -> None:
    """A link to another host asks it for nothing until a reader follows it."""
    spoil(site / "en/2031/1-1/index.html", "</main>", '<a href="https://example.org/">x</a></main>')
    assert breaches("8") == breaches("6") == []


def test_law_8_notices_a_style_sheet_that_asks_elsewhere(site: Path, breaches: Callable[[str], list[str]]) -> None:
    """One font of another host."""
    (sheet,) = site.rglob("site*.css")
    sheet.write_text(sheet.read_text("utf-8") + "@font-face { src: url(https://example.org/x.woff2) }", "utf-8")
    name = sheet.relative_to(site).as_posix()
    assert breaches("8") == [
        f"{name}: https://example.org/x.woff2 is loaded from another host; put the file into docs/assets and name it there"
    ]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("zh/notes.html", "<html></html>", "no page and no list of files leads to it; link it, or delete it from docs/"),
        ("data/2031/report.txt~", "x", "a file left behind is published; delete it from docs/"),
        (
            "assets/x.js",
            f"// {TOWN}/x.js",
            f"the file holds a path of this machine, {TOWN}; take it out of the inputs; if it stays, report it as a defect of the program",
        ),
        (
            "search/x.json",
            "起草人甲乙丙",
            "“起草人甲乙丙” is published and stands on no page of docs/reports/2032/report.docx; report it as a defect of the program",
        ),
        (
            "search/y.json",
            "此句已删不再公布",
            "“此句已删不再公布” is published and stands on no page of docs/reports/2032/report.docx; report it as a defect of the program",
        ),
        (
            "search/z.json",
            "请再核对一遍数字",
            "“请再核对一遍数字” is published and stands on no page of docs/reports/2032/report.docx; report it as a defect of the program",
        ),
    ],
)
def test_law_10_notices_what_stands_on_no_page(
    site: Path, breaches: Callable[[str], list[str]], name: str, content: str, sentence: str
) -> None:
    """A file that nothing leads to, one that an editor left, a path of the machine, an author, deleted words, a comment."""
    (site / name).write_text(content, "utf-8")
    assert breaches("10") == [f"{name}: {sentence}"]


def test_the_translation_is_compared_with_its_files(site: Path) -> None:
    """One word of one English sentence is another on a page, on the page of the whole report, side by side."""
    for address in ("en/2031/1-1", "zh-en/2031/1-1", "en/2031/full"):
        spoil(site / address / "index.html", ">Extending the tea gardens.", ">Extending the tea garden.")
    law = next(law for law in LAWS if law.name == "the translation is that of its files")
    said = "the page has “Extending the tea garden.” where translations/en/2031{} has “Extending the tea gardens.”"
    assert [str(one) for one in law.breaches(Built(site, archive.load(TOWN)[0], TOWN))] == [
        f"{address}/index.html: {said.format(file)}; {AGAIN}"
        for address, file in (("en/2031/1-1", "/1-1.yml"), ("en/2031/full", ""), ("zh-en/2031/1-1", "/1-1.yml"))
    ]


def test_law_6_notices_a_dead_card_picture(site: Path, breaches: Callable[[str], list[str]]) -> None:
    """The picture that links show is not there."""
    (site / "data/2031/card.en.png").unlink()
    found = breaches("6")
    assert any(one.startswith("en/2031/1-1/index.html:") and "data/2031/card.en.png does not exist" in one for one in found)


def test_law_6_notices_a_dead_link_of_the_page_that_is_missing(site: Path, breaches: Callable[[str], list[str]]) -> None:
    """The 404 page's own links are followed from the site's root."""
    spoil(site / "404.html", 'href="/en/"', 'href="/xx/"')
    assert breaches("6") == ["404.html: /xx/ does not exist; correct the address"]


def test_law_8_notices_what_is_embedded_and_where_readers_are_sent(site: Path, breaches: Callable[[str], list[str]]) -> None:
    """An object of another host, a page that sends its reader away by itself, and a style sheet that imports another host's."""
    page = "en/2031/1-1/index.html"
    spoil(site / page, "</main>", '<object data="https://example.org/x.svg"></object></main>')
    spoil(site / page, "<head>", '<head><meta http-equiv="Refresh" content="0; url=https://example.org/">')
    (sheet,) = site.rglob("site*.css")
    sheet.write_text('@import "https://example.org/x.css";' + sheet.read_text("utf-8"), "utf-8")
    elsewhere = "is loaded from another host; put the file into docs/assets and name it there"
    assert sorted(breaches("8")) == sorted(
        [
            f"{page}: https://example.org/x.svg {elsewhere}",
            f"{page}: the page sends its reader to another host; write a link instead",
            f"{sheet.relative_to(site).as_posix()}: https://example.org/x.css {elsewhere}",
        ]
    )


@pytest.mark.programs
def test_law_7_notices_a_build_that_depends_on_the_day(town: Path, tmp_path: Path) -> None:
    """A template that writes the time of the build makes two builds differ, and the comparison of builds tells the pages."""
    footer = (ROOT / "hooks/workreport/theme/partials/footer.html").read_text("utf-8")
    own = town / "docs/templates/partials/footer.html"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(footer + "{{ range(10 ** 9) | random }}\n", "utf-8")
    made = []
    for name in ("one", "two"):
        shutil.rmtree(town / ".cache", ignore_errors=True)
        assert build(town, tmp_path / name, strict=False).returncode == 0
        made.append(digests(tmp_path / name))
    assert {name for name, digest in made[0].items() if made[1][name] != digest} >= {"en/index.html", "zh/2031/index.html"}
