"""What a project published before, which a later state of it must still have: its releases and its corrections.

`data/releases/` and `data/corrections.csv` come with a push, so a push can also leave them out. Whoever publishes it
holds it against an earlier state: a revision of git, or the site that stands.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.errors import DataError, InvalidRelease, MissingTool, Place
from generator.files import Files
from generator.history.corrections import COLUMNS, FILE, by_content, csv_line
from generator.history.frozen import FOLDER, read_releases
from generator.history.revisions import revision_files
from generator.models import Register

Row = tuple[str, ...]
"""One correction: its cells in `COLUMNS`. Translations of its reason may be added later."""


@dataclass(frozen=True)
class EarlierState:
    """The releases of an earlier state, with the hashes of their seals by version, and its corrections."""

    name: str
    releases: Mapping[str, str]
    corrections: frozenset[Row]


def earlier_revision(catalogue: Path, name: str) -> EarlierState:
    """What a revision of git holds.

    Raises `UnknownName` where there is no such revision, and `InvalidRelease` where its releases are broken.
    """
    files = revision_files(catalogue, name)
    releases, problems = read_releases(files)
    if problems:
        raise InvalidRelease(problems)
    return EarlierState(name, {one.version: one.hash for one in releases}, corrections_in(files))


def earlier_site(site: Path) -> EarlierState:
    """What a built site publishes. Raises `MissingTool` where none can be read."""
    try:
        releases = json.loads((site / "api" / "releases.json").read_text("utf-8"))
        corrections = json.loads((site / "api" / "corrections.json").read_text("utf-8"))
        return EarlierState(
            name=str(site),
            releases={one["version"]: one["hash"] for one in releases},
            corrections=frozenset(cells_of(one) for one in corrections),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise MissingTool(f"no site can be read at {site}; build one: answerable build") from None


def corrections_in(files: Files) -> frozenset[Row]:
    """The corrections of a project, whatever languages their reasons are in."""
    return frozenset(by_content(files, FILE))


def cells_of(correction: Mapping[str, object]) -> Row:
    """A correction of the public JSON as a row of the table. Raises KeyError or TypeError where it is none."""
    reason = correction["reason"]
    if not isinstance(reason, Mapping):
        raise TypeError("a reason is a text by language")
    cells = {**correction, "reason_en": reason["en"]}
    return tuple("" if cells[column] is None else str(cells[column]) for column in COLUMNS)


def vanished(register: Register, before: EarlierState) -> Iterator[DataError]:
    """Releases and corrections of an earlier state that the register of today lacks, or has otherwise."""
    today = {one.version: one.hash for one in register.history.releases}
    for version, digest in before.releases.items():
        if today.get(version) != digest:
            problem = f"release {version} is in {before.name} (seal {digest}) and is missing or changed here"
            yield DataError(Place(f"{FOLDER}/{version}"), problem, "restore the folder as it was published")
    for row in sorted(before.corrections - corrections_in(register.release.files)):
        problem = f"the correction of {row[0]} {row[2]} is in {before.name} and is missing or changed here"
        yield DataError(Place(FILE), problem, f"a correction is never taken back; restore: {csv_line(row)}")
