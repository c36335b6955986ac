"""Writes files of a project so that none is ever half written."""

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile, mkdtemp
from textwrap import indent

from generator.errors import DataError, InvalidRelease
from generator.packages.shape import parsed

READABLE, FOLDER_MODE = 0o644, 0o755


@contextmanager
def written_beside(parent: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    """A hidden folder in `parent` with these files by path, to be renamed into its place.

    What is still there at the end is deleted.
    """
    hidden = Path(mkdtemp(prefix=".answerable-", dir=parent))
    try:
        for path, content in files.items():
            (hidden / path).parent.mkdir(parents=True, exist_ok=True)
            (hidden / path).write_bytes(content)
        hidden.chmod(FOLDER_MODE)
        yield hidden
    finally:
        shutil.rmtree(hidden, ignore_errors=True)


def replace_files(root: Path, contents: Mapping[str, bytes]) -> None:
    """Writes files below `root`, by path. All are written beside their places, then all renamed.

    If one cannot be written, none is replaced.
    """
    fresh: list[tuple[Path, Path]] = []
    try:
        for path, content in contents.items():
            target = root / path
            with NamedTemporaryFile(dir=target.parent, prefix=".", delete=False) as file:
                fresh.append((Path(file.name), target))
                file.write(content)
            mode = target.stat().st_mode & 0o777 if target.exists() else READABLE
            Path(file.name).chmod(mode)
        for written, target in fresh:
            written.replace(target)
    finally:
        for written, _ in fresh:
            written.unlink(missing_ok=True)


def read_json(content: bytes | None, file: str) -> dict[str, object]:
    """The JSON object in a file of the project. Raises `InvalidRelease` if there is none."""
    problems: list[DataError] = []
    found = parsed(content, file, problems)
    if found is None:
        raise InvalidRelease(problems)
    return found


def with_resource(content: bytes, resource: Mapping[str, str]) -> bytes:
    """A catalogue or a descriptor with one more resource at the end of its list.

    All else stays as it is written, if its resources stand on a line each or are indented by two.
    """
    text = content.decode("utf-8-sig")
    described = json.loads(text)
    resources = described.setdefault("resources", [])
    last = resources[-1] if resources else None
    resources.append(dict(resource))
    for spaces in (None, 2):
        before = nested(last, spaces)
        if last is not None and text.count(before) == 1:
            after = f"{before},\n    {nested(resource, spaces)}"
            extended = text.replace(before, after)
            if json.loads(extended) == described:
                return extended.encode()
    return f"{json.dumps(described, ensure_ascii=False, indent=2)}\n".encode()


def nested(resource: object, spaces: int | None) -> str:
    """The JSON of an entry of the list of resources: on one line, or indented by two spaces."""
    written = json.dumps(resource, ensure_ascii=False, indent=spaces)
    return indent(written, "    ").lstrip()
