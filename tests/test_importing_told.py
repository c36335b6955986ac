"""What `answerable import` makes of cells that people write in their own way, and says of it."""

import json
from pathlib import Path

import pytest
from test_importing import NAME, SOURCES, cards, column, decisions, package, rows, said, take
from test_importing_cells import Written, book

from generator.errors import UnknownName
from generator.publishing.importing import Wishes, import_sheet
from generator.publishing.skeletons import make_package


def taken(project: Path, tmp_path: Path, table: Written) -> str:
    """What the report says of a sheet called S."""
    return said(take(project, book(tmp_path / "hats.xlsx", S=table)))


@pytest.mark.parametrize(
    ("last", "at", "told"),
    [
        (7, "2025", ""),
        ("…", "2025", ""),
        ("–", "2025", ""),
        (None, "2024", "D2 (Status): “behind”: it was put into 2024, the last year of which the"),
    ],
)
def test_a_status_is_that_of_the_last_year_of_which_the_row_says_anything(
    project: Path, tmp_path: Path, last: object, at: str, told: str
) -> None:
    folder = package(project, "targets", sources=SOURCES)
    table: Written = [["Target", "2025", "2024", "Status"], ["Hats", last, 5, "behind"]]
    report = taken(project, tmp_path, table)
    found = {row["period"]: row["stated_status"] for row in rows(folder, "results")}
    assert found[at] == "off-track"
    assert list(found.values()).count("off-track") == 1
    assert ("it was put into" in report) == bool(told)
    assert told in report


def test_a_status_of_a_row_without_values_is_that_of_its_due_year(
    project: Path, tmp_path: Path
) -> None:
    folder = package(project, "targets", sources=SOURCES)
    table: Written = [["Target", "2024", "Due", "Status"], ["Hats", None, 2030, "behind"]]
    report = taken(project, tmp_path, table)
    assert column(folder, "results", "period") == ["2030"]
    assert "D2 (Status): “behind”: it was put into 2030, the year in which the row is due" in report


def test_two_cells_of_a_row_about_one_year_are_not_mixed(project: Path, tmp_path: Path) -> None:
    folder = package(project, "targets", sources=SOURCES)
    table: Written = [["Target", "2020", "Baseline", "Baseline year"], ["Hats", 5, 6, 2020]]
    report = taken(project, tmp_path, table)
    assert column(folder, "results", "value") == ["5"]
    assert "C2 (Baseline): “6”: another cell of the row says “5” of 2020; keep one" in report


def test_notes_of_one_year_are_put_together(project: Path, tmp_path: Path) -> None:
    folder = package(project, "targets", sources=SOURCES)
    table: Written = [
        ["Target", "2024", "Aim", "Note"],
        ["Hats", "5*", "6†", "Late."],
        [],
        ["* New."],
        ["† Old."],
    ]  # fmt: skip
    taken(project, tmp_path, table)
    assert column(folder, "results", "note_en") == ["New. Old. Late."]


def test_baselines_that_are_none_are_reported(project: Path, tmp_path: Path) -> None:
    package(project, "targets", sources=SOURCES)
    table: Written = [
        ["Target", "Baseline", "Baseline year", "2024"],
        ["Hats", "none", "n/a", 1],
        ["Caps", "−", None, 2],
        ["Hoods", 5, "mid", 2],
    ]
    report = taken(project, tmp_path, table)
    assert "B2–B3 (Baseline): “none”, “−”: it says that there is nothing, so nothing was" in report
    assert "C2 (Baseline year): “n/a”: it says that there is nothing, so nothing was" in report
    assert "C4 (Baseline year): “mid”: it names no year, like 2020" in report


def test_who_must_act_is_known_and_a_deadline_without_it_is_reported(
    project: Path, tmp_path: Path
) -> None:
    folder = decisions(project)
    table: Written = [
        ["Decision", "Title", "Session", "Text", "Who must act", "By when"],
        ["2024/1", "Caps", "First session 2024", "The caps shall be mended.", "Hatter", None],
        ["2024/2", "Hats", "First session 2024", "The hats shall be mended.", None, "30/06/2024"],
        ["2024/3", "Hoods", "First session 2024", "Asks for it.", "Hatter\nMilliner", "30/06/2024"],
        ["2024/4", "Caps", "First session 2024", "Asks for it.", "Hatter", "after 2 May 2024"],
    ]  # fmt: skip
    report = taken(project, tmp_path, table)
    asked = [
        (row["decision"], row["verb"], row["addressee"], row["due"])
        for row in rows(folder, "actions")
    ]
    assert asked == [
        ("2024-1", "asks", "hatter", ""),
        ("2024-3", "asks", "hatter", "2024-06-30"),
        ("2024-3", "asks", "milliner", "2024-06-30"),
        ("2024-4", "asks", "hatter", ""),
    ]
    assert (
        "E2 (Who must act): “Hatter”: no verb says what is asked; it was read as “asks”" in report
    )
    assert "F3: “30/06/2024”: nothing says who must act by then, or what is asked" in report
    assert "F4 (By when): “30/06/2024”: it was read as due by 2024-06-30" in report
    assert "F5 (By when): “after 2 May 2024”: it is no session, like Second" in report


@pytest.mark.parametrize("name", ["To", "Responsible", "Addressee", "Action by", "Lead"])
def test_columns_for_who_must_act(project: Path, tmp_path: Path, name: str) -> None:
    folder = decisions(project)
    table: Written = [
        ["Decision", "Title", "Session", "Text", name],
        ["2024/1", "Caps", "First session 2024", "Asks for caps.", "Hatter"],
    ]
    taken(project, tmp_path, table)
    assert column(folder, "actions", "addressee") == ["hatter"]


def test_footnotes_of_grades_become_notes(project: Path, tmp_path: Path) -> None:
    folder = cards(project)
    table: Written = [
        ["Body", "Width", "Curve"], ["Bowlers", "good *", "poor"], [], ["* Late."], ["† Unused."],
    ]  # fmt: skip
    report = said(take(project, book(tmp_path / "hats.xlsx", **{"2024": table})))
    assert column(folder, "ratings", "note_en") == ["Late.", ""]
    assert "B2 (Width): “good *”: the mark * was taken off; its text is the note" in report
    assert "A5: “† Unused.”: no value that was taken in has the mark of this footnote" in report


TOTALS: Written = [
    ["Body", "Width", "Curve", "Average of both"],
    ["Total Hats", "good", "poor", 2],
    ["Bowlers", "fair", "poor", 1.5],
    ["Total good or better", 1, "n/a", None],
]


def test_totals_with_a_name_of_their_own_are_left_out(project: Path, tmp_path: Path) -> None:
    folder = cards(project)
    report = said(take(project, book(tmp_path / "hats.xlsx", **{"2024": TOTALS})))
    assert column(folder, "entities", "title_en") == ["Total Hats", "Bowlers"]
    assert column(folder, "indicators", "title_en") == ["Width", "Curve"]
    assert "A4: “Total good or better”: the row holds totals" in report
    assert "D1: “Average of both”: the column holds totals" in report


def test_a_target_that_begins_like_a_total_is_kept(project: Path, tmp_path: Path) -> None:
    folder = package(project, "targets", sources=SOURCES)
    table: Written = [["Target", "2023", "2024"], ["Average rent", 4, 5], ["Hats", 1, 2]]
    taken(project, tmp_path, table)
    assert column(folder, "targets", "title_en") == ["Average rent", "Hats"]


def texts(project: Path, tmp_path: Path, text: str) -> str:
    head = ["Decision", "Title", "Session", "Text", "Who"]
    row = ["2024/1", "Caps", "First session 2024", text, "Hatter"]
    return taken(project, tmp_path, [head, row])


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("1. Asks.\n2. Thanks.", ["1", "2"]),
        ("(a) Asks.\n\n(b) Thanks.", ["a", "b"]),
        ("i) Asks.\nii) Thanks.", ["i", "ii"]),
        ("1. Asks:\n(a) for hats;\n(b) for caps.\n2. Thanks.", ["1", "1-a", "1-b", "2"]),
    ],
)
def test_numbered_lines_are_paragraphs(
    project: Path, tmp_path: Path, text: str, keys: list[str]
) -> None:
    folder = decisions(project)
    report = texts(project, tmp_path, text)
    assert column(folder, "paragraphs", "paragraph") == keys
    assert "its lines were read as the paragraphs" in report
    assert "E2: “Hatter”: the row has several paragraphs; give each a row of its own" in report
    parents = [row["parent"] for row in rows(folder, "paragraphs") if "-" in row["paragraph"]]
    assert set(parents) <= {"1"}


def test_other_lines_are_one_paragraph_which_is_said(project: Path, tmp_path: Path) -> None:
    folder = decisions(project)
    report = texts(project, tmp_path, "The Council is glad.\n1. Asks for hats.")
    assert column(folder, "paragraphs", "summary_en") == ["The Council is glad. 1. Asks for hats."]
    assert "its lines were read as one paragraph; number each line" in report


@pytest.mark.parametrize(
    ("numbers", "is_kept"),
    [(["1", "2", "3"], False), (["7.", "8.", "9."], False), (["1.1", "1.2", "2.1"], True),
     (["1", "3", "4"], True), (["A", "B", "C"], True)],
)  # fmt: skip
def test_only_numbers_that_count_rows_are_left_out(
    project: Path, tmp_path: Path, numbers: list[str], is_kept: bool
) -> None:
    folder = package(project, "targets", sources=SOURCES)
    lines = [[number, f"Hat {number}", 1] for number in numbers]
    report = taken(project, tmp_path, [["Nr", "Target", "2024"], *lines])
    assert ("Nr" in rows(folder, "targets")[0]) == is_kept
    assert ("the column holds numbers of rows" in report) != is_kept


def test_abstentions_may_be_shortened(project: Path, tmp_path: Path) -> None:
    folder = decisions(project)
    table: Written = [
        ["Decision", "Title", "Session", "Text", "For", "Against", "Abst."],
        ["2024/1", "Caps", "First session 2024", "Asks", 5, 4, "3*"],
    ]
    report = taken(project, tmp_path, table)
    assert column(folder, "votes", "votes_abstained") == ["3"]
    assert "G2 (Abst.): “3*”: the mark * was taken off; votes have no notes" in report


@pytest.mark.parametrize("due", ["end 2026", "end of 2026", "by the end of 2026", "mid-2026"])
def test_a_due_date_within_a_year_is_the_year(project: Path, tmp_path: Path, due: str) -> None:
    folder = package(project, "targets", sources=SOURCES)
    report = taken(project, tmp_path, [["Target", "2024", "Aim", "Due"], ["Hats", 1, 5, due]])
    assert column(folder, "targets", "due") == ["2026"]
    assert f"D2 (Due): “{due}”: it was read as 2026" in report


@pytest.mark.parametrize(
    ("aim", "direction"),
    [("not above 4 900", "at-most"), ("at most 4900", "at-most"), ("max. 4900", "at-most"),
     ("≤4900", "at-most"), ("under 4900", "at-most"), ("at least 4900", "at-least"),
     ("min. 4900", "at-least"), ("≥ 4900", "at-least")],
)  # fmt: skip
def test_words_before_an_aim_are_its_direction(
    project: Path, tmp_path: Path, aim: str, direction: str
) -> None:
    folder = package(project, "targets", sources=SOURCES)
    report = taken(project, tmp_path, [["Target", "2024", "Aim", "Due"], ["Hats", 1, aim, 2030]])
    assert column(folder, "results", "aim") == ["", "4900"]
    assert column(folder, "targets", "direction") == [direction]
    assert f"C2 (Aim): “{aim}”: it was read as 4900, with the direction {direction}" in report


def test_a_sheet_is_from_the_source_with_its_name(project: Path, tmp_path: Path) -> None:
    folder = package(project, "targets")
    table: Written = [["Target", "2024", "Source"], ["Hats", 1, None], ["Caps", 2, "minutes"]]
    path = book(tmp_path / "Plan of hats.xlsx", S=table)
    take(project, path)
    assert column(folder, "sources", "source") == ["plan-of-hats", "minutes"]
    assert take(project, path).source == "plan-of-hats"
    other = book(tmp_path / "Other.xlsx", S=table)
    with pytest.raises(UnknownName, match="with --source and one of: plan-of-hats, minutes"):
        take(project, other)


def test_the_body_that_decides_is_the_publisher_until_it_is_corrected(
    project: Path, tmp_path: Path
) -> None:
    catalogue = project / "datapackage.json"
    described = json.loads(catalogue.read_text("utf-8"))
    catalogue.write_text(json.dumps(described | {"publisher": {"name": "Council of Hats"}}))
    folder = package(project, "decisions", sources=SOURCES)
    report = texts(project, tmp_path, "Asks.")
    assert column(folder, "bodies", "body") == ["council-of-hats"]
    assert column(folder, "bodies", "title_en") == ["Council of Hats"]
    assert "no column names it, so “Council of Hats” was taken, which publishes the site" in report


def test_a_session_is_of_one_body(project: Path, tmp_path: Path) -> None:
    decisions(project)
    table: Written = [
        ["Decision", "Title", "Session", "Text", "Body"],
        ["2024/1", "Caps", "First session 2024", "Asks", "Council of Hats"],
        ["2024/2", "Hats", "First session 2024", "Asks", "Council of Caps"],
    ]
    report = taken(project, tmp_path, table)
    assert "E3 (Body): “Council of Caps”: sessions.csv says that first-session-2024 is" in report
    assert "E2" not in report


def test_one_custodian_is_found_by_its_acronym(project: Path, tmp_path: Path) -> None:
    folder = package(project, "targets", sources=SOURCES)
    names = ["Hat Bus Company (HBC)", "HBC", "Hat Bus Company", "Hat Bus Company (HBC)"]
    lines = [[f"Hat {number}", number, name] for number, name in enumerate(names)]
    path = book(tmp_path / "hats.xlsx", S=[["Target", "2024", "Responsible"], *lines])
    take(project, path)
    assert column(folder, "custodians", "custodian") == ["hbc"]
    assert column(folder, "custodians", "title_en") == ["Hat Bus Company (HBC)"]
    assert not take(project, path).files


def test_a_body_of_another_package_has_the_same_key(project: Path, tmp_path: Path) -> None:
    cards(project)
    table: Written = [["Body", "Width"], ["Ministry of Tall Hats (MTH)", "good"], ["Caps", "good"]]
    take(project, book(tmp_path / "hats.xlsx", **{"2024": table}))
    catalogue = project / "datapackage.json"
    make_package(catalogue, "hat-plan", kind="targets", languages=["en"])
    plan: Written = [["Target", "2024", "Who"], ["Brims", 1, "MTH; caps; Hatter"]]
    path = book(tmp_path / "plan.xlsx", S=plan)
    report = said(import_sheet(catalogue, path, "hat-plan", wishes=Wishes()))
    folder = project / "data" / "hat-plan"
    assert [(row["entity"], row["title_en"]) for row in rows(folder, "custodians")] == [
        ("mth", "Ministry of Tall Hats"), ("caps", "Caps"), ("", "Hatter"),
    ]  # fmt: skip
    assert column(folder, "custodians", "custodian") == [
        "mth-custodian",
        "caps-custodian",
        "hatter",
    ]
    assert column(folder, "entities", "entity") == ["mth", "caps"]
    assert (
        "C2 (Who): “MTH; caps; Hatter”: it was read as mth, which is Ministry of Tall Hats in the "
        f"package {NAME}; if it is another body, give it another key" in report
    )
    assert not import_sheet(catalogue, path, "hat-plan", wishes=Wishes()).files


def test_the_heading_says_which_cells_were_not_written(project: Path, tmp_path: Path) -> None:
    cards(project)
    table: Written = [["Body", "Width", "Curve"], ["Bowlers", "good", "gud"]]
    report = said(take(project, book(tmp_path / "hats.xlsx", **{"2024": table})))
    assert "not understood, so what stands there was not written:\n  sheet 2024, C2" in report


def test_rows_without_a_source_that_the_sheet_has_no_more_are_named(
    project: Path, tmp_path: Path
) -> None:
    """What a paragraph asks, and who answers for a target: each stays, and is to be looked at."""
    package(project, "targets", sources=SOURCES)
    head: Written = [["Target", "2025", "Responsible"]]
    taken(project, tmp_path, [*head, ["Hats", 5, "Hatter; Weaver"], ["Caps", 1, "Hatter"]])
    report = taken(project, tmp_path, [*head, ["Hats", 5, "Hatter"], ["Caps", 1, "Hatter"]])
    assert "target_custodians.csv, row 3 (hats, weaver) is not in the sheet; delete" in report
    assert report.count("is not in the sheet") == 1
    assert "target_custodians" not in taken(project, tmp_path, [["Target", "2025"], ["Hats", 5]])
