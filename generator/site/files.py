"""Writes files below a folder. No path can lead out of the folder."""

from pathlib import Path, PurePosixPath


def write(folder: Path, path: str, content: str | bytes) -> None:
    """Writes the file at `path` below `folder`, and makes the folders of the path.

    Raises ValueError if the path is absolute, empty, or leads upwards.
    """
    below = PurePosixPath(path)
    if below.is_absolute() or ".." in below.parts or not below.parts:
        raise ValueError(f"{path!r} does not lie inside the folder")
    target = folder.joinpath(*below.parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content if isinstance(content, bytes) else content.encode())
