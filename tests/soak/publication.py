"""`make soak`: publication by `git push` under fault, with the counts of what became of it.

python tests/soak/publication.py [number of kills]

After each fault the published site must be one whole version: its link leads to a folder in which
every file of its manifest is there, with its hash. Soak fails if it is not, if a fault leaves
something for good, or if readers lose a request while a version is replaced.
"""

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from urllib.error import URLError
from urllib.request import urlopen

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "browser")]

from nginx import nginx_serving  # noqa: E402

ANSWERABLE = str(Path(sys.executable).parent / "answerable")
KILLS = 100
SEED = 20
LOAD_SECONDS = 10
READERS = 4
EMPTY = {"cache", "lock", "log.jsonl", "publish.json", "site", "tmp", "versions"}
PAGES = ("en/", "en/lantern-cards/", "en/figures/", "api/figures.json", "en/assets/site.css")
ENVIRONMENT = {
    **os.environ,
    **{f"GIT_{who}_{what}": text for who in ("AUTHOR", "COMMITTER")
       for what, text in (("NAME", "Clerk"), ("EMAIL", "clerk@hollow.example"))},
}  # fmt: skip


class Server:
    """A repository with its published site, and a clone of it."""

    def __init__(self, folder: Path) -> None:
        self.work, self.repository, self.site = (folder / one for one in ("work", "r.git", "www"))
        self.run(ANSWERABLE, "init", str(self.work), "--name", "Lantern Hill", folder=folder)
        self.run("git", "init", "-q", "--bare", "-b", "main", str(self.repository), folder=folder)
        self.run("git", "init", "-q", "-b", "main")
        words = ("publish", "install", "--repo", str(self.repository), "--site", str(self.site))
        self.run(ANSWERABLE, *words)
        assert self.push().returncode == 0

    def run(self, *words: str, folder: Path | None = None) -> None:
        subprocess.run(
            words, cwd=folder or self.work, env=ENVIRONMENT, check=True, capture_output=True
        )

    def commit(self) -> None:
        """A commit with another text on a page."""
        page = self.work / "content/en/about.md"
        page.write_text(f"{page.read_text('utf-8')}\nChanged once more.\n", "utf-8")
        self.run("git", "add", "-A")
        self.run("git", "commit", "-q", "-m", "Change")

    def begin(self) -> subprocess.Popen[bytes]:
        """A push, in a session of its own."""
        return subprocess.Popen(
            ["git", "push", "-q", str(self.repository), "HEAD:main"], cwd=self.work,
            env=ENVIRONMENT, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip

    def push(self) -> subprocess.CompletedProcess[str]:
        self.commit()
        return subprocess.run(
            ["git", "push", str(self.repository), "HEAD:main"], cwd=self.work, env=ENVIRONMENT,
            capture_output=True, text=True, check=False,
        )  # fmt: skip

    def update(self) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [ANSWERABLE, "publish", "update", "--site", str(self.site)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip


def state(server: Server) -> str:
    """`whole` if the published site and each version that is kept is one; else what is wrong."""
    kept = sorted((server.site / "versions").iterdir())
    wrong = [said for one in (server.site / "site", *kept) if (said := state_of(one)) != "whole"]
    return wrong[0] if wrong else "whole"


def state_of(link: Path) -> str:
    """`whole` if a folder holds a whole version; else what is wrong with it."""
    if not (link / "api/manifest.json").is_file():
        return "NO SITE"
    for entry in json.loads((link / "api/manifest.json").read_text("utf-8")):
        file = link / entry["path"]
        if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != entry["sha256"]:
            return f"BROKEN: {entry['path']}"
    return "whole"


def processes_of(server: Server) -> list[int]:
    """The processes of a publication: hooks, and those that build a language."""
    found = subprocess.run(
        ["pgrep", "-f", f"publish hook .*{server.site}"],
        capture_output=True,
        text=True,
        check=False,
    )
    hooks = [int(number) for number in found.stdout.split()]
    children = subprocess.run(
        ["pgrep", "-P", ",".join(map(str, hooks or [0]))],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return [*hooks, *(int(number) for number in children.stdout.split())]


def kills(server: Server, number: int, seconds: float) -> Iterator[str]:
    """Publications that are killed at random moments, each followed by the state of the site."""
    moments = random.Random(SEED)
    for _ in range(number):
        server.commit()
        pushing = server.begin()
        time.sleep(moments.uniform(0, seconds))
        killed = 0
        for one in processes_of(server):
            with suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)
                killed += 1
        pushing.wait()
        yield f"{'killed' if killed else 'nothing to kill'}: {state(server)}"
    time.sleep(1)
    server.commit()
    assert server.push().returncode == 0
    left = {path.name for path in server.site.iterdir()} - EMPTY
    yield f"after the next push: {state(server)}, left: {sorted(left) or 'nothing'}"
    kept = len(list((server.site / "versions").iterdir()))
    yield f"versions kept: {kept}{'' if kept <= 5 else ' TOO MANY'}"


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[bool]:
    """A small file system at a folder; False if only root may mount one."""
    folder.mkdir(exist_ok=True)
    size = f"size={megabytes}m"
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)], capture_output=True, check=False
    )
    try:
        yield mounted.returncode == 0
    finally:
        if mounted.returncode == 0:
            subprocess.run(["umount", "-l", str(folder)], check=True)


def full_disk(folder: Path) -> Iterator[str]:
    """A publication for which there is no room, and one after room was made."""
    with small_disk(folder / "small", 60) as mounted:
        if not mounted:
            yield "a full disk: not tried, only root can"
            return
        server = Server(folder / "small")
        filler = folder / "small/filler"
        with filler.open("wb") as file:
            free = shutil.disk_usage(folder / "small").free
            file.write(b"x" * max(0, free - 3_000_000))
        done = server.push()
        reason = [line for line in done.stderr.splitlines() if "No space" in line]
        yield f"a full disk: {state(server)}, {'said so' if reason else f'SAID {done.stderr}'}"
        filler.unlink()
        done = server.update()
        yield f"a full disk, after room was made: {state(server)}, {done.returncode or 'published'}"


def load(folder: Path, server: Server) -> Iterator[str]:
    """Readers who ask without pause for some seconds, while versions are published."""
    asked: Counter[str] = Counter()
    (folder / "nginx").mkdir()

    def read(address: str, until: float) -> None:
        while time.monotonic() < until:
            for page in PAGES:
                try:
                    with urlopen(f"{address}{page}", timeout=10) as answer:
                        answer.read()
                        asked[str(answer.status)] += 1
                except (URLError, OSError) as error:
                    asked[f"LOST {error}"] += 1

    with nginx_serving(server.site / "site", folder / "nginx") as address:
        link = server.site / "site"
        before = link.readlink()
        server.commit()
        pushing = server.begin()
        while pushing.poll() is None and link.readlink() == before:
            until = time.monotonic() + LOAD_SECONDS
            readers = [Thread(target=read, args=(address, until)) for _ in range(READERS)]
            for one in readers:
                one.start()
            for one in readers:
                one.join()
        pushing.wait()
    changed = link.readlink() != before
    yield f"load: {dict(asked)}, {'a version was replaced' if changed else 'NOTHING REPLACED'}"


def main(number: int) -> int:
    begun = time.monotonic()
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="answerable-publication-") as name:
        folder = Path(name)
        server = Server(folder)
        started = time.monotonic()
        assert server.push().returncode == 0
        seconds = time.monotonic() - started
        counts: Counter[str] = Counter()
        for said in kills(server, number, seconds):
            counts[said] += 1
        counts.update(load(folder, server))
        counts.update(full_disk(folder))
        for said, times in counts.items():
            wrong += any(word.isupper() and len(word) > 3 for word in said.split())
            print(f"{times:4}  {said}")
    print(f"one publication takes {seconds:.1f} s; all of it took {time.monotonic() - begun:.0f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else KILLS))
