"""What tests share: the smallest legal release, whole or with one mistake in it."""

import json
import shutil
import signal
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import fields
from functools import cache
from pathlib import Path

import lxml.html
import pytest
from filelock import FileLock
from hypothesis import settings

from generator.history import reading
from generator.history.reading import project_files
from generator.language import language_named
from generator.models import Register, Release
from generator.packages import read_release
from generator.pages.building import build_pages
from generator.pages.page import Page
from generator.pages.records import Record, records
from generator.rows import Tables
from generator.site.articles import PageAddress
from generator.site.building import build_site
from generator.site.projects import read_project

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

TESTS = Path(__file__).parent
ROOT = TESTS.parent
TINY = TESTS / "tiny"
SMALL = "biscuit-targets"
"""The package of the tiny project that builds fastest, for tests to which all are alike."""

pytest_plugins = ["reading"]


def pytest_configure() -> None:
    """A shell lets what runs in the background ignore interrupts. What tests start must not."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the tiny project with our mkdocs.yml and two hand-written pages."""
    return copied_project(tmp_path / "project")


def copied_project(folder: Path) -> Path:
    shutil.copytree(TINY, folder)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for language in ("en", "zh"):
        (folder / "content" / language).mkdir(parents=True)
        (folder / "content" / language / "about.md").write_text(
            "# About spoons\n\nNothing here is real.\n", "utf-8"
        )
    return folder


def in_this_process(
    build: Callable[[str], list[PageAddress]],
    languages: Sequence[str],
    *,
    meanwhile: Callable[[], dict[str, bytes]],
    processes: ProcessPoolExecutor,
) -> tuple[list[list[PageAddress]], dict[str, bytes]]:
    """Replaces `in_processes`: a new process needs two seconds to load the program."""
    processes.shutdown()
    return [build(code) for code in languages], meanwhile()


def turned(tables: Tables) -> Tables:
    """The tables with their rows in the opposite order."""
    return Tables(**{one.name: getattr(tables, one.name)[::-1] for one in fields(tables)})


def release_of(folder: Path) -> Release:
    """The release of a project in a folder, whatever was released before."""
    return read_release(project_files(folder / "datapackage.json"), "datapackage.json")


def register_of(project: Path) -> Register:
    """The register of a project in a folder. That of the tiny project is made once."""
    return tiny_register() if project == TINY else read_register(project)


def read_register(project: Path) -> Register:
    return reading.register_of(project_files(project / "datapackage.json"), "datapackage.json")


def pages_of(project: Path | Register, code: str = "en") -> Mapping[str, Page]:
    """The pages of a project, or of its register, in one language, by path. Those of the tiny
    project are made once.
    """
    register = register_of(project) if isinstance(project, Path) else project
    return tiny_pages(code) if register is tiny_register() else pages_by_path(register, code)


@cache
def tiny_register() -> Register:
    return read_register(TINY)


@cache
def tiny_pages(code: str) -> Mapping[str, Page]:
    return pages_by_path(tiny_register(), code)


def records_of(register: Register, code: str = "en") -> Mapping[str, Record]:
    """The pages of all figures of a register in one language, by the id of the figure."""
    language = language_named(code)
    made = records(register, language, list(pages_of(register, code).values()))
    return {record.figure.id: record for record in made}


def shown(record: Record) -> str:
    """The text of a record as readers see it."""
    body = lxml.html.fragment_fromstring(str(record.body), create_parent="div")
    return " ".join(body.text_content().split())


def pages_by_path(register: Register, code: str) -> Mapping[str, Page]:
    return {page.path: page for page in build_pages(register, language_named(code))}


def edited(project: Path, file: str, old: str, new: str) -> Path:
    """The project with a text replaced once in one of its files."""
    path = project / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return project


def with_rows(project: Path, table: str, *rows: str) -> Path:
    """The project with further rows in a table, named like `umbrella-cards/ratings`."""
    path = project / "data" / f"{table}.csv"
    lines = [path.read_text("utf-8").removesuffix("\n"), *rows]
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return project


def with_one_package(project: Path, name: str) -> Path:
    """The project with one of its packages, and no other folder in `data/`: what builds fast."""
    path = project / "datapackage.json"
    catalogue = json.loads(path.read_text("utf-8"))
    for resource in catalogue["resources"]:
        if resource["name"] != name:
            shutil.rmtree((project / resource["path"]).parent)
    catalogue["resources"] = [
        resource for resource in catalogue["resources"] if resource["name"] == name
    ]
    path.write_text(json.dumps(catalogue), "utf-8")
    return project


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
    return tiny_register()


@pytest.fixture(scope="session")
def live() -> Register:
    """The register of the bundled release."""
    return read_register(ROOT)


@pytest.fixture(scope="session")
def site(live: Register, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The bundled site in all its languages, built once for all workers. Tests of the tiny one have
    their own.
    """
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


@pytest.fixture(scope="session")
def live_records(live: Register, live_pages: dict[str, list[Page]]) -> dict[str, dict[str, Record]]:
    """The page of every figure of the bundled release, by language and by the id of the figure."""
    return {
        code: {one.figure.id: one for one in records(live, language_named(code), pages)}
        for code, pages in live_pages.items()
    }
