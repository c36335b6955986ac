"""The program works wherever it is installed: a wheel holds all that a site is made from."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from zipfile import ZipFile

import pytest
from conftest import ROOT

ENVIRONMENT = {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")}


def run(folder: Path, *words: str | Path) -> str:
    done = subprocess.run(
        words, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program as a wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    run(ROOT, sys.executable, "-m", "hatchling", "build", "--target", "wheel", "-d", folder)
    [made] = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a new environment, in which the wheel is installed.

    Other libraries are those of the environment that runs the tests. The link of that environment
    to this folder does not count: Python reads `.pth` files in its own folder only.
    """
    folder = tmp_path_factory.mktemp("environment")
    run(folder, sys.executable, "-m", "venv", "--without-pip", folder)
    python = folder / "bin" / "python"
    pip: list[str | Path] = ["-m", "pip", "--disable-pip-version-check", "--python", python]
    run(folder, sys.executable, *pip, "install", "--quiet", "--no-index", "--no-deps", wheel)
    [libraries] = folder.glob("lib/python3*/site-packages")
    (libraries / "others.pth").write_text(f"{sysconfig.get_path('purelib')}\n", "utf-8")
    place = run(folder, python, "-I", "-c", "import generator; print(generator.__file__)")
    assert Path(place).is_relative_to(folder)
    return python


def test_a_wheel_holds_every_file_of_the_program(wheel: Path) -> None:
    listed = run(ROOT, "git", "ls-files", "--cached", "--others", "--exclude-standard")
    ours = {
        name
        for name in listed.splitlines()
        if name.startswith(("generator/", "site_templates/")) and (ROOT / name).exists()
    }
    assert ours <= set(ZipFile(wheel).namelist())


def test_an_installed_program_begins_a_project_and_builds_its_site(
    installed: Path, tmp_path: Path
) -> None:
    answerable: list[str | Path] = [installed, "-I", installed.parent / "answerable"]
    assert "cd tidewater" in run(tmp_path, *answerable, "init", "tidewater")
    project = tmp_path / "tidewater"
    assert run(project, *answerable, "check") == "everything is valid\n"
    assert "look at it: answerable serve" in run(project, *answerable, "build")
    home = (project / "site" / "en" / "index.html").read_text("utf-8")
    assert "<title>Tidewater</title>" in home
