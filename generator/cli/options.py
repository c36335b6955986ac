"""Options that several commands have, and how commands refuse them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

CATALOGUE, SITE = Path("datapackage.json"), Path("site")
"""Where a command looks for the catalogue and for the built site."""
Catalogue = Annotated[Path, typer.Option(help="The catalogue of the project.")]
Languages = Annotated[
    str, typer.Option(help="Codes separated by commas; all of the catalogue's without it.")
]
Quiet = Annotated[bool, typer.Option("--quiet", help="Say nothing but what is wrong.")]
Templates = Annotated[
    Path | None,
    typer.Option(
        help="A folder of templates that replace those of the program; they can run code.",
        exists=True,
        file_okay=False,
    ),
]
Output = Annotated[
    Path, typer.Option(help="Where the site stands: a symbolic link, replaced whole.")
]


def refuse_unless_in(legal: Sequence[str], value: str, option: str) -> None:
    """Raises `BadParameter` if the value of an option is not one of the legal values."""
    if value not in legal:
        raise typer.BadParameter(f"write one of: {', '.join(legal)}", param_hint=option)
