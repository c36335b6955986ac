"""What the site consists of, file by file, so that a copy of any can be recognised later."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

from generator.errors import MissingTool
from generator.files import Files, sha256
from generator.history.frozen import FOLDER
from generator.history.objects import encoded
from generator.site.files import write

MANIFEST = "api/manifest.json"
CATALOGUE = "api/catalogue.jsonld"


def write_manifest(target: Path) -> None:
    """Lists every file of a finished site but the list itself, in the order of paths."""
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
    """Release and path of every published file with this content: in the site that stands, and in
    frozen releases.

    `files` are those of the project. Raises `MissingTool` where there is nothing to compare with.
    """
    frozen = [
        path for path in files if path.startswith(f"{FOLDER}/") and path.endswith("/downloads.csv")
    ]
    if not (site / MANIFEST).is_file() and not frozen:
        raise MissingTool(
            f"no site stands at {site} and no release is kept; build one: answerable build"
        )
    hashed = sha256(content)
    known = [
        *site_files(site),
        *(row for path in frozen for row in files_of_release(path, files[path])),
    ]
    return list(dict.fromkeys((release, path) for release, path, own in known if own == hashed))


def site_files(site: Path) -> Iterator[tuple[str, str, str]]:
    """Release, path and hash of each file of the site that stands, as its manifest lists them."""
    if not (site / MANIFEST).is_file():
        return
    try:
        release = json.loads((site / CATALOGUE).read_text("utf-8"))["dcat:version"]
        entries = json.loads((site / MANIFEST).read_text("utf-8"))
        yield from [(str(release), str(entry["path"]), str(entry["sha256"])) for entry in entries]
    except (ValueError, KeyError, TypeError):
        raise MissingTool(
            f"the site at {site} cannot be read; build it: answerable build"
        ) from None


def files_of_release(path: str, table: bytes) -> Iterator[tuple[str, str, str]]:
    """Release, path and hash of each download of a frozen release, whose folder has the release's
    name.
    """
    for cells in csv.reader(io.StringIO(table.decode("utf-8", "replace"), newline="")):
        if len(cells) == 3:
            yield path.split("/")[-2], cells[0], cells[2]
