"""Writes a site as a real folder, for hosts that follow no link."""

import json
import shutil
from pathlib import Path, PurePosixPath

from generator.errors import ContentError, Place
from generator.site.manifest import MANIFEST


def copy_site(site: Path, folder: Path) -> None:
    """Copies a built site to a folder. An earlier copy is replaced.

    Raises `ContentError` if the folder holds anything else.
    """
    folder = folder.absolute()
    is_free = not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
    if folder.is_symlink() or not (is_free or is_copy(folder)):
        problem = "it holds something else than a site"
        raise ContentError(Place(str(folder)), problem, "name another folder with --copy")
    fresh, old = (folder.with_name(f".{folder.name}-{state}-copy") for state in ("new", "old"))
    for left in (fresh, old):
        shutil.rmtree(left, ignore_errors=True)
    shutil.copytree(site, fresh)
    if folder.exists():
        folder.rename(old)
    fresh.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def is_copy(folder: Path) -> bool:
    """True if nothing lies in a folder but what its list of files names, and compressed files."""
    try:
        listed = json.loads((folder / MANIFEST).read_text("utf-8"))
        ours = {PurePosixPath(one["path"]).parts[0] for one in listed} | {MANIFEST.split("/")[0]}
    except (OSError, ValueError, KeyError, TypeError):
        return False
    names = {path.name.removesuffix(".gz").removesuffix(".br") for path in folder.iterdir()}
    return names <= ours
