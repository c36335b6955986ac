"""The commands and their exit codes. Only this part prints, and only this part catches errors.

Each command imports what it needs when it is called, so that `answerable --help` answers at once.
"""

from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from typing import Annotated

import typer

from generator.cli.exits import leave, left_in_words
from generator.cli.options import CATALOGUE, SITE, Catalogue, Languages, Output, Quiet, Templates
from generator.errors import printable

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
FORMATS = ("text", "json", "github")
STYLES = ("text", "short", "bibtex", "ris", "csl-json")
RENDERINGS = ("text", "markdown", "json")


def main() -> None:
    """Runs the command line."""
    left_in_words(app)


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
    templates: Templates = None,
    *,
    quiet: Quiet = False,
) -> None:
    """Check, then build the whole site; on failure the old site stays."""
    from generator.cli.building import build_project

    build_project(catalogue, output, languages, templates=templates, quiet=quiet)


@app.command()
def serve(
    languages: Languages = "",
    site: Annotated[
        Path, typer.Option(help="The built site that is shown until the first preview is ready.")
    ] = SITE,
    catalogue: Catalogue = CATALOGUE,
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1.", min=1024, max=65535)] = 8000,
    templates: Templates = None,
) -> None:
    """Preview the site in the browser; follow edits of data, content and templates."""
    from generator.cli.building import serve_project

    serve_project(catalogue, site, port, languages=languages, templates=templates)


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
