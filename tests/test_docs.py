"""What is written about the program is true: every command, target and field is documented."""

import json
import re
from pathlib import Path

import pytest
from conftest import ROOT

from generator.cli import app
from generator.kinds import HERE, KIND_NAMES, kind_named

README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize(
    "command", [command.name or command.callback.__name__ for command in app.registered_commands if command.callback]
)
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"answerable {command}" in README


@pytest.mark.parametrize("target", re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.M))
def test_every_target_is_in_the_readme(target: str) -> None:
    assert f"make {target}" in README


@pytest.mark.parametrize("path", sorted((HERE / "tables").glob("*.json")), ids=lambda path: path.stem)
def test_every_field_says_what_it_holds(path: Path) -> None:
    for field in json.loads(path.read_text("utf-8"))["fields"]:
        assert field["description"].endswith("."), f"{path.name} {field['name']}"


def test_every_table_belongs_to_a_kind() -> None:
    tables = {path.stem for path in (HERE / "tables").glob("*.json")}
    assert tables == {table for name in KIND_NAMES for table in kind_named(name).tables}


def test_every_module_of_the_data_flow_is_in_the_readme() -> None:
    parts = {path.stem for path in (ROOT / "generator").iterdir() if path.suffix == ".py" or path.is_dir()}
    for part in parts - {"__init__", "__pycache__"}:
        assert part in README


def test_the_glossary_speaks_every_language_of_the_site() -> None:
    english = (ROOT / "content/en/glossary.md").read_text("utf-8")
    chinese = (ROOT / "content/zh/glossary.md").read_text("utf-8")
    assert len(re.findall(r"^: ", english, flags=re.M)) == len(re.findall(r"^: ", chinese, flags=re.M))


def test_the_program_and_the_release_have_one_version() -> None:
    version = json.loads((ROOT / "datapackage.json").read_text("utf-8"))["version"]
    assert f'version = "{version}"' in (ROOT / "pyproject.toml").read_text("utf-8")
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text("utf-8")
