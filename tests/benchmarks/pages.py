"""How much a site costs: builds packages of invented bodies in a temporary folder.

`python tests/benchmarks/pages.py PAGES …` prints, for each number of generated pages in one
language, CPU seconds, peak memory of the largest process, bytes a page, and what a reader's first
search fetches of the index.
"""

import csv
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
TINY = ROOT / "tests" / "tiny"
BIN = Path(sys.executable).parent
PACKAGE = "data/umbrella-cards"
sys.path.append(str(ROOT / "tests" / "browser"))

from chromium import Compressing, launched, served  # noqa: E402
from visits import path_of, sent  # noqa: E402


def main(sizes: list[int]) -> None:
    print(
        f"{'pages':>7} {'cpu s':>7} {'wall s':>7} {'peak MB':>8} {'bytes/page':>11} {'site MB':>8} "
        f"{'search kB':>10}"
    )
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="answerable-bench-") as folder:
            measure(invented_project(Path(folder) / "project", size))


def measure(project: Path) -> None:
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(
        [BIN / "answerable", "build", "--languages", "en", "--quiet"], cwd=project, check=True
    )
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - start
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    searched = search_bytes((project / "site").resolve()) / 1000
    pages = list((project / "site").resolve().rglob("index.html"))
    size = sum(path.stat().st_size for path in pages)
    total = sum(
        path.stat().st_size for path in (project / "site").resolve().rglob("*") if path.is_file()
    )
    peak = after.ru_maxrss / 1024
    built = f"{len(pages):>7} {cpu:>7.1f} {wall:>7.1f} {peak:>8.0f}"
    print(f"{built} {size // len(pages):>11} {total / 1e6:>8.1f} {searched:>10.0f}", flush=True)


def search_bytes(site: Path) -> int:
    """The bytes of the first search of a reader: program, index, and one page of results."""
    with served(site, Compressing) as address, launched() as browser:
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{address}en/search/?q=umbrella+ratings")
        page.locator("ol.results li").first.wait_for()
        page.wait_for_load_state("networkidle")
    return sum(sent(path_of(url, site)) for url in set(asked) if "/pagefind/" in url)


def invented_project(folder: Path, pages: int) -> Path:
    """The tiny project with as many more invented subjects as it takes: each gives the pages of
    five figures.
    """
    shutil.copytree(TINY, folder)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "content/en").mkdir(parents=True)
    (folder / "content/en/about.md").write_text("# About spoons\n", "utf-8")
    catalogue = json.loads((folder / "datapackage.json").read_text("utf-8"))
    catalogue["resources"] = [
        one for one in catalogue["resources"] if one["name"] == "umbrella-cards"
    ]
    (folder / "datapackage.json").write_text(json.dumps(catalogue), "utf-8")
    subjects = [
        [f"umbrella-{number}", "", f"Umbrella {number}", f"雨伞{number}"]
        for number in range((pages - 30) // 5)
    ]
    append(folder / PACKAGE / "subjects.csv", subjects)
    rows: list[Sequence[object]] = []
    for number, (key, *_) in enumerate(subjects):
        earlier, later = number % 61, (number * 7) % 97
        for measure_key, period, value in (
            ("met-or-exceeded", "2020", earlier),
            ("met-or-exceeded", "2021", later),
            ("change-since-2020", "2021", later - earlier),
            ("umbrellas-lent", "2020", number),
            ("umbrellas-lent", "2021", number * 3),
        ):
            rows.append(
                [
                    key,
                    measure_key,
                    period,
                    value,
                    "",
                    "",
                    "A",
                    "T/1/2",
                    f"table {number + 2}",
                    "text",
                    "",
                    "",
                    "",
                    "",
                ]
            )
    append(folder / PACKAGE / "statements.csv", rows)
    return folder


def append(path: Path, rows: Iterable[Sequence[object]]) -> None:
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [1000, 5000])
