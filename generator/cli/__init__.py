"""The commands and their exit codes. Only this part prints, and only this part catches errors.

Each command imports what it needs when it is called, so that `answerable --help` answers at once.
"""

import errno
import sys
from importlib import metadata
from io import TextIOWrapper
from typing import Annotated

import typer

from generator.cli import data, publishing, site
from generator.cli.options import leave
from generator.errors import GeneratorError, MissingTool, UnknownName, printable

HELP = (
    "Publishes public accountability results: it reads tables of report cards, decisions and "
    "targets, checks every row, and builds a website that can be searched.\n\n"
    "Begin in the folder of a project, which has a file datapackage.json: “answerable check” names "
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

MACHINE = (
    errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS, errno.EMFILE,
    errno.ENFILE, errno.EIO, errno.EFBIG, errno.ENOMEM,
)  # fmt: skip
"""Faults of the machine: no room, no rights, no memory. Other faults are bugs of the program, and
keep their traceback.
"""


def main() -> None:
    """Runs the command line.

    Exit codes: 0 all went well, 1 data or content is wrong, 2 the command was called in a wrong
    way, 3 the machine lacks something, 130 interrupted.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except MissingTool as error:
        leave(str(error), 3)
    except UnknownName as error:
        leave(str(error), 2)
    except GeneratorError as error:
        leave(str(error), 1)
    except OSError as error:
        if error.errno not in MACHINE:
            raise
        leave(f"the machine does not allow it: {printable(str(error))}", 3)
    except MemoryError:
        leave(
            "the machine has too little memory for this; "
            "free some, or build fewer languages at once",
            3,
        )
    except KeyboardInterrupt:
        leave("interrupted; nothing has changed", 130)


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
    data.check, site.build, site.serve, publishing.new, data.verify, data.cite, site.nginx,
    data.release, data.diff,
):  # fmt: skip
    app.command()(command)
app.command("import")(publishing.import_sheet)
