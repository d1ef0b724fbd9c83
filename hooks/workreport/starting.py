"""The files of a new site, from what its editor says of the town."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

import jinja2

from workreport.interface import shared
from workreport.languages import is_known
from workreport.languages import language as writing
from workreport.messages import _
from workreport.problems import Place, Problem, ProblemsError

KINDS = {"镇": "town", "乡": "township", "街道": "subdistrict", "区": "district", "县": "county", "市": "city"}
"""What a place may be, and what that is called in English."""

ADDRESS = re.compile(r"https?://[^\s/?#\"]+(?:/[^\s?#\"]*)?")

LAYOUT = {
    "mkdocs.yml": "mkdocs.yml.j2",
    "hooks/publish.py": "publish.py.j2",
    "translations/en/glossary.yml": "glossary.yml.j2",
    "requirements.txt": "requirements.txt.j2",
    "README.md": "README.md.j2",
    "README.zh.md": "README.zh.md.j2",
    "Dockerfile": "Dockerfile.j2",
    ".dockerignore": "dockerignore.j2",
    ".gitignore": "gitignore.j2",
    ".gitattributes": "gitattributes.j2",
    ".github/workflows/pages.yml": "github.yml.j2",
    ".gitlab-ci.yml": "gitlab.yml.j2",
}
"""The files of a new site and their templates in ``starter/``; the words of each language come besides."""


@dataclass(frozen=True, slots=True)
class NewSite:
    """What an editor says of a new site."""

    town: str
    """In Chinese: 青山镇."""
    town_en: str
    district: str
    """What it belongs to, in Chinese; may be empty."""
    district_en: str
    kind: str
    """One of `KINDS`."""
    address: str
    """Where the site will stand, with a slash at its end; may be empty."""
    official: bool
    """Whether a government runs it."""


def kind_of(town: str) -> str | None:
    """What a place is by the end of its name; None where that does not say."""
    return next((kind for kind in sorted(KINDS, key=len, reverse=True) if town.endswith(kind)), None)


def files(site: NewSite) -> dict[str, str]:
    """The contents of a new site's files, by their names below its folder.

    Raises ProblemsError where the town has no name, or the address is none.
    """
    if not site.town.strip():
        raise ProblemsError([Problem(Place("--town"), _("the town has no name"), _("name it: --town 青山镇"))])
    if site.address and not ADDRESS.fullmatch(site.address):
        what = _("“{address}” is no address of a site").format(address=site.address)
        raise ProblemsError([Problem(Place("--address"), what, _("write the whole of it: https://example.org/reports/"))])
    environment = jinja2.Environment(  # plain text
        loader=jinja2.PackageLoader("workreport", "starter"),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701  # no HTML
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["yaml"] = _yaml
    english = site.town_en or site.town
    named: dict[str, Any] = {
        "_": _,
        "town": site.town,
        "town_en": english,
        "district": site.district,
        "district_en": site.district_en,
        "kind": site.kind,
        "name": f"{site.town}政府工作报告" if site.kind != "街道" else f"{site.town}工作报告",
        "name_en": f"{english} Work Reports",
        "address": _with_slash(site.address),
        "version": version("workreport"),
    }
    contents = {name: environment.get_template(template).render(named) for name, template in LAYOUT.items()}
    contents["docs/reports/.gitkeep"] = ""
    whole = {"zh": f"{site.district}{site.town}", "en": ", ".join(filter(None, (english, site.district_en)))}
    said = {
        "zh": {
            "name": named["name"],
            "description": f"{whole['zh']}工作报告：中英文逐句对照，可检索，可引用。",
            "town": site.town,
            "district": site.district,
            "kind": site.kind,
        },
        "en": {
            "name": named["name_en"],
            "description": f"The work reports of {whole['en']}: Chinese and English sentence by sentence, searchable and citable.",
            "town": english,
            "district": site.district_en,
            "kind": KINDS.get(site.kind, ""),
        },
    }
    for code, words in said.items():
        template = environment.get_template("interface.yml.j2")
        official = "yes" if site.official else "no"
        contents[f"translations/{code}/interface.yml"] = template.render(**words, _=_, language=code, official=official)
    return contents


def language_file(code: str) -> str:
    """An ``interface.yml`` for a further language: its own name, and as comments every word that can be translated, in English.

    Raises ProblemsError for a code that CLDR does not know.
    """
    if not is_known(code) or code in ("zh", "en"):
        what = _("“{code}” is no further language that CLDR knows").format(code=code)
        raise ProblemsError([Problem(Place("translations"), what, _("give a language’s code: fr, ru, ja"))])
    lines = [
        "# " + _("Words of the interface in this language. Take “# ” from the front of a line and translate it."),
        "# " + _("What stays a comment is shown in English."),
        "language:",
        f"  {code}: {_yaml(writing(code).name)}",
    ]
    before: list[str] = []
    for key, text in shared("en").words.items():
        *groups, name = key.split(".")
        if groups[0] == "language":
            continue
        common = next(
            (depth for depth, (one, other) in enumerate(zip(groups, before, strict=False)) if one != other), min(len(groups), len(before))
        )
        lines += [f"# {'  ' * depth}{group}:" for depth, group in enumerate(groups) if depth >= common]
        lines.append(f"# {'  ' * len(groups)}{name}: {_yaml(text)}")
        before = groups
    return "\n".join(lines) + "\n"


def _with_slash(address: str) -> str:
    return address if not address or address.endswith("/") else f"{address}/"


def _yaml(text: str) -> str:
    """A text as YAML writes it on one line: in double quotation marks, which hold anything."""
    return json.dumps(text, ensure_ascii=False)
