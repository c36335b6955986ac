"""Reads a whole project: its data, its hand-written pages and its settings."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from generator.errors import ContentError, DataError, InvalidRelease, Place
from generator.files import Files
from generator.history.reading import attempt, project_files, register_of
from generator.site.content import content_pages
from generator.site.links import content_problems
from generator.site.project import Project
from generator.site.provided import with_provided
from generator.site.redirects import read_redirects, redirect_problems
from generator.site.settings import read_configuration
from generator.site.theme import read_look


def read_project(catalogue: Path) -> Project:
    """The project of a catalogue: all that a site is built from.

    Raises `InvalidRelease` with every problem of data, content and settings.
    """
    return replace(project_of(project_files(catalogue), catalogue.name), folder=catalogue.parent)


def project_of(files: Files, catalogue: str) -> Project:
    """The project with these files. `catalogue` is the name of the file of the catalogue.

    Raises `InvalidRelease` like `read_project`.
    """
    problems: list[DataError] = []
    register = attempt(lambda: register_of(files, catalogue), problems)
    configuration = attempt(lambda: read_configuration(files), problems)
    content = attempt(lambda: content_pages(files), problems)
    if register is not None and content is not None:
        problems += unlisted_languages(content, register.release.languages)
    look = attempt(lambda: read_look(files, configuration), problems)
    redirects = attempt(lambda: read_redirects(files), problems)
    if (
        register is None or configuration is None or content is None or look is None
        or redirects is None or problems
    ):  # fmt: skip
        raise InvalidRelease(problems)
    content = with_provided(content, configuration, register.release.languages)
    problems += content_problems(content, register)
    problems += redirect_problems(redirects, content, register)
    if problems:
        raise InvalidRelease(problems)
    return Project(register, configuration, content, look, redirects)


def unlisted_languages(content: Iterable[str], languages: Sequence[str]) -> Iterator[DataError]:
    """Folders of content in languages that the catalogue does not list. No site has their pages."""
    for code in content:
        if code not in languages:
            problem = "the catalogue does not list this language"
            yield ContentError(
                Place(f"content/{code}"), problem, "add it to languages, or take the folder out"
            )
