"""`answerable cite` and `answerable verify`: citations of figures, and releases of files."""

import json
from pathlib import Path

import typer

from generator.citations import Citation, figure_citation
from generator.errors import InvalidRelease, UnknownName, nearest, shown
from generator.history.frozen import read_releases
from generator.history.reading import project_files, register_of
from generator.language import language_of
from generator.site.manifest import MANIFEST, publications
from generator.site.project import address
from generator.site.settings import read_configuration


def citation_of(figure: str, code: str, catalogue: Path) -> Citation:
    """The citation of a figure in a language. `figure` is its id, or the address of its page.

    Raises `UnknownName` if there is no such figure, `BadParameter` if the catalogue does not list
    the language, and `InvalidRelease` if the project has problems.
    """
    files = project_files(catalogue)
    register, configuration = register_of(files, catalogue.name), read_configuration(files)
    if code not in register.release.languages:
        legal = ", ".join(register.release.languages)
        raise typer.BadParameter(f"write one of: {legal}", param_hint="--language")
    identity = figure.partition("#")[0].rstrip("/").rpartition("/")[2].lower()
    if identity not in register.figures:
        problem = f"{shown(figure)} is the id of no figure; {nearest(identity, register.figures)}"
        raise UnknownName(problem)
    return figure_citation(
        register,
        register.figures[identity],
        language_of(register.release, code),
        address(configuration),
    )


def cited_in(style: str, citation: Citation) -> str:
    """A citation in one of the styles: `text`, `short`, `bibtex`, `ris` or `csl-json`."""
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


def refuse_unless_built(site: Path) -> None:
    """Raises `UnknownName` if there is no built site in a folder."""
    if not (site / MANIFEST).is_file():
        raise UnknownName(f"{shown(str(site))} is no built site: it has no {MANIFEST}")


def publications_of(file: Path, site: Path, catalogue: Path) -> list[tuple[str, str]]:
    """Release and path of every published file that has the same bytes as `file`.

    `site` is a built site. Raises `InvalidRelease` if a frozen release was edited, and
    `MissingTool` if there are neither a site nor releases.
    """
    files = project_files(catalogue)
    _, broken = read_releases(files)
    if broken:
        raise InvalidRelease(broken)
    return publications(file.read_bytes(), site, files)
