"""From the bytes of a YAML file to values that know their lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import yaml

from workreport.messages import _
from workreport.problems import Place, Problem, ProblemsError
from workreport.yamlfile.diagnosis import conflict, cut_texts, mistakes, no_dash, no_mapping, odd_key

if TYPE_CHECKING:
    from collections.abc import Iterator

Loader = yaml.CSafeLoader
"""libyaml's, which every wheel of PyYAML brings: a glossary of 500 terms in 40 ms and not in 500."""

LARGEST = 8 * 1024 * 1024
"""No YAML input of ours comes near this many bytes; a larger one is refused unread."""

QUOTED = ("'", '"')
"""The styles of a text that stands in quotation marks; libyaml names a plain text by None or nothing."""
BLOCK = ("|", ">")
"""The styles of a text that stands on lines of its own; the line end behind the last is no part of it."""

DEEPEST = 50
"""No format of ours nests more than some six levels; beyond this libyaml’s time grows with the square of the depth."""

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What YAML does not allow in a file."""

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
            problems.append(Problem(self.place, _("{what} is a list or a mapping").format(what=what), _("write plain text")))
        return ""

    def items(self, problems: list[Problem], what: str) -> tuple[Value, ...]:
        """The list's items; a problem is added and nothing returned where it is no list."""
        if isinstance(self.content, tuple):
            return self.content
        if self.content is not None:
            problems.append(Problem(self.place, _("{what} is not a list").format(what=what), _("write a list, each item after “- ”")))
        return ()

    def fields(self, problems: list[Problem], what: str) -> dict[str, Value]:
        """The mapping's fields; a problem is added and nothing returned where it is no mapping."""
        if isinstance(self.content, dict):
            return self.content
        if self.content is not None:
            known = no_mapping(self.content) if isinstance(self.content, str) else None
            otherwise = _("{what} has no keys").format(what=what), _("write “key: value” lines")
            problems.append(Problem(self.place, *(known or otherwise)))
        return {}


def read_yaml(data: bytes, path: str) -> Value:
    """Parses the bytes of a YAML file.

    Anchors and aliases are refused: the formats here need none, and nested ones explode.

    Raises ProblemsError for bytes that are no UTF-8, for anything YAML refuses, for a duplicate key, an alias and nesting past DEEPEST.
    """
    if len(data) > LARGEST:
        raise ProblemsError(
            [Problem(Place(path), _("the file has {n} bytes").format(n=len(data)), _("keep it below {most}").format(most=LARGEST))]
        )
    return _parsed(data, path)


@lru_cache(maxsize=64)
def _parsed(data: bytes, path: str) -> Value:
    """A preview parses only what an editor has changed; a report has some twenty-five files."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problem = Problem(Place(path, line), _("byte {n} is not UTF-8").format(n=error.start), _("save the file as UTF-8"))
        raise ProblemsError([problem]) from None
    if control := CONTROL.search(text):
        what = _("the control character U+{code:04X} stands here").format(code=ord(control[0]))
        raise ProblemsError([Problem(Place(path, text.count("\n", 0, control.start()) + 1), what, _("take it out"))])
    if merge := conflict(text):
        raise ProblemsError([Problem(Place(path, merge.line), merge.what, merge.remedy)])
    loader = Loader(text)
    try:
        for problem in _refused(text, path):
            raise ProblemsError([problem])
        node = loader.get_single_node()
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise ProblemsError([_fault(error, text, path)]) from None
    finally:
        loader.dispose()
    problems = [Problem(Place(path, one.line), one.what, one.remedy) for one in cut_texts(text)]
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
            yield Problem(Place(path, line), *_named(text, line, _("an anchor or alias stands here"), _("write the value out")))
        if getattr(event, "tag", None) and isinstance(event, yaml.NodeEvent) and not _implicit(event):
            what, remedy = _("the text begins with “!”, which means something to YAML"), _("put the text in quotation marks")
            yield Problem(Place(path, line), what, remedy)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            yield Problem(Place(path, line), _("more than {n} levels of lists and keys").format(n=DEEPEST), _("write fewer levels"))


def _implicit(event: yaml.NodeEvent) -> bool:
    """Whether the type of a value was left to YAML, as in all our formats, and not written before it (``!tag``)."""
    implicit = getattr(event, "implicit", True)
    return any(implicit) if isinstance(implicit, tuple) else bool(implicit)


def _named(text: str, line: int | None, what: str, remedy: str) -> tuple[str, str]:
    """The mistake of this line where it is a known one, else as given."""
    known = mistakes(text, line)
    return (known.what, known.remedy) if known and known.line == line else (what, remedy)


def _fault(error: Exception, text: str, path: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else None
    if known := mistakes(text, line):
        return Problem(Place(path, known.line), known.what, known.remedy)
    reason = getattr(error, "problem", None) or str(error).splitlines()[0]
    return Problem(Place(path, line), _("invalid YAML: {reason}").format(reason=reason), _("mend this line or the one above it"))


def _value(node: yaml.Node, path: str, problems: list[Problem], *, item: bool = False) -> Value:
    place = Place(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        fields: dict[str, Value] = {}
        for key, child in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            where = Place(path, key.start_mark.line + 1)
            if not name:
                problems.append(Problem(where, _("a key is not plain text"), _("write “key: value”")))
            elif key.style not in QUOTED and (odd := odd_key(name)):
                problems.append(Problem(where, *odd))
            elif item and name in fields and name == next(iter(fields)):
                problems.append(Problem(where, *no_dash(name)))
                break
            elif name in fields:
                problems.append(Problem(where, _("duplicate key “{key}”").format(key=name), _("remove one")))
            else:
                fields[name] = _value(child, path, problems)
        return Value(place, fields)
    if isinstance(node, yaml.SequenceNode):
        return Value(place, tuple(_value(child, path, problems, item=True) for child in node.value))
    plain = isinstance(node, yaml.ScalarNode) and node.style is None
    if control := next((one for one in node.value if one < " " and one not in "\t\n\r"), None):
        what = _("the text holds the control character U+{code:04X}").format(code=ord(control))
        problems.append(Problem(place, what, _("take it out; a backslash in double quotation marks wants to be doubled")))
    text = node.value.rstrip("\n") if isinstance(node, yaml.ScalarNode) and node.style in BLOCK else node.value
    return Value(place, None if plain and text in ("", "~", "null") else text)
