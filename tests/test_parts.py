"""A site of parts is the site that one build makes, file by file."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator.cli import app
from generator.errors import ContentError, UnknownName
from generator.site.parts import join


def command(*words: str) -> None:
    done = CliRunner().invoke(app, [*words], catch_exceptions=False)
    assert done.exit_code == 0, done.output


def build(project: Path, output: Path, *words: str) -> Path:
    catalogue = str(project / "datapackage.json")
    command("build", "--catalogue", catalogue, "--output", str(output), *words)
    return output


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parts") / "hill"
    command("init", str(folder), "--name", "Lantern Hill", "--languages", "en,fr")
    (folder / "data/redirects.csv").write_text("from,to\nold/,lantern-cards/\n", "utf-8")
    return folder


@pytest.fixture(scope="module")
def parts(project: Path) -> list[Path]:
    return [
        build(project, project.parent / code, "--part", "--languages", code)
        for code in ("fr", "en")
    ]


def contents(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


def test_parts_make_the_site_that_one_build_makes(
    project: Path, parts: list[Path], tmp_path: Path
) -> None:
    whole = contents(build(project, tmp_path / "whole"))
    command("join", *map(str, parts), "--output", str(tmp_path / "joined"))
    joined = contents(tmp_path / "joined")
    assert sorted(joined) == sorted(whole)
    assert [path for path in whole if joined[path] != whole[path]] == []


def test_parts_that_do_not_fit_are_refused(parts: list[Path], tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="the parts hold fr; they must hold en, fr, each once"):
        join(parts[:1], tmp_path / "site", compressed=False)
    with pytest.raises(UnknownName, match="is no part of a site; build one"):
        join([tmp_path], tmp_path / "site", compressed=False)
    other = Path(shutil.copytree(parts[1], tmp_path / "other"))
    (other / "api/figures.json").write_text("[]", "utf-8")
    with pytest.raises(ContentError, match="it is not as in the other parts"):
        join([parts[0], other], tmp_path / "site", compressed=False)
    assert not (tmp_path / "site").exists()
