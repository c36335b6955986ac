"""Writing below a folder that we made: nothing that a path says leads out of it."""

from pathlib import Path, PurePosixPath


def write(folder: Path, path: str, content: str | bytes) -> None:
    """Writes the file at `path` below `folder`, and the folders on the way.

    Raises ValueError where the path is absolute, empty, or leads upwards.
    """
    way = PurePosixPath(path)
    if way.is_absolute() or ".." in way.parts or not way.parts:
        raise ValueError(f"{path!r} does not lie inside the folder")
    target = folder.joinpath(*way.parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content if isinstance(content, bytes) else content.encode())
