"""``workreport export`` and ``workreport import``: translations to another tool and back."""

from __future__ import annotations

from pathlib import Path

import click

from workreport import catalogue, exchange, library
from workreport.problems import Place, Problem, ProblemsError, Severity
from workreport.storing import replace_files

ENDINGS = {"tmx": "tmx", "xliff": "xlf", "po": "po"}


@click.command(name="export")
@click.argument("form", metavar="tmx|xliff|po", type=click.Choice(list(exchange.FORMATS)))
@click.argument("report")
@click.option("--language", default="en", show_default=True, help="The language translated into.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="The file to write; ID.LANG.tmx and so on if not said."
)
@click.pass_obj
def export(project: Path, form: str, report: str, language: str, output: Path | None) -> None:
    """Writes the translation of REPORT for OmegaT (tmx, xliff), Weblate (xliff, po) or Poedit (po)."""
    work = library.load(project, report)
    listed = exchange.rows(work.report, work.catalogues.get(language, {}))
    path = output or Path(f"{report.replace('/', '-')}.{language}.{ENDINGS[form]}")
    path.write_bytes(exchange.write(form, listed, language, work.facts.date))
    click.echo(f"{path}: {len(listed)} segments")


@click.command(name="import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--language", default="en", show_default=True, help="The language translated into.")
@click.pass_obj
def import_(project: Path, file: Path, language: str) -> None:
    """Takes translations back from FILE: what was edited there is translated here, the rest stays as it is."""
    try:
        came = exchange.read(file.read_bytes(), str(file))
    except OSError as error:
        raise ProblemsError(
            [Problem(Place(str(file)), f"the file cannot be read ({error.strerror})", "name a .tmx, .xlf or .po")]
        ) from None
    contents: dict[str, str | bytes | None] = {}
    for report in sorted({row.id.rsplit("/", 2)[0] for row in came}):
        if report not in library.report_ids(project):
            raise ProblemsError([Problem(Place(str(file)), f"there is no report {report}", "import a file that “workreport export” wrote")])
        work = library.load(project, report)
        mine = [row for row in came if row.id.rsplit("/", 2)[0] == report]
        merged, unknown = exchange.merge(work.catalogues[language], mine)
        for name in unknown:
            click.echo(str(Problem(Place(str(file)), f"the report has no segment {name}", "it was left out", Severity.WARNING)), err=True)
        for page, one in merged.items():
            if one != work.catalogues[language][page]:
                contents[f"translations/{language}/{report}/{page}.yml"] = catalogue.write(one)
    replace_files(project, contents)
    click.echo(f"{len(contents)} files written")
