"""`answerable import`: sheets as people keep them become tidy tables, and nothing is guessed."""

import csv
import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from conftest import copied_project
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from test_importing_cells import Written, book
from typer.testing import CliRunner

from generator.cli import app
from generator.errors import DataError, UnknownName
from generator.publishing.importing import (
    Imported,
    Wishes,
    decision_words,
    import_sheet,
    year_columns,
)
from generator.publishing.importing import ratings as rating_words
from generator.publishing.importing.report import report_lines
from generator.publishing.skeletons import make_package
from generator.publishing.writing import replace_files
from generator.site.projects import read_project

SHEETS = Path(__file__).parent / "sheets"
NAME = "hat-racks"


def package(project: Path, kind: str, **tables: list[str]) -> Path:
    """A new package in English with rows in some tables, given from the first column on."""
    make_package(project / "datapackage.json", NAME, kind=kind, languages=["en"])
    folder = project / "data" / NAME
    for table, rows in tables.items():
        with (folder / f"{table}.csv").open("a", encoding="utf-8") as file:
            file.writelines(f"{row}\n" for row in rows)
    return folder


SOURCES = ["H/1,Hats of the world,,Parish of Utter Nowhere,2024,,en,2026-11-21,"]
SCALE = ["good,Good,●,3,true,true", "fair,Fair,◐,2,false,true", "poor,Poor,○,1,false,true"]


def cards(project: Path) -> Path:
    return package(project, "report-cards", sources=SOURCES, scale=SCALE)


def take(project: Path, sheet: Path, **wishes: str) -> Imported:
    return import_sheet(project / "datapackage.json", sheet, NAME, wishes=Wishes(**wishes))


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def column(folder: Path, table: str, name: str) -> list[str]:
    return [row[name] for row in rows(folder, table)]


def said(imported: Imported) -> str:
    return "\n".join(report_lines(imported.report))


def state(project: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in project.rglob("*") if path.is_file()}


RATINGS: Written = [
    ["Ratings of the year"],
    [],
    ["Body", "Brims", None, "Crowns"],
    [None, "1.1 Width", "1.2 Curve*", "2.1 Height"],
    ["Ministry of Tall Hats (MTH)", "good", "● ", "FAIR"],
    ["Bureau\u00a0of Bowlers", "n/a", "poor*", "–"],
    [],
    ["Total", 1, 2, 1],
    ["* Measured twice."],
]


def test_ratings_become_rows(project: Path, tmp_path: Path) -> None:
    folder = cards(project)
    take(project, book(tmp_path / "hats.xlsx", **{"2024": RATINGS}))
    assert (folder / "ratings.csv").read_text("utf-8").splitlines() == [
        "entity,indicator,period,rating,note_en,source,locator",
        'mth,width,2024,good,,H/1,"sheet 2024, row 5"',
        'mth,curve,2024,good,,H/1,"sheet 2024, row 5"',
        'mth,height,2024,fair,,H/1,"sheet 2024, row 5"',
        'bureau-of-bowlers,curve,2024,poor,Measured twice.,H/1,"sheet 2024, row 6"',
    ]
    assert (folder / "entities.csv").read_text("utf-8").splitlines() == [
        "entity,acronym,title_en",
        "mth,MTH,Ministry of Tall Hats",
        "bureau-of-bowlers,,Bureau of Bowlers",
    ]
    assert column(folder, "indicators", "title_en") == ["Width", "Curve", "Height"]
    assert column(folder, "indicator_editions", "number") == ["1.1", "1.2", "2.1"]
    assert column(folder, "indicator_editions", "area") == ["brims", "brims", "crowns"]
    assert rows(folder, "periods") == [
        {"period": "2024", "title_en": "2024", "start": "2024", "end": "2024", "order": "1"}
    ]


def test_every_special_cell_is_reported_with_its_place(project: Path, tmp_path: Path) -> None:
    cards(project)
    table = [*RATINGS[:5], ["Bureau of Bowlers", "n/a", "poor*", "gud"], *RATINGS[6:]]
    told = said(take(project, book(tmp_path / "hats.xlsx", **{"2024": table})))
    assert "D6 (2.1 Height): “gud”: it is no grade of the scale; write one of: fair, good" in told
    assert "sheet 2024, B6 (1.1 Width): “n/a”: it says that there is no rating" in told
    assert "sheet 2024, C6 (1.2 Curve*): “poor*”: the mark * was taken off" in told
    assert "sheet 2024, A8: “Total”: the row holds totals" in told
    assert "sheet 2024, A1: “Ratings of the year”: it stands above the table" in told


def test_sheets_are_cycles_in_their_order_in_time(project: Path, tmp_path: Path) -> None:
    folder = cards(project)
    sheets: dict[str, Written] = {
        "2024": RATINGS,
        "2023": RATINGS,
        "Notes": [["a", "b"], ["c", "d"]],
        "2022": RATINGS,
    }
    told = said(take(project, book(tmp_path / "hats.xlsx", **sheets)))
    assert column(folder, "periods", "period") == ["2022", "2023", "2024"]
    assert "sheet Notes: its name is no cycle, like 2024 or Cycle 2" in told
    earlier = [*RATINGS[:4], ["mth", "good", "good", "good"]]
    take(project, book(tmp_path / "hats.xlsx", **{"2021": earlier, "Cycle 9": earlier}))
    orders = {row["period"]: int(row["order"]) for row in rows(folder, "periods")}
    assert sorted(orders, key=lambda period: orders[period]) == [
        "2021", "2022", "2023", "2024", "cycle-9",
    ]  # fmt: skip


def test_a_hidden_sheet_is_left_out_and_named(project: Path, tmp_path: Path) -> None:
    folder = cards(project)
    path = book(tmp_path / "hats.xlsx", **{"2023": RATINGS, "2024": RATINGS})
    workbook = load_workbook(path)
    workbook["2023"].sheet_state = "hidden"
    workbook.save(path)
    assert "sheet 2023: the sheet is hidden; show it, and import again" in said(take(project, path))
    assert set(column(folder, "ratings", "period")) == {"2024"}


def test_a_csv_file_is_a_cycle_that_must_be_named(project: Path) -> None:
    folder = cards(project)
    with pytest.raises(UnknownName, match="say which one it is, like --period 2024"):
        take(project, SHEETS / "hats.csv")
    take(project, SHEETS / "hats.csv", period="2024", locator="table 3")
    assert column(folder, "ratings", "rating") == ["good", "poor", "fair"]
    assert column(folder, "ratings", "locator")[0] == "table 3, row 3"


def test_a_locator_may_begin_with_a_word_of_the_package(project: Path) -> None:
    folder = cards(project)
    (folder / "locators.csv").write_text("locator\nshelf\n", "utf-8")
    described = json.loads((folder / "datapackage.json").read_text("utf-8"))
    described["resources"].append({"name": "locators", "path": "locators.csv"})
    (folder / "datapackage.json").write_text(json.dumps(described), "utf-8")
    take(project, SHEETS / "hats.csv", period="2024", locator="shelf 3")
    assert column(folder, "ratings", "locator")[0] == "shelf 3, row 3"


def test_a_scale_is_made_of_the_grades_of_all_sheets(project: Path, tmp_path: Path) -> None:
    folder = package(project, "report-cards", sources=SOURCES)
    first: Written = [["Body", "Width", "Curve"], ["Bowlers", "tall", "Tall"]]
    second: Written = [["Body", "Width", "Curve"], ["Bowlers", "short", "n/a"]]
    path = book(tmp_path / "hats.xlsx", **{"2023": first, "2024": second})
    told = said(take(project, path))
    assert column(folder, "scale", "title_en") == ["tall", "short"]
    assert "symbol, order, achieved and applicable of the grades “tall”, “short”" in told


def test_rows_are_found_by_all_their_names(project: Path, tmp_path: Path) -> None:
    folder = cards(project)
    entities = (
        "entity,acronym,title_en,title_fr,aliases_en\n"
        "mth,MTH,Ministry of Tall Hats,Ministère des hauts-de-forme,Hat house; Old hats\n"
    )
    (folder / "entities.csv").write_text(entities, "utf-8")
    descriptor = json.loads((folder / "datapackage.json").read_text("utf-8"))
    descriptor["resources"].append({"name": "entities", "path": "entities.csv"})
    (folder / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
    names = [
        "mth", "MTH", " ministry of  TALL hats", "Ministere des Hauts-de-Forme", "old hats",
        "Ministry of Hats (MTH)", "Hat house (HH)",
    ]  # fmt: skip
    table: Written = [
        ["Body", *(f"Curve {row}" for row, _ in enumerate(names))],
        *([name, *[None] * row, "good"] for row, name in enumerate(names)),
    ]
    take(project, book(tmp_path / "hats.xlsx", **{"2024": table}))
    assert (folder / "entities.csv").read_text("utf-8") == entities
    assert column(folder, "ratings", "entity") == ["mth"] * len(names)


def test_a_changed_cell_changes_its_row_and_nothing_else(project: Path, tmp_path: Path) -> None:
    folder = cards(project)
    path = tmp_path / "hats.xlsx"
    take(project, book(path, **{"2024": RATINGS}))
    before = state(project)
    changed = [*RATINGS[:4], ["MTH", "poor", "good", "fair"], *RATINGS[5:]]
    imported = take(project, book(path, **{"2024": changed}))
    assert "ratings.csv, row 2: rating was “good” and is “poor”" in said(imported)
    assert "ratings.csv: 1 changed, 3 as before" in said(imported)
    after = state(project)
    ratings = str(folder / "ratings.csv")
    assert {path for path in after if after[path] != before.get(path)} == {ratings}
    assert after[ratings] == before[ratings].replace(b"mth,width,2024,good", b"mth,width,2024,poor")


def test_what_a_sheet_no_longer_has_stays_and_is_named(project: Path, tmp_path: Path) -> None:
    folder = cards(project)
    take(project, book(tmp_path / "hats.xlsx", **{"2024": RATINGS}))
    fewer = [*RATINGS[:4], ["MTH", None, "good", "fair"], RATINGS[5]]
    imported = take(project, book(tmp_path / "hats.xlsx", **{"2024": fewer}))
    assert len(rows(folder, "ratings")) == 4
    assert (
        "ratings.csv, row 2 (sheet 2024, row 5) is not in the sheet any more; delete the row if it "
        "no longer holds" in said(imported)
    )


def test_rows_and_columns_of_hand_stay_as_they_are_written(project: Path, tmp_path: Path) -> None:
    folder = cards(project)
    take(project, book(tmp_path / "hats.xlsx", **{"2024": RATINGS}))
    written = (folder / "ratings.csv").read_text("utf-8").splitlines()
    by_hand = [
        f"\ufeff{written[0]},own remark",
        '"mth","curve",2024,fair,,OTHER,para. 8,"mine"',
        *(f"{line}," for line in written[1:] if ",curve," not in line),
    ]
    (folder / "ratings.csv").write_bytes("".join(f"{line}\r\n" for line in by_hand).encode())
    imported = take(project, book(tmp_path / "hats.xlsx", **{"2024": RATINGS}))
    after = (folder / "ratings.csv").read_bytes().decode()
    added = 'bureau-of-bowlers,curve,2024,poor,Measured twice.,H/1,"sheet 2024, row 6",'
    assert after == "".join(f"{line}\r\n" for line in [*by_hand, added])
    assert "has rating “fair” from the source OTHER, the sheet “good”" in said(imported)


def test_a_moved_row_gets_its_new_locator(project: Path, tmp_path: Path) -> None:
    folder = cards(project)
    take(project, book(tmp_path / "hats.xlsx", **{"2024": RATINGS}))
    take(project, book(tmp_path / "hats.xlsx", **{"2024": [[], *RATINGS]}))
    assert set(column(folder, "ratings", "locator")) == {"sheet 2024, row 6", "sheet 2024, row 7"}


def test_two_cells_for_one_rating_are_reported(project: Path, tmp_path: Path) -> None:
    folder = cards(project)
    table: Written = [["Body", "Width", "Curve"], ["MTH", "good", "good"], ["mth", "poor", "good"]]
    imported = take(project, book(tmp_path / "hats.xlsx", **{"2024": table}))
    assert column(folder, "ratings", "rating") == ["good", "good"]
    assert "gives “good” as rating of the same row of ratings.csv, and this one “poor”" in said(
        imported
    )


GRADES = st.sampled_from(["good", "Fair", "○", "n/a", "", "what", "poor*", " GOOD\u00a0"])
NAMES = st.lists(st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=9))


@st.composite
def grids(draw: st.DrawFn) -> Written:
    bodies = draw(NAMES)
    indicators = draw(st.lists(st.sampled_from("ABCDEFGÉ"), min_size=1, max_size=5))
    body = [[name, *(draw(GRADES) for _ in indicators)] for name in bodies]
    return [["Body", *indicators], *body]


@pytest.fixture(scope="module")
def racks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied_project(tmp_path_factory.mktemp("racks") / "project")


@given(grids())
def test_importing_twice_changes_nothing(racks: Path, table: Written) -> None:
    """Whatever the names are: keys are unique, and each name is found again."""
    fresh(racks)
    path = racks / "hats.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(table)
    take(racks, path, period="2024")
    before = state(racks)
    assert not take(racks, path, period="2024").files
    assert state(racks) == before


ODDITIES = st.sampled_from(
    [
        "", "12", "1.234", "12,5", "<5", "n/a", "…", "–", "45*", "45 (1)", "2024/1", "2024-1", "1",
        "(1)", "2 (a)", "IV", "First session 2024", "before the second session 2025", "03.04.2024",
        "25.03.2024", "3 March 2024", "2030", "Requests hats", "Hat; Cap", "Total", "* note", "%",
        "km", "on track", "Ünïcödé", "伞", "10–15", "2024/1, para. 2", "Name (ABC)", "ABC", "abc",
    ]
)  # fmt: skip
"""Cells in columns to which they do not belong."""
HEADS = {
    "decisions": ("decision", "title", "session", *decision_words.WORDS),
    "targets": ("target", "2020", "2021", "Target 2030", "Baseline (2019)", *year_columns.WORDS),
    "report-cards": ("A", "B", "1.1 C", *rating_words.WORDS),
}


@st.composite
def odd_sheets(draw: st.DrawFn) -> tuple[str, Written]:
    kind = draw(st.sampled_from(sorted(HEADS)))
    further = draw(st.lists(st.sampled_from(HEADS[kind][3:]), max_size=6, unique=True))
    heads = [*HEADS[kind][:3], *further]
    row = st.lists(ODDITIES, min_size=len(heads), max_size=len(heads))
    return kind, [heads, *draw(st.lists(row, max_size=6))]


@settings(max_examples=150)
@given(odd_sheets())
def test_whatever_a_sheet_holds_importing_it_twice_changes_nothing(
    racks: Path, odd: tuple[str, Written]
) -> None:
    kind, table = odd
    without(racks, NAME)
    package(racks, kind, sources=SOURCES)
    path = racks / "hats.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(table)
    wishes = {"period": "2024"} if kind == "report-cards" else {}
    take(racks, path, **wishes)
    before = state(racks)
    assert not take(racks, path, **wishes).files
    assert state(racks) == before


@given(st.lists(st.lists(st.sampled_from(["good", "fair", "poor", ""]), min_size=3, max_size=3)))
def test_a_grid_comes_back_from_the_tidy_rows(racks: Path, grid: list[list[str]]) -> None:
    folder = fresh(racks)
    table: Written = [
        ["Body", "a", "b", "c"],
        *([f"Rack {n}", *cells] for n, cells in enumerate(grid)),
    ]
    with (racks / "hats.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(table)
    take(racks, racks / "hats.csv", period="2024")
    found = rows(folder, "ratings") if (folder / "ratings.csv").exists() else []
    stated = {(row["entity"], row["indicator"]): row["rating"] for row in found}
    assert stated == {
        (f"rack-{n}", indicator): cell
        for n, cells in enumerate(grid)
        for indicator, cell in zip("abc", cells, strict=True)
        if cell
    }


def fresh(project: Path) -> Path:
    """The folder of a new package of report cards, instead of the one before."""
    without(project, NAME)
    return cards(project)


def without(project: Path, name: str) -> None:
    """Takes a package out of a project."""
    shutil.rmtree(project / "data" / name, ignore_errors=True)
    path = project / "datapackage.json"
    described = json.loads(path.read_text("utf-8"))
    described["resources"] = [one for one in described["resources"] if one["name"] != name]
    path.write_text(json.dumps(described), "utf-8")


DECISIONS: Written = [
    ["Decision no.", "Title", "Session", "Date adopted", "Para.", "Text", "Who is asked",
     "By when", "Votes", None, None, "Outcome", "Amends"],
    [None, None, None, None, None, None, None, None, "For", "Against", "Abstentions"],
    ["2024/1", "Hats off", "First session 2024", "5 February 2024", "1", "Takes note of the hats",
     None, None, 12, "3", 1, "Adopted by vote"],
    [None, None, None, None, "2", "Requests the Hatter to count", "Hatter", "Second session 2024"],
    [None, None, None, None, "2 (a)", "Requests a list of brims", "Hatter; Milliner",
     "before the first session 2025"],
    ["2024/2", "Caps", "First session 2024", "25.02.2024", "1", "Decides on caps", None, None, 9,
     "–", 0, "rejected"],
    ["2024/3", "Bonnets", "Second session 2024", "03.09.2024", "IV", "Welcomes the bonnets",
     None, None, None, None, None, None, "2024/4, para. 1"],
    ["2024/4", "Berets", "Second session 2024", "03.09.2024", "1", "Encourages all to wear berets",
     "Everybody", "soon"],
    ["2024/5", "Hoods", "Second session 2024", "03.09.2024", "1", "Decides on hoods"],
]  # fmt: skip


def decisions(project: Path) -> Path:
    return package(project, "decisions", sources=SOURCES, bodies=["council,Council of Hats"])


def test_decisions_become_rows_of_their_tables(project: Path, tmp_path: Path) -> None:
    folder = decisions(project)
    imported = take(project, book(tmp_path / "hats.xlsx", Decisions=DECISIONS))
    found = rows(folder, "decisions")
    assert [(row["decision"], row["number"], row["session"]) for row in found][:2] == [
        ("2024-1", "2024/1", "first-session-2024"),
        ("2024-2", "2024/2", "first-session-2024"),
    ]
    assert [row["adopted"] for row in found] == [
        "2024-02-05", "2024-02-25", "2024-09-03", "2024-09-03", "2024-09-03",
    ]  # fmt: skip
    paragraphs = rows(folder, "paragraphs")
    assert [(row["decision"], row["paragraph"], row["parent"]) for row in paragraphs][:3] == [
        ("2024-1", "1", ""), ("2024-1", "2", ""), ("2024-1", "2-a", "2"),
    ]  # fmt: skip
    assert paragraphs[4]["paragraph"] == "iv"
    assert paragraphs[4]["number"] == "IV"
    assert [row["order"] for row in rows(folder, "sessions")] == ["1", "2", "3"]
    assert set(column(folder, "sessions", "body")) == {"council"}
    asked = [
        (row["paragraph"], row["verb"], row["addressee"], row["due_session"], row["due_relation"])
        for row in rows(folder, "actions")
    ]
    assert asked[:4] == [
        ("1", "takes-note", "", "", ""),
        ("2", "requests", "hatter", "second-session-2024", "at"),
        ("2-a", "requests", "hatter", "first-session-2025", "before"),
        ("2-a", "requests", "milliner", "first-session-2025", "before"),
    ]
    assert "sheet Decisions, H8 (By when): “soon”: it is no session" in said(imported)


def test_votes_and_amendments_become_rows(project: Path, tmp_path: Path) -> None:
    folder = decisions(project)
    take(project, book(tmp_path / "hats.xlsx", Decisions=DECISIONS))
    votes = rows(folder, "votes")
    assert [(row["votes_for"], row["votes_against"], row["votes_abstained"]) for row in votes] == [
        ("12", "3", "1"),
        ("9", "", "0"),
    ]
    [amendment] = rows(folder, "amendments")
    assert (amendment["change"], amendment["of"], amendment["of_paragraph"]) == (
        "amends", "2024-4", "1",
    )  # fmt: skip
    assert column(folder, "decisions", "outcome")[:3] == ["adopted", "rejected", ""]


def test_columns_that_the_program_does_not_know_are_kept(project: Path, tmp_path: Path) -> None:
    folder = decisions(project)
    table: Written = [
        ["Decision", "Title", "Session", "Para", "Text", "Tabled\nby", "Outcome", "outcome"],
        ["2024/1", "Caps", "First session 2024", "1", "Decides", "the Hatter", "adopted", None],
        [None, None, None, "2", "Asks", "a guest", None, None],
    ]
    path = book(tmp_path / "hats.xlsx", Decisions=table)
    told = said(take(project, path))
    assert column(folder, "decisions", "Tabled by") == ["the Hatter"]
    assert "by”: it is a column of your own: it is published" in told
    assert "F3: “a guest”: such columns are taken from rows with the" in told
    assert "H1: “outcome”: another column holds the outcome already" in told
    before = state(project)
    take(project, path)
    assert state(project) == before


def test_rows_may_name_their_source_and_locator(project: Path, tmp_path: Path) -> None:
    folder = decisions(project)
    table: Written = [
        ["Decision", "Title", "Session", "Para", "Text", "Source", "Locator"],
        ["2024/1", "Caps", "First session 2024", "1", "Decides", "Minutes of May", "page 3"],
        [None, None, None, "2", "Asks", None, None],
        [None, None, None, "3", "Thanks", None, "leaf 4"],
        ["2024/2", "Hats", "First session 2024", "1", "Decides", None, None],
    ]
    told = said(take(project, book(tmp_path / "hats.xlsx", Decisions=table)))
    cited = [(row["source"], row["locator"]) for row in rows(folder, "paragraphs")]
    assert cited == [
        ("minutes-of-may", "page 3"), ("minutes-of-may", "page 3"), ("minutes-of-may", "page 3"),
        ("H/1", "sheet Decisions, row 5"),
    ]  # fmt: skip
    assert column(folder, "sources", "title_en")[-1] == "Minutes of May"
    assert "G4 (Locator): “leaf 4”: it is not written like a locator" in told
    moved = [[*row[:6], "page 5" if row[6] == "page 3" else None] for row in table[1:]]
    take(project, book(tmp_path / "hats.xlsx", Decisions=[table[0], *moved]), source="H/1")
    assert column(folder, "paragraphs", "locator")[0] == "page 5"


def test_columns_of_targets_that_the_program_does_not_know_are_kept(
    project: Path, tmp_path: Path
) -> None:
    folder = package(project, "targets", sources=SOURCES)
    table: Written = [
        ["Target", "Unit", "2024", "Desk", "family", "Desk"],
        ["Hats", "count", 7, 12, "felt", None],
        ["Caps", "count", 8, "–", None, "x"],
    ]
    told = said(take(project, book(tmp_path / "hats.xlsx", Targets=table)))
    assert column(folder, "targets", "Desk") == ["12", ""]
    assert column(folder, "targets", "family") == ["felt", ""]
    assert "F1: “Desk”: another column has the same name" in told
    [found] = [one for one in told.splitlines() if "of your own" in one]
    assert "D1: “Desk”" in found


def test_a_number_that_a_spreadsheet_turned_into_a_date_is_named(
    project: Path, tmp_path: Path
) -> None:
    decisions(project)
    table: Written = [
        ["Decision", "Title", "Session", "Para", "Text"],
        [date(2024, 2, 1), "Caps", "First session 2024", "1", "Decides"],
        ["2024/3", "Hats", "First session 2024", "1", "Decides"],
    ]
    told = said(take(project, book(tmp_path / "hats.xlsx", Decisions=table)))
    assert "A2 (Decision): “2024-02-01”: a spreadsheet turned it into a date; set" in told


def test_the_columns_of_our_tables_are_known_by_their_names(project: Path) -> None:
    folder = decisions(project)
    take(project, SHEETS / "own-columns.csv")
    assert column(folder, "decisions", "title_en") == ["Caps"]
    assert column(folder, "paragraphs", "summary_en") == ["Decides on caps.", "Requests caps."]


TARGETS: Written = [
    ["No.", "Target", "Category", "Unit", "Baseline (2020)", "2021", "2022", "2023*", "Aim", "Due",
     "Status", "Responsible"],
    [1, "Hats mended", "Mending", "%", "45 %", "50 %", "n/a", "61*", 0.9, 2023, "Achieved",
     "Hatter; Milliner"],
    [2, "Holes in hats", "Mending", "count", "1.100", "1.050,5", "980", "<900", "≤ 800", "2023",
     None, "Hatter"],
    [3, "Hat policy", "Rules", None, None, None, "drafted", "adopted", "policy adopted",
     "31 December 2023", "met"],
    ["Total", None, None, None, 12, 12],
    [],
    ["* Provisional."],
]  # fmt: skip


def test_targets_become_results(project: Path, tmp_path: Path) -> None:
    folder = package(project, "targets", sources=SOURCES)
    path = book(tmp_path / "hats.xlsx", Targets=TARGETS)
    workbook = load_workbook(path)
    workbook["Targets"]["I2"].number_format = "0%"
    workbook.save(path)
    imported = take(project, path)
    targets = rows(folder, "targets")
    assert [(row["target"], row["unit"], row["direction"]) for row in targets] == [
        ("hats-mended", "percent", "at-least"),
        ("holes-in-hats", "count", "at-most"),
        ("hat-policy", "", "done"),
    ]
    results = {(row["target"], row["period"]): row for row in rows(folder, "results")}
    last = results["hats-mended", "2023"]
    assert (last["aim"], last["value"], last["stated_status"], last["note_en"]) == (
        "90", "61", "met", "Provisional.",
    )  # fmt: skip
    assert results["holes-in-hats", "2021"]["value"] == "1050.5"
    hedged = results["holes-in-hats", "2023"]
    assert (hedged["aim"], hedged["value"], hedged["qualifier"]) == ("800", "900", "under")
    assert results["hat-policy", "2023"]["outcome_en"] == "adopted"
    absent = results["hats-mended", "2022"]
    assert (absent["value"], absent["obs_status"]) == ("", "M")
    assert rows(folder, "target_custodians")[:2] == [
        {"target": "hats-mended", "custodian": "hatter"},
        {"target": "hats-mended", "custodian": "milliner"},
    ]
    assert "sheet Targets, A5: “Total”: the row holds totals" in said(imported)
    assert [row["baseline"] for row in targets] == ["2020", "2020", ""]
    assert results["hats-mended", "2020"]["value"] == "45"


def test_a_column_that_cannot_be_decided_is_reported_and_not_guessed(
    project: Path, tmp_path: Path
) -> None:
    folder = package(project, "targets", sources=SOURCES)
    table: Written = [
        ["Target", "Unit", "2021", "2022"],
        ["Hats", "count", "1.234", "1.234"],
        ["Caps", "count", "7", "7,5"],
    ]
    told = said(take(project, book(tmp_path / "hats.xlsx", Targets=table)))
    found = {(row["target"], row["period"]): row["value"] for row in rows(folder, "results")}
    assert found == {("hats", "2022"): "1234", ("caps", "2021"): "7", ("caps", "2022"): "7.5"}
    assert "C2 (2021): “1.234”: it can be a number with three decimals or a thousand" in told


def test_heads_in_two_rows_tell_aims_from_results(project: Path, tmp_path: Path) -> None:
    folder = package(project, "targets", sources=SOURCES)
    table: Written = [
        ["Target", "Unit", "2023", None, None, "2024", None, None],
        [None, None, "Target", "Result", "Status", "Target", "Result", "Status"],
        ["Hats mended", "percent", 50, 40, "not met", 60, 70, "exceeded"],
    ]
    take(project, book(tmp_path / "hats.xlsx", Targets=table))
    assert [
        (row["period"], row["aim"], row["value"], row["stated_status"])
        for row in rows(folder, "results")
    ] == [("2023", "50", "40", "not-met"), ("2024", "60", "70", "exceeded")]


@pytest.mark.parametrize(
    ("wishes", "problem"),
    [
        ({"source": "no source"}, "“no source” cannot be the key of a source"),
        ({"locator": "somewhere"}, "is not written like a locator; write it like para. 24"),
        ({"period": "2024"}, "the workbook has several sheets, and their names are the cycles"),
    ],
)
def test_wrong_wishes_are_refused_and_nothing_is_written(
    project: Path, tmp_path: Path, wishes: dict[str, str], problem: str
) -> None:
    cards(project)
    before = state(project)
    path = book(tmp_path / "hats.xlsx", **{"2023": RATINGS, "2024": RATINGS})
    with pytest.raises(UnknownName, match=problem):
        take(project, path, **wishes)
    assert state(project) == before


def test_the_source_is_the_only_one_or_must_be_named(project: Path, tmp_path: Path) -> None:
    folder = cards(project)
    path = book(tmp_path / "hats.xlsx", **{"2024": RATINGS})
    take(project, path, source="H/2")
    assert rows(folder, "sources")[1] == {
        "source": "H/2", "title_en": "hats", "short_title_en": "", "publisher": "",
        "published": "", "original_language": "", "language": "en", "retrieved": "2026-11-21",
        "url": "",
    }  # fmt: skip
    with pytest.raises(UnknownName, match="with --source and one of: H/1, H/2; or a new key"):
        take(project, path)


def test_unknown_packages_are_refused(project: Path) -> None:
    with pytest.raises(UnknownName, match="to make one: answerable new KIND hat-racks"):
        take(project, SHEETS / "hats.csv")


def test_nothing_is_written_if_one_file_cannot_be(project: Path) -> None:
    cards(project)
    before = state(project)
    files = {f"data/{NAME}/scale.csv": b"new", "data/nowhere/ratings.csv": b"new"}
    with pytest.raises(FileNotFoundError):
        replace_files(project, files)
    assert state(project) == before


def test_a_file_that_the_package_does_not_list_is_not_written_over(
    project: Path, tmp_path: Path
) -> None:
    folder = cards(project)
    (folder / "ratings.csv").write_text("mine\n", "utf-8")
    before = state(project)
    with pytest.raises(
        DataError, match=r"ratings.csv the file is there, but datapackage.json does"
    ):
        take(project, book(tmp_path / "hats.xlsx", **{"2024": RATINGS}))
    assert state(project) == before


def test_a_sheet_of_something_else_writes_nothing(project: Path, tmp_path: Path) -> None:
    cards(project)
    before = state(project)
    path = book(tmp_path / "hats.xlsx", **{"2024": TARGETS})
    assert not take(project, path).files
    assert state(project) == before


def test_the_command_reports_and_leaves(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cards(project)
    monkeypatch.chdir(project)
    path = str(book(tmp_path / "hats.xlsx", **{"2024": RATINGS}))
    done = CliRunner().invoke(app, ["import", path, "--package", NAME])
    assert done.exit_code == 0
    assert done.output.startswith("hats.xlsx, for the package hat-racks, source H/1:\n")
    assert "written: 8 files in data/hat-racks\nthen: answerable check\n" in done.output
    done = CliRunner().invoke(app, ["import", path, "--package", NAME])
    assert "nothing has changed; nothing was written" in done.output
    empty = str(book(tmp_path / "empty.xlsx", **{"2024": [["only one column"]]}))
    done = CliRunner().invoke(app, ["import", empty, "--package", NAME])
    assert done.exit_code == 1
    assert "nothing in it could be taken in; nothing was written" in done.output


def test_na_is_the_grade_not_applicable_if_the_scale_has_it(project: Path, tmp_path: Path) -> None:
    grades = [*SCALE, "not-applicable,Not applicable,–,0,false,false"]
    folder = package(project, "report-cards", sources=SOURCES, scale=grades)
    imported = take(project, book(tmp_path / "hats.xlsx", **{"2024": RATINGS}))
    assert "“n/a”: it was read as the grade not-applicable" in said(imported)
    found = {(row["entity"], row["indicator"]): row["rating"] for row in rows(folder, "ratings")}
    assert found["bureau-of-bowlers", "width"] == "not-applicable"
    assert found["bureau-of-bowlers", "height"] == "not-applicable"  # its symbol is –


def filled(folder: Path, table: str, *lines: str) -> None:
    """Writes the rows of a table anew, as the editor does who is asked for them."""
    path = folder / f"{table}.csv"
    header = path.read_text("utf-8").partition("\n")[0]
    path.write_text("".join(f"{line}\n" for line in [header, *lines]), "utf-8")


def empty_project(project: Path) -> Path:
    """The project without packages, in English."""
    path = project / "datapackage.json"
    described = json.loads(path.read_text("utf-8")) | {"resources": [], "languages": ["en"]}
    path.write_text(json.dumps(described), "utf-8")
    for folder in ("data", "content/zh"):
        shutil.rmtree(project / folder)
    return project


def test_three_packages_of_a_body_are_valid(project: Path, tmp_path: Path) -> None:
    """12 bodies × 8 indicators × 3 cycles, 5 decisions, and 20 targets with yearly results."""
    catalogue = empty_project(project) / "datapackage.json"
    for kind in ("report-cards", "decisions", "targets"):
        make_package(catalogue, f"hat-{kind}", kind=kind)
    grades = ["good", "fair ", "Poor", "n/a"]
    cycles: dict[str, Written] = {
        str(year): [
            ["Body", *(f"{one // 4 + 1}.{one % 4 + 1} Thing {one + 1}" for one in range(8))],
            *(
                [f"Ministry {n} (M{n})", *(grades[(n * year + one) % 4] for one in range(8))]
                for n in range(1, 13)
            ),
        ]
        for year in (2022, 2023, 2024)
    }
    head = ["Target", "Category", "Unit", "Baseline (2020)", "2021", "2022", "2023", "Aim", "Due"]
    targets: Written = [
        head,
        *(
            [f"Hats of sort {n}", f"Shelf {n % 5}", ["%", "km"][n % 2], n, n + 2, f"{n},5",
             f"{n}*", n + 20, 2023]
            for n in range(1, 21)
        ),
        [],
        ["* Provisional."],
    ]  # fmt: skip
    for kind, sheets in (
        ("report-cards", cycles), ("decisions", {"All": DECISIONS}), ("targets", {"All": targets}),
    ):  # fmt: skip
        path = book(tmp_path / f"{kind}.xlsx", **sheets)
        import_sheet(catalogue, path, f"hat-{kind}", wishes=Wishes())
        source = f"{kind},Hats of the world,,Parish of Utter Nowhere,2024,,en,2026-11-21,"
        filled(project / "data" / f"hat-{kind}", "sources", source)
    scale = [
        "good,good,●,3,true,true", "fair,fair,◐,2,false,true", "poor,Poor,○,1,false,true",
    ]  # fmt: skip
    filled(project / "data/hat-report-cards", "scale", *scale)
    register = read_project(catalogue).register
    tables = {name: one.tables for name, one in register.release.packages.items()}
    assert len(tables["hat-report-cards"].ratings) == 12 * 8 * 3 * 3 // 4
    assert len(tables["hat-report-cards"].entities) == 12
    assert len(tables["hat-decisions"].decisions) == 5
    assert [row.body for row in tables["hat-decisions"].bodies] == ["answerable"]
    assert len(tables["hat-targets"].targets) == 20
    assert len(tables["hat-targets"].results) == 20 * 4
    assert [row.unit for row in tables["hat-targets"].units] == ["km"]
