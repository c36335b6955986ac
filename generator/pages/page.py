"""One page of the site as Markdown, and the addresses of pages."""

import posixpath
import re
from dataclasses import dataclass

from generator.charts import Chart
from generator.models import Figure


@dataclass(frozen=True)
class Page:
    """One generated page: where it stands, what it is called, its Markdown, and its charts."""

    path: str
    """Its Markdown file below the folder of the language, like `un-swap/indicators/audit.md`."""
    title: str
    description: str
    markdown: str
    breadcrumbs: tuple[tuple[str, str], ...] = ()
    """Title and path of each page above it, the home page first."""
    charts: tuple[Chart, ...] = ()
    tab: str = ""
    """What the navigation calls it; a page without is reached by lists, links and search."""
    hidden: tuple[str, ...] = ("navigation",)
    """Parts of the theme that this page does without."""


def relative(path: str, origin: str) -> str:
    """The way from one file to another, both below the folder of the language."""
    return posixpath.relpath(path, posixpath.dirname(origin) or ".")


def figure_path(figure: Figure) -> str:
    return f"figures/{figure.id}.md"


def source_path(source: str) -> str:
    """The page of a source: E/2020/50 → sources/e-2020-50.md."""
    return f"sources/{re.sub('[^a-z0-9]+', '-', source.lower()).strip('-')}.md"


def chart_path(page: str, chart: Chart) -> str:
    """Where the SVG of a chart stands, beside the page as published: `un-swap/indicators/audit/series.svg`."""
    folder = posixpath.dirname(page) if posixpath.basename(page) == "index.md" else page.removesuffix(".md")
    return posixpath.join(folder, f"{chart.name}.svg")
