"""`answerable release` and `answerable diff`: freeze the register, and compare two states of it."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from generator.cli.projects import read_project
from generator.cli.reading import project_files
from generator.downloads import published_files
from generator.downloads.hashes import download_hashes
from generator.errors import ContentError, Place
from generator.history.corrections import FILE as CORRECTIONS
from generator.history.difference import as_json, as_markdown, as_text, difference
from generator.history.frozen import freeze
from generator.history.revisions import state_named, working_tree
from generator.history.today import snapshot
from generator.language import language_named
from generator.models import Register
from generator.pages.building import build_pages
from generator.pages.page import pages_by_figure
from generator.site.project import address

RENDERINGS = {"text": as_text, "markdown": as_markdown, "json": as_json}


def freeze_project(version: str, catalogue: Path) -> tuple[int, Path]:
    """Freezes the register of a project; returns the number of figures and the new folder.

    Raises `InvalidRelease` if the project has problems, which include changes that no correction
    explains, and `ContentError` if the catalogue names another version.
    """
    project = read_project(catalogue)
    register = project.register
    if version != register.release.version:
        place = Place(catalogue.name, field="version")
        raise ContentError(
            place, f"the catalogue names {register.release.version}", f"write {version} there first"
        )
    files = published_files(released(register), address(project.configuration))
    corrections = register.release.files.get(CORRECTIONS)
    further = {"corrections.csv": corrections} if corrections is not None else {}
    root = catalogue.absolute().parent
    folder, digest = freeze(register, root, {"downloads.csv": download_hashes(files), **further})
    name_release(
        root / catalogue.name, register.release.descriptor, {"version": version, "hash": digest}
    )
    return len(register.figures), folder


def name_release(catalogue: Path, descriptor: Mapping[str, Any], release: dict[str, str]) -> None:
    """Adds a release to the file of the catalogue: its version and its hash.

    The file is replaced at once, so that it is never incomplete.
    """
    changed = {**descriptor, "releases": [*descriptor.get("releases", []), release]}
    with NamedTemporaryFile("w", dir=catalogue.parent, encoding="utf-8", delete=False) as fresh:
        fresh.write(f"{json.dumps(changed, ensure_ascii=False, indent=2)}\n")
    Path(fresh.name).chmod(0o644)
    Path(fresh.name).replace(catalogue)


def released(register: Register) -> Register:
    """The register as it will be after this release. New figures have it as their first release."""
    version = register.release.version
    figures = {
        identity: replace(figure, first_release=figure.first_release or version)
        for identity, figure in register.figures.items()
    }
    frozen = replace(snapshot(register), hash="")
    history = replace(
        register.history, releases=(*register.history.releases, frozen), later_changes=False
    )
    return replace(register, figures=figures, history=history)


def difference_in(form: str, base: str, head: str, *, catalogue: Path) -> str:
    """The difference between two states of a project as text; `form` is a key of `RENDERINGS`.

    `base` and `head` are releases or revisions of git; an empty `head` is the working tree.
    """
    files = project_files(catalogue)
    before, _ = state_named(catalogue, files, base)
    register: Register | None = None
    if head:
        after, register = state_named(catalogue, files, head)
    else:
        register = working_tree(files, catalogue.name)
        after = snapshot(register)
    changes = difference(before, after, base=base, head=head or "working tree")
    pages = pages_by_figure(build_pages(register, language_named("en"))) if register else {}
    return RENDERINGS[form](changes, pages)
