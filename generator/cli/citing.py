"""`answerable cite` and `answerable verify`: what somebody took from the site, and how it is named."""

import json
from pathlib import Path

import typer

from generator.citations import Citation, figure_citation
from generator.cli.reading import project_files, register_of
from generator.errors import InvalidRelease, UnknownName, nearest, shown
from generator.history.frozen import read_releases
from generator.language import language_named
from generator.site.manifest import publications
from generator.site.project import address
from generator.site.settings import read_configuration


def citation_of(figure: str, code: str, catalogue: Path) -> Citation:
    """How a figure is cited in a language. `figure` is its id, or the address of its page."""
    files = project_files(catalogue)
    register, configuration = register_of(files, catalogue.name), read_configuration(files)
    if code not in register.release.languages:
        legal = ", ".join(register.release.languages)
        raise typer.BadParameter(f"write one of: {legal}", param_hint="--language")
    identity = figure.rstrip("/").rpartition("/")[2].lower()
    if identity not in register.figures:
        problem = f"{shown(figure)} is the id of no figure; {nearest(identity, register.figures)}"
        raise UnknownName(problem)
    return figure_citation(
        register, register.figures[identity], language_named(code), address(configuration)
    )


def cited_in(style: str, citation: Citation) -> str:
    """A citation as it is printed."""
    match style:
        case "bibtex":
            return citation.bibtex
        case "ris":
            return citation.ris
        case "csl-json":
            return f"{json.dumps([citation.csl], ensure_ascii=False, indent=2)}\n"
        case "short":
            return f"{citation.short}\n"
    return f"{citation.text}\n"


def publications_of(file: Path, site: Path, catalogue: Path) -> list[tuple[str, str]]:
    """Release and path of every published file that has the same bytes.

    Raises `InvalidRelease` where a frozen release was edited.
    """
    files = project_files(catalogue)
    _, broken = read_releases(files)
    if broken:
        raise InvalidRelease(broken)
    return publications(file.read_bytes(), site, files)
