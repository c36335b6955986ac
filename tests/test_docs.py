"""What is written about the program is true: commands, columns, parts, examples of the guides."""

import json
import re
import shutil
from pathlib import Path

import pytest
from conftest import ROOT
from test_architecture import ORDER, OWNERS

from generator.cli import app
from generator.downloads import published_files
from generator.history.corrections import COLUMNS, KINDS
from generator.kinds import HERE, KIND_NAMES, kind_named
from generator.models import VERDICTS, Register
from generator.pages.schemas import legal_values
from generator.site.projects import read_project

README = (ROOT / "README.md").read_text("utf-8")
CONTENT = ROOT / "content" / "en"
GUIDES = {path.name: path.read_text("utf-8") for path in sorted((CONTENT / "guides").glob("*.md"))}
ARCHITECTURE = (CONTENT / "architecture.md").read_text("utf-8")
CONTRIBUTING = (ROOT / ".github" / "CONTRIBUTING.md").read_text("utf-8")
PAPERS = [README, *GUIDES.values(), ARCHITECTURE, CONTRIBUTING]
MOST_LINES = 100
COMMANDS = [one.name or one.callback.__name__ for one in app.registered_commands if one.callback]
TARGETS = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.M)
TABLES = sorted((HERE / "tables").glob("*.json"))
FILE = re.compile(r"`((?:generator|tests|site_templates)/[\w./-]+)`")
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
"""A link to a file of the project."""


@pytest.mark.parametrize("command", [f"answerable {name}" for name in COMMANDS])
def test_every_command_is_documented(command: str) -> None:
    assert any(re.search(rf"{command}\b", paper) for paper in (README, *GUIDES.values()))


@pytest.mark.parametrize("command", [f"make {name}" for name in TARGETS])
def test_every_target_is_documented(command: str) -> None:
    assert any(re.search(rf"{command}\b", paper) for paper in (README, *GUIDES.values()))


def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) <= MOST_LINES


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_every_column_says_what_it_holds(path: Path) -> None:
    for field in json.loads(path.read_text("utf-8"))["fields"]:
        assert field["description"].endswith("."), f"{path.name} {field['name']}"


def test_every_table_belongs_to_a_kind() -> None:
    tables = {table for name in KIND_NAMES for table in kind_named(name).tables}
    assert {path.stem for path in TABLES} == tables


def columns(table: str) -> list[str]:
    """The columns of a table of report cards."""
    return [field["name"] for field in kind_named("report-cards").tables[table]["fields"]]


def codes(table: str, column: str) -> list[str]:
    """The values that a column of a table of report cards may have."""
    fields = kind_named("report-cards").tables[table]["fields"]
    [field] = [field for field in fields if field["name"] == column]
    return legal_values(field)


def required_tables() -> list[str]:
    return sorted({table for name in KIND_NAMES for table in kind_named(name).required})


@pytest.mark.parametrize(
    ("guide", "words"),
    [
        ("edit-data.md", columns("statements")),
        ("edit-data.md", codes("statements", "obs_status")),
        ("edit-data.md", codes("statements", "qualifier")),
        ("edit-data.md", codes("measures", "unit")),
        ("edit-data.md", codes("measures", "role")),
        ("edit-data.md", required_tables()),
        ("check-figures.md", columns("derivations")),
        ("check-figures.md", codes("derivations", "rule")),
        ("check-figures.md", VERDICTS),
        ("correct-a-figure.md", [*COLUMNS, *KINDS]),
    ],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_guides_name_every_column_and_code(guide: str, words: list[str]) -> None:
    for word in words:
        assert f"`{word}`" in GUIDES[guide], f"content/en/guides/{guide} does not name `{word}`"


def table_below(heading: str) -> list[list[str]]:
    """The cells of the table below a heading of the architecture, row by row, without its head."""
    text = ARCHITECTURE.partition(f"\n## {heading}")[2].partition("\n## ")[0]
    rows = [line for line in text.splitlines() if line.startswith("|")]
    return [row.strip("| ").split(" | ") for row in rows[2:]]


def test_the_architecture_names_every_part_in_its_order() -> None:
    assert [row[0].strip("`") for row in table_below("The parts")] == ORDER


def test_the_architecture_names_the_part_that_knows_a_library() -> None:
    named = {
        library: set(re.findall(r"`(\w+)`", row[1]))
        for row in table_below("Who knows which library")
        for library in row[0].split(", ")
    }
    assert {library: parts for library, parts in named.items() if library != "git"} == OWNERS


@pytest.mark.parametrize("name", ["README.md", ".github/CONTRIBUTING.md"])
def test_links_to_files_lead_somewhere(name: str) -> None:
    """The check of the project does the same for pages of `content/`."""
    paper = ROOT / name
    links = LINK.findall(paper.read_text("utf-8"))
    assert links
    for link in links:
        assert (paper.parent / link).exists(), link


@pytest.mark.parametrize("path", sorted({path for paper in PAPERS for path in FILE.findall(paper)}))
def test_files_that_papers_name_exist(path: str) -> None:
    assert (ROOT / path).exists()


def test_the_package_of_the_guide_is_valid(project: Path) -> None:
    guide = GUIDES["edit-data.md"]
    files = re.findall(r"^`(data/[^`]+)`\n\n```\w+\n(.*?)```$", guide, flags=re.M | re.S)
    [entry] = re.findall(r'^\{"name": "tea-targets", .*\}$', guide, flags=re.M)
    shutil.rmtree(project / "data")
    for path, text in files:
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text, "utf-8")
    catalogue = project / "datapackage.json"
    described = json.loads(catalogue.read_text("utf-8")) | {"resources": [json.loads(entry)]}
    catalogue.write_text(json.dumps(described), "utf-8")
    figures = read_project(catalogue).register.figures
    assert str(figures["tea-targets.cups-washed.value.2021"].value) == "85"


def test_the_correction_of_the_guide_has_the_columns_of_our_file() -> None:
    header = (ROOT / "data/corrections.csv").read_text("utf-8").partition("\n")[0].split(",")
    rows = re.findall(r"^un-swap\.audit\..*$", GUIDES["correct-a-figure.md"], flags=re.M)
    assert [len(row.split(",")) for row in rows] == [len(header)] * 2
    assert dict(zip(header, rows[1].split(","), strict=True)) == dict.fromkeys(header, "") | {
        "figure": "un-swap.audit.met-or-exceeded.2019",
        "release": "2026.1",
        "field": "value",
        "old": "92",
        "new": "93",
        "kind": "correction",
        "date": "2026-12-01",
        "reason_en": "We misread table 1.",
    }


def documented_addresses() -> list[re.Pattern[str]]:
    """The addresses in the guide to downloads; `.json` is another ending of the one before it."""
    cells = re.findall(r"^\| (`/.*?) \|", GUIDES["downloads.md"], flags=re.M)
    addresses: list[str] = []
    for text in re.findall("`([^`]+)`", " ".join(cells)):
        stem = addresses[-1].rpartition(".")[0] if text.startswith(".") else ""
        addresses.append(f"{stem}{text}")
    return [re.compile(re.sub("<[a-z]+>", "[^/]+", re.escape(text))) for text in addresses]


def test_every_published_file_is_documented(register: Register) -> None:
    patterns = documented_addresses()
    for path in published_files(register, "https://answerable.example/"):
        assert any(pattern.fullmatch(f"/{path}") for pattern in patterns), path


@pytest.mark.parametrize("file", ["api/figures.json", "api/findings.json"])
def test_every_field_of_the_public_json_is_documented(register: Register, file: str) -> None:
    objects = json.loads(published_files(register, "https://answerable.example/")[file])
    for field in sorted({field for one in objects for field in one}):
        assert f"`{field}`" in GUIDES["downloads.md"], field


def test_the_glossary_speaks_every_language_of_the_site() -> None:
    english, chinese = (
        re.findall(r"^: ", (ROOT / "content" / code / "glossary.md").read_text("utf-8"), flags=re.M)
        for code in ("en", "zh")
    )
    assert len(english) == len(chinese)


def test_the_program_and_the_release_have_one_version() -> None:
    version = json.loads((ROOT / "datapackage.json").read_text("utf-8"))["version"]
    assert f'version = "{version}"' in (ROOT / "pyproject.toml").read_text("utf-8")
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text("utf-8")
