"""Reads XLSX workbooks with openpyxl. Nothing in a workbook is run or fetched."""

import io
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from itertools import islice
from typing import Any, Literal
from zipfile import BadZipFile
from zlib import error as ZlibError  # noqa: N812

from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils.exceptions import CellCoordinatesException, InvalidFileException

from generator.errors import Place, SchemaError
from generator.publishing.importing.archives import refuse_unsafe
from generator.publishing.importing.formats import date_text, number_cell
from generator.publishing.importing.sheets import Cell, Sheet, text_cell

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
BROKEN = (
    BadZipFile, ZlibError, KeyError, ValueError, TypeError, AttributeError, IndexError, EOFError,
    NotImplementedError, RuntimeError, SyntaxError, CellCoordinatesException, InvalidFileException,
)  # fmt: skip
"""What openpyxl raises for workbooks that are damaged."""


def read_workbook(content: bytes, file: str) -> list[Sheet]:
    """The sheets of a workbook, also hidden ones. Raises `DataError` if it cannot be read.

    Formulas are read as the results that the workbook holds.
    """
    refuse_unsafe(content, file)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns about drawings and styles
            workbook = load_workbook(
                io.BytesIO(content), data_only=True, keep_links=False, rich_text=True
            )
            return [sheet_of(sheet, file) for sheet in workbook.worksheets]
    except BROKEN as error:
        fix = "open it in a spreadsheet, and save it again as XLSX"
        raise SchemaError(Place(file), "the workbook is damaged", fix) from error


def sheet_of(sheet: Any, file: str) -> Sheet:
    """A sheet of openpyxl as our own. Each cell of a merged range repeats its first cell."""
    filled = {
        (cell.row, cell.column): cell_of(cell)
        for cell in sheet._cells.values()
        if cell.value is not None
    }
    height = max((row for row, _ in filled), default=0)
    width = max((column for _, column in filled), default=0)
    for copy in merged_copies(sheet, filled):
        filled[copy.row, copy.column] = copy
    rows = tuple(
        tuple(filled.get((row, column)) or Cell(row, column) for column in range(1, width + 1))
        for row in range(1, height + 1)
    )
    name = text_cell(1, 1, str(sheet.title)).text
    return Sheet(file, name, rows, is_hidden=sheet.sheet_state != "visible")


def merged_copies(sheet: Any, filled: Mapping[tuple[int, int], Cell]) -> Iterator[Cell]:
    """Copies of the first cell of each merged range, for its other cells."""
    for merged in sheet.merged_cells.ranges:
        first = filled.get((merged.min_row, merged.min_col))
        if first is None:
            continue
        for row, column in islice(merged.cells, 1, None):
            copied: Literal["above", "left"] = "above" if row > merged.min_row else "left"
            yield replace(first, row=row, column=column, special="", copied=copied)


def cell_of(cell: Any) -> Cell:
    """A filled cell of openpyxl as our own."""
    row, column, value = cell.row, cell.column, cell.value
    if cell.data_type == "e":
        return Cell(row, column, str(value), kind="error", written=str(value))
    if isinstance(value, bool):
        text = str(value).lower()
        return Cell(row, column, text, kind="boolean", written=text.upper())
    if isinstance(value, int | float):
        return number_cell(row, column, value, shown_as=cell.number_format)
    if isinstance(value, datetime | date):
        text = date_text(value, cell.number_format)
        return Cell(row, column, text, kind="date", written=text)
    if isinstance(value, CellRichText):
        return rich_cell(row, column, value)
    return text_cell(row, column, str(value))


def rich_cell(row: int, column: int, parts: CellRichText) -> Cell:
    """A cell with formatted text. What is in superscript at its end or beginning is a mark."""
    pieces = [
        (str(part), isinstance(part, TextBlock) and part.font.vertAlign == "superscript")
        for part in parts
    ]
    while len(pieces) > 1 and not pieces[-1][0].strip():
        pieces.pop()
    marks = ""
    for end in (-1, 0):
        if len(pieces) > 1 and pieces[end][1] and not marks:
            marks = pieces.pop(end)[0].strip()
    plain = text_cell(row, column, "".join(text for text, _ in pieces))
    written = f"{plain.written}{marks.translate(SUPERSCRIPT)}"
    return Cell(row, column, plain.text, marks=marks, written=written, special=plain.special)
