"""The chart cache: a chart is drawn once for equal content, and what draws in the browser is made
once a version.

It lies in the home of whoever builds. A cache inside the project is not used, since a push could
write it there.
"""

import contextlib
import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from generator.charts.bundle import bundle, bundle_key
from generator.charts.chart import Chart
from generator.charts.drawing import drawn, key_of

Draw = Callable[[Chart, str], str]
"""A chart and a layout → its SVG."""


def cache_outside(project: Path | None) -> Path | None:
    """The folder of the cache; None if whoever builds has no home, or if it lies inside the folder
    of the project.
    """
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    try:
        folder = (
            (named if named.is_absolute() else Path.home() / ".cache").resolve()
            / "answerable"
            / "charts"
        )
    except (RuntimeError, OSError):
        return None
    return None if project and folder.is_relative_to(project.resolve()) else folder


def cached_drawing(chart: Chart, layout: str, cache: Path | None) -> str:
    """The SVG of a chart, from the cache where it was drawn before."""
    return cached(cache, f"{hashed(key_of(chart, layout))}.svg", lambda: drawn(chart, layout))


def cached_bundle(cache: Path | None) -> tuple[str, bytes]:
    """What draws charts in the browser, with its path below the top of the site; a new content has
    a new name.
    """
    content = cached(cache, f"{hashed(bundle_key())}.js", bundle)
    return f"assets/vega-{hashed(content)[:12]}.js", content.encode()


def hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def cached(folder: Path | None, name: str, made: Callable[[], str]) -> str:
    """The text that the cache in a folder keeps under a name; made, and kept if it can be, where
    there is none.
    """
    if folder is None:
        return made()
    text = kept_text(folder / name)
    if text is None:
        text = made()
        with contextlib.suppress(OSError):
            keep_text(folder, name, text)
    return text


def kept_text(file: Path) -> str | None:
    """The text of a file whose first line is the hash of the rest; None where it is cut off, or
    none stands there.
    """
    try:
        proof, _, text = file.read_text("utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return None
    return text if hashed(text) == proof else None


def keep_text(folder: Path, name: str, text: str) -> None:
    """Writes a file of the cache, whole or not at all; what a process left that was killed
    meanwhile is deleted.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for left in folder.glob(f"{name}.*"):
        left.unlink(missing_ok=True)
    fresh = folder / f"{name}.{os.getpid()}"
    fresh.write_text(f"{hashed(text)}\n{text}", "utf-8")
    fresh.replace(folder / name)
