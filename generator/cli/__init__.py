"""The commands and their exit codes. Only this part prints, and only this part catches errors.

Each command imports what it needs when it is called, so that `answerable --help` answers at once.
"""

import errno
import sys
from collections.abc import Sequence
from importlib import metadata
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from generator.cli.options import CATALOGUE, SITE, Catalogue, Languages, Output, Quiet
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
FORMATS = ("text", "json", "github")
STYLES = ("text", "short", "bibtex", "ris", "csl-json")
RENDERINGS = ("text", "markdown", "json")

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


def leave(message: str, code: int) -> NoReturn:
    """Prints a message to stderr and exits with a code."""
    print(message, file=sys.stderr)
    sys.exit(code)


def refuse_unless_in(legal: Sequence[str], value: str, option: str) -> None:
    """Raises `BadParameter` if the value of an option is not one of the legal values."""
    if value not in legal:
        raise typer.BadParameter(f"write one of: {', '.join(legal)}", param_hint=option)


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


@app.command()
def check(
    form: Annotated[
        str, typer.Option("--format", help=f"How problems are printed: {', '.join(FORMATS)}.")
    ] = "text",
    against: Annotated[
        str,
        typer.Option(help="A revision of git whose releases and corrections must still be there."),
    ] = "",
    against_site: Annotated[
        Path | None,
        typer.Option(help="A built site whose releases and corrections must still be there."),
    ] = None,
    catalogue: Catalogue = CATALOGUE,
    *,
    quiet: Quiet = False,
) -> None:
    """Validate everything; print every problem; write nothing."""
    from generator.cli.checking import checked, print_result

    refuse_unless_in(FORMATS, form, "--format")
    project, problems = checked(catalogue, against, against_site)
    print_result(project, problems, form, quiet=quiet)
    if problems:
        raise typer.Exit(1)


@app.command()
def build(
    languages: Languages = "",
    output: Output = SITE,
    catalogue: Catalogue = CATALOGUE,
    *,
    quiet: Quiet = False,
) -> None:
    """Check, then build the whole site; on failure the old site stays."""
    from generator.cli.building import build_project

    build_project(catalogue, output, languages, quiet=quiet)


@app.command()
def serve(
    languages: Languages = "",
    site: Annotated[
        Path, typer.Option(help="The built site that is shown until the first preview is ready.")
    ] = SITE,
    catalogue: Catalogue = CATALOGUE,
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1.", min=1024, max=65535)] = 8000,
) -> None:
    """Preview the site in the browser; follow edits of data, content and templates."""
    from generator.cli.building import serve_project

    serve_project(catalogue, site, port, languages)


@app.command()
def verify(
    file: Annotated[
        Path,
        typer.Argument(
            help="A file that somebody took from the site.", exists=True, dir_okay=False
        ),
    ],
    site: Annotated[
        Path | None, typer.Option(help="A built site, beside the frozen releases.")
    ] = None,
    catalogue: Catalogue = CATALOGUE,
) -> None:
    """Say whether a file is one that we published, and in which release."""
    from generator.cli.citing import publications_of, refuse_unless_built

    if site is not None:
        refuse_unless_built(site)
    published = publications_of(file, site or SITE, catalogue)
    for version, path in published:
        print(printable(f"{file}: release {version}, {path}"))
    if not published:
        leave(f"{file}: not one of ours", 1)


@app.command()
def cite(
    figure: Annotated[
        str, typer.Argument(metavar="ID", help="The id of a figure, or the address of its page.")
    ],
    style: Annotated[str, typer.Option(help=f"One of: {', '.join(STYLES)}.")] = "text",
    language: Annotated[str, typer.Option(help="Code of the language to cite in.")] = "en",
    catalogue: Catalogue = CATALOGUE,
) -> None:
    """Print how a figure is cited: by the document that states it, else as computed by us."""
    from generator.cli.citing import citation_of, cited_in

    refuse_unless_in(STYLES, style, "--style")
    print(cited_in(style, citation_of(figure, language, catalogue)), end="")


@app.command()
def nginx(site: Annotated[Path, typer.Option(help="The site that stands.")] = SITE) -> None:
    """Print how nginx serves the site: the body of a server block."""
    from generator.site.hosting import nginx_body

    print(nginx_body(site.absolute()), end="")


@app.command()
def release(
    version: Annotated[str, typer.Argument(help="The version that the catalogue names.")],
    catalogue: Catalogue = CATALOGUE,
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be frozen; write nothing.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Freeze the register as a release, for good; refuse changes that no correction explains."""
    from generator.cli.releasing import freeze_prepared, prepared, release_summary

    ready = prepared(version, catalogue)
    if dry_run:
        print(release_summary(ready))
        return
    folder = freeze_prepared(ready)
    if not quiet:
        print(
            f"{len(ready.register.figures)} figures are frozen in {folder}; "
            f"commit it with {catalogue.name}, never edit it; to take it back before the commit, "
            f"delete the folder and restore {catalogue.name}"
        )


@app.command()
def diff(
    base: Annotated[str, typer.Argument(help="A release, or a revision of git.")],
    head: Annotated[str, typer.Argument(help="Another one; the working tree without it.")] = "",
    form: Annotated[
        str, typer.Option("--format", help=f"One of: {', '.join(RENDERINGS)}.")
    ] = "text",
    catalogue: Catalogue = CATALOGUE,
    *,
    every: Annotated[
        bool, typer.Option("--all", help="List translations, new findings and pages as well.")
    ] = False,
) -> None:
    """List figures that were added, changed or withdrawn, and findings with another verdict."""
    from generator.cli.releasing import difference_in

    refuse_unless_in(RENDERINGS, form, "--format")
    print(difference_in(form, base, head, catalogue=catalogue, every=every), end="")
