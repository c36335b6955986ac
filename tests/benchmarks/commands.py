"""How much the commands cost, beside an earlier commit in the same run.

`python tests/benchmarks/commands.py COMMIT` prints, for the working tree and for the commit, the
least CPU seconds of three runs of each command, and how many lines the descriptors in `data/` have.
"""

import os
import resource
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "tests" / "benchmarks"))

from earlier import earlier_commit  # noqa: E402

RUNS = 3
START = "import sys; sys.path.insert(0, sys.argv.pop(1)); from generator.cli import main; main()"
"""Runs the program of a folder, whichever is installed."""
COMMANDS = (
    ("--help",),
    ("check", "--quiet"),
    ("cite", "un-swap.audit.met-or-exceeded.2019"),
    ("diff", "2026.1"),
)


def main(commit: str) -> None:
    with earlier_commit(commit) as earlier:
        print(f"{'command':<12} {'cpu s':>7} {commit[:7]:>9} {'ratio':>7}")
        for command in COMMANDS:
            now, before = least(ROOT, command), least(earlier, command)
            print(f"{command[0]:<12} {now:>7.2f} {before:>9.2f} {now / before:>7.2f}")
        now, before = lines(ROOT), lines(earlier)
        print(f"{'descriptors':<12} {now:>7} {before:>9} {now / before:>7.2f}  lines")


def least(folder: Path, command: tuple[str, ...]) -> float:
    """The least CPU seconds of some runs of a command, after one that fills caches."""
    return min([cpu(folder, command) for _ in range(RUNS + 1)][1:])


def cpu(folder: Path, command: tuple[str, ...]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    words = [str(folder / ".venv/bin/python"), "-P", "-c", START, str(folder), *command]
    subprocess.run(
        words,
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": ""},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def lines(folder: Path) -> int:
    """The lines of all descriptors of packages."""
    return sum(
        len(path.read_text("utf-8").splitlines()) for path in folder.glob("data/*/datapackage.json")
    )


if __name__ == "__main__":
    main(sys.argv[1])
