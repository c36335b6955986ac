"""A site is replaced whole: built beside the one that stands, then taken up by renaming one symbolic link."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from generator.errors import ContentError, MissingTool, Place


@contextlib.contextmanager
def swapped(output: Path) -> Iterator[Path]:
    """An empty folder beside `output`; when the block ends well, `output` links to it and the one before is deleted.

    Raises `ContentError` where `output` stands and is no symbolic link. When the block raises, nothing has changed.
    """
    if output.exists() and not output.is_symlink():
        raise ContentError(
            Place(output.name),
            "the output stands and is not a symbolic link of ours",
            "move it away, or name another with --output",
        )
    output = output.absolute()
    output.parent.mkdir(parents=True, exist_ok=True)
    try:
        target = Path(tempfile.mkdtemp(prefix=f".{output.name}-", dir=output.parent))
    except OSError as error:
        raise MissingTool(
            f"nothing can be written in {output.parent} ({error.strerror}); name another with --output"
        ) from None
    target.chmod(0o755)
    try:
        yield target
        before = output.resolve() if output.is_symlink() else None
        link = target.with_name(f"{target.name}.link")
        link.symlink_to(target.name)
        os.replace(link, output)  # noqa: PTH105 - the rename is the point
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        raise
    if before is not None and before.parent == target.parent and before.name.startswith(f".{output.name}-"):
        shutil.rmtree(before, ignore_errors=True)
