"""Checks that releases and corrections of an earlier state are still there.

`data/releases/` and `data/corrections.csv` are part of each push, so a push can also remove them.
So a publisher compares the data with an earlier state: a revision of git, or a built site.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.errors import DataError, InvalidRelease, MissingTool, Place
from generator.files import Files
from generator.history.corrections import COLUMNS, FILE, csv_line, rows_by_content
from generator.history.frozen import FOLDER, read_releases
from generator.history.revisions import revision_files
from generator.models import Register


@dataclass(frozen=True)
class EarlierState:
    """The releases and corrections of an earlier state."""

    name: str
    """The name of the revision, or the folder of the site, for messages."""
    releases: Mapping[str, str]
    """The hash of each release's seal, by version."""
    corrections: Collection[tuple[str, ...]]
    """The cells of each correction in `COLUMNS`."""


def earlier_revision(catalogue: Path, name: str) -> EarlierState:
    """The releases and corrections in a revision of git.

    Raises `UnknownName` if there is no such revision, and `InvalidRelease` for a broken release.
    """
    return earlier_files(name, revision_files(catalogue, name))


def earlier_files(name: str, files: Files) -> EarlierState:
    """The releases and corrections in the files of a project. Raises `InvalidRelease`."""
    releases, problems = read_releases(files)
    if problems:
        raise InvalidRelease(problems)
    hashes = {release.version: release.hash for release in releases}
    return EarlierState(name, hashes, rows_by_content(files, FILE))


def earlier_site(site: Path) -> EarlierState:
    """The releases and corrections of a built site. Raises `MissingTool` if it cannot be read."""
    try:
        releases = json.loads((site / "api" / "releases.json").read_text("utf-8"))
        corrections = json.loads((site / "api" / "corrections.json").read_text("utf-8"))
        return EarlierState(
            name=str(site),
            releases={release["version"]: release["hash"] for release in releases},
            corrections={correction_cells(correction) for correction in corrections},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise MissingTool(f"no site can be read at {site}; build one: answerable build") from None


def correction_cells(correction: Mapping[str, object]) -> tuple[str, ...]:
    """The cells in `COLUMNS` of a correction in the public JSON.

    Raises KeyError or TypeError if a field is missing or has the wrong type.
    """
    reason = correction["reason"]
    if not isinstance(reason, Mapping):
        raise TypeError("a reason is a text by language")
    cells = {**correction, "reason_en": reason["en"]}
    return tuple("" if cells[column] is None else str(cells[column]) for column in COLUMNS)


def vanished(register: Register, before: EarlierState) -> Iterator[DataError]:
    """Releases and corrections of an earlier state that are missing or changed in the register."""
    missing = f"is in {before.name} and is missing or changed here"
    today = {release.version: release.hash for release in register.history.releases}
    for version, digest in before.releases.items():
        if today.get(version) != digest:
            problem = f"release {version} {missing}: its seal there is {digest}"
            fix = "restore the folder as it was published"
            yield DataError(Place(f"{FOLDER}/{version}"), problem, fix)
    corrections = rows_by_content(register.release.files, FILE)
    for row in sorted(set(before.corrections) - corrections.keys()):
        fix = f"a correction is never taken back; restore: {csv_line(row)}"
        yield DataError(Place(FILE), f"the correction of {row[0]} {row[2]} {missing}", fix)
