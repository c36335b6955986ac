"""`make soak`: hostile and broken projects through the real program, with the counts of what became of them.

    python tests/soak/soak.py [group …]

Each project is checked, and built in one language where it is valid, in processes whose memory and time are bounded.
It fails where one crashes, runs what it was given, publishes a secret, takes too long, or is valid and does not build.
"""

import itertools
import json
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
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from conftest import TESTS, copied_project  # noqa: E402
from corpus import CATALOGUE, DESCRIPTOR, SECRET, Case, cases  # noqa: E402

ANSWERABLE = str(Path(sys.executable).parent / "answerable")
SECONDS, MEMORY = 60, 4_000_000_000
"""CPU seconds and bytes of address space that one command may take."""
ODD_VALUES: tuple[Any, ...] = (
    None, True, 0, -1, 1e308, "", " ", "x", "\u202e", "../x", "http://127.0.0.1:9/", "a\nb", "x" * 6_000, [], ["x"],
    {}, {"x": 1}, [[]], "\ud800", 10**25,
)  # fmt: skip
KILLS = 12


def bounded() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def run(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [ANSWERABLE, *words]
    try:
        return subprocess.run(
            command, cwd=project, capture_output=True, text=True, check=False, preexec_fn=bounded, timeout=5 * SECONDS
        )
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 124, "", "it waits for something")


def outcome(case: Case, folder: Path) -> str:
    """What became of a case: refused, safe (built, and nothing ran or leaked), or what is wrong."""
    project = copied_project(folder / "project")
    case.alter(project)
    checked = run(project, "check")
    harm = harmed(project, checked)
    if harm or checked.returncode == 1:
        return harm or ("refused" if case.said in checked.stderr else "refused with other words")
    if case.said:
        return "NOT REFUSED"
    built = run(project, "build", "--languages", "en", "--quiet")
    if built.returncode:
        return harmed(project, built) or f"VALID AND NOT BUILT: {built.stderr[:200]}"
    return harmed(project, built) or "safe"


def harmed(project: Path, done: subprocess.CompletedProcess[str]) -> str:
    """What a command did that it must not; empty where all is well."""
    if "Traceback" in done.stderr or done.returncode not in (0, 1):
        return f"CRASHED ({done.returncode}): {done.stderr[-300:]}"
    if (project.parent / "ran").exists():
        return "RAN what it was given"
    site = project / "site"
    published = [path for path in site.rglob("*") if path.is_file()] if site.exists() else []
    if SECRET in done.stdout + done.stderr or any(SECRET.encode() in path.read_bytes() for path in published):
        return "LEAKED"
    return ""


def places(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to everything within a JSON value; of lists the first two."""
    items = value.items() if isinstance(value, dict) else list(enumerate(value))[:2] if isinstance(value, list) else ()
    for name, below in items:
        yield (*way, name)
        yield from places(below, (*way, name))


def altered(file: str, way: tuple[Any, ...], value: Any) -> Case:
    """A descriptor with one of its values replaced."""

    def alter(project: Path) -> None:
        path = project / file
        descriptor = json.loads(path.read_text("utf-8"))
        inner = descriptor
        for name in way[:-1]:
            inner = inner[name]
        inner[way[-1]] = value
        path.write_text(json.dumps(descriptor), "utf-8")

    return Case("altered", f"{file} {'.'.join(map(str, way))} = {value!r:.40}", alter)


def altered_descriptors() -> Iterator[Case]:
    for file in (CATALOGUE, DESCRIPTOR):
        ways = list(places(json.loads((TESTS / "tiny" / file).read_text("utf-8"))))
        yield from (altered(file, way, value) for way, value in itertools.product(ways, ODD_VALUES))


def broken() -> Iterator[Case]:
    for folder in sorted((TESTS / "broken").iterdir()):
        words = (folder / "message.txt").read_text("utf-8").splitlines()[0]

        def alter(project: Path, folder: Path = folder) -> None:
            shutil.copytree(folder, project, dirs_exist_ok=True)

        yield Case("broken", folder.name, alter, words)


def kills(folder: Path) -> Iterator[tuple[str, str]]:
    """Builds that are killed at different moments: the old site stands, and the next build sweeps what they left."""
    project = copied_project(folder / "killed")
    assert run(project, "build", "--languages", "en", "--quiet").returncode == 0
    for number in range(KILLS):
        process = subprocess.Popen(
            [ANSWERABLE, "build", "--quiet"], cwd=project, stderr=subprocess.DEVNULL, start_new_session=True
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


def main(groups: list[str]) -> int:
    wanted = [*cases(), *broken(), *altered_descriptors()]
    wanted = [case for case in wanted if not groups or case.group in groups]
    counts: Counter[tuple[str, str]] = Counter()
    wrong: list[str] = []
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="answerable-soak-") as folder:
        homes = [Path(folder) / str(number) for number in range(len(wanted))]

        def tried(case: Case, home: Path) -> str:
            home.mkdir()
            said = outcome(case, home)
            shutil.rmtree(home, ignore_errors=True)
            return said

        with ThreadPoolExecutor(os.cpu_count()) as threads:
            found = [
                (case.group, case.name, said)
                for case, said in zip(wanted, threads.map(tried, wanted, homes), strict=True)
            ]
        if not groups or "kills" in groups:
            found += [("kills", name, said) for name, said in kills(Path(folder))]
    for group, name, said in found:
        known = said in ("refused", "safe")
        counts[group, said if known else "wrong"] += 1
        wrong += [] if known else [f"{group}: {name}: {said}"]
    for group in dict.fromkeys(group for group, _, _ in found):
        refused, safe, bad = (counts[group, said] for said in ("refused", "safe", "wrong"))
        print(f"{group:12} refused {refused:5}  safe {safe:5}  wrong {bad:4}")
    print(f"{len(found)} projects in {time.monotonic() - begun:.0f} s")
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
