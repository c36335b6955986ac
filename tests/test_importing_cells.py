"""What cells of a sheet say: numbers, dates, footnotes, heads; and which files are sheets."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from generator.errors import DataError
from generator.publishing.importing.archives import MOST_CELLS
from generator.publishing.importing.dates import day_comes_first, read_date
from generator.publishing.importing.layout import grid_of
from generator.publishing.importing.names import LONGEST_KEY, folded, key_of
from generator.publishing.importing.numbers import Number, decimal_sign, read_number
from generator.publishing.importing.opening import read_sheets
from generator.publishing.importing.report import Report, report_lines
from generator.publishing.importing.sheets import MOST_ROWS, Sheet, column_letters, text_cell

Written = Sequence[Sequence[object]]
"""The rows of a sheet."""


def book(path: Path, **sheets: Written) -> Path:
    """A workbook with these sheets."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                if value is not None:
                    sheet.cell(number, column, value)
    workbook.save(path)
    return path


def sheet_of(rows: list[list[str]]) -> Sheet:
    return Sheet(
        "f.csv",
        "s",
        tuple(
            tuple(text_cell(number, column, text) for column, text in enumerate(row, 1))
            for number, row in enumerate(rows, 1)
        ),
    )


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("45", "45"),
        ("  45\u00a0", "45"),
        ("12.50", "12.50"),
        ("12,5", "12.5"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1 234", "1234"),
        ("1\u202f234\u00a0567,8", "1234567.8"),
        ("1’234", "1234"),
        ("−5", "-5"),
        ("–5", "-5"),
        ("+5", "5"),
        ("-0", "0"),
        ("007", "7"),
        ("45 %", "45"),
        ("€40", "40"),
        ("45*", "45"),
        ("45†", "45"),
        ("45¹", "45"),
        ("45%*", "45"),
        ("4\u200b5", "45"),
    ],
)
def test_numbers_are_read_as_they_are_meant(written: str, value: str) -> None:
    read = read_number(text_cell(1, 1, written), "", {})
    assert isinstance(read, Number)
    assert (read.value, read.high, read.qualifier) == (value, "", "")


@pytest.mark.parametrize(
    ("written", "value", "high", "qualifier"),
    [
        ("<5", "5", "", "under"),
        ("≤ 12,5", "12.5", "", "at-most"),
        (">= 3", "3", "", "at-least"),
        ("about 12", "12", "", "about"),
        ("at least 40 %", "40", "", "at-least"),
        ("45–55", "45", "55", "range"),
        ("10 to 20", "10", "20", "range"),
    ],
)
def test_hedges_become_qualifiers(written: str, value: str, high: str, qualifier: str) -> None:
    read = read_number(text_cell(1, 1, written), "", {})
    assert isinstance(read, Number)
    assert (read.value, read.high, read.qualifier) == (value, high, qualifier)


@pytest.mark.parametrize(
    "written",
    ["1.234", "1,234", "twelve", "1e3", "(5)", "12,34,56", "1.2.3", "45 (1)", "5.", "３", "1" * 16],
)
def test_what_is_no_certain_number_is_not_guessed(written: str) -> None:
    assert not isinstance(read_number(text_cell(1, 1, written), "", {}), Number)


@pytest.mark.parametrize(
    ("column", "sign"),
    [
        (["1.234", "12,5"], ","),
        (["1,234", "12.5"], "."),
        (["1.234", "5"], ""),
        (["1.234.567", "1.234"], ","),
        (["0,250"], ","),
        (["1234,567"], ","),
        (["12,5", "12.5"], ""),
        (["45 %", "12,5*"], ","),
    ],
)
def test_a_column_tells_the_sign_before_decimals(column: list[str], sign: str) -> None:
    assert decimal_sign([text_cell(row, 1, text) for row, text in enumerate(column)]) == sign


def test_a_thousand_beside_a_decimal_comma_is_a_thousand() -> None:
    cell = text_cell(1, 1, "1.234")
    assert isinstance(read := read_number(cell, ",", {}), Number)
    assert read.value == "1234"
    assert isinstance(read := read_number(cell, ".", {}), Number)
    assert read.value == "1.234"


def test_a_mark_in_brackets_is_one_if_a_footnote_explains_it() -> None:
    read = read_number(text_cell(1, 1, "45 (1)"), "", {"1": "Provisional."})
    assert isinstance(read, Number)
    assert (read.value, read.mark) == ("45", "1")


@given(st.decimals(-(10**9), 10**9, places=2), st.sampled_from([",.", ".,", " ,", "’."]))
def test_a_number_comes_back_however_it_is_written(number: object, signs: str) -> None:
    written = f"{number:,}".translate(str.maketrans(",.", signs))
    read = read_number(text_cell(1, 1, written), "", {})
    assert isinstance(read, Number)
    assert float(read.value) == float(str(number))


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2024", "2024"),
        ("2024-03-03", "2024-03-03"),
        ("3 March 2024", "2024-03-03"),
        ("3rd Mar. 2024", "2024-03-03"),
        ("March 3, 2024", "2024-03-03"),
        ("March 2024", "2024-03"),
        ("03.03.2024", "2024-03-03"),
        ("25.12.2024", "2024-12-25"),
        ("12/25/2024", "2024-12-25"),
        ("2024/3/9", "2024-03-09"),
        ("03.04.2024", None),
        ("31.02.2024", None),
        ("3.4.24", None),
        ("soon", None),
    ],
)
def test_dates_are_read_if_they_can_be_read_in_one_way(written: str, date: str | None) -> None:
    cell = text_cell(1, 1, written)
    assert read_date(cell, day_comes_first([cell])) == date


def test_a_column_tells_whether_the_day_comes_first() -> None:
    column = [text_cell(1, 1, "03.04.2024"), text_cell(2, 1, "25.04.2024")]
    assert read_date(column[0], day_comes_first(column)) == "2024-04-03"
    column[1] = text_cell(2, 1, "04/25/2024")
    assert read_date(column[0], day_comes_first(column)) == "2024-03-04"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Bureau of Borrowed Umbrellas", "bureau-of-borrowed-umbrellas"),
        ("Évaluation & Größe", "evaluation-grosse"),
        ("2024/2", "2024-2"),
        ("伞", "entity-1"),
        ("taken", "taken-entity"),
        ("2024-03-04", "entity-2024-03-04"),
    ],
)
def test_keys_are_made_of_names(name: str, key: str) -> None:
    assert key_of(name, {"taken"}, "entity") == key


def test_a_key_is_shortened_at_a_word() -> None:
    key = key_of("Committee on the borrowing and the returning of umbrellas", (), "entity")
    assert key == "committee-on-the-borrowing-and-the"
    assert len(key_of("x" * 300, (), "entity")) == LONGEST_KEY


def test_names_are_compared_without_case_accents_and_blanks() -> None:
    assert folded(" Évaluation  Générale ") == folded("EVALUATION générale")
    assert folded("1.1") != folded("11")


def test_columns_have_letters() -> None:
    assert [column_letters(one) for one in (1, 26, 27, 52, 703)] == ["A", "Z", "AA", "AZ", "AAA"]


@pytest.mark.parametrize(
    "rows",
    [
        [["", "Rain", "", "Wind", ""], ["Body", "1", "2", "3", "4"], ["bbu", "a", "b", "c", "d"]],
        [["Body", "Rain", "", "Wind", ""], ["", "1", "2", "3", "4"], ["bbu", "a", "b", "c", "d"]],
        [
            ["Ratings of 2024", "", "", "", ""],
            ["", "", "", "", ""],
            ["Body", "Rain", "", "Wind", ""],
            ["", "1", "2", "3", "4"],
            ["bbu", "a", "b", "c", "d"],
        ],
    ],
)
def test_two_rows_of_heads_are_groups_and_names(rows: list[list[str]]) -> None:
    grid = grid_of(sheet_of(rows), Report())
    assert grid is not None
    assert [(head.group, head.text) for head in grid.heads[1:]] == [
        ("Rain", "1"), ("Rain", "2"), ("Wind", "3"), ("Wind", "4"),
    ]  # fmt: skip
    assert [[cell.text for cell in row] for row in grid.rows] == [["bbu", "a", "b", "c", "d"]]


def test_a_row_without_a_name_is_no_head() -> None:
    rows = [["Body", "1", "2"], ["", "a", "b"], ["bbu", "c", "d"]]
    grid = grid_of(sheet_of(rows), Report())
    assert grid is not None
    assert [head.text for head in grid.heads] == ["Body", "1", "2"]
    assert len(grid.rows) == 2


def test_what_stands_around_a_table_is_left_out_and_said() -> None:
    rows = [
        ["Ratings 2024", "", "", ""],
        ["", "", "", ""],
        ["Body", "Dryness", "Total", ""],
        ["bbu", "12*", "12", "aside"],
        ["", "", "", ""],
        ["Total", "12", "12", ""],
        ["* Twice.", "", "", ""],
        ["Made in March", "", "", ""],
    ]
    report = Report()
    grid = grid_of(sheet_of(rows), report)
    assert grid is not None
    assert {mark: cell.text for mark, cell in grid.feet.items()} == {"*": "Twice."}
    assert [head.text for head in grid.heads] == ["Body", "Dryness"]
    assert [row[0].text for row in grid.rows] == ["bbu"]
    said = "\n".join(report_lines(report))
    for cell in ("A1", "C3", "D4", "A6", "A8"):
        assert f"{cell}: " in said


def read(path: Path) -> list[list[str]]:
    [sheet] = read_sheets(path)
    return [[cell.text for cell in row] for row in sheet.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_is_read_in_every_encoding_and_with_every_separator(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    lines = [["Bödy", "Dry", "Wet"], ['"a, b; c"', "x", "y"], ["d", "", "z"]]
    text = "".join(f"{separator.join(line)}\r\n" for line in lines)
    (tmp_path / "s.csv").write_bytes(text.encode(encoding))
    assert read(tmp_path / "s.csv") == [
        ["Bödy", "Dry", "Wet"],
        ["a, b; c", "x", "y"],
        ["d", "", "z"],
    ]


def test_semicolons_beside_decimal_commas_separate(tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text("Target;2023;2024\na;1,5;2,5\nb;3,5;4,5\n", "utf-8")
    assert read(tmp_path / "s.csv")[1] == ["a", "1,5", "2,5"]


def test_the_first_line_of_a_spreadsheet_tells_the_separator(tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text("sep=;\nTarget;2024\na;1\n", "utf-8")
    assert read(tmp_path / "s.csv") == [["", ""], ["Target", "2024"], ["a", "1"]]


def test_cells_of_a_workbook_are_read_as_they_are_shown(tmp_path: Path) -> None:
    path = book(tmp_path / "s.xlsx", s=[[0.45, 1 / 3, 1 / 3, True, 7, 0.1 + 0.2]])
    workbook = Workbook()
    sheet = workbook.active
    for column, (value, shown_as) in enumerate(
        [(0.45, "0%"), (1 / 3, "0.0%"), (1 / 3, "0.00"), (0.125, "0%"), (12.5, '0.0"*"')], 1
    ):
        sheet.cell(1, column, value).number_format = shown_as
    sheet.cell(1, 6, CellRichText("45", TextBlock(InlineFont(vertAlign="superscript"), "1")))
    sheet.cell(1, 7, True)
    sheet.cell(1, 8, 0.1 + 0.2)
    workbook.save(path)
    [read_sheet] = read_sheets(path)
    cells = read_sheet.rows[0]
    assert [cell.text for cell in cells] == [
        "45", "33.3", "0.33", "12.5", "12.5", "45", "true", "0.3",
    ]  # fmt: skip
    assert [cell.percent for cell in cells[:4]] == [True, True, False, True]
    assert [cell.marks for cell in cells[4:6]] == ["*", "1"]
    assert cells[1].special == "a computed number was read as the sheet shows it"


def test_merged_cells_repeat_their_text(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    for place, text in {"A1": "Body", "B1": "Rain", "B2": "1", "C2": "2", "A3": "bbu"}.items():
        sheet[place] = text
    sheet.merge_cells("B1:C1")
    sheet.merge_cells("A1:A2")
    workbook.save(tmp_path / "s.xlsx")
    assert read(tmp_path / "s.xlsx")[:2] == [["Body", "Rain", "Rain"], ["Body", "1", "2"]]


def test_the_result_of_a_formula_is_read_and_the_formula_never(tmp_path: Path) -> None:
    path = book(tmp_path / "s.xlsx", s=[["a", "b"], ["=1+1", 2]])
    with pytest.raises(DataError, match="the formula has no result in the file; open it in a sp"):
        read_sheets(path)
    content = rewritten(path, "xl/worksheets/sheet1.xml", b"<v></v>", b"<v>2</v>")
    (tmp_path / "t.xlsx").write_bytes(content)
    assert read(tmp_path / "t.xlsx")[1] == ["2", "2"]


def rewritten(path: Path, part: str, old: bytes, new: bytes) -> bytes:
    """The bytes of a workbook with a text replaced in one of its parts."""
    written = io.BytesIO()
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(written, "w") as copy:
        for name in archive.namelist():
            content = archive.read(name)
            if name == part:
                assert old in content
                content = content.replace(old, new, 1)
            copy.writestr(name, content)
    return written.getvalue()


PART = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet', "not written as spreadsheets"),
        (b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
         f"more than {MOST_CELLS:,} cells"),
        (b"</sheetData>", b'<row r="99999999"><c r="A99999999"><v>1</v></c></row></sheetData>',
         f"A99999999 is below row {MOST_ROWS:,}"),
        (b"</sheetData>", b"</sheetDat>", "damaged"),
        (b'r="A1"', b'r="1A"', "damaged"),
    ],
)  # fmt: skip
def test_hostile_workbooks_are_refused(tmp_path: Path, old: bytes, new: bytes, said: str) -> None:
    path = book(tmp_path / "s.xlsx", s=[[1, 2]])
    (tmp_path / "t.xlsx").write_bytes(rewritten(path, PART, old, new))
    with pytest.raises(DataError, match=said):
        read_sheets(tmp_path / "t.xlsx")


def test_zip_bombs_and_macros_are_refused(tmp_path: Path) -> None:
    for name, content, said in (
        ("xl/media/x.bin", b"\0" * 50_000_000, "unzipped it is larger than 40,000,000 bytes"),
        ("xl/vbaProject.bin", b"x", "the workbook has macros; save it as XLSX"),
    ):
        path = book(tmp_path / "s.xlsx", s=[[1, 2]])
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, content)
        with pytest.raises(DataError, match=said):
            read_sheets(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd0\xcf\x11\xe0", r"old kind \(.xls\), or has a password; open it in a spreadsheet"),
        (b"PK\x03\x04", "the workbook is damaged; open it in a spreadsheet, and save it as XLSX"),
        (b"<html>", "nor a workbook; open it in a spreadsheet, and save it as XLSX"),
        (b"%PDF-1.7", "nor a workbook"),
        (b"a,b\n\x81\x8d,\xff\n", "neither text in UTF-8"),
        (b'a,b\n"x,y\n', "cannot be read as CSV"),
        (b"a,b\n" * (MOST_ROWS + 1), "split it; the limits are 10,000 rows"),
    ],
)
def test_files_that_are_no_sheets_are_refused_with_a_cure(
    tmp_path: Path, content: bytes, said: str
) -> None:
    (tmp_path / "s.csv").write_bytes(content)
    with pytest.raises(DataError, match=said):
        read_sheets(tmp_path / "s.csv")


def test_other_zipped_workbooks_are_refused_with_a_cure(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "s.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    with pytest.raises(DataError, match=r"LibreOffice \(.ods\), Numbers or another program; open"):
        read_sheets(tmp_path / "s.ods")
