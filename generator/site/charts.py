"""Puts charts into pages: caption, legend, drawing, and links to the data of the chart.

All of this works without scripts. A script adds an interactive chart.
"""

import posixpath
import re
from collections.abc import Iterator
from html import escape

from generator.charts.chart import LAYOUTS, Chart, LegendEntry
from generator.citations import page_citation
from generator.citations.works import SitePage
from generator.ids import FigureId
from generator.language import Language, gettext_noop
from generator.language.names import measure_name, period_name, subject_name, value_text
from generator.models import Figure
from generator.pages.page import CHART_FILES, Page, figure_path
from generator.rows.texts import texts
from generator.site.drawings import Draw
from generator.site.records import Records
from generator.site.staging import published

WITHIN = "(?:(?!</p>).)*"
"""The content of one paragraph."""
PARAGRAPH = rf"<p>({WITHIN})</p>\s*"
TABLE = re.compile(r"<table>.*?</table>", re.S)
MARKED = re.compile(r'data-figure="([^"]+)"')
NAMES = {
    gettext_noop("What it is"): subject_name,
    gettext_noop("Measure"): measure_name,
    gettext_noop("Period"): period_name,
}
"""The columns of the table of a chart: head, and function that gives the text of a cell."""
END = "</body>"


def with_charts(html: str, page: Page, draw: Draw, records: Records) -> str:
    """The page with a `<figure>` instead of the paragraphs of each chart.

    The links to figures in `html` have `data-figure` already.
    """
    tables = tables_of(html, page)
    html = with_table_ids(html, set(tables.values()))
    for chart in page.charts:
        actions = action_list(chart, page, records, tables.get(chart.name))
        html = with_chart(html, chart, draw=draw, actions=actions)
    return html


def with_chart(html: str, chart: Chart, *, draw: Draw, actions: str) -> str:
    """The page with a `<figure>` instead of the paragraphs of one chart."""

    def figure(paragraphs: re.Match[str]) -> str:
        message, measured = paragraphs[1], paragraphs[2]
        return figure_element(chart, message=message, measured=measured, draw=draw, actions=actions)

    return chart_paragraphs(chart).sub(figure, html)


def chart_paragraphs(chart: Chart) -> re.Pattern[str]:
    """Matches the paragraphs that MkDocs writes for a chart.

    The first group is the message of the chart, the second what the chart measures.
    """
    message = rf"<p><strong>({WITHIN})</strong></p>\s*"
    image = rf'<p><img alt="[^"]*" src="(?:[^"]*/)?{re.escape(chart.name)}\.svg" ?/?></p>\s*'
    legend = PARAGRAPH if chart.legend else ""
    return re.compile(message + PARAGRAPH + image + legend + PARAGRAPH, re.S)


def tables_of(html: str, page: Page) -> dict[str, int]:
    """For each chart by name: the number of the table on the page that shows most of its figures.

    A chart is left out if some of its figures are nowhere on the page.
    """
    tables = [set(MARKED.findall(table)) for table in TABLE.findall(html)]
    shown = set(MARKED.findall(html))
    numbers = {}
    for chart in page.charts:
        shared = [len(table & set(chart.figures)) for table in tables]
        if set(chart.figures) <= shown and any(shared):
            numbers[chart.name] = shared.index(max(shared))
    return numbers


def with_table_ids(html: str, numbers: set[int]) -> str:
    """The page with ids on some of its tables. `numbers` are their numbers, counted from 0."""
    count = iter(range(len(html)))

    def named(table: re.Match[str]) -> str:
        number = next(count)
        return (
            table.group().replace("<table>", f'<table id="{table_id(number)}">')
            if number in numbers
            else table[0]
        )

    return TABLE.sub(named, html)


def table_id(number: int) -> str:
    """The id of a table in HTML. `number` counts the tables of the page from 0."""
    return f"rows-{number + 1}"


def figure_element(chart: Chart, *, message: str, measured: str, draw: Draw, actions: str) -> str:
    """A chart as a `<figure>`: caption, legend, both layouts, and the list of `action_list`.

    `message` and `measured` are HTML. The style sheet shows one of the two layouts.
    """
    name = f"chart-{chart.name}"
    head = f'<p class="chart-message" id="{name}-message">{message}</p>'
    about = f'<p class="chart-about">{measured}</p>'
    entries = "".join(legend_item(entry) for entry in chart.legend)
    legend = f'<ul class="chart-legend">{entries}</ul>' if entries else ""
    drawings = "".join(
        f'<div class="chart-{layout}">{draw(chart, layout)}</div>' for layout in LAYOUTS
    )
    return (
        f'<figure class="chart" id="{name}" aria-labelledby="{name}-message">'
        f"<figcaption>{head}{about}</figcaption>{legend}{drawings}{actions}</figure>"
    )


def legend_item(entry: LegendEntry) -> str:
    """A colour of the legend and its meaning, as a list item."""
    swatch = f'<span class="swatch {entry.style}" aria-hidden="true">{escape(entry.symbol)}</span>'
    return f"<li>{swatch} {escape(entry.label)}</li>"


def action_list(chart: Chart, page: Page, records: Records, table: int | None) -> str:
    """The list below a chart: its values as a table, its files, its address, and its citation.

    `table` is the number of the table of the page that has the values; None adds a table here.
    """
    language = records.language
    links = [(f"{chart.name}.{ending}", ending.upper()) for ending in CHART_FILES]
    links.append((f"#chart-{chart.name}", language.text("Link")))
    if table is not None:
        links.insert(0, (f"#{table_id(table)}", language.text("Table")))
    items = [f'<a href="{escape(address)}">{escape(text)}</a>' for address, text in links]
    if table is None:
        rows = "".join(table_rows(chart, page, records))
        items.insert(0, details_element(language.text("Table"), f"<table>{rows}</table>"))
    cite = details_element(
        language.text("Cite"), f"<p>{escape(citation_text(chart, page, records))}</p>"
    )
    listed = "".join(f"<li>{item}</li>" for item in items)
    return f'<ul class="chart-actions">{listed}<li class="cite">{cite}</li></ul>'


def details_element(summary: str, content: str) -> str:
    """HTML that a reader can unfold. `summary` is text, `content` is HTML."""
    return f"<details><summary>{escape(summary)}</summary>{content}</details>"


def citation_text(chart: Chart, page: Page, records: Records) -> str:
    """The citation of a chart: its title, the title of its page, the release, and its address."""
    title = records.language.text(
        "%(chart)s – %(page)s", chart=chart.title, page=subject_title(chart, page, records)
    )
    cited = SitePage(title, "", f"{published(page.path)}#chart-{chart.name}")
    return page_citation(records.register, cited, records.language, records.address).text


def subject_title(chart: Chart, page: Page, records: Records) -> str:
    """The title of the page of a chart; on the home page the title of the package of the chart."""
    if page.path != "index.md" or not chart.figures:
        return page.title
    package = records.register.release.packages[FigureId(chart.figures[0]).package]
    return records.language.localised(texts(package.descriptor, "title"))


def table_rows(chart: Chart, page: Page, records: Records) -> Iterator[str]:
    """The figures of a chart as rows of an HTML table, first the row of heads.

    A column in which all cells are equal is left out.
    """
    language, register = records.language, records.register
    figures = [register.figures[identity] for identity in chart.figures]
    columns = {
        language.text(head): [escape(name(register, figure, language)) for figure in figures]
        for head, name in NAMES.items()
    }
    columns = {head: cells for head, cells in columns.items() if len(set(cells)) > 1}
    values = [
        figure_anchor(figure, page, value_text(register, figure, language)) for figure in figures
    ]
    columns[language.text("Figure")] = values
    yield f"<thead><tr>{''.join(f'<th>{escape(head)}</th>' for head in columns)}</tr></thead>"
    for cells in zip(*columns.values(), strict=True):
        yield f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def figure_anchor(figure: Figure, page: Page, text: str) -> str:
    """The link from a page to the page of a figure."""
    path = posixpath.relpath(published(figure_path(figure)), published(page.path) or ".")
    return f'<a data-figure="{figure.id}" href="{path}/">{escape(text)}</a>'


def with_script(html: str, url: str, bundle: str, language: Language) -> str:
    """The page with the script of its charts. `url` is its address below the language.

    `bundle` is the path of the script that draws. It is fetched when a reader asks for it.
    """
    up = "../" * url.count("/")
    words = "".join(
        f' data-{name}="{escape(text)}"' for name, text in chart_words(language).items()
    )
    script = f'<script src="{up}assets/charts.js" data-bundle="{up}../{bundle}"{words}></script>'
    assert END in html
    return html.replace(END, f"{script}\n{END}", 1)


def chart_words(language: Language) -> dict[str, str]:
    """The words that the script shows, by the name of the attribute that holds them."""
    return {
        "explore": language.text("Explore"),
        "back": language.text("Back to the picture"),
        "save": language.text("Save as PNG"),
        "loading": language.text("Loading …"),
        "failed": language.text("The interactive chart could not be loaded:"),
        "keys": language.text("Point at a value or tap it; arrow keys go from one to the next."),
    }
