"""An extension of Python-Markdown for pages: marks figures, tables and charts on its tree.

Markdown has no sign for a figure, or for the head of a row. A page has them as what they are in
Markdown: a figure is a link to the page of the figure, a chart is an image between paragraphs with
classes, a table is a table. This extension makes of them what HTML can say.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from generator.language import Language
from generator.pages.folding import fold_sections
from generator.pages.page import CHART_PARTS, FIGURE_ADDRESS, relative_address
from generator.pages.page_tables import frame_tables
from generator.pages.prose import prose
from generator.pages.tree import isolate_ranges

BEFORE_MKDOCS = 1
"""The priority of what comes just before the steps of MkDocs."""
AT_LAST = -10
"""The priority of our steps: after those of the library and of MkDocs (0), and after checks."""


@dataclass
class Found:
    """What was found on a page."""

    figures: int = 0
    tables: int = 0
    charts: list[str] = field(default_factory=list)
    """The names of its charts."""
    prose: list[str] = field(default_factory=list)
    """Its paragraphs, without tables, lists of figures, and paragraphs that are only links."""


ChartHtml = Callable[[str, str | None], str]
"""Gives the HTML of a chart below its caption, from its name and the id of the table with its
figures; None if no table of the page has all of them.
"""


@dataclass(frozen=True)
class Plan:
    """How a page is to be made."""

    path: str = ""
    """The Markdown file of the page, as in `Page.path`."""
    is_generated: bool = False
    """True for a page of ours. Its links to pages of figures are marked as figures."""
    chart_html: ChartHtml = lambda _, __: ""
    charts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The ids of the figures that each chart draws, by the name of the chart."""
    in_sections: bool = False
    """True if each chapter is put into an element of its own."""


class Structure(Extension):
    """The extension. `begin` is called before each page, `found` is filled by rendering it.

    It stands beside `PlainText` (`site/rendering.py`), which gives the tree its characters.
    """

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.language = language
        self.found = Found()
        self.page = Plan()

    def begin(self, page: Plan) -> None:
        """Begins a page."""
        self.page, self.found = page, Found()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is the library's
        md.treeprocessors.register(Addresses(md, self), "addresses", BEFORE_MKDOCS)
        md.treeprocessors.register(Steps(md, self), "structure", AT_LAST)


class Addresses(Treeprocessor):
    """Turns links of hand-written pages to Markdown files into links to the published pages."""

    def __init__(self, md: Markdown, structure: Structure) -> None:
        super().__init__(md)
        self.structure = structure

    def run(self, root: Element) -> None:
        origin = self.structure.page.path
        for anchor in root.iter("a"):
            path, ending, further = anchor.get("href", "").rpartition(".md")
            if ending and ":" not in path and further[:1] in ("", "?", "#"):
                target = normpath(join(dirname(origin), path))
                anchor.set("href", relative_address(f"{target}{ending}{further}", origin))


class Steps(Treeprocessor):
    """Changes the tree of one page."""

    def __init__(self, md: Markdown, structure: Structure) -> None:
        super().__init__(md)
        self.structure = structure

    def run(self, root: Element) -> None:
        structure = self.structure
        found, plan = structure.found, structure.page
        if plan.is_generated:
            found.figures = sum(map(mark_figure, root.iter("a")))
        found.prose = list(prose(root))
        tables = tables_of_charts(root, plan.charts)
        found.tables = frame_tables(root, structure.language.chained)
        for image in [child for child in root if child.get("class") == "chart-image"]:
            found.charts.append(self.make_chart(root, image, tables))
        if structure.language.direction == "rtl":
            isolate_ranges(root)
        fold_sections(root)
        if plan.in_sections:
            wrap_sections(root)

    def make_chart(self, root: Element, image: Element, tables: Mapping[str, str]) -> str:
        """Makes a `<figure>` of the paragraphs of a chart; returns the name of the chart.

        `tables` has the ids of tables that show the figures of a chart, by the name of the chart.
        """
        assert self.md is not None
        name = image[0].get("src", "").rpartition("/")[2].removesuffix(".svg")
        at = list(root).index(image) - 2
        message, about = root[at], root[at + 1]
        message.set("id", f"chart-{name}-message")
        unwrap(message)
        figure = Element("figure", {"class": "chart", "id": f"chart-{name}"})
        figure.set("aria-labelledby", f"chart-{name}-message")
        caption = SubElement(figure, "figcaption")
        caption.extend([message, about])
        html = self.structure.page.chart_html(name, tables.get(name))
        caption.tail = self.md.htmlStash.store(html)
        end = next(n for n in range(at, len(root)) if root[n].get("class") == CHART_PARTS[-1])
        root[at : end + 1] = [figure]
        return name


def tables_of_charts(root: Element, charts: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """For each chart, the id of the table that shows most of its figures. The table gets the id.

    A chart is left out if some of its figures are nowhere on the page.
    """
    shown = figures_in(root)
    tables = list(root.iter("table"))
    sets = [figures_in(table) for table in tables]
    chosen = {}
    for name, figures in charts.items():
        shared = [len(table & set(figures)) for table in sets]
        if set(figures) <= shown and any(shared):
            number = shared.index(max(shared))
            chosen[name] = f"rows-{number + 1}"
            tables[number].set("id", chosen[name])
    return chosen


def figures_in(element: Element) -> set[str]:
    """The ids of the figures to which an element links."""
    return {anchor.attrib["data-figure"] for anchor in element.iter("a") if is_figure(anchor)}


def is_figure(anchor: Element) -> bool:
    """True for a link that is marked as a figure."""
    return "data-figure" in anchor.attrib


def unwrap(paragraph: Element) -> None:
    """Takes the content of a paragraph out of its only element."""
    only = paragraph[0]
    paragraph.text = only.text
    paragraph[:] = only[:]


def mark_figure(anchor: Element) -> bool:
    """Marks a link that leads to the page of a figure with its id. True if it does."""
    address = FIGURE_ADDRESS.fullmatch(anchor.get("href", ""))
    if address:
        anchor.set("data-figure", address[1])
    return bool(address)


def wrap_sections(root: Element) -> None:
    """Puts what comes before the first chapter, and each chapter, into elements of their own."""
    parts: list[Element] = [Element("div", {"class": "hero"})]
    for child in list(root):
        if child.tag == "h2":
            parts.append(Element("section", {"class": "part"}))
        parts[-1].append(child)
    root[:] = parts
