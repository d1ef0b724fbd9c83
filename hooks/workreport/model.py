"""The shapes that pass between the rooms. Nothing in here reads, writes or decides."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workreport.problems import Problem
    from workreport.topics import TopicChange

# --- manuscript: bytes → lines ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Artefact:
    """Something a reader took away because it is no part of the text: a bookmark, a blank at a line's end, web chrome."""

    line: int
    """The line it stood in, as in `Line.number`."""
    kind: str
    """What it is, in a few English words: ``bookmark``, ``blank at line end``, ``letter-spacing``, ``web chrome``."""
    text: str
    """The very characters taken away (for letter-spacing, the spaced word)."""
    whole: bool = False
    """Whether it is a whole line, which `LeftOut` must list."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Lines of the source that are no text of the report, as ``left-out`` of ``report.yml`` quotes them; nothing else is left out."""

    quote: str
    """The whole line, as it is read; of page numbers the first; of a block its first line; of struck-through words these."""
    reason: str
    """Why it is no text, in a few words."""
    lines: tuple[int, ...] = ()
    """Where it stands, as in `Line.number`. They decide only where the quote stands in other places too."""
    count: int = 0
    """For page numbers, which differ from each other, and for a block: how many lines it has; 0 for anything else."""
    to: str = ""
    """The last line of a block of lines that are left out together."""
    guess: bool = False
    """Whether the program is not sure of it; never so where an editor lists it."""
    place: int | None = None
    """The line of ``report.yml`` that lists it."""


@dataclass(frozen=True, slots=True)
class DoubtfulCharacter:
    """A character of the source that means nothing: one that was lost (U+FFFD), of private use, or not assigned."""

    line: int
    column: int
    """Where it stands first in the line of a text file or the paragraph of a Word file; counted from 1."""
    character: str
    times: int = 1
    """How often it stands in the line."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the source, without what it says of its maker."""

    name: str
    """Its file: ``picture-1.png``."""
    content: bytes
    words: str
    """How its author describes it; empty where he does not."""
    line: int


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the source as its author meant it; never empty, no blank at either end."""

    number: int
    """The first physical line of the text file it stands on, counted from 1; for ``.docx`` the number of the paragraph."""
    text: str
    bold: tuple[tuple[int, int], ...] = ()
    """Spans of `text` set in bold in a Word file, as (start, end); evidence for headings, never shown as such."""
    kind: Literal["text", "table", "footnote", "contents"] = "text"
    """``contents`` is an entry of a table of contents that Word made."""
    cells: tuple[tuple[str, ...], ...] = ()
    """For a table, its rows of cells; `text` is then the cells' text, row by row, joined by tabs and newlines."""
    mark: str | None = None
    """For a footnote, the mark that refers to it in the text."""
    last: int | None = None
    """The last physical line it stands on, where a hard-wrapped paragraph or heading takes more than one."""
    pictures: tuple[str, ...] = ()
    """The names of the pictures that stand in it, or between it and the next."""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A report as received, cleaned of artefacts and of nothing else."""

    path: str
    """The file as it is named in problems."""
    encoding: str
    """``utf-8``, ``gb18030`` or ``docx``."""
    lines: tuple[Line, ...]
    artefacts: tuple[Artefact, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    """What the reader left out: of the list it was given, or, given none, what it proposes."""
    problems: tuple[Problem, ...] = ()
    """What an editor should look at in the file itself."""
    doubtful: tuple[DoubtfulCharacter, ...] = ()
    pictures: tuple[Picture, ...] = ()


# --- outline: lines → report -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence, or one heading: the unit of address, translation, citation and search."""

    id: str
    """``title`` for a page's heading, else paragraph and sentence: ``p2s4``. Unique on its page."""
    text: str
    """The source to the character."""
    line: int
    """The line of the source it stands on."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a page, or one theme of a long paragraph."""

    id: str
    """``p1``, ``p2`` … counted within the page."""
    segments: tuple[Segment, ...]
    level: int = 0
    """0 for plain prose; 2 to 6 where the first segment is a heading (a theme, a subsection) shown as ``<h2>`` to ``<h6>``."""
    rows: tuple[tuple[str, ...], ...] = ()
    """For a table, the ids of its cells' segments, row by row (an empty id for an empty cell); empty for anything else."""
    pictures: tuple[str, ...] = ()
    """The names of the pictures under it."""
    mark: str = ""
    """Of a Word file's footnote, the mark that refers to it in the text, which is not part of its own: [1]."""

    @property
    def heading(self) -> Segment | None:
        """The theme or subsection heading that leads this paragraph, if one does."""
        return self.segments[0] if self.level else None

    @property
    def body(self) -> tuple[Segment, ...]:
        """The sentences after the heading; all of them where there is none."""
        return self.segments[1:] if self.level else self.segments


PageKind = Literal["opening", "part", "section", "part-closing", "closing", "appendix"]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a report: the unit of reading and of translation files."""

    id: str
    """``opening``, ``1`` (opening paragraphs of part 1), ``1-3``, ``1-closing``, ``closing``, ``appendix-1``."""
    kind: PageKind
    title: Segment | None
    """Its heading in the source; None for closings and for a page the source gives no heading."""
    paragraphs: tuple[Paragraph, ...]
    number: str = ""
    """The numeral of the heading as it stands, mark included: ``一、``, ``（三）``; empty where there is none."""
    pictures: tuple[str, ...] = ()
    """The names of the pictures under its heading."""

    @property
    def level(self) -> int:
        """How deep it stands in the contents, from 1, and the level of its heading in a document."""
        return 2 if self.kind in {"section", "part-closing"} else 1

    @property
    def part(self) -> str:
        """The part it belongs to: ``1`` of ``1-3``; the opening and the closing are parts of their own."""
        return self.id.partition("-")[0]

    def segments(self) -> Iterator[Segment]:
        """All segments in reading order, the title first."""
        if self.title:
            yield self.title
        for paragraph in self.paragraphs:
            yield from paragraph.segments


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as the outline found it; the rows of ``workreport outline --json``."""

    line: int
    level: int
    kind: Literal["part", "section", "subsection", "appendix"]
    text: str
    run_in: bool


@dataclass(frozen=True, slots=True)
class Front:
    """What the front matter states; None where it does not."""

    title: str | None = None
    date: str | None = None
    """ISO, to the day or the month: ``2023-02-16``, ``2012-01``."""
    speaker: str | None = None
    """The name alone, inner blanks removed."""
    office: str | None = None
    """The speaker's office as it stands beside the name: 镇长, 某县人民政府县长."""
    salutation_line: int | None = None
    body_first_line: int = 1
    body_last_line: int = 1


@dataclass(frozen=True, slots=True)
class Note:
    """A mark in the text joined with its entry at the end: [1], 〔1〕, ① or a Word footnote."""

    mark: str
    segment: str
    """Address within the report of the segment the mark stands in: ``1-3/p2s4``."""
    entry: str
    """Address within the report of the paragraph that explains it: ``appendix-1/p3``."""


@dataclass(frozen=True, slots=True)
class Report:
    """One work report, in the order of its source."""

    id: str
    """Its folder below ``docs/reports``: ``2023``."""
    source: str
    """The source file as it is named in problems."""
    front: Front
    pages: tuple[Page, ...]
    headings: tuple[Heading, ...] = ()
    notes: tuple[Note, ...] = ()

    def segments(self) -> Iterator[tuple[Page, Segment]]:
        """All segments with their pages, in reading order."""
        for page in self.pages:
            for segment in page.segments():
                yield page, segment

    @property
    def numerals(self) -> dict[str, str]:
        """What the pages bear as numbers, by id: 一、; （三）."""
        return {page.id: page.number for page in self.pages}

    def page(self, page_id: str) -> Page:
        """The page with this id; KeyError where there is none."""
        for page in self.pages:
            if page.id == page_id:
                return page
        raise KeyError(page_id)


# --- report.yml ------------------------------------------------------------------------------------------------------

Words = dict[str, str]
"""The same words in several languages: ``{"zh": "镇长", "en": "Mayor"}``."""


@dataclass(frozen=True, slots=True)
class Correction:
    """An editor's word on the structure, by quoting the text; one that matches nothing, or two places, is an error."""

    kind: str
    """What the quoted words are: ``part``, ``section``, ``heading``, ``theme``, ``prose``, ``closing``, ``appendix``;
    or ``lost``, for a place where a character was lost, which stays as it is."""
    quote: str
    """The very words the thing begins with."""
    line: int
    """The line of ``report.yml`` that says so."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A change that readers should know of: a correction, a revised translation."""

    date: str
    """The day it was published, ISO."""
    words: Words
    """What changed."""
    pages: tuple[str, ...] = ()
    """The pages it stands on; none where it concerns the report as a whole."""


UNDATED = "1970-01-01"
"""What ``report.yml`` says of a day that the source does not state."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the editors know of a report: ``report.yml``."""

    path: str
    title: Words
    body: Words
    """The government whose report it is."""
    session: Words
    date: str
    """The day it was delivered, ISO, for what must bear a date; the epoch where nobody has stated it."""
    speaker: Words
    office: Words
    """The speaker's office: 镇长, Mayor."""
    place: Words
    """Where the session met: the town, district, city."""
    provenance: Words
    """Where the text came from and how far it was checked."""
    reviews: dict[str, Words]
    """By language: ``by`` (a role), ``date`` (ISO) and ``method`` of the second reading, for the coverage page."""
    redirects: dict[str, str]
    """Pages that had another id before: old id to new."""
    former_ids: tuple[str, ...] = ()
    """Ids that the report had before; the addresses of its pages below them lead on."""
    corrections: tuple[Correction, ...] = ()
    left_out: tuple[LeftOut, ...] | None = None
    """The lines that are no text; None where nobody has listed them yet, so that nothing is left out."""
    pictures: dict[str, Words] = field(default_factory=dict)
    """By the name of a picture, its description in each language."""
    publish_source: bool = False
    """Whether the source file is published too: a text as received, a Word file as a copy of what Word shows of it."""
    complete: tuple[str, ...] = ()
    """The languages in which every segment must be translated (law 2); in others what is missing is counted and marked."""
    topics: tuple[TopicChange, ...] = ()
    """Sentences that an editor has put on a topic's page, or taken off it."""
    revisions: tuple[Revision, ...] = ()
    """Newest first."""
    show_drafts: bool = False
    """Whether readers see drafts, marked as such; else the Chinese stands where there is only a draft."""
    unfilled: tuple[tuple[str, int], ...] = ()
    """What ``workreport new`` could not find and nobody has written since, each with its line."""
    lines: tuple[tuple[str, int], ...] = ()
    """The facts that are said in words, each with the line of its Chinese or of what stands first below it."""

    @property
    def titled(self) -> bool:
        """Whether its title is its own: `title` is never empty, and a stand-in where nobody has stated one."""
        return all(key != "title" for key, _line in self.unfilled)

    @property
    def delivered(self) -> str:
        """The day it was delivered, ISO, to be told to readers; empty where nobody has stated it."""
        return "" if self.date == UNDATED else self.date

    @property
    def year(self) -> str:
        """The year it was delivered in; empty where nobody has stated it."""
        return self.delivered[:4]


# --- catalogue: translations/LANG/ID/PAGE.yml ------------------------------------------------------------------------

State = Literal["initial", "translated", "reviewed", "final"]
"""XLIFF 2 states of a segment's translation. ``stale`` is computed from `Unit.zh`, `Unit.was` and the source, never written."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A segment's translation as it stands in its file."""

    id: str
    zh: str
    """The source sentence; where it no longer equals the source, the unit is stale."""
    text: str
    """The translation; in state ``initial`` a draft, or empty."""
    state: State
    line: int
    """The line of the file where the unit begins."""
    note: str = ""
    """A translator's note, shown to readers."""
    check: str = ""
    """Why the figures are right although the check by value and unit cannot know."""
    terms: tuple[tuple[str, str], ...] = ()
    """Glossary terms that rightly have none of their renderings here, each with the reason."""
    comments: tuple[str, ...] = ()
    """The comment lines above it in the file, as written; they stay with the unit wherever it goes."""
    was: str = ""
    """The sentence that the translation was made from, where the source has changed since and nobody has mended the translation."""
    origin: str = ""
    """Where a draft comes from; only in state ``initial``."""
    doubts: tuple[str, ...] = ()
    """What of a draft nothing proves, in the words of the checks: for a person to read, and for nothing else."""
    seal: str = ""
    """The day of the reading that made it ``reviewed`` and a digest of the words that were read: ``2026-11-26 3f9ac1d2``."""

    @property
    def drafted(self) -> bool:
        """Whether its text is a draft: a translation that no person has looked at."""
        return self.state == "initial" and bool(self.text)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One translation file."""

    path: str
    page: str
    language: str
    units: tuple[Unit, ...]
    above: tuple[str, ...] = ()
    """Comment lines at the head of the file, as written."""
    below: tuple[str, ...] = ()
    """Comment lines at its end."""


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the glossary."""

    id: str
    """Its anchor on the glossary page: the English in ASCII kebab case, unique."""
    zh: str
    en: str
    alt: tuple[str, ...]
    """Other renderings that the check of terms accepts."""
    kind: str
    gloss: str
    """A short explanation for a foreign reader; may be empty."""
    source: str
    """An address or title that uses the rendering, or ``judgement`` with the reason."""
    opaque: bool
    """Whether a foreign reader needs the gloss where the term is first used on a page."""
    line: int
    gloss_zh: str = ""
    """A short explanation for a Chinese reader, of local shorthand; shown where the term is first used on a page of the Chinese edition."""
