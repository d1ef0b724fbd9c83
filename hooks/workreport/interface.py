"""The words of the interface in each language: the package's, and over them the site's own, ``translations/LANG/interface.yml``."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from workreport.problems import Problem
from workreport.yamlfile import read_yaml

if TYPE_CHECKING:
    from workreport.yamlfile import Value


@dataclass(frozen=True, slots=True)
class Interface:
    """The words of one language, by dotted key: ``page.contents``."""

    language: str
    words: dict[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The words for `key`, with ``{name}`` places filled; KeyError for a key the file does not have."""
        words = self.words[key]
        return words.format(**values) if values else words

    def day(self, date: str) -> str:
        """An ISO date as the language writes it: 2023年2月16日; February 16, 2023."""
        year, month, day = (int(part) for part in date.split("-"))
        names = self.words["date.months"].split()
        return self("date.day", year=year, month=names[month - 1], day=day)

    def group(self, prefix: str) -> dict[str, str]:
        """All words below ``prefix.``, by the rest of their key."""
        return {key.removeprefix(f"{prefix}."): words for key, words in self.words.items() if key.startswith(f"{prefix}.")}


def read(value: Value, language: str) -> tuple[Interface, tuple[Problem, ...]]:
    """The words of an interface file; nested keys are joined by dots."""
    problems: list[Problem] = []
    words: dict[str, str] = {}
    _collect(value, "", words, problems)
    return Interface(language, words), tuple(problems)


def _collect(value: Value, key: str, words: dict[str, str], problems: list[Problem]) -> None:
    if isinstance(value.content, dict):
        for name, child in value.content.items():
            _collect(child, f"{key}.{name}" if key else name, words, problems)
    else:
        words[key] = value.text(problems, key)
        if not words[key]:
            problems.append(Problem(value.place, f"the words for “{key}” are missing", "write them after the colon"))


def shared(language: str) -> Interface:
    """The package's words in a language; none where it has none."""
    file = files("workreport.words").joinpath(f"{language}.yml")
    return (
        read(read_yaml(file.read_bytes(), f"workreport/words/{language}.yml"), language)[0] if file.is_file() else Interface(language, {})
    )


def over(shared: Interface, own: Interface) -> Interface:
    """The words of `own` laid over those of `shared`."""
    return Interface(shared.language, {**shared.words, **own.words})


def same_keys(interfaces: dict[str, Interface], paths: dict[str, Value]) -> tuple[Problem, ...]:
    """A problem for every key that one language has and another lacks."""
    every = {key for interface in interfaces.values() for key in interface.words}
    return tuple(
        Problem(paths[language].place, f"the words for “{key}” are missing", "add the key, as the other languages have it")
        for language, interface in interfaces.items()
        for key in sorted(every - set(interface.words))
    )
