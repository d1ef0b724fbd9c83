"""The left end of the house: reads a report's folder and everything that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from workreport import catalogue, facts, glossary, interface, seals, topics
from workreport.languages import SOURCE, is_known
from workreport.messages import _, listed
from workreport.problems import Place, Problem, ProblemsError, in_order, reason
from workreport.yamlfile import Value, read_yaml

if TYPE_CHECKING:
    from workreport.indicators.accounting import Account
    from workreport.indicators.examining import Figures
    from workreport.indicators.model import Claim, Indicators
    from workreport.model import Artefact, Catalogue, Facts, LeftOut, Picture, Report, Term
    from workreport.topics import Topic

SOURCES = ("report.txt", "report.docx")
DOCUMENTS = (".docx", ".doc", ".wps", ".odt", ".rtf", ".pdf", ".html", ".htm")
"""Kinds of file that a report may have come as."""


@dataclass(frozen=True)
class Work:
    """A report with its facts, its translations and the terms they keep to."""

    report: Report
    facts: Facts
    catalogues: dict[str, dict[str, Catalogue]]
    """By language and page id."""
    terms: dict[str, tuple[Term, ...]]
    """The glossary, by language."""
    artefacts: tuple[Artefact, ...]
    """What the readers took away."""
    source: bytes
    """The source file as received."""
    text: str
    """What is on the pages as plain text."""
    pictures: tuple[Picture, ...]
    """The pictures of the source, in order."""
    lost: tuple[Problem, ...]
    """Errors for lost characters that no correction quotes; they stop a check and no build."""
    figures: Figures | None
    """Its figures as data; None where nobody has begun them."""
    problems: tuple[Problem, ...]
    unsound: tuple[Problem, ...] = ()
    """Those of the problems for which something in a translation file could not be read: who writes the file anew would lose it."""

    @cached_property
    def updated(self) -> str:
        """The newest date that a text of the report bears, ISO: its delivery, a review, a sentence's seal, a revision."""
        reviews = [review["date"] for review in self.facts.reviews.values() if "date" in review]
        units = (unit for pages in self.catalogues.values() for one in pages.values() for unit in one.units)
        sealed = [seals.date(unit.seal) for unit in units if unit.seal]
        return max([self.facts.date, *reviews, *sealed, *(revision.date for revision in self.facts.revisions)])

    @cached_property
    def sentences_by_topic(self) -> tuple[tuple[Topic, tuple[tuple[str, str], ...]], ...]:
        """The topics that the report has sentences on, with these, each by page and segment id."""
        found = ((topic, topics.sentences(topic, self.report, self.facts)) for topic in topics.topics())
        return tuple((topic, on) for topic, on in found if on)

    @property
    def indicators(self) -> Indicators | None:
        """The indicators of the report."""
        return self.figures.indicators if self.figures else None

    def translated(self, language: str) -> bool:
        """Whether any sentence has been translated into a language."""
        return any(unit.text for page in self.catalogues.get(language, {}).values() for unit in page.units)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Where in the report each figure stands."""
        return self.figures.claims if self.figures else ()

    @property
    def account(self) -> Account | None:
        """How many numerals the report has, and where they went."""
        return self.figures.account if self.figures else None


def report_ids(root: Path) -> tuple[str, ...]:
    """The ids of all reports of a project: the paths of their folders below ``docs/reports``."""
    folder = root / "docs" / "reports"
    found = {path.parent for name in (*SOURCES, "report.yml") for path in folder.rglob(name)}
    found |= {path.parent for path in folder.rglob("*.*") if path.suffix.lower() in DOCUMENTS and not found.intersection(path.parents)}
    return tuple(sorted(path.relative_to(folder).as_posix() for path in found if path != folder))


def source_of(root: Path, folder: Path) -> Path:
    """The source in a report's folder.

    Raises ProblemsError where there is none or more than one, or where a word processor has it open.
    """
    names = sorted(path.name for path in folder.iterdir() if path.is_file())
    place = Place(name_of(root, folder))
    problems = []
    for name in names:
        if name.startswith(("~$", ".~lock.")):
            what = _("a word processor has left a lock file here: {name}").format(name=name)
            problems.append(Problem(place, what, _("close the document in it, or delete the lock file if none is open")))
    sources = [name for name in names if name in SOURCES]
    others = [name for name in names if name not in SOURCES and is_document(name)]
    if len(sources) > 1:
        what = _("two sources stand here: {names}").format(names=listed(sources))
        problems.append(Problem(place, what, _("keep the one that was received, and take the other away")))
    elif not sources and others:
        suffix = Path(others[0]).suffix.lower()
        what = _("the source is named {names}").format(names=listed(others))
        if suffix in (".txt", ".docx") and len(others) == 1:
            remedy = _("rename it to report{suffix}").format(suffix=suffix)
        else:
            remedy = _("keep one, as report.docx or report.txt; “workreport new” makes it from other kinds of file")
        problems.append(Problem(place, what, remedy))
    if problems:
        raise ProblemsError(problems)
    return folder / (sources[0] if sources else SOURCES[0])


def is_document(name: str) -> bool:
    """Whether a file could be a report by its name."""
    return not name.startswith(("~$", ".")) and Path(name).suffix.lower() in (*DOCUMENTS, ".txt")


def languages(root: Path) -> tuple[str, ...]:
    """The languages reports are translated into: the folders of ``translations`` with an ``interface.yml``, besides ``zh``."""
    names = (path.parent.name for path in (root / "translations").glob("*/interface.yml"))
    return tuple(sorted(name for name in names if name != SOURCE and is_known(name)))


def load(root: Path, report_id: str) -> Work:
    """Reads one report with all that belongs to it; what is wrong in any file stands in the work's `problems`.

    Raises ProblemsError where the source or its facts cannot be read at all.
    """
    problems: list[Problem] = []
    folder = root / "docs" / "reports" / report_id
    if not folder.is_dir():
        known_ids = listed(report_ids(root)) or _("none is there yet")
        remedy = _("choose one of: {known}").format(known=known_ids)
        raise ProblemsError([Problem(Place(f"docs/reports/{report_id}"), _("there is no such report"), remedy)])
    source = source_of(root, folder)
    known = yaml_at(root, folder / "report.yml")
    stated, faults = facts.read(known)
    problems += faults
    data = bytes_at(root, source)
    left_out = stated.left_out or ()
    from workreport import manuscript, outline  # noqa: PLC0415  # a site that has not changed reads no report

    read = manuscript.read(data, name_of(root, source), left_out)
    found = outline.find(read, report_id, stated.corrections, stated.path, left_out)
    problems += topics.problems(found.report, stated)
    problems += found.problems
    if stated.left_out is None and (proposed := proposals(data, name_of(root, source))):
        what = _("nobody has listed what of the source is no text; {number} lines look like it").format(
            number=sum(entry.count or max(len(entry.lines), 1) for entry in proposed)
        )
        problems.append(
            Problem(Place(stated.path), what, _("run “workreport sync {report}”, which writes the list").format(report=report_id))
        )
    figures = _figures(root, found.report, problems)
    unsound: list[Problem] = []
    catalogues: dict[str, dict[str, Catalogue]] = {}
    terms: dict[str, tuple[Term, ...]] = {}
    for language in stated.complete:
        if language not in languages(root):
            what = _("“complete” names “{language}”, which the report is not translated into").format(language=language)
            problems.append(Problem(Place(stated.path), what, _("name one of: {known}").format(known=listed(languages(root)))))
    for language in languages(root):
        terms[language], faults = terms_of(root, language)
        problems += faults
        catalogues[language], faults = _catalogues(root, report_id, language)
        problems += faults
        unsound += faults
        for page in found.report.pages:
            path = f"translations/{language}/{report_id}/{page.id}.yml"
            if catalogues[language] and not (root / path).is_file():
                remedy = _("run “workreport sync {report}”").format(report=report_id)
                problems.append(Problem(Place(path), _("the file is not there"), remedy))
        pages = {page.id: page for page in found.report.pages}
        for page_id, one in catalogues[language].items():
            problems += catalogue.disagreements(pages.get(page_id), one)
    every = in_order(problems)
    return Work(
        found.report,
        stated,
        catalogues,
        terms,
        found.artefacts,
        data,
        found.text,
        read.pictures,
        found.lost,
        figures,
        every,
        in_order(unsound),
    )


def proposals(data: bytes, path: str) -> tuple[LeftOut, ...]:
    """What the program proposes to leave out of a source."""
    from workreport import manuscript, outline  # noqa: PLC0415  # as above

    return outline.find(manuscript.read(data, path)).left_out


def rewritable(work: Work) -> Work:
    """The work again, when its translation files can be written anew without loss.

    Raises ProblemsError with what must be mended before.
    """
    if work.unsound:
        raise ProblemsError(work.unsound)
    return work


def name_of(root: Path, path: Path) -> str:
    """A file as it is named in problems."""
    return path.relative_to(root).as_posix()


def bytes_at(root: Path, path: Path) -> bytes:
    """The bytes of a file; ProblemsError where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        what = _("the file cannot be read ({reason})").format(reason=reason(error))
        raise ProblemsError([Problem(Place(name_of(root, path)), what, _("put it there"))]) from None


def yaml_at(root: Path, path: Path) -> Value:
    """The content of a YAML file; ProblemsError as `read_yaml` and `bytes_at`."""
    return read_yaml(bytes_at(root, path), name_of(root, path))


def _figures(root: Path, report: Report, problems: list[Problem]) -> Figures | None:
    """The figures of a report; None where there is no indicator file, or where it lists no indicator yet."""
    path = root / "docs" / "reports" / report.id / "indicators.yml"
    if not path.is_file():
        return None
    try:
        value = yaml_at(root, path)
    except ProblemsError as error:
        problems += error.problems
        return None
    from workreport.indicators.examining import examine  # noqa: PLC0415  # only a report that is read anew needs it

    if "indicators" in value.fields([], "the file") and not value.fields([], "the file")["indicators"].content:
        return None
    figures = examine(value, report)
    problems += figures.problems
    return figures


def report_before(root: Path, report_id: str) -> str:
    """The newest earlier report in the same folder; empty where there is none."""
    folder = report_id.rpartition("/")[0]
    return max((one for one in report_ids(root) if one < report_id and one.rpartition("/")[0] == folder), default="")


def indicators_before(root: Path, report_id: str) -> Indicators | None:
    """The indicators of the newest earlier report in the same folder; None where there is none, or its file cannot be read."""
    before = report_before(root, report_id)
    path = root / "docs" / "reports" / before / "indicators.yml"
    if not before or not path.is_file():
        return None
    from workreport.indicators import schema  # noqa: PLC0415  # only a new report needs it

    try:
        return schema.read(yaml_at(root, path), before)[0]
    except ProblemsError:
        return None


def facts_of(root: Path, report_id: str) -> Facts | None:
    """What the editors know of a report; None where its file cannot be read."""
    try:
        return facts.read(yaml_at(root, root / "docs" / "reports" / report_id / "report.yml"))[0]
    except ProblemsError:
        return None


def terms_of(root: Path, language: str) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    """The package's terms with the site's own laid over them; the names in them are the site's, from its ``interface.yml``."""
    folder = root / "translations" / language
    own: tuple[Term, ...] = ()
    problems: tuple[Problem, ...] = ()
    if (folder / "glossary.yml").is_file():
        try:
            own, problems = glossary.read(yaml_at(root, folder / "glossary.yml"))
        except ProblemsError as error:
            problems = error.problems
    return glossary.over(glossary.general(language), own, _names(root, language), _names(root, SOURCE)), problems


def _names(root: Path, language: str) -> dict[str, str]:
    """The site’s names in a language, its town and its district; empty where its words cannot be read, which `archive` reports."""
    try:
        return interface.read(yaml_at(root, root / "translations" / language / "interface.yml"), language)[0].group("site")
    except ProblemsError:
        return {}


def _catalogues(root: Path, report_id: str, language: str) -> tuple[dict[str, Catalogue], tuple[Problem, ...]]:
    found: dict[str, Catalogue] = {}
    problems: list[Problem] = []
    for path in sorted((root / "translations" / language / report_id).glob("*.yml")):
        try:
            found[path.stem], faults = catalogue.read(yaml_at(root, path), name_of(root, path), language)
            problems += faults
        except ProblemsError as error:
            problems += error.problems
    return found, tuple(problems)
