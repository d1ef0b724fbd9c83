"""A text as search sees it. The same cases bind the browser’s rules (tests/browser/units.test.js), so that both are one."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from workreport.lexicon import characters
from workreport.search import postings, units

CASES = json.loads((Path(__file__).parent / "cases" / "search" / "units.json").read_text("utf-8"))


@pytest.mark.parametrize("law", CASES)
def test_units(law: str) -> None:
    """The units of a text are those that the case lists, in order."""
    text, expected = CASES[law]
    assert units.units(text) == expected


def test_han_characters_are_the_same_in_the_browser() -> None:
    """The browser's class of Han characters is the lexicon's."""
    script = (Path(units.__file__).parents[1] / "theme" / "assets" / "search" / "units.js").read_text("utf-8")
    (ranges,) = re.findall(r'^const HAN = "(.+)";$', script, re.MULTILINE)
    points = re.sub(r"\\\\u\{?([0-9a-f]+)\}?", lambda match: chr(int(match[1], 16)), ranges)
    assert points == characters.HAN


@pytest.mark.parametrize("end", range(5))
def test_postings_of_a_volume_are_those_of_all_its_passages(end: int) -> None:
    """Wherever one report ends and the next begins, a volume of both says the same as one report with the passages of both."""
    passages = ["修水库，修路", "The dam, the road", "", "水库大坝", "修水库"]
    parts = (passages[:end], passages[end:])
    for made in (postings.of_words, lambda texts: postings.of_characters(texts)[0]):
        whole = postings.joined([(made(passages), len(passages))])
        assert postings.joined((made(part), len(part)) for part in parts) == whole
    assert whole["水"]["库"] == "[1,-2,3,-1,1,-2]"
