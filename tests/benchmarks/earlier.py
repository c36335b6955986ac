"""An earlier commit to compare with, with the libraries that it was locked to."""

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]


@contextmanager
def earlier_commit(commit: str) -> Iterator[Path]:
    """A folder with a commit and its virtual environment. It is removed at the end."""
    with tempfile.TemporaryDirectory(prefix="answerable-bench-") as folder:
        place = Path(folder) / "earlier"
        run("git", "worktree", "add", "--quiet", "--detach", str(place), commit)
        try:
            run("make", "--quiet", "-C", str(place), ".venv/.ready")
            yield place
        finally:
            run("git", "worktree", "remove", "--force", str(place))


def run(*words: str) -> None:
    subprocess.run(words, cwd=ROOT, check=True)
