"""The door: what each command prints, and how it leaves."""

import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from conftest import edited, with_table
from typer.testing import CliRunner

from generator.cli import app

ANSWERABLE = str(Path(sys.executable).parent / "answerable")


@pytest.fixture
def broken(project: Path) -> Path:
    (project / "data/umbrella-cards/members.csv").write_text("list,entity\npraised,tmo\n", "utf-8")
    return project


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [ANSWERABLE, *words], cwd=folder, capture_output=True, text=True, check=False
    )


def test_check_is_silent_about_nothing(project: Path) -> None:
    """Valid data is said to be so, and after it what does not agree: facts, or slips of ours."""
    done = run(project, "check")
    valid, *others = done.stdout.splitlines()
    assert (done.returncode, valid, done.stderr) == (0, "everything is valid", "")
    assert [line.partition(": T/1/2")[0] for line in others] == [
        "to look at: data/umbrella-cards/statements.csv:17, data/umbrella-cards/statements.csv:18: "
        "All umbrellas –"
        " Umbrellas lent (2021)",
        "to look at: data/umbrella-cards/statements.csv:4, data/umbrella-cards/statements.csv:19: "
        "Return on time"
        " of all that was borrowed – Met or exceeded (2021)",
    ]
    assert run(project, "check", "--quiet").stdout == ""


REMARK = "umbrella-cards.return-on-time.met-or-exceeded.2021.statements:82:83"


def test_what_is_to_look_at_is_in_every_format(project: Path) -> None:
    remarks = json.loads(run(project, "check", "--format", "json").stdout)["remarks"]
    (about,) = [remark for remark in remarks if remark["key"] == REMARK]
    assert about["figure"] == "umbrella-cards.return-on-time.met-or-exceeded.2021"
    file = "data/umbrella-cards/statements.csv"
    assert about["rows"] == [{"file": file, "row": 4}, {"file": file, "row": 19}]
    assert about["acknowledged"] is None
    (line,) = [
        line
        for line in run(project, "check", "--format", "github").stdout.splitlines()
        if REMARK in line
    ]
    assert line.startswith(f"::warning file={file},line=4::Return on time")


def test_what_is_acknowledged_is_counted_and_not_shown(project: Path) -> None:
    rows = f"remark,reason\n{REMARK},Both numbers are printed.\nno.such.remark,Gone.\n"
    with_table(project / "data" / "umbrella-cards", "acknowledged", rows)
    shown = run(project, "check").stdout
    assert REMARK not in shown
    assert "umbrellas-lent.2021.statements" in shown
    assert "acknowledged and not shown: 1" in shown
    assert "acknowledged.csv:3: there is nothing to look at with the key no.such.remark" in shown
    remarks = json.loads(run(project, "check", "--format", "json").stdout)["remarks"]
    reasons = {remark["key"]: remark["acknowledged"] for remark in remarks}
    assert reasons[REMARK] == "Both numbers are printed."


def test_an_acknowledged_line_is_seen_again_when_its_numbers_change(project: Path) -> None:
    rows = f"remark,reason\n{REMARK},Both numbers are printed.\n"
    with_table(project / "data" / "umbrella-cards", "acknowledged", rows)
    edited(
        project,
        "data/umbrella-cards/statements.csv",
        "return-on-time,met-or-exceeded,2021,83",
        "return-on-time,met-or-exceeded,2021,38",
    )
    assert REMARK.replace(":83", ":38") in run(project, "check").stdout


def test_check_prints_every_problem_and_fails(broken: Path) -> None:
    done = run(broken, "check")
    assert done.returncode == 1
    assert done.stderr == (
        "data/umbrella-cards/members.csv:2 [entity] “tmo” is not in entities; write one of: bbu, "
        "omt\n"
        "1 problem; nothing was written\n"
    )


def test_check_speaks_json_and_github(broken: Path) -> None:
    problem = {
        "file": "data/umbrella-cards/members.csv",
        "row": 2,
        "field": "entity",
        "problem": "“tmo” is not in entities",
        "fix": "write one of: bbu, omt",
    }
    assert json.loads(run(broken, "check", "--format", "json").stdout) == {
        "problems": [problem],
        "remarks": [],
        "untranslated": [],
    }
    line = (
        "::error file=data/umbrella-cards/members.csv,line=2::“tmo” is not in entities; write "
        "one of: bbu, omt\n"
    )
    assert run(broken, "check", "--format", "github").stdout == line


def test_check_writes_nothing(project: Path) -> None:
    before = sorted(project.rglob("*"))
    assert run(project, "check").returncode == 0
    assert sorted(project.rglob("*")) == before


@pytest.mark.parametrize(
    "words", [["check", "--format", "xml"], ["build", "--languages", "fr"], ["bild"]]
)
def test_wrong_use_leaves_with_2(
    words: list[str], project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    assert CliRunner().invoke(app, words).exit_code == 2


STATED = "umbrella-cards.politeness.met-or-exceeded.2021"


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        (["--style", "short"], "T/1/2, para. 3\n"),
        (["--style", "short", "--language", "zh"], "T/1/2，第3段\n"),
        (["--style", "bibtex"], f"@techreport{{t-1-2.{STATED},\n"),
        (["--style", "ris"], "TY  - RPRT\n"),
        (
            [],
            "Politeness – Met or exceeded (2021): about 60%. Parish of Utter Nowhere, “First ",
        ),
    ],
)
def test_cite_prints_a_citation(project: Path, words: list[str], printed: str) -> None:
    done = run(project, "cite", STATED, *words)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(printed)
    assert done.stdout.endswith("\n")


def test_cite_prints_items_that_reference_managers_import(project: Path) -> None:
    (item,) = json.loads(run(project, "cite", STATED, "--style", "csl-json").stdout)
    assert (item["type"], item["number"]) == ("report", "T/1/2")


def test_cite_takes_the_address_of_a_figure(project: Path) -> None:
    address = f"https://answerable.example/en/figures/{STATED.title()}/"
    assert run(project, "cite", address).stdout == run(project, "cite", STATED).stdout
    assert f"https://answerable.example/en/figures/{STATED}/" in run(project, "cite", STATED).stdout


def test_cite_names_the_nearest_figure(project: Path) -> None:
    done = run(project, "cite", STATED.replace("politeness", "politness"))
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        done.stderr
        == f"“{STATED.replace('politeness', 'politness')}” is the id of no figure; did you mean "
        f"{STATED}?\n"
    )


@pytest.mark.parametrize(
    "words", [["--style", "apa"], ["--language", "fr"], ["--language", "en,zh"], []]
)
def test_cite_called_wrongly_leaves_with_2(words: list[str], project: Path) -> None:
    done = run(project, "cite", *([STATED, *words] if words else []))
    assert (done.returncode, done.stdout) == (2, "")


def test_help_is_there_without_the_libraries_that_commands_need() -> None:
    code = (
        "import sys, generator.cli; print(sorted({'pandas', 'mkdocs', 'altair', 'frictionless'} "
        "& set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_program_says_what_it_is_and_where_to_begin(project: Path) -> None:
    said = run(project, "--help").stdout
    assert "builds a website" in said
    assert "answerable check" in said
    assert run(project, "--version").stdout == f"answerable {version('answerable')}\n"


def test_a_folder_that_is_no_project_is_told_from_a_missing_file(
    project: Path, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    done = run(tmp_path / "elsewhere", "check")
    assert done.returncode == 2
    assert "is not the folder of a project: it has no datapackage.json and no mkdocs.yml" in (
        done.stderr
    )
    (project / "datapackage.json").unlink()
    done = run(project, "check")
    assert done.returncode == 1
    assert "datapackage.json the file does not exist" in done.stdout + done.stderr


def test_a_site_that_is_none_is_refused(project: Path) -> None:
    done = run(project, "verify", "datapackage.json", "--site", "nowhere")
    assert (done.returncode, done.stderr) == (
        2,
        "“nowhere” is no built site: it has no api/manifest.json\n",
    )
