"""A chart in a page: caption, key, drawing, and what can be done with it. A script adds to it; none
of it needs one.
"""

import posixpath
import re
from collections.abc import Iterator
from functools import partial
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
"""Anything that one paragraph holds."""
PARAGRAPH = rf"<p>({WITHIN})</p>\s*"
TABLE = re.compile(r"<table>.*?</table>", re.S)
MARKED = re.compile(r'data-figure="([^"]+)"')
NAMES = {
    gettext_noop("What it is"): subject_name,
    gettext_noop("Measure"): measure_name,
    gettext_noop("Period"): period_name,
}
"""What tells the figures of a chart apart, by the head of its column."""
END = "</body>"


def with_charts(html: str, page: Page, draw: Draw, records: Records) -> str:
    """The page with each chart as a figure in the place of its paragraphs. Its figures are marked
    already.
    """
    tables = tables_of(html, page)
    html = with_table_ids(html, set(tables.values()))
    for chart in page.charts:
        actions = action_list(chart, page, records, tables.get(chart.name))
        element = partial(figure_element, chart=chart, draw=draw, actions=actions)
        html = chart_paragraphs(chart).sub(
            lambda found, element=element: element((found[1], found[2])), html
        )  # type: ignore[misc]
    return html


def chart_paragraphs(chart: Chart) -> re.Pattern[str]:
    """The paragraphs that MkDocs makes of a chart; message and what was measured are groups."""
    message = rf"<p><strong>({WITHIN})</strong></p>\s*"
    image = rf'<p><img alt="[^"]*" src="(?:[^"]*/)?{re.escape(chart.name)}\.svg" ?/?></p>\s*'
    legend = PARAGRAPH if chart.legend else ""
    return re.compile(message + PARAGRAPH + image + legend + PARAGRAPH, re.S)


def tables_of(html: str, page: Page) -> dict[str, int]:
    """The number of the table that has most of a chart, by its name: for charts that the page has
    all figures of.
    """
    tables = [set(MARKED.findall(table)) for table in TABLE.findall(html)]
    shown = set(MARKED.findall(html))
    found = {}
    for chart in page.charts:
        shared = [len(table & set(chart.figures)) for table in tables]
        if set(chart.figures) <= shown and any(shared):
            found[chart.name] = shared.index(max(shared))
    return found


def with_table_ids(html: str, numbers: set[int]) -> str:
    """The page with an id on the tables of these numbers."""
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
    return f"rows-{number + 1}"


def figure_element(caption: tuple[str, str], chart: Chart, draw: Draw, actions: str) -> str:
    """A chart in HTML: both layouts, of which the style sheet shows one, and the legend as a list."""
    name = f"chart-{chart.name}"
    message, about = caption
    head = f'<p class="chart-message" id="{name}-message">{message}</p><p class="chart-about">{about}</p>'
    entries = "".join(legend_item(entry) for entry in chart.legend)
    legend = f'<ul class="chart-legend">{entries}</ul>' if entries else ""
    drawings = "".join(
        f'<div class="chart-{layout}">{draw(chart, layout)}</div>' for layout in LAYOUTS
    )
    return (
        f'<figure class="chart" id="{name}" aria-labelledby="{name}-message"><figcaption>{head}</figcaption>'
        f"{legend}{drawings}{actions}</figure>"
    )


def legend_item(entry: LegendEntry) -> str:
    swatch = f'<span class="swatch {entry.style}" aria-hidden="true">{escape(entry.symbol)}</span>'
    return f"<li>{swatch} {escape(entry.label)}</li>"


def action_list(chart: Chart, page: Page, records: Records, table: int | None) -> str:
    """What can be done with a chart: its values as a table, its files, its address, and how to cite
    it.
    """
    language = records.language
    links = [(f"{chart.name}.{ending}", ending.upper()) for ending in CHART_FILES]
    links.append((f"#chart-{chart.name}", language.text("Link")))
    if table is not None:
        links.insert(0, (f"#{table_id(table)}", language.text("Table")))
    items = [f'<a href="{escape(address)}">{escape(text)}</a>' for address, text in links]
    if table is None:
        rows = "".join(table_rows(chart, page, records))
        items.insert(0, folded(language.text("Table"), f"<table>{rows}</table>"))
    cite = folded(language.text("Cite"), f"<p>{escape(citation_text(chart, page, records))}</p>")
    listed = "".join(f"<li>{item}</li>" for item in items)
    return f'<ul class="chart-actions">{listed}<li class="cite">{cite}</li></ul>'


def folded(summary: str, content: str) -> str:
    return f"<details><summary>{escape(summary)}</summary>{content}</details>"


def citation_text(chart: Chart, page: Page, records: Records) -> str:
    """How a chart is cited: its title and that of its page, the release, and its own address."""
    title = records.language.text(
        "%(chart)s – %(page)s", chart=chart.title, page=about(chart, page, records)
    )
    place = SitePage(title, "", f"{published(page.path)}#chart-{chart.name}")
    return page_citation(records.register, place, records.language, records.address).text


def about(chart: Chart, page: Page, records: Records) -> str:
    """What a chart is about: its page, and on the home page its package."""
    if page.path != "index.md" or not chart.figures:
        return page.title
    package = records.register.release.packages[FigureId(chart.figures[0]).package]
    return records.language.localised(texts(package.descriptor, "title"))


def table_rows(chart: Chart, page: Page, records: Records) -> Iterator[str]:
    """The figures of a chart as rows of HTML, heads first. What is the same of all of them has no
    column.
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
    way = posixpath.relpath(published(figure_path(figure)), published(page.path) or ".")
    return f'<a data-figure="{figure.id}" href="{way}/">{escape(text)}</a>'


def with_script(html: str, url: str, bundle: str, language: Language) -> str:
    """The page at an address with the script of its charts. `bundle` is what that fetches once
    somebody asks for it.
    """
    up = "../" * url.count("/")
    words = "".join(
        f' data-{name}="{escape(text)}"' for name, text in chart_words(language).items()
    )
    script = f'<script src="{up}assets/charts.js" data-bundle="{up}../{bundle}"{words}></script>'
    assert END in html
    return html.replace(END, f"{script}\n{END}", 1)


def chart_words(language: Language) -> dict[str, str]:
    """Words of the script, which gets them as attributes."""
    return {
        "explore": language.text("Explore"),
        "back": language.text("Back to the picture"),
        "save": language.text("Save as PNG"),
        "loading": language.text("Loading …"),
        "failed": language.text("The interactive chart could not be loaded:"),
        "keys": language.text("Point at a value or tap it; arrow keys go from one to the next."),
    }
