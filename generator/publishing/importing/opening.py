"""Opens a sheet as what its bytes say it is: a workbook, or text with separators."""

from pathlib import Path
from zipfile import BadZipFile, ZipFile

from generator.errors import Place, SchemaError
from generator.publishing.importing.delimited import not_text, read_delimited
from generator.publishing.importing.sheets import MOST_BYTES, MOST_SHEETS, Sheet
from generator.publishing.importing.workbooks import read_workbook

ZIPPED, OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
"""How workbooks of today, and those of before 2007, begin."""
SAVE = "open it in a spreadsheet, and save it as XLSX (Excel workbook) or as CSV UTF-8"


def read_sheets(path: Path) -> list[Sheet]:
    """The sheets of a file. Raises `DataError` for a file that is no sheet, or is too large."""
    file = path.name
    if not path.is_file():
        raise SchemaError(Place(file), "there is no such file", "correct its name")
    with path.open("rb") as opened:
        content = opened.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        problem = f"it is larger than {MOST_BYTES:,} bytes"
        raise SchemaError(Place(file), problem, "split it, or delete what is not needed")
    if content.startswith(OLD):
        problem = "it is a workbook of an old kind (.xls), or has a password"
        raise SchemaError(Place(file), problem, f"{SAVE}, without a password")
    if content.startswith(ZIPPED):
        refuse_other_workbooks(path)
        sheets = read_workbook(content, file)
        if len(sheets) > MOST_SHEETS:
            raise SchemaError(Place(file), f"it has more than {MOST_SHEETS} sheets", "split it")
        return sheets
    if content.lstrip()[:1] == b"<" or content.startswith(b"%PDF"):
        raise not_text(file)
    return [read_delimited(content, file, path.stem)]


def refuse_other_workbooks(path: Path) -> None:
    """Raises `DataError` for zipped files that are no XLSX, like those of Numbers."""
    try:
        with ZipFile(path) as archive:
            names = set(archive.namelist())
    except BadZipFile as error:
        raise SchemaError(Place(path.name), "the workbook is damaged", SAVE) from error
    if "xl/workbook.xml" not in names:
        problem = (
            "it is no XLSX workbook, but one of LibreOffice (.ods), Numbers or another program"
        )
        raise SchemaError(Place(path.name), problem, SAVE)
