"""A new project: it passes its check without a remark, and nothing is ever written over."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, register_of
from typer.testing import CliRunner

from generator.cli import app
from generator.cli.checking import remarks_on
from generator.errors import InvalidRelease
from generator.publishing.projects import Beginning, project_files, write_project
from generator.site.projects import read_project

BEGINNING = Beginning("tidewater", "Tidewater", "Tidewater Council", "", ["en", "fr"], "1")


def begun(folder: Path, *words: str) -> str:
    """What `answerable init` prints."""
    done = CliRunner().invoke(app, ["init", str(folder), *words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_a_new_project_is_valid_and_says_whose_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "low-tide"
    said = begun(
        folder, "--publisher", "*Council* & Sons", "--languages", "en,zh,de",
        "--contact", "https://x.example/new?title={title}",
    )  # fmt: skip
    assert "answerable serve" in said
    project = read_project(folder / "datapackage.json")
    assert remarks_on(project.register) == []
    release = project.register.release
    assert (release.identity.name, release.title) == ("low-tide", "Low tide")
    assert release.identity.publisher("en") == "*Council* & Sons"
    assert release.languages == ("en", "zh", "de")
    assert release.identity.notice["zh"].startswith("示例")
    about = {page.path: page for page in project.content["zh"]}["about.md"]
    assert "由&#42;Council&#42; &#38; Sons发布。" in about.markdown
    assert not (folder / "content/de").exists()


def test_the_example_has_every_chart_of_its_kind(tmp_path: Path) -> None:
    begun(tmp_path / "tidewater")
    register = register_of(tmp_path / "tidewater")
    assert {finding.verdict for finding in register.findings} <= {"agrees", "rounds"}
    assert len(register.figures) > 50


def test_workflows_pin_their_actions_and_are_yaml() -> None:
    files = project_files(BEGINNING)
    workflow = files[".github/workflows/site.yml"].decode()
    used = re.findall(r"uses: (\S+)", workflow)
    assert used
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", one) for one in used)
    assert yaml.safe_load(workflow)["env"] == {"ANSWERABLE": "./answerable-1-py3-none-any.whl"}
    commands = yaml.safe_load(files[".gitlab-ci.yml"])["default"]["before_script"]
    assert commands[0] == 'pip install "$ANSWERABLE"'


def test_nothing_is_written_over_and_everything_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "mkdocs.yml").symlink_to("nowhere")
    (tmp_path / "notes.txt").write_text("ours", "utf-8")
    with pytest.raises(InvalidRelease) as caught:
        write_project(tmp_path, project_files(BEGINNING))
    assert [Path(problem.place.file).name for problem in caught.value.problems] == [
        "data",
        "mkdocs.yml",
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "mkdocs.yml", "notes.txt"]


def test_a_folder_with_other_files_gets_a_project_beside_them(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("ours", "utf-8")
    files = project_files(BEGINNING)
    write_project(tmp_path, files)
    written = {
        path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()
    }
    assert written == {*files, "notes.txt"}


def test_a_project_that_cannot_be_written_whole_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def full(self: Path, target: Path) -> Path:
        if target.name == "mkdocs.yml":
            raise OSError(28, "No space left on device")
        return rename(self, target)

    (tmp_path / "notes.txt").write_text("ours", "utf-8")
    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(OSError, match="No space"):
        write_project(tmp_path, project_files(BEGINNING))
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--languages", "english"], 2, "write codes of two letters, like en,fr, and not english"),
        (["--languages", ","], 2, "write codes of two letters, like en,fr"),
        (["--publisher", "a\u202eb"], 1, "[publisher.name] “a[U+202E RIGHT-TO-LEFT OVERRIDE]b”"),
        (["--contact", "data@x.example"], 1, "[contact] “data@x.example” is not written as it"),
        (["--name", "<b>"], 1, "mkdocs.yml:2 [site_name] “<b>” is not allowed"),
    ],
)
def test_a_wrong_name_is_refused_and_nothing_is_written(
    tmp_path: Path, words: list[str], code: int, said: str
) -> None:
    done = CliRunner().invoke(app, ["init", str(tmp_path / "x"), *words])
    message = f"{done.output}{done.exception}"
    assert done.exit_code == (code if code == 2 else 1)
    assert said in " ".join(message.replace("│", " ").split())
    assert not (tmp_path / "x").exists()


def test_the_catalogue_can_be_read_by_other_programs() -> None:
    catalogue = json.loads(project_files(BEGINNING)["datapackage.json"])
    assert catalogue["resources"][0]["path"] == "data/lantern-cards/datapackage.json"
    assert catalogue["languages"] == ["en", "fr"]


def test_workflows_are_what_their_hosts_read(tmp_path: Path) -> None:
    """Those of a new project, and those of this repository."""
    for path, content in project_files(BEGINNING).items():
        if path.endswith((".github/workflows/site.yml", ".gitlab-ci.yml")):
            (tmp_path / Path(path).name).write_bytes(content)
    ours = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
    assert {path.name for path in ours} == {"site.yml", "test.yml"}
    for words in (
        ["vendor.github-workflows", *map(str, ours), str(tmp_path / "site.yml")],
        ["vendor.gitlab-ci", "--data-transform", "gitlab-ci", str(tmp_path / ".gitlab-ci.yml"),
         str(ROOT / ".gitlab-ci.yml")],
    ):  # fmt: skip
        program = str(Path(sys.executable).parent / "check-jsonschema")
        command = [program, "--builtin-schema", *words]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout
    for file in (*ours, tmp_path / "site.yml"):
        workflow = yaml.safe_load(file.read_text("utf-8"))
        assert workflow["permissions"] == {"contents": "read"}
        assert workflow[True] == ["push", "pull_request"], "YAML reads the key `on` as true"
        assert "secrets." not in file.read_text("utf-8")
        used = re.findall(r"uses: (\S+)", file.read_text("utf-8"))
        assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", one) for one in used)
