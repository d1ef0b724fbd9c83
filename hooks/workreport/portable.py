"""A site that needs no server: links that name files, one classic script in the place of modules, data as scripts.

Browsers open pages from a disk or a stick, but load no modules there and fetch nothing; object storage and file shares lead from no folder
to the page in it.
"""

from __future__ import annotations

import json
import re
from importlib.resources import files
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from workreport.messages import _
from workreport.problems import Place, Problem, ProblemsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

INDEX = "index.html"
"""What browsers open in a folder where a server leads there."""
SCRIPT = "portable.js"
"""The one script of a portable site."""
ENTRIES = ("site.js", "search/start.js")
"""The modules that every page begins with."""
CLASSIC = ("theme.js",)
"""Scripts that are no modules and stay as they are."""

COMMENT = re.compile(r"/\*\*.*?\*/", re.DOTALL)
"""A comment of types, which may name modules."""
IMPORT = re.compile(r'^import \{([^}]*)\} from "([^"]+)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|class|const|let) (\w+))", re.MULTILINE)
DYNAMIC = re.compile(r'\bimport\("([^"]+)"\)')
LEFT = re.compile(r"^\s*(?:import|export)\b", re.MULTILINE)
"""What must not be left of modules in a joined script."""


def completed(link: str) -> str:
    """A relative link that names the file where it named a folder.

    >>> completed("../1-3/#p2"), completed("./"), completed("#p2"), completed("report.pdf")
    ('../1-3/index.html#p2', './index.html', '#p2', 'report.pdf')
    """
    path, mark, fragment = link.partition("#")
    return (path + INDEX if path.endswith("/") else path) + mark + fragment


def as_script(address: str, content: bytes) -> tuple[str, bytes]:
    """A JSON file of the site as a script that hands over its content."""
    return f"{address.removesuffix('.json')}.js", b"portableFile(" + json.dumps(address).encode() + b"," + content.strip() + b");\n"


def joined(modules: Mapping[str, str]) -> str:
    """One classic script from modules by their names, such as ``site/frame.js``, with what stands in for the browser's own at its head.

    The modules are written plainly: names in braces are imported, declarations exported; every one becomes a function that is called once,
    when it is first wanted. Raises ProblemsError where a module is written otherwise.
    """
    head = files("workreport.templates").joinpath(SCRIPT).read_text("utf-8")
    parts = [EXPORT.sub("", COMMENT.sub("", head)), "const modules = {\n"]
    parts += [f"{json.dumps(name)}() {{\n{_as_function(name, text)}}},\n" for name, text in sorted(modules.items())]
    parts += ["};\n", "const loaded = {};\n", "const moduleNamed = (name) => (loaded[name] ??= modules[name]());\n"]
    parts += [f"moduleNamed({json.dumps(name)});\n" for name in ENTRIES if name in modules]
    return '"use strict";\n(() => {\n' + "".join(parts) + "})();\n"


def _as_function(name: str, text: str) -> str:
    plain = COMMENT.sub("", text)
    exported = EXPORT.findall(plain)
    body = EXPORT.sub("", IMPORT.sub(lambda found: _imported(name, found[1], found[2]), plain))
    body = DYNAMIC.sub(lambda found: f"Promise.resolve().then(() => moduleNamed({json.dumps(_named(name, found[1]))}))", body)
    if LEFT.search(body):
        what = _("the script imports or exports in another way than the others")
        raise ProblemsError(
            [Problem(Place(f"docs/assets/{name}"), what, _("write import { name } from …, and export before declarations"))]
        )
    return f"{body.rstrip()}\nreturn {{ {', '.join(exported)} }};\n"


def _imported(name: str, names: str, source: str) -> str:
    wanted = ", ".join(part.strip().replace(" as ", ": ") for part in names.split(",") if part.strip())
    return f"const {{ {wanted} }} = moduleNamed({json.dumps(_named(name, source))});\n"


def _named(name: str, source: str) -> str:
    """A module's name as another one refers to it."""
    return normpath(join(dirname(name), source))


def without_server(contents: Iterator[tuple[str, bytes]], folder: str) -> Iterator[tuple[str, bytes]]:
    """Files of the site, those of JSON in `folder` (``search/``) as scripts."""
    for address, content in contents:
        yield as_script(address, content) if address.startswith(folder) and address.endswith(".json") else (address, content)
