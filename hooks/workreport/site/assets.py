"""Style sheets, scripts and pictures below a digest of all of them: browsers may keep them, and none mixes with those of another build."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

from workreport.building.inputs import code, digest
from workreport.messages import _
from workreport.portable import CLASSIC, SCRIPT, joined
from workreport.problems import Place, Problem, ProblemsError
from workreport.site.stylesheets import needed, without_comments

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from workreport.building import Cache

FOLDER = "assets/"
"""Where a site and the theme keep them."""
DIGEST = 10
"""Hexadecimal digits of the digest."""
STYLES = "assets/styles/"
"""Our style sheets, one a room of the site; readers get them as one file, ``site.css``."""
THEIRS = "assets/stylesheets/"
"""Where Material keeps its style sheets."""
MATERIAL = "main.*.min.css"
"""What the one of them is called that the site uses, and nothing else of Material."""


def take_material(config: MkDocsConfig) -> Path:
    """Material's style sheet, all that we use of it; its folder is taken out of the theme, where each build looks through 14,000 icons.

    Raises ProblemsError where the theme has none.
    """
    found = next((path for folder in config.theme.dirs for path in Path(folder, THEIRS).glob(MATERIAL)), None)
    if found is None:
        place, what = Place(Path(config.config_file_path).name), _("the theme does not bring Material’s style sheet")
        raise ProblemsError([Problem(place, what, _("write “theme:” and below it “name: workreport”"))])
    config.theme.dirs = [folder for folder in config.theme.dirs if not found.is_relative_to(folder)]
    return found


def get_ready(config: MkDocsConfig, material: Path, cache: Cache) -> None:
    """Reads the style sheets of the theme ahead of `place`."""
    _needed_of(material, cache)
    for folder in config.theme.dirs:
        for sheet in Path(folder, STYLES).glob("*.css"):
            _plain(sheet.read_text("utf-8"), cache)


def _needed_of(material: Path, cache: Cache) -> str:
    """What pages need of Material's style sheet."""
    text = material.read_text("utf-8")
    return cache.recall(digest(code(), text), lambda: needed(text))


def _plain(sheet: str, cache: Cache) -> str:
    """One of our style sheets as readers get it."""
    return cache.recall(digest(code(), "plain", sheet), lambda: without_comments(sheet))


def place(files: Files, config: MkDocsConfig, material: Path, cache: Cache, *, portable: bool = False) -> str:
    """Joins our style sheets to ``site.css``, puts every asset below ``assets/DIGEST/``, and returns that folder, a slash at its end.

    On a portable site the scripts are joined too; ProblemsError where one is written so that it cannot be.

    What pages need of `material`, Material's style sheet, becomes ``material.css``. Links in pages written by hand follow, since MkDocs
    asks the files where they are.
    """
    theirs = f"{THEIRS}{material.name}"
    files.append(File.generated(config, theirs, content=_needed_of(material, cache), inclusion=InclusionLevel.NOT_IN_NAV))
    sheets = sorted((file for file in files if file.src_uri.startswith(STYLES)), key=lambda file: file.src_uri)
    ours = "\n".join(_plain(sheet.content_string, cache) for sheet in sheets)
    files.append(File.generated(config, "assets/site.css", content=ours, inclusion=InclusionLevel.NOT_IN_NAV))
    for sheet in sheets:
        files.remove(sheet)
    if portable:
        _join_scripts(files, config)
    assets = sorted((file for file in files if file.src_uri.startswith(FOLDER)), key=lambda file: file.src_uri)
    whole = hashlib.sha256(b"\0".join(part for file in assets for part in (file.src_uri.encode(), file.content_bytes)))
    folder = f"{FOLDER}{whole.hexdigest()[:DIGEST]}/"
    for file in assets:
        file.dest_uri = folder + ("material.css" if file.src_uri == theirs else file.src_uri.removeprefix(FOLDER))
        file.url = file.dest_uri
    return folder


def _join_scripts(files: Files, config: MkDocsConfig) -> None:
    modules = {
        file.src_uri.removeprefix(FOLDER): file for file in files if file.src_uri.startswith(FOLDER) and file.src_uri.endswith(".js")
    }
    for name in CLASSIC:
        modules.pop(name, None)
    script = joined({name: file.content_string for name, file in modules.items()})
    for file in modules.values():
        files.remove(file)
    files.append(File.generated(config, FOLDER + SCRIPT, content=script, inclusion=InclusionLevel.NOT_IN_NAV))
