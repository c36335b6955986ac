"""What every command starts from: the register of a catalogue."""

from pathlib import Path
from typing import Annotated

import typer

from generator.checks import register_problems
from generator.errors import InvalidRelease
from generator.figures import build_register
from generator.findings import compared
from generator.models import Register
from generator.packages import read_release
from generator.releases import with_history

Catalogue = Annotated[Path, typer.Option(help="The catalogue of the project.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Say nothing but what is wrong.")]


def read_register(catalogue: Path) -> Register:
    """Every figure of the project, compared, with its history.

    Raises `InvalidRelease` with every problem of the data; what has changed since the last release comes after those.
    """
    register = compared(build_register(read_release(catalogue)))
    problems = register_problems(register)
    if problems:
        raise InvalidRelease(problems)
    return with_history(register)
