"""Writes a site as a real folder, for hosts that follow no link."""

import shutil
from pathlib import Path

from generator.errors import ContentError, Place
from generator.site.manifest import MANIFEST


def copy_site(site: Path, folder: Path) -> None:
    """Copies a built site to a folder. An earlier copy is replaced.

    Raises `ContentError` if the folder holds something else.
    """
    folder = folder.absolute()
    is_free = not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
    if folder.is_symlink() or not (is_free or (folder / MANIFEST).is_file()):
        problem = "it holds something else than a site"
        raise ContentError(Place(str(folder)), problem, "name another folder with --copy")
    fresh, old = (folder.with_name(f".{folder.name}.{state}") for state in ("new", "old"))
    for left in (fresh, old):
        shutil.rmtree(left, ignore_errors=True)
    shutil.copytree(site, fresh)
    if folder.exists():
        folder.rename(old)
    fresh.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
