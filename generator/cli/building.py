"""`answerable build` and `answerable serve`: the site of a project, once or after each edit."""

import os
import sys
from pathlib import Path

import typer
from rich.console import Console
from rich.status import Status

from generator.cli.projects import read_project
from generator.errors import GeneratorError
from generator.language import language_named
from generator.models import Release
from generator.site.building import build_site
from generator.site.preview import serve_site


def build_project(catalogue: Path, output: Path, languages: str, *, quiet: bool) -> None:
    """Checks and builds a project, with progress. `languages` are codes separated by commas; all
    where it is empty.
    """
    with progress("reading and checking the packages", quiet=quiet):
        project = read_project(catalogue)
    register = project.register
    codes = chosen_languages(register.release, languages)
    with progress(f"building {', '.join(codes)}", quiet=quiet):
        count = build_site(project, output, codes)
    if not quiet:
        print(
            f"{count} pages, {len(register.figures)} figures, release {register.release.version}: {output}"
        )


def serve_project(catalogue: Path, output: Path, port: int) -> None:
    """Serves a project on 127.0.0.1 until it is interrupted."""

    def rebuild() -> None:
        """A build whose mistakes are printed: the preview goes on with the last good site."""
        language_named.cache_clear()
        try:
            build_project(catalogue, output, "", quiet=False)
        except GeneratorError as error:
            print(error, file=sys.stderr)

    serve_site(catalogue.resolve().parent, output, port, rebuild)


def chosen_languages(release: Release, languages: str) -> list[str]:
    """The languages asked for, each of which the catalogue must name."""
    named = [code.strip() for code in languages.split(",") if code.strip()]
    codes = list(dict.fromkeys(named)) or list(release.languages)
    for code in codes:
        if code not in release.languages:
            legal = ", ".join(release.languages)
            raise typer.BadParameter(
                f"the catalogue has {legal}, not {code}", param_hint="--languages"
            )
    return codes


def progress(message: str, *, quiet: bool) -> Status:
    """A spinner on a terminal, a plain line elsewhere, nothing when quiet."""
    console = Console(stderr=True, quiet=quiet, no_color="NO_COLOR" in os.environ)
    if not console.is_terminal:
        console.print(message)
    return console.status(message)
