"""The words of the interface in each language: the package's, and over them the site's own, ``translations/LANG/interface.yml``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup

from workreport.languages import SOURCE, fallbacks, language, tag
from workreport.messages import _, listed, ngettext
from workreport.problems import Problem, Severity
from workreport.yamlfile import read_yaml, unknown_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workreport.problems import Place
    from workreport.yamlfile import Value


@dataclass(frozen=True, slots=True)
class FooterEntry:
    """A line of what a publisher must show at the foot of every page: 主办单位, 备案号."""

    language: str
    """Of the label."""
    label: str
    link: str = ""
    """Where the label leads; empty where nowhere."""
    image: str = ""
    """A picture before the label, as an address below the site’s root; empty where there is none."""


class Word(str):
    """Words of the interface in another language than the page's: a template that shows them as text marks the language they are in."""

    __slots__ = ("language",)
    language: str

    def __html__(self) -> str:
        """The words as HTML; in an attribute, a ``<title>`` or an ``<option>``, take `Interface.text`."""
        return str(Markup('<span lang="{}">{}</span>').format(tag(self.language), str(self)))


@dataclass(frozen=True, slots=True)
class Interface:
    """The words of one language, by dotted key: ``page.contents``."""

    language: str
    words: Mapping[str, str]
    borrowed: Mapping[str, str] = field(default_factory=dict)
    """By key, the language of words that stand in where this one lacks them."""
    footer: tuple[FooterEntry, ...] = ()
    """What the site's publisher shows at the foot of every page."""

    @property
    def official(self) -> bool:
        """Whether the site says that a government runs it; until it does, its pages and documents say that none does."""
        return self.words.get(OFFICIAL) == "yes"

    def __call__(self, key: str, **values: object) -> str:
        """The words for `key`, with ``{name}`` places filled, to be shown as text; KeyError for a key that no language has."""
        words = self.text(key, **values)
        if key not in self.borrowed:
            return words
        word = Word(words)
        word.language = self.borrowed[key]
        return word

    def text(self, key: str, **values: object) -> str:
        """The words for `key` without a mark of their language, for attributes, titles and files that are no page."""
        words = self.words[key]
        return words.format(**values) if values else words

    def language_of(self, key: str) -> str:
        """The language that the words for `key` are in."""
        return self.borrowed.get(key, self.language)

    def has(self, key: str) -> bool:
        """Whether there are words for `key`; those of ``site`` are all optional."""
        return bool(self.words.get(key))

    def day(self, date: str) -> str:
        """An ISO date in the language's manner: 2023年2月16日; February 16, 2023."""
        return language(self.language).day(date)

    def group(self, prefix: str) -> dict[str, str]:
        """All words below ``prefix.``, by the rest of their key."""
        return {key.removeprefix(f"{prefix}."): words for key, words in self.words.items() if key.startswith(f"{prefix}.")}


def read(value: Value, language: str) -> tuple[Interface, tuple[Problem, ...]]:
    """The words of an interface file; nested keys are joined by dots."""
    problems: list[Problem] = []
    words: dict[str, str] = {}
    _collect(value, "", words, problems)
    return Interface(language, words, footer=_footer(value, language, problems)), tuple(problems)


def _footer(value: Value, language: str, problems: list[Problem]) -> tuple[FooterEntry, ...]:
    """``site: footer:``, a list of entries with ``label``, and where there are such ``link`` and ``image``."""
    site = value.content.get("site") if isinstance(value.content, dict) else None
    listed = site.content.get("footer") if site and isinstance(site.content, dict) else None
    if listed is None:
        return ()
    found = []
    for item in listed.items(problems, "site.footer"):
        fields = item.fields(problems, _("an entry of the footer"))
        for key, child in fields.items():
            if key not in ("label", "link", "image"):
                problems.append(unknown_key(child, key, ("label", "link", "image")))
        texts = {key: fields[key].text(problems, key) if key in fields else "" for key in ("label", "link", "image")}
        if texts["link"] and not LINK.match(texts["link"]):
            what = _("“{link}” is not an address").format(link=texts["link"])
            problems.append(Problem(fields["link"].place, what, _("write it with https:// or mailto:")))
            texts["link"] = ""
        if not texts["label"]:
            problems.append(Problem(item.place, _("an entry of the footer has no label"), _("write “label: …”")))
        else:
            found.append(FooterEntry(language, **texts))
    return tuple(found)


LINK = re.compile(r"https?://|mailto:|tel:")
"""What a link of a site's own may begin with; anything else (javascript:) is refused."""
ADDRESSES = ("site.contact", "site.report-error")
"""Words that are addresses: of a page, or of a mailbox."""


def _address(text: str, value: Value, problems: list[Problem]) -> str:
    """The address as a link; empty where it is none."""
    if not text or LINK.match(text):
        return text
    if re.fullmatch(r"[^\s@:/]+@[^\s@:/]+", text):
        return f"mailto:{text}"
    what = _("“{link}” is not an address").format(link=text)
    problems.append(Problem(value.place, what, _("write it with https:// or mailto:")))
    return ""


def as_link(text: str) -> tuple[str, str]:
    """Where an address leads, without what a form is to put into it, and how it is shown; nowhere, and the words, where it is none."""
    if not LINK.match(text):
        return "", text
    address = text.partition("{address}")[0]
    return address, address.removeprefix("mailto:").removeprefix("tel:")


OFFICIAL = "site.official"
"""Whether a government runs the site: yes or no."""
OPTIONAL = "site."
"""What the keys begin with that a site may leave empty."""


def _collect(value: Value, key: str, words: dict[str, str], problems: list[Problem]) -> None:
    if isinstance(value.content, dict):
        for name, child in value.content.items():
            if f"{key}.{name}" == "site.footer":
                continue
            _collect(child, f"{key}.{name}" if key else name, words, problems)
    else:
        words[key] = value.text(problems, key)
        if key in ADDRESSES:
            words[key] = _address(words[key], value, problems)
        if key == OFFICIAL and words[key] not in {"yes", "no", ""}:
            problems.append(Problem(value.place, _("{key} is “{value}”").format(key=key, value=words[key]), _("write yes or no")))
        if not words[key] and not key.startswith(OPTIONAL):
            what = _("the words for “{key}” are missing").format(key=key)
            problems.append(Problem(value.place, what, _("write them after the colon")))


def shared(code: str) -> Interface:
    """The package's words in a language; none where it has none."""
    file = files("workreport.words").joinpath(f"{code}.yml")
    if not file.is_file():
        return Interface(code, {})
    return read(read_yaml(file.read_bytes(), f"workreport/words/{code}.yml"), code)[0]


def complete(own: Mapping[str, Interface]) -> dict[str, Interface]:
    """The words of every language of a site: its `own` over the package's, and what neither has from English or Chinese."""
    laid = {code: {**shared(code).words, **interface.words} for code, interface in own.items()}
    names = {f"language.{code}": language(code).name for code in own}
    names |= {f"language.{SOURCE}-{code}": f"{language(SOURCE).name} · {language(code).name}" for code in own if code != SOURCE}
    stock = {code: laid.get(code) or shared(code).words for code in ("en", SOURCE)}
    found = {}
    for code, words in laid.items():
        every = {**names, **words}
        borrowed = {}
        for other in fallbacks(code)[1:]:
            for key, text in stock[other].items():
                if key not in every and (not key.startswith("language.") or key == "language.both"):
                    every[key], borrowed[key] = text, other
        found[code] = Interface(code, every, borrowed, own[code].footer or next((one.footer for one in own.values() if one.footer), ()))
    return found


def gaps(interfaces: Mapping[str, Interface], places: Mapping[str, Place]) -> tuple[Problem, ...]:
    """A warning for each group of words that a language has to borrow, once a group."""
    problems = []
    for code, interface in interfaces.items():
        groups: dict[str, list[str]] = {}
        for key in interface.borrowed:
            group = key.partition(".")[0]
            if group not in OWN:
                groups.setdefault(group, []).append(key)
        for group, keys in groups.items():
            what = ngettext(
                "{n} word of “{group}” is not there in “{language}” and is shown in another language",
                "{n} words of “{group}” are not there in “{language}” and are shown in another language",
                len(keys),
            ).format(n=len(keys), group=group, language=code)
            remedy = _("add “{group}:” with these keys: {keys}").format(group=group, keys=_shortened(keys))
            problems.append(Problem(places[code], what, remedy, Severity.WARNING))
    return tuple(problems)


OWN = ("site", "language")
"""Groups of words that a site states as far as it wishes."""


def _shortened(keys: list[str]) -> str:
    shown = listed(key.partition(".")[2] for key in keys[:5])
    return shown if len(keys) <= 5 else f"{shown} …"
