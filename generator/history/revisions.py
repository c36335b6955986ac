"""Reads the state of the register in a release or in a revision of git."""

from collections.abc import Sequence
from pathlib import Path

from generator.errors import (
    DataError,
    InvalidRelease,
    MissingTool,
    Place,
    SchemaError,
    UnknownName,
    printable,
    shown,
)
from generator.figures import build_register
from generator.files import (
    DEEPEST_FOLDER,
    FOLDERS,
    HOW_TO_SHRINK,
    MOST_FILES,
    SETTINGS,
    WHOLE,
    Files,
    limit,
)
from generator.findings import compared
from generator.history.frozen import read_releases
from generator.history.git import Repository
from generator.history.today import snapshot
from generator.models import FrozenRelease, Register
from generator.packages import read_release

DATA = FOLDERS[0]
REGULAR = ("100644", "100755", "100664")
"""The modes of plain files, as git prints them."""
SUBMODULE = "160000"
LONGEST_LIST = 20_000_000
"""The most bytes of the list of all files of a commit: about 200,000 files."""


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
    repository = Repository(catalogue.absolute().parent)
    commit = repository.commit(name)
    if not commit:
        message = f"{name} is neither a release in data/releases nor a revision of git"
        raise UnknownName(message)
    files = commit_files(repository, commit, (catalogue.name, f"{DATA}/"))
    if not files:
        message = f"{name} holds no {catalogue.name} and no {DATA}"
        raise UnknownName(message)
    return files


def project_commit(repository: Repository, commit: str, catalogue: str) -> Files:
    """All files of a project in a commit, by path. `commit` is a full hash.

    Raises `InvalidRelease` if there is a link or a submodule anywhere in the commit, or a file of
    the project above the limits of `files.py`.
    """
    wanted = (catalogue, SETTINGS, *(f"{folder}/" for folder in FOLDERS))
    return commit_files(repository, commit, wanted, is_whole=True)


def commit_files(
    repository: Repository, commit: str, wanted: Sequence[str], *, is_whole: bool = False
) -> Files:
    """The files in a commit that are `wanted`: names of files, and of folders with a slash.

    Raises `InvalidRelease` for links, submodules and files above the limits, among these files or,
    with `is_whole`, links and submodules anywhere.
    """
    paths = () if is_whole else wanted
    words = ("ls-tree", "-r", "-z", "-l", commit, "--", *paths)
    listed = repository.git(*words, most=LONGEST_LIST)
    if listed is None:
        problem = "git cannot list its files, or there are too many of them"
        raise InvalidRelease([SchemaError(Place(commit[:12]), problem, HOW_TO_SHRINK)])
    if not listed:
        return {}
    blobs, problems = wanted_blobs(listed.decode("utf-8", "surrogateescape"), wanted)
    if problems:
        raise InvalidRelease(problems)
    contents = blob_contents(repository, list(blobs.values()))
    return dict(zip(blobs, contents, strict=True))


def wanted_blobs(listed: str, wanted: Sequence[str]) -> tuple[dict[str, str], list[DataError]]:
    """The hash of each wanted file by path, and problems.

    `listed` is the output of `git ls-tree`. Each link, repository within this one and file above
    its limit is a problem. Raises `MissingTool` if the repository lacks a file.
    """
    blobs: dict[str, str] = {}
    problems: list[DataError] = []
    whole = 0
    for entry in listed.removesuffix("\0").split("\0"):
        head, _, path = entry.partition("\t")
        mode, _, digest, size = head.split()
        is_wanted = f"{path}/".startswith(tuple(f"{one.removesuffix('/')}/" for one in wanted))
        if mode not in REGULAR:
            problems.append(link_problem(path, is_submodule=mode == SUBMODULE))
        elif any(part.startswith(".") for part in path.split("/")):
            continue
        elif is_wanted and (problem := name_problem(path)):
            problems.append(problem)
        elif is_wanted and limit(path):
            if not size.isdigit():
                message = (
                    "the repository lacks files of this revision; fetch them: git fetch --refetch"
                )
                raise MissingTool(message)
            whole += int(size)
            if int(size) > limit(path) or whole > WHOLE or len(blobs) >= MOST_FILES:
                problem = SchemaError(
                    Place(path), "it is larger than what the program reads", HOW_TO_SHRINK
                )
                problems.append(problem)
            else:
                blobs[path] = digest
    return blobs, problems


def link_problem(path: str, *, is_submodule: bool) -> SchemaError:
    """What is wrong with a link or a submodule."""
    place = Place(printable(path))
    if is_submodule:
        problem = "it is a submodule, and submodules are not read"
        return SchemaError(place, problem, "put its files in its place")
    return SchemaError(
        place, "it is a link, and links are not followed", "put a plain file in its place"
    )


def name_problem(path: str) -> SchemaError | None:
    """What is wrong with the path of a file; None if nothing is."""
    if not path.isprintable():
        problem = f"the name {shown(path)} has characters that nobody sees"
        return SchemaError(Place(printable(path)), problem, "rename the file")
    if path.count("/") > DEEPEST_FOLDER:
        problem = f"more than {DEEPEST_FOLDER} folders lie one in another"
        return SchemaError(Place(path), problem, "move its files up")
    return None


def blob_contents(repository: Repository, digests: list[str]) -> list[bytes]:
    """The contents of the blobs with these hashes, in this order."""
    names = "".join(f"{digest}\n" for digest in digests)
    answer = repository.git("cat-file", "--batch", given=names.encode()) or b""
    contents, start = [], 0
    for _ in digests:
        head, _, _ = answer[start : start + 200].partition(b"\n")
        size = int(head.split()[2])
        start += len(head) + 1
        contents.append(answer[start : start + size])
        start += size + 1
    return contents
