"""`answerable build` and `answerable serve`: build a site once, or after each edit."""

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

import typer
from rich.console import Console
from rich.status import Status

from generator.errors import ContentError, GeneratorError, Place, printable
from generator.language import language_named
from generator.models import Release
from generator.site.building import build_site, ready_processes
from generator.site.preview import Preview, serve_site
from generator.site.project import Project
from generator.site.projects import read_project

REPLACED = ("pages", "parts", "theme")
"""The folders of templates that whoever builds may replace."""
PREVIEW = Path(".cache", "preview")
"""The folder of the preview, below that of the project."""


def build_project(
    catalogue: Path,
    output: Path,
    languages: str,
    *,
    templates: Path | None,
    quiet: bool,
    compressed: bool = False,
    is_part: bool = False,
    processes: ProcessPoolExecutor | None = None,
) -> None:
    """Checks a project, builds its site at `output`, and prints the progress unless `quiet`.

    `languages` are codes separated by commas; empty for all languages. `templates` is a folder with
    templates that replace those of the program. `compressed`, `is_part` and
    `processes` are as in `build_site`. Raises what `read_project`, `chosen_languages` and
    `build_site` raise.
    """
    with progress("reading and checking the packages", quiet=quiet):
        project = with_templates(read_project(catalogue), templates)
    register = project.register
    codes = chosen_languages(register.release, languages)
    with progress(f"building {', '.join(codes)}", quiet=quiet):
        count = build_site(
            project, output, codes, processes, compressed=compressed, is_part=is_part
        )
    if not quiet:
        print(
            f"{count} pages, {len(register.figures)} figures, "
            f"release {register.release.version}: {output}\n"
            "look at it: answerable serve"
        )


def with_templates(project: Project, folder: Path | None) -> Project:
    """The project with a folder of templates that replace those of the program; None for none.

    Raises `ContentError` if the folder holds something that replaces nothing.
    """
    if folder is None:
        return project
    if strange := sorted(path.name for path in folder.iterdir() if path.name not in REPLACED):
        problem = f"{printable(strange[0])} replaces nothing"
        fix = (
            f"keep templates in the folders {', '.join(REPLACED)}, named like those of the program"
        )
        raise ContentError(Place(str(folder)), problem, fix)
    register = replace(project.register, own_templates=str(folder.absolute()))
    return replace(project, register=register)


def serve_project(
    catalogue: Path, site: Path, port: int, *, languages: str, templates: Path | None
) -> None:
    """Serves a project on 127.0.0.1 until it is interrupted. The site itself stays as it is.

    Until the first build has ended, the site at `site` is shown, if there is one. Raises
    `MissingTool` if the port is taken, and `BadParameter` for a language that is not there.
    """
    root = catalogue.absolute().parent
    preview = root / PREVIEW
    ready = ready_processes()

    def rebuild() -> str:
        """Builds the preview; returns the mistakes that stand in the way, which it prints too."""
        nonlocal ready
        language_named.cache_clear()
        try:
            build_project(
                catalogue, preview, languages, templates=templates, quiet=False, processes=ready
            )
        except (GeneratorError, typer.BadParameter) as error:
            print(error, file=sys.stderr)
            return str(error)
        finally:
            ready.shutdown(wait=False)
            ready = ready_processes()
        return ""

    try:
        served = Preview(root, preview, site, rebuild, templates)
        serve_site(served, port, partial(print, flush=True))
    finally:
        ready.shutdown(wait=False, cancel_futures=True)


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
