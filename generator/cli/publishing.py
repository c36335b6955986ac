"""The commands that set up packages and take data in: `answerable new` and `answerable import`."""

from typing import Annotated

import typer

from generator.cli.options import CATALOGUE, Catalogue


def new(
    kind: Annotated[str, typer.Argument(help="One of: report-cards, decisions, targets.")],
    name: Annotated[
        str, typer.Argument(help="The name of the package, like spoon-targets; addresses have it.")
    ],
    languages: Annotated[
        str,
        typer.Option(help="Codes separated by commas, like en,fr; without it, the catalogue's."),
    ] = "",
    catalogue: Catalogue = CATALOGUE,
) -> None:
    """Make a package with all the tables that it needs, and a page that explains them."""
    from generator.publishing.skeletons import make_package

    codes = [code.strip() for code in languages.split(",") if code.strip()]
    made = make_package(catalogue, name, kind=kind, languages=codes)
    files = ", ".join(f"{table}.csv" for table in made.tables)
    print(
        f"made {made.folder}, and added it to {catalogue.name}\n"
        f"texts have columns for: {', '.join(made.languages)}\n"
        f"next: fill in {files}\n"
        f"      {made.folder}/README.md explains each table and each column\n"
        f"or take a sheet in: answerable import SHEET.xlsx --package {name}\n"
        "then: answerable check"
    )
