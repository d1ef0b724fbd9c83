"""Which files of ``docs/`` are published: pages of a language, assets, and what ``mkdocs.yml`` names; nothing else that lies about."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mkdocs.structure.files import InclusionLevel

from workreport.messages import _
from workreport.problems import Place, Problem, ProblemsError, Severity
from workreport.site.assets import FOLDER
from workreport.site.servers import TYPES

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

INPUTS = ("reports/", "templates/")
"""Folders of ``docs/`` that a site is made from."""
LEFTOVERS = ("~", ".bak", ".orig", ".rej", ".swp", ".tmp", ".part")
"""How the names of files end that editors and programs leave behind."""
BEGINNINGS = ("~$", "#", "._")
"""How they begin; names that begin with a dot MkDocs leaves out by itself."""
ASSETS = frozenset({*TYPES, "woff2", "ico"}) - {"gz", "html", "docx", "xlsx"}
"""Endings of files that may be assets."""


def select(files: Files, config: MkDocsConfig, languages: Collection[str]) -> tuple[Problem, ...]:
    """Takes every file out of `files` that is none of the site's, and names those of ``docs/``, so that none is missed in silence.

    Of a theme only its assets are published. A file that a host asks for at the site's top is published where ``mkdocs.yml`` names it::

        extra:
          publish: [CNAME, baidu_verify_codeva-x.html]

    Raises ProblemsError where a page is not UTF-8.
    """
    named = frozenset(config.extra.get("publish", ()))
    problems = []
    for file in list(files):
        if file.src_dir is None or file.inclusion is InclusionLevel.EXCLUDED:
            continue
        own = file.src_dir == config.docs_dir
        if not own and not file.src_uri.startswith(FOLDER):
            files.remove(file)
        elif own and file.src_uri not in named and not _is_published(file, languages):
            files.remove(file)
            if not file.src_uri.startswith(INPUTS):
                problems.append(_left_out(file))
    broken = [_encoding(file) for file in files.documentation_pages() if not _is_text(file)]
    if broken:
        raise ProblemsError(broken)
    return tuple(problems)


def _is_published(file: File, languages: Collection[str]) -> bool:
    name = PurePosixPath(file.src_uri).name
    if name.endswith(LEFTOVERS) or name.startswith(BEGINNINGS):
        return False
    folder, _slash, rest = file.src_uri.partition("/")
    if file.is_documentation_page():
        return folder in languages and bool(rest)
    return file.src_uri.startswith(FOLDER) and name.rpartition(".")[2].lower() in ASSETS


def _left_out(file: File) -> Problem:
    what = _("the file is no page of a language and no asset, so it is not published")
    remedy = _("move it out of docs/, into docs/LANG/ or docs/assets/, or name it in mkdocs.yml under “extra: publish:”")
    return Problem(Place(f"docs/{file.src_uri}"), what, remedy, Severity.WARNING)


def _is_text(file: File) -> bool:
    try:
        file.content_bytes.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True


def _encoding(file: File) -> Problem:
    return Problem(Place(f"docs/{file.src_uri}"), _("the page is not UTF-8"), _("save it as UTF-8"))
