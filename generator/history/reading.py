"""Reads the files of a project once, and makes its register. Every command begins with this."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from generator.checks import register_problems
from generator.errors import DataError, InvalidRelease, UnknownName, printable
from generator.figures import build_register
from generator.files import SETTINGS, Files, read_files
from generator.findings import compared
from generator.history import with_history
from generator.models import Register
from generator.packages import read_release

Part = TypeVar("Part")


def project_files(catalogue: Path) -> Files:
    """The files of a project. Raises `InvalidRelease` with every file that may not be read.

    Raises `UnknownName` if the folder is not that of a project.
    """
    reading = read_files(catalogue.parent, catalogue.name)
    if not reading.problems and not {catalogue.name, SETTINGS} & reading.files.keys():
        folder = printable(str(catalogue.absolute().parent))
        raise UnknownName(
            f"{folder} is not the folder of a project: it has no {catalogue.name} and no "
            f"{SETTINGS}; go to the one that has, or name its catalogue with --catalogue"
        )
    if reading.problems:
        raise InvalidRelease(reading.problems)
    return reading.files


def register_of(files: Files, catalogue: str) -> Register:
    """The register of a project, with findings and history.

    Raises `InvalidRelease` with every problem of the data. Only if there is none, it raises it with
    the changes since the last release that no correction explains.
    """
    register = compared(build_register(read_release(files, catalogue)))
    problems = register_problems(register)
    if problems:
        raise InvalidRelease(problems)
    return with_history(register)


def attempt(read: Callable[[], Part], problems: list[DataError]) -> Part | None:
    """The result of `read`. If it raises `InvalidRelease`, adds its problems and returns None."""
    try:
        return read()
    except InvalidRelease as error:
        problems += error.problems
        return None
