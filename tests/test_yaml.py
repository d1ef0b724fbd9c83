"""YAML as editors write it: each mistake by its own name, at its line, in both languages of messages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import yaml_of
from workreport import interface, messages
from workreport.problems import Place, Problem, ProblemsError
from workreport.yamlfile import read_yaml, reading

CASES = sorted((Path(__file__).parent / "cases" / "yaml").glob("*.yml"))
SOUND = """\
# A file with all that a translation file may hold.
page: 1-3
segments:
- id: title
  zh: 标题：带全角冒号的文字
  en: "A title: with a colon, 5% of it, and a #"
  state: reviewed  # a comment as it is meant
- id: p1s1
  zh: “引号”里的文字
  en: |
    A text of several lines: with a colon
    # and what looks like a comment
  check: 'It''s so'
"""


def complaint(text: str, language: str) -> str:
    """What is said of a text in a language; empty where nothing is."""
    messages.choose(language)
    reading._parsed.cache_clear()  # noqa: SLF001  # messages are made when a file is parsed
    try:
        read_yaml(text.encode(), "file.yml")
    except ProblemsError as error:
        return str(error)
    finally:
        messages.choose("en")
    return ""


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_each_mistake_has_its_own_remedy(path: Path) -> None:
    """A mistake is named with its line, what is wrong and what to do, in English and in Chinese."""
    case: dict[str, Any] = yaml_of(path.read_text("utf-8"))
    assert complaint(case["text"], "en") == case["problem"]
    assert complaint(case["text"], "zh") == case["chinese"]


def test_what_is_sound_is_left_alone() -> None:
    """Colons, number signs and quotation marks within texts that YAML reads whole are no mistakes."""
    assert complaint(SOUND, "en") == ""


@pytest.mark.parametrize("mark", ["|", ">", "|-", ">+"])
def test_a_text_on_a_line_of_its_own_ends_with_its_last_character(mark: str) -> None:
    """What YAML adds behind a text that stands below its key is no blank at the text’s end."""
    problems: list[Problem] = []
    value = read_yaml(f"en: {mark}\n  Two parks.\nstate: translated\n".encode(), "file.yml")
    assert value.fields(problems, "the file")["en"].text(problems, "en") == "Two parks."
    assert problems == []


def test_a_problem_is_one_line() -> None:
    """A line break within what a problem quotes is shown by a sign."""
    problem = Problem(Place("file.yml", 3), "the English has a line break inside a sentence: “Two\nparks”", "write it on one line")
    assert str(problem) == "file.yml:3: the English has a line break inside a sentence: “Two↵parks”; write it on one line"


def test_mistakes_are_told_apart() -> None:
    """No remedy serves for all: the cases have as many sentences of what is wrong as there are kinds of mistake."""
    told = {yaml_of(path.read_text("utf-8"))["problem"].partition(": ")[2] for path in CASES}
    assert len(told) >= 38


@pytest.mark.parametrize("said", ["是", "true", "Yes", "on"])
def test_yes_is_one_word(said: str) -> None:
    """What other programs read as yes or no is asked for as “yes” or “no”; a government’s own site is not called somebody else’s unseen."""
    _interface, problems = interface.read(read_yaml(f"site:\n  official: {said}\n".encode(), "file.yml"), "zh")
    assert [str(problem) for problem in problems] == [f"file.yml:2: site.official is “{said}”; write yes or no"]


@given(st.integers(0, len(SOUND) - 1), st.sampled_from("\t：\u3000\u00a0\"'#*[{%@:- \n"))
def test_no_slip_of_a_key_ends_in_a_traceback(position: int, sign: str) -> None:
    """Whatever character slips in at whatever place, the file is read or a problem names its line."""
    said = complaint(SOUND[:position] + sign + SOUND[position:], "en")
    assert said == "" or said.startswith("file.yml:")
