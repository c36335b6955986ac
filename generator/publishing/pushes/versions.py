"""The folder of a published site: its versions, the link to the one that is shown, and a log."""

import contextlib
import fcntl
import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from generator.errors import MissingTool, UnknownName, shown

KEPT = 5
"""The number of versions that are kept, the newest ones, and the one that is shown."""
NAME = re.compile(r"(?P<number>[0-9]{4,9})-(?P<commit>[0-9a-f]{40}|[0-9a-f]{64})")
"""The name of the folder of a version: 0012- and the hash of its commit."""
SETTINGS, NEW_SETTINGS = "publish.json", ".publish.json.new"
DAY = 24 * 60 * 60
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Version:
    """A site that was built from one commit."""

    number: int
    commit: str

    @property
    def name(self) -> str:
        """The name of its folder."""
        return f"{self.number:04}-{self.commit}"

    @property
    def words(self) -> str:
        """How a person reads of it: 0012 (3ef0beb81c2d)."""
        return f"{self.number:04} ({self.commit[:12]})"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder of a published site, and the repository from which it comes."""

    folder: Path
    repository: Path
    branch: str

    @property
    def site(self) -> Path:
        """The link to the version that is shown. A web server serves what lies behind it."""
        return self.folder / "site"

    @property
    def temporary(self) -> Path:
        """The folder for what is needed for a moment."""
        return self.folder / "tmp"

    @property
    def reference(self) -> str:
        """The branch as git names it."""
        return f"refs/heads/{self.branch}"

    def path(self, version: Version) -> Path:
        """The folder of a version."""
        return self.folder / "versions" / version.name

    def versions(self) -> list[Version]:
        """All versions that are kept, the oldest first."""
        names = (NAME.fullmatch(path.name) for path in (self.folder / "versions").iterdir())
        found = [Version(int(one["number"]), one["commit"]) for one in names if one]
        return sorted(found, key=lambda one: one.number)

    def current(self) -> Version | None:
        """The version that is shown; None before the first."""
        if not self.site.is_symlink():
            return None
        name = self.site.readlink().name
        return next((one for one in self.versions() if one.name == name), None)

    def add(self, built: Path, commit: str) -> Version:
        """Makes a built site the newest version. It is not shown yet."""
        number = max((one.number for one in self.versions()), default=0) + 1
        version = Version(number, commit)
        built.rename(self.path(version))
        return version

    def show(self, version: Version) -> None:
        """Shows a version: one link is replaced in one step. Takes versions away beyond `KEPT`.

        Before that, everything is on the disk, so that no loss of power can leave empty files.
        """
        os.sync()
        with tempfile.TemporaryDirectory(prefix=".link-", dir=self.folder) as folder:
            link = Path(folder, "site")
            link.symlink_to(Path("versions", version.name))
            link.replace(self.site)
        for old in self.versions()[:-KEPT]:
            if old != version:
                self.take_away(old)

    def take_away(self, version: Version) -> None:
        """Deletes a version. It loses its name first, so that a killed program leaves no half."""
        rest = Path(tempfile.mkdtemp(dir=self.temporary))
        self.path(version).rename(rest / version.name)
        shutil.rmtree(rest, ignore_errors=True)

    def sweep(self) -> None:
        """Deletes what killed programs left. The folder is locked.

        A push that is being checked has a folder of its own meanwhile, so these stay for a day.
        """
        for folder in self.folder.glob(".link-*"):
            shutil.rmtree(folder, ignore_errors=True)
        yesterday = datetime.now(UTC).timestamp() - DAY
        for path in self.temporary.iterdir():
            with contextlib.suppress(FileNotFoundError):  # another push has just deleted its own
                if path.stat().st_mtime >= yesterday:
                    continue
                if path.is_dir():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink()

    @contextlib.contextmanager
    def locked(self, say: Callable[[str], None]) -> Iterator[None]:
        """Waits until nobody else changes the folder, and keeps it so during the block.

        The system ends the lock if the program is killed.
        """
        opened = os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT, 0o644)
        try:
            try:
                fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say("something else is being published; this waits for it")
                fcntl.flock(opened, fcntl.LOCK_EX)
            yield
        finally:
            os.close(opened)

    @property
    def is_busy(self) -> bool:
        """True if somebody is changing the folder now."""
        with (self.folder / "lock").open("a") as opened:
            try:
                fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
        return False

    def log(self, event: str, commit: str, **facts: object) -> None:
        """Adds a line to the log: when, what, which commit, and further facts.

        A full disk does not stop what is logged.
        """
        now = datetime.now(UTC).isoformat(timespec="seconds")
        line = json.dumps({"time": now, "event": event, "commit": commit, **facts})
        with contextlib.suppress(OSError), (self.folder / "log.jsonl").open("ab+") as file:
            if file.tell():
                file.seek(-1, os.SEEK_END)
                line = line if file.read() == b"\n" else f"\n{line}"  # a killed program broke it
            file.write(f"{line}\n".encode())

    def events(self) -> list[Mapping[str, Any]]:
        """The lines of the log, the oldest first, without those that a killed program broke."""
        try:
            lines = (self.folder / "log.jsonl").read_text("utf-8").splitlines()
        except FileNotFoundError:
            return []
        events = []
        for line in lines:
            with contextlib.suppress(json.JSONDecodeError):
                events.append(json.loads(line))
        return events


def shelf_at(folder: Path) -> Shelf:
    """The folder of a published site. Raises `UnknownName` if `install` did not make it."""
    folder = folder.absolute()
    try:
        settings = json.loads((folder / SETTINGS).read_text("utf-8"))
        return Shelf(folder, Path(settings["repository"]), settings["branch"])
    except (OSError, ValueError, KeyError, TypeError):
        raise UnknownName(
            f"{folder} is not the folder of a published site; make it one: "
            f"answerable publish install --repo REPOSITORY --site {folder}"
        ) from None


def version_named(shelf: Shelf, name: str) -> Version:
    """The version with a number, or the one before the one that is shown if `name` is empty.

    Raises `UnknownName` if there is none.
    """
    versions, current = shelf.versions(), shelf.current()
    kept = ", ".join(f"{one.number:04}" for one in versions) or "none"
    if name:
        wanted = [one for one in versions if name.isdecimal() and one.number == int(name)]
        problem = f"there is no version {shown(name)}; kept are: {kept}"
    else:
        wanted = [one for one in versions if current and one.number < current.number]
        problem = f"there is no version before the one that is shown; kept are: {kept}"
    if not wanted:
        raise UnknownName(problem)
    return wanted[-1]


def make_shelf(folder: Path, repository: Path, branch: str) -> Shelf:
    """Makes the folder of a published site; its versions stay if it is one already.

    Raises `MissingTool` if it cannot be written.
    """
    shelf = Shelf(folder, repository, branch)
    settings = json.dumps({"repository": str(repository), "branch": branch})
    try:
        folder.mkdir(mode=0o755, parents=True, exist_ok=True)
        (folder / NEW_SETTINGS).write_text(f"{settings}\n", "utf-8")
        (folder / NEW_SETTINGS).replace(folder / SETTINGS)
        for part in ("versions", "cache", "tmp"):
            (folder / part).mkdir(mode=0o755, exist_ok=True)
    except OSError as error:
        message = f"nothing can be written in {folder} ({error.strerror})"
        raise MissingTool(message) from None
    return shelf
