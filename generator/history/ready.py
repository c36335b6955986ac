"""What has to be done before a release is made, beside what `check` demands."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from generator.errors import DataError, MissingTool, Place, UnknownName
from generator.files import FOLDERS
from generator.history.revisions import revision_files
from generator.models import Register

PROGRAM, CHANGES = "pyproject.toml", "CHANGELOG.md"
"""Files of a project that name a release, if they are there."""
COMMITTED = FOLDERS[0]
"""The folder whose files must be committed."""


def release_problems(register: Register, catalogue: Path) -> Iterator[DataError]:
    """Reasons why the release that the catalogue names cannot be made yet."""
    yield from unnamed(catalogue.absolute().parent, register.release.version)
    yield from uncommitted(register, catalogue)


def unnamed(root: Path, version: str) -> Iterator[DataError]:
    """Files of the project that name versions, and not this one."""
    program, changes = root / PROGRAM, root / CHANGES
    if program.is_file():
        try:
            project = tomllib.loads(program.read_text("utf-8")).get("project", {})
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            yield DataError(Place(PROGRAM), f"it cannot be read: {error}", "correct it")
            return
        if project.get("version", version) != version:
            problem = f"the version is {project['version']}, and the catalogue names {version}"
            yield DataError(Place(PROGRAM, field="version"), problem, f"write {version}")
    if changes.is_file():
        heading = re.compile(rf"^## \[?{re.escape(version)}\]?(?=[\s,:]|$)", re.MULTILINE)
        if not heading.search(changes.read_text("utf-8", errors="replace")):
            fix = f"write “## {version}, <date>” above what is new"
            yield DataError(Place(CHANGES), f"release {version} has no section", fix)


def uncommitted(register: Register, catalogue: Path) -> Iterator[DataError]:
    """Files of the data that differ from the last commit.

    None if git is not installed, or has no commit of them.
    """
    try:
        committed = revision_files(catalogue, "HEAD")
    except (UnknownName, MissingTool):
        return
    today = {
        path: content
        for path, content in register.release.files.items()
        if path == catalogue.name or path.startswith(f"{COMMITTED}/")
    }
    for path in sorted(today.keys() | committed.keys()):
        if today.get(path) != committed.get(path):
            yield DataError(Place(path), "it is not committed as it is", "commit it, or restore it")
