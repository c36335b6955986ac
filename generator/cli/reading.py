"""What every command starts from: the files of a project, read once, and its register."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from generator.checks import register_problems
from generator.errors import DataError, InvalidRelease
from generator.figures import build_register
from generator.files import Files, read_files
from generator.findings import compared
from generator.history import with_history
from generator.models import Register
from generator.packages import read_release

Part = TypeVar("Part")


def project_files(catalogue: Path) -> Files:
    """The files of a project. Raises `InvalidRelease` with every one that may not be read."""
    reading = read_files(catalogue.parent, catalogue.name)
    if reading.problems:
        raise InvalidRelease(reading.problems)
    return reading.files


def register_of(files: Files, catalogue: str) -> Register:
    """Every figure of a project, compared, with its history.

    Raises `InvalidRelease` with every problem of the data; what has changed since the last release
    comes after those.
    """
    register = compared(build_register(read_release(files, catalogue)))
    problems = register_problems(register)
    if problems:
        raise InvalidRelease(problems)
    return with_history(register)


def attempt(read: Callable[[], Part], problems: list[DataError]) -> Part | None:
    """What was read; None, with its problems added, where it is wrong."""
    try:
        return read()
    except InvalidRelease as error:
        problems += error.problems
        return None
