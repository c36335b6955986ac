"""Options that several commands have, and how commands refuse and leave."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NoReturn

import typer

CATALOGUE, SITE = Path("datapackage.json"), Path("site")
"""Where a command looks for the catalogue and for the built site."""
Catalogue = Annotated[Path, typer.Option(help="The catalogue of the project.")]
Languages = Annotated[
    str, typer.Option(help="Codes separated by commas; all of the catalogue's without it.")
]
Quiet = Annotated[bool, typer.Option("--quiet", help="Say nothing but what is wrong.")]
Output = Annotated[
    Path, typer.Option(help="Where the site stands: a symbolic link, replaced whole.")
]


def leave(message: str, code: int) -> NoReturn:
    """Prints a message to stderr and exits with a code."""
    print(message, file=sys.stderr)
    sys.exit(code)


def refuse_unless_in(legal: Sequence[str], value: str, option: str) -> None:
    """Raises `BadParameter` if the value of an option is not one of the legal values."""
    if value not in legal:
        raise typer.BadParameter(f"write one of: {', '.join(legal)}", param_hint=option)
