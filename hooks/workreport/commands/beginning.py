"""``workreport init`` and ``workreport language``: a new site, and a further language for one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workreport import starting
from workreport.atomic_write import replace_files
from workreport.messages import _
from workreport.problems import Place, Problem, ProblemsError

if TYPE_CHECKING:
    from collections.abc import Iterable


@click.command(help=_("Lays out a new site in FOLDER for the reports of a town, township, subdistrict, district, county or city."))
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
@click.option("--town", metavar="NAME", help=_("Its name in Chinese: 青山镇; the folder’s name if not given."))
@click.option("--town-en", metavar="NAME", help=_("Its name in English: Qingshan Town."))
@click.option("--district", metavar="NAME", help=_("The district, county or city that it belongs to, in Chinese."))
@click.option("--district-en", metavar="NAME", help=_("The same in English."))
@click.option("--kind", type=click.Choice(tuple(starting.KINDS)), help=_("What it is; read from the end of its name if not given."))
@click.option("--address", metavar="URL", help=_("Where the site will stand: https://example.org/reports/; may be left open."))
@click.option("--official/--not-official", default=None, help=_("Whether a government runs the site; without it pages say that none does."))
def init(folder: Path, official: bool | None, **given: str | None) -> None:
    """Lays out a new site."""
    asking = sys.stdin.isatty()

    def answer(option: str, question: str, default: str) -> str:
        said = given[option]
        if said is not None or not asking:
            return said or default
        return str(click.prompt(question, default=default, show_default=bool(default)))

    name = answer("town", _("The town in Chinese"), folder.name)
    site = starting.NewSite(
        town=name,
        town_en=answer("town_en", _("The town in English"), ""),
        district=answer("district", _("The district or county in Chinese (may stay empty)"), ""),
        district_en=answer("district_en", _("The district or county in English (may stay empty)"), ""),
        kind=answer("kind", _("Its kind (镇, 乡, 街道, 区, 县, 市)"), starting.kind_of(name) or "镇"),
        address=answer("address", _("Where the site will stand (may stay empty)"), ""),
        official=bool(official),
    )
    contents = starting.files(site)
    _refuse_existing(folder, contents)
    folder.mkdir(parents=True, exist_ok=True)
    replace_files(folder, contents)
    click.echo(_("{folder}: {n} files laid out").format(folder=folder, n=len(contents)))
    if not site.town_en:
        click.echo(_("The English name is open: write it in translations/en/interface.yml and translations/en/glossary.yml."))
    click.echo(_("Next: cd {folder}, workreport new {year} FILE, workreport serve").format(folder=folder, year="2026"))


@click.command(help=_("Lays out what can be translated into a further language: CODE is its code, such as fr, ru, ja."))
@click.argument("code")
@click.pass_obj
def language(project: Path, code: str) -> None:
    """Lays out a language."""
    name = f"translations/{code}/interface.yml"
    contents = {name: starting.language_file(code)}
    _refuse_existing(project, contents)
    replace_files(project, contents)
    click.echo(_("{name}: laid out; what is not translated in it is shown in English").format(name=name))
    click.echo(_("Next: workreport sync ID lays out the sentences of a report"))


def _refuse_existing(folder: Path, contents: Iterable[str]) -> None:
    """Raises ProblemsError where a file that would be written is there: somebody's work."""
    there = [name for name in contents if (folder / name).exists()]
    if there:
        remedy = _("choose another folder, or move it away; nothing was written")
        raise ProblemsError([Problem(Place(str(folder / name)), _("this file is there already"), remedy) for name in there])
