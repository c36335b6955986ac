"""What a phone on slow 4G meets: Lighthouse on the home page, an overview and the page of a figure,
median of three.

The site must stand in `site`. Prints each measure against its budget; asserts nothing, since
machines differ.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "tests" / "browser"))

from chromium import CHROMIUM, FLAGS, Compressing, served  # noqa: E402
from kinds import KINDS  # noqa: E402

LIGHTHOUSE = ROOT / "tests/browser/node_modules/lighthouse/cli/index.js"
MEASURED = ("home", "overview", "figure")
RUNS = 3
BUDGETS = {
    "performance": (0.95, "at least"), "accessibility": (1.0, "at least"), "LCP s": (2.0,
        "at most"),
    "TBT ms": (200.0, "at most"), "CLS": (0.05, "at most"),
}  # fmt: skip


def main() -> None:
    if not LIGHTHOUSE.is_file():
        node = "" if shutil.which("npm") else "sudo apt-get install npm && "
        print(f"Lighthouse is missing; install it with: {node}npm ci --prefix tests/browser")
        return
    print(
        f"{'page':<10}"
        + "".join(f"{f'{name} ({how} {limit:g})':>29}" for name, (limit, how) in BUDGETS.items())
    )
    with served(ROOT / "site", Compressing) as address:
        for kind in MEASURED:
            runs = [measured(f"{address}en/{KINDS[kind]}") for _ in range(RUNS)]
            medians = {name: statistics.median(run[name] for run in runs) for name in BUDGETS}
            print(
                f"{kind:<10}"
                + "".join(f"{verdict(name, value):>29}" for name, value in medians.items())
            )


def measured(url: str) -> dict[str, float]:
    """One run: emulated phone, slow 4G, cold cache."""
    with tempfile.TemporaryDirectory(prefix="answerable-lighthouse-") as folder:
        report = Path(folder) / "report.json"
        command = [
            "node",
            str(LIGHTHOUSE),
            url,
            "--quiet",
            "--output=json",
            f"--output-path={report}",
        ]
        wanted = [
            "--only-categories=performance,accessibility",
            f"--chrome-flags={' '.join(FLAGS)}",
        ]
        subprocess.run([*command, *wanted], check=True, env={**os.environ, "CHROME_PATH": CHROMIUM})
        found: dict[str, Any] = json.loads(report.read_text("utf-8"))
    audits = found["audits"]
    return {
        "performance": found["categories"]["performance"]["score"],
        "accessibility": found["categories"]["accessibility"]["score"],
        "LCP s": audits["largest-contentful-paint"]["numericValue"] / 1000,
        "TBT ms": audits["total-blocking-time"]["numericValue"],
        "CLS": audits["cumulative-layout-shift"]["numericValue"],
    }


def verdict(name: str, value: float) -> str:
    limit, how = BUDGETS[name]
    kept = value >= limit if how == "at least" else value <= limit
    return f"{value:.2f}{'' if kept else ' over budget'}"


if __name__ == "__main__":
    main()
