"""One page of the site as Markdown, and the paths of pages."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from generator.charts.chart import Chart
from generator.ids import Link
from generator.models import Figure
from generator.names import slug

FIGURE_ADDRESS = re.compile(r"(?:\.\./)*(?:figures/)?([^()\s/.]+(?:\.[^()\s/.]+){3})/")
"""The address of the page of a figure, relative to another page. Group 1 is the id."""
LINKED_FIGURE = re.compile(rf"\]\({FIGURE_ADDRESS.pattern}\)")
"""A link to the page of a figure. Every number in the Markdown is such a link."""


@dataclass(frozen=True)
class ListColumn:
    """One column of a list that readers can sort and filter in the browser."""

    name: str
    """The name of the column in addresses, the same in every language."""
    order: Literal["text", "number", "given"] = "text"
    """Sorted by alphabet, by number, or in the order of `values`."""
    values: tuple[tuple[str, str], ...] = ()
    """Key and text of each value. A cell with several values has ` · ` between them.

    Keys are used in addresses.
    """
    filtered: bool = False
    """True if readers can filter the list by this column."""


CHART_PARTS = ("chart-message", "chart-about", "chart-image", "chart-legend", "chart-files")
"""The classes of the paragraphs of a chart, in their order. It may have no legend."""
CHART_FILES = ("csv", "json", "svg")
"""The formats in which readers can download a chart."""
NONE = "none"
"""The key of cells of which our data say nothing. They are last in both directions."""


@dataclass(frozen=True)
class Page:
    """One generated page."""

    path: str
    """Its Markdown file below the folder of the language, like `un-swap/indicators/audit.md`."""
    title: str
    description: str
    markdown: str
    breadcrumbs: tuple[Link, ...] = ()
    """Title and path of each page above it, the home page first."""
    charts: tuple[Chart, ...] = ()
    tab: str = ""
    """Its name in the navigation. Pages without a tab are reached by lists, links and search."""
    contents: bool = True
    """True if the page has a list of its sections beside it."""
    figure: str = ""
    """The id of the figure that the page is about."""
    columns: tuple[ListColumn, ...] = ()
    """The columns of its first table, if readers can sort and filter it."""
    script: str = ""
    """A script of `assets/` for this page. The page is complete without it."""
    own_title: str = ""
    """Its title where nothing stands around it, as in the tab of a browser. See `full_title`."""
    is_list: bool = False
    """True for a list by which readers find figures or pages. Pages of figures do not name it."""

    def __post_init__(self) -> None:
        names = [chart.name for chart in self.charts]
        assert len(names) == len(set(names)), (
            f"two charts of {self.path} have one name: {', '.join(names)}"
        )

    @property
    def full_title(self) -> str:
        """The title where nothing stands around it: `own_title`, or it and the page above it."""
        above = self.breadcrumbs[1:2]
        return self.own_title or " – ".join([self.title, *(link.title for link in above)])

    @property
    def figures_shown(self) -> frozenset[str]:
        """The ids of all figures that the page links or that its charts draw."""
        drawn = (figure for chart in self.charts for figure in chart.figures)
        return frozenset((*LINKED_FIGURE.findall(self.markdown), *drawn))


def distinct(values: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Keys with their texts, each key once, in their order."""
    return tuple(dict(values).items())


def distinct_texts(values: Iterable[tuple[str, str, str]]) -> tuple[tuple[str, str], ...]:
    """Keys with their texts, each text once, from (package, key, text) in their order.

    A key that has two texts, because two packages use it, is written with its package.
    """
    named: dict[str, tuple[str, str]] = {}
    for package, key, text in values:
        named.setdefault(text, (package, key))
    uses = Counter(key for _, key in named.values())
    return tuple(
        (key if uses[key] == 1 else f"{package}.{key}", text)
        for text, (package, key) in named.items()
    )


def published(path: str) -> str:
    """The address of a page below the folder of its language, from the path of its Markdown.

    un-swap/index.md becomes un-swap/, and figures/x.md becomes figures/x/. What follows the
    path, a query or the id of a part, is kept.
    """
    page, ending, further = path.rpartition(".md")
    if not ending:
        raise ValueError(f"{path!r} is no page in Markdown")
    folder, _, name = page.rpartition("/")
    parts = [folder] if name == "index" else [folder, name]
    return "".join(f"{part}/" for part in parts if part) + further


def relative_address(path: str, origin: str) -> str:
    """The address of the page `path`, relative to the address of the page `origin`."""
    *folders, last = published(path).split("/")
    start = published(origin).split("/")[:-1]
    pairs = zip(folders, start, strict=False)
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    up = "../" * (len(start) - common)
    return up + "/".join([*folders[common:], last]) or "./"


def top_of(path: str) -> str:
    """The address of the top of the site, above the languages, relative to a page."""
    return "../" * (published(path).count("/") + 1)


def figure_path(figure: Figure) -> str:
    """The page of a figure."""
    return f"figures/{figure.id}.md"


def pages_by_figure(pages: Iterable[Page]) -> dict[str, list[str]]:
    """The paths of the pages that show each figure, sorted, by the id of the figure."""
    paths_by_figure: dict[str, set[str]] = {}
    for page in pages:
        for identity in page.figures_shown:
            paths_by_figure.setdefault(identity, set()).add(page.path)
    return {identity: sorted(paths) for identity, paths in paths_by_figure.items()}


def source_path(source: str) -> str:
    """The page of a source: E/2020/50 → sources/e-2020-50.md."""
    return f"sources/{slug(source)}.md"


def compare_path(package: str, table: str, chosen: str = "") -> str:
    """The page that compares the rows of a table (`entities`, `indicators`).

    `chosen` is the key of a row that the page shows first.
    """
    return f"{package}/compare/{table}.md{f'?with={chosen}' if chosen else ''}"


def language_file(stem: str, ending: str, code: str) -> str:
    """The name of a file that each language has: `due.ics` in English, else like `due.zh.ics`."""
    return f"{stem}.{ending}" if code == "en" else f"{stem}.{code}.{ending}"


def chart_file(chart: Chart, ending: str) -> str:
    """The address of a file of a chart, relative to its page: `series.svg`."""
    return f"{chart.name}.{ending}"


def chart_path(page: str, chart: Chart, ending: str) -> str:
    """A file of a chart, beside the published page: `un-swap/indicators/audit/series.svg`."""
    return f"{published(page)}{chart_file(chart, ending)}"
