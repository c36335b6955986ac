"""A site is replaced whole: built beside the one that stands, then taken up by renaming one
symbolic link.
"""

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
    """Two empty folders beside the output: for the new site, and for what is made on the way to it."""

    target: Path
    staging: Path


@contextlib.contextmanager
def swapped(output: Path) -> Iterator[Workplace]:
    """A workplace; when the block ends well, `output` links to the new site and the one before is
    deleted.

    What builds that were killed left beside `output` is deleted too. When the block raises, nothing
    has changed. Raises `ContentError` where `output` stands and is no symbolic link that a build
    made.
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
"""How the name of a folder ends in which a build is at work."""


def is_ours(output: Path) -> bool:
    """True if nothing stands at `output`, or a link to a folder beside it that a build made."""
    if not output.is_symlink():
        return not output.exists()
    return is_made_for(output, str(output.readlink()))


def is_made_for(output: Path, name: str) -> bool:
    """True if a folder has a name that a build of `output` gives: `.site-` and eight characters for
    `site`.
    """
    return (
        re.fullmatch(rf"\.{re.escape(output.name)}-[a-z0-9_]{{8}}({re.escape(WORK)})?", name)
        is not None
    )


@contextlib.contextmanager
def workplace(output: Path) -> Iterator[Path]:
    """A folder beside `output` that is deleted at the end. Raises `MissingTool` where nothing can
    be written there.
    """
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        sweep(output)
        folder = Path(tempfile.mkdtemp(prefix=f".{output.name}-", suffix=WORK, dir=output.parent))
    except OSError as error:
        message = f"nothing can be written in {output.parent} ({error.strerror}); name another with --output"
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
    """Deletes folders of earlier builds of `output` that no build is at work in and that `output`
    does not link to.
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
