"""Reads each file of a project once, so that the checked bytes are the published bytes.

`read_files` reads all that the program takes from a project: the catalogue, mkdocs.yml, `data/` and
`content/`, in which `assets/` holds images and style sheets. It follows no link, opens only regular
files, and keeps to the limits below. A revision of git gives the same mapping
(`history.revisions`), so other modules need no folder.
"""

import hashlib
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from generator.errors import DataError, Place, SchemaError, shown

Files = Mapping[str, bytes]
"""Content by path below the folder of the project, with `/` between the parts."""
SETTINGS = "mkdocs.yml"
FOLDERS = ("data", "content")
KILOBYTE, MEGABYTE = 1_000, 1_000_000
SIZES = {
    ".csv": 64 * MEGABYTE,
    ".json": 256 * MEGABYTE,
    ".md": 200 * KILOBYTE,
    ".yml": 64 * KILOBYTE,
}
"""The types of files that are read, and the most bytes of one file."""
ASSETS = "content/assets/"
"""The folder of images and style sheets. Elsewhere none are read."""
ASSET_SIZES = {
    ".css": 100 * KILOBYTE,
    ".svg": 100 * KILOBYTE,
    **dict.fromkeys((".png", ".webp", ".jpg", ".jpeg", ".ico"), 500 * KILOBYTE),
}
DESCRIPTOR = "datapackage.json"
RELEASES = "data/releases/"
"""The folder in which all JSON files are read. Elsewhere only descriptors are."""
DESCRIPTOR_SIZE = 8 * MEGABYTE
WHOLE = 1_000 * MEGABYTE
"""The most bytes of all files together."""
MOST_FILES = 10_000
DEEPEST_FOLDER = 8
"""The most folders that may be nested."""
HOW_TO_SHRINK = "split it, or take out what nobody reads"


@dataclass
class Reading:
    """The files of a project that were read so far, and the problems of the others."""

    files: dict[str, bytes] = field(default_factory=dict)
    problems: list[DataError] = field(default_factory=list)
    size: int = 0

    def refuse(self, path: str, problem: str, fix: str) -> None:
        """Adds a problem of a file that is not read."""
        self.problems.append(SchemaError(Place(path), problem, fix))


def read_files(root: Path, catalogue: str) -> Reading:
    """The files of the project in `root` by path, and the problems of files that cannot be read.

    `catalogue` is the name of the catalogue in that folder. Links, pipes, devices, names with
    invisible characters, files above a limit and unreadable files are left out; each is a problem.
    """
    reading = Reading()
    try:
        folder = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        reading.refuse(
            str(root),
            f"the folder cannot be read: {error.strerror}",
            "name the catalogue of a project",
        )
        return reading
    try:
        present = set(os.listdir(folder))  # noqa: PTH208 - an open folder
        for name in (catalogue, SETTINGS, *FOLDERS):
            if name in present:
                read_entry(reading, folder, name, name)
    finally:
        os.close(folder)
    return reading


def read_entry(reading: Reading, folder: int, name: str, path: str) -> None:
    """Reads the file or folder `name` in an open folder. `path` is its path in the project."""
    try:
        kind = os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode
        if stat.S_ISDIR(kind):
            read_entries(reading, folder, name, path)
        elif stat.S_ISLNK(kind):
            reading.refuse(
                path,
                "it is a link, and links are not followed",
                "put a plain file or folder in its place",
            )
        elif not stat.S_ISREG(kind):
            reading.refuse(
                path, "it is no regular file", "put a plain file in its place, or take it out"
            )
        elif limit(path):
            store_file(reading, path, file_content(folder, name, limit(path)))
    except OSError as error:
        reading.refuse(
            path, f"it cannot be read: {error.strerror}", "let the program read it, or take it out"
        )


def read_entries(reading: Reading, parent: int, name: str, path: str) -> None:
    """Reads the files of the folder `name` in the order of names, except hidden ones."""
    if path.count("/") >= DEEPEST_FOLDER:
        reading.refuse(
            path, f"more than {DEEPEST_FOLDER} folders lie one in another", "move its files up"
        )
        return
    folder = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=parent)
    try:
        for entry in sorted(os.listdir(folder)):  # noqa: PTH208
            if len(reading.files) + len(reading.problems) >= MOST_FILES:
                reading.refuse(
                    path, f"the project has more than {MOST_FILES:,} files", HOW_TO_SHRINK
                )
                return
            if entry.startswith("."):
                continue
            if entry.isprintable():
                read_entry(reading, folder, entry, f"{path}/{entry}")
            else:
                reading.refuse(
                    path,
                    f"the name {shown(entry)} has characters that nobody sees",
                    "rename the file",
                )
    finally:
        os.close(folder)


def limit(path: str) -> int:
    """The most bytes that a file may have; 0 for files that are not read."""
    file = PurePosixPath(path)
    if path.startswith(ASSETS):
        return ASSET_SIZES.get(file.suffix, 0)
    if file.name == DESCRIPTOR or (len(file.parts) == 1 and file.suffix == ".json"):
        return DESCRIPTOR_SIZE
    if file.suffix == ".json" and not path.startswith(RELEASES):
        return 0
    return SIZES.get(file.suffix, 0)


def file_content(folder: int, name: str, most: int) -> bytes | None:
    """The bytes of a file in an open folder; None if there are more than `most`.

    Raises OSError if it is no regular file. O_NONBLOCK keeps the program from waiting if somebody
    has replaced the file with a pipe.
    """
    opened = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
    with os.fdopen(opened, "rb") as file:
        if not stat.S_ISREG(os.fstat(opened).st_mode):
            raise OSError(None, "it is no regular file any more")
        return file.read(most) if os.fstat(opened).st_size <= most else None


def store_file(reading: Reading, path: str, content: bytes | None) -> None:
    """Keeps the content of a file, or adds a problem if the file or the project is too large."""
    if content is None:
        reading.refuse(path, f"the file is larger than {limit(path):,} bytes", HOW_TO_SHRINK)
    elif reading.size + len(content) > WHOLE:
        reading.refuse(path, f"with it the project is larger than {WHOLE:,} bytes", HOW_TO_SHRINK)
    else:
        reading.files[path] = content
        reading.size += len(content)


def sha256(content: bytes) -> str:
    """The SHA-256 of some bytes in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()
