"""A site that is nearly what it is to be: only what differs is put there, since most of a build with one edit would go into folders."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from workreport.building.cache import SITE, link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workreport.building.cache import Made


def renew(folder: Path, rendered: Path, made: Iterable[Made]) -> None:
    """Makes `folder` what a new site would be of the files in `rendered`, which are taken out of there, and over them those of `made`.

    A file of the cache that has its second name there already is told by its inode; whatever else lies in the folder goes.
    """
    wanted = {address: (f"{one.folder}/{SITE}{address}", one.files[f"{SITE}{address}"]) for one in made for address in one.addresses()}
    missing = dict(wanted)
    _clear(str(folder), "", missing)
    for path in rendered.rglob("*"):
        address = path.relative_to(rendered).as_posix()
        if path.is_file() and address not in wanted:
            (folder / address).parent.mkdir(parents=True, exist_ok=True)
            path.replace(folder / address)
    for address, (source, _inode) in missing.items():
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        link(source, f"{folder}/{address}")


def _clear(folder: str, address: str, missing: dict[str, tuple[str, int]]) -> bool:
    """Takes away all below a folder that is not wanted there; what is there leaves `missing`. Whether nothing is left."""
    empty = True
    with os.scandir(folder) as entries:
        for entry in entries:
            name = address + entry.name
            if entry.is_dir(follow_symlinks=False):
                if _clear(entry.path, f"{name}/", missing):
                    Path(entry.path).rmdir()
                else:
                    empty = False
            elif (kept := missing.get(name)) and entry.inode() == kept[1]:
                del missing[name]
                empty = False
            else:
                Path(entry.path).unlink()
    return empty
