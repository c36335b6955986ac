"""What tests share: the smallest legal release, whole or with one mistake in it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from generator.cli.reading import project_files, read_project, register_of
from generator.language import language_named
from generator.models import Register, Release
from generator.packages import read_release
from generator.pages import build_pages
from generator.pages.page import Page
from generator.site import build_site

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

TESTS = Path(__file__).parent
ROOT = TESTS.parent
TINY = TESTS / "tiny"

pytest_plugins = ["reading"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the tiny project with our mkdocs.yml and two hand-written pages."""
    return copied_project(tmp_path / "project")


def copied_project(folder: Path) -> Path:
    shutil.copytree(TINY, folder)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for language in ("en", "zh"):
        (folder / "content" / language).mkdir(parents=True)
        (folder / "content" / language / "about.md").write_text("# About spoons\n\nNothing here is real.\n", "utf-8")
    return folder


def keep_one_package(project: Path) -> Path:
    """Leaves the first package of a project only: what is checked and built fast."""
    catalogue = project / "datapackage.json"
    descriptor = json.loads(catalogue.read_text("utf-8"))
    for resource in descriptor["resources"][1:]:
        shutil.rmtree((project / resource["path"]).parent)
    catalogue.write_text(json.dumps({**descriptor, "resources": descriptor["resources"][:1]}), "utf-8")
    return project


def in_this_process(build: Callable[[str], int], languages: list[str]) -> list[int]:
    """Instead of `generator.site.in_processes`: spares many builds the two seconds in which a process loads us."""
    return [build(code) for code in languages]


def release_of(folder: Path) -> Release:
    """The release of a project in a folder, whatever was released before."""
    return read_release(project_files(folder / "datapackage.json"), "datapackage.json")


def read_register(catalogue: Path) -> Register:
    """Every figure of a project, compared, with its history."""
    return register_of(project_files(catalogue), catalogue.name)


def with_table(folder: Path, table: str, rows: str) -> None:
    """Adds an optional table to the package in a folder."""
    path = folder / "datapackage.json"
    descriptor = json.loads(path.read_text("utf-8"))
    descriptor["resources"].append({"name": table, "path": f"{table}.csv"})
    path.write_text(json.dumps(descriptor), "utf-8")
    (folder / f"{table}.csv").write_text(rows, "utf-8")


@pytest.fixture(scope="session")
def register() -> Register:
    """The register of the tiny release."""
    return read_register(TINY / "datapackage.json")


@pytest.fixture(scope="session")
def live() -> Register:
    """The register of the bundled release."""
    return read_register(ROOT / "datapackage.json")


@pytest.fixture(scope="session")
def site(live: Register, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The bundled site in all its languages, built once for all workers. Tests of the tiny one have their own."""
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    output = shared / "live" / "site"
    with FileLock(shared / "live.lock"):
        if not output.exists():
            output.parent.mkdir()
            build_site(read_project(ROOT / "datapackage.json"), output, live.release.languages)
    return output


@pytest.fixture(scope="session")
def live_pages(live: Register) -> dict[str, list[Page]]:
    """Every generated page of the bundled release, by language."""
    return {code: build_pages(live, language_named(code)) for code in live.release.languages}


@pytest.fixture
def edited(project: Path) -> Callable[[str, str, str], Path]:
    """A function that replaces a text once in a file of the project."""

    def edit(file: str, old: str, new: str) -> Path:
        path = project / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        return project

    return edit
