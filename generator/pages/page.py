"""One page of the site as Markdown, and the addresses of pages."""

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from generator.charts.chart import Chart
from generator.models import Figure
from generator.names import slug

LINKED_FIGURE = re.compile(
    r"\]\((?:[^()\s]*/)?([^()\s/.]+\.[^()\s/.]+\.[^()\s/.]+\.[^()\s/.]+)\.md\)"
)
"""A link to the page of a figure: every number in the Markdown is one."""


@dataclass(frozen=True)
class ListColumn:
    """One column of the list that a page is: how the browser sorts it, and whether it narrows the
    list down by it.
    """

    name: str
    """What the address calls it, in every language."""
    order: Literal["text", "number", "given"] = "text"
    """By the alphabet of the language, by number, or in the order in which `values` are given."""
    values: tuple[tuple[str, str], ...] = ()
    """Key and text of what its cells say; of several, a cell says each, with ` · ` between. A key
    is for addresses.
    """
    filtered: bool = False


CHART_FILES = ("csv", "json", "svg")
"""The formats in which readers can download a chart."""
NONE = "none"
"""The key of what a cell says where our data have nothing: it sorts last, whichever way."""


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
    contents: bool = True
    """Whether the list of its sections stands beside it."""
    figure: str = ""
    """The id of the figure that the page is about."""
    columns: tuple[ListColumn, ...] = ()
    """The columns of its first table, where that can be sorted and narrowed down in the browser."""
    script: str = ""
    """The script of `assets/` that adds to the page; without it the page is complete."""

    def __post_init__(self) -> None:
        names = [chart.name for chart in self.charts]
        assert len(names) == len(set(names)), (
            f"two charts of {self.path} have one name: {', '.join(names)}"
        )

    @property
    def figures_shown(self) -> frozenset[str]:
        """The ids of all figures to whose pages it links, and of those that its charts draw."""
        drawn = (figure for chart in self.charts for figure in chart.figures)
        return frozenset((*LINKED_FIGURE.findall(self.markdown), *drawn))


def distinct(values: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Keys with their texts, each key once, in their order."""
    return tuple(dict(values).items())


def relative(path: str, origin: str) -> str:
    """The way from one file to another, both below the folder of the language."""
    return posixpath.relpath(path, posixpath.dirname(origin) or ".")


def figure_path(figure: Figure) -> str:
    return f"figures/{figure.id}.md"


def pages_by_figure(pages: Iterable[Page]) -> dict[str, list[str]]:
    """The pages that show each figure, by its id, in the order of paths."""
    found: dict[str, set[str]] = {}
    for page in pages:
        for identity in page.figures_shown:
            found.setdefault(identity, set()).add(page.path)
    return {identity: sorted(paths) for identity, paths in found.items()}


def source_path(source: str) -> str:
    """The page of a source: E/2020/50 → sources/e-2020-50.md."""
    return f"sources/{slug(source)}.md"


def compare_path(package: str, table: str, chosen: str = "") -> str:
    """The page that compares the rows of a table (`entities`, `indicators`), with the row at a key
    already chosen.
    """
    return f"{package}/compare/{table}.md{f'?with={chosen}' if chosen else ''}"


def chart_path(page: str, chart: Chart, ending: str) -> str:
    """Where a file of a chart stands, beside the page as published:
    `un-swap/indicators/audit/series.svg`.
    """
    folder = (
        posixpath.dirname(page)
        if posixpath.basename(page) == "index.md"
        else page.removesuffix(".md")
    )
    return posixpath.join(folder, f"{chart.name}.{ending}")
