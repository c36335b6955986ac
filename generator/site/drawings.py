"""The chart cache: a chart is drawn once for equal content."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from generator.charts import Chart, drawn, key_of
from generator.site.files import write

Draw = Callable[[Chart, str], str]
"""A chart and a layout → its SVG."""


def cached_drawing(cache: Path, chart: Chart, layout: str) -> str:
    """The SVG of a chart, from the cache where it was drawn before."""
    file = cache / f"{hashlib.sha256(key_of(chart, layout).encode()).hexdigest()}.svg"
    if not file.exists():
        fresh = file.with_suffix(f".{os.getpid()}")
        write(fresh, drawn(chart, layout))
        fresh.replace(file)
    return file.read_text("utf-8")
