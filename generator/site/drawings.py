"""The chart cache: a chart is drawn once for equal content, and what draws in the browser is made once a version."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from generator.charts import Chart, drawn, key_of
from generator.charts.bundle import bundle, bundle_key
from generator.site.files import write

Draw = Callable[[Chart, str], str]
"""A chart and a layout → its SVG."""


def cached_drawing(cache: Path, chart: Chart, layout: str) -> str:
    """The SVG of a chart, from the cache where it was drawn before."""
    return cached(cache / f"{hashed(key_of(chart, layout))}.svg", lambda: drawn(chart, layout))


def cached_bundle(cache: Path) -> tuple[str, bytes]:
    """What draws charts in the browser, with its path below the top of the site; a new content has a new name."""
    content = cached(cache / f"{hashed(bundle_key())}.js", bundle)
    return f"assets/vega-{hashed(content)[:12]}.js", content.encode()


def hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def cached(file: Path, made: Callable[[], str]) -> str:
    """The text of a file, which is made where it does not stand yet."""
    if not file.exists():
        fresh = file.with_suffix(f".{os.getpid()}")
        write(fresh, made())
        fresh.replace(file)
    return file.read_text("utf-8")
