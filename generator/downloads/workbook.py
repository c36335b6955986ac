"""The workbook of a package in one language (XlsxWriter).

It has figures by period, a cover, notes, all figures, and a sheet for each table.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from decimal import Decimal
from unicodedata import east_asian_width

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from generator.downloads.cells import RUN
from generator.downloads.figures import figures_table
from generator.downloads.notes import cover_rows, note_rows
from generator.language import rounded
from generator.language.names import measure_name, subject_name, value_text
from generator.language.quantities import unit_name
from generator.models import Figure
from generator.pages.local import LocalPackage

BY_PERIOD = "by period"
OWN_SHEETS = (BY_PERIOD, "cover", "notes", "figures")
"""The first sheets of every workbook. The sheets of tables follow."""
PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
"""Options of XlsxWriter: no text becomes a formula, a link or a number."""
LONGEST = 32_767
"""Characters that a cell can hold. Longer text is cut and ends with “…”."""
MOST_DECIMALS = 15
"""The most decimals of a number that a cell prints as they are. A spreadsheet keeps no more."""
WIDTHS = (8, 60)
"""The least and the greatest width of a column, in characters."""
Rows = Sequence[Sequence[object]]


def package_workbook(local: LocalPackage, address: str) -> bytes:
    """The workbook of one package. Its date is the date of the release, never that of the build."""
    register, package, language = local.register, local.package, local.language
    target = io.BytesIO()
    book = Workbook(target, PLAIN)
    created = datetime.combine(register.release.created, time(), UTC)
    book.set_properties(
        {
            "title": local.package_text("title"),
            "author": register.release.identity.publisher(language.code),
            "created": created,
        }
    )
    columns, rows = figures_table(register, package, address)
    used = {figure.unit for figure in register.figures.values() if figure.package == package.name}
    covers = cover_rows(register, package, language, address)
    write_sheet(book, BY_PERIOD, *by_period(local))
    write_sheet(book, "cover", covers[0], covers[1:])
    write_sheet(book, "notes", ("column", "code", "meaning"), note_rows(local, used))
    write_sheet(book, "figures", columns, rows)
    for table in package.schemas:
        columns = package.columns(table)
        cells = [
            [package.cell(row, column) for column in columns] for row in package.tables.of(table)
        ]
        write_sheet(book, table, columns, cells)
    book.close()
    return target.getvalue()


def by_period(local: LocalPackage) -> tuple[list[str], list[list[object]]]:
    """The heads and rows of the first sheet: a subject and measure a row, a period a column.

    A value that a document gives with a hedge, and a code, is a text: “about 60%”. What no
    document states is in italics.
    """
    register, text = local.register, local.language.text
    figures = [figure for figure in local.figures if not figure.withdrawn]
    periods = sorted({figure.period for figure in figures}, key=local.period_order)
    rows: dict[tuple[str, str], dict[str, Figure]] = {}
    for figure in figures:
        rows.setdefault((figure.subject, figure.measure), {})[figure.period] = figure
    heads = [text("Subject"), text("Measure"), text("Unit"), text("Base")]
    return [*heads, *(local.title("periods", period) for period in periods)], [
        [
            subject_name(register, first, local.language),
            measure_name(register, first, local.language),
            unit_name(local.language, first.unit, local.by_key.units),
            local.language.localised(first.base),
            *(shown_value(local, row[period]) if period in row else None for period in periods),
        ]
        for row in rows.values()
        for first in [next(iter(row.values()))]
    ]


@dataclass(frozen=True)
class Calculated:
    """A value that we computed."""

    value: Decimal

    def __str__(self) -> str:
        return str(self.value)


def shown_value(local: LocalPackage, figure: Figure) -> object:
    """A number, if a document gives it without a hedge or we computed it; else words."""
    published, main = figure.published, figure.main
    if isinstance(published, Decimal) and main is None:
        return Calculated(rounded(published))
    if isinstance(published, Decimal) and main and not main.qualifier:
        return published
    return value_text(local.register, figure, local.language)


def write_sheet(book: Workbook, name: str, header: Sequence[str], rows: Rows) -> None:
    """Adds a sheet with one table. The header stays visible, and columns fit their content."""
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    formats = {
        "header": book.add_format({"bold": True}),
        "quoted header": book.add_format({"bold": True, "quote_prefix": True}),
        "quoted": book.add_format({"quote_prefix": True}),
    }
    for decimals in range(MOST_DECIMALS + 1):
        pattern = number_format(decimals)
        formats[pattern] = book.add_format({"num_format": pattern})
        formats[f"calculated {pattern}"] = book.add_format({"num_format": pattern, "italic": True})
    for column, label in enumerate(header):
        kind = "quoted header" if RUN.match(label) else "header"
        sheet.write_string(0, column, label, formats[kind])
        texts = [label, *(cell_text(row[column]) for row in rows)]
        width = min(max(WIDTHS[0], *map(text_width, texts)), WIDTHS[1])
        sheet.set_column(column, column, width)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            write_cell(sheet, value, formats, row=number, column=column)


def write_cell(
    sheet: Worksheet, value: object, formats: dict[str, object], *, row: int, column: int
) -> None:
    """Writes one cell: a number with the decimals that were printed; other values as text.

    None and empty text leave the cell empty.
    """
    if value is None or value == "":
        return
    kind = ""
    if isinstance(value, Calculated):
        value, kind = value.value, "calculated "
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, Decimal | int):
        exponent = Decimal(value).as_tuple().exponent
        decimals = max(0, -exponent) if isinstance(exponent, int) else 0
        sheet.write_number(
            row,
            column,
            value,
            formats[f"{kind}{number_format(decimals)}"] if decimals <= MOST_DECIMALS else None,
        )
    else:
        text = cell_text(value)
        sheet.write_string(row, column, text, formats["quoted"] if RUN.match(text) else None)


def number_format(decimals: int) -> str:
    """The format of Excel for a number with this many decimals."""
    return f"0.{'0' * decimals}" if decimals else "0"


def cell_text(value: object) -> str:
    """A value as text. Dates are written as in the data, at their own precision."""
    text = "" if value is None else str(value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def text_width(text: str) -> int:
    """The width of a text in characters. A Chinese character counts as two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text) + 1
