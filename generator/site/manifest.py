"""The list of all files of the site with their hashes, and the search for a file by its hash."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.errors import MissingTool
from generator.files import Files, sha256
from generator.history.frozen import FOLDER
from generator.history.objects import encoded
from generator.site.files import write

MANIFEST = "api/manifest.json"
CATALOGUE = "api/catalogue.jsonld"


def write_manifest(target: Path) -> None:
    """Writes the list of all files of a finished site, in the order of paths, without the list."""
    contents = {
        path.relative_to(target).as_posix(): path.read_bytes()
        for path in target.rglob("*")
        if path.is_file()
    }
    rows = [
        {"path": path, "bytes": len(content), "sha256": sha256(content)}
        for path, content in sorted(contents.items())
    ]
    write(target, MANIFEST, encoded([row for row in rows if row["path"] != MANIFEST]))


def publications(content: bytes, site: Path, files: Files) -> list[tuple[str, str]]:
    """Release and path of every published file with this content.

    Looks at the built site at `site` and at the frozen releases among `files`, the files of the
    project. Raises `MissingTool` if there are neither, or if the site cannot be read.
    """
    frozen = [
        path for path in files if path.startswith(f"{FOLDER}/") and path.endswith("/downloads.csv")
    ]
    if not (site / MANIFEST).is_file() and not frozen:
        raise MissingTool(
            f"no site stands at {site} and no release is kept; build one: answerable build"
        )
    hashed = sha256(content)
    published = [
        *site_files(site),
        *(file for path in frozen for file in files_of_release(path, files[path])),
    ]
    return list(
        dict.fromkeys((file.release, file.path) for file in published if file.hash == hashed)
    )


@dataclass(frozen=True)
class PublishedFile:
    """A file of a release."""

    release: str
    path: str
    """Its path below the top of the site."""
    hash: str
    """Its SHA-256."""


def site_files(site: Path) -> Iterator[PublishedFile]:
    """The files in the manifest of a built site; none if there is no manifest."""
    if not (site / MANIFEST).is_file():
        return
    try:
        release = json.loads((site / CATALOGUE).read_text("utf-8"))["dcat:version"]
        entries = json.loads((site / MANIFEST).read_text("utf-8"))
        yield from [
            PublishedFile(str(release), str(entry["path"]), str(entry["sha256"]))
            for entry in entries
        ]
    except (ValueError, KeyError, TypeError):
        raise MissingTool(
            f"the site at {site} cannot be read; build it: answerable build"
        ) from None


def files_of_release(path: str, table: bytes) -> Iterator[PublishedFile]:
    """The files in the `downloads.csv` of a frozen release.

    `path` is the path of this table, and `table` its content.
    """
    for cells in csv.reader(io.StringIO(table.decode("utf-8", "replace"), newline="")):
        if len(cells) == 3:
            yield PublishedFile(release=path.split("/")[-2], path=cells[0], hash=cells[2])
