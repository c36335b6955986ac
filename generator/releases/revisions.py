"""A release, or the data of a git revision, as one state of the register. The only place that knows git."""

import contextlib
import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

from generator.errors import InvalidRelease, MissingTool, RevisionError
from generator.figures import build_register
from generator.findings import compared
from generator.models import FrozenRelease, Register
from generator.packages import read_release
from generator.releases.fields import snapshot
from generator.releases.frozen import read_releases

DATA = ("datapackage.json", "data")
"""All that is taken from a revision: its data, which the program of today reads."""


def state_named(catalogue: Path, name: str) -> tuple[FrozenRelease, Register | None]:
    """The state of a release (without a register) or of a revision. Raises `RevisionError` where there is none."""
    releases, problems = read_releases(catalogue.parent)
    if problems:
        raise InvalidRelease(problems)
    for release in releases:
        if release.version == name:
            return release, None
    with revision(catalogue.parent, name) as folder:
        try:
            register = working_tree(folder / catalogue.name)
        except InvalidRelease as error:
            message = f"the data of {name} cannot be read by the program of today:\n{error}"
            raise RevisionError(message) from None
    return snapshot(register), register


def working_tree(catalogue: Path) -> Register:
    """The register of a folder, compared, whatever was released before."""
    return compared(build_register(read_release(catalogue)))


@contextlib.contextmanager
def revision(root: Path, name: str) -> Iterator[Path]:
    """A temporary folder with the data of a revision of git."""
    commit = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if commit is None:
        message = f"{name} is neither a release in data/releases nor a revision of git"
        raise RevisionError(message)
    archive = git(root, "archive", "--format=tar", commit.decode().strip(), *DATA)
    if archive is None:
        message = f"{name} holds no {' and '.join(DATA)}"
        raise RevisionError(message)
    with tempfile.TemporaryDirectory(prefix="answerable-") as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            files.extractall(folder, filter="data")
        yield Path(folder)


def git(root: Path, *words: str) -> bytes | None:
    """What git answers in a folder, of which alone it archives; None where it fails."""
    try:
        done = subprocess.run(["git", *words], cwd=root, capture_output=True, check=False)  # noqa: S603, S607
    except FileNotFoundError:
        message = "git is not installed: sudo apt-get install git"
        raise MissingTool(message) from None
    return done.stdout if done.returncode == 0 else None
