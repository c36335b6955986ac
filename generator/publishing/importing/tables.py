"""The tables of a package while a sheet is taken in: read, extended, and written again.

Rows that do not change keep their bytes. Rows and columns keep their order. No row is deleted.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.errors import DataError, InvalidRelease, Place, SchemaError
from generator.files import Files
from generator.packages.tables import line_problems, read_lines
from generator.publishing.importing.names import folded, names_in, the_key

Row = dict[str, str]
BOM = "\ufeff"


@dataclass
class Table:
    """One table of a package."""

    name: str
    file: str
    """Its path below the folder of the project."""
    schema: Mapping[str, Any]
    columns: list[str]
    """The columns of the file, in their order."""
    rows: list[Row] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    """The header and each row as the file has them; empty for what must be written anew."""
    end: str = "\n"
    """How lines end in the file."""
    bom: str = ""
    is_changed: bool = False
    names: dict[str, dict[str, None]] = field(default_factory=dict)
    """The keys of the rows by each of their names, folded."""
    keys: dict[str, None] = field(default_factory=dict)
    """The keys of all rows."""
    own: dict[str, None] = field(default_factory=dict)
    """The columns that the schema does not know, and that a sheet fills in."""

    @property
    def key(self) -> str:
        """The first column of its key."""
        return str(self.schema["fields"][0]["name"])

    @property
    def legal(self) -> list[str]:
        """The columns that the schema knows."""
        return [str(one["name"]) for one in self.schema["fields"]]

    def taken(self, cells: Mapping[str, str]) -> Row:
        """The cells in columns that the schema knows, or that the sheet fills in as its own."""
        return {name: text for name, text in cells.items() if name in (*self.legal, *self.own)}

    def values(self, column: str) -> list[str]:
        """The values that a column may have; empty if the schema does not list them."""
        fields = {one["name"]: one for one in self.schema["fields"]}
        enum: list[str] = fields.get(column, {}).get("constraints", {}).get("enum", [])
        return list(enum)

    def must_have(self, column: str) -> bool:
        """True if the schema requires a column."""
        fields = {one["name"]: one for one in self.schema["fields"]}
        return bool(fields[column].get("constraints", {}).get("required"))

    def named(self, name: str) -> str | None:
        """The key of the row with a name; None if no row has it. Raises `Ambiguous`."""
        return the_key(name, self.names.get(folded(name), {}))

    def cell_of(self, key: str, column: str) -> str:
        """A cell of the row with a key; empty if there is none."""
        return next((row.get(column, "") for row in self.rows if row.get(self.key) == key), "")

    def add(self, row: Mapping[str, str]) -> None:
        """Adds a row at the end."""
        self.is_changed = True
        self.include(row)
        self.rows.append({column: row.get(column, "") for column in self.columns})
        self.lines.append("")
        self.remember(row)

    def change(self, index: int, cells: Mapping[str, str]) -> None:
        """Changes cells of a row, if there are any."""
        if not cells:
            return
        self.is_changed = True
        self.include(cells)
        self.rows[index] |= cells
        self.lines[index + 1] = ""
        self.remember(self.rows[index])

    def remember(self, row: Mapping[str, str]) -> None:
        """Keeps the key and the names of a row, by which it is found."""
        self.keys[row.get(self.key, "")] = None
        for name in names_in(row, self.key):
            if name.strip():
                self.names.setdefault(folded(name), {})[row[self.key]] = None

    def call(self, key: str, names: Iterable[str]) -> None:
        """Lets a row be found by names that a sheet has for it, if no row has them yet.

        Otherwise a row further below could take such a name, and the next import would find that.
        """
        for name in names:
            self.names.setdefault(folded(name), {key: None})

    def include(self, cells: Mapping[str, str]) -> None:
        """Adds the columns of these cells that the file lacks, at their place in the schema."""
        for column in cells:
            if column in self.columns or not cells[column]:
                continue
            order = [*self.legal, *self.own]
            before = [name for name in order[: order.index(column)] if name in self.columns]
            self.columns.insert(self.columns.index(before[-1]) + 1 if before else 0, column)
            self.rows = [{**row, column: ""} for row in self.rows]
            self.lines = [""] * len(self.lines)

    def content(self) -> bytes:
        """The file as it is to be written."""
        written = [self.columns, *([row[name] for name in self.columns] for row in self.rows)]
        kept = zip(self.lines, written, strict=True)
        lines = [line or csv_line(cells) for line, cells in kept]
        return f"{self.bom}{''.join(f'{line}{self.end}' for line in lines)}".encode()


def csv_line(cells: Sequence[str]) -> str:
    """One row of a CSV file, without the end of the line."""
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(cells)
    return text.getvalue()


def new_table(
    name: str, file: str, *, schema: Mapping[str, Any], languages: Sequence[str]
) -> Table:
    """A table that the package does not have yet, with the columns that must be filled in."""
    columns: list[str] = []
    for one in schema["fields"]:
        stem, _, code = one["name"].rpartition("_")
        if one.get("constraints", {}).get("required") or one["name"] in schema.get(
            "primaryKey", []
        ):
            columns += (
                [f"{stem}_{language}" for language in languages] if code == "en" else [one["name"]]
            )
    return Table(name, file, schema, columns, lines=[""])


def read_table(files: Files, name: str, file: str, *, schema: Mapping[str, Any]) -> Table:
    """A table of a package as it is. Raises `InvalidRelease` if it cannot be read."""
    problems: list[DataError] = []
    lines = read_lines(files.get(file), file, problems)
    if lines:
        problems += line_problems(lines, file)
        problems += missing_columns(lines[0], file, schema)
    if problems or not lines:
        raise InvalidRelease(problems)
    text = files[file].decode()
    end = "\r\n" if "\r\n" in text else "\n"
    written = text.removeprefix(BOM).removesuffix(end).split(end)
    table = Table(
        name,
        file,
        schema,
        columns=lines[0],
        rows=[dict(zip(lines[0], cells, strict=True)) for cells in lines[1:]],
        lines=written if len(written) == len(lines) else [""] * len(lines),
        end=end,
        bom=BOM if text.startswith(BOM) else "",
    )
    for row in table.rows:
        table.remember(row)
    return table


def missing_columns(
    labels: Sequence[str], file: str, schema: Mapping[str, Any]
) -> Iterator[DataError]:
    """Columns that must be there and are not."""
    for one in schema["fields"]:
        if one.get("constraints", {}).get("required") and one["name"] not in labels:
            place = Place(file, 1, one["name"])
            yield SchemaError(place, "the column is missing", "add it, and import again")
