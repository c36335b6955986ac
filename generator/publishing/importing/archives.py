"""Refuses workbooks that could exhaust the machine or that hold more than tables."""

import io
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, iterparse
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812

from generator.errors import DataError, Place, SchemaError
from generator.publishing.importing.sheets import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS

MOST_UNZIPPED = 40_000_000
"""The most bytes of all parts of a workbook together."""
MOST_PARTS = 2_000
MOST_CELLS = 400_000
MOST_MERGED = 200_000
"""The most cells of a sheet that merged ranges may cover."""
CELL = re.compile("([A-Z]{1,3})([0-9]{1,10})")
MACROS = ("vbaproject.bin", "macrosheets/", "activex/")


def refuse_unsafe(content: bytes, file: str) -> None:
    """Raises `DataError` for a workbook that is too large, has macros or is damaged."""
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNZIPPED:
                raise too_large(file, f"unzipped it is larger than {MOST_UNZIPPED:,} bytes")
            names = [part.filename.lower() for part in parts]
            if any(macro in name for name in names for macro in MACROS):
                fix = "save it as XLSX, which has no macros"
                raise SchemaError(Place(file), "the workbook has macros", fix)
            if sum(name.startswith("xl/worksheets/") for name in names) > 2 * MOST_SHEETS:
                raise too_large(file, f"it has more than {MOST_SHEETS} sheets")
            for name in names_of_xml(archive):
                refuse_part(archive.read(name), file)
    except (
        BadZipFile,
        ZlibError,
        ParseError,
        EOFError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        fix = "open it in a spreadsheet, and save it again as XLSX, without a password"
        raise SchemaError(Place(file), "the workbook is damaged or encrypted", fix) from error


def names_of_xml(archive: ZipFile) -> Iterator[str]:
    """The names of the parts that are XML."""
    for part in archive.infolist():
        if part.filename.lower().endswith((".xml", ".rels", ".vml")):
            yield part.filename


def refuse_part(content: bytes, file: str) -> None:
    """Raises `DataError` if a part defines entities, or has cells beyond the limits."""
    if (
        b"<!DOCTYPE" in content
        or b"<!ENTITY" in content
        or content[:2] in (b"\xff\xfe", b"\xfe\xff")
    ):
        fix = "open it in a spreadsheet, and save it again as XLSX"
        raise SchemaError(Place(file), "the workbook is not written as spreadsheets do", fix)
    if b"mergeCell" not in content and b"<c" not in content and b":c " not in content:
        return
    cells = merged = 0
    for _, element in iterparse(io.BytesIO(content)):  # noqa: S314 - entities are refused above
        name = element.tag.rpartition("}")[2]
        if name == "c":
            cells += 1
            refuse_cell(element, file)
        elif name == "mergeCell":
            merged += merged_area(element.get("ref", ""))
        if cells > MOST_CELLS or merged > MOST_MERGED:
            raise too_large(file, f"a sheet has more than {MOST_CELLS:,} cells")
        if name in ("row", "mergeCell"):
            element.clear()


def refuse_cell(element: Element, file: str) -> None:
    """Raises `DataError` for a filled cell far outside, and for a formula that has no result."""
    children = {child.tag.rpartition("}")[2]: child.text for child in element}
    reference = element.get("r", "")
    if "f" in children and not children.get("v") and element.get("t") != "str":
        raise SchemaError(
            Place(file, field=reference or None),
            "the formula has no result in the file",
            "open it in a spreadsheet, save it again, and import it then",
        )
    if children and reference and not is_within(reference):
        raise too_large(
            file, f"{reference} is below row {MOST_ROWS:,} or right of column {MOST_COLUMNS}"
        )


def is_within(reference: str) -> bool:
    """True if a cell is in the rows and columns that are read. Raises `ParseError` for no cell."""
    column, row = place_of(reference)
    return row <= MOST_ROWS and column <= MOST_COLUMNS


def merged_area(reference: str) -> int:
    """The number of cells of a merged range, like A1:C2."""
    first, _, last = reference.partition(":")
    left, top = place_of(first)
    right, bottom = place_of(last or first)
    return (abs(right - left) + 1) * (abs(bottom - top) + 1)


def place_of(reference: str) -> tuple[int, int]:
    """The numbers of column and row of a cell: AB12 → 28, 12. Raises `ParseError` for no cell."""
    found = CELL.fullmatch(reference)
    if found is None:
        raise ParseError(reference)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column, int(found[2])


def too_large(file: str, problem: str) -> DataError:
    """The problem of a workbook above a limit."""
    fix = "delete empty rows and columns beside the table, or split the workbook"
    return SchemaError(Place(file), problem, fix)
