"""The part of a chart below its caption: legend, drawings, and its table, files and citation.

All of this works without scripts. A script adds an interactive chart.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.charts.chart import LAYOUTS, Chart
from generator.citations import page_citation
from generator.citations.works import SitePage
from generator.errors import ContentError, Place
from generator.ids import FigureId
from generator.language import Language, gettext_noop
from generator.language.names import measure_name, period_name, subject_name
from generator.models import Figure
from generator.pages.notation import HtmlNotation
from generator.pages.page import CHART_FILES, Page, chart_file, published
from generator.pages.templates import rendered_html
from generator.rows.texts import texts
from generator.site.citing import Citing
from generator.site.drawings import Draw

NAMES = {
    gettext_noop("What it is"): subject_name,
    gettext_noop("Measure"): measure_name,
    gettext_noop("Period"): period_name,
}
"""The columns of the table of a chart: head, and function that gives the text of a cell."""


@dataclass(frozen=True)
class ChartRow:
    """A figure in the table of a chart."""

    names: Sequence[str]
    """What the figure is about, in the order of the columns before its value."""
    figure: Figure


@dataclass(frozen=True)
class ChartParts:
    """Writes the charts of one page."""

    page: Page
    draw: Draw
    citing: Citing

    def html(self, name: str, table: str | None) -> Markup:
        """The part below the caption of a chart, by its name.

        `table` is the id of the table on the page that shows its figures; None adds a table.
        """
        chart = self.chart(name)
        language = self.citing.language
        heads, rows = ([], []) if table else self.rows(chart)
        drawings = {
            layout: Markup(self.draw(chart, layout))  # noqa: S704 - drawn by us
            for layout in LAYOUTS
        }
        values = {
            "chart": chart,
            "drawings": drawings,
            "table": table,
            "heads": heads,
            "rows": rows,
            "files": {ending.upper(): chart_file(chart, ending) for ending in CHART_FILES},
            "citation": self.citation(chart),
        }
        return rendered_html(
            "chart.html",
            values,
            register=self.citing.register,
            language=language,
            write=HtmlNotation(self.page.path, language.direction),
        )

    def chart(self, name: str) -> Chart:
        """The chart with a name. Raises `ContentError` if the page has none."""
        for chart in self.page.charts:
            if chart.name == name:
                return chart
        problem = f"the template shows the chart {name}, which is not among the page's charts"
        raise ContentError(Place(self.page.path), problem, "give it to the page as well")

    def citation(self, chart: Chart) -> str:
        """The citation of a chart: its title, the title of its page, the release, its address."""
        language = self.citing.language
        title = language.text(
            "%(chart)s – %(page)s", chart=chart.title, page=self.subject_title(chart)
        )
        cited = SitePage(title, "", f"{published(self.page.path)}#chart-{chart.name}")
        return page_citation(self.citing.register, cited, language, self.citing.address).text

    def subject_title(self, chart: Chart) -> str:
        """The title of the page; on the home page, that of the package of the chart."""
        if self.page.path != "index.md" or not chart.figures:
            return self.page.title
        package = self.citing.register.release.packages[FigureId(chart.figures[0]).package]
        return self.citing.language.localised(texts(package.descriptor, "title"))

    def rows(self, chart: Chart) -> tuple[list[str], list[ChartRow]]:
        """The heads and the rows of a table of the figures of a chart.

        A column in which all cells are equal is left out, if another column is left.
        """
        register, language = self.citing.register, self.citing.language
        figures = [register.figures[identity] for identity in chart.figures]
        columns = {
            head: [name(register, figure, language) for figure in figures]
            for head, name in NAMES.items()
        }
        varied = [head for head, cells in columns.items() if len(set(cells)) > 1]
        kept = varied or [next(iter(columns))]
        rows = [
            ChartRow([columns[head][number] for head in kept], figure)
            for number, figure in enumerate(figures)
        ]
        return [language.text(head) for head in (*kept, gettext_noop("Figure"))], rows


def chart_words(language: Language) -> dict[str, str]:
    """The words that the script of charts shows, by the name of the attribute that holds them."""
    return {
        "explore": language.text("Explore"),
        "back": language.text("Back to the picture"),
        "save": language.text("Save as PNG"),
        "loading": language.text("Loading …"),
        "failed": language.text("The interactive chart could not be loaded:"),
        "keys": language.text("Point at a value or tap it; arrow keys go from one to the next."),
    }
