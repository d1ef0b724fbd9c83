"""What an engine is told of a segment."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workreport.memory import Draft
    from workreport.terms import Terms

NEIGHBOURS = 2
"""So many sentences before and behind the segment are told."""
LIKE = 3
"""So many like sentences of memory are told."""

STYLE = (
    "Translate the Chinese sentence of a government work report into English as official English editions write it. "
    "Review parts are in the simple past with “we”; plan parts say “We will …”. American spelling, serial comma, no exclamation marks. "
    "Money: figures with “yuan”, 万 and 亿 converted. “percent” in words. Mu: hectares first, with mu in brackets. "
    "Keep every figure with its bound (over, about, nearly, no more than) and its direction. "
    "Headings are gerund phrases without a stop. Use the renderings given for terms. Add nothing, leave nothing out. "
    "Answer with the translation alone."
)
"""Rules that every engine is told; a site adds its own in ``translations/LANG/style.md``."""


@dataclass(frozen=True, slots=True)
class Like:
    """A like sentence and its translation."""

    zh: str
    text: str


@dataclass(frozen=True, slots=True)
class Request:
    """A segment to be translated, with all that is told of it."""

    id: str
    """``2024/1-3/p1s9``."""
    language: str
    zh: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    terms: dict[str, str]
    """The glossary's rendering of each term in the sentence."""
    like: tuple[Like, ...]
    style: str
    previous: str = ""
    """The engine's own first answer, where it is asked again."""
    problems: tuple[str, ...] = ()
    """What the checks say of that answer."""

    def as_json(self) -> dict[str, object]:
        """The request as a program reads it: one object, lists and texts."""
        return asdict(self)


def request(  # noqa: PLR0913  # what is told of a segment
    segments: Sequence[str], index: int, *, address: str, language: str, terms: Terms, drafts: Sequence[Draft], style: str
) -> Request:
    """The request for `segments[index]`, the sentences of its page being `segments`."""
    zh = segments[index]
    rendered: Mapping[str, tuple[str, ...]] = terms.renderings
    return Request(
        id=address,
        language=language,
        zh=zh,
        before=tuple(segments[max(0, index - NEIGHBOURS) : index]),
        after=tuple(segments[index + 1 : index + 1 + NEIGHBOURS]),
        terms={term: rendered[term][0] for term in dict.fromkeys(terms.found.findall(zh)) if term},
        like=tuple(Like(draft.pair.zh, draft.pair.text) for draft in drafts[:LIKE]),
        style=style,
    )
