"""The commands of data: check, compare and freeze them, and cite what they hold."""

from pathlib import Path
from typing import Annotated

import typer

from generator.cli.exits import leave
from generator.cli.options import CATALOGUE, SITE, Catalogue, Quiet, refuse_unless_in
from generator.errors import printable

FORMATS = ("text", "json", "github")
STYLES = ("text", "short", "bibtex", "ris", "csl-json")
RENDERINGS = ("text", "markdown", "json")


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
