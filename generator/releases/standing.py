"""What a project published before, which a later state of it must still have: its releases and its corrections.

`data/releases/` and `data/corrections.csv` come with a push, so a push can also leave them out. Whoever publishes it
holds it against the state before: a revision of git, or the site that stands.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.errors import DataError, InvalidRelease, MissingTool, Place
from generator.files import Files
from generator.models import Register
from generator.releases.corrections import COLUMNS, FILE, read_rows
from generator.releases.frozen import FOLDER, read_releases
from generator.releases.revisions import revision_files

Row = tuple[str, ...]
"""One correction: its cells in `COLUMNS`. Translations of its reason may be added later."""


@dataclass(frozen=True)
class Standing:
    """The releases of an earlier state, with the hashes of their seals by version, and its corrections."""

    name: str
    releases: Mapping[str, str]
    corrections: frozenset[Row]


def standing_named(catalogue: Path, name: str) -> Standing:
    """What stood before: `name` is the folder of a site, or a revision of git.

    Raises `UnknownName` where it is neither, and `InvalidRelease` where its releases are broken.
    """
    site = Path(name)
    if (site / "api" / "releases.json").is_file():
        return standing_of_site(site)
    return standing_of(name, revision_files(catalogue, name))


def standing_of(name: str, files: Files) -> Standing:
    """What the files of a project hold."""
    releases, problems = read_releases(files)
    if problems:
        raise InvalidRelease(problems)
    rows = frozenset(tuple(cells[: len(COLUMNS)]) for _, cells in read_rows(files, FILE)[1])
    return Standing(name, {one.version: one.hash for one in releases}, rows)


def standing_of_site(site: Path) -> Standing:
    """What a built site publishes. Raises `MissingTool` where it cannot be read."""
    try:
        releases = json.loads((site / "api" / "releases.json").read_text("utf-8"))
        corrections = json.loads((site / "api" / "corrections.json").read_text("utf-8"))
        return Standing(
            name=str(site),
            releases={one["version"]: one["hash"] for one in releases},
            corrections=frozenset(cells_of(one) for one in corrections),
        )
    except (ValueError, KeyError, TypeError):
        raise MissingTool(f"the site at {site} cannot be read; build it: answerable build") from None


def cells_of(correction: Mapping[str, object]) -> Row:
    """A correction of the public JSON as a row of the table."""
    reason = correction["reason"]
    assert isinstance(reason, Mapping)
    cells = {**correction, "reason_en": reason["en"]}
    return tuple("" if cells[column] is None else str(cells[column]) for column in COLUMNS)


def vanished(register: Register, before: Standing) -> Iterator[DataError]:
    """Releases and corrections of an earlier state that the register of today lacks, or has otherwise."""
    today = standing_of("today", register.release.files)
    for version, digest in before.releases.items():
        if today.releases.get(version) != digest:
            problem = f"release {version} stands in {before.name}, sealed with {digest}, and not here"
            yield DataError(Place(f"{FOLDER}/{version}"), problem, "restore the folder as it was published")
    for row in sorted(before.corrections - today.corrections):
        problem = f"the correction of {row[0]} {row[2]} stands in {before.name}, and not here"
        yield DataError(Place(FILE), problem, f"a correction is never taken back; restore: {','.join(row)}")
