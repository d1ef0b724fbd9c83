"""A site without MkDocs: what another engine has to do, and nothing that ours does besides (no preview, no staging, no checks of links).

``python tests/other_engine.py PROJECT SITE ADDRESS`` builds the project into SITE, for that address; the markdown package makes the pages
written by hand.
"""

from __future__ import annotations

import hashlib
import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

ABSENT = ("mkdocs", "material", "properdocs")
sys.modules.update(dict.fromkeys(ABSENT))  # type: ignore[arg-type]  # None makes an import of them fail

from importlib.metadata import distribution  # noqa: E402

import markdown  # noqa: E402

import workreport  # noqa: E402
from workreport import building, search  # noqa: E402
from workreport.archive import read_interfaces  # noqa: E402
from workreport.building import archive  # noqa: E402
from workreport.edition import editions  # noqa: E402
from workreport.languages import SOURCE  # noqa: E402
from workreport.pages import Link, PageSpec, reading_lists  # noqa: E402
from workreport.pages.archive import HandwrittenContext  # noqa: E402
from workreport.pages.rendering import Renderer, template_folders  # noqa: E402
from workreport.pages.subjects import SiteFrame  # noqa: E402
from workreport.site import handwritten, servers  # noqa: E402
from workreport.site.progress import Line  # noqa: E402
from workreport.site.stylesheets import needed, without_comments  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workreport.building import Prepared

Files = dict[str, str | bytes]


def assets(root: Path) -> tuple[str, Files]:
    """Style sheets, scripts and pictures of the theme and the site, and the folder they stand in."""
    found: dict[str, bytes] = {}
    for folder in (Path(workreport.__file__).parent / "theme", root / "docs"):
        found |= {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.glob("assets/**/*") if path.is_file()}
    sheets = sorted(name for name in found if name.startswith("assets/styles/"))
    found["assets/site.css"] = without_comments("\n".join(found.pop(name).decode() for name in sheets)).encode()
    theirs = next(path for path in distribution("mkdocs-material").files or () if path.match("stylesheets/main.*.min.css"))
    material = f"assets/stylesheets/{theirs.name}"
    found[material] = needed(theirs.read_text("utf-8")).encode()
    whole = hashlib.sha256(b"\0".join(part for name in sorted(found) for part in (name.encode(), found[name]))).hexdigest()
    place = f"assets/{whole[:10]}/"
    return place, {place + ("material.css" if name == material else name.removeprefix("assets/")): found[name] for name in found}


def written(root: Path, renderer: Renderer, prepared: Prepared, frame: SiteFrame, cards: dict[str, str]) -> Iterator[tuple[PageSpec, str]]:
    """The pages in Markdown, those that every site has among them, with their bodies."""
    pages = sources(root, renderer, prepared, frame)
    for name, (language, text) in pages.items():
        code, _, path = name.partition("/")
        edition = next(one for one in frame.editions if one.code == code)
        words = frame.interfaces[edition.language]
        reader = markdown.Markdown(extensions=["toc", "tables", "fenced_code", "meta"])
        body = re.sub(
            r'href="([^":]+)\.md(["#])', lambda link: f'href="../{link[1]}/{link[2]}'.replace("/index/", "/"), reader.convert(text)
        )
        facts = {key: " ".join(lines) for key, lines in reader.Meta.items()}
        title = facts.get("title") or re.findall(r"<h1[^>]*>(.*?)</h1>", body)[0]
        spec = PageSpec(
            address=f"{name.removesuffix('.md')}/",
            kind=handwritten.KIND,
            edition=edition,
            title=title,
            description=facts.get("description", ""),
            context=HandwrittenContext(language),
            trail=(Link(f"{code}/", words.text("header.home"), words.language_of("header.home")),),
            alternates=tuple((one, f"{one.code}/{path[:-3]}/") for one in frame.editions if f"{one.code}/{path}" in pages),
            updated=prepared.updated,
            card=cards.get(code, ""),
        )
        yield spec, body


def sources(root: Path, renderer: Renderer, prepared: Prepared, frame: SiteFrame) -> dict[str, tuple[str, str]]:
    """By name, the language and the text of each page in Markdown."""
    beside = [edition.target for edition in frame.editions if edition.bilingual and edition.target]
    standard = handwritten.standard_pages(frame.interfaces, beside, prepared.reports, renderer.compiled)
    own = [path for code in frame.interfaces for path in sorted((root / "docs" / code).rglob("*.md"))]
    return {one.address: (one.language, one.text) for one in standard} | {
        path.relative_to(root / "docs").as_posix(): (path.relative_to(root / "docs").parts[0], path.read_text("utf-8")) for path in own
    }


def build(root: Path, site: Path, canonical: str) -> None:
    """Builds the whole site."""
    cache, workers, interfaces = building.Cache(root / ".cache"), building.Here(), read_interfaces(root, [])
    prepared = building.prepare_reports(root, cache, workers, Line())
    renderer = Renderer(template_folders(root), interfaces, cache.folder)
    targets = [code for code in interfaces if code != SOURCE]
    beside = [code for code in targets if any(code in report.translated for report in prepared.reports)]
    folder, files = assets(root)
    frame = SiteFrame(interfaces, editions(targets, beside), canonical, folder)
    names = sorted(f"{name.removesuffix('.md')}/index.html" for name in sources(root, renderer, prepared, frame))
    frame = replace(frame, handwritten=tuple(names))
    look = building.Look(root, cache.folder, frame, renderer.folders)
    made = building.begin_reports(look, prepared, workers).finish(Line())
    terms = {term.zh: search.spoken([term.zh]) for terms in prepared.glossary.values() for term in terms}
    asked = search.Asked(search.everyday(root), terms)
    volumes, lists = building.begin_search(
        {report: one.folder for report, one in made.items()}, frame, asked, cache, workers, Line()
    ).finish()
    cards = archive.cards(frame, prepared)
    pages = [(spec, renderer.html(spec)) for spec in archive.pages(frame, prepared, cards)]
    pages += written(root, renderer, prepared, frame, cards)
    for spec, body in pages:
        files[f"{spec.address}index.html"] = renderer.document(spec, frame, body)
        files[f"{spec.address}index.md"] = renderer.twin(spec, frame, body)
    path = urlsplit(canonical).path
    files |= {**lists, **dict(archive.feeds(frame, prepared, renderer)), **dict(servers.files(renderer, path))}
    files |= listings(frame, renderer, [spec for spec, _ in pages], prepared, made, path)
    for one in (*made.values(), *volumes):
        building.place(one, site)
    for name, content in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(content.encode() if isinstance(content, str) else content)


def listings(
    frame: SiteFrame, renderer: Renderer, outside: list[PageSpec], prepared: Prepared, made: Mapping[str, building.Made], path: str
) -> Files:
    """What names other pages: the sitemap, the list for language models, robots.txt, and the page that is shown where none is."""
    known = {"interfaces": frame.interfaces, "canonical": frame.canonical}
    parts = list(
        archive.page_lists(
            [found for spec in outside if (found := building.listed(spec))]
            + [page for one in made.values() for page in archive.listed(one)]
        )
    )
    return {
        "robots.txt": renderer.file("robots.txt.j2", **known),
        "llms.txt": reading_lists.site_list(renderer, frame, outside, prepared.reports),
        "sitemap.xml": renderer.file("sitemap.xml", **known, **archive.sitemap(parts)),
        "404.html": renderer.file("404.html", **known, assets=frame.assets, root=path, index=""),
    }


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
