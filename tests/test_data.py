"""The figures to take away: CSV, workbook, JSON and their description."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, cast

import pytest

from measured import real
from workreport import archive
from workreport.data.datapackage import MEDIA, companion, datapackage, dataset, title
from workreport.data.figures import indicators_json
from workreport.data.observations import COLUMNS, indicators_csv
from workreport.data.workbook import indicators_xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from workreport.archive import Archive
    from workreport.indicators.model import Indicators


@pytest.fixture(scope="module")
def indicators(first_report: Path) -> Indicators:
    """The figures of the real report."""
    return real(first_report).indicators


@pytest.fixture(scope="module")
def site(first_report: Path) -> Archive:
    """The project's reports and words."""
    return archive.load(first_report)[0]


@pytest.fixture(scope="module")
def folder(site: Archive, indicators: Indicators, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data files of the real report."""
    work = site.works[0]

    made = tmp_path_factory.mktemp("data")
    files = {"indicators.csv": indicators_csv([indicators]), "indicators.xlsx": indicators_xlsx(work, site.interfaces)}
    for name, data in files.items():
        (made / name).write_bytes(data)
    (made / "indicators.json").write_text(indicators_json(indicators), encoding="utf-8")
    (made / "datapackage.json").write_text(datapackage(work, site.interfaces, files), encoding="utf-8")
    (made / "indicators.csv-metadata.json").write_text(companion(work, site.interfaces), encoding="utf-8")
    return made


@pytest.mark.slow
def test_frictionless_finds_nothing(folder: Path) -> None:
    """`frictionless validate` passes, for the table in both formats."""
    command = [sys.executable, "-W", "ignore", "-m", "frictionless", "validate", "datapackage.json", "--json"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    told = json.loads(done.stdout)
    assert done.returncode == 0, done.stdout
    assert told["valid"]
    assert [task["stats"]["rows"] for task in told["tasks"]] == [len(list(csv_rows(folder)))] * 2


def csv_rows(folder: Path) -> list[dict[str, str]]:
    """The rows of the CSV as written."""
    return list(csv.DictReader(io.StringIO((folder / "indicators.csv").read_bytes().decode("utf-8-sig"))))


def test_csv_and_workbook_say_the_same(folder: Path) -> None:
    """The CSV opened by pandas and the workbook opened by openpyxl give the same values, cell by cell."""
    import openpyxl
    import pandas as pd  # a second of every process that collects the tests; one needs it

    kinds = {column.name: "string" for column in COLUMNS if column.type == "string"}
    frame = pd.read_csv(folder / "indicators.csv", dtype=kinds)
    sheet = openpyxl.load_workbook(folder / "indicators.xlsx")["indicators"]
    head, *rows = sheet.iter_rows(values_only=True)
    assert list(head) == list(frame.columns) == [column.name for column in COLUMNS]
    assert len(rows) == len(frame)
    for row, (_, series) in zip(rows, frame.iterrows(), strict=True):
        wanted = [None if pd.isna(cell) else cell for cell in series]
        numerals = [place for place, column in enumerate(COLUMNS) if column.numeral]
        for place in numerals:
            wanted[place] = float(str(wanted[place])) if re.fullmatch(r"[0-9.]+", str(wanted[place])) else wanted[place]
        assert wanted == list(row)
        assert all(isinstance(row[place], int | float) for place in numerals if isinstance(wanted[place], float))


def test_excel_shows_the_chinese(folder: Path) -> None:
    """The CSV begins with the byte order mark by which Excel knows UTF-8 and ends its lines as RFC 4180 says."""
    data = (folder / "indicators.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfreport,")
    assert data.count(b"\r\n") == data.count(b"\n")
    first = csv_rows(folder)[0]
    assert (first["label_zh"], first["value"], first["unit"], first["multiplier"], first["base_value"], first["unit_code"]) == (
        "农村经济总收入", "158866.59", "万元", "10000", "1588665900", "CNY",
    )  # fmt: skip
    assert (first["period"], first["status"], first["segment"], first["growth_percent"]) == ("2022", "actual", "2023/1/p2s3", "4")


def test_json_and_csv_say_the_same(folder: Path) -> None:
    """The JSON has the CSV's observations, with the same values, and every segment address is the report's."""
    told = json.loads((folder / "indicators.json").read_text(encoding="utf-8"), parse_float=Decimal, parse_int=Decimal)
    values = [
        (one["id"], at["period"], at["status"], at["base_value"], at["segment"]) for one in told["indicators"] for at in one["observations"]
    ]
    rows = [(row["indicator"], row["period"], row["status"], Decimal(row["base_value"]), row["segment"]) for row in csv_rows(folder)]
    assert values == rows


def test_two_makings_are_the_same_to_the_byte(site: Archive, folder: Path) -> None:
    """Law 7: the workbook carries no time but the newest date of the report's texts."""
    import openpyxl

    again = indicators_xlsx(site.works[0], site.interfaces)
    assert again == (folder / "indicators.xlsx").read_bytes()
    properties = openpyxl.load_workbook(io.BytesIO(again)).properties
    assert str(properties.created) == str(properties.modified) == f"{site.works[0].updated} 00:00:00"


def test_the_workbook_prints(site: Archive, folder: Path) -> None:
    """Every sheet prints on A4, landscape, one page wide, with its head on every page; heads and notes are in every language."""
    import openpyxl

    book = openpyxl.load_workbook(folder / "indicators.xlsx")
    assert book.sheetnames == ["indicators", "数据 Figures", "说明 Notes"]
    assert book.active is not None
    assert book.active.title == "数据 Figures"
    for sheet in book.worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert str(sheet.page_setup.paperSize) == "9"
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight, sheet.print_title_rows) == (1, 0, "$1:$1")
    people = book["数据 Figures"]
    assert [people.cell(1, column).value for column in (1, 4, 5)] == ["指标\nIndicator", "数值\nValue", "单位\nUnit"]
    notes = "\n".join(str(cell) for row in book["说明 Notes"].iter_rows(values_only=True) for cell in row)
    assert "CC BY 4.0" in notes
    assert "所列的" in notes
    assert all(column.name in notes and column.zh in notes for column in COLUMNS)
    assert book.properties.creator == site.works[0].facts.body["zh"]


def test_every_column_is_described(folder: Path) -> None:
    """CSV on the Web and the data package name every column in Chinese and English, its type, and the terms of reuse of the whole."""
    csvw = json.loads((folder / "indicators.csv-metadata.json").read_text(encoding="utf-8"))
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    head = next(csv.reader(io.StringIO((folder / "indicators.csv").read_bytes().decode("utf-8-sig"))))
    assert [column["name"] for column in csvw["tableSchema"]["columns"]] == head
    assert all(column["dc:description"]["zh-Hans"] and column["dc:description"]["en"] for column in csvw["tableSchema"]["columns"])
    assert csvw["dc:license"] == {"@id": "https://creativecommons.org/licenses/by/4.0/"}
    assert package["licenses"] == [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": "CC BY 4.0"}]
    assert all(len(text) >= 50 for text in csvw["dc:description"].values())
    for resource in package["resources"]:
        assert [field["name"] for field in resource["schema"]["fields"]] == head
        assert all(" / " in field["title"] for field in resource["schema"]["fields"])


def test_the_description_is_of_these_files(folder: Path) -> None:
    """The package names the bytes and hash of the files as they are."""
    told = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in told["resources"]:
        data = (folder / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == "sha256:" + hashlib.sha256(data).hexdigest()


def test_data_of_a_body_that_is_not_stated_are_named_by_the_report_alone(site: Archive, indicators: Indicators) -> None:
    """No colon stands in front for a government that nobody has named."""
    facts = replace(site.works[0].facts, title={"zh": "工作报告", "en": "Work report"}, body={}, date="2031-02-03")
    assert title(indicators, facts, site.interfaces["en"]) == "Figures of the Work report, 2031"
    assert title(indicators, facts, site.interfaces["zh"]) == "《工作报告》数据（2031年）"
    stated = replace(facts, body={"zh": "青山镇政府", "en": "Qingshan Town"})
    assert title(indicators, stated, site.interfaces["en"]) == "Qingshan Town: figures of the Work report, 2031"
    assert title(indicators, stated, site.interfaces["zh"]) == "青山镇政府《工作报告》数据（2031年）"


def test_two_reports_make_one_table(indicators: Indicators) -> None:
    """Rows of several reports stand in one table under the same head, each with its report."""
    text = indicators_csv([indicators, indicators]).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 2 * len(list(indicators.observations()))
    assert set(rows[0]) == {column.name for column in COLUMNS}


def test_search_engines_find_the_data(site: Archive, indicators: Indicators) -> None:
    """The page describes itself as a schema.org Dataset, with an absolute address for each file."""
    told = dataset(site.works[0], "en", site.interfaces["en"], "https://reports.example/".__add__)
    assert told["@type"] == "Dataset"
    assert told["temporalCoverage"] == "2022/2023"
    assert told["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert len(str(told["description"])) >= 50
    files = cast("list[dict[str, str]]", told["distribution"])
    assert [one["contentUrl"] for one in files] == [f"https://reports.example/data/2023/{name}" for name in MEDIA]
    assert len(cast("list[object]", told["variableMeasured"])) == len(indicators.indicators)
