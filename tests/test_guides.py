"""The guides are true: what they say is done here word for word, by the program as it is installed.

A guide is followed from the top: commands are run, files are written, and tables are typed into
workbooks and CSV files. `answerable serve` and lines with `sudo` are not.
"""

import csv
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import ROOT
from openpyxl import Workbook, load_workbook

GUIDES = ROOT / "content" / "en" / "guides"
STEP = re.compile(
    r"^```sh\n(?P<commands>.*?)^```$"
    r"|^`(?P<file>[^`\n]+)`\n\n```\w+\n(?P<text>.*?)^```$"
    r"|^Put into `(?P<object>[^`]+)`:\n\n```json\n(?P<entries>.*?)^```$"
    r"|^Run `(?P<failing>[^`]+)`\. It fails, and prints:\n\n```text\n(?P<said>.*?)^```$"
    r"|^Sheet `(?P<sheet>[^`]+)` of `(?P<book>[^`]+)`:\n\n(?P<cells>(?:\|[^\n]*\n)+)"
    r"|^Fill in `(?P<table>[^`]+)`:\n\n(?P<rows>(?:\|[^\n]*\n)+)",
    re.MULTILINE | re.DOTALL,
)
"""Everything in a guide that a reader does, in its order."""


def follow(guide: str, folder: Path) -> Path:
    """Does in a folder what a guide says, and returns the folder in which it ends."""
    for step in STEP.finditer((GUIDES / guide).read_text("utf-8")):
        done = step.groupdict()
        if done["commands"]:
            folder = run(done["commands"], folder)
        elif done["file"]:
            write(folder / done["file"], done["text"])
        elif done["object"]:
            path = folder / done["object"]
            write(path, json.dumps(json.loads(path.read_text()) | json.loads(done["entries"])))
        elif done["failing"]:
            failed = output(done["failing"], folder)
            assert failed.returncode == 1
            assert " ".join(done["said"].split()) in " ".join(failed.stderr.split())
        elif done["sheet"]:
            type_sheet(folder / done["book"], done["sheet"], cells_of(done["cells"]))
        else:
            fill_in(folder / done["table"], cells_of(done["rows"]))
    return folder


def run(commands: str, folder: Path) -> Path:
    """Runs commands line by line, and returns the folder in which they end."""
    for line in commands.splitlines():
        if line.startswith("cd "):
            folder /= shlex.split(line)[1]
        elif not line.startswith("sudo "):
            done = output(line, folder)
            assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
    return folder


def output(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """What a command does in a folder, with the program of the environment that runs the tests."""
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    names = {"GIT_AUTHOR_NAME": "Clerk", "GIT_AUTHOR_EMAIL": "clerk@hollow.example"}
    names |= {name.replace("AUTHOR", "COMMITTER"): text for name, text in names.items()}
    return subprocess.run(
        line, cwd=folder, shell=True, capture_output=True, text=True, check=False,
        env={**os.environ, **names, "PATH": programs},
    )  # fmt: skip


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def cells_of(table: str) -> list[list[str]]:
    """The cells of a Markdown table, row by row, without the line below its head."""
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines()]
    return [rows[0], *rows[2:]]


def type_sheet(path: Path, name: str, rows: Sequence[Sequence[str]]) -> None:
    """Types a sheet into a workbook as a spreadsheet does: whole numbers become numbers."""
    workbook = load_workbook(path) if path.exists() else Workbook()
    if not path.exists():
        workbook.remove(workbook.worksheets[0])
    sheet = workbook.create_sheet(name)
    for row in rows:
        sheet.append([int(cell) if cell.isdigit() else cell or None for cell in row])
    workbook.save(path)


def fill_in(path: Path, typed: Sequence[Sequence[str]]) -> None:
    """Types cells into the rows of a table that the first column names; others are added."""
    with path.open(encoding="utf-8", newline="") as file:
        columns, *lines = list(csv.reader(file))
    head, *rows = typed
    columns += [name for name in head if name not in columns]
    cells = {line[0]: dict(zip(columns, line, strict=False)) for line in lines}
    for row in rows:
        cells.setdefault(row[0], {}).update(zip(head, row, strict=True))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(cells.values())


@pytest.fixture(scope="module")
def hollow(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project that the guide for beginners makes, with its site."""
    return follow("from-a-sheet-to-a-site.md", tmp_path_factory.mktemp("clerk"))


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        ("en", ["<title>Teapot Hollow</title>", "What the Hollow promised", "Hollow is invented"]),
        ("en", ["Council of Teapot Hollow", "mailto:council@hollow.example", "assets/logo.svg"]),
        ("fr", ["<title>Vallon de la Théière</title>", "Conseil du Vallon"]),
        ("fr", ["Ce que Hollow a promis", "Plan pour Hollow", "Chaque chiffre avec sa source."]),
        ("en/hollow-cards", ["Saucers matched", "Not applicable", "Kettle Inspectorate"]),
        ("en/hollow-decisions/decisions/2025-2", ["amends", "Ward of Handles", "Council"]),
        ("en/hollow-targets/targets/tea-pipe-laid", ["24.0 km", "on track", "Kettle Inspectorate"]),
        ("fr/hollow-targets/targets/lit-footpaths", ["Sentiers éclairés", "35 km"]),
    ],
)  # fmt: skip
def test_the_site_of_the_guide_holds_what_it_promises(
    hollow: Path, page: str, texts: list[str]
) -> None:
    html = (hollow / "site" / page / "index.html").read_text("utf-8").replace("\xa0", " ")
    assert [text for text in texts if text not in html] == []


@pytest.fixture(scope="module")
def corrected(hollow: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project after its first release, a correction, the release of that, and a new build."""
    copy = tmp_path_factory.mktemp("released") / "teapot-hollow"
    shutil.copytree(hollow, copy, symlinks=True)
    for guide in ("make-a-release.md", "correct-a-figure.md", "serve.md", "publish.md"):
        follow(guide, copy)
    return copy


VOTE = "figures/hollow-decisions.2025-2.votes-for.autumn-session-2025"


@pytest.mark.parametrize("page", ["corrections", VOTE])
def test_a_correction_as_the_guide_makes_it_is_published(corrected: Path, page: str) -> None:
    html = (corrected / "site" / "en" / page / "index.html").read_text("utf-8")
    assert "We misread the minutes." in html


def test_releases_as_the_guides_make_them_are_kept(corrected: Path) -> None:
    catalogue = json.loads((corrected / "datapackage.json").read_text("utf-8"))
    assert [one["version"] for one in catalogue["releases"]] == ["1.0", "1.1"]
    left = output("git status --porcelain", corrected).stdout
    assert left == "?? answerable.caddy\n?? answerable.conf\n"


def test_a_push_as_the_guide_makes_it_is_published(corrected: Path) -> None:
    server = corrected.parent / "server"
    said = output(f"answerable publish status --site {server / 'www'}", corrected).stdout
    assert "shown: version 0003" in said
    assert "kept: 0001, 0002, 0003" in said
    assert (server / "www/site/en/corrections/index.html").is_file()


def test_the_server_is_configured_as_the_guide_says(corrected: Path) -> None:
    assert "Content-Security-Policy" in (corrected / "answerable.conf").read_text("utf-8")
