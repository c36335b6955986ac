"""Runs git on a repository that is only read. This is the only module that runs git.

A repository can be hostile. So git only lists names and sizes, compares commits and prints blobs.
It writes no file, and runs no program that a configuration or an attribute names (filters, hooks,
signatures, monitors, transports).
"""

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.errors import MissingTool

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

    def git(self, *words: str, given: bytes = b"") -> bytes | None:
        """The output of git, with `given` as its input; None if git fails.

        Raises `MissingTool` if git is not installed.
        """
        settings = [word for setting in SAFE for word in ("-c", setting)]
        command = ["git", "--no-replace-objects", *self.options, *settings, *words]
        inherited = {name: text for name, text in os.environ.items() if not name.startswith("GIT_")}
        try:
            done = subprocess.run(  # noqa: S603 - our words, and names that follow --end-of-options
                command,
                cwd=self.folder,
                input=given,
                capture_output=True,
                check=False,
                env={**inherited, **self.environment},
            )
        except FileNotFoundError:
            message = "git is not installed: sudo apt-get install git"
            raise MissingTool(message) from None
        return done.stdout if done.returncode == 0 else None

    def commit(self, name: str) -> str:
        """The hash of the commit with a name; empty if there is none."""
        verify = ("rev-parse", "--verify", "--quiet", "--end-of-options")
        found = self.git(*verify, f"{name}^{{commit}}")
        return "" if found is None else found.decode().strip()

    def is_before(self, commit: str, later: str) -> bool:
        """True if a commit is another one or one of its ancestors. Both are full hashes."""
        return self.git("merge-base", "--is-ancestor", commit, later) is not None


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
