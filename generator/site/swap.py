"""Replaces the whole site: the new one is built beside the old one, then one link is renamed."""

import contextlib
import fcntl
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.errors import ContentError, MissingTool, Place, shown


@dataclass(frozen=True)
class Workplace:
    """Two empty folders beside the output."""

    target: Path
    """For the new site."""
    staging: Path
    """For files from which the site is made."""


@contextlib.contextmanager
def swapped(output: Path) -> Iterator[Workplace]:
    """A workplace for a build. After the block, `output` links to the new site.

    The old site is deleted, and so is what killed builds left beside `output`. If the block raises
    an error, `output` does not change. Raises `ContentError` if `output` exists and is not a link
    that a build made, and `MissingTool` if nothing can be written beside it.
    """
    output = output.absolute()
    if not is_ours(output):
        problem = "the output stands and is not a symbolic link of ours"
        if output.is_symlink():
            problem = f"the output is a link to {shown(output.readlink())}, which no build made"
        raise ContentError(
            Place(output.name), problem, "move it away, or name another with --output"
        )
    with workplace(output) as folder:
        target, staging = folder / "site", folder / "staging"
        target.mkdir(mode=0o755)
        staging.mkdir()
        with locked(target):
            yield Workplace(target, staging)
            final = output.parent / folder.name.removesuffix(WORK)
            target.rename(final)
            (folder / "link").symlink_to(final.name)
            (folder / "link").replace(output)
    sweep(output)


WORK = ".work"
"""The ending of the name of a folder that a running build uses."""


def is_ours(output: Path) -> bool:
    """True if `output` does not exist, or is a link to a folder beside it that a build made."""
    if not output.is_symlink():
        return not output.exists()
    return is_made_for(output, str(output.readlink()))


def is_made_for(output: Path, name: str) -> bool:
    """True if builds of `output` give such names: for `site`, `.site-` and eight characters."""
    return (
        re.fullmatch(rf"\.{re.escape(output.name)}-[a-z0-9_]{{8}}({re.escape(WORK)})?", name)
        is not None
    )


@contextlib.contextmanager
def workplace(output: Path) -> Iterator[Path]:
    """A locked folder beside `output`, which is deleted after the block.

    Raises `MissingTool` if nothing can be written beside `output`.
    """
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        sweep(output)
        folder = Path(tempfile.mkdtemp(prefix=f".{output.name}-", suffix=WORK, dir=output.parent))
    except OSError as error:
        message = (
            f"nothing can be written in {output.parent} ({error.strerror}); "
            "name another with --output"
        )
        raise MissingTool(message) from None
    try:
        with locked(folder):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Holds a lock on a folder during a build. The system releases it if the build is killed."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(opened)


def sweep(output: Path) -> None:
    """Deletes what earlier builds of `output` left.

    Keeps the folder to which `output` links, and the folders of running builds, which are locked.
    """
    kept = output.readlink().name if output.is_symlink() else None
    for folder in sorted(output.parent.iterdir()):
        if (
            is_made_for(output, folder.name)
            and folder.name != kept
            and folder.is_dir()
            and not folder.is_symlink()
        ):
            with contextlib.suppress(OSError), locked(folder):
                shutil.rmtree(folder, ignore_errors=True)
