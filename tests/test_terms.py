"""Law 4: terms are rendered as the glossary has them; the English is typeset as English."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from conftest import yaml_of
from workreport import glossary, interface, library, proofreading, terms
from workreport.edition import chapters, editions
from workreport.model import Term
from workreport.yamlfile import read_yaml

CASES = Path(__file__).parent / "cases" / "terms"
NAMES = sorted(path.stem for path in CASES.glob("*.yml"))


def term(zh: str, en: str, *alt: str, opaque: bool = False) -> Term:
    """A glossary entry with what a check needs."""
    return Term(en.lower().replace(" ", "-"), zh, en, alt, "term", "explained", "judgement", opaque, 1)


@pytest.mark.parametrize("name", NAMES)
def test_terms_agree(name: str) -> None:
    """Each case: a glossary, a sentence with its translation, and the faults that are found, word for word."""
    case = yaml_of((CASES / f"{name}.yml").read_text("utf-8"))
    ready = terms.ready([term(zh, *renderings) for zh, renderings in case["glossary"].items()])
    found = terms.disagree(case["zh"], case["en"], ready, case.get("excused", {}))
    assert [f"{fault.what}; {fault.remedy}" for fault in found] == case.get("faults", [])


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("The 镇 government", "the English has a Chinese character: “The 镇 governm”"),
        ("five villages，and", "the English has full-width punctuation: “villages，and”"),
        ("two  blanks", "the English has two blanks in a row: “two  blanks”"),
        ("the town's plan", "the English has a straight quotation mark or apostrophe: “the town's plan”"),
        ("the plan , too", "the English has a blank before a mark: “the plan , too”"),
        ("the “three lines”, and", "the English has a mark after the quotation it belongs to: “ee lines”, and”"),
        ("a programme of work", "“programme” is British spelling"),
        ("3 kilometres long", "“kilometre” is British spelling"),
    ],
)
def test_typography_is_english(text: str, sentence: str) -> None:
    """What is no English typography, or no American spelling, is named where it stands."""
    assert [fault.what for fault in proofreading.typography(text)] == [sentence]


def test_good_english_has_no_fault() -> None:
    """Curly quotation marks, dashes, units and decimals are as they should be."""
    assert (
        tuple(proofreading.typography("The town’s “double reduction” policy – PM2.5, 3,865 kilometers, 536.8 hectares (8,051.98 mu)."))
        == ()
    )


def test_a_term_is_explained_where_it_is_first_used() -> None:
    """On a page, the first rendering of an opaque term is marked with its quotation marks, no later one, and none within another's."""
    ready = terms.ready([term("双减", "the “double reduction” policy"), term("村", "village")])
    told = [("p1s1", "落实双减", "We carried out the “double reduction” policy."), ("p1s2", "双减", "The “double reduction” policy helps.")]
    text = told[0][2]
    start = text.index("“double")
    assert terms.first_uses(told, ready, {"双减": "x"}) == {"p1s1": ((start, len(text) - 1, "x"),)}


def test_a_place_is_that_in_the_text_as_it_is_written() -> None:
    """Case, line breaks and marks between words do not matter to what is found, nor a letter that is two when it is small."""
    ready = terms.ready([term("河长制", "river chief system"), term("村", "village")])
    text = "İn every Village, “River\u00a0chief”\nSYSTEMS and villages’ wells"
    found = {name: [text[start:end] for start, end in ready.places(name, text)] for name in ("河长制", "村")}
    assert found == {"河长制": ["River\u00a0chief”\nSYSTEMS"], "村": ["Village", "villages"]}


def test_a_term_of_a_heading_alone_is_explained(first_report: Path) -> None:
    """A term that no sentence of a page has is found in its heading, and in no heading where a sentence has it."""
    work = library.load(first_report, "2023")
    shown = {one.page.id: one for one in chapters(work, editions(("en",), ("en",))[1])}
    title = shown["2-4"].title
    assert title is not None
    assert [title.text[mark.start : mark.end] for mark in title.text_marks] == ["Two Mountains concept"]
    headings = [block.heading for block in shown["1-4"].blocks if block.heading]
    marked = [heading.text[mark.start : mark.end] for heading in headings for mark in heading.text_marks if mark.kind == "term"]
    assert marked == ["campaign for National Civilized City status"]


def test_the_glossary_names_its_faults() -> None:
    """Every fault of a glossary file is named by line, with what to do."""
    data = "- zh: 村\n  en: village\n- zh: 村\n  en: hamlet\n- zh: 镇\n- zh: 双减\n  en: double reduction\n  opaque: yes\n  colour: red\n"
    found, problems = glossary.read(read_yaml(data.encode(), "glossary.yml"))
    assert [str(problem) for problem in problems] == [
        "glossary.yml:3: duplicate term “村”; keep one of the two",
        "glossary.yml:5: the entry has no zh or no en; write both",
        "glossary.yml:9: the key “colour” is not known; use zh, en, alt, kind, gloss, gloss-zh, source, opaque",
        "glossary.yml:6: the term “双减” is opaque and has no gloss; explain it to a foreign reader",
    ]
    assert [one.id for one in found] == ["village", "double-reduction"]


def test_a_site_lays_its_terms_over_the_general_ones() -> None:
    """Names of the site fill their places, its own terms replace general ones; without a name the next rendering serves, or none."""
    shared = (
        replace(term("区委", "the CPC {district} Committee", "the District Party Committee"), gloss="The Party in {district}."),
        term("镇党委", "the CPC {town} Committee"),
        term("{town}人民政府", "the People’s Government of {town}"),
        term("就业", "employment"),
    )
    own = (term("就业", "jobs"), term("青河", "the Qing River"))
    named = glossary.over(shared, own, {"district": "Hill District", "town": "Mill Town"}, {"district": "山区", "town": "磨坊镇"})
    assert [(one.id, one.zh, one.en, one.alt) for one in named] == [
        ("the-cpc-hill-district-committee", "区委", "the CPC Hill District Committee", ("the District Party Committee",)),
        ("the-cpc-mill-town-committee", "镇党委", "the CPC Mill Town Committee", ()),
        ("the-peoples-government-of-mill-town", "磨坊镇人民政府", "the People’s Government of Mill Town", ()),
        ("jobs", "就业", "jobs", ()),
        ("the-qing-river", "青河", "the Qing River", ()),
    ]
    assert named[0].gloss == "The Party in Hill District."
    unnamed = glossary.over(shared, own, {}, {})
    assert [(one.zh, one.en, one.gloss) for one in unnamed] == [
        ("区委", "the District Party Committee", ""),
        ("就业", "jobs", "explained"),
        ("青河", "the Qing River", "explained"),
    ]


@pytest.mark.usefixtures("first_report")
def test_the_general_glossary_names_no_site(project: Path) -> None:
    """No rendering or explanation that every site shares holds a place of this one."""
    own = interface.read(read_yaml((project / "translations/en/interface.yml").read_bytes(), "interface.yml"), "en")[0].group("site")
    names = [own[key].split()[0] for key in ("town", "district")]
    shared = glossary.general("en")
    assert len(shared) > 300
    assert [term.zh for term in shared for name in names if name in " ".join((term.en, *term.alt, term.gloss))] == []


def test_shorthand_is_explained_to_chinese_readers(first_report: Path) -> None:
    """The Chinese edition marks the first use of a term with a Chinese gloss on a page, and nothing else that the glossary has."""
    work = library.load(first_report, "2023")
    chapter = next(one for one in chapters(work, editions(("en",), ("en",))[0]) if one.page.id == "1-1")
    marks = [(passage.source, mark) for passage in chapter.passages() for mark in passage.source_marks if mark.kind == "term"]
    marked = [source[mark.start : mark.end] for source, mark in marks]
    glosses = {term.zh: term.gloss_zh for term in work.terms["en"]}
    assert "四非" in marked
    assert len(marked) == len(set(marked))
    assert all(glosses[zh] for zh in marked)
