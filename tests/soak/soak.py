"""`make soak`: hostile and broken projects through the real program, with the counts of what became
of them.

python tests/soak/soak.py [group …]

Each project is checked, and built in one language if it is valid, in a process whose memory and
time are bounded. Most often this is a fork of the soak itself, which has the program loaded
already; where code lies in the project, and where builds are killed, it is the real command. Soak
fails if a project crashes the program, runs what it was given, publishes a secret, takes too long,
or is valid and does not build.
"""

import itertools
import json
import multiprocessing
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from copy import deepcopy
from functools import cache, partial
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from conftest import TESTS, copied_project, in_this_process, with_one_package  # noqa: E402
from corpus import CATALOGUE, DESCRIPTOR, SECRET, Case, cases, machine  # noqa: E402

from generator.cli import main as command_line  # noqa: E402
from generator.kinds import kind_named  # noqa: E402
from generator.packages.schemas import file_schema, kind_schema  # noqa: E402
from generator.site import building  # noqa: E402

ANSWERABLE = str(Path(sys.executable).parent / "answerable")
SECONDS, MEMORY = 60, 2_000_000_000
"""CPU seconds and bytes of data that one process may take. Space that is reserved and not used is
not counted.
"""
LONGEST_WAIT = 5 * SECONDS
FORK = multiprocessing.get_context("fork")
GONE = object()
"""Takes a property or an item out."""
ODD_VALUES: tuple[Any, ...] = (
    GONE,
    None, True, 0, -1, 1e308, "", " ", "x", "\u202e", "../x", "http://127.0.0.1:9/", "a\nb",
    "x" * 6_000, [], ["x"],
    {}, {"x": 1}, [[]], "\ud800", 10**25,
)  # fmt: skip
KILLS = 12


def bounded() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


def run(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The real command, started in the folder of a project."""
    command = [ANSWERABLE, *words]
    try:
        return subprocess.run(
            command,
            cwd=project,
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=bounded,
            timeout=LONGEST_WAIT,
        )
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 124, "", "it waits for something")


def forked(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The command in a process forked from this one, which spares it the loading of the program."""
    streams = [project.parent / "stdout", project.parent / "stderr"]
    process = FORK.Process(target=as_command, args=(project, streams, words))
    process.start()
    process.join(LONGEST_WAIT)
    if process.exitcode is None:
        process.kill()
        process.join()
    out, err = (path.read_text("utf-8") for path in streams)
    return subprocess.CompletedProcess(words, process.exitcode or 0, out, err)


def as_command(project: Path, streams: list[Path], words: tuple[str, ...]) -> None:
    """Runs the command line in this process, with its output in files."""
    for number, path in enumerate(streams, start=1):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    os.chdir(project)
    bounded()
    sys.argv = ["answerable", *words]
    building.in_processes = in_this_process
    command_line()


def outcome(case: Case, folder: Path) -> str:
    """What became of a case: refused, safe (built, and nothing ran or leaked), or what is wrong."""
    project = copied_project(folder / "project")
    if case.group == "altered":
        with_one_package(project, "umbrella-cards")
    case.alter(project)
    command = run if case.group == machine.__name__ else forked
    checked = command(project, "check")
    harm = harmed(project, checked)
    if harm or checked.returncode == 1:
        return harm or (
            "refused" if case.said in checked.stderr else f"OTHER WORDS: {checked.stderr[:200]}"
        )
    if case.said:
        return "NOT REFUSED"
    built = command(project, "build", "--languages", built_language(project), "--quiet")
    if built.returncode:
        return harmed(project, built) or f"VALID AND NOT BUILT: {built.stderr[:200]}"
    return harmed(project, built) or "safe"


def built_language(project: Path) -> str:
    return str(json.loads((project / CATALOGUE).read_text("utf-8"))["languages"][0])


def harmed(project: Path, done: subprocess.CompletedProcess[str]) -> str:
    """What a command did that it must not; empty where all is well."""
    if "Traceback" in done.stderr or done.returncode not in (0, 1):
        return f"CRASHED ({done.returncode}): {done.stderr[-600:]}"
    if (project.parent / "ran").exists():
        return "RAN what it was given"
    site = project / "site"
    published = [path for path in site.rglob("*") if path.is_file()] if site.exists() else []
    if SECRET in done.stdout + done.stderr or any(
        SECRET.encode() in path.read_bytes() for path in published
    ):
        return "LEAKED"
    return ""


def places(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to everything within a JSON value; of lists the first two."""
    items = (
        value.items()
        if isinstance(value, dict)
        else list(enumerate(value))[:2]
        if isinstance(value, list)
        else ()
    )
    for name, below in items:
        yield (*way, name)
        yield from places(below, (*way, name))


def altered(file: str, way: tuple[Any, ...], value: Any) -> Case:
    """A descriptor with one of its values replaced."""

    def alter(project: Path) -> None:
        path = project / file
        descriptor = with_schema(file, path)
        inner = descriptor
        for name in way[:-1]:
            inner = inner[name]
        if value is GONE:
            del inner[way[-1]]
        else:
            inner[way[-1]] = value
        path.write_text(json.dumps(descriptor), "utf-8")

    written = "is gone" if value is GONE else f"= {value!r:.40}"
    return Case("altered", f"{file} {'.'.join(map(str, way))} {written}", alter)


def with_schema(file: str, path: Path) -> dict[str, Any]:
    """A descriptor as it stands: a catalogue with one package, or a package with a schema at its
    first table.
    """
    descriptor: dict[str, Any] = json.loads(path.read_text("utf-8"))
    if file == CATALOGUE:
        descriptor["resources"] = descriptor["resources"][:1]
    else:
        tables = dict.fromkeys(one["name"] for one in descriptor["resources"])
        first = descriptor["resources"][0]
        columns = (path.parent / first["path"]).read_text("utf-8").splitlines()[0].split(",")
        schema = kind_schema(kind_named(descriptor["kind"]), first["name"], tables)
        first["schema"] = deepcopy(file_schema(schema, columns))
    return descriptor


def altered_descriptors() -> Iterator[Case]:
    for file in (CATALOGUE, DESCRIPTOR):
        ways = places(with_schema(file, TESTS / "tiny" / file))
        yield from (altered(file, way, value) for way, value in itertools.product(ways, ODD_VALUES))


def broken() -> Iterator[Case]:
    for folder in sorted((TESTS / "broken").iterdir()):
        words = (folder / "message.txt").read_text("utf-8").splitlines()[0]

        def alter(project: Path, folder: Path = folder) -> None:
            shutil.copytree(folder, project, dirs_exist_ok=True)

        yield Case("broken", folder.name, alter, words)


def kills(folder: Path) -> Iterator[tuple[str, str]]:
    """Builds that are killed at different moments: the old site stands, and the next build sweeps
    what they left.
    """
    project = copied_project(folder / "killed")
    assert run(project, "build", "--languages", "en", "--quiet").returncode == 0
    for number in range(KILLS):
        process = subprocess.Popen(
            [ANSWERABLE, "build", "--quiet"],
            cwd=project,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(0.4 * (number + 1))
        ended = process.poll() is not None
        if not ended:
            os.kill(process.pid, signal.SIGKILL)
        process.wait()
        stands = (project / "site/en/index.html").is_file()
        name = "ended before the kill" if ended else f"killed after {0.4 * (number + 1):.1f} s"
        yield name, "safe" if stands else "THE SITE IS GONE"
    time.sleep(2)
    assert run(project, "build", "--languages", "en", "--quiet").returncode == 0
    left = [path.name for path in project.iterdir() if path.name.startswith(".site-")]
    alone = left == [(project / "site").resolve().name]
    yield "what the killed left", "safe" if alone else f"LEFT {left}"


@cache
def wanted(groups: tuple[str, ...]) -> list[Case]:
    """The cases of some groups, or all of them."""
    every = [*cases(), *broken(), *altered_descriptors()]
    return [case for case in every if not groups or case.group in groups]


def tried(number: int, groups: tuple[str, ...], folder: str) -> str:
    """What became of the case of this number."""
    home = Path(folder) / str(number)
    home.mkdir()
    said = outcome(wanted(groups)[number], home)
    shutil.rmtree(home, ignore_errors=True)
    return said


def main(groups: tuple[str, ...]) -> int:
    begun = time.monotonic()
    chosen = wanted(groups)
    with tempfile.TemporaryDirectory(prefix="answerable-soak-") as folder:
        with ProcessPoolExecutor(os.cpu_count(), mp_context=FORK) as processes:
            outcomes = processes.map(
                partial(tried, groups=groups, folder=folder), range(len(chosen)), chunksize=1
            )
            counts = Counter(
                counted(case.group, case.name, said)
                for case, said in zip(chosen, outcomes, strict=True)
            )
        if not groups or "kills" in groups:
            counts.update(counted("kills", name, said) for name, said in kills(Path(folder)))
    for group in dict.fromkeys(group for group, _ in counts):
        refused, safe, wrong = (counts[group, said] for said in ("refused", "safe", "wrong"))
        print(f"{group:12} refused {refused:5}  safe {safe:5}  wrong {wrong:4}")
    print(f"{counts.total()} projects in {time.monotonic() - begun:.0f} s")
    return 1 if any(said == "wrong" for _, said in counts) else 0


def counted(group: str, name: str, said: str) -> tuple[str, str]:
    """A case as it is counted; what is wrong with it is printed at once."""
    if said in ("refused", "safe"):
        return group, said
    print(f"{group}: {name}: {said}", flush=True)
    return group, "wrong"


if __name__ == "__main__":
    sys.exit(main(tuple(sys.argv[1:])))
