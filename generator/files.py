"""The files of a project, each read once: what is checked is what is published.

Everything that the program takes from a project passes through `read_files`: the catalogue,
mkdocs.yml, `data/` and `content/`. It follows no link, opens nothing but regular files, and reads
no more than the limits below allow. The same mapping can come from a revision of git
(`releases.revisions`), so no reader needs a folder.
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
"""The types of file that a project is made of, and how large one may be. Other types are not read.
"""
DESCRIPTOR = "datapackage.json"
RELEASES = "data/releases/"
"""Where JSON is read beside descriptors."""
DESCRIPTOR_SIZE = 8 * MEGABYTE
WHOLE = 1_000 * MEGABYTE
"""How large all of them together may be."""
MOST_FILES = 10_000
DEEPEST_FOLDER = 8
"""How many folders may lie one in another."""
HOW_TO_SHRINK = "split it, or take out what nobody reads"


@dataclass
class Reading:
    """What has been read so far of a project, and what could not be."""

    files: dict[str, bytes] = field(default_factory=dict)
    problems: list[DataError] = field(default_factory=list)
    size: int = 0

    def refuse(self, path: str, problem: str, fix: str) -> None:
        self.problems.append(SchemaError(Place(path), problem, fix))


def read_files(root: Path, catalogue: str) -> Reading:
    """Every file of the project in `root` that the program knows, by path, and what may not be
    read.

    `catalogue` is the name of the catalogue in that folder. A link, pipe or device, a name that is
    not text, a file above its limit and one that the machine does not let us read are a problem
    each, and are left out.
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
    """Reads what is called `name` in an open folder, and all below it."""
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
            store(reading, path, file_content(folder, name, limit(path)))
    except OSError as error:
        reading.refuse(
            path, f"it cannot be read: {error.strerror}", "let the program read it, or take it out"
        )


def read_entries(reading: Reading, parent: int, name: str, path: str) -> None:
    """The files of a folder, in the order of names. Hidden ones are not ours: they are neither read
    nor published.
    """
    if path.count("/") >= DEEPEST_FOLDER:
        reading.refuse(
            path, f"more than {DEEPEST_FOLDER} folders lie one in another", "move its files up"
        )
        return
    folder = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=parent)
    try:
        for own in sorted(os.listdir(folder)):  # noqa: PTH208
            if len(reading.files) + len(reading.problems) >= MOST_FILES:
                reading.refuse(
                    path, f"the project has more than {MOST_FILES:,} files", HOW_TO_SHRINK
                )
                return
            if own.startswith("."):
                continue
            if own.isprintable():
                read_entry(reading, folder, own, f"{path}/{own}")
            else:
                reading.refuse(
                    path,
                    f"the name {shown(own)} has characters that nobody sees",
                    "rename the file",
                )
    finally:
        os.close(folder)


def limit(path: str) -> int:
    """How many bytes a file may have; 0 for types that are not read."""
    way = PurePosixPath(path)
    if way.name == DESCRIPTOR or (len(way.parts) == 1 and way.suffix == ".json"):
        return DESCRIPTOR_SIZE
    if way.suffix == ".json" and not path.startswith(RELEASES):
        return 0
    return SIZES.get(way.suffix, 0)


def file_content(folder: int, name: str, most: int) -> bytes | None:
    """The bytes of a file; None where it has more than `most`.

    A pipe that has taken the place of the file meanwhile does not hold the program up.
    """
    opened = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
    with os.fdopen(opened, "rb") as file:
        if not stat.S_ISREG(os.fstat(opened).st_mode):
            raise OSError(None, "it is no regular file any more")
        return file.read(most) if os.fstat(opened).st_size <= most else None


def store(reading: Reading, path: str, found: bytes | None) -> None:
    """Keeps the content of a file, unless it is too large by itself or together with all that was
    read before.
    """
    if found is None:
        reading.refuse(path, f"the file is larger than {limit(path):,} bytes", HOW_TO_SHRINK)
    elif reading.size + len(found) > WHOLE:
        reading.refuse(path, f"with it the project is larger than {WHOLE:,} bytes", HOW_TO_SHRINK)
    else:
        reading.files[path] = found
        reading.size += len(found)


def sha256(content: bytes) -> str:
    """What identifies a content: its SHA-256 in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()
