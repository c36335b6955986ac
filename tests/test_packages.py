"""Reading: what is legal is read exactly, what is wrong is explained."""

import csv
import io
import json
import pickle
import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import TESTS, TINY, edited, register_of, release_of, with_rows

from generator.downloads.archives import package_files
from generator.errors import DataError, GeneratorError, InvalidRelease, LinkError, Place, shown
from generator.kinds import HERE

BROKEN = sorted(folder for folder in (TESTS / "broken").iterdir() if folder.is_dir())


@pytest.mark.parametrize("folder", BROKEN, ids=lambda folder: folder.name)
def test_every_mistake_is_explained(folder: Path, project: Path) -> None:
    """A folder of broken/ holds the files that differ from tiny/, and the exact words that people
    will read.
    """
    shutil.copytree(folder, project, dirs_exist_ok=True)
    with pytest.raises(InvalidRelease) as caught:
        register_of(project)
    assert f"{caught.value}\n" == (folder / "message.txt").read_text("utf-8")


STATEMENT = "data/umbrella-cards/statements.csv:2 [value]"
WITHOUT = "without other signs and blanks"
NO_NUMBER = "empty it, and write M (not applicable) or O (not reported) as obs_status"
IN_DIGITS = "write it like 12 or 12.5, in digits, without signs of percent and thousands"


@pytest.mark.parametrize(
    ("cell", "cure"),
    [
        ("<5", "write 5 as the value, and under as the qualifier"),
        ("≥ 5.5", "write 5.5 as the value, and at-least as the qualifier"),
        ("c. 5", "write 5 as the value, and about as the qualifier"),
        ("10-20", "write 10 as the value, 20 as high, and range as the qualifier"),
        ("10 – 20", "write 10 as the value, 20 as high, and range as the qualifier"),
        ("45*", "write 45, and what * stands for as note_en"),
        ("45²", "write 45, and what ² stands for as note_en"),
        ("n/a", NO_NUMBER),
        ("—", NO_NUMBER),
        ("…", NO_NUMBER),
        ("−5", f"write -5, {WITHOUT}"),
        ("€40", f"write 40, {WITHOUT}"),
        ("40 %", f"write 40, {WITHOUT}"),
        ("1 234", f"write 1234, {WITHOUT}"),
        ("1\u00a0234’567.5", f"write 1234567.5, {WITHOUT}"),
        ("2019 2020", IN_DIGITS),
        ("+.5", f"write 0.5, {WITHOUT}"),
        ("007", f"write 7, {WITHOUT}"),
        ('"1,234"', IN_DIGITS),
        ("4_0", IN_DIGITS),
        ("many", IN_DIGITS),
    ],
)
def test_a_cell_that_is_no_number_has_one_problem_and_its_own_cure(
    project: Path, cell: str, cure: str
) -> None:
    edited(project, "data/umbrella-cards/statements.csv", "2019,40,", f"2019,{cell},")
    with pytest.raises(InvalidRelease) as caught:
        release_of(project)
    written = shown(cell.strip('"'))
    assert str(caught.value) == f"{STATEMENT} {written} is not a number; {cure}"


@pytest.mark.parametrize(
    ("table", "old", "new", "problem"),
    [
        (
            "biscuit-targets/results",
            "2020,,10,12",
            "2020,,—,12",
            "2 [aim] “—” is not a number; empty it, or write the number",
        ),
        (
            "biscuit-targets/results",
            "2020,,10,12",
            "2020,,10,<12",
            "2 [value] “<12” is not a number; write 12 as the value, and under as the qualifier",
        ),
        (
            "biscuit-targets/results",
            "2020,,10,12",
            "2020,,10,12 to 14",
            "2 [value] “12 to 14” is not a number; write 12 as the value, 14 as high, and "
            "range as the qualifier",
        ),
        (
            "biscuit-targets/results",
            "5,6,,,,,,met",
            "5,6,,,,,,",
            "4 [stated_status] the row has no status, and no row has one for the whole target; "
            "write one of: met, exceeded, met-or-exceeded, partly-met, on-track, off-track, "
            "in-progress, not-met, dropped, no-data; "
            "or add a row with an empty part that has it",
        ),
        (
            "umbrella-cards/periods",
            "2021,3",
            "2021,3.0",
            "4 [order] “3.0” is not a whole number; "
            "write it like 12, in digits, without signs of percent and thousands",
        ),
        (
            "umbrella-cards/statements",
            "T/1/2,para. 4",
            "T/1/2,folio 24",
            "15 [locator] “folio 24” is not "
            "written as it should be; write: where in the source it stands, like para. 24, page "
            "12 or "
            "table 1. It begins with para., paras., p., pp., page, pages, table, figure, footnote, "
            "annex, appendix, section, chapter, decision, box, title, summary, cover, page "
            "text, sheet, slide, row, cell, §, art., article, item, minute, or a word of the table "
            "locators",
        ),
        (
            "umbrella-cards/statements",
            "dryness,met-or-exceeded,2020",
            "dry\u200bness,met-or-exceeded,2020",
            "7 [subject] “dry[U+200B ZERO WIDTH SPACE]ness” has a line break or a character "
            "that nobody sees; type it again, on one line",
        ),
        (
            "umbrella-cards/statements",
            "dryness,met-or-exceeded,2020",
            "a~b~c~d,met-or-exceeded,2020",
            "7 [subject] “a~b~c~d” is not written as it should be; write: key of what the "
            "figure is "
            "about, in lower-case letters, digits and hyphens; up to three keys joined by ~",
        ),
        (
            "umbrella-cards/measures",
            "借出的雨伞,count",
            "借出的雨伞,kg",
            "9 [unit] “kg” is not a unit; write one of: percent, percentage-points, "
            "percent-change, count, million, billion, usd, usd-million, usd-billion, ratio, days, "
            "months, years, code; or add your unit to the table units",
        ),
        (
            "umbrella-cards/indicators",
            "dryness,Dryness",
            "dryness, ",
            "3 [title_en] the cell holds nothing but blanks; empty it, or write what belongs there",
        ),
    ],
)
def test_a_message_says_what_to_write(
    project: Path, table: str, old: str, new: str, problem: str
) -> None:
    edited(project, f"data/{table}.csv", old, new)
    with pytest.raises(InvalidRelease) as caught:
        release_of(project)
    assert str(caught.value) == f"data/{table}.csv:{problem}"


@pytest.mark.parametrize(
    ("table", "row", "problem"),
    [
        (
            "umbrella-cards/periods",
            "2019/20,2019/20,2019/20,2019,2020,4",
            "5 [period] “2019/20” is "
            "not a key; write lower-case letters, digits and single hyphens, like 2019-20; this is "
            "for keys only, not for titles",
        ),
        (
            "umbrella-cards/sources",
            "COM(2020) 152,Report,报告,Parish,2021-04,en,zh,2026-11-21,",
            "3 [source] “COM(2020) 152” is not written as it should be; write: symbol as "
            "printed on "
            "the document, with - in place of blanks: only the letters A to Z, digits and . / ( "
            ") - "
            "may stand in it. A key where the document has none",
        ),
        (
            "umbrella-cards/sources",
            "T/3,Report,报告,Parish,2021-04,en,zh,2026-11-21,http://x.example",
            "3 [url] “http://x.example” is not written as it should be; write: address, which "
            "begins "
            "with https:// and has no blanks; {lang} stands for the reader's language",
        ),
    ],
)
def test_a_message_about_a_row_says_what_to_write(
    project: Path, table: str, row: str, problem: str
) -> None:
    with_rows(project, table, row)
    with pytest.raises(InvalidRelease) as caught:
        release_of(project)
    assert str(caught.value) == f"data/{table}.csv:{problem}"


MEMBERS = "data/umbrella-cards/members.csv:1"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "list,entity,,\npraised,bbu,,\n",
            "columns 3, 4 have no name; delete such columns with "
            "all their cells; the columns are: list, entity",
        ),
        (
            ",list,entity\n0,praised,bbu\n",
            "column 1 has no name; delete such columns with all "
            "their cells; the columns are: list, entity",
        ),
        (
            "list, entity\npraised,bbu\n",
            "the name of the column “␠entity” has a blank at an end; write entity",
        ),
        (
            "list\u00a0,entity\npraised,bbu\n",
            "the name of the column “list[U+00A0 NO-BREAK "
            "SPACE]” has a blank at an end; write list",
        ),
        (
            "sep=,\nlist,entity\npraised,bbu\n",
            "the first line tells only spreadsheets how cells "
            "are separated; delete it in a text editor, and save the file with commas",
        ),
        (
            "My members,\nlist,entity\npraised,bbu\n",
            "the first line does not name the columns; "
            "take out what stands above them; they are: list, entity",
        ),
    ],
)
def test_a_message_about_the_first_line_says_what_to_do(
    project: Path, text: str, problem: str
) -> None:
    (project / "data/umbrella-cards/members.csv").write_text(text, "utf-8")
    with pytest.raises(InvalidRelease) as caught:
        release_of(project)
    assert str(caught.value) == f"{MEMBERS} {problem}"


def test_a_locator_begins_with_a_word_that_its_description_lists() -> None:
    for table in (HERE / "tables").glob("*.json"):
        for field in json.loads(table.read_text("utf-8"))["fields"]:
            if field["name"] == "locator" and table.stem != "locators":
                words = field["description"].partition("begins with ")[2]
                for word in words.partition(", or a word of the table")[0].split(", "):
                    assert re.fullmatch(field["constraints"]["pattern"], f"{word} 1"), table


def test_a_package_without_a_kind_is_told_the_kinds(project: Path) -> None:
    edited(project, "data/biscuit-targets/datapackage.json", '"kind": "targets",', "")
    with pytest.raises(InvalidRelease) as caught:
        release_of(project)
    assert str(caught.value) == (
        "data/biscuit-targets/datapackage.json [kind] the kind is missing; write one of: "
        "report-cards, decisions, targets"
    )


def test_a_release_has_its_packages_and_date() -> None:
    release = release_of(TINY)
    assert list(release.packages) == ["umbrella-cards", "teaspoon-decisions", "biscuit-targets"]
    assert (release.version, release.created.isoformat(), release.languages) == (
        "2021.1",
        "2026-11-21",
        ("en", "zh"),
    )


def test_cells_keep_their_type_their_digits_and_their_row() -> None:
    statements = release_of(TINY).packages["umbrella-cards"].tables.statements
    row = next(row for row in statements if row.value == Decimal("47.5"))
    assert str(row.value) == "47.5"
    assert str(row.place) == "data/umbrella-cards/statements.csv:8"
    assert row.qualifier is None


def test_a_byte_order_mark_is_accepted(project: Path) -> None:
    path = project / "data/umbrella-cards/members.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    members = release_of(project).packages["umbrella-cards"].tables.members
    assert [member.entity for member in members] == ["bbu", "omt"]


def test_line_ends_of_windows_are_accepted(project: Path) -> None:
    path = project / "data/umbrella-cards/members.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    members = release_of(project).packages["umbrella-cards"].tables.members
    assert [member.entity for member in members] == ["bbu", "omt"]


def test_commas_are_never_guessed(project: Path) -> None:
    """Frictionless guesses the separator from the first rows; a text full of semicolons must not
    win.
    """
    edited(
        project,
        "data/umbrella-cards/subjects.csv",
        "All umbrellas",
        "All; the; umbrellas; there; are; and; more",
    )
    subjects = release_of(project).packages["umbrella-cards"].tables.subjects
    assert subjects[0].title["en"] == "All; the; umbrellas; there; are; and; more"


def test_a_text_in_a_further_language_is_legal(project: Path) -> None:
    table = project / "data/umbrella-cards/areas.csv"
    table.write_text("area,title_en,title_zh,title_fr\nweather,Weather,天气,Météo\n", "utf-8")
    areas = release_of(project).packages["umbrella-cards"].tables.areas
    assert areas[0].title["fr"] == "Météo"


def test_an_optional_column_may_be_left_out(project: Path) -> None:
    table = project / "data/umbrella-cards/entities.csv"
    rows = list(csv.DictReader(io.StringIO(table.read_text("utf-8"))))
    kept = ("entity", "acronym", "title_en")
    lines = [kept, *(tuple(row[name] for name in kept) for row in rows)]
    table.write_text("".join(f"{','.join(line)}\n" for line in lines), "utf-8")
    package = release_of(project).packages["umbrella-cards"]
    assert [entity.successor_of for entity in package.tables.entities] == [None] * len(rows)
    assert [field["name"] for field in package.schemas["entities"]["fields"]] == list(kept)


def test_a_published_package_which_holds_its_schemas_can_be_read_again(project: Path) -> None:
    """Also if the program has since changed descriptions and patterns of its schemas."""
    before = release_of(project)
    package = before.packages["umbrella-cards"]
    for name, content in package_files(before, package).items():
        (project / package.folder / name).write_bytes(content)
    again = release_of(project).packages["umbrella-cards"]
    assert "schema" in again.descriptor["resources"][0]
    assert again.tables == package.tables
    descriptor = project / package.folder / "datapackage.json"
    text = descriptor.read_text("utf-8").replace("like para. 24,", "as in para. 24,")
    descriptor.write_text(text.replace("|pp?", ""), "utf-8")
    assert release_of(project).packages["umbrella-cards"].tables == package.tables
    descriptor.write_text(text.replace('"name": "title_zh"', '"name": "title_fr"', 1), "utf-8")
    with pytest.raises(
        InvalidRelease, match="the columns are not those that the descriptor declares"
    ):
        release_of(project)


def below(kind: type[GeneratorError]) -> list[type[GeneratorError]]:
    """A kind of error and all kinds of it."""
    return [kind, *(one for child in kind.__subclasses__() for one in below(child))]


@pytest.mark.parametrize("kind", below(GeneratorError))
def test_an_error_comes_back_from_another_process_as_it_was(kind: type[GeneratorError]) -> None:
    made_of: tuple[object, ...] = ("install it",)
    if issubclass(kind, DataError):
        made_of = (Place("data/a.csv", 3, "title_en"), "is wrong", "mend it")
    if issubclass(kind, InvalidRelease):
        made_of = (
            [LinkError(Place("data/b.csv", row), "has no source", "add it") for row in (7, 2)],
        )
    error = kind(*made_of)
    back = pickle.loads(pickle.dumps(error))
    assert (type(back), str(back), list(vars(back))) == (kind, str(error), list(vars(error)))
    if isinstance(back, InvalidRelease):
        assert [(one.place.row, one.fix) for one in back.problems] == [(2, "add it"), (7, "add it")]


@pytest.mark.parametrize("wrong", [None, True, 0, 1e308, "x", [], {"enum": 5}, {"enum": [["x"]]}])
def test_constraints_of_another_form_are_refused(project: Path, wrong: object) -> None:
    path = project / "data/umbrella-cards/datapackage.json"
    descriptor = json.loads(path.read_text("utf-8"))
    field = {"name": "period", "type": "string", "constraints": wrong}
    (periods,) = (one for one in descriptor["resources"] if one["name"] == "periods")
    periods["schema"] = {"fields": [field]}
    path.write_text(json.dumps(descriptor), "utf-8")
    with pytest.raises(InvalidRelease, match="the schema differs from the kind's"):
        register_of(project)
