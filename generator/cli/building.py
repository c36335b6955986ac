"""`answerable build` and `answerable serve`: build a site once, or after each edit."""

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
    """Checks a project, builds its site at `output`, and prints the progress unless `quiet`.

    `languages` are codes separated by commas; empty for all languages. Raises what `read_project`,
    `chosen_languages` and `build_site` raise.
    """
    with progress("reading and checking the packages", quiet=quiet):
        project = read_project(catalogue)
    register = project.register
    codes = chosen_languages(register.release, languages)
    with progress(f"building {', '.join(codes)}", quiet=quiet):
        count = build_site(project, output, codes)
    if not quiet:
        print(
            f"{count} pages, {len(register.figures)} figures, "
            f"release {register.release.version}: {output}"
        )


def serve_project(catalogue: Path, output: Path, port: int) -> None:
    """Serves a project on 127.0.0.1 until it is interrupted.

    Raises `MissingTool` if the port is taken.
    """

    def rebuild() -> None:
        """Builds the site, and prints errors. The last good site stays."""
        language_named.cache_clear()
        try:
            build_project(catalogue, output, "", quiet=False)
        except GeneratorError as error:
            print(error, file=sys.stderr)

    serve_site(catalogue.resolve().parent, output, port, rebuild)


def chosen_languages(release: Release, languages: str) -> list[str]:
    """The codes in `languages`; all languages of the release if there are none.

    Raises `BadParameter` for a code that the catalogue does not list.
    """
    asked = [code.strip() for code in languages.split(",") if code.strip()]
    codes = list(dict.fromkeys(asked)) or list(release.languages)
    for code in codes:
        if code not in release.languages:
            legal = ", ".join(release.languages)
            raise typer.BadParameter(
                f"the catalogue has {legal}, not {code}", param_hint="--languages"
            )
    return codes


def progress(message: str, *, quiet: bool) -> Status:
    """Shows a message on stderr: with a spinner on a terminal, else as a line; none if `quiet`."""
    console = Console(stderr=True, quiet=quiet, no_color="NO_COLOR" in os.environ)
    if not console.is_terminal:
        console.print(message)
    return console.status(message)
