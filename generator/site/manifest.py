"""What the site consists of, file by file, so that a copy of any can be recognised later."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from generator.downloads.hashes import sha256
from generator.errors import MissingTool
from generator.releases.objects import encoded
from generator.site.files import write

MANIFEST = "api/manifest.json"
CATALOGUE = "api/catalogue.jsonld"


def write_manifest(target: Path) -> None:
    """Lists every file of a finished site but the list itself, in the order of paths."""
    contents = {path.relative_to(target).as_posix(): path.read_bytes() for path in target.rglob("*") if path.is_file()}
    rows = [
        {"path": path, "bytes": len(content), "sha256": sha256(content)} for path, content in sorted(contents.items())
    ]
    write(target, MANIFEST, encoded([row for row in rows if row["path"] != MANIFEST]))


def publications(file: Path, site: Path, releases: Path) -> list[tuple[str, str]]:
    """Release and path of every published file that has the same bytes, in the site that stands and in `releases`.

    Raises `MissingTool` where there is nothing to compare with.
    """
    frozen = sorted(releases.glob("[0-9]*/downloads.csv"))
    if not (site / MANIFEST).is_file() and not frozen:
        raise MissingTool(f"no site stands at {site} and no release is kept; build one: answerable build")
    hashed = sha256(file.read_bytes())
    known = [*site_files(site), *(row for path in frozen for row in frozen_files(path))]
    return list(dict.fromkeys((release, path) for release, path, own in known if own == hashed))


def site_files(site: Path) -> Iterator[tuple[str, str, str]]:
    """Release, path and hash of each file of the site that stands, as its manifest lists them."""
    if (site / MANIFEST).is_file():
        release = json.loads((site / CATALOGUE).read_text("utf-8"))["dcat:version"]
        for entry in json.loads((site / MANIFEST).read_text("utf-8")):
            yield release, entry["path"], entry["sha256"]


def frozen_files(path: Path) -> Iterator[tuple[str, str, str]]:
    """Release, path and hash of each download of a frozen release, whose folder has the release's name."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield path.parent.name, row["path"], row["sha256"]
