"""Tables of figures for download. Each row has unit, base, source, release and permalink."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from generator.charts.chart import LAYOUTS, Chart
from generator.downloads.cells import spreadsheet_csv
from generator.history.objects import encoded
from generator.language import Language, language_of
from generator.language.names import measure_name, period_name, subject_name
from generator.models import Figure, Package, Register
from generator.pages.page import Page, chart_path

CHART_COLUMNS = (
    "id", "subject_title", "measure_title", "period_title", "value", "qualifier", "high", "unit",
    "base", "obs_status", "basis", "source", "locator", "release", "permalink",
)  # fmt: skip
"""The columns of the data of a chart. `value` is the value that the chart shows; `basis` is
`stated`, `computed` or `both`.
"""


def figures_table(
    register: Register, package: Package, address: str
) -> tuple[list[str], list[list[object]]]:
    """Columns and rows of a table with one row per figure of a package, in the order of ids.

    Names and bases are in all languages.
    """
    languages = [language_of(register.release, code) for code in register.release.languages]
    return figure_columns(register.release.languages), [
        figure_row(register, figure, languages, address)
        for figure in register.figures.values()
        if figure.package == package.name
    ]


def figure_columns(codes: Sequence[str]) -> list[str]:
    """The columns of `figures_table`, for these languages."""
    named = [
        [key, *(f"{key}_title_{code}" for code in codes)]
        for key in ("subject", "measure", "period")
    ]
    bases = [f"base_{code}" for code in codes]
    return [
        "id", *(column for columns in named for column in columns),
        "value", "qualifier", "high", "computed", "unit", *bases, "obs_status",
        "basis", "verdict", "source", "locator", "reading", "release", "permalink",
    ]  # fmt: skip


def figure_row(
    register: Register, figure: Figure, languages: Sequence[Language], address: str
) -> list[object]:
    """The cells of one figure, in the order of `figure_columns`."""
    main = figure.main
    return [
        figure.id,
        figure.subject,
        *(subject_name(register, figure, language) for language in languages),
        figure.measure,
        *(measure_name(register, figure, language) for language in languages),
        figure.period,
        *(period_name(register, figure, language) for language in languages),
        figure.value,
        main.qualifier if main else None,
        main.high if main else None,
        figure.computed,
        figure.unit,
        *(figure.base.get(language.code) for language in languages),
        figure.obs_status,
        figure.basis,
        figure.verdict,
        main.source if main else None,
        main.locator if main else None,
        main.reading if main else None,
        register.edition,
        permalink(figure, languages[0], address),
    ]


def permalink(figure: Figure, language: Language, address: str) -> str:
    """The address of a figure's page, which never changes."""
    return f"{address}{language.code}/figures/{figure.id}/"


def figures_csv(register: Register, package: Package, address: str) -> bytes:
    """The figures of one package as CSV for a spreadsheet."""
    return spreadsheet_csv(*figures_table(register, package, address))


def chart_files(
    register: Register,
    pages: Iterable[Page],
    language: Language,
    *,
    address: str,
    spec: Callable[[Chart, str], str],
) -> Iterator[tuple[str, bytes]]:
    """The files of every chart on these pages: path below the folder of the language, and content.

    A chart has its data as CSV and JSON, and a Vega-Lite specification for each layout. `spec`
    gives the specification of a chart in a layout as JSON.
    """
    for page in pages:
        for chart in page.charts:
            rows = chart_table(register, chart, language, address)
            yield chart_path(page.path, chart, "csv"), spreadsheet_csv(CHART_COLUMNS, rows)
            yield chart_path(page.path, chart, "json"), json_table(CHART_COLUMNS, rows)
            for layout in LAYOUTS:
                path = chart_path(page.path, chart, f"{layout}.vl.json")
                yield path, spec(chart, layout).encode()


def chart_table(
    register: Register, chart: Chart, language: Language, address: str
) -> list[list[object]]:
    """The rows of the figures of a chart, in the order in which the chart draws them.

    A figure without a value has a row, but no mark in the chart.
    """
    return [
        chart_row(register, register.figures[identity], language, address)
        for identity in chart.figures
    ]


def json_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A table as JSON: one object per row. Empty cells are null; numbers keep all digits."""
    cells = ([cell.isoformat() if isinstance(cell, date) else cell for cell in row] for row in rows)
    return encoded(dict(zip(columns, row, strict=True)) for row in cells)


def table_json(package: Package, table: str) -> bytes:
    """A table of a package as JSON, with the columns of its schema."""
    rows = package.tables.of(table)
    columns = package.columns(table)
    return json_table(columns, [[package.cell(row, column) for column in columns] for row in rows])


def chart_row(register: Register, figure: Figure, language: Language, address: str) -> list[object]:
    """The cells of one figure, in the order of `CHART_COLUMNS`."""
    main = figure.main
    return [
        figure.id,
        subject_name(register, figure, language),
        measure_name(register, figure, language),
        period_name(register, figure, language),
        figure.published,
        main.qualifier if main else None,
        main.high if main else None,
        figure.unit,
        language.localised(figure.base) or None,
        figure.obs_status,
        figure.basis,
        main.source if main else None,
        main.locator if main else None,
        register.edition,
        permalink(figure, language, address),
    ]
