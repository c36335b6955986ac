"""The commands and their exit codes. Only this part prints, and only this part catches errors.

Each command imports what it needs when it is called, so that `answerable --help` answers at once.
"""

from importlib import metadata
from typing import Annotated

import typer

from generator.cli import data, publishing, pushes, site
from generator.cli.exits import left_in_words

HELP = (
    "Publishes public accountability results: it reads tables of report cards, decisions and "
    "targets, checks every row, and builds a website that can be searched.\n\n"
    "“answerable init DIR” begins a project. In its folder, “answerable check” names "
    "every problem, “answerable serve” shows the site while you edit, and “answerable build” "
    "writes it into the folder site."
)
app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    invoke_without_command=True,
    help=HELP,
)


def main() -> None:
    """Runs the command line."""
    left_in_words(app)


@app.callback()
def about(
    *,
    version: Annotated[
        bool, typer.Option("--version", help="Say which version this is, and exit.")
    ] = False,
) -> None:
    """What is asked of the program itself."""
    if version:
        print(f"answerable {metadata.version('answerable')}")
        raise typer.Exit


for command in (
    publishing.init, data.check, site.build, site.join, site.serve, publishing.new, data.verify,
    data.cite, site.nginx, site.caddy, data.release, data.diff,
):  # fmt: skip
    app.command()(command)
app.command("import")(publishing.import_sheet)
app.add_typer(pushes.publish, name="publish")
