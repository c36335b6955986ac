"""What every command starts from: a project, read once and checked as a whole."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from generator.checks import register_problems
from generator.errors import ContentError, DataError, InvalidRelease, Place
from generator.figures import build_register
from generator.files import Files, read_files
from generator.findings import compared
from generator.history import with_history
from generator.models import Register
from generator.packages import read_release
from generator.site import Project
from generator.site.content import content_pages
from generator.site.links import content_problems
from generator.site.settings import read_configuration

Part = TypeVar("Part")


def project_files(catalogue: Path) -> Files:
    """The files of a project. Raises `InvalidRelease` with every one that may not be read."""
    reading = read_files(catalogue.parent, catalogue.name)
    if reading.problems:
        raise InvalidRelease(reading.problems)
    return reading.files


def register_of(files: Files, catalogue: str) -> Register:
    """Every figure of a project, compared, with its history.

    Raises `InvalidRelease` with every problem of the data; what has changed since the last release comes after those.
    """
    register = compared(build_register(read_release(files, catalogue)))
    problems = register_problems(register)
    if problems:
        raise InvalidRelease(problems)
    return with_history(register)


def read_project(catalogue: Path) -> Project:
    """All that a site is built from. Raises `InvalidRelease` with every problem of data, content and settings."""
    return replace(project_of(project_files(catalogue), catalogue.name), folder=catalogue.parent)


def project_of(files: Files, catalogue: str) -> Project:
    """All that a site is built from, of the files of a project. Raises `InvalidRelease` as `read_project` does."""
    problems: list[DataError] = []
    register = attempt(lambda: register_of(files, catalogue), problems)
    configuration = attempt(lambda: read_configuration(files), problems)
    content = attempt(lambda: content_pages(files), problems)
    if register is not None and content is not None:
        problems += unlisted_languages(content, register.release.languages)
    if register is None or configuration is None or content is None or problems:
        raise InvalidRelease(problems)
    problems += content_problems(content, register)
    if problems:
        raise InvalidRelease(problems)
    return Project(register, configuration, content)


def unlisted_languages(content: Iterable[str], languages: Sequence[str]) -> Iterator[DataError]:
    """Folders of content in languages that the catalogue does not list: their pages would never be seen."""
    for code in content:
        if code not in languages:
            problem = "the catalogue does not list this language"
            yield ContentError(Place(f"content/{code}"), problem, "add it to languages, or take the folder out")


def attempt(read: Callable[[], Part], problems: list[DataError]) -> Part | None:
    """What was read; None, with its problems added, where it is wrong."""
    try:
        return read()
    except InvalidRelease as error:
        problems += error.problems
        return None
