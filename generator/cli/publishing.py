"""The commands that begin projects and packages and take data in: `init`, `new` and `import`."""

from pathlib import Path
from typing import Annotated

import typer

from generator.cli.exits import leave
from generator.cli.options import CATALOGUE, Catalogue


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the new project.")],
    name: Annotated[str, typer.Option(help="Name of the site; from DIR without it.")] = "",
    publisher: Annotated[str, typer.Option(help="Who publishes it; the name without it.")] = "",
    languages: Annotated[str, typer.Option(help="Its languages, like en,fr.")] = "en",
    contact: Annotated[
        str, typer.Option(help="Where errors are reported, like mailto:data@tidewater.example.")
    ] = "",
) -> None:
    """Begin a project with an example package; never write over a file."""
    from generator.cli.beginning import begin

    print(begin(folder, name, publisher=publisher, languages=languages, contact=contact))


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


def import_sheet(
    sheet: Annotated[Path, typer.Argument(help="A workbook (XLSX) or a CSV file.")],
    package: Annotated[str, typer.Option(help="The package that takes the sheet in.")],
    source: Annotated[
        str,
        typer.Option(help="The key of the document it is from; a new key adds a row to sources."),
    ] = "",
    locator: Annotated[
        str,
        typer.Option(help="Where in the document it stands, like table 3; else sheet and row."),
    ] = "",
    period: Annotated[
        str, typer.Option(help="The cycle of ratings, if the name of the sheet does not say it.")
    ] = "",
    catalogue: Catalogue = CATALOGUE,
) -> None:
    """Take a sheet of ratings, decisions or results into a package; report what was special."""
    from generator.publishing.importing import Wishes
    from generator.publishing.importing import import_sheet as take_in
    from generator.publishing.importing.report import remarks_of, report_lines

    wishes = Wishes(source=source, locator=locator, period=period)
    imported = take_in(catalogue, sheet, package, wishes=wishes)
    if not imported.is_anything:
        for line in remarks_of(imported.report):
            print(line)
        leave(f"{sheet.name}: nothing in it could be taken in; nothing was written", 1)
    print(f"{sheet.name}, for the package {package}, source {imported.source}:")
    for line in report_lines(imported.report):
        print(line)
    if imported.files:
        folders = {file.rpartition("/")[0] for file in imported.files}
        print(f"written: {len(imported.files)} files in {', '.join(sorted(folders))}")
        print("then: answerable check")
    else:
        print("nothing has changed; nothing was written")
