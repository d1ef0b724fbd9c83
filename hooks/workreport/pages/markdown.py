"""A page as Markdown, for programs that read text: made from the page’s own body, so that the two cannot say different things.

Headings, paragraphs, lists, tables and links are CommonMark (tables as GitHub writes them). What has an address on the page, down to the
sentence, has it here too, in ``<span id lang>`` or ``<a id>``, which Markdown leaves alone. Every character of a text that Markdown could
take for markup is escaped, by a backslash where every parser knows it and else as an entity, so that a parser reads back the very text.
Charts, buttons, forms and what is hidden until a script shows it are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml
from lxml import etree

from workreport.languages import language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from workreport.languages import Language

SKIPPED = frozenset({"script", "style", "svg", "button", "form", "dialog", "template", "input", "select", "label"})
"""Elements that say nothing without a screen or a script."""
SKIPPED_CLASSES = frozenset({"pilcrow", "actions", "search-panel", "search-instead"})
"""Classes of elements that serve the screen alone."""
HEADINGS = {f"h{level}": level for level in range(1, 7)}
INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "br", "cite", "code", "data", "em", "i", "img", "mark", "q", "small", "span", "strong", "sub", "sup", "time"}
)
BACKSLASHED = "\\`*_{}[]"
"""What is markup anywhere in a line, and what every Markdown parser takes literally after a backslash."""
ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "~": "&#126;", "^": "&#94;", "$": "&#36;", "\t": "&#9;"}
"""What is markup to some parsers and has no backslash that all know."""
ESCAPES = {**{character: f"\\{character}" for character in BACKSLASHED}, **ENTITIES}
MARKUP = re.compile("[" + re.escape("".join(ESCAPES)) + "]")
PARSER = etree.HTMLParser(collect_ids=False)
BLANK = " \t\r\n"
"""What HTML takes for blank."""
BLANKS = re.compile(f"[{BLANK}]+")
LINE_START = re.compile(r"^(\s*)([#+\-])|^(\s*\d+)([.)])(?=\s|$)")
"""What makes a heading, a list or a rule where a line begins."""
DEFINITIONS = re.compile(r"^(\s*)([:=!])")
"""The same to some parsers."""
ENDING = re.compile(r"[\s()<>]")
"""What would end an address in brackets."""
BREAK = "  \n"


def markdown(body: str, facts: Mapping[str, object], written: str) -> str:
    """The Markdown of a page from its body as HTML; `facts` are its front matter, `written` the code of its language, whose marks join."""
    root: Any = etree.fromstring(f"<html><body>{body}</body></html>", PARSER).find("body")
    assert root is not None
    blocks = [block for block in _Blocks(language(written)).children(root) if block.strip()]
    known = {key: value for key, value in facts.items() if value}
    matter = yaml.dump(known, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{matter}---\n\n" + "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    r"""Text in which Markdown finds no markup.

    >>> print(escaped("2024. *a*|<b> [x](y)"))
    2024. \*a\*&#124;&lt;b&gt; \[x\](y)
    """
    return MARKUP.sub(lambda found: ESCAPES[found[0]], text)


def at_line_start(text: str) -> str:
    r"""An escaped text whose beginning makes no list, heading or rule.

    >>> print(at_line_start("2024. It was"), at_line_start("- not"), at_line_start("# nor"))
    2024\. It was \- not \# nor
    """
    plain = LINE_START.sub(lambda found: f"{found[1]}\\{found[2]}" if found[2] else f"{found[3]}\\{found[4]}", text)
    return DEFINITIONS.sub(lambda found: f"{found[1]}&#{ord(found[2])};", plain)


@dataclass(slots=True)
class _Blocks:
    """Walks a page; `anchors` are those of the sections that the next block begins."""

    language: Language
    anchors: list[str] = field(default_factory=list)

    def children(self, node: Any) -> Iterator[str]:
        """The blocks of an element’s content; a run of text and inline elements is one."""
        run = [_run(node.text)]
        for child in node:
            if child.tag in INLINE:
                run.append(_inline(child))
            elif not _is_skipped(child, _classes(child.get("class"))):
                yield from self._paragraph(run)
                run = []
                yield from self.block(child)
            run.append(_run(child.tail))
        yield from self._paragraph(run)

    def _paragraph(self, run: list[str]) -> Iterator[str]:
        text = _tidy("".join(run))
        if text:
            yield self._anchored(at_line_start(text))

    def block(self, node: Any) -> Iterator[str]:
        """The blocks of one block element."""
        tag = node.tag
        if tag in HEADINGS:
            yield f"{'#' * HEADINGS[tag]} {self._anchored(_tidy(_content(node, ' ')), node)}"
        elif tag == "p":
            text = _tidy(_content(node, BREAK))
            if text:
                yield self._anchored(at_line_start(text), node)
        elif tag == "figure" and node.get("class") == "picture":
            yield self._anchored(_tidy(_content(node, " ")), node)
        elif tag in {"ul", "ol"}:
            yield "\n".join(self._items(node, ordered=tag == "ol"))
        elif tag == "dl":
            yield "\n".join(self._definitions(node))
        elif tag == "table":
            yield from self._table(node)
        elif tag == "pre":
            yield "\n".join(f"    {line}" for line in str(node.xpath("string()")).splitlines())
        elif tag == "hr":
            yield "---"
        else:
            self._remember(node)
            yield from self.children(node)

    def _remember(self, node: Any) -> None:
        if node.get("id"):
            self.anchors.append(node.get("id"))

    def _anchored(self, text: str, node: Any = None) -> str:
        """A block’s text with the anchors that lead to it in front."""
        if node is not None:
            self._remember(node)
        marks = "".join(f'<a id="{_attribute(name)}"></a>' for name in self.anchors)
        self.anchors.clear()
        return marks + text

    def _items(self, node: Any, *, ordered: bool) -> Iterator[str]:
        for number, item in enumerate(node.iterchildren("li"), 1):
            self._remember(item)
            head, *rest = [block for block in self.children(item) if block.strip()] or [""]
            sign = f"{number}." if ordered else "-"
            yield f"{sign:<4}" + head.replace("\n", "\n    ")
            yield from ("    " + block.replace("\n", "\n    ") for block in rest)

    def _definitions(self, node: Any) -> Iterator[str]:
        colon, comma, semicolon = self.language.colon, self.language.comma, self.language.semicolon
        for group in node.findall("div") or [node]:
            self._remember(group)
            names = [self._anchored(_tidy(_content(one, " ")), one) for one in group.iterchildren("dt")]
            values = [self._anchored(_tidy(_content(one, " ")), one) for one in group.iterchildren("dd")]
            if len(names) == len(values):
                yield from (f"-   {name}{colon}{value}" for name, value in zip(names, values, strict=True))
            else:
                yield f"-   {comma.join(names)}{colon}{semicolon.join(values)}"

    def _table(self, node: Any) -> Iterator[str]:
        caption = node.find("caption")
        if caption is not None:
            yield from self.children(caption)
        rows = [
            ["".join((self._row_anchor(row, place), _tidy(_content(cell, " ")))) for place, cell in enumerate(row.iterchildren("th", "td"))]
            for row in node.iter("tr")
        ]
        if not rows:
            return
        width = max(len(row) for row in rows)
        if node.find("thead") is None:
            rows.insert(0, [""] * width)
        rows.insert(1, ["---"] * width)
        yield "\n".join(f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in rows)

    def _row_anchor(self, row: Any, place: int) -> str:
        if place:
            return ""
        if row.get("id"):
            self.anchors.append(row.get("id"))
        return self._anchored("")


@lru_cache(maxsize=256)
def _classes(names: str | None) -> frozenset[str]:
    return frozenset((names or "").split())


def _is_skipped(node: Any, classes: frozenset[str]) -> bool:
    """Whether an element says nothing: by its tag, which of a comment is no text, by a class, or hidden until a script has need of it."""
    tag = node.tag
    return not isinstance(tag, str) or tag in SKIPPED or not SKIPPED_CLASSES.isdisjoint(classes) or node.get("hidden") is not None


def _run(text: str | None) -> str:
    """Text that a template has laid out: blanks and ends of lines are one blank. A sentence keeps its own."""
    if not text:
        return ""
    if text[0] in BLANK and not text.strip(BLANK):
        return " "
    return escaped(BLANKS.sub(" ", text) if "\n" in text or "  " in text or "\t" in text or "\r" in text else text)


def _content(node: Any, line_break: str, read: Callable[[str], str] = _run) -> str:
    """The inline Markdown of an element’s content, whose text is `read`; what is no inline element in it counts as one."""
    text = read(node.text or "")
    if not len(node):
        return text
    parts = [text]
    for child in node:
        parts.append(_inline(child, line_break))
        if text := child.tail:
            parts.append(read(text))
    return "".join(parts)


def _inline(node: Any, line_break: str = BREAK) -> str:
    """An element within a line; nothing where it is skipped."""
    tag, classes = node.tag, _classes(node.get("class"))
    if _is_skipped(node, classes):
        return ""
    if tag == "br":
        return line_break
    if tag == "img":
        return f"![{escaped(node.get('alt') or '')}]({_address(node.get('src') or '')})"
    if "pair" in classes:
        sides = [_tidy(_inline(side, " ")) for side in node.iterchildren("span")]
        return line_break.join(side for side in sides if side) + line_break
    content = _content(node, line_break, escaped if "segment" in classes else _run)
    if "state" in classes:
        return f" *({_tidy(content)})*" if content.strip() else ""
    if tag in {"strong", "b"} and content.strip():
        content = f"**{content.strip()}**"
    if tag == "a" and (address := node.get("href")):
        content = f"[{_tidy(content)}]({_address(address)})" if content.strip() else ""
    return _marked(node, classes, content)


def _marked(node: Any, classes: frozenset[str], content: str) -> str:
    """Content with its address, and with its language where it is a sentence’s."""
    name = node.get("id")
    if "segment" in classes:
        written = "".join(f' {key}="{_attribute(value)}"' for key in ("id", "lang") if (value := node.get(key)))
        return f"<span{written}>{content}</span>"
    return f'<a id="{_attribute(name)}"></a>{content}' if name else content


def _tidy(text: str) -> str:
    """Without blanks at the ends of lines, but for those that break them, and without a break at the end."""
    if "\n" not in text:
        return text.strip(" \t\r")
    lines = [line.strip(" \t\r") for line in text.split("\n")]
    return BREAK.join(line for line in lines if line)


def _attribute(value: str) -> str:
    return value.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


def _address(value: str) -> str:
    """An address in brackets of its own where it has characters that would end it."""
    return f"<{value}>" if ENDING.search(value) else value
