"""The door: commands, progress, exit codes. Only here is anything printed, and only here are mistakes caught."""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.status import Status

from generator.checks.translations import untranslated
from generator.citations import Citation, figure_citation
from generator.cli.reading import Catalogue, Quiet, project_files, read_project
from generator.cli.releases import diff, release
from generator.errors import (
    DataError,
    GeneratorError,
    InvalidRelease,
    MissingTool,
    RevisionError,
    nearest,
    printable,
    shown,
)
from generator.findings.explanations import explanation
from generator.language import language_named
from generator.models import Register, Release
from generator.releases.frozen import read_releases
from generator.releases.standing import standing_named, vanished
from generator.site import Project, build_site
from generator.site.engine import address
from generator.site.manifest import publications
from generator.site.nginx import server_body
from generator.site.preview import serve_site

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help=__doc__)
FORMATS = ("text", "json", "github")
STYLES: dict[str, Callable[[Citation], str]] = {
    "text": lambda citation: f"{citation.text}\n",
    "short": lambda citation: f"{citation.short}\n",
    "bibtex": lambda citation: citation.bibtex,
    "ris": lambda citation: citation.ris,
    "csl-json": lambda citation: f"{json.dumps([citation.csl], ensure_ascii=False, indent=2)}\n",
}
"""How a citation is printed."""

Output = Annotated[Path, typer.Option(help="Where the site stands: a symbolic link, replaced whole.")]


def main() -> None:
    """Runs the command line.

    Exit codes: 0 done, 1 data or content is wrong, 2 wrong use, 3 the environment lacks something, 130 interrupted.
    """
    try:
        app()
    except MissingTool as error:
        leave(str(error), 3)
    except RevisionError as error:
        leave(str(error), 2)
    except GeneratorError as error:
        leave(str(error), 1)
    except OSError as error:
        leave(f"the machine does not allow it: {printable(str(error))}", 3)
    except MemoryError:
        leave("the machine has too little memory for this; free some, or build fewer languages at once", 3)
    except KeyboardInterrupt:
        leave("interrupted; nothing has changed", 130)


def leave(message: str, code: int) -> NoReturn:
    print(message, file=sys.stderr)
    sys.exit(code)


@app.command()
def check(
    form: Annotated[str, typer.Option("--format", help=f"How problems are printed: {', '.join(FORMATS)}.")] = "text",
    against: Annotated[
        str, typer.Option(help="What was published before: a revision of git, or the folder of a site.")
    ] = "",
    catalogue: Catalogue = Path("datapackage.json"),
    *,
    quiet: Quiet = False,
) -> None:
    """Validate everything; print every problem; write nothing."""
    if form not in FORMATS:
        raise typer.BadParameter(f"write one of: {', '.join(FORMATS)}", param_hint="--format")
    project, problems = checked(catalogue, against)
    if form == "json":
        lacking = untranslated(project.register.release) if project else []
        found = {"problems": list(map(problem_object, problems)), "untranslated": list(map(asdict, lacking))}
        print(json.dumps(found, ensure_ascii=False, indent=2))
    elif form == "github":
        print("\n".join(github_line(problem) for problem in problems), end="\n" if problems else "")
    elif problems:
        print("\n".join(map(str, problems)), file=sys.stderr)
        print(f"{len(problems)} problem{'s' if len(problems) > 1 else ''}; nothing was written", file=sys.stderr)
    elif project and not quiet:
        print("everything is valid")
        lacking = untranslated(project.register.release)
        print("".join([*disagreements(project.register), *(f"{one}\n" for one in lacking)]), end="")
    if problems:
        raise typer.Exit(1)


def checked(catalogue: Path, against: str) -> tuple[Project | None, list[DataError]]:
    """The project, or every problem of its data, its content and its settings.

    `against` names what was published before, and has to stand still; nothing where it is empty.
    """
    try:
        project = read_project(catalogue)
    except InvalidRelease as error:
        return None, error.problems
    lost = list(vanished(project.register, standing_named(catalogue, against))) if against else []
    return None if lost else project, lost


def disagreements(register: Register) -> list[str]:
    """A line for each figure that does not agree with what follows from others: facts for a page, or a slip of ours."""
    english = language_named("en")
    lines = [explanation(register, finding, english) for finding in register.findings if finding.verdict == "differs"]
    return [f"to look at: {line}\n" for line in lines]


def problem_object(problem: DataError) -> dict[str, object]:
    place = problem.place
    return {"file": place.file, "row": place.row, "field": place.field, "problem": problem.problem, "fix": problem.fix}


def github_line(problem: DataError) -> str:
    """A problem as an annotation of GitHub Actions, whose own signs are escaped in it."""
    message = f"{problem.problem}; {problem.fix}".replace("%", "%25")
    file = printable(problem.place.file).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    return f"::error file={file},line={problem.place.row or 1}::{message}"


@app.command()
def build(
    languages: Annotated[str, typer.Option(help="Codes separated by commas; all of the catalogue's without it.")] = "",
    output: Output = Path("site"),
    catalogue: Catalogue = Path("datapackage.json"),
    *,
    quiet: Quiet = False,
) -> None:
    """Check, then build the whole site; on failure the old site stays."""
    with progress("reading and checking the packages", quiet=quiet):
        project = read_project(catalogue)
    register = project.register
    codes = chosen_languages(register.release, languages)
    with progress(f"building {', '.join(codes)}", quiet=quiet):
        count = build_site(project, output, codes)
    if not quiet:
        print(f"{count} pages, {len(register.figures)} figures, release {register.release.version}: {output}")


@app.command()
def verify(
    file: Annotated[Path, typer.Argument(help="A file that somebody took from the site.", exists=True, dir_okay=False)],
    site: Annotated[Path, typer.Option(help="The site that stands.")] = Path("site"),
    catalogue: Catalogue = Path("datapackage.json"),
) -> None:
    """Say whether a file is one that we published, and in which release."""
    _, broken = read_releases(project_files(catalogue))
    if broken:
        raise InvalidRelease(broken)
    found = publications(file, site, catalogue.parent / "data" / "releases")
    for version, path in found:
        print(f"{file}: release {version}, {path}")
    if not found:
        leave(f"{file}: not one of ours", 1)


def chosen_languages(release: Release, languages: str) -> list[str]:
    """The languages asked for, each of which the catalogue must name."""
    named = [code.strip() for code in languages.split(",") if code.strip()]
    codes = list(dict.fromkeys(named)) or list(release.languages)
    for code in codes:
        if code not in release.languages:
            raise typer.BadParameter(
                f"the catalogue has {', '.join(release.languages)}, not {code}", param_hint="--languages"
            )
    return codes


def progress(message: str, *, quiet: bool) -> Status:
    """A spinner on a terminal, a plain line elsewhere, nothing when quiet."""
    console = Console(stderr=True, quiet=quiet, no_color="NO_COLOR" in os.environ)
    if not console.is_terminal:
        console.print(message)
    return console.status(message)


@app.command()
def cite(
    figure: Annotated[str, typer.Argument(metavar="ID", help="The id of a figure, or the address of its page.")],
    style: Annotated[str, typer.Option(help=f"One of: {', '.join(STYLES)}.")] = "text",
    language: Annotated[str, typer.Option(help="Code of the language to cite in.")] = "en",
    catalogue: Catalogue = Path("datapackage.json"),
) -> None:
    """Print how a figure is cited: by the document that states it, else as computed by us."""
    if style not in STYLES:
        raise typer.BadParameter(f"write one of: {', '.join(STYLES)}", param_hint="--style")
    project = read_project(catalogue)
    register = project.register
    if language not in register.release.languages:
        raise typer.BadParameter(f"write one of: {', '.join(register.release.languages)}", param_hint="--language")
    identity = figure.rstrip("/").rpartition("/")[2].lower()
    if identity not in register.figures:
        leave(f"{shown(figure)} is the id of no figure; {nearest(identity, register.figures)}", 2)
    site = address(project.configuration)
    citation = figure_citation(register, register.figures[identity], language_named(language), site)
    print(STYLES[style](citation), end="")


@app.command()
def serve(
    output: Output = Path("site"),
    catalogue: Catalogue = Path("datapackage.json"),
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1.", min=1024, max=65535)] = 8000,
) -> None:
    """Preview the site; follow edits of data, content and templates."""

    def rebuild() -> None:
        """A build whose mistakes are printed: the preview goes on with the last good site."""
        language_named.cache_clear()
        try:
            build(output=output, catalogue=catalogue)
        except GeneratorError as error:
            print(error, file=sys.stderr)

    serve_site(catalogue.resolve().parent, output, port, rebuild)


@app.command()
def nginx(site: Annotated[Path, typer.Option(help="The site that stands.")] = Path("site")) -> None:
    """Print how nginx serves the site: the body of a server block."""
    print(server_body(site.absolute()), end="")


app.command()(release)
app.command()(diff)
