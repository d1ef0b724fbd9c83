"""What a Word file holds besides its text, said to the editor who takes it up: none of it is published."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from workreport.manuscript.package import W
from workreport.messages import _, listed
from workreport.problems import Place, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workreport.manuscript.package import Package
    from workreport.model import Artefact

DOUBTED = {
    "picture": "a picture that cannot be shown",
    "chart": "a chart",
    "diagram": "a diagram (SmartArt)",
    "embedded object": "an embedded object",
    "form control": "a form control",
    "film": "a film",
    "WordArt": "WordArt",
    "inserted file": "another file inserted whole (altChunk)",
    "field without a result": "a field that shows nothing",
    "placeholder": "a placeholder that was not filled in",
    "unknown element": "an element that is not known",
    "drawn shape": "a drawn shape",
    "symbol of a font": "a symbol of a font",
}
"""What is not shown and may matter to a reader, by the kind of artefact."""
COUNTED = {"deleted text": "deleted text", "hidden text": "hidden text", "comment": "comments"}
"""What is never shown and whose words are nobody's business."""


def problems(package: Package, path: str, artefacts: Sequence[Artefact]) -> Iterator[Problem]:
    """Doubts about what is not shown, each at its paragraph, and what else is in the file, in one."""
    for it in artefacts:
        if it.kind in DOUBTED:
            what = _("{thing} stands here and is not shown").format(thing=_(DOUBTED[it.kind]))
            what += f" (“{it.text}”)" if it.text else ""
            yield Problem(Place(path, it.line), what, _("compare with the file in a word processor"), Severity.WARNING)
        elif it.kind == "formula":
            what = _("a formula is read as “{words}”").format(words=it.text)
            yield Problem(Place(path, it.line), what, _("compare with the file in a word processor"), Severity.WARNING)
    for words in _furniture(package):
        what = _("a header or footer says “{words}”, which is not shown").format(words=words)
        yield Problem(Place(path), what, _("see whether the report may be published"), Severity.WARNING)
    counts = Counter(it.kind for it in artefacts)
    held = [_("{things} ({n})").format(things=_(words), n=counts[kind]) for kind, words in COUNTED.items() if counts[kind]]
    held += [_("macros")] if any(name.lower().endswith("vbaproject.bin") for name in package.names) else []
    held += [_("a person’s name")] if _names_somebody(package) else []
    if held:
        what = _("the Word file holds {things}; none of it is published").format(things=listed(held))
        yield Problem(Place(path), what, _("see whether the words are the last version"), Severity.WARNING)


def _furniture(package: Package) -> Iterator[str]:
    """The words of headers and footers, without the numbers of pages."""
    seen: set[str] = set()
    for name in sorted(package.all_of("header") + package.all_of("footer")):
        words = "".join(it.text or "" for it in package.root(name).iter(f"{W}t")).strip()
        if words and words not in seen and not all(character.isdecimal() or not character.isalnum() for character in words):
            seen.add(words)
            yield words[:100]


def _names_somebody(package: Package) -> bool:
    name = "docProps/core.xml"
    if name not in package.names:
        return False
    return any((it.text or "").strip() for it in package.root(name).iter("{*}creator", "{*}lastModifiedBy"))
