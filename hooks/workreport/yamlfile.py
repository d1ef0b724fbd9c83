"""YAML read safely: every value with its line, no duplicate key, no surprise type."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import yaml

from workreport.problems import Place, Problem, ProblemsError

if TYPE_CHECKING:
    from collections.abc import Iterator

Loader = yaml.CSafeLoader
"""libyaml's, which every wheel of PyYAML brings: a glossary of 500 terms in 40 ms and not in 500."""

LARGEST = 8 * 1024 * 1024
"""No YAML input of ours comes near this many bytes; a larger one is refused unread."""

DEEPEST = 50
"""No format of ours nests more than some six levels; beyond this libyaml’s time grows with the square of the depth."""

LINE_END = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line in YAML."""


@dataclass(frozen=True, slots=True)
class Value:
    """A node of a YAML file: what it says and where it says it."""

    place: Place
    content: str | tuple[Value, ...] | dict[str, Value] | None
    """Scalars are the text as written (``2023-02-16``, ``no`` and ``012`` stay what they are); None where nothing stands."""
    above: tuple[str, ...] = ()
    """For the whole file, the comment lines above its first key; for an item of a list, those since the item before it. As written."""
    below: tuple[str, ...] = ()
    """For the whole file, the comment lines behind its last item."""

    def text(self, problems: list[Problem], what: str) -> str:
        """The scalar's text; a problem is added and an empty text returned where it is no scalar."""
        if isinstance(self.content, str):
            return self.content
        if self.content is not None:
            problems.append(Problem(self.place, f"{what} is a list or a mapping", "write plain text"))
        return ""

    def items(self, problems: list[Problem], what: str) -> tuple[Value, ...]:
        """The list's items; a problem is added and nothing returned where it is no list."""
        if isinstance(self.content, tuple):
            return self.content
        if self.content is not None:
            problems.append(Problem(self.place, f"{what} is no list", "write a list, each item after “- ”"))
        return ()

    def fields(self, problems: list[Problem], what: str) -> dict[str, Value]:
        """The mapping's fields; a problem is added and nothing returned where it is no mapping."""
        if isinstance(self.content, dict):
            return self.content
        if self.content is not None:
            problems.append(Problem(self.place, f"{what} is no mapping", "write “key: value” lines"))
        return {}


def read_yaml(data: bytes, path: str) -> Value:
    """Parses the bytes of a YAML file.

    Anchors and aliases are refused: the formats here need none, and nested ones explode.

    Raises ProblemsError for bytes that are no UTF-8, for anything YAML refuses, for a duplicate key, an alias and nesting past DEEPEST.
    """
    if len(data) > LARGEST:
        raise ProblemsError([Problem(Place(path), f"the file has {len(data)} bytes", f"keep it below {LARGEST}")])
    return _parsed(data, path)


@lru_cache(maxsize=64)
def _parsed(data: bytes, path: str) -> Value:
    """A preview parses only what an editor has changed; a report has some twenty-five files."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problem = Problem(Place(path, line), f"byte {error.start} is no UTF-8", "save the file as UTF-8")
        raise ProblemsError([problem]) from None
    loader = Loader(text)
    try:
        for problem in _refused(text, path):
            raise ProblemsError([problem])
        node = loader.get_single_node()
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise ProblemsError([_fault(error, path)]) from None
    finally:
        loader.dispose()
    problems: list[Problem] = []
    value = _value(node, path, problems) if node else Value(Place(path, 1), None)
    if problems:
        raise ProblemsError(problems)
    return _commented(value, _comments(text, node)) if "#" in text else value


def _comments(text: str, node: yaml.Node | None) -> dict[int, str]:
    """By line number, the lines that are nothing but a comment; a line within a text of several lines is none, whatever it begins with."""
    found = {number: line for number, line in enumerate(LINE_END.split(text), 1) if line.lstrip(" \t").startswith("#")}
    waiting = [node] if node and found else []
    while waiting:
        one = waiting.pop()
        if isinstance(one, yaml.ScalarNode):
            for number in range(one.start_mark.line + 2, one.end_mark.line + 1):
                found.pop(number, None)
        elif isinstance(one, yaml.MappingNode):
            waiting += [child for pair in one.value for child in pair]
        elif isinstance(one, yaml.SequenceNode):
            waiting += one.value
    return found


def _commented(value: Value, comments: dict[int, str]) -> Value:
    """The value with the comments of the file laid to its items."""
    above = _taken(comments, value.place.line)
    whole = _laid(value, comments)
    return replace(whole, above=above, below=tuple(comments.values()))


def _laid(value: Value, comments: dict[int, str]) -> Value:
    """The value, its items with the comments above them; these are taken out of `comments`."""
    if isinstance(value.content, dict):
        return replace(value, content={key: _laid(child, comments) for key, child in value.content.items()})
    if isinstance(value.content, tuple):
        items = []
        for item in value.content:
            above = _taken(comments, item.place.line)
            items.append(replace(_laid(item, comments), above=above))
        return replace(value, content=tuple(items))
    return value


def _taken(comments: dict[int, str], line: int | None) -> tuple[str, ...]:
    return tuple(comments.pop(number) for number in [number for number in comments if number < (line or 1)])


def _refused(text: str, path: str) -> Iterator[Problem]:
    """Anchors and aliases, and nesting past DEEPEST; read by events, so that a bomb is refused where it begins."""
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        line = event.start_mark.line + 1 if event.start_mark else None
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            yield Problem(Place(path, line), "an anchor or alias stands here", "write the value out")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            yield Problem(Place(path, line), f"lists and mappings are nested more than {DEEPEST} deep", "write fewer levels")


def _fault(error: Exception, path: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or str(error).splitlines()[0]
    line = mark.line + 1 if mark else None
    return Problem(Place(path, line), f"this is no YAML ({what})", "mend the line; text with “: ” or “#” in it wants quotation marks")


def _value(node: yaml.Node, path: str, problems: list[Problem]) -> Value:
    place = Place(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        fields: dict[str, Value] = {}
        for key, child in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            where = Place(path, key.start_mark.line + 1)
            if not name:
                problems.append(Problem(where, "a key is no plain text", "write “key: value”"))
            elif name in fields:
                problems.append(Problem(where, f"the key “{name}” stands twice", "keep one of the two"))
            else:
                fields[name] = _value(child, path, problems)
        return Value(place, fields)
    if isinstance(node, yaml.SequenceNode):
        return Value(place, tuple(_value(child, path, problems) for child in node.value))
    plain = isinstance(node, yaml.ScalarNode) and node.style is None
    return Value(place, None if plain and node.value in ("", "~", "null") else node.value)
