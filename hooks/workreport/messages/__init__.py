"""What the tools say to editors, in English or Chinese.

The English sentence is the key, as in GNU gettext; the Chinese stands in ``zh/``, a file for each room. A message with places to fill is
written ``_("the key “{key}” is not known").format(key=key)``, so that the catalogue holds the sentence and not its values.
"""

from __future__ import annotations

import io
import locale
import os
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LANGUAGES = ("en", "zh")
"""Languages that messages can be given in; the first needs no catalogue."""

VARIABLE = "WORKREPORT_LANG"
"""The environment variable that names the language; the command sets it, so that its threads and processes speak the same."""

_chosen: ContextVar[str | None] = ContextVar("_chosen", default=None)
"""The language that was chosen here; None in a thread or process where none was."""


def choose(language: str | None = None) -> str:
    """Sets the language of messages and returns it.

    Without `language` the environment chooses: ``WORKREPORT_LANG``, else the locale; English where neither names one of `LANGUAGES`.
    """
    code = _known(language or os.environ.get(VARIABLE) or _locale())
    _chosen.set(code)
    return code


def chosen() -> str:
    """The language that messages are given in."""
    return _chosen.get() or _known(os.environ.get(VARIABLE, ""))


def _(message: str) -> str:
    """`message` in the chosen language; the English itself where the catalogue lacks it."""
    return _catalogue(chosen()).get(message, message)


def ngettext(msgid1: str, msgid2: str, n: int) -> str:
    """The form of a message for `n` things, in the chosen language; Chinese has one form for all. Named as in the standard library."""
    translated = _catalogue(chosen()).get(msgid1)
    return translated if translated is not None else (msgid1 if n == 1 else msgid2)


def listed(words: Iterable[str]) -> str:
    """The items of a list within a sentence: “2025、2026” in Chinese, “2025, 2026” in English."""
    return ("、" if chosen() == "zh" else ", ").join(words)


def either(words: Iterable[str]) -> str:
    """The items of a choice within a sentence: “元或万元” in Chinese, “元 or 万元” in English."""
    return ("或" if chosen() == "zh" else " or ").join(words)


def _known(wanted: str) -> str:
    code = wanted.lower().replace("_", "-").partition("-")[0]
    return code if code in LANGUAGES else LANGUAGES[0]


def _locale() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return value
    return locale.getlocale()[0] or ""  # Windows keeps it elsewhere than in the environment


@cache
def _catalogue(language: str) -> dict[str, str]:
    if language == LANGUAGES[0]:
        return {}
    from babel.messages.pofile import read_po  # noqa: PLC0415  # a tenth of a second that English does not need

    found: dict[str, str] = {}
    for source in sorted(files(__name__).joinpath(language).iterdir(), key=lambda one: one.name):
        for message in read_po(io.BytesIO(source.read_bytes())):
            key, text = (each[0] if isinstance(each, list | tuple) else each for each in (message.id, message.string))
            if key and text:
                found[key] = text
    return found
