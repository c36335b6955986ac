"""Reads the state of the register in a release or in a revision of git.

This is the only module that runs git. A repository can be hostile. So git only lists names and
sizes and prints blobs. It writes no file, and runs no program that a configuration or an attribute
names (filters, hooks, signatures, monitors, transports).
"""

import os
import subprocess
from pathlib import Path

from generator.errors import DataError, InvalidRelease, MissingTool, Place, SchemaError, UnknownName
from generator.figures import build_register
from generator.files import FOLDERS, HOW_TO_SHRINK, MOST_FILES, WHOLE, Files, limit
from generator.findings import compared
from generator.history.frozen import read_releases
from generator.history.today import snapshot
from generator.models import FrozenRelease, Register
from generator.packages import read_release

DATA = FOLDERS[0]
SAFE = (
    "safe.bareRepository=explicit",
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "protocol.allow=never",
)
"""Settings of every call: git opens no repository inside the project, and fetches nothing."""
REGULAR = ("100644", "100755", "100664")
"""The modes of plain files, as git prints them."""


def state_named(catalogue: Path, files: Files, name: str) -> tuple[FrozenRelease, Register | None]:
    """The state with this name: a frozen release, or a revision of git and its register.

    `files` are the files of the project today. Raises `UnknownName` if no release and no revision
    has the name, or its data cannot be read, and `InvalidRelease` if a release is broken.
    """
    releases, problems = read_releases(files)
    if problems:
        raise InvalidRelease(problems)
    for release in releases:
        if release.version == name:
            return release, None
    try:
        register = working_tree(revision_files(catalogue, name), catalogue.name)
    except InvalidRelease as error:
        message = f"the data of {name} cannot be read by the program of today:\n{error}"
        raise UnknownName(message) from None
    return snapshot(register), register


def working_tree(files: Files, catalogue: str) -> Register:
    """The register of a project with its findings, without its history."""
    return compared(build_register(read_release(files, catalogue)))


def revision_files(catalogue: Path, name: str) -> Files:
    """The catalogue and the data of a revision of git, by path.

    Raises `UnknownName` if there is no such revision or it has no data, and `InvalidRelease` if it
    has links, or files above the limits of `files.py`.
    """
    root = catalogue.absolute().parent
    commit = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if commit is None:
        message = f"{name} is neither a release in data/releases nor a revision of git"
        raise UnknownName(message)
    paths = (catalogue.name, f"{DATA}/")
    listed = git(root, "ls-tree", "-r", "-z", "-l", commit.decode().strip(), "--", *paths)
    if not listed:
        message = f"{name} holds no {catalogue.name} and no {DATA}"
        raise UnknownName(message)
    blobs, problems = wanted_blobs(listed.decode("utf-8", "replace"))
    if problems:
        raise InvalidRelease(problems)
    return dict(zip(blobs, blob_contents(root, list(blobs.values())), strict=True))


def wanted_blobs(listed: str) -> tuple[dict[str, str], list[DataError]]:
    """The hash of each file to read by path, and problems.

    `listed` is the output of `git ls-tree`. Each link, repository within this one and file above
    its limit is a problem. Raises `MissingTool` if the repository lacks a file.
    """
    blobs: dict[str, str] = {}
    problems: list[DataError] = []
    whole = 0
    for entry in listed.removesuffix("\0").split("\0"):
        head, _, path = entry.partition("\t")
        mode, _, digest, size = head.split()
        if any(part.startswith(".") for part in path.split("/")):
            continue
        if mode not in REGULAR:
            problem, fix = (
                "it is a link, and links are not followed",
                "put a plain file in its place",
            )
            problems.append(SchemaError(Place(path), problem, fix))
        elif limit(path):
            if not size.isdigit():
                message = (
                    "the repository lacks files of this revision; fetch them: git fetch --refetch"
                )
                raise MissingTool(message)
            whole += int(size)
            if int(size) > limit(path) or whole > WHOLE or len(blobs) >= MOST_FILES:
                problem = "it is larger than what the program reads"
                problems.append(SchemaError(Place(path), problem, HOW_TO_SHRINK))
            else:
                blobs[path] = digest
    return blobs, problems


def blob_contents(root: Path, digests: list[str]) -> list[bytes]:
    """The contents of the blobs with these hashes, in this order."""
    names = "".join(f"{digest}\n" for digest in digests)
    answer = git(root, "cat-file", "--batch", given=names.encode()) or b""
    contents, start = [], 0
    for _ in digests:
        head, _, _ = answer[start : start + 200].partition(b"\n")
        size = int(head.split()[2])
        start += len(head) + 1
        contents.append(answer[start : start + size])
        start += size + 1
    return contents


def git(root: Path, *words: str, given: bytes = b"") -> bytes | None:
    """The output of git in the folder `root`, with `given` as its input; None if git fails.

    Raises `MissingTool` if git is not installed.
    """
    settings = [word for setting in SAFE for word in ("-c", setting)]
    command = ["git", "--no-replace-objects", *settings, *words]
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    safe = {"GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_ATTR_NOSYSTEM": "1"}
    environment = {**inherited, **safe}
    try:
        done = subprocess.run(  # noqa: S603 - our own words, and names that follow --end-of-options
            command, cwd=root, input=given, capture_output=True, check=False, env=environment
        )
    except FileNotFoundError:
        message = "git is not installed: sudo apt-get install git"
        raise MissingTool(message) from None
    return done.stdout if done.returncode == 0 else None
