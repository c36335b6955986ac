"""Downloads: traceable on their own, harmless in a spreadsheet, valid for stock tools, the same
bytes twice.
"""

import csv
import io
import json
import shutil
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
from conftest import TINY, edited, pages_of, register_of
from frictionless import validate
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from openpyxl import load_workbook
from rdflib import DCAT, DCTERMS, RDF, Graph, Literal, Namespace, URIRef

from generator.charts.chart import Chart
from generator.downloads import published_files
from generator.downloads.cells import (
    RUN,
    csv_text,
    harmless,
    harmless_table,
    original,
    spreadsheet_csv,
)
from generator.downloads.figures import CHART_COLUMNS, chart_files, figure_columns
from generator.downloads.hashes import download_hashes
from generator.downloads.workbook import OWN_SHEETS
from generator.files import sha256
from generator.kinds import KIND_NAMES, kind_named
from generator.language import language_named
from generator.models import Figure, Register
from generator.pages.page import chart_path

ADDRESS = "https://answerable.example/"
SPDX = Namespace("http://spdx.org/rdf/terms#")
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
EVIL = (
    '=HYPERLINK("https://evil.example","x")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "＝1",
    "'quoted",
)


@pytest.fixture(scope="module")
def files(register: Register) -> dict[str, bytes]:
    return published_files(register, ADDRESS)


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def hedge_in(row: dict[str, str]) -> tuple[str | None, Decimal | None]:
    return row["qualifier"] or None, number(row["high"])


def hedge_of(figure: Figure) -> tuple[str | None, Decimal | None]:
    return (figure.main.qualifier, figure.main.high) if figure.main else (None, None)


def test_a_computed_figure_comes_with_the_rows_that_went_in(files: dict[str, bytes]) -> None:
    """Operands of a rule in their order, shares that a view counted, and whole rows of a table."""
    change = rows(
        files["data/umbrella-cards/rows/umbrella-cards.dryness.change-since-2020.2021.csv"]
    )
    assert [(row["role"], row["figure"], row["value"], row["locator"]) for row in change] == [
        ("difference 1", "umbrella-cards.dryness.met-or-exceeded.2021", "47.5", "table 1"),
        ("difference 2", "umbrella-cards.dryness.met-or-exceeded.2020", "50", "table 1"),
    ]
    counted = rows(
        files["data/umbrella-cards/rows/umbrella-cards.all-umbrellas.strengths.2021.csv"]
    )
    strong = ("counted", "umbrella-cards.return-on-time.met-or-exceeded.2021", "82")
    assert [(row["role"], row["figure"], row["value"]) for row in counted] == [strong]
    actions = rows(
        files["data/teaspoon-decisions/rows/teaspoon-decisions.requests.actions.2021-first.csv"]
    )
    assert [(row["paragraph"], row["verb"], row["addressee"]) for row in actions] == [
        ("2", "requests", "office"),
        ("2-a", "requests", "office"),
    ]


def test_the_same_data_give_the_same_bytes(project: Path, files: dict[str, bytes]) -> None:
    assert published_files(register_of(project), ADDRESS) == files


def test_every_table_is_published_as_it_is(register: Register, files: dict[str, bytes]) -> None:
    for package in register.release.packages.values():
        for table, path in package.paths.items():
            assert (
                files[f"data/{package.name}/{table}.csv"]
                == (TINY / package.folder / path).read_bytes()
            )


@pytest.mark.parametrize("name", KIND_NAMES)
def test_our_own_files_and_sheets_bear_the_name_of_no_table(name: str) -> None:
    tables = kind_named(name).tables
    assert not {"figures", "sessions.ics", *OWN_SHEETS} & set(tables)
    assert all(len(table) <= 31 for table in tables)


def test_the_figures_of_a_package_are_those_of_the_register(
    register: Register, files: dict[str, bytes]
) -> None:
    seen = set()
    for package in register.release.packages:
        for row in rows(files[f"data/{package}/figures.csv"]):
            figure = register.figures[row["id"]]
            seen.add(row["id"])
            value = figure.value
            assert row["value"] == ("" if value is None else str(value))
            assert number(row["computed"]) == figure.computed
            assert (row["unit"], row["obs_status"], row["basis"]) == (
                figure.unit,
                figure.obs_status,
                figure.basis,
            )
            assert (row["source"] or None) == (figure.main.source if figure.main else None)
            assert (row["locator"] or None) == (figure.main.locator if figure.main else None)
            assert (row["reading"] or None) == (figure.main.reading if figure.main else None)
            assert hedge_in(row) == hedge_of(figure)
            assert (row["release"], row["verdict"]) == ("2021.1", figure.verdict)
            assert row["permalink"] == f"{ADDRESS}en/figures/{figure.id}/"
            assert row["base_zh"] == figure.base.get("zh", "")
    assert seen == set(register.figures)


def layout_of(_: Chart, layout: str) -> str:
    """Stands for the specification of a chart."""
    return layout


@pytest.mark.parametrize("code", ["en", "zh"])
def test_the_data_of_a_chart_are_the_figures_that_it_shows(register: Register, code: str) -> None:
    language = language_named(code)
    pages = list(pages_of(register, code).values())
    data = dict(chart_files(register, pages, language, address=ADDRESS, spec=layout_of))
    charts = {chart_path(page.path, chart, "csv"): chart for page in pages for chart in page.charts}
    endings = ("csv", "json", "wide.vl.json", "narrow.vl.json")
    assert set(data) == {path.removesuffix("csv") + ending for path in charts for ending in endings}
    for path, chart in charts.items():
        content = data[path]
        plain = json.loads(data[path.removesuffix("csv") + "json"], parse_float=str, parse_int=str)
        assert [{name: cell or "" for name, cell in row.items()} for row in plain] == list(
            rows(content)
        )
        assert [row["id"] for row in rows(content)] == list(chart.figures)
        for row in rows(content):
            assert tuple(row) == CHART_COLUMNS
            figure = register.figures[row["id"]]
            assert row["value"] == ("" if figure.published is None else str(figure.published))
            assert hedge_in(row) == hedge_of(figure)
            assert row["base"] == language.localised(figure.base)
            assert row["permalink"] == f"{ADDRESS}{code}/figures/{figure.id}/"
            assert row["source"] or row["basis"] == "computed"


def test_a_figure_stands_once_in_the_data_of_a_chart(register: Register) -> None:
    for page in pages_of(register).values():
        for chart in page.charts:
            assert len(set(chart.figures)) == len(chart.figures) > 0, f"{page.path} {chart.name}"


@given(TEXT)
def test_text_survives_being_made_harmless(text: str) -> None:
    assert original(harmless(text)) == text


@given(TEXT)
def test_what_begins_like_a_formula_is_a_number_or_marked(text: str) -> None:
    safe = harmless(text)
    if safe.lstrip().startswith(("=", "+", "-", "@")):
        assert float(safe) == float(text)


@given(st.lists(st.lists(TEXT, min_size=2, max_size=2), min_size=1))
def test_a_table_of_any_text_survives_the_round_trip(table: list[list[str]]) -> None:
    content = spreadsheet_csv(["a", "b"], table).decode("utf-8-sig")
    again = list(csv.reader(io.StringIO(content, newline="")))[1:]
    assert [[original(cell) for cell in row] for row in again] == table
    raw = csv_text(table).encode()
    opened = list(csv.reader(io.StringIO(harmless_table(raw).decode(), newline="")))
    assert [[original(cell) for cell in row] for row in opened] == table


@pytest.mark.parametrize("text", ["-4", "+3", "-2.50", "0", "", "a-b", "3 = 3"])
def test_numbers_and_plain_text_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text


@pytest.fixture
def hostile(project: Path) -> Path:
    """A project whose titles a spreadsheet would run."""
    edited(
        project,
        "data/umbrella-cards/subjects.csv",
        "All umbrellas",
        '"' + EVIL[0].replace('"', '""') + '"',
    )
    for file, old, new in zip(
        ("indicators.csv", "periods.csv", "measures.csv", "statements.csv", "scale.csv"),
        (
            "Return on time of all",
            "2021,2021,2021年",
            "Met or exceeded",
            "Counted at the door.",
            "Fine",
        ),
        EVIL[1:],
        strict=True,
    ):
        edited(
            project,
            f"data/umbrella-cards/{file}",
            old,
            f"2021,{new},2021年" if file == "periods.csv" else new,
        )
    return project


def test_no_download_runs_in_a_spreadsheet(hostile: Path) -> None:
    register = register_of(hostile)
    files = published_files(register, ADDRESS)
    english = language_named("en")
    charts = dict(
        chart_files(register, pages_of(register).values(), english, address=ADDRESS, spec=layout_of)
    )
    tables = {
        path: content for path, content in {**files, **charts}.items() if path.endswith(".csv")
    }
    marked = 0
    for path, content in tables.items():
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
            for cell in row:
                marked += cell.startswith("'")
                assert harmless(original(cell)) == cell, f"{path}: {cell}"
    assert marked > len(EVIL)
    with ZipFile(io.BytesIO(files["data/umbrella-cards.zip"])) as archive:
        for name in ("subjects", "indicators", "periods", "measures", "statements", "scale"):
            source = (hostile / f"data/umbrella-cards/{name}.csv").read_bytes()
            assert archive.read(f"{name}.csv") == source
            assert files[f"data/umbrella-cards/{name}.csv"] != source
    book = load_workbook(io.BytesIO(files["data/umbrella-cards.xlsx"]))
    cells = [
        cell
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    for text in (EVIL[0], EVIL[2]):
        own = [cell for cell in cells if cell.value == text]
        assert own
        assert all(cell.quotePrefix for cell in own)
    assert all(
        cell.quotePrefix for cell in cells if isinstance(cell.value, str) and RUN.match(cell.value)
    )


@pytest.fixture(scope="module")
def book(files: dict[str, bytes]) -> io.BytesIO:
    return io.BytesIO(files["data/umbrella-cards.xlsx"])


def test_a_workbook_has_cover_notes_figures_and_a_sheet_a_table(
    register: Register, book: io.BytesIO
) -> None:
    sheets = load_workbook(book)
    assert sheets.sheetnames == [
        "by period",
        "cover",
        "notes",
        "figures",
        *register.release.packages["umbrella-cards"].schemas,
    ]
    cover = dict(list(sheets["cover"].values)[:8])
    assert cover["Title"] == "Umbrella cards"
    assert cover["Release"] == "Answerable 2021.1"
    assert cover["Date"] == "2026-11-21"
    assert cover["Address"] == f"{ADDRESS}en/umbrella-cards/"
    assert cover["Publisher"] == "Answerable"
    meanings = {row[:2]: row[2] for row in reversed(list(sheets["notes"].values))}
    assert meanings[("obs_status", "O")] == "not reported: there is no value, and it is not zero"
    assert ("'", None) in meanings
    assert all(sheet.freeze_panes == "A2" for sheet in sheets)
    assert sheets.properties.created == sheets.properties.modified == datetime(2026, 11, 21)  # noqa: DTZ001
    with ZipFile(book) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_numbers_of_a_workbook_are_numbers_with_their_printed_decimals(
    register: Register, book: io.BytesIO
) -> None:
    sheet = load_workbook(book)["figures"]
    header = [cell.value for cell in sheet[1]]
    assert header == figure_columns(["en", "zh"])
    for line in sheet.iter_rows(min_row=2):
        row = dict(zip(header, line, strict=True))
        figure = register.figures[row["id"].value]
        assert row["value"].value == (
            float(figure.value) if isinstance(figure.value, Decimal) else figure.value
        )
        if isinstance(figure.value, Decimal):
            decimals = -int(figure.value.as_tuple().exponent)
            assert row["value"].number_format == ("0." + "0" * decimals if decimals else "0")


def test_the_first_sheet_has_subjects_and_measures_by_period(files: dict[str, bytes]) -> None:
    """In the language of the workbook. What is hedged, or is no number, is in words."""
    for name, heads, row in (
        (
            "umbrella-cards",
            ["Subject", "Measure", "Unit", "Base", "2019", "2020", "2021"],
            [
                "Politeness",
                "Met or exceeded",
                "percent",
                "Ratings given",
                None,
                "not reported",
                "about 60%",
            ],
        ),
        (
            "umbrella-cards.zh",
            ["主题", "度量", "单位", "基数", "2019年", "2020年", "2021年"],
            ["礼貌", "达到或超过", "百分比", "已给出的评级", None, "未报告", "约60%"],
        ),
    ):
        sheet = load_workbook(io.BytesIO(files[f"data/{name}.xlsx"])).worksheets[0]
        first, *others = [[cell.value for cell in line] for line in sheet.iter_rows()]
        assert first == heads
        assert row in others


def test_what_is_due_is_a_calendar_by_body(files: dict[str, bytes]) -> None:
    """A session of which only the month is known is at its last day."""
    content = files["data/teaspoon-decisions/due.ics"]
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert str(event["summary"]) == (
        "Office for Misplaced Teaspoons; Second session 2021; day not known"
    )
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (
        date(2021, 9, 30),
        date(2021, 10, 1),
    )
    assert b"CATEGORIES:Office for Misplaced Teaspoons" in content
    assert str(event["description"]) == "2021/1, para. 2 (a): To count again, next: 2027"
    assert str(event["url"]).endswith("/en/teaspoon-decisions/sessions/2021-second/")


def test_a_zip_is_a_data_package_that_stock_frictionless_accepts(
    register: Register, files: dict[str, bytes], tmp_path: Path
) -> None:
    for name in (*register.release.packages, "tiny"):
        with ZipFile(io.BytesIO(files[f"data/{name}.zip"])) as archive:
            assert archive.namelist() == sorted(archive.namelist())
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            archive.extractall(tmp_path / name)
        report = validate(str(tmp_path / name / "datapackage.json"))
        assert report.valid, report.flatten(["title", "message"])
        assert report.stats["tasks"] >= len(register.release.packages)
    for package in register.release.packages.values():
        for table, path in package.paths.items():
            source = (TINY / package.folder / path).read_bytes()
            assert (tmp_path / package.name / f"{table}.csv").read_bytes() == source
            assert (tmp_path / "tiny/data" / package.name / f"{table}.csv").read_bytes() == source


def test_a_table_under_another_name_or_with_a_mark_is_still_valid(
    project: Path, tmp_path: Path
) -> None:
    folder = project / "data/umbrella-cards"
    (folder / "tables").mkdir()
    shutil.move(folder / "scale.csv", folder / "tables/grades.csv")
    (folder / "periods.csv").write_bytes(b"\xef\xbb\xbf" + (folder / "periods.csv").read_bytes())
    descriptor = folder / "datapackage.json"
    text = descriptor.read_text("utf-8")
    descriptor.write_text(text.replace('"scale.csv"', '"tables/grades.csv"'), "utf-8")
    files = published_files(register_of(project), ADDRESS)
    assert files["data/umbrella-cards/scale.csv"] == (folder / "tables/grades.csv").read_bytes()
    with ZipFile(io.BytesIO(files["data/umbrella-cards.zip"])) as archive:
        archive.extractall(tmp_path / "zip")
    assert validate(str(tmp_path / "zip/datapackage.json")).valid


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
def test_the_catalogue_is_dcat_that_a_parser_reads(files: dict[str, bytes]) -> None:
    graph = Graph().parse(data=files["api/catalogue.jsonld"], format="json-ld")
    assert len(list(graph.subjects(RDF.type, DCAT.Catalog))) == 1
    datasets = set(graph.subjects(RDF.type, DCAT.Dataset))
    assert datasets == set(graph.objects(URIRef(f"{ADDRESS}api/catalogue.jsonld"), DCAT.dataset))
    assert len(datasets) == 3
    distributions = set(graph.subjects(RDF.type, DCAT.Distribution))
    assert len(distributions) == 9
    for url in distributions:
        content = files[str(url).removeprefix(ADDRESS)]
        checksum = graph.value(url, SPDX.checksum)
        assert str(graph.value(checksum, SPDX.checksumValue)).lower() == sha256(content)
        assert graph.value(checksum, SPDX.algorithm) == SPDX.checksumAlgorithm_sha256
        assert str(graph.value(url, DCAT.byteSize)) == str(len(content))
        assert graph.value(url, DCAT.mediaType)
    cards = URIRef(f"{ADDRESS}data/umbrella-cards/datapackage.json")
    assert Literal("Umbrella cards", lang="en") in set(graph.objects(cards, DCTERMS.title))
    assert str(graph.value(cards, URIRef(f"{DCAT}version"))) == "2021.1"
    assert graph.value(cards, DCTERMS.issued) == Literal(date(2026, 11, 21))
    assert len(set(graph.objects(cards, DCAT.landingPage))) == 2
    sources = {
        str(graph.value(one, DCTERMS.identifier)) for one in graph.objects(cards, DCTERMS.source)
    }
    assert "T/1/2" in sources
    time = graph.value(cards, DCTERMS.temporal)
    assert (
        str(graph.value(time, DCAT.startDate))[:4],
        str(graph.value(time, DCAT.endDate))[:4],
    ) == ("2019", "2021")


def test_the_calendar_has_the_sessions_whose_days_are_known(files: dict[str, bytes]) -> None:
    names = [path for path in files if "/sessions" in path and path.endswith(".ics")]
    assert names == [
        "data/teaspoon-decisions/sessions.ics",
        "data/teaspoon-decisions/sessions.zh.ics",
    ]
    for name, summary in zip(
        names, ("Council of Teaspoons: First session 2021", "2021年第一届会议"), strict=True
    ):
        (event,) = Calendar.from_ical(files[name]).walk("VEVENT")
        assert event["uid"] == "teaspoon-decisions.2021-first@tiny"
        assert (event.decoded("dtstart"), event.decoded("dtend")) == (
            date(2021, 2, 1),
            date(2021, 2, 3),
        )
        assert event.decoded("dtstamp").isoformat() == "2026-11-21T00:00:00+00:00"
        assert summary in str(event["summary"])


def test_without_a_dated_session_there_is_no_calendar(project: Path) -> None:
    edited(project, "data/teaspoon-decisions/sessions.csv", "2021-02-01,2021-02-02", "2021-02-01,")
    files = published_files(register_of(project), ADDRESS)
    assert not [path for path in files if "/sessions" in path and path.endswith(".ics")]


def test_a_release_keeps_the_hash_of_every_download(files: dict[str, bytes]) -> None:
    kept = {row["path"]: row for row in rows(download_hashes(files))}
    assert {path for path in files if path not in kept} == {
        path for path in files if path.startswith(("api/", "schemas/"))
    } - {
        "api/figures.json",
        "api/findings.json",
    }
    for path, row in kept.items():
        assert (row["bytes"], row["sha256"]) == (str(len(files[path])), sha256(files[path]))
    assert json.loads(files["data/umbrella-cards/datapackage.json"])["name"] == "umbrella-cards"
