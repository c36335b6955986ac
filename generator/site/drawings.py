"""The chart cache: a chart is drawn once for equal content, and what draws in the browser is made once a version.

It lies in the home of whoever builds and never in the project, since a push could write it there.
"""

import contextlib
import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from generator.charts import Chart, drawn, key_of
from generator.charts.bundle import bundle, bundle_key

Draw = Callable[[Chart, str], str]
"""A chart and a layout → its SVG."""


def cache_folder() -> Path | None:
    """Where drawings are kept; None where whoever builds has no home."""
    with contextlib.suppress(RuntimeError):
        named = Path(os.environ.get("XDG_CACHE_HOME", ""))
        return (named if named.is_absolute() else Path.home() / ".cache") / "answerable" / "charts"
    return None


def cached_drawing(chart: Chart, layout: str) -> str:
    """The SVG of a chart, from the cache where it was drawn before."""
    return cached(f"{hashed(key_of(chart, layout))}.svg", lambda: drawn(chart, layout))


def cached_bundle() -> tuple[str, bytes]:
    """What draws charts in the browser, with its path below the top of the site; a new content has a new name."""
    content = cached(f"{hashed(bundle_key())}.js", bundle)
    return f"assets/vega-{hashed(content)[:12]}.js", content.encode()


def hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def cached(name: str, made: Callable[[], str]) -> str:
    """The text that the cache keeps under a name; made, and kept if it can be, where there is none."""
    folder = cache_folder()
    if folder is None:
        return made()
    text = whole(folder / name)
    if text is None:
        text = made()
        with contextlib.suppress(OSError):
            keep(folder, name, text)
    return text


def whole(file: Path) -> str | None:
    """The text of a file whose first line is the hash of the rest; None where it is cut off, or none stands there."""
    try:
        proof, _, text = file.read_text("utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return None
    return text if hashed(text) == proof else None


def keep(folder: Path, name: str, text: str) -> None:
    """Writes a file of the cache, whole or not at all; what a process left that was killed meanwhile is deleted."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for left in folder.glob(f"{name}.*"):
        left.unlink(missing_ok=True)
    fresh = folder / f"{name}.{os.getpid()}"
    fresh.write_text(f"{hashed(text)}\n{text}", "utf-8")
    fresh.replace(folder / name)
