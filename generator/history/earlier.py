"""What a project published before, which a later state must still have: releases and corrections.

`data/releases/` and `data/corrections.csv` come with a push, so a push can also leave them out.
Whoever publishes it compares it with an earlier state: a revision of git, or a built site.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.errors import DataError, InvalidRelease, MissingTool, Place
from generator.history.corrections import COLUMNS, FILE, by_content, csv_line
from generator.history.frozen import FOLDER, read_releases
from generator.history.revisions import revision_files
from generator.models import Register


@dataclass(frozen=True)
class EarlierState:
    """The releases of an earlier state, and its corrections."""

    name: str
    releases: Mapping[str, str]
    """The hashes of their seals by version."""
    corrections: Collection[tuple[str, ...]]
    """The cells of each in `COLUMNS`."""


def earlier_revision(catalogue: Path, name: str) -> EarlierState:
    """What a revision of git holds.

    Raises `UnknownName` if there is no such revision, and `InvalidRelease` for a broken release.
    """
    files = revision_files(catalogue, name)
    releases, problems = read_releases(files)
    if problems:
        raise InvalidRelease(problems)
    return EarlierState(name, {one.version: one.hash for one in releases}, by_content(files, FILE))


def earlier_site(site: Path) -> EarlierState:
    """What a built site publishes. Raises `MissingTool` if none can be read."""
    try:
        releases = json.loads((site / "api" / "releases.json").read_text("utf-8"))
        corrections = json.loads((site / "api" / "corrections.json").read_text("utf-8"))
        return EarlierState(
            name=str(site),
            releases={one["version"]: one["hash"] for one in releases},
            corrections={cells_of(one) for one in corrections},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise MissingTool(f"no site can be read at {site}; build one: answerable build") from None


def cells_of(correction: Mapping[str, object]) -> tuple[str, ...]:
    """A correction of the public JSON as a row of the table. Raises KeyError or TypeError."""
    reason = correction["reason"]
    if not isinstance(reason, Mapping):
        raise TypeError("a reason is a text by language")
    cells = {**correction, "reason_en": reason["en"]}
    return tuple("" if cells[column] is None else str(cells[column]) for column in COLUMNS)


def vanished(register: Register, before: EarlierState) -> Iterator[DataError]:
    """Releases and corrections of an earlier state that the register of today lacks or changed."""
    missing = f"is in {before.name} and is missing or changed here"
    today = {one.version: one.hash for one in register.history.releases}
    for version, digest in before.releases.items():
        if today.get(version) != digest:
            problem = f"release {version} {missing}: its seal there is {digest}"
            fix = "restore the folder as it was published"
            yield DataError(Place(f"{FOLDER}/{version}"), problem, fix)
    for row in sorted(set(before.corrections) - by_content(register.release.files, FILE).keys()):
        fix = f"a correction is never taken back; restore: {csv_line(row)}"
        yield DataError(Place(FILE), f"the correction of {row[0]} {row[2]} {missing}", fix)
