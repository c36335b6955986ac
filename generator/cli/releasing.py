"""`answerable release` and `answerable diff`: freeze the register, and compare two states of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from generator.downloads import published_files
from generator.downloads.hashes import download_hashes
from generator.errors import ContentError, InvalidRelease, Place
from generator.history.corrections import FILE as CORRECTIONS
from generator.history.difference import (
    as_json,
    as_markdown,
    as_text,
    difference,
    summaries,
)
from generator.history.frozen import freeze, version_problems
from generator.history.reading import project_files
from generator.history.ready import release_problems
from generator.history.revisions import state_named, working_tree
from generator.history.today import snapshot
from generator.language import language_named
from generator.models import Register
from generator.pages.building import build_pages
from generator.pages.page import pages_by_figure
from generator.site.project import address
from generator.site.projects import read_project

RENDERINGS = {"text": as_text, "markdown": as_markdown}


@dataclass(frozen=True)
class Prepared:
    """A release that can be frozen."""

    register: Register
    catalogue: Path
    beside: Mapping[str, bytes]
    """Files of the release beside the frozen register, by name."""


def prepared(version: str, catalogue: Path) -> Prepared:
    """A release that is ready to be frozen.

    Raises `InvalidRelease` if the project has problems, which include changes that no correction
    explains and `release_problems`, and `ContentError` if the catalogue names another version.
    """
    project = read_project(catalogue)
    register = project.register
    if version != register.release.version:
        place = Place(catalogue.name, field="version")
        raise ContentError(
            place, f"the catalogue names {register.release.version}", f"write {version} there first"
        )
    problems = [*version_problems(register), *release_problems(register, catalogue)]
    if problems:
        raise InvalidRelease(problems)
    files = published_files(released(register), address(project.configuration))
    corrections = register.release.files.get(CORRECTIONS)
    further = {"corrections.csv": corrections} if corrections is not None else {}
    return Prepared(register, catalogue, {"downloads.csv": download_hashes(files), **further})


def freeze_prepared(release: Prepared) -> Path:
    """Freezes a release, names it in the catalogue, and returns its folder."""
    register, root = release.register, release.catalogue.absolute().parent
    folder, digest = freeze(register, root, release.beside)
    named = {"version": register.release.version, "hash": digest}
    name_release(root / release.catalogue.name, register.release.descriptor, named)
    return folder


def release_summary(release: Prepared) -> str:
    """What a release would freeze: the number of figures, and what changed since the last one."""
    register = release.register
    lines = [f"{len(register.figures)} figures would be frozen as {register.release.version}"]
    for last in register.history.releases[-1:]:
        after = snapshot(register)
        changes = difference(last, after, base=last.version, head=after.version)
        lines += summaries(changes)
    return "\n".join(lines)


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


def difference_in(form: str, base: str, head: str, *, catalogue: Path, every: bool) -> str:
    """The difference between two states of a project as text.

    `form` is `json` or a key of `RENDERINGS`.

    `every` is as in `as_text`.

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
    if form == "json":
        return as_json(changes, pages)
    return RENDERINGS[form](changes, pages, every=every)
