"""Reading: what is legal is read exactly, what is wrong is explained."""

import csv
import io
import json
import pickle
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import TESTS, TINY, edited, register_of, release_of

from generator.downloads.archives import package_files
from generator.errors import DataError, GeneratorError, InvalidRelease, LinkError, Place

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
    before = release_of(project)
    package = before.packages["umbrella-cards"]
    for name, content in package_files(before, package).items():
        (project / package.folder / name).write_bytes(content)
    again = release_of(project).packages["umbrella-cards"]
    assert "schema" in again.descriptor["resources"][0]
    assert again.tables == package.tables
    descriptor = project / package.folder / "datapackage.json"
    text = descriptor.read_text("utf-8")
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
