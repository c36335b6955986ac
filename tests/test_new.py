"""`answerable new`: the tables and explanations of a new package, and what it refuses."""

import csv
import json
import re
import shutil
from pathlib import Path

import pytest
from conftest import release_of
from typer.testing import CliRunner

from generator.cli import app
from generator.errors import InvalidRelease, UnknownName
from generator.kinds import KIND_NAMES, kind_named
from generator.publishing.explanations import PURPOSES, examples
from generator.publishing.skeletons import make_package
from generator.publishing.writing import with_resource

TABLES = sorted({table for kind in KIND_NAMES for table in kind_named(kind).tables})


def made(project: Path, kind: str, *languages: str) -> Path:
    make_package(project / "datapackage.json", "hat-racks", kind=kind, languages=languages)
    return project / "data" / "hat-racks"


def state(project: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in project.rglob("*") if path.is_file()}


def problems_of(project: Path) -> list[str]:
    with pytest.raises(InvalidRelease) as caught:
        release_of(project)
    return list(map(str, caught.value.problems))


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_a_new_package_has_every_table_that_its_kind_needs(project: Path, kind: str) -> None:
    folder = made(project, kind, "fr")
    for table in kind_named(kind).required:
        [header] = csv.reader((folder / f"{table}.csv").read_text("utf-8").splitlines())
        fields = [field["name"] for field in kind_named(kind).tables[table]["fields"]]
        assert [name for name in header if not name.endswith("_fr")] == fields
        assert [name for name in header if name.endswith("_fr")] == [
            f"{name[:-3]}_fr" for name in fields if name.endswith("_en")
        ]
    assert len(list(folder.glob("*.csv"))) == len(kind_named(kind).required)


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_check_asks_for_rows_in_one_line(project: Path, kind: str) -> None:
    made(project, kind)
    [problem] = problems_of(project)
    assert problem.startswith("data/hat-racks no table has rows yet; fill in sources.csv, ")
    assert problem.endswith("answerable import SHEET --package hat-racks")


def test_check_then_names_the_tables_that_are_still_empty(project: Path) -> None:
    folder = made(project, "targets")
    with (folder / "categories.csv").open("a", encoding="utf-8") as file:
        file.write("brims,,Brims,\n")
    assert problems_of(project)[0] == (
        "data/hat-racks/periods.csv the table has a header and no rows; "
        "fill it in: a package of kind targets needs it"
    )


def test_a_package_that_was_filled_in_is_valid(project: Path) -> None:
    """The rows of the example that README.md of the package shows, as a clerk would type them."""
    folder = made(project, "targets", "en")
    for table in kind_named("targets").required:
        path = folder / f"{table}.csv"
        header = path.read_text("utf-8").strip().split(",")
        row = [examples()[table]["row"].get(column, "") for column in header]
        path.write_text(f"{','.join(header)}\n{','.join(row)}\n", "utf-8")
    assert set(release_of(project).packages) >= {"hat-racks"}


def test_the_languages_are_those_of_the_catalogue_or_those_that_are_named(project: Path) -> None:
    assert "title_en,title_zh," in (made(project, "targets") / "plans.csv").read_text("utf-8")
    make_package(project / "datapackage.json", "capes", kind="targets", languages=["fr", "ar"])
    header = (project / "data/capes/plans.csv").read_text("utf-8")
    assert header.startswith("plan,title_en,title_fr,title_ar,start,")


def test_the_catalogue_keeps_how_it_is_written(project: Path) -> None:
    before = (project / "datapackage.json").read_text("utf-8")
    made(project, "targets")
    entry = {"name": "hat-racks", "path": "data/hat-racks/datapackage.json", "format": "json"}
    described = json.loads(before)
    described["resources"].append(entry)
    assert (project / "datapackage.json").read_text("utf-8") == (
        json.dumps(described, indent=2, ensure_ascii=False) + "\n"
    )


def test_a_descriptor_with_a_table_on_each_line_keeps_its_lines() -> None:
    written = '{\n  "name": "x",\n  "resources": [\n    {"name": "a", "path": "a.csv"}\n  ]\n}\n'
    assert with_resource(written.encode(), {"name": "b", "path": "b.csv"}).decode() == (
        written.replace("}\n  ]", '},\n    {"name": "b", "path": "b.csv"}\n  ]')
    )


@pytest.mark.parametrize("content", ["{}", '{"resources": []}', '{"resources":[{"name":"a"}]}'])
def test_a_resource_is_added_however_the_json_is_written(content: str) -> None:
    described = json.loads(with_resource(content.encode(), {"name": "b"}))
    assert described["resources"][-1] == {"name": "b"}


@pytest.mark.parametrize(
    ("name", "kind", "languages", "said"),
    [
        ("Hat Racks", "targets", [], "“Hat Racks” cannot be the name of a package; write lower"),
        ("figures", "targets", [], "since pages of the site have it"),
        ("umbrella-cards", "targets", [], "the catalogue lists a package “umbrella-cards” already"),
        ("taken", "targets", [], "there is a folder data/taken already"),
        ("hat-racks", "hats", [], "“hats” is not a kind of package; write one of:"),
        ("hat-racks", "targets", ["french"], "“french” is not the code of a language"),
        ("../hat-racks", "targets", [], "cannot be the name of a package"),
    ],
)
def test_what_cannot_be_made_is_refused_and_nothing_is_written(
    project: Path, name: str, kind: str, languages: list[str], said: str
) -> None:
    (project / "data" / "taken").mkdir()
    before = state(project)
    with pytest.raises(UnknownName, match=re.escape(said)):
        make_package(project / "datapackage.json", name, kind=kind, languages=languages)
    assert state(project) == before
    assert not [path for path in (project / "data").iterdir() if path.name.startswith(".")]


def test_a_package_whose_folder_was_deleted_is_made_again(project: Path) -> None:
    catalogue = project / "datapackage.json"
    make_package(catalogue, "hat-racks", kind="targets")
    before = catalogue.read_bytes()
    shutil.rmtree(project / "data" / "hat-racks")
    make_package(catalogue, "hat-racks", kind="decisions")
    assert catalogue.read_bytes() == before
    assert (project / "data" / "hat-racks" / "decisions.csv").exists()


def test_a_package_that_is_listed_elsewhere_is_not_made_again(project: Path) -> None:
    catalogue = project / "datapackage.json"
    make_package(catalogue, "hat-racks", kind="targets")
    moved = catalogue.read_text("utf-8").replace("data/hat-racks/", "data/hats/")
    catalogue.write_text(moved, "utf-8")
    with pytest.raises(UnknownName, match="lists the package “hat-racks” at data/hats/datapackage"):
        make_package(catalogue, "hat-racks", kind="targets")


def test_an_unknown_kind_is_answered_with_what_each_kind_is_for(project: Path) -> None:
    with pytest.raises(UnknownName) as caught:
        made(project, "goals")
    assert all(f"\n  {kind}: {PURPOSES[kind]}" in str(caught.value) for kind in KIND_NAMES)


def test_a_broken_catalogue_is_refused_with_its_problem(project: Path) -> None:
    (project / "datapackage.json").write_text("{", "utf-8")
    with pytest.raises(InvalidRelease, match="the JSON breaks off"):
        made(project, "targets")
    assert not (project / "data" / "hat-racks").exists()


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_the_readme_explains_every_table_and_column(project: Path, kind: str) -> None:
    text = (made(project, kind) / "README.md").read_text("utf-8")
    for table, schema in kind_named(kind).tables.items():
        part = text.partition(f"\n## {table}.csv\n")[2].partition("\n## ")[0]
        assert examples()[table]["says"] in part
        for field in schema["fields"]:
            assert f"| `{field['name']}` | " in part
            for value in field.get("constraints", {}).get("enum", []):
                assert f"`{value}`" in part


@pytest.mark.parametrize("table", TABLES)
def test_the_example_of_a_table_is_legal(table: str) -> None:
    kind = next(kind_named(name) for name in KIND_NAMES if table in kind_named(name).tables)
    row = examples()[table]["row"]
    for field in kind.tables[table]["fields"]:
        constraints, cell = field.get("constraints", {}), row.get(field["name"], "")
        assert cell or not constraints.get("required"), field["name"]
        if cell:
            assert cell in constraints.get("enum", [cell]), field["name"]
            assert re.fullmatch(constraints.get("pattern", ".*"), cell), field["name"]


def test_the_command_says_what_to_do_next(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    done = CliRunner().invoke(app, ["new", "decisions", "hat-racks", "--languages", "en, fr"])
    assert done.exit_code == 0
    assert "made data/hat-racks, and added it to datapackage.json" in done.output
    assert "texts have columns for: en, fr" in done.output
    assert "next: fill in sources.csv, bodies.csv, sessions.csv" in done.output
    assert "answerable import SHEET.xlsx --package hat-racks" in done.output
