"""Style sheets, scripts and pictures below a digest of all of them: browsers may keep them, and none mixes with those of another build."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

from workreport.portable import CLASSIC, SCRIPT, joined
from workreport.site.stylesheets import needed

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

FOLDER = "assets/"
"""Where a site and the theme keep them."""
DIGEST = 10
"""Hexadecimal digits of the digest."""
STYLES = "assets/styles/"
"""Our style sheets, one a room of the site; readers get them as one file, ``site.css``."""
MATERIAL = "assets/stylesheets/main."
"""What the name of Material's style sheet begins with; a hash follows."""
THEIRS = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")
"""Material's scripts, search workers, source maps and pictures, of which the site uses nothing but one style sheet."""


def place(files: Files, config: MkDocsConfig, *, portable: bool = False) -> str:
    """Joins our style sheets to ``site.css``, puts every asset below ``assets/DIGEST/``, and returns that folder, a slash at its end.

    On a portable site the scripts are joined too; ProblemsError where one is written so that it cannot be.

    What pages need of Material's style sheet becomes ``material.css``. Links in pages written by hand follow, since MkDocs asks the files
    where they are.
    """
    for file in list(files):
        if file.src_uri.startswith(THEIRS):
            files.remove(file)
            if _is_material(file):
                style = needed(file.content_string)
                files.append(File.generated(config, file.src_uri, content=style, inclusion=InclusionLevel.NOT_IN_NAV))
    sheets = sorted((file for file in files if file.src_uri.startswith(STYLES)), key=lambda file: file.src_uri)
    joined = "\n".join(sheet.content_string for sheet in sheets)
    files.append(File.generated(config, "assets/site.css", content=joined, inclusion=InclusionLevel.NOT_IN_NAV))
    for sheet in sheets:
        files.remove(sheet)
    if portable:
        _join_scripts(files, config)
    assets = sorted((file for file in files if file.src_uri.startswith(FOLDER)), key=lambda file: file.src_uri)
    whole = hashlib.sha256(b"\0".join(part for file in assets for part in (file.src_uri.encode(), file.content_bytes)))
    folder = f"{FOLDER}{whole.hexdigest()[:DIGEST]}/"
    for file in assets:
        file.dest_uri = folder + ("material.css" if _is_material(file) else file.src_uri.removeprefix(FOLDER))
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


def _is_material(file: File) -> bool:
    return file.src_uri.startswith(MATERIAL) and file.src_uri.endswith(".css")
