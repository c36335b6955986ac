"""Runs git on a repository that is only read. This is the only module that runs git.

A repository can be hostile. So git only lists names and sizes, compares commits and prints blobs.
It writes no file, and runs no program that a configuration or an attribute names (filters, hooks,
signatures, monitors, transports).
"""

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from generator.errors import MissingTool, UnknownName

SAFE = (
    "safe.bareRepository=explicit",
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "protocol.allow=never",
)
"""Settings of every call: git opens no repository inside the project, and fetches nothing."""
ENVIRONMENT = {"GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_ATTR_NOSYSTEM": "1"}
ALONE = {**ENVIRONMENT, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
"""The environment in which git reads no settings of the machine and of the user."""
MOST_BYTES = 2_000_000_000
"""The most bytes of one answer of git."""
SHA256_DIGITS = 64
FORMATS = {
    False: "[core]\nrepositoryformatversion = 0\nbare = true\n",
    True: "[core]\nrepositoryformatversion = 1\nbare = true\n[extensions]\nobjectformat = sha256\n",
}
"""The settings of an empty repository, by whether its hashes are of SHA-256."""


@dataclass(frozen=True)
class Repository:
    """A repository as git is called for it."""

    folder: Path
    """The folder in which git runs."""
    options: Sequence[str] = ()
    environment: Mapping[str, str] = field(default_factory=lambda: ENVIRONMENT)

    def git(self, *words: str, given: bytes = b"", most: int = MOST_BYTES) -> bytes | None:
        """The output of git, with `given` as its input; None if git fails.

        If there are more than `most` bytes, git is ended, and that is a failure too. Raises
        `MissingTool` if git is not installed, and `UnknownName` if the folder is gone.
        """
        settings = [word for setting in SAFE for word in ("-c", setting)]
        command = ["git", "--no-replace-objects", *self.options, *settings, *words]
        inherited = {name: text for name, text in os.environ.items() if not name.startswith("GIT_")}
        try:
            process = subprocess.Popen(  # noqa: S603 - our words, and names after --end-of-options
                command,
                cwd=self.folder,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**inherited, **self.environment},
            )
        except FileNotFoundError as error:
            if error.filename != command[0]:
                raise UnknownName(f"there is no folder {self.folder}") from None
            message = "git is not installed: sudo apt-get install git"
            raise MissingTool(message) from None
        with process:
            writing = Thread(target=feed, args=(process, given), daemon=True)
            writing.start()
            assert process.stdout is not None
            said = process.stdout.read(most + 1)
            if len(said) > most:
                process.kill()
            writing.join()
        return said if process.returncode == 0 and len(said) <= most else None

    def commit(self, name: str) -> str:
        """The hash of the commit with a name; empty if there is none."""
        verify = ("rev-parse", "--verify", "--quiet", "--end-of-options")
        found = self.git(*verify, f"{name}^{{commit}}")
        return "" if found is None else found.decode().strip()

    def is_before(self, commit: str, later: str) -> bool:
        """True if a commit is another one or one of its ancestors. Both are full hashes."""
        return self.git("merge-base", "--is-ancestor", commit, later) is not None


def feed(process: "subprocess.Popen[bytes]", given: bytes) -> None:
    """Gives git its input. Git may end before it has read all of it."""
    assert process.stdin is not None
    with suppress(OSError):
        process.stdin.write(given)
    with suppress(OSError):
        process.stdin.close()


def bare(folder: Path) -> Repository:
    """The bare repository in a folder, for its branches. Its settings are read, and run nothing."""
    return Repository(folder, (f"--git-dir={folder}",), ALONE)


@contextmanager
def borrowed(objects: Sequence[Path], commit: str) -> Iterator[Repository]:
    """An empty repository that borrows the objects in folders, to read the `commit` in them.

    So nothing else of their repository counts: no settings, attributes, hooks, grafts or branches.
    """
    with TemporaryDirectory(prefix="answerable-git-") as name:
        folder = Path(name)
        for part in ("objects/info", "refs"):
            (folder / part).mkdir(parents=True)
        (folder / "HEAD").write_text("ref: refs/heads/none\n")
        (folder / "config").write_text(FORMATS[len(commit) == SHA256_DIGITS])
        lenders = "".join(f"{one.absolute()}\n" for one in objects)
        (folder / "objects/info/alternates").write_text(lenders)
        yield Repository(folder, (f"--git-dir={folder}",), ALONE)
